import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every address in a built site that leads nowhere: a page or file that was not built, an `#id` that its page does not
 * have, a path without its last slash (a redirect for every reader), or one outside the base.
 */
export function brokenLinks(dist: string, base = '/'): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const pages = new Map(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(join(dist, file), 'utf8')]),
  )
  const ids = new Map([...pages].map(([file, html]) => [file, idsOf(html)]))
  const broken: string[] = []
  for (const [file, html] of pages) {
    for (const address of addressesOf(html)) {
      const fault = faultOf(address, file)
      if (fault) broken.push(`${file}: ${address} ${fault}`)
    }
  }
  return [...new Set(broken)].sort()

  function faultOf(address: string, from: string): string | null {
    if (/^(https?:|mailto:|data:)/.test(address)) return null
    const page = new URL(base + from.replace(/index\.html$/, ''), 'http://site')
    const { pathname, hash } = new URL(address, page)
    const [path, id] = [decodeURIComponent(pathname), decodeURIComponent(hash.slice(1))]
    if (!path.startsWith(base)) return `is not under ${base}`
    if (address.startsWith('#')) return ids.get(from)?.has(id) ? null : 'has no such id'
    const target = path.slice(base.length)
    const file = target === '' || target.endsWith('/') ? `${target}index.html` : target
    if (!existsSync(join(dist, file))) return 'was not built'
    if (statSync(join(dist, file)).isDirectory()) return 'lacks its last slash'
    return id && !isCarried(id) && !ids.get(file)?.has(id) ? 'has no such id' : null
  }
}

/** What pages take behind `#` is no id: a share link (`1.…`), or a setting (`line=…`). */
function isCarried(fragment: string): boolean {
  return /^(\d+\.|[a-z]+=)/.test(fragment)
}

const attributes = /\s(?:href|src|component-url|renderer-url)="([^"]*)"/g

function addressesOf(html: string): Set<string> {
  return new Set([...html.matchAll(attributes)].map(([, address]) => withoutEntities(address ?? '')).filter(Boolean))
}

function idsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => withoutEntities(id ?? '')))
}

function withoutEntities(text: string): string {
  return text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"')
}
