import { type FamilyDef, type FormatDef, families, rangeOf } from '../catalogue/index.ts'
import { type TemplatePart, templateParts } from '../catalogue/template.ts'
import { type GoMinor, type GoRange, intersectGo } from '../go-version.ts'
import type { FieldReading, TraceRecord } from '../record.ts'
import type { Print } from '../unit.ts'
import { floatExponent, isWhole } from './go-float.ts'
import { printedInterval } from './interval.ts'
import { type ShiftId, shiftsOf } from './reprint-shifts.ts'
import { factorRange } from './stw-factor.ts'

/**
 * Why a value cannot be told.
 *
 * - `not-printed`: the line does not say it;
 * - `shift`: that release counts something else under the name, see reprint-shifts.ts;
 * - `digits`: that release prints more digits than the line has;
 * - `code`: that release has no such code or word.
 */
export type UnknownWhy =
  | { readonly type: 'not-printed' }
  | { readonly type: 'shift'; readonly shift: ShiftId }
  | { readonly type: 'digits' }
  | { readonly type: 'code' }

/**
 * A stretch of the line as the other release prints it.
 *
 * - `literal`: fixed text; `kept`: the value as it was; `rewritten`: the same value in that release's notation;
 * - `derived`: follows from other values of the line, or is fixed by that release;
 * - `unknown`: cannot be told. `text` is then a placeholder of the reader's, never a number; `near` is what is known of it.
 */
export type ReprintToken =
  | { readonly state: 'literal'; readonly text: string }
  | { readonly state: 'kept' | 'rewritten' | 'derived'; readonly text: string; readonly field: string }
  | {
      readonly state: 'unknown'
      readonly text: typeof unknownText
      readonly field: string
      readonly why: UnknownWhy
      readonly near?: string
    }

/** What stands for an unknown value. No release prints it. */
export const unknownText = '?'

/** A line as another release prints the same event. */
export interface ReprintedLine {
  readonly type: 'line'
  /** Family and kind of the line that comes out, `gctrace.cycle-stw`. */
  readonly kind: string
  readonly range: GoRange
  readonly template: string
  readonly tokens: readonly ReprintToken[]
  /** What the line says and that release does not. */
  readonly lost: readonly { readonly field: string; readonly text: string }[]
  /** Values that keep their number and came about in another way. */
  readonly cautions: readonly { readonly field: string; readonly shift: ShiftId }[]
}

/**
 * - `not-yet`: that release is older than the line; `no-more`: newer; `gap`: it is between two that print it.
 * `instead` names the kind of line that tells the nearest thing there, where there is one.
 */
export interface NoLine {
  readonly type: 'none'
  readonly why: 'not-yet' | 'no-more' | 'gap'
  readonly instead?: string
}

export type Reprint = ReprintedLine | NoLine

/** Kinds that print the same event in other eras. */
const sameEvent: Readonly<Record<string, readonly string[]>> = {
  'gctrace.cycle': ['gctrace.cycle', 'gctrace.cycle-stw'],
  'gctrace.cycle-stw': ['gctrace.cycle-stw', 'gctrace.cycle'],
  'gcpacertrace.end': ['gcpacertrace.end', 'gcpacertrace.end-classic'],
  'gcpacertrace.end-classic': ['gcpacertrace.end-classic', 'gcpacertrace.end'],
}

/** Kinds that tell the nearest thing in other eras, without being the same event. */
const nearest: Readonly<Record<string, string>> = {
  'gctrace.scvg': 'scavtrace.scav',
  'scavtrace.scav': 'gctrace.scvg',
}

/**
 * The event of a record as another release would have printed it: its print statement, with the values that the record
 * has. What the record does not say stays unknown; nothing is estimated.
 *
 * `text` is the text that the record was read from. `from` are the releases that can have printed the record, where more
 * is known than its form says. Go of those releases prints the record as it is.
 */
export function reprint(text: string, record: TraceRecord, to: GoMinor, from: GoRange = record.printedBy): Reprint {
  const source = new Source(text, record, from, to)
  const kinds = sameEvent[record.kind] ?? [record.kind]
  const lines = kinds.flatMap((kind) =>
    formatsOf(kind)
      .filter((format) => isIn(rangeOf(format), to))
      .flatMap((format) => {
        const line = lineOf(source, kind, format)
        return line ? [line] : []
      }),
  )
  const best = lines.sort((a, b) => worthOf(b, source) - worthOf(a, source))[0]
  return best ?? noLine(kinds, record.kind, to)
}

/** The text of a reprinted line. */
export function textOf(line: ReprintedLine): string {
  return line.tokens.map(({ text }) => text).join('')
}

