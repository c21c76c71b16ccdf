// Terminals draw East Asian characters two columns wide. Everything that is lined up goes through here.

/** Wide and fullwidth ranges of Unicode's EastAsianWidth, as far as text meets them. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

const noWidth = /[\p{Mn}\p{Me}\p{Cf}]/u
const firstOfNoWidth = 0x300
const firstOfWide = 0x1100

/** How many columns a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += columnsOfCharacter(character)
  return columns
}

function columnsOfCharacter(character: string): number {
  const code = character.codePointAt(0) as number
  if (code < firstOfNoWidth) return 1
  if (code >= firstOfWide && wide.some(([first, last]) => code >= first && code <= last)) return 2
  return noWidth.test(character) ? 0 : 1
}

/** Fills up with spaces to a number of columns. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

/** Breaks at spaces into lines of at most so many columns; a longer word stands alone. No-break spaces hold. */
export function wrapColumns(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let filled = 0
  for (const word of text.split(' ')) {
    const more = columnsOf(word)
    if (filled > 0 && filled + 1 + more > columns) {
      lines.push(line)
      line = word
      filled = more
    } else {
      line = filled === 0 ? word : `${line} ${word}`
      filled += filled === 0 ? more : more + 1
    }
  }
  return [...lines, line]
}

/**
 * Pasted text as it can be shown without harm: control characters, which could move the cursor or recolour the screen,
 * become their pictures, and characters that turn the writing direction a replacement sign.
 */
export function visible(text: string): string {
  return text.replace(/\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0)
    if (character === '\t') return ' '
    return code < 0x20 ? String.fromCharCode(controlPictures + code) : '\ufffd'
  })
}

const controlPictures = 0x2400
