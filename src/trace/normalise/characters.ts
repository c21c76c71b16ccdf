import { foldOf, namedEntities } from './fold.ts'
import type { MappedBytes } from './mapped-bytes.ts'

const escapeByte = 0x1b
const backslash = 0x5c
const ampersand = 0x26
const lessThan = 0x3c
const openBracket = 0x5b
const caret = 0x5e

/** The longest tag, terminal title or entity that is looked for; what is longer is text. */
const longestTag = 256
const longestTitle = 2048
const longestEntity = 24

/** 1: never in a trace as it is printed, 2: only if a colour code follows. */
export const suspicion = new Uint8Array(256)
for (let byte = 0; byte < 0x20; byte++) suspicion[byte] = 1
for (const byte of [0x7f, ampersand, backslash, lessThan]) suspicion[byte] = 1
for (const byte of [openBracket, caret]) suspicion[byte] = 2
// First bytes of the characters that `foldOf` knows: U+0080 to U+00BF, U+1680, U+2000 to U+2FFF, U+3000, U+FE00 on.
for (const byte of [0xc2, 0xe1, 0xe2, 0xe3, 0xef]) suspicion[byte] = 3

/** The first place that may need cleaning, or -1. Korean text and the deltas of the pacer do not. */
export function firstSuspect(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (suspicion[bytes[at] as number] !== 0 && isSuspect(bytes, at, end)) return at
  }
  return -1
}

/** Whether the byte at a place, which `suspicion` points at, has to be cleaned there. */
export function isSuspect(bytes: Uint8Array, at: number, end: number): boolean {
  const kind = suspicion[bytes[at] as number]
  if (kind === 2) return orphanColourEnd(bytes, at, end) > 0
  return kind === 1 || foldOf(codePointAt(bytes, at, end)) !== 'keep'
}

/** Tags that end a line of text where they stand. */
const breakingTags = new Set('br p div li ul ol tr td th table pre h1 h2 h3 h4 h5 h6 blockquote hr dd dt'.split(' '))

/**
 * Cleans characters from `from` on until the line ends: at `end`, at a break that was escaped or marked up (`\n`, `<br>`),
 * or where `out` holds `most` bytes. Returns where it stopped reading. `through` maps the input, if it was made itself.
 */
export function cleanCharacters(
  bytes: Uint8Array,
  from: number,
  end: number,
  through: MappedBytes | null,
  out: MappedBytes,
  most: number,
): number {
  let at = from
  const push = (byte: number, start: number, stop: number) => {
    if (through === null) out.push(byte, start, stop)
    else out.push(byte, through.origins[start] as number, through.ends[stop - 1] as number)
  }
  /** Writes what a code point becomes; true where it ends the line. */
  const write = (codePoint: number, start: number, stop: number): boolean => {
    const fold = foldOf(codePoint)
    if (fold === 'break') return true
    if (fold === 'drop') return false
    if (fold !== 'keep') {
      for (let i = 0; i < fold.length; i++) push(fold.charCodeAt(i), start, stop)
    } else if (codePoint < 0x80) {
      push(codePoint, start, stop)
    } else {
      for (const byte of utf8(codePoint)) push(byte, start, stop)
    }
    return false
  }

  while (at < end && out.length < most) {
    const byte = bytes[at] as number
    const kind = suspicion[byte]
    if (kind === 0) {
      push(byte, at, at + 1)
      at++
      continue
    }
    if (kind === 3) {
      const length = sequenceLength(byte)
      const codePoint = codePointAt(bytes, at, end)
      if (codePoint < 0 || foldOf(codePoint) === 'keep') {
        const stop = codePoint < 0 ? at + 1 : at + length
        for (let i = at; i < stop; i++) push(bytes[i] as number, i, i + 1)
        at = stop
        continue
      }
      // U+009B opens a colour code in one character.
      const stop = codePoint === 0x9b ? sequenceEnd(bytes, at + length, end) : at + length
      const start = at
      at = stop
      if (write(codePoint, start, stop)) return at
      continue
    }
    if (kind === 2) {
      const stop = orphanColourEnd(bytes, at, end)
      if (stop > 0) {
        at = stop
      } else {
        push(byte, at, at + 1)
        at++
      }
      continue
    }
    const start = at
    if (byte === escapeByte) {
      at = escapeEnd(bytes, at, end)
      continue
    }
    if (byte === ampersand) {
      const stop = entityEnd(bytes, at, end)
      const codePoint = stop < 0 ? -1 : entityCodePoint(bytes, at, stop)
      at = codePoint < 0 ? at + 1 : stop
      if (write(codePoint < 0 ? byte : codePoint, start, at)) return at
      continue
    }
    if (byte === lessThan) {
      const stop = tagEnd(bytes, at, end)
      if (stop < 0) {
        push(byte, at, at + 1)
        at++
        continue
      }
      at = stop
      if (breakingTags.has(tagName(bytes, start, stop))) return at
      continue
    }
    if (byte === backslash) {
      const stop = backslashEnd(bytes, at, end)
      const codePoint = backslashCodePoint(bytes, at, stop, end)
      at = stop
      if (codePoint === escapeByte) {
        // The code itself may stand in clear after an escaped ESC.
        at = sequenceAfterEscape(bytes, stop, end)
      } else if (codePoint >= 0 && write(codePoint, start, stop)) {
        return at
      }
      continue
    }
    at++
    if (write(byte, start, at)) return at
  }
  return at
}

