import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sample } from '../build/samples.ts'
import { checksText as en } from '../text/en/checks.ts'
import { checksText as ko } from '../text/ko/checks.ts'
import { parseTrace } from '../trace/index.ts'
import { analyse } from './analysis.ts'
import { Analyst, type StartWorker } from './analyst.svelte.ts'

const cycle = (number: number, at: number) =>
  `gc ${number} @${at.toFixed(3)}s 2%: 0.026+0.39+0.10 ms clock, 0.21+0.88/0.52/0+0.81 ms cpu, 4->4->0 MB, 5 MB goal, 8 P`

describe('analyse', () => {
  it('shows what is wrong with the note’s two queues for one P', () => {
    const text = 'SCHED 0ms: gomaxprocs=1 idleprocs=0 threads=2 spinningthreads=0 idlethreads=0 runqueue=0 [4 4]\n'
    const { findings } = analyse(text)
    expect(findings).toMatchObject([{ check: 'queue-count', strength: 'always', line: 0 }])
    for (const { 'queue-count': words } of [ko, en]) {
      const [finding] = findings
      if (finding?.check !== 'queue-count') throw new Error('another rule')
      expect(words.message(finding.facts, 'always')).toContain('4 4')
    }
  })

  it('shows that the note’s pacer block belongs to a later cycle', () => {
    const { findings, belongs } = analyse(sample('note/gc-5-pacer').text)
    expect(findings).toMatchObject([{ check: 'pacer-next-cycle', strength: 'usually', line: 2 }])
    expect([...belongs.keys()]).toEqual([1])
  })

  it('joins pacer lines to the GC line after them', () => {
    const { belongs, beside } = analyse(sample('churn/1.25-pacer').text)
    expect(belongs.size).toBeGreaterThan(10)
    const { records } = parseTrace(sample('churn/1.25-pacer').text)
    for (const [record, { cycle: line, number }] of belongs) {
      const own = records[line]?.fields.find(({ field }) => field === 'gc-number')
      expect(own?.value).toBe(number)
      if (records[record]?.kind === 'gcpacertrace.end') expect(line).toBeGreaterThan(record)
      expect(beside.get(line)).toContain(record)
    }
  })

  it('tells two runs apart, with their lines', () => {
    const text = [cycle(1, 0.1), cycle(2, 0.2), cycle(1, 0.1), cycle(2, 0.3)].join('\n')
    const { processes, processOf, kinds } = analyse(text)
    expect(processes).toMatchObject([
      { records: 2, firstLine: 0, lastLine: 1 },
      { records: 2, firstLine: 2, lastLine: 3 },
    ])
    expect([...processOf]).toEqual([0, 0, 1, 1])
    expect(kinds).toEqual([{ kind: 'gctrace.cycle', count: 4 }])
  })

  it('is plain data, as a worker sends it', () => {
    const analysis = analyse(sample('churn/1.25-pacer').text)
    expect(structuredClone(analysis)).toEqual(analysis)
  })
})

describe('Analyst', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A worker that answers, or breaks as often as it is told to. */
  function workers(breaks = 0) {
    const started: string[] = []
    const start: StartWorker = () => {
      const worker: ReturnType<StartWorker> = {
        onmessage: null,
        onerror: null,
        terminate() {
          worker.onmessage = null
        },
        postMessage(text: string) {
          started.push(text)
          const broken = started.length <= breaks
          setTimeout(() => {
            if (broken) worker.onerror?.call(worker as Worker, new Event('error') as ErrorEvent)
            else worker.onmessage?.call(worker as Worker, new MessageEvent('message', { data: analyse(text) }))
          }, 10)
        },
      }
      return worker
    }
    return { started, start }
  }

  it('asks for the last text only', async () => {
    const { started, start } = workers()
    const analyst = new Analyst(start)
    analyst.ask('gc')
    analyst.ask(cycle(1, 0.1))
    await vi.advanceTimersByTimeAsync(500)
    expect(started).toEqual([cycle(1, 0.1)])
    expect(analyst.analysis?.records).toBe(1)
  })

  it('drops an answer that comes after its text was replaced', async () => {
    const { start } = workers()
    const analyst = new Analyst(start)
    analyst.ask(cycle(1, 0.1))
    await vi.advanceTimersByTimeAsync(155)
    analyst.ask(`${cycle(1, 0.1)}\n${cycle(2, 0.2)}`)
    await vi.advanceTimersByTimeAsync(20)
    expect(analyst.analysis).toBeNull()
    await vi.advanceTimersByTimeAsync(500)
    expect(analyst.analysis?.records).toBe(2)
  })

  it('starts a broken worker again, and says so when it breaks twice', async () => {
    const once = new Analyst(workers(1).start)
    once.ask(cycle(1, 0.1))
    await vi.advanceTimersByTimeAsync(500)
    expect(once.analysis?.records).toBe(1)
    const twice = workers(2)
    const analyst = new Analyst(twice.start)
    analyst.ask(cycle(1, 0.1))
    await vi.advanceTimersByTimeAsync(500)
    expect(analyst.failed).toBe(true)
    analyst.retry()
    await vi.advanceTimersByTimeAsync(500)
    expect(analyst.failed).toBe(false)
    expect(analyst.analysis?.records).toBe(1)
  })
})
