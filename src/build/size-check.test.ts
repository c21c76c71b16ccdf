import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { excessOf, searchIndexesOf, sizeOfPage, sizesOf, staticImports } from './size-check.ts'

const dist = mkdtempSync(join(tmpdir(), 'notebook-size-'))
afterAll(() => rmSync(dist, { recursive: true }))

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dist, file)), { recursive: true })
  writeFileSync(join(dist, file), content)
}

/** Text that gzip cannot shrink below about three quarters of its length. */
function noise(bytes: number): string {
  let state = 42
  let text = ''
  while (text.length < bytes) {
    state = (state * 1664525 + 1013904223) >>> 0
    text += String.fromCharCode(33 + ((state >>> 16) % 90))
  }
  return text.replaceAll(/["'`\\]/g, '-')
}

const island = `<astro-island component-url="/_astro/Cell.js" renderer-url="/_astro/client.js" client="visible"></astro-island>`

test('static imports are found in written and in minified code, dynamic ones are not', () => {
  expect(staticImports(`import a from './a.js'\nimport './b.js'\nexport { c } from "./c.js"`)).toEqual([
    './a.js',
    './b.js',
    './c.js',
  ])
  expect(
    staticImports('import{a as b,c}from"./a.js";import"./b.js";import*as d from"./d.js";const e=()=>import("./no.js")'),
  ).toEqual(['./a.js', './b.js', './d.js'])
})

test('a page costs its document, styles, preloaded fonts, scripts and islands with what they import', () => {
  write('_astro/Cell.js', `import{x}from"./shared.js";import("./later.js");${noise(1000)}`)
  write('_astro/client.js', `import"./shared.js";`)
  write('_astro/shared.js', noise(2000))
  write('_astro/later.js', noise(50_000))
  write('_astro/style.css', 'a{color:red}')
  write('_astro/font.woff2', new Uint8Array(5000))
  write(
    'lessons/a/index.html',
    `<link rel="stylesheet" href="/_astro/style.css"><link rel="preload" href="/_astro/font.woff2" as="font">${island}`,
  )
  const size = sizeOfPage(dist, 'lessons/a/index.html')
  expect(size.fonts).toBe(5000)
  expect(size.css).toBeGreaterThan(0)
  expect(size.js).toBeGreaterThan(2000)
  expect(size.js).toBeLessThan(4000)
  expect(size.total).toBe(size.html + size.css + size.fonts + size.js)
  expect(size.touch).toBe(0)
  expect(excessOf(size)).toEqual([])
})

test('an island that waits for a touch is counted apart, and held to a budget, too', () => {
  write('_astro/Big.js', noise(125 * 1024))
  const touch = island.replace('Cell', 'Big').replace('"visible"', '"touch"')
  write('lessons/c/index.html', touch)
  const size = sizeOfPage(dist, 'lessons/c/index.html')
  expect(size.js).toBe(0)
  expect(size.touch).toBeGreaterThan(88 * 1024)
  expect(excessOf(size)).toEqual([expect.stringContaining('JavaScript once touched')])
})

test('a lesson over budget is reported, for JavaScript and in all', () => {
  write('_astro/Heavy.js', noise(300 * 1024))
  write('lessons/b/index.html', `<script type="module" src="/_astro/Heavy.js"></script>`)
  expect(excessOf(sizeOfPage(dist, 'lessons/b/index.html'))).toEqual([
    expect.stringMatching(/^\/lessons\/b\/: in all .* lesson has 200\.0 KB$/),
    expect.stringMatching(/^\/lessons\/b\/: JavaScript .* lesson has 45\.0 KB$/),
    expect.stringContaining('JavaScript once touched'),
  ])
})

test('English pages are held to the same budget', () => {
  write('en/workbench/index.html', `<script type="module" src="/_astro/Heavy.js"></script>`)
  expect(excessOf(sizeOfPage(dist, 'en/workbench/index.html'))).toEqual([
    expect.stringMatching(/JavaScript \d.*workbench has 110\.0 KB/),
    expect.stringContaining('JavaScript once touched'),
  ])
})

test('a page that names a file that was not built is an error', () => {
  write('broken/index.html', `<script type="module" src="/_astro/none.js"></script>`)
  expect(() => sizesOf(dist)).toThrow('"/_astro/none.js" is not in')
})

test('addresses are taken relative to the base', () => {
  write('based/index.html', `<script type="module" src="/notebook/_astro/client.js"></script>`)
  expect(sizeOfPage(dist, 'based/index.html', '/notebook/').js).toBeGreaterThan(0)
})

test('the index of the search is weighed for each language', () => {
  expect(searchIndexesOf(dist)).toEqual([])
  write('search/ko.json', noise(2000))
  const [index] = searchIndexesOf(dist)
  expect(index?.path).toBe('/search/ko.json')
  expect(index?.size).toBeGreaterThan(1000)
  expect(index?.size).toBeLessThan(2000)
})
