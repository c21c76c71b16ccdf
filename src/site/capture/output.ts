import { sample } from '../../build/samples.ts'
import { parseTrace } from '../../trace/parse/parse-trace.ts'
import { releaseOf } from '../field-reference.ts'

/** How much a sample printed, for a reader who wants to know what to expect. */
export interface OutputSize {
  readonly program: string
  /** `Go 1.27` */
  readonly release: string
  readonly lines: number
  /** Bytes of all lines, line ends included. */
  readonly bytes: number
  /** From the first line to the last, where lines tell the time. */
  readonly seconds: number | undefined
  /** Of scheddetail: blocks, and the lines of the longest. */
  readonly blocks: number
  readonly longestBlock: number
}

/** What a sample says of itself, counted in its text. */
export function outputOf(id: string): OutputSize {
  const { text, provenance } = sample(id)
  const { records } = parseTrace(text)
  const times = records.flatMap(({ family, fields }) =>
    fields.flatMap(({ field, value }) =>
      field === 'at' && typeof value === 'number' ? (family === 'schedtrace' ? value / 1000 : value) : [],
    ),
  )
  const starts = records.filter(({ kind }) => kind === 'schedtrace.detail').map(({ line }) => line)
  const lines = text.trimEnd().split('\n').length
  const lengths = starts.map((start, index) => (starts[index + 1] ?? lines) - start)
  const first = times[0]
  const last = times.at(-1)
  return {
    program: provenance.program,
    release: `Go ${releaseOf(provenance)}`,
    lines,
    bytes: new TextEncoder().encode(text).length,
    seconds: times.length > 1 && first !== undefined && last !== undefined && last > first ? last - first : undefined,
    blocks: starts.length,
    longestBlock: Math.max(0, ...lengths),
  }
}
