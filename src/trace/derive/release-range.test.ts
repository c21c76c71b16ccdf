import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import { traceReader } from '../parse/parse-trace.ts'
import { releaseRangeOf } from './release-range.ts'

const folder = 'content/samples'
const read = traceReader(allFamilies)
const textOf = (sample: string) => readFileSync(join(folder, `${sample}.log`), 'utf8')
const rangeOf = (text: string) => releaseRangeOf(read(text))

/** Samples of several programs that printed to one terminal. */
const programs: Readonly<Record<string, number>> = {
  'heapleak/1.22-two-programs': 2,
  'combo/1.27-two-programs': 2,
}

const ours = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name): [string, number][] => {
    const minor = /goVersion: .*go1\.(\d+)/.exec(readFileSync(join(folder, name), 'utf8'))?.[1]
    return minor ? [[name.slice(0, -'.yaml'.length), Number(minor)]] : []
  })

describe('releases', () => {
  it.each(ours)('of %s hold Go 1.%i', (sample, minor) => {
    const { range, processes } = rangeOf(textOf(sample))
    expect(processes).toHaveLength(programs[sample] ?? 1)
    expect(range?.since).toBeLessThanOrEqual(minor)
    expect(range?.until).toBeGreaterThanOrEqual(minor)
  })

  it('of the note are 1.6 to 1.9 for its GC lines and 1.7 or 1.8 with the pacer', () => {
    expect(rangeOf(textOf('note/gc-318-322'))).toMatchObject({
      range: { since: 6, until: 9 },
      processes: [{ until: { kind: 'stw-factor', records: [0, 1], releases: [{ since: 1, until: 9 }] } }],
    })
    expect(rangeOf(textOf('note/gc-5-pacer')).range).toEqual({ since: 7, until: 8 })
  })

  it.each([
    ['combo/1.27-all', 26, 27, 'since', 'float'],
    ['webservice-noleak/1.15-gctrace-pacer', 10, 17, 'since', 'utilization-goal'],
    ['webservice-noleak/1.24-gctrace-pacer', 18, 25, 'until', 'float'],
    ['scheddetail/1.24-web', 20, 25, 'until', 'p-in-syscall'],
    ['reference/1.8.7-runtime-gc', 6, 11, 'until', 'forced-stop'],
    ['forced/1.15-gctrace', 9, 17, 'since', 'forced-concurrent'],
    ['forced/1.22-gogc-off', 21, 27, 'since', 'unlimited-goal'],
    ['scheddetail/1.27-syscall', 23, 27, 'since', 'wait-reason'],
  ] as const)('of %s are 1.%i to 1.%i, %s by %s', (sample, since, until, end, kind) => {
    const { processes } = rangeOf(textOf(sample))
    expect(processes[0]?.range).toEqual({ since, until })
    expect(processes[0]?.[end]?.kind).toBe(kind)
  })

  it('narrow down with a memory limit, falling threads and goroutine statuses', () => {
    const limit = textOf('churn/1.27-p2').replace('3->4->0 MB, 4 MB', '9->9->0 MB, 4 MB')
    expect(rangeOf(limit).processes[0]?.since).toMatchObject({ kind: 'goal-below-heap', records: [0] })
    const threads = textOf('sched-cpu/1.15-p4').replace('threads=6', 'threads=7')
    expect(rangeOf(threads).processes[0]).toMatchObject({
      range: { since: 10, until: 19 },
      since: { kind: 'threads-fell', records: [0, 1] },
    })
    const leaked = textOf('scheddetail/1.27-syscall').replace('G2: status=4', 'G2: status=10')
    expect(rangeOf(leaked).processes[0]).toMatchObject({ range: { since: 26 }, since: { kind: 'g-status' } })
  })

  it('that no one line rules out have a sweep line missing in between', () => {
    const sweep =
      'pacer: sweep done at heap size 8MB; allocated 0MB during sweep; swept 9 pages at +1.000000e-001 pages/byte'
    expect(rangeOf(sweep)).toMatchObject({ range: { since: 9, until: 25 } })
    expect(rangeOf(`${textOf('reference/1.22-gc').trimEnd()}\n${sweep}`).range).toEqual({ since: 25, until: 25 })
  })

  it('are none where two releases are mixed, told with the lines that disagree', () => {
    const old = textOf('churn/1.15-p2').split('\n').slice(0, 3)
    const newer = textOf('churn/1.27-p2').split('\n').slice(3, 6)
    const { range, processes } = rangeOf([...old, ...newer].join('\n'))
    expect(range).toBeNull()
    expect(processes).toMatchObject([
      {
        range: null,
        conflict: [
          { kind: 'form', records: [0], releases: [{ since: 6, until: 17 }] },
          { kind: 'form', records: [3], releases: [{ since: 18, until: 27 }] },
        ],
      },
    ])
  })

  it('are told for each program of a text', () => {
    const { range, processes } = rangeOf(`${textOf('churn/1.15-p2')}\n${textOf('churn/1.27-p2')}`)
    expect(range).toBeNull()
    expect(processes.map((each) => each.range)).toEqual([
      { since: 6, until: 17 },
      { since: 18, until: 27 },
    ])
  })

  it('do not follow a wrong number against the forms', () => {
    const text = textOf('combo/1.15-all').replace(
      '0.046+0.12+0.010 ms clock, 0.092+',
      '0.046+0.12+0.010 ms clock, 0.046+',
    )
    expect(rangeOf(text).range).toEqual({ since: 15, until: 17 })
  })

  it('of no trace are all', () => {
    expect(rangeOf('hello')).toEqual({ processes: [], range: { since: 1, until: 27 } })
  })
})
