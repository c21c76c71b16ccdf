// Sorting a million rows in the page: the runtime's own sort of 64-bit numbers, in which the key stands above the place.

/**
 * Places in the order of their values; of equal values the earlier place comes first, and those without a value (`NaN`) come
 * last in either direction. Values count as single precision, which holds every digit that is printed.
 */
export function orderBy(
  places: Uint32Array,
  keyOf: (place: number) => number,
  descending: boolean,
): Uint32Array<ArrayBuffer> {
  const { length } = places
  const pairs = new Uint32Array(2 * length)
  const float = new Float32Array(1)
  const bits = new Uint32Array(float.buffer)
  for (let at = 0; at < length; at++) {
    const value = keyOf(places[at] as number)
    // The one 0: -0 has other bits.
    float[0] = value === 0 ? 0 : value
    const raw = bits[0] as number
    // Bits of floats grow with the number from 0 up and fall below it.
    const growing = raw >>> 31 ? ~raw >>> 0 : (raw | 0x80000000) >>> 0
    const key = Number.isNaN(value) ? 0xffffffff : descending ? ~growing >>> 0 : growing
    pairs[2 * at + low] = at
    pairs[2 * at + 1 - low] = key
  }
  new BigUint64Array(pairs.buffer).sort()
  const order = new Uint32Array(length)
  for (let at = 0; at < length; at++) order[at] = places[pairs[2 * at + low] as number] as number
  return order
}

/** Which half of a 64-bit number is the low one in memory: 0 on every machine that browsers run on today. */
const low = new Uint32Array(new BigUint64Array([1n]).buffer)[0] === 1 ? 0 : 1
