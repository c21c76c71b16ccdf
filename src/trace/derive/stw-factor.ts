import { numberOf, type TraceRecord } from '../record.ts'
import { durationRange, type Interval } from './interval.ts'

/** Whole factors, both ends included; `lo` above `hi` where none fits. */
export interface FactorRange {
  readonly lo: number
  readonly hi: number
}

/**
 * The whole numbers from 1 to `most` that lead from a wall time to its CPU number. The runtime multiplies whole
 * nanoseconds and truncates both for printing; a product grows with its factor, so the numbers that fit are neighbours.
 */
export function factorRange(wall: Interval, cpu: Interval, most: number): FactorRange {
  const shortest = Math.round(wall.lo * 1e6)
  const longest = Math.round(wall.hi * 1e6) - 1
  const least = Math.round(cpu.lo * 1e6)
  const greatest = Math.round(cpu.hi * 1e6) - 1
  const lo = least === 0 ? 1 : Math.max(1, Math.ceil(least / longest))
  const hi = shortest > 0 ? Math.floor(greatest / shortest) : most
  return { lo, hi: Math.min(most, hi) }
}

export interface StwFactor extends FactorRange {
  readonly sweepTerm: FactorRange
  readonly markTerm: FactorRange
}

/** The factors that fit both pauses of a `gctrace.cycle`. */
export function stwFactorOf(record: TraceRecord, most: number): StwFactor | undefined {
  return stwFactorFrom((field) => numberOf(record, field), most)
}

/** The same of a record wherever it is kept: `number` gives what a field prints. */
export function stwFactorFrom(number: (field: string) => number | undefined, most: number): StwFactor | undefined {
  const of = (phase: 'sweep-term' | 'mark-term') => {
    const wall = number(`${phase}-wall`)
    const cpu = number(`${phase}-cpu`)
    return wall !== undefined && cpu !== undefined && factorRange(durationRange(wall), durationRange(cpu), most)
  }
  const sweepTerm = of('sweep-term')
  const markTerm = of('mark-term')
  if (!sweepTerm || !markTerm) return undefined
  return {
    sweepTerm,
    markTerm,
    lo: Math.max(sweepTerm.lo, markTerm.lo),
    hi: Math.min(sweepTerm.hi, markTerm.hi),
  }
}
