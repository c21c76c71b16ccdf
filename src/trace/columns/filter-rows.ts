import type { Filter, FilterSubject } from '../derive/filter.ts'
import { eachLine, isBlank, type LineList, lineStartAt, textBetween } from './line-list.ts'
import { endOfText, lineEndAt } from './stretch.ts'
import type { TraceTable } from './trace-table.ts'

const nothing: readonly never[] = []

/** The rows of a stretch of a table that a filter lets through. Numbers and flags are taken from the columns. */
export function filterRows(table: TraceTable, filter: Filter, from: number, to: number): Uint32Array<ArrayBuffer> {
  const found: number[] = []
  const passes = rowTest(table, filter)
  for (let row = from; row < to; row++) if (passes(row)) found.push(row)
  return Uint32Array.from(found)
}

/** Tells of rows, one after another, whether a filter lets them through. */
function rowTest(table: TraceTable, filter: Filter): (row: number) => boolean {
  let row = 0
  let whole: string | undefined
  // One subject for all rows: a filter keeps nothing of it.
  const subject: FilterSubject = {
    get text() {
      whole ??= table.lines(row).text
      return whole
    },
    get line() {
      return table.lineOf(row)
    },
    get kind() {
      return table.kindOf(row)
    },
    get process() {
      return table.processOf(row)
    },
    unread: false,
    values(field) {
      const value = table.value(row, field)
      if (value === false && !table.layoutOf(row).variant.fields.includes(field)) return nothing
      if (value !== undefined) return [value]
      if (!table.layoutOf(row).variant.fields.includes(field)) return nothing
      // Texts and lists are in the line only.
      return table.record(row).fields.flatMap((each) => (each.field === field ? [each.value] : []))
    },
  }
  return (each) => {
    row = each
    whole = undefined
    return filter.test(subject)
  }
}

/**
 * Adds to a list which of the lines from one place to before another a filter lets through: a line with several records
 * if one of them is, each line of other output by itself.
 */
export function filterLines(
  table: TraceTable,
  all: LineList,
  filter: Filter,
  from: number,
  to: number,
  found: LineList,
): void {
  const passes = rowTest(table, filter)
  const { length } = table
  for (let place = from; place < to; place++) {
    const each = all.at(place)
    if (each.type === 'record') {
      const begins = table.lineBeginsAt(each.row)
      for (let row = each.row; row < length && (row === each.row || table.lineBeginsAt(row) === begins); row++) {
        if (!passes(row)) continue
        found.pushRecord(each.row)
        break
      }
    } else if (each.type === 'unread') {
      const unread = table.unreadRows[each.unread]
      if (unread === undefined) continue
      const start = lineStartAt(table, unread.span.start)
      const subject = {
        get text() {
          return textBetween(table, start, lineEndAt(table, unread.span.end))
        },
        line: each.line,
        kind: unread.kind,
        unread: true,
        values: () => nothing,
      }
      if (filter.test(subject)) found.take(each)
    } else {
      let { line, count } = each
      let own = line
      let text: string | undefined
      let [begin, stop] = [0, 0]
      const subject = {
        get text() {
          text ??= textBetween(table, begin, stop)
          return text
        },
        get line() {
          return own
        },
        unread: false,
        values: () => nothing,
      }
      eachLine(table, each.from, endOfText(table), (start, end) => {
        own = line++
        if (isBlank(table, start, end)) return true
        text = undefined
        begin = start
        stop = end
        if (filter.test(subject)) found.pushForeign(own, 1, start)
        return --count > 0
      })
    }
  }
}
