import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { brokenLinks } from './link-check.ts'

const dist = mkdtempSync(join(tmpdir(), 'notebook-links-'))
afterAll(() => rmSync(dist, { recursive: true }))

function write(file: string, html: string): void {
  mkdirSync(dirname(join(dist, file)), { recursive: true })
  writeFileSync(join(dist, file), html)
}

test('good links of every shape are let through', () => {
  write('index.html', '<a href="/x/#한글">a</a><a href="#here" id="here">b</a><a href="https://go.dev">c</a>')
  write(
    'x/index.html',
    '<h2 id="한글">x</h2><a href="/x/?q=1&#38;r=2">self</a><a href="../">up</a><a href="../x/#%ED%95%9C%EA%B8%80">b</a>' +
      // What a page takes along is no place in it.
      '<iframe src="/x/#1.Zm9v"></iframe><a href="/x/#line=gc%201%20%40">c</a>',
  )
  expect(brokenLinks(dist)).toEqual([])
})

test('each way to lead nowhere is reported', () => {
  write(
    'bad/index.html',
    '<a href="/none/"></a><a href="/x/#none"></a><a href="#none"></a><a href="/x"></a><img src="/a.png"><a href="../y/">y</a>',
  )
  expect(brokenLinks(dist)).toEqual([
    'bad/index.html: #none has no such id',
    'bad/index.html: ../y/ was not built',
    'bad/index.html: /a.png was not built',
    'bad/index.html: /none/ was not built',
    'bad/index.html: /x lacks its last slash',
    'bad/index.html: /x/#none has no such id',
  ])
})

test('under a base, a path without the base is broken', () => {
  expect(brokenLinks(dist, '/notebook/')).toContain('index.html: /x/#한글 is not under /notebook/')
})
