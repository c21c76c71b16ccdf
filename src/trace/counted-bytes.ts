/** Bytes, for tests, that count how often one of them is looked at. */
export interface CountedBytes {
  readonly bytes: Uint8Array
  /** How many bytes were looked at so far; what is searched or copied counts as much as it is long. */
  readonly looks: () => number
}

/**
 * Work that can be compared from one run to the next, which time cannot. What goes past the bytes themselves (a `DataView` of
 * their buffer) is not counted.
 */
export function countedBytes(text: string): CountedBytes {
  let looks = 0
  const counted = (target: Uint8Array): Uint8Array =>
    new Proxy(target, {
      get(bytes, key) {
        if (typeof key === 'string') {
          const index = Number(key)
          if (Number.isInteger(index)) {
            looks++
            return bytes[index]
          }
          if (key === 'indexOf') {
            return (value: number, from = 0) => {
              const found = bytes.indexOf(value, from)
              looks += (found < 0 ? bytes.length : found + 1) - from
              return found
            }
          }
          if (key === 'subarray') return (from?: number, to?: number) => counted(bytes.subarray(from, to))
        }
        const value: unknown = Reflect.get(bytes, key, bytes)
        return typeof value === 'function' ? value.bind(bytes) : value
      },
    })
  return { bytes: counted(new TextEncoder().encode(text)), looks: () => looks }
}
