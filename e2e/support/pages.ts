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

/** Field pages come from one template: a value, a list, an old one, and one without a recorded line stand for all. */
const chosenFields = [
  'gctrace/mark-assist-cpu',
  'gctrace/stop-time',
  'schedtrace/local-runqueues',
  'schedtrace/runqcap',
]

const sheets = ['/charts/init-cost/all/', '/en/charts/sched-detail/all/']

/** One page of each kind in each language; the authors' pages of figures, which are long, in English alone. */
export function pagesOfEachKind(): string[] {
  return builtPages().filter((path) => {
    if (/^\/charts\/[^/]+\/$/.test(path)) return false
    // The pages of every sample are one template, and most are very long.
    if (/\/charts\/[^/]+\/all\/$/.test(path)) return sheets.includes(path)
    // Plain pages that try the element are no pages of the site.
    if (path.startsWith('/embed/demo')) return false
    const [, field] = /\/fields\/([^/]+\/[^/]+)\/$/.exec(path) ?? []
    return field === undefined || chosenFields.includes(field)
  })
}
