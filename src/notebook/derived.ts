import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { FieldReading } from '../trace/record.ts'

/** Something that follows from the line, with this line's own numbers in its formula. Words are in `text`. */
export type Derived =
  | { readonly id: 'stw-total'; readonly formula: string }
  | {
      readonly id: 'stw-procs'
      readonly formula: string
      readonly type: 'known' | 'range' | 'impossible'
      readonly lo: number
      readonly hi: number
      readonly procs: number
      /** Every release that can have printed the line multiplied by the idle threads too (to Go 1.9). */
      readonly byIdleThreads: boolean
    }
  | { readonly id: 'mark-share'; readonly formula: string; readonly percent: number }
  | {
      readonly id: 'mark-capacity'
      readonly formula: string
      readonly programPercent: number
      readonly overfull: boolean
    }
  | { readonly id: 'stale-mark' }
  | { readonly id: 'freed'; readonly formula: string }
  | { readonly id: 'marking-growth'; readonly formula: string }
  | { readonly id: 'grown'; readonly formula: string; readonly rate: string | null }
  | { readonly id: 'goal-kept'; readonly formula: string; readonly over: boolean }
  | { readonly id: 'goal-unlimited' }
  | { readonly id: 'gap'; readonly seconds: string }
  | { readonly id: 'whole-cycle'; readonly formula: string }

/** A number short enough to read: three significant digits, no trailing zeros from floating point. */
export function tidy(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}

/** A sum of printed times, with no digit that binary fractions invent. */
function sum(value: number): string {
  return String(Number(value.toFixed(3)))
}

export function derivedOf(cycle: GcCycle, field: string, text: string): Derived[] {
  const raw = (id: string) => rawOf(cycle.record.fields, id, text)
  const printed = (...ids: string[]) => ids.map(raw)
  switch (field) {
    case 'at':
      return [
        ...(cycle.since === undefined ? [] : [{ id: 'gap' as const, seconds: tidy(cycle.since.gapS) }]),
        { id: 'whole-cycle', formula: `${wallIds(cycle).map(raw).join(' + ')} = ${sum(cycle.wallMs)} ms` },
      ]
    case 'sweep-term-wall':
    case 'mark-term-wall':
      return [
        {
          id: 'stw-total',
          formula: `${printed('sweep-term-wall', 'mark-term-wall').join(' + ')} = ${sum(cycle.wall.sweepTerm + cycle.wall.markTerm)} ms`,
        },
      ]
    case 'sweep-term-cpu':
    case 'mark-term-cpu':
      return [stwProcs(cycle, raw)]
    case 'mark-wall':
      return [markCapacity(cycle, raw)]
    case 'mark-assist-cpu':
      return markShare(cycle, raw, field, cycle.mark.assist.fraction)
    case 'mark-background-cpu':
      return markShare(cycle, raw, field, cycle.mark.background.fraction)
    case 'mark-idle-cpu':
      return markShare(cycle, raw, field, cycle.mark.idle.fraction)
    case 'heap-start':
      return cycle.since === undefined
        ? []
        : [
            {
              id: 'grown',
              formula: `${raw('heap-start')} − ${cycle.heap.start - cycle.since.grownMiB} = ${cycle.since.grownMiB} MiB`,
              rate: cycle.since.allocationMiBPerS === undefined ? null : tidy(cycle.since.allocationMiBPerS),
            },
          ]
    case 'heap-end':
      return [
        {
          id: 'marking-growth',
          formula: `${raw('heap-end')} − ${raw('heap-start')} = ${cycle.heap.end - cycle.heap.start} MiB`,
        },
      ]
    case 'heap-live':
      return [{ id: 'freed', formula: `${raw('heap-end')} − ${raw('heap-live')} = ${cycle.freedMiB} MiB` }]
    case 'heap-goal':
      if (cycle.goalUnlimited) return [{ id: 'goal-unlimited' }]
      return [goalKept(cycle, raw)]
    default:
      return []
  }
}

function rawOf(fields: readonly FieldReading[], id: string, text: string): string {
  const reading = fields.find((each) => each.field === id)
  return reading === undefined ? '0' : text.slice(reading.start, reading.end)
}

function wallIds(cycle: GcCycle): string[] {
  return cycle.wall.scan === undefined
    ? ['sweep-term-wall', 'mark-wall', 'mark-term-wall']
    : ['sweep-term-wall', 'scan-wall', 'write-barrier-wall', 'mark-wall', 'mark-term-wall']
}

function stwProcs(cycle: GcCycle, raw: (id: string) => string): Derived {
  const ratio = (cpu: string, wall: string) =>
    Number(raw(wall)) === 0 ? null : `${raw(cpu)} ÷ ${raw(wall)} ≈ ${tidy(Number(raw(cpu)) / Number(raw(wall)))}`
  const formula = [ratio('sweep-term-cpu', 'sweep-term-wall'), ratio('mark-term-cpu', 'mark-term-wall')]
    .filter((each) => each !== null)
    .join(', ')
  const k = cycle.stwProcs
  const lo = k.type === 'known' ? k.procs : k.type === 'range' ? k.lo : 0
  const hi = k.type === 'known' ? k.procs : k.type === 'range' ? k.hi : 0
  const byIdleThreads = cycle.record.printedBy.since <= 9
  return { id: 'stw-procs', formula, type: k.type, lo, hi, procs: cycle.procs, byIdleThreads }
}

function markShare(cycle: GcCycle, raw: (id: string) => string, field: string, fraction: number): Derived[] {
  if (cycle.staleMarkCpu) return [{ id: 'stale-mark' }]
  if (cycle.mark.capacityMs === 0) return []
  const percent = Math.round(fraction * 100)
  const formula = `${raw(field)} ÷ (${raw('procs')} × ${raw('mark-wall')}) = ${percent} %`
  return [{ id: 'mark-share', formula, percent }]
}

function markCapacity(cycle: GcCycle, raw: (id: string) => string): Derived {
  return {
    id: 'mark-capacity',
    formula: `${raw('procs')} P × ${raw('mark-wall')} ms = ${tidy(cycle.mark.capacityMs)} ms`,
    programPercent: Math.round(cycle.mark.program.fraction * 100),
    overfull: cycle.mark.overfull,
  }
}

function goalKept(cycle: GcCycle, raw: (id: string) => string): Derived {
  const over = cycle.heap.end > cycle.heap.goal
  return { id: 'goal-kept', formula: `${raw('heap-end')} ${over ? '>' : '≤'} ${raw('heap-goal')} MiB`, over }
}
