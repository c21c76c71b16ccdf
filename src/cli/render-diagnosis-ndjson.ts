import { kpiUnits } from '../trace/derive/kpi.ts'
import type { DiagnosisOptions, DiagnosisView } from './diagnosis.ts'

/**
 * One JSON object a line: `diagnosis.figure` for each figure of each program, `diagnosis.finding` for each finding, then one
 * `diagnosis.summary`. Lines count from 1; a figure that the lines leave open has neither `from` nor `to`.
 */
export function* renderDiagnosisNdjson(
  { records, cut, lineOf, programs, figures, findings, counts, calm }: DiagnosisView,
  { file }: DiagnosisOptions,
): Generator<string> {
  const source = file === undefined ? {} : { file }
  const json = (object: object) => `${JSON.stringify({ ...source, ...object }, finite)}\n`
  for (const { process, kpis } of figures) {
    for (const { id, value, n, record } of kpis) {
      yield json({
        kind: 'diagnosis.figure',
        process,
        figure: id,
        ...(value === null ? {} : { from: value.lo, to: value.hi }),
        unit: kpiUnits[id],
        n,
        ...(record === undefined ? {} : { line: lineOf(record) + 1 }),
      })
    }
  }
  for (const { symptom, name, says, why, others, next, evidence } of findings) {
    yield json({
      kind: 'diagnosis.finding',
      rule: symptom.symptom,
      weight: symptom.kind,
      confidence: symptom.confidence,
      process: symptom.process,
      records: symptom.count,
      facts: symptom.facts,
      evidence: evidence.map(({ line, fields }) => ({ line: line + 1, fields })),
      name,
      says,
      why,
      others,
      next,
    })
  }
  yield json({
    kind: 'diagnosis.summary',
    programs,
    records,
    ...(cut ? { cut } : {}),
    trouble: counts.trouble,
    note: counts.note,
    enough: calm.enough || findings.length > 0,
  })
}

/** JSON has no `NaN` and no infinity: those become texts, as everywhere in this command. */
function finite(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
