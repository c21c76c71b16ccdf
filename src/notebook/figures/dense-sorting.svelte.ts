import { inPauses } from './dense-order.ts'
import { type LongTableOf, longOrder, type SortedBy } from './dense-table.ts'

/** The order of a long table, worked out while the page goes on. Made while a component is made. */
export class LongSorting {
  by = $state.raw<SortedBy | null>(null)
  /** The last order that was worked out, and of what. Until there is one the rows stand in the order of time. */
  #ordered = $state.raw<{ readonly of: LongTableOf; readonly order: Uint32Array } | null>(null)
  readonly #rows: () => LongTableOf

  constructor(rows: () => LongTableOf) {
    this.#rows = rows
    let sortings = 0
    $effect(() => {
      const own = ++sortings
      const { by } = this
      if (by === null) return
      const of = rows()
      void inPauses(longOrder(of, by), () => own === sortings).then((order) => {
        if (order !== null) this.#ordered = { of, order }
      })
    })
  }

  get order(): Uint32Array | null {
    return this.#ordered?.of === this.#rows() ? this.#ordered.order : null
  }
}
