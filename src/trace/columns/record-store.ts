/** Words of a chunk: records are written into chunks so that growing copies nothing. */
export const chunkBits = 20
export const chunkWords = 1 << chunkBits

const rowBits = 16
const rowsPerChunk = 1 << rowBits

/**
 * Records as rows of 32-bit words, one behind another:
 *
 *     layout | segment << 12, process, line begins, record begins, record ends, line, values…
 *
 * Places are bytes of the segment. A record does not cross the end of a chunk.
 */
export class RecordStore {
  readonly chunks: Int32Array[] = [new Int32Array(chunkWords)]
  readonly #rows: Uint32Array[] = [new Uint32Array(rowsPerChunk)]
  /** The chunk that is written, and where. */
  chunk: Int32Array = this.chunks[0] as Int32Array
  at = 0
  #rowChunk: Uint32Array = this.#rows[0] as Uint32Array
  length = 0

  /** Makes sure that a record of so many words has room at `at`. */
  room(words: number): void {
    if (this.at + words <= chunkWords) return
    this.chunk = new Int32Array(chunkWords)
    this.chunks.push(this.chunk)
    this.at = 0
  }

  /** Takes the words that were written from `at` on as a row. */
  take(words: number): void {
    const inChunk = this.length & (rowsPerChunk - 1)
    if (inChunk === 0 && this.length > 0) {
      this.#rowChunk = new Uint32Array(rowsPerChunk)
      this.#rows.push(this.#rowChunk)
    }
    this.#rowChunk[inChunk] = (this.chunks.length - 1) * chunkWords + this.at
    this.length++
    this.at += words
  }

  /** Where a row begins, over all chunks. */
  position(row: number): number {
    return (this.#rows[row >>> rowBits] as Uint32Array)[row & (rowsPerChunk - 1)] as number
  }

  word(position: number): number {
    return (this.chunks[position >>> chunkBits] as Int32Array)[position & (chunkWords - 1)] as number
  }

  setWord(position: number, word: number): void {
    const chunk = this.chunks[position >>> chunkBits] as Int32Array
    chunk[position & (chunkWords - 1)] = word
  }

  clear(): void {
    this.chunks.length = 1
    this.#rows.length = 1
    this.chunk = this.chunks[0] as Int32Array
    this.#rowChunk = this.#rows[0] as Uint32Array
    this.at = 0
    this.length = 0
  }

  /** Bytes in memory. */
  get size(): number {
    return this.chunks.length * chunkWords * 4 + this.#rows.length * rowsPerChunk * 4
  }
}
