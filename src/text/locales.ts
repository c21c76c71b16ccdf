/** The languages of the site. Korean is the default and lives at `/`, every other at `/<code>/`. */
export const locales = ['ko', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'ko'
