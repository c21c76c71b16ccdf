import { parseFilter } from '../../trace/derive/filter.ts'
import { allNames, dimensionOf, subjectCalled } from './names.ts'
import {
  type Claim,
  type ClaimError,
  type ClaimProblem,
  type Comparison,
  type Dimension,
  deepest,
  type Expected,
  type Expression,
  type FunctionName,
  functions,
  longestClaim,
  type Measure,
  type ParsedClaim,
  plain,
  type Which,
} from './syntax.ts'

/**
 * Reads a claim.
 *
 *     p99(stw) < 200us                              a function of a name, a comparison, a number with its unit
 *     share(assist) after < before / 2              both traces; `before` alone is the same measure of the other one
 *     max(mark-wall where not forced) <= 5ms        which records count: a filter of the workbench
 *     live.slope ~ 0                                about; `live.slope` is `slope(live)`
 *     mean(goal) ~ 64MiB within 2MiB                about, and how far off
 *
 *     claim      = sum comparison sum [ "within" sum ]
 *     comparison = "<" | "<=" | ">" | ">=" | "==" | "!=" | "~"
 *     sum        = product { ("+" | "-") product }
 *     product    = value { ("*" | "/") value }
 *     value      = number [ unit ] | "-" value | "(" sum ")" | measure [ "before" | "after" ] | "before" | "after"
 *     measure    = function "(" [ name ] [ "where" filter ] ")" | name "." function
 *     unit       = "ns" | "us" | "ms" | "s" | "B" | "KiB" | "MiB" | "GiB" | "%" | "", and "/s" behind it
 *
 * `MB`, as the trace prints it, is a MiB; `=` is `==`; `µs`, `≤`, `≥`, `≠` and `≈` may be written.
 */
export function parseClaim(source: string): ParsedClaim {
  try {
    return { claim: new ClaimParser(source).parse() }
  } catch (thrown) {
    if (thrown instanceof Fault) return { error: thrown.error }
    throw thrown
  }
}

class Fault {
  readonly error: ClaimError
  constructor(error: ClaimError) {
    this.error = error
  }
}

interface Word {
  readonly type: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

const units: ReadonlyMap<string, { dimension: Dimension; factor: number }> = new Map([
  ['ns', { dimension: { time: 1, bytes: 0 }, factor: 1e-9 }],
  ['us', { dimension: { time: 1, bytes: 0 }, factor: 1e-6 }],
  ['µs', { dimension: { time: 1, bytes: 0 }, factor: 1e-6 }],
  ['μs', { dimension: { time: 1, bytes: 0 }, factor: 1e-6 }],
  ['ms', { dimension: { time: 1, bytes: 0 }, factor: 1e-3 }],
  ['s', { dimension: { time: 1, bytes: 0 }, factor: 1 }],
  ['min', { dimension: { time: 1, bytes: 0 }, factor: 60 }],
  ['b', { dimension: { time: 0, bytes: 1 }, factor: 1 }],
  ['kib', { dimension: { time: 0, bytes: 1 }, factor: 2 ** 10 }],
  ['kb', { dimension: { time: 0, bytes: 1 }, factor: 2 ** 10 }],
  ['mib', { dimension: { time: 0, bytes: 1 }, factor: 2 ** 20 }],
  ['mb', { dimension: { time: 0, bytes: 1 }, factor: 2 ** 20 }],
  ['gib', { dimension: { time: 0, bytes: 1 }, factor: 2 ** 30 }],
  ['gb', { dimension: { time: 0, bytes: 1 }, factor: 2 ** 30 }],
])

const comparisonOf: ReadonlyMap<string, Comparison> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['≥', '>='],
  ['=', '=='],
  ['==', '=='],
  ['!=', '!='],
  ['≠', '!='],
  ['~', '~'],
  ['≈', '~'],
])

const wordPattern =
  /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([\p{L}_](?:[\p{L}\d_]|-(?=[\p{L}\d]))*(?:\.[\p{L}\d](?:[\p{L}\d_]|-(?=[\p{L}\d]))*)*)|(<=|>=|==|!=|[<>=~≤≥≠≈+\-*/()%,±]))/uy

