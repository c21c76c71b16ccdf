import type { Provenance } from '../../build/samples.ts'
import type { Locale } from '../../text/locales.ts'
import { releaseOf } from '../field-reference.ts'
import { fieldsWords } from '../words.ts'

/** Where a recorded line comes from, in a sentence. */
export function originOf(locale: Locale, provenance: Provenance): string {
  const words = fieldsWords(locale)
  const release = `Go ${releaseOf(provenance)}`
  if (provenance.origin === 'note') return words.fromNote
  if (provenance.origin === 'run') return words.fromRun(provenance.program, release)
  return provenance.origin === 'public' ? words.fromPublic(release) : words.fromReference(release)
}
