import { examText as enExam } from '../text/en/exam.ts'
import { fieldTexts as en } from '../text/en/index.ts'
import type { FieldText } from '../text/field-text.ts'
import { examText as koExam } from '../text/ko/exam.ts'
import { fieldTexts as ko } from '../text/ko/index.ts'
import type { Locale } from '../text/locales.ts'
import type { Meaning } from '../trace/catalogue/index.ts'
import { type Exercise, hashOf, type Key, keyOf } from './exercise.ts'
import { type LineReading, wholeFields } from './reading.ts'

export type ChoiceWords = Readonly<Record<string, readonly [label: string, remark: string]>>
export type NumberWords = Readonly<Record<string, string>> & { readonly right: string; readonly wrong: string }
/** `right` is said of every value of the key that has no remark of its own. */
export type PointWords = Readonly<Record<string, string>>

/** Remarks on every value of a gc line that exercises share: `live` where the live heap is asked for, `pauses` for the stops. */
export type SharedRemarks = keyof typeof koExam.remarks

/** The words of an exercise that points, with the shared remarks on those values of its line that have none of its own. */
export function withSharedRemarks<Words extends ChoiceWords | NumberWords | PointWords>(
  words: Words,
  shared: SharedRemarks | undefined,
  line: LineReading,
  locale: Locale,
): Words {
  if (shared === undefined) return words
  const remarks = (locale === 'en' ? enExam : koExam).remarks[shared]
  return { ...Object.fromEntries(Object.entries(remarks).filter(([field]) => line.has(field))), ...words }
}

export interface OptionView {
  readonly id: string
  readonly label: string
  readonly remark: string
  readonly right: boolean
}

export interface SegmentView {
  readonly text: string
  readonly field?: string
  readonly meaning?: Meaning
  /** What the value is, where the exercise has no remark of its own on it. */
  readonly name?: string
  /** Counting the values of the line from 1. */
  readonly position: number
}

export interface ExerciseView {
  readonly key: Exclude<Key, { kind: 'predict' }>
  readonly hash: string
  readonly unit: string
  readonly options: readonly OptionView[]
  readonly segments: readonly SegmentView[]
}

const fieldTexts: Record<Locale, Readonly<Record<string, Readonly<Record<string, FieldText>>>>> = { ko, en }

/** Joins what an exercise asks (language-neutral) with its words; throws where either lacks what the other has. */
export function exercisePage(
  id: string,
  exercise: Exercise,
  words: ChoiceWords | NumberWords | PointWords,
  line: LineReading,
  locale: Locale,
): ExerciseView {
  const key = keyOf(id, exercise, line)
  const hash = hashOf(line.text, key)
  const refuse = (problem: string): never => {
    throw new Error(`Exercise "${id}" (${locale}): ${problem}`)
  }
  if (key.kind === 'predict') return refuse('is a prediction; use <Predict>.')
  const unit = 'unit' in exercise ? exercise.unit : ''
  if (key.kind === 'choice') {
    const pairs = words as ChoiceWords
    const missing = key.options.filter((option) => pairs[option] === undefined)
    const extra = Object.keys(pairs).filter((option) => !key.options.includes(option))
    if (missing.length + extra.length > 0) refuse(`words and options differ: ${[...missing, ...extra].join(', ')}.`)
    const options = Object.entries(pairs).map(([option, [label, remark]]) => ({
      id: option,
      label,
      remark,
      right: key.right.includes(option),
    }))
    return { key, hash, unit, options, segments: [] }
  }
  const remarks = words as Readonly<Record<string, string>>
  const ownRemarks = key.kind === 'point' && key.right.every((field) => remarks[field] !== undefined)
  if (remarks['right'] === undefined && !ownRemarks) refuse('the remark "right" is missing.')
  if (key.kind === 'number') {
    const wanted = ['right', 'wrong', ...Object.keys(key.traps)]
    const missing = wanted.filter((each) => remarks[each] === undefined)
    const extra = Object.keys(remarks).filter((each) => !wanted.includes(each))
    if (missing.length + extra.length > 0) refuse(`words and traps differ: ${[...missing, ...extra].join(', ')}.`)
    const shown = (value: number) => `${Number(value.toFixed(4))} ${unit}`.trim()
    const options = wanted.map((each) => ({
      id: each,
      label: each === 'right' ? shown(key.answer) : each === 'wrong' ? '…' : shown(key.traps[each] ?? Number.NaN),
      remark: remarks[each] ?? '',
      right: each === 'right',
    }))
    return { key, hash, unit, options, segments: [] }
  }
  const unknown = Object.keys(remarks).filter((each) => each !== 'right' && !key.options.includes(each))
  if (unknown.length > 0) refuse(`the line has no ${unknown.join(', ')}.`)
  const names = fieldTexts[locale][line.record.family] ?? {}
  const segments = segmentsOf(line).map((segment) =>
    segment.field === undefined || remarks[segment.field] !== undefined || key.right.includes(segment.field)
      ? segment
      : { ...segment, name: names[segment.field]?.name ?? refuse(`no words for the field "${segment.field}".`) },
  )
  const options = key.options
    .filter((field) => remarks[field] !== undefined || key.right.includes(field))
    .map((field) => ({
      id: field,
      label: `{#${field}}`,
      remark: remarks[field] ?? remarks['right'] ?? '',
      right: key.right.includes(field),
    }))
  return { key, hash, unit, options, segments }
}

/** The line cut into what is printed around the values and the values themselves. */
export function segmentsOf(line: LineReading): SegmentView[] {
  const { span } = line.record
  const segments: SegmentView[] = []
  let at = span.start
  let position = 0
  for (const field of wholeFields(line.record)) {
    const from = field.start - span.start
    if (field.start > at) segments.push({ text: line.text.slice(at - span.start, from), position })
    position += 1
    segments.push({
      text: line.text.slice(from, field.end - span.start),
      field: field.field,
      meaning: line.def(field.field).meaning,
      position,
    })
    at = field.end
  }
  if (at < span.end) segments.push({ text: line.text.slice(at - span.start), position })
  return segments
}
