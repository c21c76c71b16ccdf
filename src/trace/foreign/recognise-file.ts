/** What a file is that somebody may take for a trace. Ids are permanent. */
export type FileKind =
  | 'image'
  | 'pdf'
  | 'zip'
  | 'zstd'
  | 'xz'
  | 'bzip2'
  | 'seven-zip'
  | 'lz4'
  | 'tar'
  | 'go-execution-trace'
  | 'pprof'
  | 'pprof-text'
  | 'core-dump'
  | 'program'
  | 'perf-data'
  | 'journal'
  | 'nettrace'
  | 'v8-trace-gc'
  | 'jvm-gc'
  | 'python-gc'
  | 'godebug-setting'
  | 'html'

export interface RecognisedFile {
  readonly kind: FileKind
  /**
   * No text at all: there is nothing to read in it. Otherwise it is text in which traces can stand as well (a page, a log of
   * several programs), and what it is matters only where none were found.
   */
  readonly binary: boolean
  /** The format as its own beginning says it: `PNG`, `go 1.26 trace`. */
  readonly detail?: string
}

/** So many bytes from the beginning of a file, unpacked, are enough. */
export const recognisedBytes = 16 * 1024

/** Beginnings of files that are no text. */
const magics: readonly {
  readonly kind: FileKind
  readonly at?: number
  readonly bytes: string
  readonly detail?: string
}[] = [
  { kind: 'image', bytes: '\x89PNG\r\n\x1a\n', detail: 'PNG' },
  { kind: 'image', bytes: '\xff\xd8\xff', detail: 'JPEG' },
  { kind: 'image', bytes: 'GIF87a', detail: 'GIF' },
  { kind: 'image', bytes: 'GIF89a', detail: 'GIF' },
  { kind: 'pdf', bytes: '%PDF-' },
  { kind: 'zip', bytes: 'PK\x03\x04' },
  { kind: 'zip', bytes: 'PK\x05\x06' },
  { kind: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { kind: 'xz', bytes: '\xfd7zXZ\0' },
  { kind: 'seven-zip', bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'lz4', bytes: '\x04\x22\x4d\x18' },
  { kind: 'tar', at: 257, bytes: 'ustar' },
  { kind: 'perf-data', bytes: 'PERFILE2' },
  { kind: 'journal', bytes: 'LPKSHHRH' },
  { kind: 'nettrace', bytes: 'Nettrace' },
  { kind: 'program', bytes: '\xcf\xfa\xed\xfe', detail: 'Mach-O' },
  { kind: 'program', bytes: '\xca\xfe\xba\xbe', detail: 'Mach-O' },
]

/**
 * Names a wrong file by its beginning; `null` for text that may hold traces, and for anything unknown. Bytes that gzip packed
 * are for the caller to unpack first (`isGzip`): logs are often packed, and so is every profile of pprof.
 */
export function recogniseFile(bytes: Uint8Array): RecognisedFile | null {
  return recogniseBinary(bytes) ?? recogniseText(textOf(bytes))
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08
}

function recogniseBinary(bytes: Uint8Array): RecognisedFile | null {
  const goTrace = /^go 1\.\d{1,3} trace\0/.exec(latin(bytes, 0, 20))
  if (goTrace) return { kind: 'go-execution-trace', binary: true, detail: goTrace[0].slice(0, -1) }
  for (const { kind, at = 0, bytes: magic, detail } of magics) {
    if (latin(bytes, at, magic.length) === magic) return { kind, binary: true, ...(detail ? { detail } : {}) }
  }
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 4) === 'WEBP') {
    return { kind: 'image', binary: true, detail: 'WebP' }
  }
  if (/^BZh[1-9]1AY&SY/.test(latin(bytes, 0, 10))) return { kind: 'bzip2', binary: true }
  if (latin(bytes, 0, 4) === '\x7fELF') {
    // e_type, in the byte order that byte 5 tells; 4 is ET_CORE.
    const type = bytes[5] === 2 ? bytes[17] : bytes[16]
    return type === 4 ? { kind: 'core-dump', binary: true } : { kind: 'program', binary: true, detail: 'ELF' }
  }
  if (latin(bytes, 0, 2) === 'MZ' && bytes.subarray(0, 64).includes(0)) {
    return { kind: 'program', binary: true, detail: 'PE' }
  }
  return isProfile(bytes) || isOldCpuProfile(bytes) ? { kind: 'pprof', binary: true } : null
}

/**
 * A profile.proto message (github.com/google/pprof, proto/profile.proto): only fields that the format has, each with its own wire
 * type, in whatever order, and among them a `sample_type` or `period_type` that consists of two string indexes.
 */
