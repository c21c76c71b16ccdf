import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve('src')

/** Who may import whom: each folder, and the folders (or single files) it may take from. `design` says why. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  trace: [],
  text: ['trace'],
  charts: ['trace'],
  share: ['trace', 'text'],
  notebook: ['trace', 'text', 'charts', 'share'],
  workbench: ['trace', 'text', 'charts', 'share', 'notebook'],
  // One module for other people's pages: plain functions of the notebook, none of its components.
  embed: ['trace', 'text', 'share', 'notebook'],
  // The build tools know samples and characters, and nothing that is drawn.
  build: ['trace', 'text'],
  lesson: ['trace', 'text', 'charts', 'share', 'notebook', 'build/samples.ts'],
  site: ['trace', 'text', 'charts', 'share', 'notebook', 'build/samples.ts'],
  pages: ['trace', 'text', 'charts', 'share', 'notebook', 'workbench', 'embed', 'lesson', 'site', 'build/samples.ts'],
  cli: ['trace', 'text', 'share'],
}

/** Packages a folder may use, where that is not left open. */
const mayUse: Readonly<Record<string, RegExp>> = {
  trace: /^$/,
  text: /^$/,
  charts: /^d3-(array|shape)$/,
  share: /^$/,
  notebook: /^(astro|svelte|d3-array|d3-shape|idb-keyval)(\/|$)/,
  cli: /^node:/,
}

interface Import {
  readonly from: string
  readonly specifier: string
}

/** Static and dynamic imports, re-exports, and the patterns of `import.meta.glob`. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '')
  const patterns = [
    /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]/gm,
    /^\s*\}\s*from\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
  ]
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, specifier]) => specifier ?? ''))
}

function allImports(): Import[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte|astro)$/.test(file) && !/\.(test|fixture)\.ts$/.test(file))
    .flatMap((file) =>
      importsOf(readFileSync(join(src, file), 'utf8')).map((specifier) => ({
        from: file.replaceAll('\\', '/'),
        specifier,
      })),
    )
}

function faultOf({ from, specifier }: Import): string | null {
  const [folder = ''] = from.split('/')
  const rule = mayImport[folder]
  // Files at the top of src/ configure Astro and belong to no layer.
  if (!from.includes('/')) return null
  if (!rule) return `${from}: src/${folder} has no rule in boundaries.test.ts`
  if (!specifier.startsWith('.')) {
    const allowed = mayUse[folder]
    return allowed && !allowed.test(specifier) ? `${from} must not use ${specifier}` : null
  }
  const target = relative(src, resolve(src, from, '..', specifier)).replaceAll('\\', '/')
  const [targetFolder = ''] = target.split('/')
  if (targetFolder === '..' || targetFolder === folder || rule.includes(targetFolder) || rule.includes(target))
    return null
  return `${from} must not import ${target}`
}

test('imports are found however they are written', () => {
  const source = `import a from './a.ts'
import type { B } from '../b.ts'
import './c.css'
export * from './d.ts'
import {
  e,
} from './e.ts'
const f = () => import('./f.ts')
// from './comment.ts'
/* import x from './x.ts' */`
  expect(new Set(importsOf(source))).toEqual(new Set(['./a.ts', '../b.ts', './c.css', './d.ts', './e.ts', './f.ts']))
})

test('the rule refuses what it should', () => {
  expect(faultOf({ from: 'trace/parse/x.ts', specifier: '../../text/locales.ts' })).toMatch('must not import')
  expect(faultOf({ from: 'charts/x.ts', specifier: '../text/ko/charts.ts' })).toMatch('must not import')
  expect(faultOf({ from: 'notebook/X.svelte', specifier: '../lesson/notebook.ts' })).toMatch('must not import')
  expect(faultOf({ from: 'trace/x.ts', specifier: 'd3-array' })).toMatch('must not use')
  expect(faultOf({ from: 'lesson/x.ts', specifier: '../build/fonts.ts' })).toMatch('must not import')
  expect(faultOf({ from: 'lesson/x.ts', specifier: '../build/samples.ts' })).toBeNull()
  expect(faultOf({ from: 'elements/x.ts', specifier: './y.ts' })).toMatch('no rule')
})

test('every import keeps to its layer', () => {
  const imports = allImports()
  expect(imports.length).toBeGreaterThan(50)
  expect(imports.map(faultOf).filter(Boolean)).toEqual([])
})

test('every layer says what belongs in it', () => {
  const folders = readdirSync(src, { withFileTypes: true }).filter((each) => each.isDirectory())
  const without = folders.filter(
    ({ name }) => !readdirSync(join(src, name)).some((file) => /^_?README\.md$/.test(file)),
  )
  expect(without.map(({ name }) => name)).toEqual([])
})
