// A capsule as the part of an address after `#`, which browsers never send to a server.
import {
  ByteReader,
  ByteWriter,
  checksum,
  decodeText,
  EndOfBytes,
  encodeText,
  fromBase64Url,
  toBase64Url,
} from './bytes.ts'
import {
  type Capsule,
  emptyCapsule,
  limited,
  limits,
  type Note,
  type Opened,
  type Place,
  type Problem,
  type TraceIndex,
} from './capsule.ts'
import { packLines, unpackLines } from './pack-lines.ts'
import { squeeze, unsqueeze } from './squeeze.ts'

/** The version that is written. Older ones are read forever. */
export const linkVersion = 1

/** From this length on, a link may not survive a messenger or a mail program. */
export const riskyLength = 2_000
/** From this length on, a file is the better way. */
export const fileLength = 8_000

/** Sections of version 1, each with its length in front, so that an unknown one can be passed over. */
const section = { title: 1, notes: 2, selection: 3, view: 4, text: 5, lines: 6 } as const

/** The part of an address after `#`: `1.` and the rest. Opening it gives the same capsule back, every character of it. */
export async function encodeLink(capsule: Capsule): Promise<string> {
  const payload = await writeCapsule(limited(capsule, () => undefined))
  const packed = await squeeze(payload)
  const bytes = new ByteWriter()
  const sum = checksum(payload)
  for (const shift of [0, 8, 16, 24]) bytes.byte((sum >>> shift) & 0xff)
  bytes.raw(packed)
  return `${linkVersion}.${toBase64Url(bytes.end())}`
}

/**
 * What a link holds; of a damaged one, as much as can be saved. Takes what people paste: a whole address, the part after
 * `#` with or without `#` and `t=`, blanks and line breaks in it, punctuation behind it. Never throws; takes bounded time
 * and memory whatever it is given.
 */
export async function decodeLink(text: string): Promise<Opened> {
  return decodeWith(versions, text)
}

/** A version of the link: how it is read, and how what it held becomes what the next version holds. */
export interface LinkVersion {
  /** Never throws. What it held, in the form of its own version; `null` where nothing could be saved. */
  readonly read: (body: string) => Promise<{ readonly capsule: unknown; readonly problems: readonly Problem[] }>
  /** Absent from the newest alone, whose form is `Capsule`. */
  readonly upgrade?: (capsule: never) => unknown
}

/** `decodeLink` with other versions than ours, of which the highest is the present one. */
export async function decodeWith(known: Readonly<Record<number, LinkVersion>>, text: string): Promise<Opened> {
  if (text.length > 2 * limits.linkChars) return nothing('too-long')
  const { version, body } = partsOfLink(text)
  if (version === null) return nothing('no-link')
  const numbers = Object.keys(known).map(Number)
  if (version > Math.max(...numbers)) return nothing('newer-version')
  if (!Object.hasOwn(known, version)) return nothing('unknown-version')
  if (body.length > limits.linkChars) return nothing('too-long')
  const { capsule, problems: found } = await (known[version] as LinkVersion).read(body)
  let form = capsule
  for (let at = version; form !== null; at++) {
    const upgrade = known[at]?.upgrade as ((capsule: unknown) => unknown) | undefined
    if (upgrade === undefined) break
    form = upgrade(form)
  }
  if (form === null) return { capsule: null, problems: found }
  const problems = new Set(found)
  return { capsule: limited(form as Capsule, (problem) => problems.add(problem)), problems: [...problems] }
}

