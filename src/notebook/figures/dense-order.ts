// Sorting a million rows in the page, a bit at a time: by the digits of a whole number, the last digit first, so that every
// step is a walk over some of the rows and other things can happen in between.

/** So many rows are walked over between two pauses: a millisecond or less. */
const rowsAtOnce = 1 << 15
const digitBits = 11
const digits = 1 << digitBits

/**
 * Puts places in the order of their values; of equal values the earlier place comes first, and those without a value (`NaN`)
 * come last in either direction. Values count as single precision, which holds every digit that is printed. Pauses are for
 * whoever has something else to do.
 */
export function* ordering(
  places: Uint32Array,
  keyOf: (place: number) => number,
  descending: boolean,
): Generator<void, Uint32Array<ArrayBuffer>> {
  const { length } = places
  let order = new Uint32Array(length)
  let keys = new Uint32Array(length)
  const float = new Float32Array(1)
  const bits = new Uint32Array(float.buffer)
  for (let at = 0; at < length; at++) {
    if (at % rowsAtOnce === rowsAtOnce - 1) yield
    const value = keyOf(places[at] as number)
    // The one 0: -0 has other bits.
    float[0] = value === 0 ? 0 : value
    const raw = bits[0] as number
    // Bits of floats grow with the number from 0 up and fall below it.
    const growing = raw >>> 31 ? ~raw >>> 0 : (raw | 0x80000000) >>> 0
    keys[at] = Number.isNaN(value) ? 0xffffffff : descending ? ~growing >>> 0 : growing
    order[at] = places[at] as number
  }
  let orderAfter = new Uint32Array(length)
  let keysAfter = new Uint32Array(length)
  for (let shift = 0; shift < 32; shift += digitBits) {
    // How many have each digit, then where the first with each digit goes.
    const next = new Uint32Array(digits)
    for (let at = 0; at < length; at++) {
      if (at % rowsAtOnce === rowsAtOnce - 1) yield
      const digit = ((keys[at] as number) >>> shift) & (digits - 1)
      next[digit] = (next[digit] as number) + 1
    }
    let before = 0
    for (let digit = 0; digit < digits; digit++) {
      const count = next[digit] as number
      next[digit] = before
      before += count
    }
    for (let at = 0; at < length; at++) {
      if (at % rowsAtOnce === rowsAtOnce - 1) yield
      const key = keys[at] as number
      const digit = (key >>> shift) & (digits - 1)
      const to = next[digit] as number
      next[digit] = to + 1
      keysAfter[to] = key
      orderAfter[to] = order[at] as number
    }
    ;[order, orderAfter] = [orderAfter, order]
    ;[keys, keysAfter] = [keysAfter, keys]
  }
  return order
}

/** The longest stretch of such work between two looks at what the reader does, ms. */
const longestStretch = 8

/** Does work that has pauses while the page goes on; `null` where it is wanted no longer. */
export async function inPauses<Made>(work: Generator<void, Made>, isWanted: () => boolean): Promise<Made | null> {
  for (;;) {
    const until = performance.now() + longestStretch
    do {
      const { done, value } = work.next()
      if (done) return isWanted() ? value : null
    } while (performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve))
    if (!isWanted()) return null
  }
}
