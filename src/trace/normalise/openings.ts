import type { FamilyDef } from '../catalogue/define.ts'
import { templateParts } from '../catalogue/template.ts'
import { isDigit } from './characters.ts'

interface Opening {
  readonly bytes: Uint8Array
  /** A number follows in every format that begins so. */
  readonly beforeNumber: boolean
}

const blank = 0x20
const encoder = new TextEncoder()

/** What lines of the catalogue begin with, for a quick look at a place: `gc ` and a digit, `pacer: `, `  P` and a digit. */
export class Openings {
  readonly #byFirst: (readonly Opening[] | undefined)[] = []
  /** 1 for each byte that an opening begins with, its indentation left aside. */
  readonly firstBytes = new Uint8Array(256)
  /** 1 for each two bytes that an opening, or an opening and its number, begins with. */
  readonly #pairs = new Uint8Array(1 << 16)

  constructor(families: Readonly<Record<string, FamilyDef>>) {
    const openings = new Map<string, Opening>()
    for (const family of Object.values(families)) {
      for (const { formats } of Object.values(family.kinds)) {
        for (const { template } of formats) {
          const parts = templateParts(template)
          const first = parts.findIndex((part) => part.type !== 'literal' && part.type !== 'constant')
          const fixed = parts.slice(0, first < 0 ? parts.length : first)
          const text = fixed.map((part) => ('text' in part ? part.text : '')).join('')
          if (text === '') continue
          const value = first < 0 ? undefined : parts[first]
          const print = value && 'field' in value ? family.fields[value.field]?.print : undefined
          const beforeNumber = value?.type === 'value' && (print === 'int' || print === 'id')
          const known = openings.get(text)
          openings.set(text, {
            bytes: encoder.encode(text),
            beforeNumber: beforeNumber && (known?.beforeNumber ?? true),
          })
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

  /**
   * Whether the letters of an opening stand anywhere in a line, complete or cut by its end. `isOther` is asked about every
   * other byte whose class in `classes` is not 0.
   */
  isIn(
    bytes: Uint8Array,
    from: number,
    end: number,
    classes: Uint8Array,
    isOther: (bytes: Uint8Array, at: number, end: number) => boolean,
  ): boolean {
    const pairs = this.#pairs
    const last = end - 1
    for (let at = from; at < last; at++) {
      const byte = bytes[at] as number
      if (classes[byte] !== 0 && isOther(bytes, at, end)) return true
      if (pairs[(byte << 8) | (bytes[at + 1] as number)] !== 0 && this.#lettersAt(bytes, at, end)) return true
    }
    if (last < from) return false
    const byte = bytes[last] as number
    if (classes[byte] !== 0 && isOther(bytes, last, end)) return true
    return this.firstBytes[byte] !== 0 && (last === from || bytes[last - 1] === 0x20)
  }

  #lettersAt(bytes: Uint8Array, at: number, end: number): boolean {
    const part = this.partAt(bytes, at, end)
    return part >= 3 || (part > 0 && (at + part === end || isDigit(bytes[at + part] as number)))
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
