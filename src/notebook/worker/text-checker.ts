import { stretchOf, type TraceTable, tableSource, writeProcesses } from '../../trace/columns/index.ts'
import type { ReleaseEvidence } from '../../trace/derive/release-range.ts'
import { structureOf, type TraceStructure } from '../../trace/derive/structure.ts'
import type { FlatSplit } from '../../trace/derive/structure-processes.ts'
import { structureOfWindow, TableDiagnosis } from '../../trace/diagnose/diagnose-table.ts'
import { checkIds } from '../../trace/diagnose/index.ts'
import { TextDiagnosing } from '../../trace/diagnose/symptoms/index.ts'
import { numberOf } from '../../trace/record.ts'
import type { Belongs, RunFacts, TextChecks, WholeDiagnosis } from './messages.ts'

/** So many runs are told about. */
const mostRuns = 50

/** Of a text of many runs the figures of so many are told, and of each rule so many findings: those in which most is wrong. */
const keptOfDiagnosis = { kpis: 60, ofRule: 20 }

/** What the worker knows of a text as a whole: fetched when all of it is read. */
export class TextChecker {
  readonly #table: TraceTable
  readonly #diagnosis: TableDiagnosis
  #processesWritten = false
  #diagnosing: TextDiagnosing | null = null
  /** What the lines say about the programs, once it is known: right after the runs were told apart. */
  diagnosis: WholeDiagnosis | null = null

  constructor(table: TraceTable) {
    this.#table = table
    this.#diagnosis = new TableDiagnosis(table)
  }

  get split(): FlatSplit | null {
    return this.#diagnosis.split
  }

  /** A part of the work; false when all is done. */
  step(): boolean {
    if (this.#diagnosing !== null) {
      this.#diagnose(this.#diagnosing)
      return true
    }
    const more = this.#diagnosis.step()
    const { split } = this
    if (split !== null && !this.#processesWritten) {
      // From here on the table says the same as the checks do.
      writeProcesses(this.#table, split)
      this.#processesWritten = true
      const cycles = this.#table.counts.get('gctrace.cycle') ?? 0
      this.#diagnosing = new TextDiagnosing(tableSource(this.#table), split, { kept: keptOfDiagnosis, cycles })
      return true
    }
    return more
  }

  #diagnose(diagnosing: TextDiagnosing): void {
    if (diagnosing.step() || diagnosing.result === null) return
    const lineOf: Record<number, number> = {}
    for (const { kpis } of diagnosing.result.kpis) {
      for (const { record } of kpis) if (record !== undefined) lineOf[record] = this.#table.lineOf(record)
    }
    this.diagnosis = { ...diagnosing.result, lineOf }
    // Its columns are not needed any more.
    this.#diagnosing = null
  }

  /** What is known by now. */
  get checks(): TextChecks {
    const table = this.#table
    const diagnosis = this.#diagnosis
    const { checked, split } = diagnosis
    const releases = diagnosis.releasesOf(mostRuns)
    const records = table.length
    const { processes } = releases
    const lineOf: Record<number, number> = {}
    const note = (evidence: ReleaseEvidence | undefined) => {
      for (const row of evidence?.records ?? []) lineOf[row] = table.lineOf(row)
    }
    for (const { since, until, conflict } of processes)
      for (const each of [since, until, ...(conflict ?? [])]) note(each)
    const runs = (split?.runs ?? []).slice(0, mostRuns).map(
      ({ count, first, last, certain }): RunFacts => ({
        records: count,
        firstLine: first < 0 ? 0 : table.lineOf(first),
        lastLine: last < 0 ? 0 : table.lineOf(last),
        certain,
      }),
    )
    return {
      checked,
      records,
      lines: checked >= records ? table.lineCount : checked === 0 ? 0 : table.lineOf(checked - 1) + 1,
      done: checked >= records,
      rules: checkIds.length,
      findings: diagnosis.findings,
      counts: Object.fromEntries(diagnosis.counts),
      releases: { range: releases.range, processes },
      runs,
      runCount: split?.runs.length ?? 0,
      lineOf,
      diagnosing:
        this.diagnosis !== null ? null : (this.#diagnosing?.progress ?? { what: 'records', done: 0, of: records }),
    }
  }
}

/** So many rows on each side are asked what belongs to what. */
const reach = 400

/** What a record is to the GC lines around it. */
export function belongsOf(table: TraceTable, split: FlatSplit | null, row: number): Belongs {
  if (row < 0 || row >= table.length) return { row, beside: [] }
  let from = Math.max(0, row - reach)
  while (from > 0 && table.lineBeginsAt(from) === table.lineBeginsAt(from - 1)) from--
  const { document, rows } = stretchOf(table, from, Math.min(table.length, row + reach))
  const structure: TraceStructure =
    split === null ? structureOf(document) : structureOfWindow(document, rows, split).structure
  const own = rows.indexOf(row)
  const at = (index: number) => ({ row: rows[index] as number, line: table.lineOf(rows[index] as number) })
  for (const { record, start, end, sweep, notice, scan, scav, after } of structure.cycles) {
    const sure = [start, end, sweep, notice, ...scan, ...scav].filter((each) => each !== undefined)
    if (record === own) return { row, beside: sure.sort((a, b) => a - b).map(at) }
    const certain = sure.includes(own)
    if (!certain && !after.includes(own)) continue
    const cycle = document.records[record]
    const number = (cycle && numberOf(cycle, 'gc-number')) ?? 0
    return { row, to: { ...at(record), number, certain }, beside: [] }
  }
  return { row, beside: [] }
}
