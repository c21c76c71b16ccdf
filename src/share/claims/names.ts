// What can be measured, and which functions have something to say of it.
import { type FamilyDef, type FieldDef, families } from '../../trace/catalogue/index.ts'
import type { Unit } from '../../trace/unit.ts'
import type { Dimension, FunctionName } from './syntax.ts'

/** Short names for what reviews are about; every field of the catalogue has its own name besides. */
export const shortNames = {
  stw: 'every stop: sweep termination and mark termination, two in each cycle',
  'stw-cycle': 'the stops of a cycle together',
  interval: 'from the start of a cycle to the start of the next',
  mark: 'mark-wall',
  assist: 'mark-assist-cpu',
  background: 'mark-background-cpu',
  idle: 'mark-idle-cpu',
  live: 'heap-live',
  goal: 'heap-goal',
  start: 'heap-start',
  end: 'heap-end',
  cycles: 'the cycles themselves',
  alloc: 'what the program allocates',
  gc: 'what the garbage collector takes',
} as const

export type ShortName = keyof typeof shortNames

const fieldOfShort: Partial<Record<ShortName, string>> = {
  mark: 'mark-wall',
  assist: 'mark-assist-cpu',
  background: 'mark-background-cpu',
  idle: 'mark-idle-cpu',
  live: 'heap-live',
  goal: 'heap-goal',
  start: 'heap-start',
  end: 'heap-end',
}

/** What a name stands for. */
export type Subject =
  | { readonly type: 'special'; readonly name: 'stw' | 'stw-cycle' | 'interval' | 'cycles' | 'alloc' | 'gc' }
  | {
      readonly type: 'field'
      readonly family: string
      readonly field: string
      readonly def: FieldDef
      /** The kinds of record whose field is meant: of gctrace the cycles, where they have it. */
      readonly kinds: ReadonlySet<string>
    }

/** Families in the order in which a bare field name is looked up. */
const order = ['gctrace', 'schedtrace', 'scavtrace', 'inittrace', 'gcpacertrace'] as const

export function subjectCalled(name: string): Subject | null {
  if (Object.hasOwn(shortNames, name)) {
    const field = fieldOfShort[name as ShortName]
    if (field === undefined) return { type: 'special', name: name as Extract<Subject, { type: 'special' }>['name'] }
    return fieldCalled('gctrace', field)
  }
  const dot = name.indexOf('.')
  const wanted = dot < 0 ? order : order.filter((family) => family === name.slice(0, dot))
  for (const family of wanted) {
    const found = fieldCalled(family, name.slice(dot + 1))
    if (found !== null) return found
  }
  return null
}

function fieldCalled(family: (typeof order)[number], field: string): Subject | null {
  const { fields, kinds } = families[family] as FamilyDef
  const def = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (def === undefined) return null
  const printing = Object.entries(kinds)
    .filter(([, { formats }]) => formats.some(({ template }) => hasField(template, field)))
    .map(([kind]) => `${family}.${kind}`)
  const ofCycles = printing.filter((kind) => kind.startsWith('gctrace.cycle'))
  return { type: 'field', family, field, def, kinds: new Set(ofCycles.length > 0 ? ofCycles : printing) }
}

function hasField(template: string, field: string): boolean {
  for (let at = template.indexOf(`{${field}`); at >= 0; at = template.indexOf(`{${field}`, at + 1)) {
    if (/[}?=*]/.test(template[at + field.length + 1] ?? '')) return true
  }
  return false
}

/** Dimension and factor that turn a printed number into seconds, bytes or a plain number; `null` where it is none. */
export function scaleOf(unit: Unit): { readonly dimension: Dimension; readonly factor: number } | null {
  switch (unit) {
    case 's':
      return { dimension: { time: 1, bytes: 0 }, factor: 1 }
    case 'ms':
      return { dimension: { time: 1, bytes: 0 }, factor: 1e-3 }
    case 'us':
      return { dimension: { time: 1, bytes: 0 }, factor: 1e-6 }
    case 'MiB':
      return { dimension: { time: 0, bytes: 1 }, factor: 2 ** 20 }
    case 'KiB':
      return { dimension: { time: 0, bytes: 1 }, factor: 2 ** 10 }
    case 'B':
      return { dimension: { time: 0, bytes: 1 }, factor: 1 }
    case 'percent':
      return { dimension: { time: 0, bytes: 0 }, factor: 0.01 }
    case 'count':
    case 'pages':
    case 'ratio':
      return { dimension: { time: 0, bytes: 0 }, factor: 1 }
    default:
      return null
  }
}

/** The dimension of a measure, or `null` where the function has nothing to say of the subject. */
export function dimensionOf(fn: FunctionName, subject: Subject): Dimension | null {
  const time: Dimension = { time: 1, bytes: 0 }
  const none: Dimension = { time: 0, bytes: 0 }
  if (subject.type === 'special') {
    const { name } = subject
    switch (fn) {
      case 'share':
        return name === 'gc' ? none : null
      case 'rate':
        return name === 'alloc' ? { time: -1, bytes: 1 } : name === 'cycles' ? { time: -1, bytes: 0 } : null
      case 'slope':
        return null
      case 'count':
        return name === 'gc' || name === 'alloc' ? null : none
      default:
        return name === 'stw' || name === 'stw-cycle' || name === 'interval' ? time : null
    }
  }
  if (fn === 'count') return none
  const scale = scaleOf(subject.def.unit)
  if (fn === 'share') return /^mark-(assist|background|idle)-cpu$/.test(subject.field) ? none : null
  if (scale === null || fn === 'rate') return null
  if (fn !== 'slope') return scale.dimension
  // Only cycles print when they were.
  if (subject.family !== 'gctrace' || !subject.kinds.has('gctrace.cycle')) return null
  return { time: scale.dimension.time - 1, bytes: scale.dimension.bytes }
}

/** Every name that a claim may use: the short ones, then the fields. */
export function allNames(): string[] {
  const fields = order.flatMap((family) => Object.keys((families[family] as FamilyDef).fields))
  return [...new Set([...Object.keys(shortNames), ...fields])]
}
