import type { LogicalLines } from '../normalise/index.ts'
import { goesOn, peekAhead } from '../normalise/joiner.ts'
import { trimmedEnd } from '../normalise/prefix.ts'
import type { ProcessTracker } from '../parse/process-tracker.ts'
import type { DoubleList } from './double-list.ts'
import { type FastProgram, noRoom } from './fast-program.ts'
import { headerWords, type Layout } from './layout.ts'
import type { RecordStore } from './record-store.ts'
import { runProgram } from './run-program.ts'
import { ValueReader } from './value-reader.ts'

/** Programs that are kept for lines that begin alike. */
const mostPrograms = 8
const slots = 1 << 16

const space = 0x20
const lineFeed = 0x0a
const letterP = 0x70

/** 1 for each byte that a line may begin with which belongs to the record before it. */
const mayGoOn = new Uint8Array(256)
for (const byte of ' >\t\r([.at0123456789') mayGoOn[byte.charCodeAt(0)] = 1

/**
 * Reads lines that are one record from end to end, in a form that came before, straight into a store: values only, and no
 * search for line ends. The first line that is anything else stops it.
 */
export class FastLines {
  readonly #slots: (FastProgram[] | undefined)[] = new Array(slots).fill(undefined)
  #bytes: Uint8Array = new Uint8Array(0)
  /** What read the last line. */
  #last: FastProgram | null = null
  /** How it wrote what it read. */
  #layout!: Layout
  /** How many lines the last call read, */
  lines = 0
  /** and how many of them are nobody's. */
  foreignLines = 0
  readonly #store: RecordStore
  readonly #doubles: DoubleList
  readonly #values: ValueReader
  readonly #processes: ProcessTracker

  constructor(store: RecordStore, doubles: DoubleList, processes: ProcessTracker) {
    this.#store = store
    this.#doubles = doubles
    this.#values = new ValueReader(doubles)
    this.#processes = processes
  }

  /** Lets lines like this one be read so from now on. */
  learn(bytes: Uint8Array, at: number, program: FastProgram): void {
    const slot = slotOf(bytes, at)
    const known = this.#slots[slot]
    if (known === undefined) {
      this.#slots[slot] = [program]
    } else if (!known.includes(program)) {
      known.unshift(program)
      if (known.length > mostPrograms) known.pop()
    }
  }

  take(bytes: Uint8Array): void {
    this.#bytes = bytes
    this.#values.take(bytes)
  }

  /** Reads lines from `from` on; returns where the first one begins that it did not read. */
  read(from: number, to: number, segment: number, line: number, logical: LogicalLines): number {
    const bytes = this.#bytes
    const store = this.#store
    const processes = this.#processes
    let lineStart = from
    let lines = 0
    let foreign = 0
    // A byte is looked at in any case, and what a line may go on with.
    const last = to - peekAhead - 8
    for (;;) {
      let start = lineStart
      while (start < last && bytes[start] === space) start++
      if (start >= last) break
      const programs = this.#slots[slotOf(bytes, start)]
      const doubles = this.#doubles.length
      let program: FastProgram | undefined
      let end = -1
      if (programs !== undefined) {
        program = programs[0] as FastProgram
        end = this.#run(program, start, last)
        for (let i = 1; end < 0 && i < programs.length; i++) {
          program = programs[i] as FastProgram
          end = this.#run(program, start, last)
          if (end < 0) continue
          // One forced cycle among others changes nothing; two lines alike are a new run.
          if (program === this.#last) {
            programs[i] = programs[0] as FastProgram
            programs[0] = program
          }
        }
        if (end >= 0) this.#last = program
      }
      if (program === undefined || end < 0) {
        this.#doubles.length = doubles
        // Most other lines are nobody's.
        const lineEnd = bytes.indexOf(lineFeed, start)
        if (lineEnd < 0 || lineEnd >= last) break
        const stop = trimmedEnd(bytes, start, lineEnd)
        if (logical.mayHold(start, stop)) break
        lines++
        if (stop > start) foreign++
        lineStart = lineEnd + 1
        continue
      }
      const next = bytes[end] === lineFeed ? end + 1 : end + 2
      if (mayGoOn[bytes[next] as number] === 1 && goesOn(bytes, next, to)) {
        this.#doubles.length = doubles
        break
      }
      const { chunk, at } = store
      const layout = this.#layout
      chunk[at] = layout.id | (segment << 12)
      chunk[at + 1] = program.hasClock
        ? processes.follow(
            chunk[at + headerWords + layout.numberAt] as number,
            layout.clockAt < 0 ? 0 : (chunk[at + headerWords + layout.clockAt] as number),
          )
        : processes.latest
      chunk[at + 2] = lineStart
      chunk[at + 3] = start
      chunk[at + 4] = end
      chunk[at + 5] = line + lines
      store.take(layout.words)
      lines++
      lineStart = next
    }
    this.lines = lines
    this.foreignLines = foreign
    return lineStart
  }

  #run({ code, reader, layout, wide, longest }: FastProgram, start: number, last: number): number {
    if (start + longest >= last) return -1
    const store = this.#store
    store.room(wide.words)
    const at = store.at + headerWords
    if (reader !== null) {
      const end = reader(this.#values, start, last, store.chunk, at)
      this.#layout = layout
      if (end !== noRoom) return end
    }
    this.#layout = wide
    return runProgram(code, this.#values, start, last, store.chunk, at)
  }
}

/** Lines of one form agree in their first byte. What begins with `pacer: ` is told apart by what comes next. */
function slotOf(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  return first === letterP ? first | ((bytes[at + 7] as number) << 8) : first
}