/** The selection that stands behind a link, `#1.…&sel=L12`, as it is written there; `null` where there is none. */
export function selectionOfLink(text: string): string | null {
  const hash = text.slice(text.indexOf('#') + 1)
  const value = new URLSearchParams(hash.slice(hash.indexOf('&') + 1)).get('sel')
  return value === null || !/[#&]?sel=/.test(hash) ? null : value.slice(0, 200)
}

export function partsOfLink(text: string): { version: number | null; body: string } {
  const hash = text
    .slice(text.indexOf('#') + 1)
    .replace(/%([0-9a-f]{2})|\s+/gi, (_, code?: string) =>
      code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
    )
  const match = /^(?:t=)?(\d{1,4})\.([\w-]*)/.exec(hash)
  return match === null ? { version: null, body: '' } : { version: Number(match[1]), body: match[2] ?? '' }
}

/**
 * Every version there was. A version 2 adds its own reader here, whose form is then `Capsule`; that of version 1 keeps its
 * reader and the form that it has now, under a name of its own, and gets `upgrade`, from that form to the one of version 2.
 * Nobody who opens a link needs more than that, and no fixture is touched.
 */
const versions: Readonly<Record<number, LinkVersion>> = { [linkVersion]: { read: readVersion1 } }

async function readVersion1(body: string): Promise<Opened> {
  const problems = new Set<Problem>()
  const bytes = fromBase64Url(body)
  if (bytes.length < 5) return nothing('truncated')
  const sum = ((bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16) | ((bytes[3] ?? 0) << 24)) >>> 0
  const { bytes: payload, end } = await unsqueeze(bytes.subarray(4) as Uint8Array<ArrayBuffer>, limits.unpackedBytes)
  const tell = (problem: Problem) => problems.add(problem)
  const { capsule, whole } = readCapsule(payload, tell)
  if (checksum(payload) !== sum || !whole) {
    problems.add(end === 'too-large' || end === 'truncated' ? end : 'damaged')
  }
  const kept = limited(capsule, tell)
  const something = kept.title !== '' || kept.notes.length > 0 || kept.traces.some((text) => text !== '')
  return { capsule: something || problems.size === 0 ? kept : null, problems: [...problems] }
}

function nothing(problem: Problem): Opened {
  return { capsule: null, problems: [problem] }
}

async function writeCapsule({ title, notes, selection, view, traces }: Capsule): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter()
  const put = (id: number, bytes: Uint8Array) => {
    writer.varint(id)
    writer.block(bytes)
  }
  // The traces come last: a link that was cut off then still says what it is about.
  if (title !== '') put(section.title, encodeText(title))
  if (notes.length > 0)
    put(
      section.notes,
      written((to) => writeNotes(to, notes)),
    )
  if (selection !== null)
    put(
      section.selection,
      written((to) => writePlace(to, selection)),
    )
  const settings = settingsOf(view)
  if (settings.length > 0)
    put(
      section.view,
      written((to) =>
        settings.forEach((each) => {
          to.text(each)
        }),
      ),
    )
  for (const text of traces) await putTrace(text, put)
  return writer.end()
}

/** As text or as columns, whichever is shorter; columns only where they give back the same text. */
async function putTrace(text: string, put: (id: number, bytes: Uint8Array) => void): Promise<void> {
  const plain = encodeText(text)
  const packed = text.length < 60 ? null : packLines(text)
  if (packed !== null && unpackLines(packed, text.length).text === text) {
    const [asText, asLines] = await Promise.all([squeeze(plain as Uint8Array<ArrayBuffer>), squeeze(packed)])
    if (asLines.length < asText.length) {
      put(section.lines, packed)
      return
    }
  }
  put(section.text, plain)
}

function written(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter()
  write(writer)
  return writer.end()
}

function readCapsule(payload: Uint8Array, tell: (problem: Problem) => void): { capsule: Capsule; whole: boolean } {
  const reader = new ByteReader(payload)
  let capsule: Capsule = emptyCapsule
  const traces: string[] = []
  let whole = true
  const cut = () => {
    whole = false
  }
  try {
    while (reader.left > 0) {
      const id = reader.varint()
      const block = reader.block(cut)
      if (id === section.title) capsule = { ...capsule, title: decodeText(block) }
      else if (id === section.notes) capsule = { ...capsule, notes: readNotes(new ByteReader(block), tell, cut) }
      else if (id === section.selection) capsule = { ...capsule, selection: readPlace(new ByteReader(block)) }
      else if (id === section.view) capsule = { ...capsule, view: viewOf(readSettings(new ByteReader(block))) }
      else if ((id === section.text || id === section.lines) && traces.length < 2) {
        if (id === section.text) traces.push(decodeText(block))
        else {
          const { text, end } = unpackLines(block, limits.traceChars)
          if (end === 'too-large') tell('too-large')
          if (end === 'cut') cut()
          traces.push(text)
        }
      }
    }
  } catch (error) {
    if (!(error instanceof EndOfBytes || error instanceof RangeError)) throw error
    whole = false
  }
  const [first = '', second] = traces
  return { capsule: { ...capsule, traces: second === undefined ? [first] : [first, second] }, whole }
}