function isProfile(bytes: Uint8Array): boolean {
  let types = 0
  let fields = 0
  for (let at = 0; at < bytes.length && fields < mostFields; fields++) {
    const tag = varint(bytes, at)
    if (tag === null) break
    const field = Math.floor(tag.value / 8)
    const wire = tag.value % 8
    if (field < 1 || field > 15) return false
    const isMessage = field <= 6 || field === 11
    if (wire !== (isMessage ? 2 : 0) && !(field === 13 && wire === 2)) return false
    const next = varint(bytes, tag.next)
    // The beginning of the file ends here.
    if (next === null) break
    const end = wire === 2 ? next.next + next.value : next.next
    if (field === 1 || field === 11) {
      if (end <= bytes.length && !isValueType(bytes.subarray(next.next, end))) return false
      types++
    }
    at = end
  }
  return types > 0 && fields >= 4
}

const mostFields = 200

function isValueType(message: Uint8Array): boolean {
  const type = message[0] === 0x08 ? varint(message, 1) : null
  const unit = type && message[type.next] === 0x10 ? varint(message, type.next + 1) : null
  return unit !== null && unit.next === message.length
}

function varint(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let value = 0
  for (let index = 0; index < 10; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) return null
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  return null
}

/** The binary CPU profile of Go to 1.8: machine words 0, 3, 0, sampling period in µs, 0 (runtime/pprof of go1.8). */
function isOldCpuProfile(bytes: Uint8Array): boolean {
  if (bytes.length < 40) return false
  const words = new DataView(bytes.buffer, bytes.byteOffset, 40)
  const word = (index: number) => words.getUint32(index * 8, true) + words.getUint32(index * 8 + 4, true) * 2 ** 32
  return word(0) === 0 && word(1) === 3 && word(2) === 0 && word(3) > 0 && word(3) < 1e9 && word(4) === 0
}

/** How the lines of others begin; looked for at every line of the beginning of a file. */
const lines: readonly (readonly [FileKind, RegExp])[] = [
  ['pprof-text', /^(?:heap|allocs) profile: +\d+: \d+ \[\d+: \d+\] @ /],
  ['pprof-text', /^(?:goroutine|threadcreate) profile: total \d+$/],
  // V8 --trace-gc: [pid:isolate] time ms: collector before (committed) -> after (committed) MB, …
  ['v8-trace-gc', /^\[\d+:0x[\da-f]+\](?:\[\d+\])? +\d+ ms: (?:Scavenge|Mark-|Minor)/],
  // Unified logging of JDK 9 and newer, of every collector: [uptime][level][tags] …
  ['jvm-gc', /^(?:\[[^\]\n]{1,64}\]){1,6}\[(?:trace|debug|info|warning|error) *\]\[gc[,+a-z\d ]*\]/],
  ['jvm-gc', /^\[[\d.]+s\]\[gc[,+a-z\d ]*\] /],
  // -XX:+PrintGC of JDK 8 and older, with or without time stamps.
  ['jvm-gc', /^(?:\d{4}-\d\d-\d\dT\S{8,20}: )?(?:\d+\.\d{3}: )?\[(?:Full )?GC (?:\(|pause |\d+K->)/],
  // gc.set_debug(gc.DEBUG_STATS)
  ['python-gc', /^gc: (?:collecting generation \d|objects in each generation: |done, \d+ unreachable)/],
]

function recogniseText(text: string): RecognisedFile | null {
  const start = text.trimStart()
  if (/^(?:<!doctype html|<html[\s>])/i.test(start)) return { kind: 'html', binary: false }
  if (/^--- (?:contention|mutex):\r?\ncycles\/second=/.test(start)) return { kind: 'pprof-text', binary: false }
  const all = text.split(/\r?\n/, mostLines)
  for (const line of all) {
    for (const [kind, pattern] of lines) if (pattern.test(line)) return { kind, binary: false }
  }
  const written = all.filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return written.length > 0 && written.length <= 20 && written.every(isSetting)
    ? { kind: 'godebug-setting', binary: false }
    : null
}

const mostLines = 200

/** `GODEBUG=gctrace=1,schedtrace=1000 ./server`: the setting itself, where its output was meant. */
function isSetting(line: string): boolean {
  return (
    /^\s*(?:[-$#>] *)?(?:export |set |setx |env |ENV )?(?:\$env:)?GODEBUG(?:=| = | |: ?)["']?[a-z][\w.]{1,40}=/i.test(
      line,
    ) ||
    (/^\s*["']?(?:[a-z][a-z\d.]{2,40}=[\w-]{1,20})(?:,[a-z][a-z\d.]{2,40}=[\w-]{1,20})*["']?\s*$/.test(line) &&
      /(?:trace|gc|sched)/.test(line))
  )
}

/** The beginning as text, in whichever encoding its byte order mark says. */
function textOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, recognisedBytes)
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(head)
}

function latin(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
