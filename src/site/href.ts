import { defaultLocale, type Locale } from '../text/locales.ts'

/** The deployment's base without its last slash: `''` at the root, `/notebook` in a folder. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** The address of a page (`/lessons/gc-trace/`, with an optional `#id`) in one language, base included. */
export function href(locale: Locale, path: string): string {
  return `${base}${locale === defaultLocale ? '' : `/${locale}`}${path}`
}

/** The address of a file in `public/`, which has no language. */
export function asset(path: string): string {
  return `${base}${path}`
}
