import { type FamilyDef, families } from '../catalogue/index.ts'

/** One line of a text, or one record of it, as a filter looks at it. Places are asked for only where a filter needs them. */
export interface FilterSubject {
  /** The whole line. */
  readonly text: string
  /** From 0. */
  readonly line: number
  /** Family and kind, of a line that is or begins like a record. */
  readonly kind?: string | undefined
  /** From 0. */
  readonly process?: number | undefined
  /** The line begins like a record and could not be read. */
  readonly unread: boolean
  /** What the record prints for a field; several values where it is a list. */
  readonly values: (field: string) => readonly (number | string | boolean)[]
}

export interface Filter {
  readonly test: (subject: FilterSubject) => boolean
  /** Whether lines have to be read as text for it. */
  readonly readsText: boolean
}

/**
 * What is wrong with a filter.
 *
 * - `unknown-name`: nothing is called like that; `unknown-kind`: no kind of line is;
 * - `no-value`: nothing after a comparison; `not-a-number`: a number is needed there, or a field that has texts;
 * - `quote`, `bracket`: opened and never closed, or the other way round; `nothing`: a part is missing.
 */
export type FilterProblem =
  | 'unknown-name'
  | 'unknown-kind'
  | 'no-value'
  | 'not-a-number'
  | 'quote'
  | 'bracket'
  | 'nothing'

export interface FilterError {
  readonly problem: FilterProblem
  /** Where in what was typed. */
  readonly start: number
  readonly end: number
  readonly word: string
  /** Names that may have been meant. */
  readonly near: readonly string[]
}

export type FilterResult =
  | { readonly filter: Filter; readonly error?: undefined }
  | { readonly error: FilterError; readonly filter?: undefined }

/**
 * Reads what somebody typed to search a trace.
 *
 *     refused                        lines with that text, in capitals or not
 *     "4->4->0 MB"                   text with blanks or signs of comparison
 *     kind = scav                    a kind, a family, or a part of their names that only they have
 *     mark-wall > 5                  a value in the unit that the line prints; `gctrace.at` where families share a name
 *     wait-reason ~ chan             a text that contains another
 *     process = 2, line < 100        numbered from 1, as they are shown
 *     forced, unread                 lines with that flag or field; lines that could not be read
 *     a b, a and b, a or not (b c)   both, both, and so on
 */
export function parseFilter(source: string): FilterResult {
  try {
    return { filter: new FilterParser(source).parse() }
  } catch (thrown) {
    if (thrown instanceof Fault) return { error: thrown.error }
    throw thrown
  }
}

class Fault {
  readonly error: FilterError
  constructor(error: FilterError) {
    this.error = error
  }
}

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~'

