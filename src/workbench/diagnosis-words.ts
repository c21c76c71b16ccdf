import type { Locale } from '../text/locales.ts'
import type { DiagnosisText, SymptomsText } from '../text/symptom-text.ts'

export interface DiagnosisWords {
  readonly around: DiagnosisText
  readonly rules: SymptomsText
}

/** What is said about a run: fetched when there is a run to speak of. */
export async function diagnosisWords(locale: Locale): Promise<DiagnosisWords> {
  const [around, rules] = await (locale === 'en'
    ? Promise.all([import('../text/en/diagnosis.ts'), import('../text/en/symptoms.ts')])
    : Promise.all([import('../text/ko/diagnosis.ts'), import('../text/ko/symptoms.ts')]))
  return { around: around.diagnosisText, rules: rules.symptomsText }
}
