/** What is of each run, as places of a list: those of one run stand together, in their order. */
export class RunLists {
  readonly #starts: Uint32Array
  readonly #places: Uint32Array

  constructor(length: number, runs: number, runOf: (place: number) => number) {
    const starts = new Uint32Array(runs + 1)
    for (let place = 0; place < length; place++) {
      const after = runOf(place) + 1
      starts[after] = (starts[after] as number) + 1
    }
    for (let run = 0; run < runs; run++) starts[run + 1] = (starts[run + 1] as number) + (starts[run] as number)
    const next = starts.slice(0, runs)
    this.#starts = starts
    this.#places = new Uint32Array(length)
    for (let place = 0; place < length; place++) {
      const run = runOf(place)
      const to = next[run] as number
      this.#places[to] = place
      next[run] = to + 1
    }
  }

  of(run: number): Uint32Array {
    return this.#places.subarray(this.#starts[run], this.#starts[run + 1])
  }
}