class ClaimParser {
  readonly #source: string
  #at = 0
  #depth = 0
  #next: Word
  #subject: Measure | null = null

  constructor(source: string) {
    this.#source = source
    if (source.length > longestClaim) throw this.#fault('too-long', longestClaim, source.length)
    this.#next = this.#read()
  }

  parse(): Claim {
    if (this.#isEnd()) throw this.#fault('empty', 0, this.#source.length)
    const left = this.#sum()
    const sign = this.#next
    const comparison = sign.type === 'sign' ? comparisonOf.get(sign.text) : undefined
    if (comparison === undefined) throw this.#expected('comparison')
    this.#take()
    const rightStart = this.#next.start
    const right = this.#sum()
    let within: Expression | undefined
    if (comparison === '~' && this.#isName('within')) {
      this.#take()
      within = this.#sum()
    }
    if (!this.#isEnd()) throw this.#expected('end')
    const rightEnd = this.#source.trimEnd().length
    this.#sameUnits(left, right, rightStart, rightEnd)
    if (within !== undefined) this.#sameUnits(left, within, rightStart, rightEnd)
    else if (comparison === '~' && isZero(right) && !(left.type === 'measure' && left.fn === 'slope')) {
      throw this.#fault('within-needed', rightStart, rightEnd)
    }
    return { left, comparison, right, ...(within === undefined ? {} : { within }) }
  }

  // ---- words

  #read(): Word {
    const rest = /\s*/y
    rest.lastIndex = this.#at
    rest.exec(this.#source)
    const start = rest.lastIndex
    if (start >= this.#source.length) {
      return { type: 'end', text: '', start: this.#source.length, end: this.#source.length }
    }
    wordPattern.lastIndex = start
    const match = wordPattern.exec(this.#source)
    if (match === null) {
      const character = String.fromCodePoint(this.#source.codePointAt(start) ?? 0)
      throw this.#fault('unknown-sign', start, start + character.length)
    }
    this.#at = wordPattern.lastIndex
    const [, number, name, sign] = match
    const text = number ?? name ?? sign ?? ''
    return { type: number ? 'number' : name ? 'name' : 'sign', text, start, end: this.#at }
  }

  #take(): Word {
    const taken = this.#next
    this.#next = this.#read()
    return taken
  }

  #isEnd(): boolean {
    return this.#next.type === 'end'
  }

  #isSign(text: string): boolean {
    return this.#next.type === 'sign' && this.#next.text === text
  }

  #isName(text: string): boolean {
    return this.#next.type === 'name' && this.#next.text.toLowerCase() === text
  }

  #fault(problem: ClaimProblem, start: number, end: number, more: Partial<ClaimError> = {}): Fault {
    const word = this.#source.slice(start, end)
    return new Fault({ problem, start, end, word: word.slice(0, 60), near: [], ...more })
  }

  #expected(expected: Expected): Fault {
    return this.#fault('expected', this.#next.start, this.#next.end, { expected })
  }

  // ---- grammar