function formatsOf(kind: string): readonly FormatDef[] {
  const [family = '', name = ''] = kind.split('.')
  return (families as Readonly<Record<string, FamilyDef>>)[family]?.kinds[name]?.formats ?? []
}

function fieldOf(kind: string, field: string) {
  return (families as Readonly<Record<string, FamilyDef>>)[kind.split('.')[0] ?? '']?.fields[field]
}

const isIn = (range: GoRange, minor: GoMinor) => minor >= range.since && minor <= range.until

function noLine(kinds: readonly string[], kind: string, to: GoMinor): NoLine {
  const ranges = kinds.flatMap(formatsOf).map(rangeOf)
  const other = nearest[kind]
  const instead = other && formatsOf(other).some((format) => isIn(rangeOf(format), to)) ? { instead: other } : {}
  const isLater = ranges.some(({ since }) => since > to)
  const isEarlier = ranges.some(({ until }) => until < to)
  return { type: 'none', why: isLater && isEarlier ? 'gap' : isLater ? 'not-yet' : 'no-more', ...instead }
}

/** The line itself first, then the form that keeps most and leaves least open. */
function worthOf(line: ReprintedLine, source: Source): number {
  if (isIn(source.from, source.to) && unwrapped(textOf(line)) === unwrapped(source.whole))
    return Number.POSITIVE_INFINITY
  const count = (state: ReprintToken['state']) => line.tokens.filter((each) => each.state === state).length
  const sameKind = line.kind === source.kind ? 1000 : 0
  return sameKind + 3 * (count('kept') + count('rewritten') + count('derived')) - count('unknown') - line.lost.length
}

/** A record that was wrapped has lost the blanks where it was. */
const unwrapped = (text: string) => text.replaceAll(' ', '')

/** What the record says, by field. */
class Source {
  readonly kind: string
  readonly whole: string
  readonly from: GoRange
  readonly to: GoMinor
  readonly #texts = new Map<string, string[]>()

  constructor(text: string, record: TraceRecord, from: GoRange, to: GoMinor) {
    this.from = from
    this.to = to
    this.kind = record.kind
    const own = record.pieces ?? [record.span]
    const slice = (start: number, end: number) =>
      own.map((piece) => text.slice(Math.max(start, piece.start), Math.max(start, Math.min(end, piece.end)))).join('')
    this.whole = slice(record.span.start, record.span.end)
    for (const { field, start, end } of record.fields as readonly FieldReading[]) {
      const known = this.#texts.get(field) ?? []
      known.push(slice(start, end))
      this.#texts.set(field, known)
    }
  }

  all(field: string): readonly string[] {
    return this.#texts.get(field) ?? []
  }

  text(field: string): string | undefined {
    return this.#texts.get(field)?.[0]
  }

