// Lines of the same shape as columns of numbers. Kept links depend on every step of this file.
import { ByteReader, ByteWriter, EndOfBytes, unzigzag, zigzag } from './bytes.ts'
import { knownShapes } from './shapes.ts'

/** What stands between the numbers of a line: one piece more than it has numbers. */
type Shape = readonly string[]

const known: readonly Shape[] = knownShapes.map((shape) => shape.split('#'))
const placeOfKnown: ReadonlyMap<string, number> = new Map(known.map((shape, index) => [keyOf(shape), index]))

/** So long that no number of a trace is cut, and so short that sums of differences stay exact. */
const mostDigits = 14

/**
 * A text as columns, or `null` where it has no two lines of one shape and nothing is to be gained. Numbers keep every
 * digit: `unpackLines` gives back the same text, which the caller checks before it relies on it.
 */
export function packLines(text: string): Uint8Array<ArrayBuffer> | null {
  const shapes: Shape[] = []
  const places = new Map<string, number>()
  const order: number[] = []
  const columns = new Map<number, string[][]>()
  const lines = text.split('\n')
  for (const line of lines) {
    const { shape, numbers } = takeApart(line)
    const key = keyOf(shape)
    let place = placeOfKnown.get(key) ?? places.get(key)
    if (place === undefined) {
      place = known.length + shapes.length
      places.set(key, place)
      shapes.push(shape)
    }
    order.push(place)
    let own = columns.get(place)
    if (own === undefined) {
      own = numbers.map(() => [])
      columns.set(place, own)
    }
    numbers.forEach((number, index) => {
      own[index]?.push(number)
    })
  }
  if (columns.size > (lines.length + known.length) / 2 + 1) return null

  const writer = new ByteWriter()
  writeRuns(writer, order)
  writer.varint(shapes.length)
  for (const shape of shapes) {
    writer.varint(shape.length)
    for (const piece of shape) writer.text(piece)
  }
  // In the order of the lines, so that a link that ends too early still has the first shapes.
  for (const place of new Set(order)) for (const column of columns.get(place) ?? []) writeColumn(writer, column)
  return writer.end()
}

function keyOf(shape: Shape): string {
  return shape.map((piece) => `${piece.length}:${piece}`).join('')
}

function takeApart(line: string): { shape: Shape; numbers: string[] } {
  const shape: string[] = []
  const numbers: string[] = []
  let from = 0
  for (const match of line.matchAll(/\d+(?:\.\d+)?/g)) {
    const [number] = match
    if (number.length > mostDigits) continue
    shape.push(line.slice(from, match.index))
    numbers.push(number)
    from = match.index + number.length
  }
  shape.push(line.slice(from))
  return { shape, numbers }
}

/** The shapes of the lines: which, and how many times in a row. */
function writeRuns(writer: ByteWriter, order: readonly number[]): void {
  const runs: [place: number, count: number][] = []
  for (const place of order) {
    const last = runs.at(-1)
    if (last?.[0] === place) last[1]++
    else runs.push([place, 1])
  }
  writer.varint(runs.length)
  for (const [place, count] of runs) {
    writer.varint(place)
    writer.varint(count)
  }
}

/**
 * How the numbers of a column are written. The byte in front of it is `style * 4 + order`.
 *
 * - `plain`: as they stand, a line break after each;
 * - `go`: in at most two significant digits, as gctrace prints milliseconds: counted through, 0, 0.001, … 0.99, 1.0, …;
 * - `fixed`: the same number of decimals, no zeros in front;
 * - `wide`: the same number of characters, filled up with zeros.
 */
const styles = ['plain', 'go', 'fixed', 'wide'] as const
/** 0: the numbers; 1: what each adds to the last; 2: what that adds to what the last one added. */
const orders = [0, 1, 2] as const

function writeColumn(writer: ByteWriter, column: readonly string[]): void {
  const style = styleOf(column)
  if (style === null) {
    writer.byte(0)
    for (const number of column) writer.text(number)
    return
  }
  const { code, numbers } = style
  let best: { order: number; values: number[]; cost: number } | null = null
  for (const order of orders) {
    const values = differences(numbers, order)
    const cost = costOf(values)
    if (best === null || cost < best.cost) best = { order, values, cost }
  }
  writer.byte(code * 4 + (best?.order ?? 0))
  if (code === 2) writer.byte(decimalsOf(column[0] ?? ''))
  if (code === 3) {
    writer.byte(column[0]?.length ?? 0)
    writer.byte(decimalsOf(column[0] ?? ''))
  }
  for (const value of best?.values ?? []) writer.varint(value)
}

function styleOf(column: readonly string[]): { code: 1 | 2 | 3; numbers: number[] } | null {
  const [first = ''] = column
  const decimals = decimalsOf(first)
  if (column.every((each) => each === fixed(digitsOf(each), decimals))) {
    return { code: 2, numbers: column.map(digitsOf) }
  }
  const go = column.map(fromGo)
  if (go.every((each) => each !== null)) return { code: 1, numbers: go }
  if (column.every((each) => each === wide(digitsOf(each), first.length, decimals))) {
    return { code: 3, numbers: column.map(digitsOf) }
  }
  return null
}

function decimalsOf(number: string): number {
  const dot = number.indexOf('.')
  return dot < 0 ? 0 : number.length - dot - 1
}

function digitsOf(number: string): number {
  return Number(number.replace('.', ''))
}

function fixed(digits: number, decimals: number): string {
  return wide(digits, 0, decimals)
}

/** A number with so many decimals, filled up with zeros to so many characters. */
function wide(digits: number, length: number, decimals: number): string {
  const text = String(digits).padStart(decimals + 1, '0')
  const number = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
  return number.padStart(length, '0')
}

