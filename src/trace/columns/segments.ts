/** A stretch of the bytes that were pushed, in one piece. The next one begins with the end of this one once more. */
export interface Segment {
  bytes: Uint8Array
  /** How many bytes of it are filled. */
  length: number
  /** Where it begins in the whole text. */
  readonly base: number
}

const blockSize = 1 << 16

/** Leads from bytes of the whole text to UTF-16 units. Counts as far as it is asked, once. */
export class UnitIndex {
  readonly #segments: readonly Segment[]
  /** What lies before is not there any more. */
  #from = 0
  /** Units before each block of bytes from there on. */
  #blocks: number[] = [0]
  #lastByte = 0
  #lastUnit = 0

  constructor(segments: readonly Segment[]) {
    this.#segments = segments
  }

  unitsAt(offset: number): number {
    const block = Math.floor((offset - this.#from) / blockSize)
    while (this.#blocks.length <= block) {
      const at = this.#from + (this.#blocks.length - 1) * blockSize
      this.#blocks.push((this.#blocks.at(-1) as number) + this.#count(at, at + blockSize))
    }
    const blockStart = this.#from + block * blockSize
    const isNear = this.#lastByte >= blockStart && this.#lastByte <= offset
    const from = isNear ? this.#lastByte : blockStart
    this.#lastUnit = (isNear ? this.#lastUnit : (this.#blocks[block] as number)) + this.#count(from, offset)
    this.#lastByte = offset
    return this.#lastUnit
  }

  /** Nobody asks for a place before this one again; its bytes are still there, for the last time. */
  forgetBefore(offset: number): void {
    this.#blocks = [this.unitsAt(offset)]
    this.#from = offset
  }

  #count(from: number, to: number): number {
    let count = 0
    for (let at = from; at < to; ) {
      const { bytes, base, length } = segmentAt(this.#segments, at)
      const stop = Math.min(to - base, length)
      for (let i = at - base; i < stop; i++) {
        const byte = bytes[i] as number
        // A character counts at its first byte; beyond the first plane it has two units.
        if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1
      }
      if (base + stop <= at) break
      at = base + stop
    }
    return count
  }
}

/** The last segment that has a place: found by halving. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle] as Segment).base <= offset) low = middle
    else high = middle - 1
  }
  return segments[low] as Segment
}
