import { ascii, isAlphanumeric } from './characters.ts'
import { type LineTime, sinceEpoch, TimestampReader } from './timestamp.ts'

type Role = 'message' | 'time' | 'source'

const roles: ReadonlyMap<string, Role> = new Map([
  ...[
    'log',
    'msg',
    'message',
    'MESSAGE',
    'Message',
    'text',
    'textPayload',
    'body',
    'line',
    '@message',
    'event',
    'M',
    'Output',
  ].map((key) => [key, 'message'] as const),
  ...['time', 'Time', 'ts', 'timestamp', '@timestamp', 'datetime', 'T', '__REALTIME_TIMESTAMP'].map(
    (key) => [key, 'time'] as const,
  ),
  ...[
    'pod',
    'pod_name',
    'container',
    'container_name',
    'service',
    'app',
    'host',
    'hostname',
    'pid',
    '_PID',
    'unit',
  ].map((key) => [key, 'source'] as const),
])

const quote = 0x22
const backslash = 0x5c
const longestKey = 24

/**
 * A line that is a JSON object or key=value pairs: where its message stands, and its time and names. Escapes in the
 * message are left: cleaning resolves them.
 */
export class EnvelopeReader {
  messageStart = -1
  messageEnd = -1
  time: LineTime | null = null
  source: string | null = null
  readonly #times = new TimestampReader()

  /** Whether a message was found in [from, end). */
  read(bytes: Uint8Array, from: number, end: number): boolean {
    this.messageStart = -1
    this.time = null
    this.source = null
    if (bytes[from] === 0x7b) this.#readJson(bytes, from + 1, end)
    else if (this.#beginsPair(bytes, from, end)) this.#readPairs(bytes, from, end)
    return this.messageStart >= 0
  }

  #beginsPair(bytes: Uint8Array, from: number, end: number): boolean {
    const stop = keyEnd(bytes, from, end)
    return stop > from && bytes[stop] === 0x3d && stop < end
  }

  #readJson(bytes: Uint8Array, from: number, end: number): void {
    let at = from
    while (at < end) {
      if (bytes[at] !== quote) {
        at++
        continue
      }
      const keyStop = stringEnd(bytes, at + 1, end)
      const colon = skip(bytes, keyStop + 1, end)
      if (bytes[colon] !== 0x3a || colon >= end) {
        at = keyStop + 1
        continue
      }
      const role = keyStop - at - 1 <= longestKey ? roles.get(ascii(bytes, at + 1, keyStop)) : undefined
      const value = skip(bytes, colon + 1, end)
      if (bytes[value] === quote && value < end) {
        const stop = stringEnd(bytes, value + 1, end)
        if (role) this.#take(role, bytes, value + 1, stop)
        at = stop + 1
      } else {
        let stop = value
        while (stop < end && (isAlphanumeric(bytes[stop] as number) || bytes[stop] === 0x2e)) stop++
        if (role && role !== 'message') this.#take(role, bytes, value, stop)
        at = Math.max(stop, colon + 1)
      }
    }
  }

  #readPairs(bytes: Uint8Array, from: number, end: number): void {
    let at = from
    while (at < end) {
      const stop = keyEnd(bytes, at, end)
      if (stop === at || bytes[stop] !== 0x3d || stop >= end) {
        // Past what is no pair.
        while (at < end && bytes[at] !== 0x20) at++
        at = skip(bytes, at, end)
        continue
      }
      const role = stop - at <= longestKey ? roles.get(ascii(bytes, at, stop)) : undefined
      const quoted = bytes[stop + 1] === quote && stop + 1 < end
      const value = quoted ? stop + 2 : stop + 1
      let valueEnd = value
      if (quoted) valueEnd = stringEnd(bytes, value, end)
      else while (valueEnd < end && bytes[valueEnd] !== 0x20) valueEnd++
      if (role && (quoted || role !== 'message')) this.#take(role, bytes, value, valueEnd)
      at = skip(bytes, quoted ? valueEnd + 1 : valueEnd, end)
    }
  }

  #take(role: Role, bytes: Uint8Array, from: number, to: number): void {
    if (role === 'message') {
      if (this.messageStart >= 0) return
      this.messageStart = from
      this.messageEnd = to
    } else if (role === 'source') {
      if (to > from && to - from <= 160) {
        this.source = this.source === null ? ascii(bytes, from, to) : `${this.source}/${ascii(bytes, from, to)}`
      }
    } else if (this.time === null) {
      this.time = this.#readTime(bytes, from, to)
    }
  }

  #readTime(bytes: Uint8Array, from: number, to: number): LineTime | null {
    if (this.#times.read(bytes, from, to) && this.#times.end === to) {
      return { ms: this.#times.ms, known: this.#times.known }
    }
    const ms = sinceEpoch(bytes, from, to)
    return ms === null ? null : { ms, known: 'zoned' }
  }
}

/** Where a string ends: its closing quote, or the line's end where it is cut. */
function stringEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return Math.min(at, end)
}

function keyEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && at < from + 64) {
    const byte = bytes[at] as number
    if (!isAlphanumeric(byte) && byte !== 0x5f && byte !== 0x2e && byte !== 0x40 && byte !== 0x2d) break
    at++
  }
  return at
}

function skip(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] === 0x20) at++
  return at
}