/** The how-manieth number that `fmtNSAsMS` of runtime/mgc.go can print; `null` for one that it never prints. */
function fromGo(number: string): number | null {
  const digits = digitsOf(number)
  const code = [digits + 270, digits + 180, digits + 90, digits][decimalsOf(number)] ?? -1
  const index = number === '0' ? 0 : code
  return index >= 0 && toGo(index) === number ? index : null
}

function toGo(index: number): string {
  if (index === 0) return '0'
  if (index < 100) return fixed(index, 3)
  if (index < 190) return fixed(index - 90, 2)
  if (index < 280) return fixed(index - 180, 1)
  return String(index - 270)
}

function differences(numbers: readonly number[], order: number): number[] {
  let values = [...numbers]
  for (let round = 0; round < order; round++) values = values.map((value, index) => value - (values[index - 1] ?? 0))
  return order === 0 ? values : values.map(zigzag)
}

/** About how many bits deflate will need: few different values in few bytes. */
function costOf(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let bytes = 0
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1)
    bytes += value < 0x80 ? 0 : Math.floor(Math.log2(value) / 7)
  }
  let bits = 0
  for (const count of counts.values()) bits += count * Math.log2(values.length / count)
  return bits + 8 * bytes + 5 * counts.size
}

export interface Unpacked {
  readonly text: string
  readonly end: 'whole' | 'cut' | 'too-large'
}

/**
 * The text of `packLines`. Where the bytes end too early, every line is there up to its first number that is missing;
 * where the text would get longer than `most`, the lines before that.
 */
export function unpackLines(bytes: Uint8Array, most: number): Unpacked {
  const reader = new ByteReader(bytes)
  let runs: [place: number, count: number][] = []
  const shapes: Shape[] = [...known]
  let end: Unpacked['end'] = 'whole'
  const columns = new Map<number, Column[]>()
  try {
    runs = times(reader.varint(), reader, () => [reader.varint(), reader.varint()])
    const own = reader.varint()
    for (let index = 0; index < own; index++) shapes.push(times(reader.varint(), reader, () => reader.text()))
    readColumns(reader, shapes, runs, columns)
  } catch (error) {
    if (!(error instanceof EndOfBytes || error instanceof RangeError)) throw error
    end = 'cut'
  }

  const lines: string[] = []
  let length = 0
  const rows = new Map<number, number>()
  for (const [place, count] of runs) {
    const shape = shapes[place]
    if (shape === undefined) return { text: lines.join('\n'), end: 'cut' }
    const own = columns.get(place) ?? []
    for (let index = 0; index < count; index++) {
      const row = rows.get(place) ?? 0
      rows.set(place, row + 1)
      const line = lineOf(shape, own, row)
      // A line that has lost its first number says nothing, and so do those after it.
      if (line === null) break
      length += line.length + 1
      if (length > most + 1) return { text: lines.join('\n'), end: 'too-large' }
      lines.push(line)
    }
  }
  return { text: lines.join('\n'), end }
}

interface Column {
  readonly length: number
  readonly at: (row: number) => string
}

/** Reads the columns in their order; those that came before the bytes ended stay in `columns`. */
function readColumns(
  reader: ByteReader,
  shapes: readonly Shape[],
  runs: readonly [place: number, count: number][],
  columns: Map<number, Column[]>,
): void {
  const counts = new Map<number, number>()
  for (const [place, count] of runs) counts.set(place, (counts.get(place) ?? 0) + count)
  for (const [place, count] of counts) {
    const own: Column[] = []
    columns.set(place, own)
    const holes = (shapes[place]?.length ?? 1) - 1
    for (let hole = 0; hole < holes; hole++) readColumn(reader, count, own)
  }
}

function readColumn(reader: ByteReader, count: number, own: Column[]): void {
  const head = reader.byte()
  const style = styles[head >> 2]
  const order = head & 3
  if (style === undefined || order > 2) throw new RangeError('not a column of ours')
  if (style === 'plain') {
    const texts: string[] = []
    own.push({
      get length() {
        return texts.length
      },
      at: (row) => texts[row] ?? '',
    })
    for (let index = 0; index < count; index++) texts.push(reader.text())
    return
  }
  const length = style === 'wide' ? Math.min(reader.byte(), mostDigits + 1) : 0
  const decimals = style === 'go' ? 0 : Math.min(reader.byte(), mostDigits + 1)
  const numbers: number[] = []
  own.push({
    get length() {
      return numbers.length
    },
    at: (row) => (style === 'go' ? toGo(numbers[row] ?? 0) : wide(numbers[row] ?? 0, length, decimals)),
  })
  let added = 0
  let value = 0
  for (let index = 0; index < count; index++) {
    const read = reader.varint()
    if (order === 0) value = read
    else if (order === 1) value += unzigzag(read)
    else {
      added += unzigzag(read)
      value += added
    }
    if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) throw new RangeError('not a number of ours')
    numbers.push(value)
  }
}

/** `count` readings; a damaged count ends with the bytes, since each reading takes at least one. */
function times<T>(count: number, reader: ByteReader, read: () => T): T[] {
  if (count > reader.left) throw new EndOfBytes()
  const all: T[] = []
  for (let index = 0; index < count; index++) all.push(read())
  return all
}

function lineOf(shape: Shape, columns: readonly Column[], row: number): string | null {
  let line = shape[0] ?? ''
  for (let index = 1; index < shape.length; index++) {
    const column = columns[index - 1]
    if (column === undefined || row >= column.length) return index === 1 ? null : line
    line += column.at(row) + (shape[index] ?? '')
  }
  return line
}
