import type { FamilyDef } from '../catalogue/define.ts'
import { type TemplatePart, templateParts } from '../catalogue/template.ts'
import type { Print } from '../unit.ts'
import { isAlphanumeric, isDigit } from './characters.ts'

interface Opening {
  readonly bytes: Uint8Array
  /** A number follows in every format that begins so. */
  readonly beforeNumber: boolean
  /** 1 for each byte that what follows may begin with; `null` where it may be any. */
  readonly next: Uint8Array | null
}

const blank = 0x20
const quote = 0x22
/** The class of a byte that an opening begins with. */
const mayOpen = 0x80
const encoder = new TextEncoder()

/** What lines of the catalogue begin with, for a quick look at a place: `gc ` and a digit, `pacer: `, `  P` and a digit. */
export class Openings {
  readonly #byFirst: (readonly Opening[] | undefined)[] = []
  /** These, and what the matcher knows a record by already. */
  readonly #lettersByFirst: (readonly Opening[] | undefined)[] = []
  /** 1 for each byte that an opening begins with, its indentation left aside. */
  readonly firstBytes = new Uint8Array(256)
  /** 1 for each two bytes that an opening, or an opening and its number, begins with. */
  readonly #pairs = new Uint8Array(1 << 16)

  constructor(families: Readonly<Record<string, FamilyDef>>) {
    const openings = new Map<string, Opening>()
    const marks = new Set<string>()
    for (const family of Object.values(families)) {
      for (const kind of Object.values(family.kinds)) {
        for (const format of kind.formats) {
          const parts = templateParts(format.template)
          const text = fixedText(parts)
          if (text === '') continue
          const value = parts.find(isValue)
          const print = value && 'field' in value ? family.fields[value.field]?.print : undefined
          const beforeNumber = value?.type === 'value' && (print === 'int' || print === 'id')
          const known = openings.get(text)
          openings.set(text, {
            bytes: encoder.encode(text),
            beforeNumber: beforeNumber && (known?.beforeNumber ?? true),
            next: eitherOf(value?.type === 'value' ? firstBytesOf(print) : null, known),
          })
          const { opening, anchor } = { ...kind, ...format }
          for (const mark of [opening, anchor]) {
            // Where it ends in fixed text, the matcher knows a record by that text alone.
            if (mark !== undefined && !templateParts(mark).some(isValue)) marks.add(fixedText(templateParts(mark)))
          }
        }
      }
    }
    for (const opening of openings.values()) {
      const first = opening.bytes[0] as number
      this.firstBytes[first] = 1
      this.#byFirst[first] = [...(this.#byFirst[first] ?? []), opening]
      const second = opening.bytes[1]
      if (second !== undefined) this.#pairs[(first << 8) | second] = 1
      else for (let digit = 0x30; digit <= 0x39; digit++) this.#pairs[(first << 8) | digit] = 1
    }
    for (const first of this.#byFirst.keys()) this.#lettersByFirst[first] = this.#byFirst[first]
    for (const mark of marks) {
      const bytes = encoder.encode(mark)
      const first = bytes[0] as number
      this.#lettersByFirst[first] = [...(this.#lettersByFirst[first] ?? []), { bytes, beforeNumber: false, next: null }]
    }
  }

  /** Whether a line of the catalogue may begin at `at`, indentation left aside. */
  at(bytes: Uint8Array, at: number, end: number): boolean {
    const openings = this.#byFirst[bytes[at] as number]
    if (openings === undefined || at >= end) return false
    for (const { bytes: opening, beforeNumber } of openings) {
      const next = at + opening.length
      if (next > end || !startsWith(bytes, at, opening)) continue
      if (!beforeNumber || (next < end && isDigit(bytes[next] as number))) return true
    }
    return false
  }

  /** For `isIn`: the classes of the caller's bytes, from 1 to 127, and with them where an opening may begin. */
  classesWith(classes: Uint8Array): Uint8Array {
    return classes.map((of, byte) => of | (this.firstBytes[byte] === 1 ? mayOpen : 0))
  }

  /**
   * Whether the letters of an opening stand anywhere in a line, complete or cut by its end. `isOther` is asked about every
   * other byte whose class in `classes`, which `classesWith` made, is not 0.
   */
  isIn(
    bytes: Uint8Array,
    from: number,
    end: number,
    classes: Uint8Array,
    isOther: (bytes: Uint8Array, at: number, end: number) => boolean,
  ): boolean {
    const pairs = this.#pairs
    for (let at = from; at < end; at++) {
      const byte = bytes[at] as number
      const of = classes[byte] as number
      if (of === 0) continue
      if (of !== mayOpen && isOther(bytes, at, end)) return true
      if (of < mayOpen) continue
      if (at + 1 < end) {
        if (pairs[(byte << 8) | (bytes[at + 1] as number)] !== 0 && this.#lettersAt(bytes, from, at, end)) return true
      } else if (at === from || bytes[at - 1] === blank) {
        return true
      }
    }
    return false
  }

  #lettersAt(bytes: Uint8Array, from: number, at: number, end: number): boolean {
    const openings = this.#lettersByFirst[bytes[at] as number] as readonly Opening[]
    for (const { bytes: opening, next } of openings) {
      let length = 0
      while (length < opening.length && at + length < end && bytes[at + length] === opening[length]) length++
      if (at + length === end) return true
      if (length < opening.length) continue
      // A quote may end the message that the record is cut by.
      const after = bytes[at + length] as number
      if (next === null || next[after] === 1 || after === quote) return true
      if (length < 3) continue
      // Another writer's line may stand behind the opening and its rest on a later line, but not in the middle of a text:
      // `"gc of old carts"`, `magic of`.
      const before = at > from ? (bytes[at - 1] as number) : blank
      if (before !== quote && !isAlphanumeric(before)) return true
    }
    return false
  }

  /** The same behind blanks. */
  afterBlanks(bytes: Uint8Array, from: number, end: number): boolean {
    let at = from
    while (at < end && bytes[at] === blank) at++
    return this.at(bytes, at, end)
  }

  /**
   * How many bytes of an opening stand at `at` before something else or the end: `gc ` before an application's text, `g`
   * before a line break. 0 where there is none, or less than the opening's letters before something else.
   */
  partAt(bytes: Uint8Array, at: number, end: number): number {
    const openings = this.#byFirst[bytes[at] as number]
    if (openings === undefined || at >= end) return 0
    let longest = 0
    for (const { bytes: opening } of openings) {
      let length = 0
      while (length < opening.length && at + length < end && bytes[at + length] === opening[length]) length++
      if ((length === opening.length || at + length === end) && length > longest) longest = length
    }
    return longest
  }
}

function startsWith(bytes: Uint8Array, at: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false
  return true
}

function isValue(part: TemplatePart): boolean {
  return part.type !== 'literal' && part.type !== 'constant'
}

/** What a template begins with before its first value or flag. */
function fixedText(parts: readonly TemplatePart[]): string {
  const first = parts.findIndex(isValue)
  return parts
    .slice(0, first < 0 ? parts.length : first)
    .map((part) => ('text' in part ? part.text : ''))
    .join('')
}

/** 1 for each byte that a value may begin with; `null` where it may be any. */
function firstBytesOf(print: Print | undefined): Uint8Array | null {
  return print === 'int' ? digits : print === 'signed' ? signedDigits : print === 'id' ? idDigits : null
}

const digits = bytesOf('0123456789')
const signedDigits = bytesOf('0123456789-')
/** `nil` */
const idDigits = bytesOf('0123456789n')

function bytesOf(characters: string): Uint8Array {
  const bytes = new Uint8Array(256)
  for (const byte of encoder.encode(characters)) bytes[byte] = 1
  return bytes
}

function eitherOf(next: Uint8Array | null, known: Opening | undefined): Uint8Array | null {
  if (known === undefined) return next
  return next === null || known.next === null ? null : next.map((may, byte) => may | (known.next?.[byte] as number))
}
