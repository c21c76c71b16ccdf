import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

/** What reaches a reader's machine as part of the site's scripts and fonts; NOTICE names the same. */
const shipped = [
  'svelte',
  'astro',
  'd3-array',
  'd3-shape',
  'd3-path',
  'internmap',
  'idb-keyval',
  'minisearch',
  'uqr',
  'pretendard',
  '@fontsource-variable/jetbrains-mono',
]

/** Minified scripts and cut fonts carry no licence text, so all of it is served as one file beside them. */
export function licences(): AstroIntegration {
  return {
    name: 'godebug-notebook:licences',
    hooks: {
      'astro:build:done': ({ dir }) => {
        writeFileSync(join(fileURLToPath(dir), 'licences.txt'), shippedLicences())
      },
    },
  }
}

export function shippedLicences(): string {
  const parts = shipped.map((name) => {
    const folder = resolve('node_modules', name)
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return `${name} ${version}\n${'='.repeat(72)}\n\n${licenceOf(folder).trim()}\n`
  })
  return [readFileSync(resolve('NOTICE'), 'utf8'), ...parts].join('\n\n')
}

function licenceOf(folder: string): string {
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'dist/LICENSE.txt']
    .map((name) => join(folder, name))
    .find((path) => existsSync(path))
  if (!file) throw new Error(`${folder} has no licence file.`)
  return readFileSync(file, 'utf8')
}