/** `\n`, `\"`, `\u003e`, `\x1b`, `\033`, `\e`, and as Markdown has it, a backslash before a sign. Else only the backslash. */
function backslashEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return at + 1
  const next = bytes[at + 1] as number
  const digits = next === 0x75 ? 4 : next === 0x78 ? 2 : 0
  if (digits > 0) {
    const high = hexValue(bytes, at + 2, digits, end)
    if (high < 0) return at + 1
    const stop = at + 2 + digits
    if (high >= 0xd800 && high < 0xdc00 && bytes[stop] === backslash && bytes[stop + 1] === 0x75) {
      const low = hexValue(bytes, stop + 2, 4, end)
      if (low >= 0xdc00 && low < 0xe000) return stop + 6
    }
    return stop
  }
  if (next === 0x30) return bytes[at + 2] === 0x33 && bytes[at + 3] === 0x33 && at + 4 <= end ? at + 4 : at + 1
  if (next <= 0x20 || next >= 0x7f) return at + 1
  return isAlphanumeric(next) && !isEscapeLetter(next) ? at + 1 : at + 2
}

/** n, r, t, e */
function isEscapeLetter(byte: number): boolean {
  return byte === 0x6e || byte === 0x72 || byte === 0x74 || byte === 0x65
}

/** The character that an escape stands for; -1 for a backslash that ends its line and says only that the line goes on. */
function backslashCodePoint(bytes: Uint8Array, at: number, stop: number, end: number): number {
  const length = stop - at
  if (length === 1) return stop < end ? backslash : -1
  const next = bytes[at + 1] as number
  if (length === 12) {
    const high = hexValue(bytes, at + 2, 4, stop)
    return 0x10000 + ((high - 0xd800) << 10) + (hexValue(bytes, at + 8, 4, stop) - 0xdc00)
  }
  if (length === 6) {
    const value = hexValue(bytes, at + 2, 4, stop)
    return value >= 0xd800 && value < 0xe000 ? 0xfffd : value
  }
  if (length === 4) return next === 0x78 ? hexValue(bytes, at + 2, 2, stop) : escapeByte
  if (next === 0x74) return 0x09
  if (next === 0x65) return escapeByte
  return isEscapeLetter(next) ? 0x0a : next
}

/** After ESC: the end of the sequence. What cannot be one loses only the ESC itself. */
function escapeEnd(bytes: Uint8Array, at: number, end: number): number {
  return sequenceAfterEscape(bytes, at + 1, end)
}

function sequenceAfterEscape(bytes: Uint8Array, at: number, end: number): number {
  const next = at < end ? (bytes[at] as number) : -1
  if (next === openBracket) return sequenceEnd(bytes, at + 1, end)
  if (next === 0x5d || next === 0x50 || next === 0x5f || next === 0x5e) {
    // A title or a link: to BEL or ESC \.
    const last = Math.min(end, at + longestTitle)
    for (let i = at + 1; i < last; i++) {
      if (bytes[i] === 0x07) return i + 1
      if (bytes[i] === escapeByte) return bytes[i + 1] === backslash && i + 1 < end ? i + 2 : at
    }
    return at
  }
  if (next === 0x28 || next === 0x29) return Math.min(end, at + 2)
  return next === 0x37 || next === 0x38 || next === 0x3d || next === 0x3e || next === 0x63 ? at + 1 : at
}

/** Parameters, then one letter. */
function sequenceEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] as number) >= 0x20 && (bytes[at] as number) < 0x40) at++
  return at < end && (bytes[at] as number) >= 0x40 && (bytes[at] as number) <= 0x7e ? at + 1 : from
}

