/** A record with a number that goes up and a clock that goes on, as `gc 7 @1.2s` has. */
export interface OrderedRecord {
  readonly number: number
  readonly at: number
  /** All of it as printed. */
  readonly text: string
}

/** How a text was put together, as far as its records show it. It is told; nothing is put in another order or left out. */
export interface OrderFindings {
  /** The text has its newest lines first, as some log viewers show and copy them. */
  readonly reversed: boolean
  /** Records that stand in the text a second time: the index of each, and of the first one like it. */
  readonly duplicates: readonly { readonly index: number; readonly of: number }[]
}

/** So few records in falling order may be as many runs. */
const leastReversed = 3

/** Two collections never print the same times to the microsecond, number and clock included: the same text is a copy. */
export function orderOf(records: readonly OrderedRecord[]): OrderFindings {
  const firstOf = new Map<string, number>()
  const duplicates: { index: number; of: number }[] = []
  let falling = 0
  let rising = 0
  let last: OrderedRecord | null = null
  records.forEach((record, index) => {
    const of = firstOf.get(record.text)
    if (of !== undefined) {
      duplicates.push({ index, of })
      return
    }
    firstOf.set(record.text, index)
    if (last !== null) {
      if (record.number === last.number - 1 && record.at <= last.at) falling++
      else if (record.number > last.number && record.at >= last.at) rising++
    }
    last = record
  })
  return { reversed: falling >= leastReversed - 1 && rising === 0, duplicates }
}
