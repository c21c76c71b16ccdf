import { allNames, dimensionOf, shortNames, subjectCalled } from './names.ts'
import { comparisons, functions } from './syntax.ts'

export interface Completion {
  /** What is put in place of the word that is being typed. */
  readonly text: string
  readonly kind: 'function' | 'name' | 'comparison' | 'unit' | 'trace'
}

export interface Completions {
  /** The word that they replace. */
  readonly start: number
  readonly end: number
  readonly options: readonly Completion[]
}

const most = 12
const rankedFunctions = ['p50', 'p90', 'p99'] as const

/** What could be typed at a place of a claim, the likeliest first. Never throws, whatever stands there. */
export function completionsOf(source: string, caret: number, twoTraces: boolean): Completions {
  const before = source.slice(0, caret)
  const start = caret - (/[\p{L}\d_.-]*$/u.exec(before)?.[0].length ?? 0)
  const typed = source.slice(start, caret).toLowerCase()
  const left = before.slice(0, start).trimEnd()
  const options = optionsAt(left, typed, twoTraces)
  const fitting = options.filter(({ text }) => text.toLowerCase().startsWith(typed) && text !== typed)
  const others = options.filter(
    ({ text }) => typed.length > 1 && !text.toLowerCase().startsWith(typed) && text.includes(typed),
  )
  return { start, end: caret, options: [...fitting, ...others].slice(0, most) }
}

function optionsAt(left: string, typed: string, twoTraces: boolean): Completion[] {
  const [, fn] = /([a-z][a-z0-9.]*)\($/i.exec(left) ?? []
  if (fn !== undefined) return namesFor(fn)
  const hasComparison = /[<>=~≤≥≠≈]/.test(left)
  if (/\d$/.test(left) && typed === '') return units()
  if (/\)$/.test(left) || /\b(?:before|after)$/.test(left) || /\d\s*[a-z%]+$/i.test(left)) {
    const traces: Completion[] = twoTraces && /\)$/.test(left) ? traceWords() : []
    const signs = hasComparison ? [] : comparisons.map((text): Completion => ({ text, kind: 'comparison' }))
    return [...traces, ...signs]
  }
  const measures = [...rankedFunctions, ...functions.filter((each) => each !== 'median')]
  return [
    ...(hasComparison && twoTraces ? traceWords() : []),
    ...measures.map((text): Completion => ({ text: `${text}(`, kind: 'function' })),
    ...(left === '' ? ([{ text: 'live.slope ~ 0', kind: 'name' }] as const) : []),
  ]
}

/** Names of which the function has something to say: the short ones first. */
function namesFor(fn: string): Completion[] {
  const ranked = /^p\d/.test(fn)
  const known = functions.find((each) => each === fn.toLowerCase())
  if (!ranked && known === undefined) return []
  const short = Object.keys(shortNames)
  return [...short, ...allNames().filter((name) => !short.includes(name))]
    .filter((name) => {
      const subject = subjectCalled(name)
      return subject !== null && dimensionOf(known ?? 'percentile', subject) !== null
    })
    .map((name) => ({ text: `${name})`, kind: 'name' }))
}

function units(): Completion[] {
  return ['us', 'ms', 's', 'MiB', '%', 'MiB/s'].map((text) => ({ text, kind: 'unit' }))
}

function traceWords(): Completion[] {
  return [
    { text: 'before', kind: 'trace' },
    { text: 'after', kind: 'trace' },
  ]
}
