import { examText as enExam } from '../text/en/exam.ts'
import { lessonText as en } from '../text/en/lesson.ts'
import { progressText as enProgress } from '../text/en/progress.ts'
import { type ExamText, examText as koExam } from '../text/ko/exam.ts'
import { lessonText as ko, type LessonText } from '../text/ko/lesson.ts'
import { progressText as koProgress, type ProgressText } from '../text/ko/progress.ts'
import type { Locale } from '../text/locales.ts'

const texts: Record<Locale, LessonText> = { ko, en }

export function lessonTextOf(locale: Locale): LessonText {
  return texts[locale]
}

/** The words of what a reader has done. */
export function progressTextOf(locale: Locale): ProgressText {
  return locale === 'en' ? enProgress : koProgress
}

/** The words of an exam. */
export function examTextOf(locale: Locale): ExamText {
  return locale === 'en' ? enExam : koExam
}

/** `fill('{n} of {all}', { n: 2, all: 5 })` */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place))
}
