import type { BlockG, SchedBlock } from './sched-blocks.ts'

/** What a goroutine does, and where it waits, why. */
export interface GState {
  readonly status: number
  readonly reason?: string
}

/** Goroutines that went the same way between two blocks; `null` stands for not being in the block. */
export interface GChange {
  readonly from: GState | null
  readonly to: GState | null
  /** As the later block prints them, or the earlier one where they are gone, by number. */
  readonly gs: readonly BlockG[]
}

/** What is different in a block against the one before it of the same process. */
export interface BlockChanges {
  /** Time of the block before, ms. */
  readonly beforeMs: number
  /** The way that most goroutines went comes first. */
  readonly goroutines: readonly GChange[]
  /** How often each P switched goroutines since then, by its number. */
  readonly ticks: ReadonlyMap<number, number>
}

/** `null` for the first block of a process: there is nothing to compare it with. */
export function changesIn(blocks: readonly SchedBlock[], index: number): BlockChanges | null {
  const now = blocks[index]
  const before = blocks.slice(0, index).findLast((each) => each.process === now?.process)
  return now && before ? changesBetween(before, now) : null
}

export function changesBetween(before: SchedBlock, now: SchedBlock): BlockChanges {
  const known = new Map(before.gs.map((g) => [g.id, g]))
  const present = new Set(now.gs.map((g) => g.id))
  const moved = [
    ...now.gs.flatMap((g): Moved[] => {
      const from = known.get(g.id)
      return from && from.status === g.status && from.reason === g.reason ? [] : [{ from: from ?? null, to: g, g }]
    }),
    ...before.gs.filter((g) => !present.has(g.id)).map((g): Moved => ({ from: g, to: null, g })),
  ]
  const goroutines = [...Map.groupBy(moved, ({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`).values()].map(
    (same): GChange => ({
      from: stateOf(same[0]?.from ?? null),
      to: stateOf(same[0]?.to ?? null),
      gs: same.map(({ g }) => g).toSorted((a, b) => a.id - b.id),
    }),
  )
  const ticks = new Map(before.ps.map((p) => [p.id, p.tick]))
  return {
    beforeMs: before.atMs,
    goroutines: goroutines.toSorted((a, b) => b.gs.length - a.gs.length || (a.gs[0]?.id ?? 0) - (b.gs[0]?.id ?? 0)),
    // A 32-bit counter: the difference is right even where it began again.
    ticks: new Map(
      now.ps.flatMap((p) => {
        const earlier = ticks.get(p.id)
        return earlier === undefined ? [] : [[p.id, (p.tick - earlier) >>> 0] as const]
      }),
    ),
  }
}

interface Moved {
  readonly from: BlockG | null
  readonly to: BlockG | null
  readonly g: BlockG
}

function nameOf(g: BlockG | null): string {
  return g === null ? '' : `${g.status} ${g.reason ?? ''}`
}

function stateOf(g: BlockG | null): GState | null {
  return g && { status: g.status, ...(g.reason === undefined ? {} : { reason: g.reason }) }
}
