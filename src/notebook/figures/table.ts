/** The numbers of a figure as rows: what the table twin shows, and what is copied as CSV or JSON. */
export interface FigureTableModel {
  readonly caption: string
  readonly columns: readonly FigureColumn[]
  /** Whether the order of the rows may be changed by the reader. */
  readonly sortable: boolean
  readonly rows: readonly TableRow[]
  readonly total?: TableRow
}

export interface FigureColumn {
  /** Its key in JSON: the field with its family where a printed number is shown, `gctrace.heap-end`; else a word of our own, `over-goal`. */
  readonly id: string
  readonly name: string
}

export interface TableRow {
  readonly id: string
  readonly cells: readonly TableCell[]
}

export interface TableCell {
  readonly text: string
  /** What it sorts by; absent for words. */
  readonly value?: number
  /** The field it shows, `gctrace.mark-wall`. */
  readonly field?: string
  readonly stale?: boolean
  /** Its key in JSON where that is not the column's, since each row shows another field. */
  readonly key?: string
  /** What JSON says where that is neither the number nor nothing: a list, a word that is no sentence of a language. */
  readonly data?: string | number | boolean | null | readonly (string | number)[]
}

export function sortRows(rows: readonly TableRow[], column: number, descending: boolean): TableRow[] {
  const sign = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const left = a.cells[column]
    const right = b.cells[column]
    if (left?.value !== undefined && right?.value !== undefined) return sign * (left.value - right.value)
    // What has no number goes last, whichever way the rest is sorted.
    if (left?.value !== undefined || right?.value !== undefined) return left?.value !== undefined ? -1 : 1
    return sign * (left?.text ?? '').localeCompare(right?.text ?? '')
  })
}
