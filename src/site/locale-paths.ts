import { defaultLocale, type Locale, locales } from '../text/locales.ts'

/**
 * For routes under `src/pages/[...locale]/`: one page a language, `/x/` for Korean and `/en/x/` for English, from one
 * file. More parameters multiply the paths.
 */
export function localePaths<P extends Record<string, string>>(
  each: (locale: Locale) => readonly P[] = () => [{} as P],
) {
  return locales.flatMap((locale) =>
    each(locale).map((params) => ({
      params: { ...params, locale: locale === defaultLocale ? undefined : locale },
      props: { locale },
    })),
  )
}
