import type { ShareText } from '../../text/ko/share.ts'
import type { Locale } from '../../text/locales.ts'

/** What is said about sharing: fetched when a reader shares something, or opens what was shared. */
export async function shareWords(locale: Locale): Promise<ShareText> {
  return (await (locale === 'en' ? import('../../text/en/share.ts') : import('../../text/ko/share.ts'))).shareText
}
