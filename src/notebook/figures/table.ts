/** The numbers of a figure as rows: what the table twin shows, and what is copied as CSV. */
export interface FigureTableModel {
  readonly caption: string
  readonly columns: readonly string[]
  /** Whether the order of the rows may be changed by the reader. */
  readonly sortable: boolean
  readonly rows: readonly TableRow[]
  readonly total?: TableRow
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

/** RFC 4180: numbers as they are, texts in quotes where they need them. */
export function csvOf(table: FigureTableModel): string {
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [table.columns, ...table.rows.map((row) => row.cells.map((cell) => cell.text))]
  return `${lines.map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`
}
