import { isDigit } from './characters.ts'

/**
 * A time as a log line tells it, in milliseconds. Only `zoned` times are moments (since 1970, UTC). `local` ones have no
 * zone and are counted as if they were UTC; `yearless` ones are counted from the beginning of a leap year; `daily` ones
 * from midnight. Differences within one kind mean what they say.
 */
export interface LineTime {
  readonly ms: number
  readonly known: 'zoned' | 'local' | 'yearless' | 'daily'
}

const knownBetter: readonly LineTime['known'][] = ['daily', 'yearless', 'local', 'zoned']

/** Of two times of one line the inner one, which is nearer to the event, unless it says less about when that was. */
export function betterTime(outer: LineTime | null, inner: LineTime): LineTime {
  return outer !== null && knownBetter.indexOf(outer.known) > knownBetter.indexOf(inner.known) ? outer : inner
}

/** Digits as milliseconds since 1970, if they are seconds (with decimals or not), ms, µs or ns between 2001 and 2033. */
export function sinceEpoch(bytes: Uint8Array, from: number, to: number): number | null {
  if (to - from < 10 || to - from > 24) return null
  let text = ''
  for (let i = from; i < to; i++) {
    if (!isDigit(bytes[i] as number) && bytes[i] !== 0x2e) return null
    text += String.fromCharCode(bytes[i] as number)
  }
  const number = Number(text)
  for (const perSecond of [1, 1e3, 1e6, 1e9]) {
    const seconds = number / perSecond
    if (seconds > 1e9 && seconds < 2e9) return seconds * 1000
  }
  return null
}

/** Reads times where they begin. After a read, `end` is where the time ends. */
export class TimestampReader {
  end = -1
  ms = Number.NaN
  known: LineTime['known'] = 'zoned'
  #bytes: Uint8Array = new Uint8Array(0)
  #stop = 0

  /**
   * `2026-11-23T05:46:00.123456789Z`, `2026-11-23 05:46:00,123`, `2026/11/23 05:46:00.000001`, `Nov 23 05:46:00`,
   * `Nov 23, 2026 @ 05:46:00.123` of Kibana, `05:46:00.123`.
   */
  read(bytes: Uint8Array, at: number, stop: number): boolean {
    this.#bytes = bytes
    this.#stop = stop
    if (at >= stop) return false
    if (!isDigit(bytes[at] as number)) return this.#readMonthDay(at)
    if (this.#number(at, 4) >= 0) return this.#readDate(at)
    this.known = 'daily'
    return this.#readClock(at, 0)
  }

  #readDate(at: number): boolean {
    const bytes = this.#bytes
    const sign = bytes[at + 4]
    if ((sign !== 0x2d && sign !== 0x2f) || bytes[at + 7] !== sign) return false
    const month = this.#number(at + 5, 2)
    const day = this.#number(at + 8, 2)
    const between = bytes[at + 10]
    if (month < 1 || month > 12 || day < 1 || day > 31 || (between !== 0x54 && between !== 0x20 && between !== 0x74)) {
      return false
    }
    this.known = 'local'
    return this.#readClock(at + 11, Date.UTC(this.#number(at, 4), month - 1, day))
  }

  #readMonthDay(at: number): boolean {
    const bytes = this.#bytes
    if (at + 15 > this.#stop || bytes[at + 3] !== 0x20) return false
    const month = months.indexOf(String.fromCharCode(...bytes.subarray(at, at + 3)))
    const comma = bytes[at + 5] === 0x2c ? at + 5 : at + 6
    if (bytes[comma] === 0x2c) {
      const dayOf = this.#number(at + 4, comma - at - 4)
      const year = this.#number(comma + 2, 4)
      if (bytes[comma + 7] !== 0x40 || year < 0) return false
      if (month < 0 || month % 3 !== 0 || dayOf < 1 || dayOf > 31) return false
      this.known = 'local'
      return this.#readClock(comma + 9, Date.UTC(year, month / 3, dayOf))
    }
    if (bytes[at + 6] !== 0x20) return false
    const day = bytes[at + 4] === 0x20 ? this.#number(at + 5, 1) : this.#number(at + 4, 2)
    if (month < 0 || month % 3 !== 0 || day < 1 || day > 31) return false
    this.known = 'yearless'
    return this.#readClock(at + 7, Date.UTC(1972, month / 3, day) - Date.UTC(1972, 0, 1))
  }

  #readClock(at: number, dayMs: number): boolean {
    const bytes = this.#bytes
    const hours = this.#number(at, 2)
    const minutes = this.#number(at + 3, 2)
    const seconds = this.#number(at + 6, 2)
    if (hours < 0 || hours > 23 || bytes[at + 2] !== 0x3a || minutes < 0 || minutes > 59) return false
    if (bytes[at + 5] !== 0x3a || seconds < 0 || seconds > 60) return false
    let end = at + 8
    let ms = 0
    if (end + 1 < this.#stop && (bytes[end] === 0x2e || bytes[end] === 0x2c) && isDigit(bytes[end + 1] as number)) {
      let weight = 100
      for (end++; end < this.#stop && isDigit(bytes[end] as number); end++) {
        ms += ((bytes[end] as number) - 0x30) * weight
        weight /= 10
      }
    }
    this.ms = dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
    this.end = end
    if (this.known === 'local') this.#readZone(end)
    return true
  }

  #readZone(from: number): void {
    const bytes = this.#bytes
    let at = from
    if (at < this.#stop && (bytes[at] === 0x5a || bytes[at] === 0x7a)) {
      this.known = 'zoned'
      this.end = at + 1
      return
    }
    if (bytes[at] === 0x20 && (bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d)) at++
    if (bytes[at] !== 0x2b && bytes[at] !== 0x2d) return
    const hours = this.#number(at + 1, 2)
    const colon = bytes[at + 3] === 0x3a ? 1 : 0
    const minutes = this.#number(at + 3 + colon, 2)
    if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59) return
    this.ms -= (bytes[at] === 0x2b ? 1 : -1) * (hours * 60 + minutes) * 60_000
    this.known = 'zoned'
    this.end = at + 5 + colon
  }

  #number(at: number, digits: number): number {
    if (at + digits > this.#stop) return -1
    let value = 0
    for (let i = at; i < at + digits; i++) {
      const digit = (this.#bytes[i] as number) - 0x30
      if (digit < 0 || digit > 9) return -1
      value = value * 10 + digit
    }
    return value
  }
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'
