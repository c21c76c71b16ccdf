import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { schedSamplesOf } from '../trace/derive/sched-samples.ts'
import { parseTrace } from '../trace/index.ts'
import { queueLabels } from './labels.fixture.ts'
import { layoutRunQueues, nearestQueueValue, type SchedRun, shadeOf, shortCount, ticksPerS } from './run-queues.ts'
import { estimateWidth } from './text-size.ts'

function runsOf(text: string, name = 'run'): SchedRun[] {
  const samples = schedSamplesOf(parseTrace(text))
  return [...Map.groupBy(samples, (each) => each.process).values()].map((each) => ({ name, samples: each }))
}
const layoutOf = (runs: readonly SchedRun[], width = 720) =>
  layoutRunQueues(runs, { width, measure: estimateWidth, labels: queueLabels })
const sampleRun = (id: string) => runsOf(sample(id).text, id)
const line = (at: number, local: readonly number[], more = 'runqueue=0') =>
  `SCHED ${at}ms: gomaxprocs=${local.length} idleprocs=0 threads=5 spinningthreads=1 idlethreads=2 ${more} [${local.join(' ')}]\n`

describe('the run queues', () => {
  it('have a row for the global queue and one for each P, and rows of activity where ticks are printed', () => {
    const [run] = layoutOf(sampleRun('webservice-leak/1.27-sched1000-p2')).runs
    expect(run?.rows.map(({ field, p }) => [field, p])).toEqual([
      ['runqueue', undefined],
      ['local-runqueues', 0],
      ['local-runqueues', 1],
      ['schedticks', 0],
      ['schedticks', 1],
    ])
    const [old] = layoutOf(sampleRun('webservice-leak/1.15-sched1000-p2')).runs
    expect(old?.rows.map(({ field }) => field)).toEqual(['runqueue', 'local-runqueues', 'local-runqueues'])
  })

  it('draw two runs on one scale of time, length and threads', () => {
    const runs = [
      ...sampleRun('webservice-leak/1.27-sched1000-p2'),
      ...sampleRun('webservice-noleak/1.27-sched1000-p2'),
    ]
    const both = layoutOf(runs)
    const [leak, noLeak] = both.runs
    expect(leak?.columns[3]?.at).toBeCloseTo(both.msToX(3024))
    expect(noLeak?.strips[1]?.top).toBe(leak?.strips[1]?.top)
    expect(both.most.queue).toBe(
      Math.max(...runs.flatMap((run) => run.samples.flatMap((each) => [each.global, ...each.local]))),
    )
  })

  it('leave the ground out where nobody looked', () => {
    const layout = layoutOf(runsOf(line(0, [0, 0]) + line(100, [1, 0]) + line(200, [1, 0]) + line(1000, [2, 0])))
    const columns = layout.runs[0]?.columns ?? []
    expect((columns[1]?.x1 ?? 0) - (columns[2]?.x0 ?? 1)).toBeCloseTo(0)
    expect((columns[3]?.x0 ?? 0) - (columns[2]?.x1 ?? 0)).toBeCloseTo(layout.msToX(670) - layout.msToX(0))
    expect(layout.notes).toContainEqual({ id: 'gaps', count: 1 })
  })

  it('show idle and spinning threads as heights of all threads', () => {
    const [run] = layoutOf(runsOf(line(0, [0, 0]))).runs
    const threads = run?.strips.find(({ field }) => field === 'threads')
    expect(threads?.top).toBe(5)
    const ys = (path: string | undefined) => [...(path ?? '').matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y))
    const toY = threads?.toY ?? ((value: number) => value)
    expect(Math.min(...ys(threads?.idle))).toBeCloseTo(toY(2), 0)
    expect(Math.min(...ys(threads?.spinning))).toBeCloseTo(toY(3), 0)
  })

  it('stay few enough to draw for 128 Ps and for very long traces, and never hide the longest queue', () => {
    const wide = Array.from({ length: 128 }, (_, p) => p)
    const many = layoutOf(runsOf(Array.from({ length: 300 }, (_, index) => line(index * 10, wide)).join('')))
    expect(many.runs[0]?.rows).toHaveLength(129)
    expect(many.height).toBeLessThan(700)
    const texts = Array.from({ length: 20_000 }, (_, index) => line(index * 10, [index === 7321 ? 256 : 3]))
    const long = layoutOf(runsOf(texts.join('')))
    const cells = long.runs[0]?.rows.flatMap((row) => row.cells) ?? []
    expect(cells.length).toBeLessThan(13_000)
    expect(Math.max(...cells.map(({ value }) => value))).toBe(256)
    expect(long.notes).toContainEqual({ id: 'merged' })
  })

  it('are nothing where there are no SCHED lines', () => {
    expect(layoutOf([]).runs).toEqual([])
    expect(layoutOf(runsOf('gc 1')).height).toBeGreaterThan(0)
  })

  it('are found by place', () => {
    const layout = layoutOf(sampleRun('webservice-leak/1.27-sched1000-p2'))
    const row = layout.runs[0]?.rows[2]
    expect(nearestQueueValue(layout, layout.msToX(3100), (row?.y ?? 0) + 3)).toEqual({
      run: 0,
      sample: 3,
      field: 'local-runqueues',
    })
  })
})

describe('numbers in cells', () => {
  it('are short', () => {
    expect([0, 999, 1000, 9949, 9951, 93658, 2_345_678].map(shortCount)).toEqual([
      '0',
      '999',
      '1.0k',
      '9.9k',
      '10k',
      '94k',
      '2.3M',
    ])
  })

  it('fall into shades by powers of four', () => {
    expect([0, 1, 2, 7, 8, 31, 32, 127, 128, 256].map(shadeOf)).toEqual([0, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })
})

describe('over every sample', () => {
  it.each([290, 768, 1100])('gives back every printed number, inside a figure of %i px', (width) => {
    for (const id of sampleIds()) {
      const runs = sampleRun(id)
      const layout = layoutOf(runs, width)
      for (const [index, run] of layout.runs.entries()) {
        const { samples } = runs[index] as SchedRun
        for (const { field, p, cells, ...box } of run.rows) {
          for (const cell of cells) {
            const each = samples[cell.sample]
            if (!each) throw new Error(`${id}: cell without sample`)
            const printed =
              field === 'runqueue'
                ? each.global
                : field === 'local-runqueues'
                  ? each.local[p ?? 0]
                  : ticksPerS(each)[p ?? 0]
            if (cell.value !== printed) throw new Error(`${id} ${field} ${p}: ${cell.value} for ${printed}`)
            if (cell.x < box.x - 0.01 || cell.x + cell.width > width + 0.01) throw new Error(`${id} leaves the figure`)
          }
          const missing = samples.filter((each) => field === 'runqueue' && !cells.some((c) => c.value >= each.global))
          if (missing.length > 0) throw new Error(`${id}: a value is hidden`)
        }
        for (const [at, column] of run.columns.entries())
          if (Math.abs(column.at - layout.msToX(samples[at]?.atMs ?? -1)) > 1e-6) throw new Error(`${id}: time ${at}`)
      }
    }
  })
})
