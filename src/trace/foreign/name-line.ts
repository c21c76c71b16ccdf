/** What a stretch of text is that a Go program or its tools print beside traces. Ids are permanent, like those of kinds. */
export type ForeignName =
  | 'panic'
  | 'fatal-error'
  | 'signal'
  | 'runtime-message'
  | 'goroutine-stacks'
  | 'exit-status'
  | 'check-finalizers'
  | 'alloc-free-trace'
  | 'godebug-warning'
  | 'http2-debug'
  | 'netdns-debug'
  | 'go-build'

/** What is known about a line, and all that the next line needs to be known too. */
export interface ForeignLine {
  readonly name: ForeignName
  /**
   * - `head`: begins a block, or is all of it;
   * - `goroutine`: the line over a stack, `function` and `place`: the two lines of a frame;
   * - `more`: anything else that goes on.
   */
  readonly part: 'head' | 'goroutine' | 'function' | 'place' | 'more'
  /** Blank lines stand after it. */
  readonly gap?: true
}

/** No beginning is longer, and of a longer line only as much is looked at. */
const mostLooked = 4096

/** Prints that end in a stack: what follows of it is theirs. */
const crashes: ReadonlySet<ForeignName> = new Set([
  'panic',
  'fatal-error',
  'signal',
  'runtime-message',
  'goroutine-stacks',
  'check-finalizers',
])

/** Lines that say themselves what they are. Where a line fits none, what stands before it decides. */
const heads: readonly (readonly [RegExp, ForeignName])[] = [
  [/^panic: /, 'panic'],
  [/^fatal error: /, 'fatal-error'],
  [/^SIG[A-Z]{2,7}: /, 'signal'],
  [/^runtime: /, 'runtime-message'],
  [/^exit status \d{1,3}$/, 'exit-status'],
  [/^checkfinalizers: /, 'check-finalizers'],
  [/^WARNING: LIKELY CLEANUP\/FINALIZER ISSUES$/, 'check-finalizers'],
  [/^Scan trace for cleanup\/finalizer on 0x[\da-f]+:$/, 'check-finalizers'],
  [/^trace(?:alloc|free)\(0x[\da-f]+, 0x[\da-f]+(?:, .*)?\)$/, 'alloc-free-trace'],
  [/^tracegc\(\)$/, 'alloc-free-trace'],
  [/^end tracegc$/, 'alloc-free-trace'],
  [/^GODEBUG(?: sys\/cpu)?: /, 'godebug-warning'],
  [/^(?:\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d+)? )?(?:http2: |Unhandled Setting: \[)/, 'http2-debug'],
  [/^go package net: /, 'netdns-debug'],
  [/^# (?:command-line-arguments|[\w.-]+[./][\w./~-]*)(?: \[[\w./-]+\])?$/, 'go-build'],
]

/** After blank lines a block goes on only with one of these. */
const signalDetail = /^(?:PC=0x[\da-f]+ m=-?\d+ sigcode=|\[signal )/
const register = /^[a-z][a-z\d]{1,6} +0x[\da-f]+$/
const report =
  /^(?: {2,}\S|Value of type |Has (?:finalizer|cleanup) at |created at: ?$|\.\.\. too many potential issues)/
const compiler = /^(?:\S+\.(?:go|s|c|h):\d+(?::\d+)?: |\t|too many errors$)/
const place = /^\s+\S[^\n]*:\d+(?: \+0x[\da-f]+)?(?: fp=0x[\da-f]+ sp=0x[\da-f]+(?: pc=0x[\da-f]+)?)?$/
/** Tells itself even where the line before it is somebody else's. */
const surePlace = /^\s+\S[^\n]*\.(?:go|s|c):\d+ \+0x[\da-f]+(?: fp=0x[\da-f]+ sp=0x[\da-f]+(?: pc=0x[\da-f]+)?)?$/
const creator = /^created by \S+(?: in goroutine \d+)?$/
const elided = /^\.\.\.(?:additional|\d+) frames elided\.\.\.$/
const ancestor = /^\[originating from goroutine \d+\]:?$/
const goroutine = /^goroutine \d+ (?:gp=0x[\da-f]+ m=(?:nil|\d+)(?: mp=0x[\da-f]+)? )?\[/

/**
 * What a line is, given what the line before it was (`null` where that is unknown). `null` where nobody knows the line.
 * A blank line gives what stood before it, since stacks are apart from each other.
 */
export function nameForeign(line: string, before: ForeignLine | null): ForeignLine | null {
  const text = line.length > mostLooked ? line.slice(0, mostLooked) : line
  if (text.trim() === '') return before === null ? null : { ...before, gap: true }
  const crash = before !== null && crashes.has(before.name)

  if (isGoroutine(text)) {
    const name = crash || before?.name === 'alloc-free-trace' ? before.name : 'goroutine-stacks'
    return { name, part: 'goroutine' }
  }
  for (const [pattern, name] of heads) {
    if (!pattern.test(text)) continue
    // The runtime says what is wrong before it gives up, and the go command how the program ended.
    if (name === 'fatal-error' && crash && before.part !== 'function' && before.part !== 'place') {
      return { name: before.name === 'runtime-message' ? name : before.name, part: 'more' }
    }
    if (name === 'exit-status' && crash) return { name: before.name, part: 'more' }
    if (name === 'runtime-message' && before?.name === name) return { name, part: 'more' }
    return { name, part: 'head' }
  }
  if (before !== null) {
    const goesOn = partAfter(text, before, crash)
    if (goesOn !== null) return { name: before.name, part: goesOn }
  }
  if (surePlace.test(text)) return { name: 'goroutine-stacks', part: 'place' }
  return null
}

function partAfter(text: string, before: ForeignLine, crash: boolean): ForeignLine['part'] | null {
  const { name, part, gap } = before
  if (crash || name === 'alloc-free-trace') {
    if (part === 'function' && place.test(text)) return 'place'
    if (!gap && part !== 'head' && part !== 'more' && isFrame(text)) return 'function'
    if (text === 'runtime stack:' || ancestor.test(text)) return 'goroutine'
    if (elided.test(text) || text === '\tgoroutine running on other thread; stack unavailable') return 'place'
  }
  if (name === 'check-finalizers' && report.test(text)) return 'more'
  if (crash) {
    if (signalDetail.test(text) || register.test(text) || text === '-----') return 'more'
    // Values of panics run over several lines, each with a tab before it.
    if (!gap && text.startsWith('\t') && (part === 'head' || part === 'more')) return 'more'
  }
  if (name === 'go-build' && !gap && compiler.test(text)) return 'more'
  return null
}

/** `goroutine 7 gp=0xc000006700 m=nil [select, 2 minutes] {request: 7}:` in the forms of all releases. */
function isGoroutine(text: string): boolean {
  return goroutine.test(text) && text.endsWith(':') && text.includes(']')
}

/** `main.(*T).f({0x1, 0x2}, ...)`, or who started the goroutine. */
function isFrame(text: string): boolean {
  if (creator.test(text)) return true
  const bracket = text.indexOf('(')
  return bracket > 0 && text.endsWith(')') && !/\s/.test(text.slice(0, bracket))
}
