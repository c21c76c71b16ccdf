import type { Variant } from '../parse/compile.ts'
import type { Print } from '../unit.ts'

/**
 * How a value is kept in a 32-bit word. Everything that the runtime prints with three decimals or fewer is a whole number
 * of thousandths, so dividing it gives the very double that the printed text means.
 */
export const keptWhole = 0
export const keptThousandths = 1
/** The word is an index into the doubles of the table. */
export const keptDouble = 2
/** 1 or 0. */
export const keptBool = 3
export const keptFlag = 4
/** Only how long it is; what it says is read again when it is looked at. */
export const keptText = 5
/** Only how many elements it has. */
export const keptList = 6

export type Kept = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The word of a value that is not there (`nil`). */
export const absentWord = -0x80000000
/** The word of a number that needs more than 32 bits: it is in the table's map of wide numbers. */
export const wideWord = -0x7fffffff
export const largestWord = 0x7fffffff

/** Words before the values of each record: see `RecordStore`. */
export const headerWords = 6

/**
 * Where the values of a form stand. Most numbers of a collection are small, and memory that is written costs as much time as
 * reading the text: they take 16 bits each, whatever needs more is kept in the layout without packing.
 */
export interface Packing {
  /** Twice the word behind the header for each value; one more in the upper half of the word. */
  readonly places: readonly number[]
  /** Which of them have 16 bits. */
  readonly narrow: readonly boolean[]
  readonly words: number
}

/** The largest number that has room in 16 bits. */
export const largestNarrow = 0xffff
/**
 * Thousandths below this are kept in 16 bits as they are; above, whole numbers are printed only, and what is more than this
 * counts them.
 */
export const narrowThousandths = 10_000

/** What the words of a record mean: one for each variant, range of releases and packing. */
export interface Layout {
  readonly id: number
  readonly variant: Variant
  readonly since: number
  readonly until: number
  readonly kept: readonly Kept[]
  readonly packing: Packing | null
  /** The word behind the header with the number of a collection, and the one with its clock; -1 where there is none. */
  readonly numberAt: number
  readonly clockAt: number
  /** Words of a record, its header among them. */
  readonly words: number
}

/** Layouts by their id, which stands in each record. */
export class Layouts {
  readonly #byVariant = new Map<Variant, Layout[]>()
  readonly all: Layout[] = []

  of(variant: Variant, since: number, until: number, packing: Packing | null = null): Layout {
    let layouts = this.#byVariant.get(variant)
    if (layouts === undefined) {
      layouts = []
      this.#byVariant.set(variant, layouts)
    }
    for (const layout of layouts) {
      if (layout.since === since && layout.until === until && layout.packing === packing) return layout
    }
    const wordOf = (field: string) => {
      const index = variant.fields.indexOf(field)
      return index < 0 || packing === null ? index : (packing.places[index] as number) >> 1
    }
    const isCycle = variant.kind === 'gctrace.cycle' || variant.kind === 'gctrace.cycle-stw'
    const layout: Layout = {
      id: this.all.length,
      variant,
      since,
      until,
      kept: variant.readAs.map((as, index) => keptAs(as, variant.prints[index] as Print)),
      packing,
      numberAt: isCycle ? wordOf('gc-number') : -1,
      clockAt: isCycle ? wordOf('at') : -1,
      words: headerWords + (packing?.words ?? variant.fields.length),
    }
    layouts.push(layout)
    this.all.push(layout)
    return layout
  }
}

function keptAs(as: Variant['readAs'][number], print: Print): Kept {
  if (as === 'list') return keptList
  if (as === 'text') return keptText
  if (as === 'true') return keptFlag
  if (as === 'bool') return keptBool
  if (print === 'two-digits' || print === 'three-decimals') return keptThousandths
  return print === 'float-exponent' || print === 'float-shortest' ? keptDouble : keptWhole
}