  #sum(): Expression {
    const start = this.#next.start
    let left = this.#product()
    while (this.#isSign('+') || this.#isSign('-')) {
      const operator = this.#take().text as '+' | '-'
      const right = this.#product()
      this.#sameUnits(left, right, start, this.#next.start)
      left = { type: 'operation', operator, left, right }
    }
    return left
  }

  #product(): Expression {
    let left = this.#value()
    while (this.#isSign('*') || this.#isSign('/')) {
      const operator = this.#take().text as '*' | '/'
      left = { type: 'operation', operator, left, right: this.#value() }
    }
    return left
  }

  #value(): Expression {
    const { type, text, start } = this.#next
    if (type === 'number') return this.#number()
    if (type === 'name') return this.#measure()
    if (text === '-' || text === '(') {
      if (++this.#depth > deepest) throw this.#fault('too-deep', start, start + 1)
      this.#take()
      let inside: Expression
      if (text === '-') inside = { type: 'negative', of: this.#value() }
      else {
        inside = this.#sum()
        if (!this.#isSign(')')) throw this.#expected('close')
        this.#take()
      }
      this.#depth--
      return inside
    }
    throw this.#expected('value')
  }

  #number(): Expression {
    let value = Number(this.#take().text)
    let dimension = plain
    if (this.#isSign('%')) {
      this.#take()
      value /= 100
    } else if (this.#next.type === 'name' && this.#source[this.#next.end] !== '(') {
      const unit = units.get(this.#next.text.toLowerCase())
      if (unit !== undefined) {
        this.#take()
        value *= unit.factor
        ;({ dimension } = unit)
      }
    }
    // `MiB/s`, but not `MiB / share(…)`.
    if (this.#isSign('/') && /^\s*(?:s|min)(?![\w.(-])/.test(this.#source.slice(this.#at))) {
      this.#take()
      const unit = units.get(this.#take().text)
      value /= unit?.factor ?? 1
      dimension = { ...dimension, time: dimension.time - 1 }
    }
    // 110 × 10⁻⁶ is not quite 0.00011 in binary.
    return { type: 'number', value: Number(value.toPrecision(12)), dimension }
  }

  #measure(): Expression {
    const word = this.#take()
    const name = word.text.toLowerCase()
    if (name === 'before' || name === 'after') return this.#other(word, name)
    let fn: { fn: FunctionName; rank?: number }
    let of = ''
    let where = ''
    let nameStart = word.start
    let nameEnd = word.end
    const cut = name.search(/\.(?:p\d+(?:\.\d+)?|[a-z]+)$/)
    if (this.#isSign('(')) {
      fn = this.#function(word, word.text)
      this.#take()
      if (this.#next.type === 'name' && !this.#isName('where')) {
        const subject = this.#take()
        of = subject.text.toLowerCase()
        nameStart = subject.start
        nameEnd = subject.end
      }
      if (this.#isName('where')) where = this.#where()
      else if (!this.#isSign(')')) throw this.#expected(of === '' ? 'name' : 'close')
      if (of === '' && !(fn.fn === 'count' && where !== '')) throw this.#expected('name')
      this.#take()
    } else if (cut > 0 && subjectCalled(name) === null) {
      // `live.slope`, `stw.p99` and `stw.p99.9`.
      of = name.slice(0, cut)
      nameEnd = word.start + cut
      fn = this.#function({ ...word, start: nameEnd + 1 }, name.slice(cut + 1))
    } else if (subjectCalled(name) !== null) {
      throw this.#fault('expected', word.start, word.end, {
        expected: 'open',
        near: near(`max(${name})`, [`max(${name})`]),
      })
    } else {
      throw this.#unknown(word.start, word.end, name)
    }
    if (of === '') of = 'records'
    else this.#fits(fn, of, nameStart, nameEnd, where)
    const end = this.#end()
    const which = this.#isName('before') || this.#isName('after') ? (this.#take().text.toLowerCase() as Which) : null
    const measure: Measure = { type: 'measure', ...fn, of, where, which, start: word.start, end }
    this.#subject ??= measure
    return measure
  }

  /** Where the last word that was taken ends. */
  #end(): number {
    return this.#source.slice(0, this.#next.start).trimEnd().length
  }

  #other(word: Word, which: Which): Expression {
    if (this.#subject === null) throw this.#fault('no-subject', word.start, word.end)
    return { ...this.#subject, which, start: word.start, end: word.end }
  }

  #function(word: Word, name: string): { fn: FunctionName; rank?: number } {
    const lower = name.toLowerCase()
    const start = word.start
    const end = start + name.length
    const [, rank] = /^p(\d{1,3}(?:\.\d{1,4})?)$/.exec(lower) ?? []
    if (rank !== undefined) {
      if (Number(rank) > 100 || Number(rank) === 0) throw this.#fault('expected', start, end, { expected: 'rank' })
      return { fn: 'percentile', rank: Number(rank) }
    }
    const found = functions.find((each) => each === lower)
    if (found === undefined) {
      throw this.#fault('unknown-function', start, end, { near: near(lower, [...functions, 'p50', 'p99']) })
    }
    return { fn: found }
  }

  #unknown(start: number, end: number, name: string): Fault {
    return this.#fault('unknown-name', start, end, { near: near(name, [...allNames(), 'before', 'after']) })
  }

  #fits({ fn }: { fn: FunctionName }, of: string, start: number, end: number, where: string): void {
    const subject = subjectCalled(of)
    if (subject === null) throw this.#unknown(start, end, of)
    if (dimensionOf(fn, subject) === null) throw this.#fault('unfit', start, end)
    if (isOfRun(fn, of) && where !== '' && processOf(where) === null) {
      throw this.#fault(
        'only-process',
        this.#source.indexOf(where, end),
        this.#source.indexOf(where, end) + where.length,
      )
    }
  }

  /** The filter up to the bracket that closes the function. */
  #where(): string {
    const from = this.#next.end
    let open = 0
    let to = from
    for (; to < this.#source.length; to++) {
      const sign = this.#source[to]
      if (sign === '"') {
        const quote = this.#source.indexOf('"', to + 1)
        if (quote < 0) break
        to = quote
      } else if (sign === '(') open++
      else if (sign === ')' && open-- === 0) break
    }
    if (this.#source[to] !== ')') {
      throw this.#fault('expected', this.#source.length, this.#source.length, { expected: 'close' })
    }
    const filter = this.#source.slice(from, to)
    const { error } = parseFilter(filter)
    if (error !== undefined) {
      throw this.#fault('filter', from + error.start, from + error.end, { near: error.near })
    }
    this.#at = to
    this.#next = this.#read()
    return filter.trim()
  }

  #sameUnits(left: Expression, right: Expression, start: number, end: number): void {
    const a = dimensionOfExpression(left)
    const b = dimensionOfExpression(right)
    if (a.time === b.time && a.bytes === b.bytes) return
    // Nothing is nothing in every unit.
    if (isZero(left) || isZero(right)) return
    const bare = (each: Expression, own: Dimension) => own.time === 0 && own.bytes === 0 && isNumeric(each)
    throw this.#fault(bare(left, a) || bare(right, b) ? 'unit-needed' : 'units-differ', start, end)
  }
}

