import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTrace } from '../index.ts'
import { type FilterProblem, parseFilter } from './filter.ts'
import { filterLines } from './filter-lines.ts'

const cycle = (number: number, mark: string, live: number, forced = '') =>
  `gc ${number} @0.0${number}0s 2%: 0.026+${mark}+0.10 ms clock, 0.21+0.88/0.52/0+0.81 ms cpu, 4->4->${live} MB, 5 MB goal, 8 P${forced}`

const text = [
  cycle(1, '0.39', 0),
  cycle(2, '7.5', 100),
  'Connection refused: 10.0.0.7',
  cycle(3, '12', 250, ' (forced)'),
  'scav 8 KiB work (bg), 0 KiB work (eager), 2136 KiB now, 99% util',
  'SCHED 10ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=0 runqueue=4 [0 9]',
  cycle(4, '0.10', 3).slice(0, 50),
  'GC forced',
].join('\n')
const document = parseTrace(text)

function lines(source: string, processOf?: number[]): number[] {
  const { filter, error } = parseFilter(source)
  if (error) throw new Error(JSON.stringify(error))
  return [...filterLines(document, filter, processOf)].map((line) => line + 1)
}

describe('parseFilter', () => {
  it.each([
    ['mark-wall > 5', [2, 4]],
    ['mark-wall>5', [2, 4]],
    ['mark-wall >5', [2, 4]],
    ['heap-live >= 100 and forced', [4]],
    ['heap-live>=100 not forced', [2]],
    ['mark-wall > 10 or mark-wall < 1', [1, 4]],
    ['not (mark-wall > 10 or mark-wall < 1)', [2, 3, 5, 6, 7, 8]],
    ['heap-live != 0', [2, 4]],
    ['gctrace.procs = 8', [1, 2, 4]],
    ['schedtrace.gomaxprocs = 2', [6]],
    ['gctrace.at > 0.015', [2, 4]],
    ['kind = scav', [5]],
    ['kind = gctrace', [1, 2, 4, 7, 8]],
    ['kind = cycle', [1, 2, 4, 7]],
    ['kind = forced', [8]],
    ['kind != gctrace', [5, 6]],
    ['local-runqueues >= 9', [6]],
    ['local-runqueues != 9', []],
    ['unread', [7]],
    ['refused', [3]],
    ['REFUSED connection', [3]],
    ['"4->4->250 MB"', [4]],
    ['4->4->250', [4]],
    ['line <= 2', [1, 2]],
    ['forced', [4]],
    ['"forced"', [4, 8]],
  ] as const)('%s', (source, expected) => {
    expect(lines(source)).toEqual(expected)
  })

  it('counts processes from 1, as given', () => {
    expect(lines('process = 2', [0, 0, 1, 1, 0, 0])).toEqual([4, 5])
  })

  it.each<[string, FilterProblem, string]>([
    ['mark-wal > 5', 'unknown-name', 'mark-wal'],
    ['forced and heap-lvie > 1', 'unknown-name', 'heap-lvie'],
    ['kind = scavv', 'unknown-kind', 'scavv'],
    ['mark-wall > 5ms', 'not-a-number', '5ms'],
    ['process = two', 'not-a-number', 'two'],
    ['mark-wall >', 'no-value', '>'],
    ['> 5', 'nothing', '>'],
    ['forced and', 'nothing', ''],
    ['(forced', 'bracket', '('],
    ['forced)', 'bracket', ')'],
    ['"forced', 'quote', '"forced'],
    ['', 'nothing', ''],
  ])('%s is pointed at', (source, problem, at) => {
    const { error } = parseFilter(source)
    expect(error?.problem).toBe(problem)
    expect(source.slice(error?.start, error?.end)).toBe(at)
  })

  it('proposes what may have been meant', () => {
    expect(parseFilter('mark-wal > 5').error?.near).toContain('mark-wall')
    expect(parseFilter('heap-lvie > 5').error?.near).toContain('heap-live')
    expect(parseFilter('kind = scavv').error?.near).toContain('scav')
  })

  it('answers or points at a place, whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom('(', ')', '"', 'and', 'or', 'not', '>', '<=', 'mark-wall', 'kind', '5', 'forced', '~', ' '),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = pieces.join(' ')
        const { filter, error } = parseFilter(source)
        if (filter) expect(filterLines(document, filter).length).toBeLessThanOrEqual(8)
        else {
          expect(error.start).toBeLessThanOrEqual(error.end)
          expect(error.end).toBeLessThanOrEqual(source.length)
        }
      }),
    )
    expect(parseFilter('('.repeat(100_000)).error?.problem).toBe('bracket')
  })
})