interface Word {
  readonly type: 'word' | 'quoted' | 'operator' | 'open' | 'close'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A name right before its operator: `mark-wall>5`. It ends in a letter or digit, so `a->b` is none. */
const tightComparison = /^([a-z](?:[a-z0-9.-]*[a-z0-9])?)(<=|>=|!=|=|<|>|~)/i
const leadingOperator = /^(?:<=|>=|!=|=|<|>|~)/

/** Nested brackets beyond this are nobody's filter. */
const deepest = 100

function wordsOf(source: string): Word[] {
  const words: Word[] = []
  const push = (type: Word['type'], text: string, start: number, end: number) => words.push({ type, text, start, end })
  let at = 0
  while (at < source.length) {
    const sign = source[at] as string
    if (/\s/.test(sign)) at++
    else if (sign === '(' || sign === ')') push(sign === '(' ? 'open' : 'close', sign, at, ++at)
    else if (sign === '"') {
      const end = source.indexOf('"', at + 1)
      if (end < 0) throw new Fault({ problem: 'quote', start: at, end: source.length, word: sign, near: [] })
      push('quoted', source.slice(at + 1, end), at, end + 1)
      at = end + 1
    } else {
      let end = at
      while (end < source.length && !/[\s()"]/.test(source[end] as string)) end++
      const text = source.slice(at, end)
      const operator = leadingOperator.exec(text)?.[0]
      const [, name = '', tight = ''] = tightComparison.exec(text) ?? []
      if (operator !== undefined && (operator === text || words.at(-1)?.type === 'word')) {
        push('operator', operator, at, at + operator.length)
        end = at + operator.length
      } else if (tight !== '') {
        push('word', name, at, at + name.length)
        push('operator', tight, at + name.length, at + name.length + tight.length)
        end = at + name.length + tight.length
      } else push('word', text, at, end)
      at = end
    }
  }
  return words
}

class FilterParser {
  readonly #source: string
  readonly #words: readonly Word[]
  #at = 0
  #depth = 0
  #readsText = false

  constructor(source: string) {
    this.#source = source
    this.#words = wordsOf(source)
  }

  parse(): Filter {
    const test = this.#either()
    const rest = this.#words[this.#at]
    if (rest !== undefined) throw this.#fault(rest.type === 'close' ? 'bracket' : 'nothing', rest)
    return { test, readsText: this.#readsText }
  }

  #fault(problem: FilterProblem, word: Word | undefined, near: readonly string[] = []): Fault {
    const end = this.#source.length
    const { start, end: stop, text } = word ?? { start: end, end, text: '' }
    return new Fault({ problem, start, end: stop, word: text, near })
  }

  #isKeyword(word: Word | undefined, ...keywords: readonly string[]): boolean {
    return word?.type === 'word' && keywords.includes(word.text.toLowerCase())
  }

  #either(): Filter['test'] {
    const parts = [this.#both()]
    while (this.#isKeyword(this.#words[this.#at], 'or')) {
      this.#at++
      parts.push(this.#both())
    }
    return parts.length === 1 ? (parts[0] as Filter['test']) : (subject) => parts.some((test) => test(subject))
  }

  #both(): Filter['test'] {
    const parts = [this.#one()]
    for (;;) {
      const next = this.#words[this.#at]
      if (next === undefined || next.type === 'close' || this.#isKeyword(next, 'or')) break
      if (this.#isKeyword(next, 'and')) this.#at++
      parts.push(this.#one())
    }
    return parts.length === 1 ? (parts[0] as Filter['test']) : (subject) => parts.every((test) => test(subject))
  }

  #one(): Filter['test'] {
    const word = this.#words[this.#at++]
    if (word === undefined || this.#isKeyword(word, 'and', 'or')) throw this.#fault('nothing', word)
    if (word.type === 'close') throw this.#fault('bracket', word)
    if (word.type === 'operator') throw this.#fault('nothing', word)
    if (word.type === 'quoted') return this.#text(word.text)
    if (this.#isKeyword(word, 'not') || word.type === 'open') {
      if (++this.#depth > deepest) throw this.#fault('bracket', word)
      if (word.type === 'word') {
        const inner = this.#one()
        this.#depth--
        return (subject) => !inner(subject)
      }
      const inner = this.#either()
      if (this.#words[this.#at]?.type !== 'close') throw this.#fault('bracket', word)
      this.#at++
      this.#depth--
      return inner
    }
    const operator = this.#words[this.#at]
    if (operator?.type !== 'operator') return this.#alone(word)
    this.#at++
    const value = this.#words[this.#at]
    if (value?.type !== 'word' && value?.type !== 'quoted') throw this.#fault('no-value', value ?? operator)
    this.#at++
    return this.#comparison(word, operator.text as Operator, value)
  }

  #text(text: string): Filter['test'] {
    this.#readsText = true
    const wanted = text.toLowerCase()
    return (subject) => subject.text.toLowerCase().includes(wanted)
  }

  /** A name by itself: the lines that have it. Any other word is looked for as text. */
  #alone(word: Word): Filter['test'] {
    const name = word.text.toLowerCase()
    if (name === 'unread') return (subject) => subject.unread
    const found = fieldsCalled(name)
    // Only flags: a word such as `procs` may well be meant as text.
    if (found === null || !found.flag) return this.#text(word.text)
    return (subject) => found.has(subject) && subject.values(found.field).includes(true)
  }

  #comparison(name: Word, operator: Operator, value: Word): Filter['test'] {
    const id = name.text.toLowerCase()
    const is = compare(operator)
    if (id === 'kind') {
      const kinds = kindsCalled(value.text.toLowerCase())
      if (kinds.size === 0) throw this.#fault('unknown-kind', value, nearest(value.text.toLowerCase(), kindNames))
      if (operator !== '=' && operator !== '!=' && operator !== '~') throw this.#fault('not-a-number', value)
      return ({ kind }) => kind !== undefined && kinds.has(kind) === (operator !== '!=')
    }
    const number = printedNumber(value.text)
    if (id === 'process' || id === 'line') {
      if (number === null || operator === '~') throw this.#fault('not-a-number', value)
      return (subject) => {
        const own = subject[id]
        return own !== undefined && is(own + 1, number)
      }
    }
    const found = fieldsCalled(id)
    if (found === null)
      throw this.#fault('unknown-name', name, nearest(id, [...fieldNames(), 'kind', 'line', 'process']))
    const { field, texts } = found
    if (operator === '~') {
      const part = value.text.toLowerCase()
      return (subject) =>
        found.has(subject) && subject.values(field).some((own) => String(own).toLowerCase().includes(part))
    }
    if (number === null && !texts && !/^(?:true|false)$/i.test(value.text)) throw this.#fault('not-a-number', value)
    const text = value.text.toLowerCase()
    const fits = (own: number | string | boolean): boolean => {
      if (number !== null && typeof own !== 'string') return is(Number(own), number)
      if (typeof own === 'number') return false
      const same = String(own).toLowerCase() === text
      return operator === '=' ? same : operator === '!=' && !same
    }
    return (subject) => {
      if (!found.has(subject)) return false
      const values = subject.values(field)
      return values.length > 0 && (operator === '!=' ? values.every(fits) : values.some(fits))
    }
  }
}

function compare(operator: Operator): (own: number, wanted: number) => boolean {
  switch (operator) {
    case '=':
    case '~':
      return (own, wanted) => own === wanted
    case '!=':
      return (own, wanted) => own !== wanted
    case '<':
      return (own, wanted) => own < wanted
    case '<=':
      return (own, wanted) => own <= wanted
    case '>':
      return (own, wanted) => own > wanted
    case '>=':
      return (own, wanted) => own >= wanted
  }
}

function printedNumber(text: string): number | null {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : null
}

const byFamily: readonly [string, FamilyDef][] = Object.entries(families)
const kindNames = byFamily.flatMap(([family, { kinds }]) => [family, ...Object.keys(kinds)])
const fieldNames = () => [...new Set(byFamily.flatMap(([, { fields }]) => Object.keys(fields)))]

/** The kinds that are called like that: exactly, by family, or by a part of their full name. */
function kindsCalled(name: string): ReadonlySet<string> {
  const all = byFamily.flatMap(([family, { kinds }]) => Object.keys(kinds).map((kind) => `${family}.${kind}`))
  for (const fits of [
    (kind: string) => kind === name || kind.split('.')[1] === name,
    (kind: string) => kind.split('.')[0] === name,
    (kind: string) => name.length > 1 && kind.includes(name),
  ]) {
    const found = all.filter(fits)
    if (found.length > 0) return new Set(found)
  }
  return new Set()
}

interface NamedField {
  readonly field: string
  readonly flag: boolean
  readonly texts: boolean
  readonly has: (subject: FilterSubject) => boolean
}

function fieldsCalled(name: string): NamedField | null {
  const [, family, full] = /^([a-z]+)\.(.+)$/.exec(name) ?? []
  const field = full ?? name
  const defs = byFamily.filter(
    ([id, { fields }]) => (family === undefined || id === family) && Object.hasOwn(fields, field),
  )
  if (defs.length === 0) return null
  const prints = defs.map(([, { fields }]) => fields[field]?.print)
  return {
    field,
    flag: prints.every((print) => print === 'flag'),
    texts: prints.some((print) => print === 'text' || print === 'word'),
    has: family === undefined ? () => true : ({ kind }) => kind?.startsWith(`${family}.`) === true,
  }
}

/** Up to three names that are typed nearly like that. */
function nearest(word: string, names: readonly string[]): string[] {
  const most = Math.max(2, Math.floor(word.length / 3))
  return names
    .map((name) => ({ name, off: name.includes(word) || word.includes(name) ? 1 : distance(word, name, most) }))
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off || a.name.length - b.name.length)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** How many letters differ (Levenshtein); more than `most` is as far as can be. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 64) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
