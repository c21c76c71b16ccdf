// `npm run size`: what a first visit to each page costs over the wire, against the budgets of the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { faultsOfEmbed } from './embed-check.ts'

export interface PageSize {
  readonly path: string
  readonly html: number
  readonly css: number
  readonly fonts: number
  readonly js: number
  /** Of documents, styles, fonts and scripts. */
  readonly total: number
  /** What the cells' own code adds to `js` when a reader first reaches for one of them (`client:touch`). */
  readonly touch: number
}

export interface Budget {
  readonly name: string
  readonly pages: RegExp
  /** Bytes over the wire. */
  readonly total?: number
  readonly js?: number
  /** Of all JavaScript once a cell has been touched. */
  readonly touched?: number
}

const KB = 1024

export const budgets: readonly Budget[] = [
  // Cells read and explain lines of every family once they are touched; what they cost then is ours to watch, not promised.
  // 80 KB until figures could be zoomed and chosen in together; the lesson with most kinds of cells has 85 KB.
  { name: 'lesson', pages: /\/lessons\/[^/]+\/$/, total: 200 * KB, js: 45 * KB, touched: 90 * KB },
  // The element comes whole: it is meant for other pages. The page for frames also opens links.
  { name: 'page with go-trace', pages: /\/embed(ding)?\/$/, total: 200 * KB, js: 75 * KB, touched: 75 * KB },
  { name: 'workbench', pages: /\/workbench\/$/, js: 110 * KB, touched: 110 * KB },
  // Every figure with every sample: for authors, linked from nowhere.
  { name: 'page for authors', pages: /\/charts\//, total: 400 * KB, js: 45 * KB, touched: 80 * KB },
  { name: 'other page', pages: /./, total: 200 * KB, js: 45 * KB, touched: 80 * KB },
]

/**
 * What a browser fetches to show a page and make it work: the document, its style sheets, the fonts it preloads, and
 * every script that is reachable without anybody doing anything: module scripts, the modules of islands (whether they
 * come at once, when idle or when seen), and what all of these import statically. Only islands that wait for the reader's
 * touch are counted apart. e2e/pages.spec.ts holds the same budgets to what a browser really loads.
 */
export function sizeOfPage(dist: string, file: string, base = '/'): PageSize {
  const html = readFileSync(join(dist, file), 'utf8')
  const path = `/${file.replace(/index\.html$/, '')}`
  const sum = (addresses: Iterable<string>) => {
    let bytes = 0
    for (const address of addresses) bytes += wireSize(fileOf(dist, address, base))
    return bytes
  }
  const parts = {
    html: gzipSync(html).length,
    css: sum(hrefsOf(html, /<link\b[^>]*\brel="stylesheet"[^>]*>/g, 'href')),
    fonts: sum(hrefsOf(html, /<link\b[^>]*\bas="font"[^>]*>/g, 'href')),
    js: sum(reachableScripts(dist, html, base)),
  }
  const touched = sum(reachableScripts(dist, html.replaceAll(' client="touch"', ''), base))
  return { path, ...parts, total: parts.html + parts.css + parts.fonts + parts.js, touch: touched - parts.js }
}

function hrefsOf(html: string, tags: RegExp, attribute: string): Set<string> {
  const found = new Set<string>()
  for (const [tag] of html.matchAll(tags)) {
    const value = tag.match(new RegExp(`\\s${attribute}="([^"]+)"`))?.[1]
    if (value) found.add(value)
  }
  return found
}

function reachableScripts(dist: string, html: string, base: string): Set<string> {
  const found = new Set<string>()
  const visit = (address: string) => {
    if (found.has(address)) return
    found.add(address)
    const source = readFileSync(fileOf(dist, address, base), 'utf8')
    for (const specifier of staticImports(source)) visit(posix.join(posix.dirname(address), specifier))
  }
  for (const address of hrefsOf(html, /<script\b[^>]*\bsrc="[^"]+"[^>]*>/g, 'src')) visit(address)
  for (const attribute of ['component-url', 'renderer-url', 'before-hydration-url']) {
    for (const address of hrefsOf(html, /<astro-island\b(?![^>]*\sclient="touch")[^>]*>/g, attribute)) visit(address)
  }
  for (const [, code] of html.matchAll(/<script\b[^>]*type="module"[^>]*>([^<]+)<\/script>/g)) {
    for (const specifier of staticImports(code ?? '')) visit(specifier)
  }
  return found
}

/** Relative and absolute specifiers of `import … from`, `import '…'` and `export … from`; `import(…)` is left out. */
export function staticImports(source: string): string[] {
  const found = source.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'`;()]*?\bfrom\s*)?(["'])([./][^"']*)\1/g)
  return [...found].map(([, , specifier]) => specifier ?? '')
}

function fileOf(dist: string, address: string, base: string): string {
  const prefix = base.replace(/\/$/, '')
  if (!address.startsWith(`${prefix}/`)) throw new Error(`"${address}" is not under the base "${base}".`)
  const file = join(dist, address.slice(prefix.length).split(/[?#]/)[0] ?? '')
  if (!existsSync(file)) throw new Error(`"${address}" is not in ${dist}.`)
  return file
}

/** Fonts are compressed already. */
function wireSize(file: string): number {
  const bytes = readFileSync(file)
  return file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length
}

/** What the first search fetches for a language (`/search/ko.json`), over the wire. */
export const searchIndexBudget = 60 * KB

/** The search index of each language by its path, and its size over the wire. */
export function searchIndexesOf(dist: string): { readonly path: string; readonly size: number }[] {
  const folder = join(dist, 'search')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((file) => ({ path: `/search/${file}`, size: wireSize(join(folder, file)) }))
}

export function budgetOf(path: string): Budget | undefined {
  return budgets.find(({ pages }) => pages.test(path))
}

/** What is over budget, in words; empty if the page is within it. */
export function excessOf(size: PageSize, budget = budgetOf(size.path)): string[] {
  const over = (what: string, bytes: number, limit: number | undefined) =>
    limit !== undefined && bytes > limit ? [`${size.path}: ${what} ${kb(bytes)}, ${budget?.name} has ${kb(limit)}`] : []
  return [
    ...over('in all', size.total, budget?.total),
    ...over('JavaScript', size.js, budget?.js),
    ...over('JavaScript once touched', size.js + size.touch, budget?.touched),
  ]
}

function kb(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`
}

export function sizesOf(dist: string, base = '/'): PageSize[] {
  return (
    readdirSync(dist, { recursive: true, encoding: 'utf8' })
      // Plain pages that try the element are no pages of the site.
      .filter((file) => file.endsWith('.html') && !/embed[\\/]demo/.test(file))
      .map((file) => sizeOfPage(dist, file.replaceAll('\\', '/'), base))
      .sort((a, b) => a.path.localeCompare(b.path))
  )
}

/** Field pages come from one template; the heaviest of them stands for all in the table. */
function rowsOf(sizes: readonly PageSize[]): PageSize[] {
  const isField = ({ path }: PageSize) => /\/fields\/[^/]+\/[^/]+\/$/.test(path)
  const heaviest = sizes.filter(isField).sort((a, b) => b.total - a.total)[0]
  return sizes.filter((size) => !isField(size) || size === heaviest)
}

function report(sizes: readonly PageSize[]): void {
  const columns = ['html', 'css', 'fonts', 'js', 'total', 'touch'] as const
  console.log(['KB, gzip'.padEnd(46), ...columns.map((each) => each.padStart(7))].join(''))
  for (const size of rowsOf(sizes)) {
    console.log([size.path.padEnd(46), ...columns.map((each) => (size[each] / KB).toFixed(1).padStart(7))].join(''))
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = resolve(process.argv[2] ?? 'dist')
  if (!existsSync(dist)) throw new Error(`There is no ${dirname(dist)}/dist: run \`npm run build\` first.`)
  const sizes = sizesOf(dist, process.env['BASE_PATH'] || '/')
  report(sizes)
  const indexes = searchIndexesOf(dist)
  for (const { path, size } of indexes) console.log(`${path.padEnd(46)}${(size / KB).toFixed(1).padStart(7)}`)
  const excess = [
    ...faultsOfEmbed(dist),
    ...sizes.flatMap((size) => excessOf(size)),
    ...indexes.flatMap(({ path, size }) =>
      size > searchIndexBudget ? [`${path}: ${kb(size)}, a search index has ${kb(searchIndexBudget)}`] : [],
    ),
  ]
  for (const line of excess) console.error(`over budget: ${line}`)
  if (excess.length > 0) process.exitCode = 1
}
