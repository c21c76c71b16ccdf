import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { schedBlocksOf } from '../trace/derive/sched-blocks.ts'
import { parseTrace } from '../trace/index.ts'
import { layoutSchedDetail, type SchedDetailLabels } from './sched-detail.ts'
import { estimateWidth } from './text-size.ts'

const labels: SchedDetailLabels = {
  ps: ['Ps'],
  ms: ['threads without a P'],
  gs: (count) => [`${count} goroutines`],
  p: (p) => [`P${p.id} ${p.status}`],
  mg: (m, g) => [`M${m?.id ?? '–'} G${g?.id ?? '–'}`],
  queue: (length) => [`queue ${length}`],
  chip: (m, g) => [`M${m.id} G${g?.id ?? '–'}`],
  group: (status, reason) => [`${status} ${reason ?? ''}`, String(status)],
  count: (count, forMs) => [`${count}, for ${forMs} ms`, String(count)],
}
const blocksOf = (id: string) => schedBlocksOf(parseTrace(sample(id).text))
const layoutOf = (block: ReturnType<typeof blocksOf>[number], width = 720) =>
  layoutSchedDetail(block, { width, measure: estimateWidth, labels })

describe('a scheddetail block', () => {
  it('joins each P with its M and its G', () => {
    const [first] = blocksOf('scheddetail/1.27-syscall')
    if (!first) throw new Error('no block')
    const [p0, p1] = layoutOf(first).cards
    expect([p0?.p.id, p0?.m?.id, p0?.g?.id]).toEqual([0, 0, 1])
    expect([p1?.p.id, p1?.m, p1?.g]).toEqual([1, null, null])
  })

  it('says since which block a goroutine has been seen the same way', () => {
    const blocks = blocksOf('scheddetail/1.27-syscall')
    const since = (block: number, id: number) => blocks[block]?.gs.find((g) => g.id === id)?.sinceMs
    expect(since(0, 2)).toBe(0)
    expect(since(2, 2)).toBe(0)
    expect(since(1, 6)).toBe(309)
    expect(since(2, 6)).toBe(309)
  })

  it('reads what old releases print as absent or with the bit of a stack scan', () => {
    const text = [
      'SCHED 5ms: gomaxprocs=1 idleprocs=1 threads=2 spinningthreads=0 idlethreads=0 runqueue=0 gcwaiting=0 nmidlelocked=0 stopwait=0 sysmonwait=0',
      '  P0: status=0 schedtick=1 syscalltick=0 m=-1 runqsize=0 gfreecnt=0',
      '  M1: p=-1 curg=-1 mallocing=0 throwing=0 preemptoff= locks=0 dying=0 helpgc=0 spinning=false blocked=true lockedg=-1',
      '  G7: status=4100(chan receive) m=-1 lockedm=-1',
      '  G8: status=1(chan receive) m=-1 lockedm=-1',
      '',
    ].join('\n')
    const [block] = schedBlocksOf(parseTrace(text))
    expect(block?.ps[0]).not.toHaveProperty('m')
    expect(block?.gs.map(({ status, reason }) => [status, reason])).toEqual([
      [4, 'chan receive'],
      [1, undefined],
    ])
  })
})

describe('over every sample', () => {
  it.each([290, 768, 1100])('places every P, M and G once, inside a figure of %i px', (width) => {
    let seen = 0
    for (const id of sampleIds()) {
      for (const block of blocksOf(id)) {
        seen += 1
        const { cards, chips, groups, height } = layoutOf(block, width)
        const ms = [...cards.flatMap(({ m }) => m?.id ?? []), ...chips.map(({ m }) => m.id)]
        const gs = groups.flatMap((group) => group.gs.map((g) => g.id))
        const same = (a: readonly number[], b: readonly number[]) =>
          a.toSorted((x, y) => x - y).join() === b.toSorted((x, y) => x - y).join()
        if (
          !same(
            cards.map(({ p }) => p.id),
            block.ps.map((p) => p.id),
          )
        )
          throw new Error(`${id}: Ps`)
        if (
          !same(
            ms,
            block.ms.map((m) => m.id),
          )
        )
          throw new Error(`${id}: Ms ${ms}`)
        if (
          !same(
            gs,
            block.gs.map((g) => g.id),
          )
        )
          throw new Error(`${id}: Gs`)
        const longest = cards.toSorted((a, b) => b.p.queue - a.p.queue)[0]
        for (const card of cards)
          if (
            longest &&
            longest.p.queue > 0 &&
            Math.abs(card.queue.width / longest.queue.width - card.p.queue / longest.p.queue) > 1e-9
          )
            throw new Error(`${id}: queue of P${card.p.id}`)
        for (const box of [...cards, ...chips, ...groups])
          if (box.x < 0 || box.x + box.width > width + 0.01 || box.y + box.height > height)
            throw new Error(`${id} leaves the figure`)
      }
    }
    expect(seen).toBeGreaterThan(15)
  })
})