function writeNotes(writer: ByteWriter, notes: readonly Note[]): void {
  writer.varint(notes.length)
  for (const { at, text, claim } of notes) {
    writePlace(writer, at)
    writer.text(text)
    writer.text(claim)
  }
}

/** Notes up to where the bytes end. */
function readNotes(reader: ByteReader, tell: (problem: Problem) => void, cut: () => void): Note[] {
  const notes: Note[] = []
  try {
    const count = reader.varint()
    for (let index = 0; index < count; index++) {
      if (notes.length >= limits.notes) {
        tell('notes-cut')
        break
      }
      const at = readPlace(reader)
      const text = decodeText(reader.block(cut))
      const claim = reader.left > 0 || text !== '' ? decodeText(reader.block(cut)) : ''
      notes.push({ at, text, claim })
    }
  } catch (error) {
    if (!(error instanceof EndOfBytes || error instanceof RangeError)) throw error
    cut()
  }
  return notes
}

const placeTypes = ['none', 'field', 'line', 'cycle', 'range'] as const

function writePlace(writer: ByteWriter, at: Place | null): void {
  writer.byte(placeTypes.indexOf(at?.type ?? 'none'))
  if (at === null) return
  writer.byte(at.trace)
  if (at.type === 'range') {
    writer.varint(at.process)
    writer.varint(at.from)
    writer.varint(at.to)
    return
  }
  writer.varint(at.line)
  if (at.type === 'field') writer.text(at.field)
}

function readPlace(reader: ByteReader): Place | null {
  const type = placeTypes[reader.byte()]
  if (type === undefined) throw new RangeError('not a place of ours')
  if (type === 'none') return null
  const trace = (reader.byte() === 0 ? 0 : 1) satisfies TraceIndex
  switch (type) {
    case 'range':
      return { type, trace, process: reader.varint(), from: reader.varint(), to: reader.varint() }
    case 'field':
      return { type, trace, line: reader.varint(), field: reader.text() }
    default:
      return { type, trace, line: reader.varint() }
  }
}

/** The view as `name=value`, so that a newer page may add names and an older one pass them over. */
function settingsOf({ figure, find, only, chosen, viewport }: Capsule['view']): string[] {
  const settings: string[] = []
  if (figure) settings.push(`figure=${figure}`)
  if (find) settings.push(`find=${find}`)
  if (only) settings.push('only=1')
  if (chosen && chosen.length > 0) settings.push(`chosen=${rangesOf(chosen)}`)
  if (viewport) settings.push(`viewport=${viewport.from},${viewport.to}`)
  return settings
}

function readSettings(reader: ByteReader): string[] {
  const settings: string[] = []
  while (reader.left > 0) settings.push(reader.text())
  return settings
}

function viewOf(settings: readonly string[]): Capsule['view'] {
  const value = (name: string) => settings.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
  const figure = value('figure')
  const find = value('find')
  const chosen = value('chosen')
  const [from, to] = (value('viewport') ?? '').split(',').map(Number)
  return {
    ...(figure ? { figure } : {}),
    ...(find ? { find } : {}),
    ...(value('only') === '1' ? { only: true } : {}),
    ...(chosen ? { chosen: linesOf(chosen) } : {}),
    ...(from !== undefined && to !== undefined ? { viewport: { from, to } } : {}),
  }
}

/** `3-9,12` */
function rangesOf(lines: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] + 1 === line) last[1] = line
    else ranges.push([line, line])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}

function linesOf(ranges: string): number[] {
  const lines: number[] = []
  for (const range of ranges.split(',')) {
    const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(range)
    if (match === null) continue
    const last = Number(match[2] ?? match[1])
    for (let line = Number(match[1]); line <= last && lines.length < limits.chosenLines; line++) lines.push(line)
  }
  return lines
}
