import { countedBy, seconds, showKpi } from '../text/kpi-value.ts'
import { groupDigits } from '../text/number.ts'
import { columnsOf, padColumns, visible, wrapColumns } from './columns.ts'
import { type DiagnosisOptions, type DiagnosisView, diagnosisWords, type FindingView, withRest } from './diagnosis.ts'
import { evidenceLines } from './diagnosis-lines.ts'
import { defaultWidth, indented, narrowestTerminal } from './render-text.ts'
import { words } from './words.ts'

const indent = '  '

/** For a terminal: the figures in columns, then each finding with its lines and the commands to go on with. */
export function* renderDiagnosisText(view: DiagnosisView, options: DiagnosisOptions): Generator<string> {
  const { around } = diagnosisWords[options.locale]
  const width = Math.max(narrowestTerminal, options.width ?? defaultWidth)
  const block = (...lines: readonly string[]) => `${lines.map((line) => line.trimEnd()).join('\n')}\n\n`
  if (options.file !== undefined) yield block(`== ${visible(options.file)} ==`)
  if (view.figures.length < view.programsWithCycles) {
    const [shown, all] = [groupDigits(view.figures.length), groupDigits(view.programsWithCycles)]
    yield block(...wrapColumns(around.worstRuns(shown, all), width))
  }
  for (const run of view.figures) yield block(...figuresOf(run, view, options))
  if (view.findings.length === 0 && view.records > 0) {
    yield block(...wrapColumns(`${around.title}: ${view.calm.words}`, width))
  }
  for (const kind of ['trouble', 'note'] as const) {
    const found = withRest(view, kind)
    if (found.length === 0) continue
    yield block(`${around.kinds[kind].title} (${groupDigits(view.counts[kind])})`)
    for (const { finding, more } of found) {
      yield block(...findingOf(finding, view, options, width))
      if (more > 0) yield block(...wrapColumns(`${finding.name}: ${around.alsoIn(groupDigits(more))}`, width))
    }
  }
}

function figuresOf(
  { process, cycles, spanS, tooFew, kpis }: DiagnosisView['figures'][number],
  { programs }: DiagnosisView,
  { locale }: DiagnosisOptions,
): string[] {
  const { around } = diagnosisWords[locale]
  const text = around.kpi
  const whose = programs > 1 ? ` · ${around.program(process + 1)}` : ''
  const rows = kpis.map(({ id, value, n }) => {
    const shown = value === null ? null : showKpi(id, value, text.between, text.perSecond)
    return {
      name: text.names[id],
      value: shown?.value ?? (tooFew ? text.tooFew : text.unknown),
      more: [shown?.range, text.sample[countedBy(id)](groupDigits(n))].filter(Boolean).join(' · '),
    }
  })
  const names = Math.max(...rows.map(({ name }) => columnsOf(name)))
  const values = Math.max(...rows.map(({ value }) => columnsOf(value)))
  return [
    `${text.title}${whose} · ${text.lead(groupDigits(cycles), seconds(spanS.lo))}`,
    ...indented(
      rows.map(({ name, value, more }) => `${padColumns(name, names)}  ${padColumns(value, values)}  ${more}`),
    ),
  ]
}

function findingOf(
  { symptom, name, says, why, others, next, evidence }: FindingView,
  { programs }: DiagnosisView,
  { locale }: DiagnosisOptions,
  width: number,
): string[] {
  const { around } = diagnosisWords[locale]
  const whose = programs > 1 && symptom.symptom !== 'several-programs' ? [around.program(symptom.process + 1)] : []
  const head = [visible(name), around.confidences[symptom.confidence].name, ...whose].join(' · ')
  const inside = (text: string) => wrapColumns(text, width - 2 * indent.length)
  const list = (items: readonly string[]) =>
    items.flatMap((item) => {
      const [first = '', ...rest] = wrapColumns(visible(item), width - 3 * indent.length)
      return [`- ${first}`, ...rest.map((line) => indent + line)]
    })
  return [
    `${around.kinds[symptom.kind].sign} ${head}`,
    ...indented([
      ...inside(visible(says)),
      '',
      `${around.evidence}:`,
      ...indented(evidence.flatMap((place) => evidenceOf(place, locale, width - 2 * indent.length))),
      ...inside(`${around.rule}: ${visible(why)}`),
      `${around.others}:`,
      ...indented(list(others)),
      ...(next.length === 0 ? [] : [`${around.next}:`]),
      ...next.flatMap(({ command, answers }) => [`  $ ${command}`, ...indented(indented(inside(answers)))]),
    ]),
  ]
}

/** The line, which of its values matter, and the line itself as it was printed. */
function evidenceOf(
  place: FindingView['evidence'][number],
  locale: DiagnosisOptions['locale'],
  width: number,
): string[] {
  const { where, line } = evidenceLines(place, words[locale])
  return [where, ...indented(wrapColumns(line, width - indent.length))]
}
