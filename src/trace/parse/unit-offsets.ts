/**
 * Byte offsets of a UTF-8 text as offsets in its UTF-16 string. Fast where offsets are asked for in rising order; going
 * back costs the way back. An offset inside a character is the character's start.
 */
export function unitOffsets(bytes: Uint8Array, text: string): (byteOffset: number) => number {
  if (bytes.length === text.length) return (byteOffset) => byteOffset
  let byte = 0
  let unit = 0
  return (byteOffset) => {
    while (byte > byteOffset) {
      byte--
      unit -= unitsAt(bytes[byte] as number)
    }
    while (byte < byteOffset) {
      unit += unitsAt(bytes[byte] as number)
      byte++
    }
    return (bytes[byteOffset] as number) >> 6 === 0b10 ? unit - unitsOfCharacter(bytes, byteOffset) : unit
  }
}

/** The units of a character are counted at its first byte. */
function unitsAt(byte: number): number {
  if (byte >> 6 === 0b10) return 0
  return byte >= 0xf0 ? 2 : 1
}

function unitsOfCharacter(bytes: Uint8Array, inside: number): number {
  let at = inside
  while ((bytes[at] as number) >> 6 === 0b10) at--
  return unitsAt(bytes[at] as number)
}
