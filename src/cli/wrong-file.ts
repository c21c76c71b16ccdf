import { type RecognisedFile, recogniseFile } from '../trace/index.ts'
import { visible } from './columns.ts'
import type { Complaint } from './command-line.ts'
import type { Words } from './words.ts'

/** A file that is no text, so that nothing of it is read. */
export class WrongFile extends Error {
  readonly kind: RecognisedFile

  constructor(kind: RecognisedFile) {
    super(kind.kind)
    this.kind = kind
  }
}

const texts = new Map<string, RecognisedFile>()

/** Sees the first bytes of a file. Throws for a file that is no text; remembers what a text is, in case nothing is read in it. */
export function lookAt(file: string, beginning: Uint8Array): void {
  const kind = recogniseFile(beginning)
  if (kind?.binary) throw new WrongFile(kind)
  if (kind !== null) texts.set(file, kind)
}

/** What a text said of itself that has no trace in it; `undefined` where it said nothing. */
export function textKindOf(file: string): RecognisedFile | undefined {
  return texts.get(file)
}

/** Says what a file is, and what it can be opened with. */
export function complaintAbout(file: string, { kind, detail }: RecognisedFile, voice: Words): Complaint {
  const { nothing, traceExpected } = voice.cliText.error
  const { fileIs, files } = voice.foreignText
  const { name, because, instead } = files[kind]
  const found = `${fileIs(file === '-' ? '' : visible(file), name, detail)}. ${because}`
  return { what: nothing, expected: traceExpected, found, advice: instead }
}
