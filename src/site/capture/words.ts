import { captureText as en } from '../../text/en/capture.ts'
import { type CaptureText, captureText as ko } from '../../text/ko/capture.ts'
import type { Locale } from '../../text/locales.ts'

const words: Readonly<Record<Locale, CaptureText>> = { ko, en }

/** The words of the page that finds the commands. */
export function captureWords(locale: Locale): CaptureText {
  return words[locale]
}
