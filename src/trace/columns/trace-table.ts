import { originOf } from '../normalise/index.ts'
import { LineCounter } from '../parse/line-counter.ts'
import { recordOf, type ToUnits } from '../parse/record-builder.ts'
import { type ScanRules, type ScanSink, TraceScan } from '../parse/scan.ts'
import { unitOffsets } from '../parse/unit-offsets.ts'
import type { FieldReading, TraceDocument, TraceRecord, UnreadLine } from '../record.ts'
import type { Span } from '../span.ts'
import { DoubleList } from './double-list.ts'
import {
  absentWord,
  headerWords,
  type Kept,
  keptBool,
  keptDouble,
  keptFlag,
  keptList,
  keptText,
  keptThousandths,
  type Layout,
  Layouts,
  narrowThousandths,
  type Packing,
  wideWord,
} from './layout.ts'
import { RecordStore } from './record-store.ts'
import { type Segment, segmentAt, UnitIndex } from './segments.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const lineFeed = 0x0a
const layoutMask = 0xfff
const nowhere: ToUnits = () => 0

/** The numbers of one field over all records that print it. */
export interface Column {
  /** Rows of the table. */
  readonly rows: Uint32Array
  /** The printed numbers; `NaN` for `nil`. */
  readonly values: Float64Array
}

/** The value of a field in a record as far as it is kept in columns. */
export type ColumnValue = number | boolean | undefined

/**
 * Everything that a text says, as columns of 32-bit words: some 70 bytes for a gctrace line. Texts, lists and places are
 * read from the bytes again when somebody looks at a record.
 */
export class TraceTable {
  readonly #rules: ScanRules
  #scan: TraceScan | null = null
  readonly store = new RecordStore()
  readonly layouts = new Layouts()
  readonly segments: Segment[] = []
  readonly #units = new UnitIndex(this.segments)
  /** Values that are kept as doubles, in the order they came. */
  readonly doubles = new DoubleList()
  /** Numbers of more than 32 bits by the position of their word. */
  readonly wide = new Map<number, number>()
  /** The first unread lines, with places in bytes of the whole text. */
  readonly unreadRows: UnreadLine[] = []
  unreadCount = 0
  lineCount = 0
  /** Lines in which nothing is a trace, blank ones left aside. */
  foreignLines = 0
  readonly #counts = new Map<string, number>()
  #counted = 0

  constructor(rules: ScanRules) {
    this.#rules = rules
  }

  /** How many records there are. */
  get length(): number {
    return this.store.length
  }

  /** Bytes of the text and of the columns. */
  get size(): number {
    let bytes = this.store.size + this.doubles.values.byteLength
    for (const segment of this.segments) bytes += segment.bytes.byteLength
    return bytes
  }

  layoutOf(row: number): Layout {
    const { store } = this
    return this.layouts.all[store.word(store.position(row)) & layoutMask] as Layout
  }

  kindOf(row: number): string {
    return this.layoutOf(row).variant.kind
  }

  processOf(row: number): number {
    return this.store.word(this.store.position(row) + 1)
  }

  lineOf(row: number): number {
    return this.store.word(this.store.position(row) + 5)
  }

  /** Where the record stands in the bytes of the whole text. */
  bytesOf(row: number): Span {
    const { store } = this
    const position = store.position(row)
    const { base } = this.segments[store.word(position) >>> 12] as Segment
    return { start: base + store.word(position + 3), end: base + store.word(position + 4) }
  }

  /** Where the input line begins in which the record begins, in bytes of the whole text. */
  lineBeginsAt(row: number): number {
    const { store } = this
    const position = store.position(row)
    return (this.segments[store.word(position) >>> 12] as Segment).base + store.word(position + 2)
  }

  /** Writes down which process a record is of, for whoever has seen more of the text than the reader had by then. */
  setProcess(row: number, process: number): void {
    const { store } = this
    store.setWord(store.position(row) + 1, process)
  }

