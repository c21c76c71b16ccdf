// Korean has no spaces where a searcher expects them: 가비지컬렉터 holds 컬렉터, 힙 목표 is also written 힙목표, and
// particles cling to words. So Hangul is cut into pairs of syllables, across spaces, and the rest into words.

const hangul = '가-힣'
const stretch = new RegExp(`[${hangul}]+(?: +[${hangul}]+)*|[\\p{L}\\p{N}_-]+`, 'gu')
const isHangul = new RegExp(`^[${hangul}]`)
/** Syllables that are mostly particles and endings at the end of a word; not asked for. */
const particles = '은는이가을를과와의에도로만들면서며고'

/** Small letters, signs that are read as letters, one kind of space. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[∆δ]/g, 'delta').replace(/µ/g, 'u').replace(/\s+/g, ' ')
}

/** Without anything between letters: `heap-goal`, `heap goal` and `heapgoal` are one. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}%]+/gu, '')
}

/** Every token by which a text is to be found. */
export function documentTokens(text: string): string[] {
  const tokens = new Set<string>()
  for (const [run] of fold(text).matchAll(stretch)) {
    if (isHangul.test(run)) {
      const syllables = run.replaceAll(' ', '')
      for (const pair of pairsOf(syllables)) tokens.add(pair)
      for (const word of run.split(' ')) if (word.length === 1) tokens.add(word)
    } else for (const word of wordsOf(run)) tokens.add(word)
  }
  return [...tokens]
}

/** English words that a question is made of, and that decide nothing. */
const small = new Set(
  'a an and are can do does how i in is it my of on or that the this to was what when where which why'.split(' '),
)

export interface QueryTokens {
  /** A document has to have every one. */
  readonly required: readonly string[]
  /** A document that has them, too, is nearer: pairs across a space, and those with a particle. */
  readonly optional: readonly string[]
}

/** What a query asks for. */
export function queryTokens(query: string): QueryTokens {
  const required = new Set<string>()
  const optional = new Set<string>()
  for (const [run] of fold(query).matchAll(stretch)) {
    if (!isHangul.test(run)) {
      for (const word of run.split(/[_-]+/)) if (word) (small.has(word) ? optional : required).add(word)
      continue
    }
    for (const pair of pairsOf(run.replaceAll(' ', ''))) optional.add(pair)
    for (const word of run.split(' ')) {
      // A syllable by itself is in many words; it decides only where nothing else is asked for.
      if (word.length === 1) (run.length === 1 ? required : optional).add(word)
      const pairs = pairsOf(word)
      const isInflected = pairs.length > 1 && particles.includes(word.at(-1) ?? '')
      for (const pair of isInflected ? pairs.slice(0, -1) : pairs) required.add(pair)
    }
  }
  if (required.size === 0) return { required: [...optional], optional: [] }
  return { required: [...required], optional: [...optional].filter((each) => !required.has(each)) }
}

function pairsOf(syllables: string): string[] {
  return Array.from({ length: Math.max(0, syllables.length - 1) }, (_, index) => syllables.slice(index, index + 2))
}

/** `heap-goal` as `heap-goal` would be asked for: its parts, and all of it. */
function wordsOf(run: string): string[] {
  const parts = run.split(/[_-]+/).filter(Boolean)
  return parts.length > 1 ? [...parts, parts.join('')] : parts
}

/** A query without the small words that make it a question: `write barrier` of `what is the write barrier`. */
export function core(query: string): string {
  const words = fold(query)
    .split(' ')
    .filter((word) => !small.has(word))
  return words.length > 0 ? words.join(' ') : query
}
