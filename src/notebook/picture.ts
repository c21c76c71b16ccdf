// What the figures of a page show together: which records are chosen, and which part of the time axis is looked at. Plain
// data, so that it survives a reload and can travel in a link.
import type { Viewport } from '../charts/viewport.ts'

/** Indices of records, both included. */
export type RecordRange = readonly [from: number, to: number]

export interface Picture {
  /** Chosen records as stretches, in order and apart from each other. */
  readonly chosen: readonly RecordRange[]
  /** Seconds since the program started; `null` for all of the axis. */
  readonly viewport: Viewport | null
}

/** Records as stretches. */
export function rangesOf(records: Iterable<number>): RecordRange[] {
  const ranges: [number, number][] = []
  for (const record of [...records].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && record <= last[1] + 1) last[1] = Math.max(last[1], record)
    else ranges.push([record, record])
  }
  return ranges
}

/** The records of stretches, those left out that a text does not have. */
export function recordsOf(ranges: readonly RecordRange[], count: number): Set<number> {
  const records = new Set<number>()
  for (const [from, to] of ranges) for (let at = Math.max(0, from); at <= to && at < count; at++) records.add(at)
  return records
}

/** What was written as JSON, in a link or in storage; `null` where it is none. Nothing in it is taken on trust. */
export function readPicture(value: unknown): Picture | null {
  if (typeof value !== 'object' || value === null) return null
  const { chosen, viewport } = value as { chosen?: unknown; viewport?: unknown }
  const isPlace = (each: unknown): each is number => Number.isSafeInteger(each) && (each as number) >= 0
  const ranges = (Array.isArray(chosen) ? chosen : []).flatMap((each: unknown): RecordRange[] => {
    const [from, to] = Array.isArray(each) ? (each as unknown[]) : []
    return isPlace(from) && isPlace(to) && from <= to ? [[from, to]] : []
  })
  const { from, to } = (viewport ?? {}) as { from?: unknown; to?: unknown }
  const isTime = (each: unknown): each is number => typeof each === 'number' && Number.isFinite(each)
  return { chosen: ranges, viewport: isTime(from) && isTime(to) && from < to ? { from, to } : null }
}

export function isEmptyPicture({ chosen, viewport }: Picture): boolean {
  return chosen.length === 0 && viewport === null
}
