type Values = Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** Nothing smaller than this is worth an array of its own. */
const fewest = 16

/**
 * Numbers one after another in as few bytes as they leave exact: whole multiples of `1 / scale` in two bytes while all of them
 * are small, in four while they fit, any number in eight. Scale 1000 is for what is printed with three decimals or fewer.
 */
export class Numbers {
  length = 0
  #values: Values
  #scale: number

  constructor(room = 0, scale = 1) {
    this.#values = new Uint16Array(Math.max(fewest, room))
    this.#scale = scale
  }

  get(at: number): number {
    const value = this.#values[at] as number
    return this.#scale === 1 ? value : value / this.#scale
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#values = copied(this.#values, kindOf(this.#values), this.length * 2)
    const scaled = this.#scaled(value)
    this.#values[this.length++] = scaled
  }

  /** From a place to before another. */
  slice(from: number, to: number): number[] {
    return Array.from({ length: to - from }, (_, at) => this.get(from + at))
  }

  /** What is stored for a value, in an array that has room for it. */
  #scaled(value: number): number {
    const scaled = this.#scale === 1 ? value : Math.round(value * this.#scale)
    if (this.#values instanceof Float64Array) return this.#scale === 1 ? value : scaled
    const isWhole = Number.isInteger(scaled) && scaled / this.#scale === value && !Object.is(scaled, -0)
    if (isWhole && scaled >= 0 && scaled <= 0xffff) return scaled
    if (isWhole && scaled >= -0x80000000 && scaled <= 0x7fffffff) {
      if (this.#values instanceof Uint16Array) this.#values = copied(this.#values, Int32Array, this.#values.length)
      return scaled
    }
    const doubles = copied(this.#values, Float64Array, this.#values.length)
    if (this.#scale !== 1) {
      for (let at = 0; at < this.length; at++) doubles[at] = (doubles[at] as number) / this.#scale
      this.#scale = 1
    }
    this.#values = doubles
    return value
  }
}

type Kind = Uint16ArrayConstructor | Int32ArrayConstructor | Float64ArrayConstructor

function kindOf(values: Values): Kind {
  return values instanceof Uint16Array ? Uint16Array : values instanceof Int32Array ? Int32Array : Float64Array
}

function copied(values: Values, kind: Kind, length: number): Values {
  const copy = new kind(length)
  copy.set(values)
  return copy
}

/**
 * What would stand at a place if the values were sorted, without sorting them all: the values are moved about. `NaN` must not be
 * among them.
 */
export function selectAt(values: Float64Array, place: number): number {
  let from = 0
  let to = values.length - 1
  while (from < to) {
    const pivot = middleOf(values[from] as number, values[(from + to) >>> 1] as number, values[to] as number)
    let low = from
    let high = to
    while (low <= high) {
      while ((values[low] as number) < pivot) low++
      while ((values[high] as number) > pivot) high--
      if (low > high) break
      const value = values[low] as number
      values[low++] = values[high] as number
      values[high--] = value
    }
    if (place <= high) to = high
    else if (place >= low) from = low
    else return pivot
  }
  return values[place] as number
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
