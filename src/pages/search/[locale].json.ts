import { packDocument } from '../../site/search/document.ts'
import { locales } from '../../text/locales.ts'
import { searchDocuments } from './_documents.ts'

export function getStaticPaths() {
  return locales.map((locale) => ({ params: { locale }, props: { locale } }))
}

/** The documents of one language; the index over them is made where it is used. */
export function GET({
  props: { locale },
}: {
  readonly props: { readonly locale: (typeof locales)[number] }
}): Response {
  return new Response(JSON.stringify(searchDocuments(locale).map(packDocument)))
}