  /** How many records of each kind there are, by kind. */
  get counts(): ReadonlyMap<string, number> {
    const { length } = this
    const byLayout = new Array<number>(this.layouts.all.length).fill(0)
    for (let row = this.#counted; row < length; row++) {
      const { store } = this
      const id = store.word(store.position(row)) & layoutMask
      byLayout[id] = (byLayout[id] as number) + 1
    }
    this.#counted = length
    for (const [id, count] of byLayout.entries()) {
      const { kind } = (this.layouts.all[id] as Layout).variant
      if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count)
    }
    return this.#counts
  }

  /** Lines that begin like a trace and are none, as many as are kept; `unreadCount` counts all. */
  get unread(): readonly UnreadLine[] {
    const units = (offset: number) => this.#units.unitsAt(offset)
    const inUnits = <T extends Span>(span: T): T => ({ ...span, start: units(span.start), end: units(span.end) })
    return this.unreadRows.map((row) => ({
      ...row,
      span: inUnits(row.span),
      readTo: units(row.readTo),
      stoppedAt: units(row.stoppedAt),
      fields: row.fields.map((reading) => inUnits<FieldReading>(reading)),
    }))
  }

  /** A number or flag without reading the record again; `undefined` where the record has none, or a text or list. */
  value(row: number, field: string): ColumnValue {
    const position = this.store.position(row)
    const layout = this.layouts.all[this.store.word(position) & layoutMask] as Layout
    const index = layout.variant.fields.indexOf(field)
    return index < 0 ? undefined : this.valueAt(position, layout, index)
  }

  /** The same where position, layout and the field's index are known already. */
  valueAt(position: number, layout: Layout, index: number): ColumnValue {
    const kept = layout.kept[index] as Kept
    if (kept === keptText || kept === keptList) return undefined
    const { packing } = layout
    if (packing?.narrow[index]) {
      const value = this.#narrow(position, packing, index, kept)
      return kept === keptFlag ? value === 1 : value
    }
    const at = position + headerWords + (packing === null ? index : (packing.places[index] as number) >> 1)
    const word = this.store.word(at)
    if (word === absentWord) return undefined
    if (kept === keptFlag || kept === keptBool) return word === 1
    return this.#numberOf(at, word, kept)
  }

  #narrow(position: number, { places }: Packing, index: number, kept: Kept): number {
    const place = places[index] as number
    const word = this.store.word(position + headerWords + (place >> 1))
    const half = (place & 1) === 1 ? word >>> 16 : word & 0xffff
    if (kept !== keptThousandths) return half
    return half < narrowThousandths ? half / 1000 : half - narrowThousandths
  }

  #numberOf(at: number, word: number, kept: Kept): number {
    if (word === wideWord) return this.wide.get(at) as number
    if (kept === keptThousandths) return word / 1000
    return kept === keptDouble ? (this.doubles.values[word] as number) : word
  }

  /** All numbers of a field by its full id, `gctrace.heap-live`. Elements of lists and texts are not numbers. */
  column(id: string): Column {
    const dot = id.indexOf('.')
    const family = id.slice(0, dot)
    const field = id.slice(dot + 1)
    const indexes = this.layouts.all.map(({ variant, kept }) => {
      const index = variant.family === family ? variant.fields.indexOf(field) : -1
      return index >= 0 && (kept[index] as Kept) < keptText ? index : -1
    })
    const { store, length } = this
    let count = 0
    for (let row = 0; row < length; row++) {
      if ((indexes[store.word(store.position(row)) & layoutMask] as number) >= 0) count++
    }
    const rows = new Uint32Array(count)
    const values = new Float64Array(count)
    let at = 0
    for (let row = 0; row < length; row++) {
      const position = store.position(row)
      const layoutId = store.word(position) & layoutMask
      const index = indexes[layoutId] as number
      if (index < 0) continue
      rows[at] = row
      const value = this.valueAt(position, this.layouts.all[layoutId] as Layout, index)
      values[at++] = value === undefined ? Number.NaN : Number(value)
    }
    return { rows, values }
  }

  /** A record with all its readings, read from the bytes again. Places are UTF-16 units of the whole text. */
  record(row: number): TraceRecord {
    const { base } = this.#segmentOf(row)
    const [record] = this.#reread(row, (offset) => this.#units.unitsAt(base + offset), true)
    if (!record) throw new Error(`Row ${row} is not there any more`)
    return record
  }

  /** What a record prints, read from the bytes again, for who asks for texts and lists only: the places mean nothing. */
  readings(row: number): readonly FieldReading[] {
    return this.#reread(row, nowhere, true)[0]?.fields ?? []
  }

  /** The input lines of a record as a text of their own, with every record in them. */
  lines(row: number): TraceDocument {
    const { bytes, length } = this.#segmentOf(row)
    const position = this.store.position(row)
    const from = this.store.word(position + 2)
    const end = bytes.indexOf(lineFeed, this.store.word(position + 4))
    const stretch = bytes.subarray(from, end < 0 || end > length ? length : end)
    const text = decoder.decode(stretch)
    const toUnits = unitOffsets(stretch, text)
    const records = this.#reread(row, (offset) => toUnits(Math.min(offset - from, stretch.length)), false)
    const lineStarts = [0]
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
    const firstLine = Math.min(...records.map(({ line }) => line))
    const inText = records.filter(({ span }) => span.end <= text.length)
    return { text, lineStarts, records: inText.map((each) => ({ ...each, line: each.line - firstLine })), unread: [] }
  }

  #segmentOf(row: number): Segment {
    return this.segments[this.store.word(this.store.position(row)) >>> 12] as Segment
  }

  /** Reads the input line in which a record begins as it was read the first time. */
  #reread(row: number, toUnits: ToUnits, only: boolean): TraceRecord[] {
    this.#scan ??= new TraceScan(this.#rules)
    const { reader } = this.#scan
    const { store } = this
    const position = store.position(row)
    const segment = this.#segmentOf(row)
    const input = segment.bytes.subarray(0, segment.length)
    const process = store.word(position + 1)
    const from = store.word(position + 2)
    const start = store.word(position + 3)
    const records: TraceRecord[] = []
    // Several records of one input line follow each other in the rows.
    let first = row
    while (first > 0 && store.word(store.position(first - 1) + 2) === from && this.#segmentOf(first - 1) === segment) {
      first--
    }
    const firstLine = store.word(position + 5) - this.#linesBelow(input, from, start)
    const sink: ScanSink = {
      record: (line, at) => {
        const begins = originOf(line, at)
        if (!reader.variant || (only && begins !== start)) return
        const index = firstLine + this.#linesBelow(input, from, begins)
        const place = { line: index, process, input }
        records.push(recordOf(reader, reader.variant, line, at, place, toUnits))
      },
      unread() {},
      unreadEnds() {},
    }
    this.#scan.begin(input, from, segment.length, true)
    this.#scan.next(sink)
    return records
  }

  readonly #counter = new LineCounter()
  #linesBelow(bytes: Uint8Array, from: number, place: number): number {
    return this.#counter.linesBelow(bytes, from, place)
  }

  /** The text of a stretch of bytes. */
  textOf({ start, end }: Span): string {
    const { bytes, base } = segmentAt(this.segments, start)
    return decoder.decode(bytes.subarray(start - base, end - base))
  }

  /** Forgets all records, and all bytes but those of the last segment. Counts stay. */
  forget(): void {
    void this.counts
    this.store.clear()
    this.#counted = 0
    this.doubles.length = 0
    this.wide.clear()
    const last = this.segments.at(-1)
    if (last === undefined || this.segments.length === 1) return
    this.#units.forgetBefore(last.base)
    this.segments.splice(0, this.segments.length - 1)
  }
}
