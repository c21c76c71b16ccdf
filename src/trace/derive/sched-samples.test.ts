import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { parseTrace } from '../index.ts'
import { schedSamplesOf } from './sched-samples.ts'

const of = (id: string) => schedSamplesOf(parseTrace(sample(id).text))

describe('the samples of schedtrace', () => {
  it('are the printed numbers', () => {
    expect(of('webservice-leak/1.27-sched1000-p2')[7]).toMatchObject({
      atMs: 7054,
      procs: 2,
      idleProcs: 0,
      threads: 8,
      idleThreads: 3,
      spinningThreads: 0,
      global: 120,
      local: [104, 38],
      ticks: [545910, 562054],
      since: { ms: 1006, ticks: [545910 - 463931, 562054 - 481954] },
    })
  })

  it('have no ticks before Go 1.25, and no spinning threads before Go 1.4', () => {
    const [first] = schedSamplesOf(
      parseTrace('SCHED 1004ms: gomaxprocs=4 idleprocs=0 threads=11 idlethreads=4 runqueue=8 [0 1 0 3]\n'),
    )
    expect(first).toMatchObject({ local: [0, 1, 0, 3], global: 8 })
    expect(first).not.toHaveProperty('ticks')
    expect(first).not.toHaveProperty('spinningThreads')
  })

  it('of a scheddetail block come from its P lines', () => {
    const [first, second] = of('scheddetail/1.27-syscall')
    expect(first?.local).toEqual([0, 0, 0, 0])
    expect(second?.ticks).toEqual([1, 1, 2, 5])
    expect(second?.since).toEqual({ ms: 309, ticks: [0, 1, 2, 3] })
  })

  it('of another run begin again', () => {
    const { text } = sample('webservice-leak/1.15-sched1000-p2')
    const samples = schedSamplesOf(parseTrace(text + text))
    expect(samples.map(({ process }) => process)).toEqual([...Array(10).fill(0), ...Array(10).fill(1)])
    expect(samples[10]).not.toHaveProperty('since')
  })

  it('have a queue for each P in every sample of the project', () => {
    let seen = 0
    // The lines quoted in the note were shortened by its author.
    for (const id of sampleIds().filter((each) => !each.startsWith('note/'))) {
      for (const each of of(id)) {
        seen += 1
        if (each.local.length > 0 && each.local.length !== each.procs) throw new Error(`${id} ${each.atMs}`)
      }
    }
    expect(seen).toBeGreaterThan(500)
  })
})