function isZero(expression: Expression): boolean {
  return expression.type === 'number' && expression.value === 0
}

function isNumeric(expression: Expression): boolean {
  if (expression.type === 'operation') return isNumeric(expression.left) && isNumeric(expression.right)
  if (expression.type === 'negative') return isNumeric(expression.of)
  return expression.type === 'number'
}

export function dimensionOfExpression(expression: Expression): Dimension {
  switch (expression.type) {
    case 'number':
      return expression.dimension
    case 'negative':
      return dimensionOfExpression(expression.of)
    case 'measure': {
      const subject = subjectCalled(expression.of)
      return (subject && dimensionOf(expression.fn, subject)) ?? plain
    }
    case 'operation': {
      const left = dimensionOfExpression(expression.left)
      const right = dimensionOfExpression(expression.right)
      if (expression.operator === '+' || expression.operator === '-') return isZero(expression.left) ? right : left
      const sign = expression.operator === '*' ? 1 : -1
      return { time: left.time + sign * right.time, bytes: left.bytes + sign * right.bytes }
    }
  }
}

/** Figures that belong to a run as a whole and cannot be of some of its lines. */
export function isOfRun(fn: FunctionName, of: string): boolean {
  return (fn === 'share' && of === 'gc') || fn === 'rate'
}

/** The process that a filter names and nothing else, from 0; `null` for any other filter. */
export function processOf(filter: string): number | null {
  const match = /^\s*process\s*=\s*(\d{1,6})\s*$/i.exec(filter)
  return match === null ? null : Number(match[1]) - 1
}

/** Up to three names that are typed nearly like that. */
function near(word: string, names: readonly string[]): string[] {
  return names
    .map((name) => ({
      name,
      off: name === word ? 0 : name.length > 2 && (name.includes(word) || word.includes(name)) ? 1 : apart(word, name),
    }))
    .filter(({ off }) => off <= Math.max(2, Math.floor(word.length / 3)))
    .sort((a, b) => a.off - b.off || a.name.length - b.name.length)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** How many letters differ (Levenshtein). */
function apart(a: string, b: string): number {
  if (a.length > 40) return Number.POSITIVE_INFINITY
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
