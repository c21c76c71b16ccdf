const lineFeed = 0x0a

/**
 * The lines of places that are asked for in the order of the text: a joined record may hold another one that begins on a
 * line further down. Each byte is looked at once, however many places a line has.
 */
export class LineCounter {
  #bytes: Uint8Array | null = null
  #from = -1
  #lineBreak = -1
  #count = 0

  /** How many lines below the one that begins at `from` a place is. */
  linesBelow(bytes: Uint8Array, from: number, place: number): number {
    if (from !== this.#from || bytes !== this.#bytes || this.#count > 0) {
      this.#bytes = bytes
      this.#from = from
      this.#count = 0
      this.#find(from)
    }
    while (this.#lineBreak < place) {
      this.#count++
      this.#find(this.#lineBreak + 1)
    }
    return this.#count
  }

  #find(from: number): void {
    const at = (this.#bytes as Uint8Array).indexOf(lineFeed, from)
    this.#lineBreak = at < 0 ? Number.POSITIVE_INFINITY : at
  }
}
