import { allFamilies } from '../src/trace/catalogue/all.ts'
import { traceReader } from '../src/trace/parse/parse-trace.ts'

/** How many lines of a hundred are of which sort: a service with gctrace on, and a little of everything else. */
const shares = { gctrace: 80, schedtrace: 7, gcpacertrace: 5, foreign: 8 } as const
type Sort = keyof typeof shares

/** Lines that follow each other are taken together, so that cycles are numbered and clocks go forward. */
const longestRun = 60

/** Same numbers on every machine and every day. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A log of about so many bytes, made of the lines of real ones. The same for the same samples and seed. */
export function makeLog(samples: readonly string[], size: number, seed = 20261123): Uint8Array {
  const random = seeded(seed)
  const read = traceReader(allFamilies)
  const bySort: Record<Sort, string[][]> = { gctrace: [], schedtrace: [], gcpacertrace: [], foreign: [] }
  for (const sample of samples) {
    const { text, lineStarts, records } = read(sample)
    const sortOf = new Map(
      records.map(({ line, kind, family, span, pieces }) => {
        const isWhole = !pieces && span.start === lineStarts[line]
        const isMain = family in shares && (family !== 'gctrace' || kind === 'gctrace.cycle')
        return [line, isWhole && isMain ? (family as Sort) : null]
      }),
    )
    const runs: Record<Sort, string[]> = { gctrace: [], schedtrace: [], gcpacertrace: [], foreign: [] }
    for (const [index, line] of text.split('\n').entries()) {
      const sort = sortOf.has(index) ? sortOf.get(index) : 'foreign'
      if (sort && line !== '' && line.length < 400) runs[sort].push(line)
    }
    for (const sort of Object.keys(shares) as Sort[]) if (runs[sort].length > 0) bySort[sort].push(runs[sort])
  }

  const encoder = new TextEncoder()
  const bytes = new Uint8Array(size)
  const written: Record<Sort, number> = { gctrace: 0, schedtrace: 0, gcpacertrace: 0, foreign: 0 }
  let at = 0
  for (;;) {
    // Whatever is furthest behind its share comes next.
    const sorts = Object.keys(shares) as Sort[]
    const sort = sorts.reduce((a, b) => (written[a] / shares[a] <= written[b] / shares[b] ? a : b))
    const runs = bySort[sort]
    const run = runs[Math.floor(random() * runs.length)] as string[]
    // Long runs of cycles, short runs of what comes between them.
    const most = sort === 'gctrace' ? longestRun : 4
    const first = Math.floor(random() * Math.max(1, run.length - most))
    for (const line of run.slice(first, first + most)) {
      if (at + line.length * 3 + 1 > size) return bytes.subarray(0, at)
      at += encoder.encodeInto(line, bytes.subarray(at)).written
      bytes[at++] = 0x0a
      written[sort]++
    }
  }
}
