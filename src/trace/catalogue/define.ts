import { type GoMinor, type GoRange, newestGo } from '../go-version.ts'
import type { Print, Unit } from '../unit.ts'

/** The part of a GC cycle that a time belongs to. */
export type Phase = 'sweep-termination' | 'scan' | 'write-barrier' | 'concurrent-mark' | 'mark-termination'

/** What a value stands for across text, tokens, figures and tables; each has one colour everywhere. */
export type Meaning =
  | 'stw'
  | 'mark'
  | 'assist'
  | 'background'
  | 'idle'
  | 'heap-start'
  | 'heap-end'
  | 'heap-live'
  | 'heap-goal'
  | 'queue'
  | 'neutral'

/** One value that a trace line can print. The record's ids are permanent: links point at them. */
export interface FieldDef {
  readonly unit: Unit
  readonly print: Print
  readonly meaning: Meaning
  readonly clock?: 'wall' | 'cpu'
  readonly phase?: Phase
  /** `computed`: the runtime multiplies or copies instead of measuring (the CPU time of STW phases is wall × processors). */
  readonly origin?: 'measured' | 'computed'
  /** Narrower than the formats that hold the field, where only newer or older releases can print it. */
  readonly since?: GoMinor
  readonly until?: GoMinor
  /** The unit as the runtime spells it, where that misleads (`MB` for MiB). */
  readonly printedAs?: string
  /** Names in package runtime/metrics that tell the same or the nearest thing. */
  readonly metrics?: readonly string[]
  /** Where the runtime gets the value: file and identifier, as of the newest release that prints it. */
  readonly source: string
}

/**
 * One form of a line, as the print statement writes it, with ids in place of values:
 *
 * - `{id}` a value, read as the field's `print` says; a `text` value ends where the literal after it begins;
 * - `{id*}` a list of integers with single spaces between them (each element is one reading with the same id);
 * - `{id?literal}` a flag: the literal may be there or not;
 * - `{id=literal}` a literal that is also the (text) value of a field.
 *
 * All other characters are literal, spaces and square brackets included. The same string drives the parser, the
 * reference pages and the version table.
 */
export interface FormatDef extends FormatBeginning {
  readonly since: GoMinor
  /** Last release that prints it; without it, the newest known release still does. */
  readonly until?: GoMinor
  readonly template: string
  /** Flags of the template of which a line has at most one. */
  readonly either?: readonly string[]
  /** Reads some fields in another way than the field's own `print` (the same field, printed differently once). */
  readonly print?: Readonly<Record<string, Print>>
  /** The runtime file and function that print it. */
  readonly source: string
  /** A line that the format must read completely; a test does. */
  readonly example: string
}

export interface KindDef extends FormatBeginning {
  /** Oldest first. Rows that a reader cannot tell apart are one row. */
  readonly formats: readonly FormatDef[]
}

/** How the lines of a kind, or of one of its formats where that differs, are known by their beginning. */
export interface FormatBeginning {
  /**
   * The beginning of the template that announces the kind at the start of a line: a line that has it and cannot be read
   * further is reported as unread. Also reported is a line that ends inside the opening, after a digit of a value that
   * stands apart from the letters before it (`gc 29`, but not `gc1`). Anything less is somebody else's text, and without
   * an opening nothing is ever reported.
   */
  readonly opening?: string
  /**
   * The beginning of the template that is proof enough in the middle of a line, where a program left its own line
   * unfinished. Without it the kind is read only where it is a whole line.
   */
  readonly anchor?: string
}

export interface FamilyDef {
  readonly id: string
  /** The GODEBUG setting that switches the lines on. */
  readonly setting: string
  readonly fields: Readonly<Record<string, FieldDef>>
  readonly kinds: Readonly<Record<string, KindDef>>
}

/** Keeps the literal ids as types while checking the shape. */
export function defineFamily<const F extends FamilyDef>(family: F): F {
  return family
}

/** The field ids of a family, as a union of literals: words are complete by type because of it. */
export type FieldOf<F extends FamilyDef> = keyof F['fields'] & string
/** The kind ids of a family without the family's name. */
export type KindOf<F extends FamilyDef> = keyof F['kinds'] & string

export function rangeOf(row: { readonly since?: GoMinor; readonly until?: GoMinor }): GoRange {
  return { since: row.since ?? 1, until: row.until ?? newestGo }
}