/** A colour code whose ESC was lost on the way (`[36m`) or is spelled (`^[[36m`). Its end, or -1. */
function orphanColourEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  if (bytes[at] === caret) {
    if (bytes[at + 1] !== openBracket || bytes[at + 2] !== openBracket) return -1
    at += 2
  }
  const last = Math.min(end, at + 16)
  for (let i = at + 1; i < last; i++) {
    const byte = bytes[i] as number
    if (byte === 0x6d) return i > at + 1 || at > from ? i + 1 : -1
    if (byte === 0x4b && (at > from || i === at + 1)) return at > from || isColour(bytes[from - 1]) ? i + 1 : -1
    if ((byte < 0x30 || byte > 0x39) && byte !== 0x3b) return -1
  }
  return -1
}

/** `[K` follows a colour code in what grep prints. */
function isColour(before: number | undefined): boolean {
  return before === 0x6d
}

function entityEnd(bytes: Uint8Array, at: number, end: number): number {
  const last = Math.min(end, at + longestEntity)
  for (let i = at + 1; i < last; i++) {
    const byte = bytes[i] as number
    if (byte === 0x3b) return i > at + 1 ? i + 1 : -1
    if (!isAlphanumeric(byte) && !(byte === 0x23 && i === at + 1)) return -1
  }
  return -1
}

function entityCodePoint(bytes: Uint8Array, at: number, stop: number): number {
  const name = ascii(bytes, at + 1, stop - 1)
  if (!name.startsWith('#')) return namedEntities.get(name) ?? -1
  const codePoint = /^#[xX][0-9a-fA-F]{1,6}$/.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#[0-9]{1,7}$/.test(name)
      ? Number(name.slice(1))
      : -1
  return codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000) ? -1 : codePoint
}

/** `<span class="x">`, `</b>`, `<br/>`, `<!-- … -->`; not `<13>` and not `<-`. The end, or -1. */
function tagEnd(bytes: Uint8Array, at: number, end: number): number {
  const first = at + 1 < end ? (bytes[at + 1] as number) : -1
  if (!isLetter(first) && first !== 0x2f && first !== 0x21) return -1
  // A comment's signs are taken away and its text is kept: a trace may stand in it.
  if (first === 0x21) return bytes[at + 2] === 0x2d && bytes[at + 3] === 0x2d && at + 4 <= end ? at + 4 : -1
  const last = Math.min(end, at + longestTag)
  for (let i = at + 2; i < last; i++) {
    if (bytes[i] === 0x3e) return i + 1
    if (bytes[i] === lessThan) return -1
  }
  return -1
}

function tagName(bytes: Uint8Array, at: number, stop: number): string {
  const from = bytes[at + 1] === 0x2f ? at + 2 : at + 1
  let to = from
  while (to < stop && to < from + 12 && isAlphanumeric(bytes[to] as number)) to++
  return ascii(bytes, from, to).toLowerCase()
}

/** The code point at a first byte, or -1 where the bytes are none. */
export function codePointAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return first
  const length = sequenceLength(first)
  if (length === 1 || at + length > end) return -1
  let codePoint = first & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] as number
    if (byte >> 6 !== 0b10) return -1
    codePoint = (codePoint << 6) | (byte & 0x3f)
  }
  return codePoint
}

function sequenceLength(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
}

function utf8(codePoint: number): readonly number[] {
  if (codePoint < 0x800) return [0xc0 | (codePoint >> 6), 0x80 | (codePoint & 0x3f)]
  const last = [0x80 | ((codePoint >> 6) & 0x3f), 0x80 | (codePoint & 0x3f)]
  if (codePoint < 0x10000) return [0xe0 | (codePoint >> 12), ...last]
  return [0xf0 | (codePoint >> 18), 0x80 | ((codePoint >> 12) & 0x3f), ...last]
}

function hexValue(bytes: Uint8Array, from: number, digits: number, end: number): number {
  if (from + digits > end) return -1
  let value = 0
  for (let i = from; i < from + digits; i++) {
    const byte = bytes[i] as number
    const digit =
      byte >= 0x30 && byte <= 0x39
        ? byte - 0x30
        : (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
          ? (byte | 0x20) - 0x57
          : -1
    if (digit < 0) return -1
    value = value * 16 + digit
  }
  return value
}

export function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] as number)
  return text
}

export function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

export function isAlphanumeric(byte: number): boolean {
  return isLetter(byte) || isDigit(byte)
}
