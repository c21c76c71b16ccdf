import { allFamilies } from '../src/trace/catalogue/all.ts'
import { traceReader } from '../src/trace/parse/parse-trace.ts'

/** How many lines of a hundred are of which sort: a service with gctrace on, and a little of everything else. */
const shares = { gctrace: 80, schedtrace: 7, gcpacertrace: 5, foreign: 8 } as const
type Sort = keyof typeof shares
const sorts = Object.keys(shares) as Sort[]

/** Lines that follow each other are taken together, so that cycles are numbered and clocks go forward. */
const longestRun = 60

/**
 * Which log is made. `mixed` is what the samples hold; its pacer lines have a `∆` now and then, so that all of its text needs
 * two bytes a character in a browser. `ascii` is the same without these lines, and `korean` has a service's Korean messages
 * for other text.
 */
export type Sample = 'mixed' | 'ascii' | 'korean'

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

/** What a service of a shop says. */
function* koreanLines(random: () => number): Generator<string> {
  const number = (below: number) => Math.floor(random() * below)
  const two = (value: number) => String(value).padStart(2, '0')
  for (;;) {
    const time = `2026/11/23 ${two(number(24))}:${two(number(60))}:${two(number(60))}`
    yield `${time} 주문 ${number(100_000)}번을 접수했습니다: 상품 ${1 + number(9)}개, 할인 ${number(30)}%`
    yield `${time} 결제 서버가 ${number(900)}ms 만에 응답했습니다`
    yield `{"level":"warn","time":"${time}","msg":"재고가 ${number(10)}개 남았습니다","sku":"A-${number(9999)}"}`
  }
}

/** A log of about so many bytes, made of the lines of real ones. The same for the same samples and seed. */
export function makeLog(samples: readonly string[], size: number, what: Sample = 'mixed', seed = 20261123): Uint8Array {
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
      if (!sort || line === '' || line.length >= 400 || (what === 'ascii' && !isAscii(line))) continue
      runs[sort].push(line)
    }
    for (const sort of sorts) if (runs[sort].length > 0) bySort[sort].push(runs[sort])
  }
  if (what === 'korean') {
    const lines = koreanLines(seeded(seed + 1))
    bySort.foreign = [Array.from({ length: 3000 }, () => lines.next().value as string)]
  }

  const encoder = new TextEncoder()
  const bytes = new Uint8Array(size)
  const written: Record<Sort, number> = { gctrace: 0, schedtrace: 0, gcpacertrace: 0, foreign: 0 }
  let at = 0
  for (;;) {
    // Whatever is furthest behind its share comes next.
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

function isAscii(line: string): boolean {
  for (let at = 0; at < line.length; at++) if (line.charCodeAt(at) > 0x7f) return false
  return true
}
