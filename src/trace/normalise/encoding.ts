export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** So many bytes are looked at where no byte order mark says it. */
const sampleSize = 4096

/**
 * How a file is encoded, by its first bytes: a byte order mark, or zero bytes in nearly every second place, as ASCII text
 * has them in UTF-16 (PowerShell's `>` writes such files).
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length, sampleSize) & ~1
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = length / 2
  if (pairs < 4) return 'utf-8'
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be'
  return 'utf-8'
}

/**
 * Whether a file has the line ends of old Macs and of some serial consoles, a carriage return alone, by its first bytes in
 * whatever encoding.
 */
export function endsLinesInReturns(head: Uint8Array): boolean {
  const first = head.indexOf(0x0d)
  return first >= 0 && first < head.length - 2 && !head.includes(0x0a)
}

/** Bytes of UTF-8 with a line feed in place of each carriage return: places stay what they are. */
export function withLineFeeds(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (byte) => (byte === 0x0d ? 0x0a : byte))
}

/** A file as text. All places that are told later are places in this text, not in the file's bytes. Never throws. */
export function decodeTrace(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return { text: endsLinesInReturns(bytes) ? text.replaceAll('\r', '\n') : text, encoding }
}
