import { defaultLocale, type Locale } from '../text/locales.ts'

/** The address of a page of the site in one language, base included. */
export function pageOf(locale: Locale, path: string): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '')
  return `${base}${locale === defaultLocale ? '' : `/${locale}`}${path}`
}
