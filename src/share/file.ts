// A capsule as a file, for what is too long for a link. JSON, so that it can be read and compared without this page.
import {
  type Capsule,
  type CapsuleView,
  limited,
  limits,
  type Note,
  type Opened,
  type Place,
  type Problem,
} from './capsule.ts'
import { formatPlace, parsePlace } from './place.ts'

const format = 'godebug-notebook'
export const fileVersion = 1
export const fileExtension = '.godebug.json'

/** The file's text. Halves of surrogate pairs are escaped, as JSON does by itself. */
export function encodeFile({ title, traces, selection, notes, view }: Capsule): string {
  const place = (at: Place | null) => (at === null ? null : formatPlace(at))
  const file = {
    format,
    version: fileVersion,
    title,
    traces,
    selection: place(selection),
    notes: notes.map(({ at, text, claim }) => ({ at: place(at), text, claim })),
    view,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** What a file holds. Never throws; what is not of the right type is left out. */
export function decodeFile(text: string): Opened {
  const nothing = (problem: Problem): Opened => ({ capsule: null, problems: [problem] })
  if (text.length > 2.5 * limits.unpackedBytes) return nothing('too-large')
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return nothing(text.includes(`"${format}"`) ? 'truncated' : 'no-file')
  }
  const read = propertiesOf(file)
  if (read('format') !== format) return nothing('no-file')
  const version = read('version')
  if (typeof version !== 'number' || version < 1) return nothing('unknown-version')
  if (version > fileVersion) return nothing('newer-version')
  const traces = listOf(read('traces')).filter((each) => typeof each === 'string')
  const problems = new Set<Problem>()
  const [first = '', second] = traces
  const notes = listOf(read('notes'))
  if (notes.length > limits.notes) problems.add('notes-cut')
  const capsule: Capsule = {
    title: textOf(read('title')),
    traces: second === undefined ? [first] : [first, second],
    selection: placeOf(read('selection')),
    notes: notes.slice(0, limits.notes).map((each): Note => {
      const note = propertiesOf(each)
      return { at: placeOf(note('at')), text: textOf(note('text')), claim: textOf(note('claim')) }
    }),
    view: viewOf(read('view')),
  }
  return { capsule: limited(capsule, (problem) => problems.add(problem)), problems: [...problems] }
}

/** Own properties only: `__proto__` of a file is a name like any other. */
function propertiesOf(value: unknown): (name: string) => unknown {
  const of = typeof value === 'object' && value !== null ? value : {}
  return (name) => (Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function placeOf(value: unknown): Place | null {
  return typeof value === 'string' && value.length < 200 ? parsePlace(value) : null
}

function viewOf(value: unknown): CapsuleView {
  const read = propertiesOf(value)
  const chosen = listOf(read('chosen')).filter((each) => typeof each === 'number')
  const viewport = propertiesOf(read('viewport'))
  const [from, to] = [viewport('from'), viewport('to')]
  return {
    ...(textOf(read('figure')) === '' ? {} : { figure: textOf(read('figure')) }),
    ...(textOf(read('find')) === '' ? {} : { find: textOf(read('find')) }),
    ...(read('only') === true ? { only: true } : {}),
    ...(chosen.length === 0 ? {} : { chosen }),
    ...(typeof from === 'number' && typeof to === 'number' ? { viewport: { from, to } } : {}),
  }
}
