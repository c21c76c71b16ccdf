import { allFamilies } from '../catalogue/all.ts'
import { compileGrammar } from '../parse/compile.ts'
import { LineReader } from '../parse/match.ts'
import { unitOffsets } from '../parse/unit-offsets.ts'
import { endOf, type LineTime, type LogicalLine, LogicalLines, originOf } from './index.ts'

const grammar = compileGrammar(allFamilies)
const reader = new LineReader(grammar)
const lines = new LogicalLines(allFamilies, new LineReader(grammar))
const decoder = new TextDecoder()

export interface NormalisedRecord {
  readonly kind: string
  /** Field and value as they were read, and where in the text the value stands. */
  readonly fields: readonly {
    readonly field: string
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
  readonly start: number
  readonly end: number
  readonly time: LineTime | null
  readonly source: string | null
  readonly joined: boolean
}

export interface NormalisedText {
  readonly records: readonly NormalisedRecord[]
  /** Starts of the input lines in which a cut record could not be put together. */
  readonly interleaved: readonly number[]
  readonly steps: number
}

/** The least that reads a text through this layer: for its own tests, which are about where records are found. */
export function readNormalised(text: string): NormalisedText {
  const bytes = new TextEncoder().encode(text)
  const toUnits = unitOffsets(bytes, text)
  const stepsBefore = lines.steps
  const records: NormalisedRecord[] = []
  const interleaved: number[] = []

  const take = (line: Pick<LogicalLine, 'bytes' | 'map' | 'time' | 'source' | 'joined'>, at: number) => {
    const { variant, recordEnd } = reader
    if (!variant) return
    const fields = variant.fields.flatMap((field, index) => {
      const from = reader.starts[index] as number
      const to = reader.ends[index] as number
      if (from < 0) return []
      const start = toUnits(originOf(line, from))
      const end = to > from ? toUnits(endOf(line, to)) : start
      return [{ field, text: decoder.decode(line.bytes.subarray(from, to)), start, end }]
    })
    const start = toUnits(originOf(line, at))
    const { time, source, joined } = line
    records.push({ kind: variant.kind, fields, start, end: toUnits(endOf(line, recordEnd)), time, source, joined })
  }

  const scan = (line: LogicalLine) => {
    const { bytes: cleaned, start, end, whole } = line
    if (line.interleaved) interleaved.push(toUnits(lines.from))
    let first = start
    while (first < end && cleaned[first] === 0x20) first++
    for (let at = start; at < end; at++) {
      if (grammar.firstBytes[cleaned[at] as number] === 0) continue
      if (cleaned[at] === 0x20 && at > start) continue
      if (!reader.read(cleaned, at, end, whole && (at === start || at === first)) || reader.isDamaged) continue
      if (at !== line.doubtful) take(line, at)
      at = reader.recordEnd - 1
    }
  }

  lines.begin(bytes, 0, bytes.length, true)
  while (lines.next()) {
    const { from, to } = lines
    if (lines.plain && reader.read(bytes, from, to, true) && reader.recordEnd === to && !reader.isDamaged) {
      take({ bytes, map: null, time: null, source: null, joined: false }, from)
    } else {
      lines.normalise(scan)
    }
  }
  return { records, interleaved, steps: lines.steps - stepsBefore }
}
