/** Doubles in the order they come, in memory that grows with them. */
export class DoubleList {
  values = new Float64Array(1 << 10)
  length = 0

  /** Adds a value; returns its index. */
  push(value: number): number {
    if (this.length === this.values.length) {
      const values = new Float64Array(this.length * 2)
      values.set(this.values)
      this.values = values
    }
    this.values[this.length] = value
    return this.length++
  }
}
