import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { schedBlocksOf } from '../trace/derive/sched-blocks.ts'
import { type BlockChanges, changesIn } from '../trace/derive/sched-changes.ts'
import { parseTrace } from '../trace/index.ts'
import { layoutSchedDetail, type SchedDetailLabels } from './sched-detail.ts'
import { estimateWidth } from './text-size.ts'

const labels: SchedDetailLabels = {
  ps: ['Ps'],
  ms: ['threads without a P'],
  gs: (count) => [`${count} goroutines`],
  p: (p) => [`P${p.id} ${p.status}`],
  mg: (m, g) => [`M${m?.id ?? '–'} G${g?.id ?? '–'}`],
  queue: (length, ticks) => [`queue ${length}, ${ticks ?? '–'}`, `queue ${length}`],
  chip: (m, g) => [`M${m.id} G${g?.id ?? '–'}`],
  group: (status, reason) => [`${status} ${reason ?? ''}`, String(status)],
  count: (count, forMs) => [`${count}, for ${forMs} ms`, String(count)],
  changes: (ms) => [`since ${ms} ms`],
  change: (from, to) => [
    `${from?.status ?? 'new'} ${from?.reason ?? ''} → ${to?.status ?? 'gone'} ${to?.reason ?? ''}`,
    '→',
  ],
  ids: (gs, shown) =>
    `${gs.length}: ${gs
      .slice(0, shown)
      .map((g) => `G${g.id}`)
      .join(' ')}`,
  moreChanges: (count) => [`${count} more`],
  noChanges: ['none'],
}
const blocksOf = (id: string) => schedBlocksOf(parseTrace(sample(id).text))
const layoutOf = (block: ReturnType<typeof blocksOf>[number], width = 720, changes: BlockChanges | null = null) =>
  layoutSchedDetail(block, { width, measure: estimateWidth, labels, changes })
const tickOf = (blocks: ReturnType<typeof blocksOf>, index: number, p: number) =>
  blocks[index]?.ps[p]?.tick ?? Number.NaN

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

  it('says what each goroutine did in the block before, and how often each P switched since', () => {
    const blocks = blocksOf('scheddetail/1.27-syscall')
    expect(changesIn(blocks, 0)).toBeNull()
    const second = changesIn(blocks, 1)
    expect(second?.beforeMs).toBe(0)
    expect(second?.goroutines[0]).toMatchObject({ from: null, to: { status: 3 } })
    expect(second?.goroutines[0]?.gs.map((g) => g.id)).toEqual([6, 7, 8, 9, 10, 11])
    const main = second?.goroutines.find(({ gs }) => gs.some((g) => g.id === 1))
    expect(main).toMatchObject({ from: { status: 8 }, to: { status: 4, reason: 'sleep' } })
    expect(
      [...(second?.ticks ?? [])].every(([p, ticks]) => ticks === tickOf(blocks, 1, p) - tickOf(blocks, 0, p)),
    ).toBe(true)
  })

  it('names goroutines that are gone, and counts switches where the counter began again', () => {
    const [block] = blocksOf('scheddetail/1.27-syscall')
    if (!block) throw new Error('no block')
    const wrapped = { ...block, ps: block.ps.map((p) => ({ ...p, tick: 2 ** 32 - 5 })) }
    const after = { ...block, gs: block.gs.slice(1), ps: block.ps.map((p) => ({ ...p, tick: 7 })) }
    const changes = changesIn([wrapped, after], 1)
    expect(changes?.goroutines).toMatchObject([{ to: null, gs: [{ id: block.gs[0]?.id }] }])
    expect(changes?.ticks.get(0)).toBe(12)
    expect(layoutOf(after, 720, changes).changes).toHaveLength(1)
    expect(layoutOf(block, 720, changesIn([block, block], 1)).remark?.text).toBe('none')
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
      const blocks = blocksOf(id)
      for (const [index, block] of blocks.entries()) {
        seen += 1
        const changed = changesIn(blocks, index)
        const { cards, chips, groups, changes, height } = layoutOf(block, width, changed)
        const moved = new Set(changed?.goroutines.flatMap((change) => change.gs.map((g) => g.id)))
        for (const g of block.gs)
          if (changed && moved.has(g.id) !== g.sinceMs >= block.atMs) throw new Error(`${id}: G${g.id} changed or not`)
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
        for (const box of [...cards, ...chips, ...groups, ...changes])
          if (box.x < 0 || box.x + box.width > width + 0.01 || box.y + box.height > height)
            throw new Error(`${id} leaves the figure`)
      }
    }
    expect(seen).toBeGreaterThan(15)
  })
})
