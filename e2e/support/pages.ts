import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'

/** The path of every page that was built, `/fields/gctrace/`, sorted. */
export function builtPages(): string[] {
  return readdirSync(resolve(process.env['E2E_DIST'] || 'dist'), { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace(/\/index\.html$/, '/'))
    .sort()
}

/** One page of each kind in each language: field pages are made by one template, so two of them stand for all. */
export function pagesOfEachKind(): string[] {
  const typical = /\/fields\/gctrace\/(?!(mark-assist-cpu|stop-time)\/)[^/]+\/$/
  return builtPages().filter((path) => !typical.test(path))
}
