import type { TraceDocument } from './record.ts'

/** A document, for tests, that counts how often one of its rows, lines or characters is looked at. */
export interface CountedDocument {
  readonly document: TraceDocument
  /** Rows, line starts and characters looked at so far; a slice of the text counts as much as it is long. */
  readonly looks: () => number
}

/** Work that can be compared from one run to the next, which time cannot: see `counted-bytes.ts` for the bytes. */
export function countedDocument(document: TraceDocument): CountedDocument {
  let looks = 0
  const counted = <List extends object>(list: List): List =>
    new Proxy(list, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks++
        const value: unknown = Reflect.get(target, key, target)
        if (typeof value !== 'function' || Array.isArray(target)) return value
        return (...args: unknown[]) => {
          const result: unknown = value.apply(target, args)
          looks += typeof result === 'string' ? result.length : 1
          return result
        }
      },
    })
  return {
    document: {
      ...document,
      // A string itself cannot be watched; as an object it answers the same.
      text: counted(new String(document.text)) as unknown as string,
      lineStarts: counted(document.lineStarts),
      records: counted(document.records as unknown as object) as unknown as TraceDocument['records'],
      unread: counted(document.unread as unknown as object) as unknown as TraceDocument['unread'],
    },
    looks: () => looks,
  }
}
