import { expect, it } from 'vitest'
import { packOf } from '../charts/dense.ts'
import { pacerPackOf } from '../charts/dense-pacer.ts'
import { queuePackOf } from '../charts/dense-queues.ts'
import { axisOfPacer, axisOfPack, axisOfQueues } from '../notebook/figures/pack-axis.ts'
import { cycleColumnsOf, pacerColumnsOf, readTable, schedColumnsOf, tellProcesses } from '../trace/columns/index.ts'
import { packsOf, processesOf } from './long-packs.ts'
import type { Wholes } from './long-trace.svelte.ts'

const gc = (number: number) =>
  `gc ${number} @${(5 + number * 0.1).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P\n`
const sched = (at: number) =>
  `SCHED ${at}ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 idlethreads=0 runqueue=1 [3 0]\n`
const pacer =
  'pacer: 26% CPU (25 exp.) for 4000+1+2 B work (9 B exp.) in 80 B -> 90 B (∆goal -10, cons/mark +1.500000e-001)\n'

function wholesOf(text: string): Wholes {
  const table = readTable(new TextEncoder().encode(text))
  tellProcesses(table)
  const cycles = packOf(cycleColumnsOf(table))
  const lines = pacerColumnsOf(table)
  const looks = schedColumnsOf(table)
  const pacers = lines && pacerPackOf(lines)
  const queues = looks && queuePackOf(looks)
  return {
    cycles: cycles.columns.length > 0 ? { pack: cycles, axis: axisOfPack(cycles) } : null,
    pacer: pacers && { pack: pacers, axis: axisOfPacer(pacers) },
    queues: queues && { pack: queues, axis: axisOfQueues(queues) },
  }
}
const run = (from: number, to: number) => {
  let text = sched(0)
  for (let number = from; number <= to; number++) text += pacer + gc(number)
  return text + sched(7000)
}

it('puts everything that tells the time on one axis', () => {
  const packs = packsOf(wholesOf(run(1, 5)), null)
  expect(packs.ends?.from).toBeLessThanOrEqual(0)
  expect(packs.ends?.to).toBeGreaterThanOrEqual(7)
  for (const { axis } of [packs.cycles, packs.pacer, packs.queues].filter((each) => each !== null))
    expect([axis.from, axis.to]).toEqual([packs.ends?.from, packs.ends?.to])
})

it('looks at one program of several, and at the queues of one always', () => {
  const wholes = wholesOf(run(1, 5) + run(1, 3))
  expect(processesOf(wholes)).toEqual([
    { process: 0, count: 12 },
    { process: 1, count: 8 },
  ])
  const all = packsOf(wholes, null)
  expect(all.cycles?.pack.columns.lanes).toHaveLength(2)
  expect(all.queues).toMatchObject({ process: { number: 1, all: 2 } })
  const second = packsOf(wholes, 1)
  expect(second.cycles?.pack.columns.lanes.map(({ process }) => process)).toEqual([1])
  expect([...(second.cycles?.axis.at ?? [])]).toEqual([5.1, 5.2, 5.3])
  expect(second.pacer?.pack.columns.lanes.map(({ process }) => process)).toEqual([1])
  expect(second.queues).toMatchObject({ process: { number: 2, all: 2 } })
  expect(second.queues?.pack.columns.lanes).toHaveLength(1)
})

it('leaves pacer lines without a clock on an axis of their own', () => {
  const packs = packsOf(wholesOf(pacer.repeat(20) + sched(0) + sched(3000)), null)
  expect(packs.pacer?.axis).toMatchObject({ of: 'lines' })
  expect(packs.pacer?.axis.to).toBeGreaterThan(19)
  expect(packs.queues?.axis.to).toBeLessThan(4)
  expect(packs.cycles).toBeNull()
})
