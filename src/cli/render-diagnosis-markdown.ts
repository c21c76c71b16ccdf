import { countedBy, seconds, showKpi } from '../text/kpi-value.ts'
import { groupDigits } from '../text/number.ts'
import { visible } from './columns.ts'
import { type DiagnosisOptions, type DiagnosisView, diagnosisWords, type FindingView, withRest } from './diagnosis.ts'
import { evidenceLines } from './diagnosis-lines.ts'
import { cell, code, fenced, heading, prose } from './render-markdown.ts'
import { words } from './words.ts'

/** GitHub-flavoured Markdown for a review: the figures in a table, each finding with its lines and the next commands fenced. */
export function* renderDiagnosisMarkdown(view: DiagnosisView, options: DiagnosisOptions): Generator<string> {
  const { around } = diagnosisWords[options.locale]
  const section = (...parts: readonly string[]) => `${parts.join('\n\n')}\n\n`
  if (options.file !== undefined) yield section(`## ${code(visible(options.file))}`)
  if (view.figures.length < view.programsWithCycles) {
    yield section(prose(around.worstRuns(groupDigits(view.figures.length), groupDigits(view.programsWithCycles))))
  }
  for (const run of view.figures) yield section(...figuresOf(run, view, options))
  if (view.findings.length === 0 && view.records > 0) {
    yield section(`${heading([around.title])} ${prose(view.calm.words)}`)
  }
  for (const kind of ['trouble', 'note'] as const) {
    const found = withRest(view, kind)
    if (found.length === 0) continue
    yield section(`### ${prose(around.kinds[kind].title)} (${groupDigits(view.counts[kind])})`)
    for (const { finding, more } of found) {
      yield section(...findingOf(finding, view, options))
      if (more > 0) yield section(prose(`${finding.name}: ${around.alsoIn(groupDigits(more))}`))
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
  const whose = programs > 1 ? [around.program(process + 1)] : []
  const shown = kpis.map(({ id, value, n }) => {
    const figure = value === null ? null : showKpi(id, value, text.between, text.perSecond)
    const more = [figure?.range, text.sample[countedBy(id)](groupDigits(n))].filter(Boolean).join(' · ')
    return [text.names[id], figure?.value ?? (tooFew ? text.tooFew : text.unknown), more]
  })
  const row = (cells: readonly string[]) => `| ${cells.map((each) => cell(prose(each))).join(' | ')} |`
  return [
    heading([text.title, ...whose, text.lead(groupDigits(cycles), seconds(spanS.lo))]),
    ['| | | |', '| --- | ---: | --- |', ...shown.map(row)].join('\n'),
  ]
}

function findingOf(
  { symptom, name, says, why, others, next, evidence }: FindingView,
  { programs }: DiagnosisView,
  { locale }: DiagnosisOptions,
): string[] {
  const { around } = diagnosisWords[locale]
  const whose = programs > 1 && symptom.symptom !== 'several-programs' ? [around.program(symptom.process + 1)] : []
  const lines = evidence.map((place) => evidenceLines(place, words[locale]))
  return [
    heading([`${around.kinds[symptom.kind].sign} ${name}`, around.confidences[symptom.confidence].name, ...whose]),
    prose(visible(says)),
    `${around.evidence}: ${lines.map(({ where }) => prose(where)).join('; ')}`,
    fenced(...lines.map(({ line }) => line)),
    [`- ${around.rule}: ${prose(why)}`, `- ${around.others}:`, ...others.map((other) => `  - ${prose(other)}`)].join(
      '\n',
    ),
    ...(next.length === 0 ? [] : [`${around.next}:`]),
    ...next.map(({ command, answers }) => `${fenced(command)}\n\n${prose(answers)}`),
  ]
}
