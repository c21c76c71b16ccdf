/** A run of bytes that stand as they are in the input: `length` of them from `start` here, from `origin` there. */
export interface Piece {
  readonly start: number
  readonly origin: number
  readonly length: number
}

/**
 * Bytes that were made from others, and for each the stretch of the input that it stands for. Both ends of the stretches
 * never go back from one byte to the next. Grows and is used again, so that a long text allocates nothing per line.
 */
export class MappedBytes {
  bytes = new Uint8Array(512)
  /** Where the stretch of each byte begins in the input, */
  origins = new Int32Array(512)
  /** and where it ends. Equal to the beginning where a byte was put in. */
  ends = new Int32Array(512)
  length = 0

  clear(): void {
    this.length = 0
  }

  push(byte: number, origin: number, end: number): void {
    if (this.length === this.bytes.length) this.#grow()
    const at = this.length++
    this.bytes[at] = byte
    this.origins[at] = origin
    this.ends[at] = end
  }

  #grow(): void {
    const bytes = new Uint8Array(this.bytes.length * 2)
    const origins = new Int32Array(bytes.length)
    const ends = new Int32Array(bytes.length)
    bytes.set(this.bytes)
    origins.set(this.origins)
    ends.set(this.ends)
    this.bytes = bytes
    this.origins = origins
    this.ends = ends
  }
}

/**
 * The map of a range in runs. Bytes that were replaced or put in are runs of one byte, but for a tab, which a blank stands
 * for inside a run; what the runs leave out of the input was taken away.
 */
export function piecesOf(map: MappedBytes | null, from: number, to: number): Piece[] {
  if (map === null) return to > from ? [{ start: from, origin: from, length: to - from }] : []
  const pieces: Piece[] = []
  let start = from
  for (let at = from + 1; at <= to; at++) {
    if (at < to && follows(map, at)) continue
    pieces.push({ start, origin: map.origins[start] as number, length: at - start })
    start = at
  }
  return pieces
}

function follows(map: MappedBytes, at: number): boolean {
  const { origins, ends } = map
  const before = origins[at - 1] as number
  return ends[at - 1] === before + 1 && origins[at] === before + 1 && ends[at] === before + 2
}
