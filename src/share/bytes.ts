// Numbers and texts as bytes. What is written here is in links that people keep, so nothing of it may ever change.

/** Thrown where the bytes end too early; what was read before stays. */
export class EndOfBytes extends Error {}

export class ByteWriter {
  private bytes = new Uint8Array(256)
  private length = 0

  byte(value: number): void {
    this.room(1)
    this.bytes[this.length++] = value
  }

  /** Seven bits a byte, lowest first. `value` is a whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.byte(rest)
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** Its length in bytes, then the bytes. */
  block(bytes: Uint8Array): void {
    this.varint(bytes.length)
    this.raw(bytes)
  }

  text(text: string): void {
    this.block(encodeText(text))
  }

  end(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length)
  }

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }
}

export class ByteReader {
  private at = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  byte(): number {
    const value = this.bytes[this.at]
    if (value === undefined) throw new EndOfBytes()
    this.at++
    return value
  }

  /** Throws a RangeError on a number that none of ours can be. */
  varint(): number {
    let value = 0
    let scale = 1
    for (let index = 0; index < 8; index++) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break
        return value
      }
      scale *= 0x80
    }
    throw new RangeError('not a number of ours')
  }

  /** The next block; shorter than it says where the bytes end too early, which `cut` is told. */
  block(cut?: () => void): Uint8Array {
    const length = this.varint()
    if (length > this.left) {
      if (cut === undefined) throw new EndOfBytes()
      cut()
    }
    const end = Math.min(this.bytes.length, this.at + length)
    const block = this.bytes.subarray(this.at, end)
    this.at = end
    return block
  }

  text(): string {
    return decodeText(this.block())
  }
}

/** Whole numbers with a sign as whole numbers without: 0, -1, 1, -2 … */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

/**
 * UTF-8, where half of a surrogate pair standing alone is written with three bytes like any other character (WTF-8). A
 * browser's box can hold such text, and a link gives back what was put into it, unit by unit.
 */
export function encodeText(text: string): Uint8Array {
  if (text.isWellFormed()) return new TextEncoder().encode(text)
  const writer = new ByteWriter()
  const encoder = new TextEncoder()
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) at++
    else if (code >= 0xd800 && code <= 0xdfff) {
      writer.raw(encoder.encode(text.slice(from, at)))
      writer.byte(0xed)
      writer.byte(0x80 | ((code >> 6) & 0x3f))
      writer.byte(0x80 | (code & 0x3f))
      from = at + 1
    }
  }
  writer.raw(encoder.encode(text.slice(from)))
  return writer.end()
}

/** The text of `encodeText`; bytes that are no text become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  let from = 0
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    const second = bytes[at + 1] ?? 0
    const third = bytes[at + 2] ?? 0
    if (second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) continue
    text += decoder.decode(bytes.subarray(from, at))
    text += String.fromCharCode(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f))
    from = at + 3
  }
  return text + decoder.decode(bytes.subarray(from))
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digitOf = new Int8Array(128).fill(-1)
for (let index = 0; index < alphabet.length; index++) digitOf[alphabet.charCodeAt(index)] = index

/** Base64 for addresses, without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  const characters: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at)
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let index = 0; index <= left; index++) characters.push(alphabet[(bits >> (18 - 6 * index)) & 63] ?? '')
  }
  return characters.join('')
}

/** The bytes up to the first character that cannot be in such a text. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const value = code < 128 ? (digitOf[code] ?? -1) : -1
    if (value < 0) break
    bits = (bits << 6) | value
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[length++] = (bits >> held) & 0xff
      bits &= (1 << held) - 1
    }
  }
  return bytes.slice(0, length)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** CRC-32 as in gzip: deflate alone does not notice a changed bit. */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