  fields(): readonly string[] {
    return [...this.#texts.keys()]
  }

  /** Whether a value carried from the line to the other release passes this one. */
  passes(since: GoMinor): boolean {
    if (isIn(this.from, this.to)) return false
    return this.to < since ? this.from.until >= since : this.from.since < since
  }
}

/** A value of the new line. `null`: a flag that is not there. */
type Told =
  | { readonly state: 'kept' | 'rewritten' | 'derived'; readonly text: string }
  | { readonly state: 'unknown'; readonly why: UnknownWhy; readonly near?: string }

const derived = (value: string | number | bigint): Told => ({ state: 'derived', text: String(value) })
const unknown = (why: UnknownWhy, near?: string): Told => ({
  state: 'unknown',
  why,
  ...(near === undefined ? {} : { near }),
})
const notPrinted: Told = unknown({ type: 'not-printed' })

function lineOf(source: Source, kind: string, format: FormatDef): ReprintedLine | null {
  const tokens: ReprintToken[] = []
  const told = new Set<string>()
  const used = new Set<string>()
  const push = (field: string, value: Told) => {
    told.add(field)
    tokens.push(value.state === 'unknown' ? { ...value, text: unknownText, field } : { ...value, field })
  }
  for (const part of templateParts(format.template)) {
    switch (part.type) {
      case 'literal':
        tokens.push({ state: 'literal', text: part.text })
        break
      case 'value':
        push(part.field, valueIn(source, kind, format, part.field, used))
        break
      case 'list':
        listOf(source, kind, part.field).forEach((value, index) => {
          if (index > 0) tokens.push({ state: 'literal', text: ' ' })
          push(part.field, value)
        })
        break
      case 'flag': {
        const value = flagOf(source, kind, part)
        if (value !== null) push(part.field, value)
        break
      }
      case 'constant': {
        const value = constantOf(source, part)
        if (value === null) return null
        push(part.field, value)
      }
    }
  }
  // A constant of the line that this form has as an open value is another form's: `total` is no size class.
  if (
    tokens.some(
      (each) =>
        each.state === 'kept' &&
        each.field === 'size-class' &&
        each.text === 'total' &&
        !isConstant(format, 'size-class'),
    )
  )
    return null
  const lost = source
    .fields()
    .filter((field) => !told.has(field) && !used.has(field))
    .map((field) => ({ field, text: source.all(field).join(' ') }))
  const cautions = tokens.flatMap((token) =>
    token.state === 'kept' || token.state === 'rewritten'
      ? shiftsOf(kind, token.field, source.from, source.to)
          .filter(({ effect }) => effect === 'caution')
          .map(({ id }) => ({ field: token.field, shift: id }))
      : [],
  )
  return { type: 'line', kind, range: rangeOf(format), template: format.template, tokens, lost, cautions }
}

function isConstant(format: FormatDef, field: string): boolean {
  return templateParts(format.template).some((part) => part.type === 'constant' && part.field === field)
}

function valueIn(source: Source, kind: string, format: FormatDef, field: string, used: Set<string>): Told {
  const own = rules[`${kind}.${field}`]?.(source, used)
  if (own) return own
  const raw = source.text(field)
  const print = format.print?.[field] ?? fieldOf(kind, field)?.print ?? 'text'
  if (raw === undefined && kind === source.kind && (print === 'id' || print === 'id-signed')) {
    return noneOf(source, print)
  }
  // Under the same name, another kind of line prints another number; what is the same has a rule.
  if (raw === undefined || (kind !== source.kind && field !== 'gc-number')) return notPrinted
  const shift = shiftsOf(kind, field, source.from, source.to).find(({ effect }) => effect === 'unknown')
  if (shift) return unknown({ type: 'shift', shift: shift.id })
  return written(source, field, raw, print)
}

/** A thread, processor or goroutine that is not there: `nil` since Go 1.20, `-1` before. Records have no reading of it. */
function noneOf(source: Source, print: 'id' | 'id-signed'): Told {
  const text = print === 'id' ? 'nil' : '-1'
  return source.passes(20) ? { state: 'rewritten', text } : { state: 'kept', text }
}

function listOf(source: Source, kind: string, field: string): readonly Told[] {
  const values = source.all(field)
  const shift = shiftsOf(kind, field, source.from, source.to).find(({ effect }) => effect === 'unknown')
  if (values.length > 0 && !shift) return values.map((text) => ({ state: 'kept', text }))
  // One number a P, however little is known of them.
  const procs = Math.max(1, values.length, Math.min(source.all('local-runqueues').length, 4096))
  return Array.from({ length: procs }, () => (shift ? unknown({ type: 'shift', shift: shift.id }) : notPrinted))
}

/** A flag that the line could not have had belongs to something that did not exist yet, or not any more. */
function flagOf(source: Source, kind: string, part: TemplatePart & { readonly type: 'flag' }): Told | null {
  const isSet = source.text(part.field) !== undefined
  const def = fieldOf(kind, part.field)
  if (def && intersectGo(rangeOf(def), { since: source.to, until: source.to }) === null) return null
  if (kind === 'gctrace.cycle' && part.field === 'forced' && source.kind === kind && source.passes(9)) {
    // To Go 1.8 every stop-the-world collection had it; nothing else had.
    const stopped = source.text('mark-wall') === '0'
    return isSet || (stopped && source.to <= 8) ? unknown({ type: 'shift', shift: 'forced-by-user' }) : null
  }
  return isSet ? { state: 'kept', text: part.text } : null
}

function constantOf(source: Source, part: TemplatePart & { readonly type: 'constant' }): Told | null {
  const raw = source.text(part.field)
  if (raw === part.text) return { state: 'kept', text: part.text }
  if (part.field === 'time-unit') return { state: raw === undefined ? 'derived' : 'rewritten', text: part.text }
  // debug.FreeOSMemory printed its lines with the number -1 to Go 1.12 (runtime/mheap.go: scavenge).
  if (part.field === 'forced' && source.text('scavenge-number') === '-1') return derived(part.text)
  return null
}

const isBool = (raw: string) => raw === 'true' || raw === 'false'
const exponentStyle = /^[+-]\d\.\d{6}e[+-]\d{3}$/

/** The value in the notation of the other release. */
function written(source: Source, field: string, raw: string, print: Print): Told {
  const as = (text: string): Told => (text === raw ? { state: 'kept', text } : { state: 'rewritten', text })
  switch (print) {
    case 'bool': {
      const since = boolsSince[field]
      if (since === undefined || isIn(source.from, source.to)) return as(raw)
      if (source.to >= since) return isBool(raw) ? as(raw) : as(raw === '0' ? 'false' : 'true')
      return as(isBool(raw) ? (raw === 'true' ? '1' : '0') : raw)
    }
    case 'float-exponent':
      return exponentStyle.test(raw) || /^([+-]Inf|NaN)$/.test(raw) ? as(raw) : as(floatExponent(numberOfFloat(raw)))
    case 'float-shortest':
      if (!exponentStyle.test(raw)) return as(raw)
      return isWhole(raw) ? as('0') : unknown({ type: 'digits' }, raw)
    default:
      return as(raw)
  }
}

/** Values that became `true` and `false`; before, they were printed as numbers (runtime/proc.c and proc.go: schedtrace). */
const boolsSince: Readonly<Record<string, GoMinor>> = { spinning: 5, blocked: 5, gcwaiting: 20, sysmonwait: 20 }

function numberOfFloat(raw: string): number {
  if (raw === '+Inf') return Number.POSITIVE_INFINITY
  return raw === '-Inf' ? Number.NEGATIVE_INFINITY : Number(raw)
}

type Rule = (source: Source, used: Set<string>) => Told | undefined

/** Values that are more than a copy, by family, kind and field of the line that comes out. */
const rules: Readonly<Record<string, Rule>> = {
  // Go 1.5 prints a constant there.
  'gctrace.cycle.write-barrier-cpu': (source) => (source.passes(6) ? derived(0) : undefined),
  'gctrace.cycle.sweep-term-cpu': (source) => stwCpu(source, 'sweep-term'),
  'gctrace.cycle.mark-term-cpu': (source) => stwCpu(source, 'mark-term'),
  'gctrace.cycle.heap-goal': (source) => {
    const isUnlimited = Number(source.text('heap-goal')) > 2 ** 40
    const passes = [9, 19, 21].some((since) => source.passes(since))
    return isUnlimited && passes ? unknown({ type: 'shift', shift: 'no-limit' }) : undefined
  },
  'gctrace.scvg.scavenge-number': (source) =>
    source.text('scavenge-number') === undefined && source.text('forced') !== undefined ? derived(-1) : undefined,

  // 0.25 to Go 1.9, 0.30 since (runtime/mgc.go: gcGoalUtilization).
  'gcpacertrace.end-classic.u-g': (source) =>
    source.kind !== 'gcpacertrace.end-classic' || source.passes(10)
      ? derived(source.to <= 9 ? '+2.500000e-001' : '+3.000000e-001')
      : undefined,
  'gcpacertrace.end-classic.h-actual': across('gcpacertrace.end', ['heap-end'], ([end = 0n]) => end),
  'gcpacertrace.end-classic.h-goal': across(
    'gcpacertrace.end',
    ['heap-end', 'goal-delta'],
    ([end = 0n, delta = 0n]) => end - delta,
  ),
  'gcpacertrace.end-classic.h-trigger': (source, used) =>
    source.from.until <= 19
      ? across('gcpacertrace.end', ['heap-trigger'], ([trigger = 0n]) => trigger)(source, used)
      : undefined,
  'gcpacertrace.end.heap-end': across('gcpacertrace.end-classic', ['h-actual'], ([end = 0n]) => end),
  'gcpacertrace.end.goal-delta': across(
    'gcpacertrace.end-classic',
    ['h-actual', 'h-goal'],
    ([end = 0n, goal = 0n]) => end - goal,
  ),
  'gcpacertrace.end.heap-trigger': (source, used) =>
    source.to <= 19
      ? across('gcpacertrace.end-classic', ['h-trigger'], ([trigger = 0n]) => trigger)(source, used)
      : undefined,
  'gcpacertrace.end.utilization': (source, used) => {
    const raw = source.text('u-a')
    if (source.kind !== 'gcpacertrace.end-classic' || raw === undefined) return undefined
    const { lo, hi } = printedInterval('float-exponent', raw)
    if (Math.trunc(lo * 100) !== Math.trunc(hi * 100)) return unknown({ type: 'digits' }, raw)
    used.add('u-a')
    return derived(Math.trunc(lo * 100))
  },
  // gcGoalUtilization is 25 % since the pacer of Go 1.18 (runtime/mgcpacer.go).
  'gcpacertrace.end.utilization-goal': (source) =>
    source.kind === 'gcpacertrace.end-classic' ? derived(25) : undefined,

  // Both parts are whole KiB, because memory goes back in pages.
  'scavtrace.scav.work': (source, used) => {
    const background = source.text('work-background')
    const eager = source.text('work-eager')
    if (background === undefined || eager === undefined) return undefined
    for (const each of ['work-background', 'work-eager']) used.add(each)
    return derived(BigInt(background) + BigInt(eager))
  },
  'scavtrace.scav.work-background': (source) => eagerApart(source),
  'scavtrace.scav.work-eager': (source) => eagerApart(source),

  'schedtrace.detail.spinningthreads': renamed('nmspinning'),
  'schedtrace.detail.nmspinning': renamed('spinningthreads'),
  'schedtrace.p.status': (source) => {
    if (!source.passes(26)) return undefined
    const raw = source.text('status')
    // A P in a system call has the status 1 since Go 1.26.
    if (source.to >= 26) return raw === '2' ? { state: 'rewritten', text: '1' } : undefined
    return raw === '1' ? unknown({ type: 'shift', shift: 'status-new' }) : undefined
  },
  'schedtrace.g.status': (source) => {
    const status = Number(source.text('status')) % 4096
    const since = status === 9 ? 14 : status === 10 || status === 11 ? 26 : 0
    return source.to < since && source.passes(since) ? unknown({ type: 'code' }) : undefined
  },
  'schedtrace.g.wait-reason': (source) => {
    const reason = source.text('wait-reason') ?? ''
    if (reason === '' || source.passes(11)) return undefined
    if (source.to <= 19 && source.passes(20) && newSemaphores.has(reason))
      return { state: 'rewritten', text: 'semacquire' }
    if (reason === 'semacquire' && source.passes(20)) return unknown({ type: 'shift', shift: 'wait-reasons' })
    return source.to < (reasonsSince[reason] ?? 0) && source.passes(reasonsSince[reason] ?? 0)
      ? unknown({ type: 'code' })
      : undefined
  },
}

/**
 * Wait reasons that came later than the list of Go 1.11, with the first release where they were read in runtime2.go. What
 * came in between two releases that were read counts from the later one.
 */
const reasonsSince: Readonly<Record<string, GoMinor>> = {
  'GC scavenge wait': 15,
  preempted: 15,
  'debug call': 15,
  'GC worker (active)': 20,
  'GC mark termination': 20,
  'stopping the world': 20,
  'flushing proc caches': 22,
  'trace goroutine status': 22,
  coroutine: 22,
  'GOMAXPROCS updater (idle)': 25,
  'cleanup wait': 25,
  'GC weak to strong wait': 25,
}

/** All of these read `semacquire` to Go 1.19. */
const newSemaphores: ReadonlySet<string> = new Set([
  'sync.Mutex.Lock',
  'sync.RWMutex.RLock',
  'sync.RWMutex.Lock',
  'sync.WaitGroup.Wait',
])

function renamed(field: string): Rule {
  return (source, used) => {
    const raw = source.text(field)
    if (raw === undefined) return undefined
    used.add(field)
    return derived(raw)
  }
}

function across(kind: string, fields: readonly string[], compute: (values: readonly bigint[]) => bigint): Rule {
  return (source, used) => {
    if (source.kind !== kind) return undefined
    const raws = fields.map((field) => source.text(field))
    if (!raws.every((raw) => raw !== undefined && /^-?\d+$/.test(raw))) return undefined
    for (const field of fields) used.add(field)
    return derived(compute(raws.map((raw) => BigInt(raw as string))))
  }
}

function eagerApart(source: Source): Told | undefined {
  return source.text('work') === undefined ? undefined : unknown({ type: 'shift', shift: 'eager-apart' })
}

/**
 * The runtime multiplies the wall by min(GOMAXPROCS, CPUs) since Go 1.10, and by less before where few threads were idle.
 * The product carries over where both factors have to be GOMAXPROCS.
 */
function stwCpu(source: Source, phase: 'sweep-term' | 'mark-term'): Told | undefined {
  if (source.kind !== 'gctrace.cycle' || !source.passes(10)) return undefined
  const procs = Number(source.text('procs') ?? 0)
  const [wall, cpu] = [source.text(`${phase}-wall`), source.text(`${phase}-cpu`)]
  if (wall === undefined || cpu === undefined) return undefined
  if (procs === 1) return { state: 'kept', text: cpu }
  if (source.to < 10) return undefined
  const factor = factorRange(printedInterval('two-digits', wall), printedInterval('two-digits', cpu), procs)
  return factor.lo === procs && factor.hi === procs ? { state: 'kept', text: cpu } : undefined
}
