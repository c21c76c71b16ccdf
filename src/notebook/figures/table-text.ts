// A figure's numbers as text to take away.
import type { FigureTableModel, TableCell, TableRow } from './table.ts'

/** RFC 4180: numbers as they are, texts in quotes where they need them. */
export function csvOf(table: FigureTableModel): string {
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [table.columns.map(({ name }) => name), ...table.rows.map((row) => row.cells.map((cell) => cell.text))]
  return `${lines.map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`
}

/** The same rows for programs, an object a row: printed numbers under the ids of their fields, ours under words of our own. */
export function jsonOf(table: FigureTableModel, figure: string): string {
  const entry = (row: TableRow) =>
    Object.fromEntries(row.cells.map((cell, index) => [cell.key ?? table.columns[index]?.id ?? '', dataOf(cell)]))
  const rows = table.rows.map((row) => `    ${JSON.stringify(entry(row))}`).join(',\n')
  return `{\n  "figure": ${JSON.stringify(figure)},\n  "rows": [${rows === '' ? '' : `\n${rows}\n  `}]\n}\n`
}

/** A number as it was read, a word as it is shown, `null` where the table shows a dash. */
function dataOf(cell: TableCell): NonNullable<TableCell['data']> | null {
  if (cell.data !== undefined) return cell.data
  if (cell.value !== undefined) return cell.value
  return cell.text === '–' || cell.text === '' ? null : cell.text
}
