import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { buildEmbed } from './embed.ts'
import { embedModule, faultsOfEmbed } from './embed-check.ts'

const folder = mkdtempSync(join(tmpdir(), 'go-trace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the module stands alone, within its budget, and says nothing that the element never shows', async () => {
  expect(faultsOfEmbed(folder)).toEqual([`${embedModule} is missing`])
  const code = await buildEmbed(folder)
  expect(faultsOfEmbed(folder)).toEqual([])
  expect(code).toContain('go-trace')
  expect(code).toContain('마크 어시스트')
  // A misreading, a typical value and a source: for cards of the site.
  expect(code).not.toMatch(/넘지 못하는 벽도 아닙니다|heap_live\/|gcController\.lastHeapGoal/)
})

it('a module that leans on others, or is too large, is found', () => {
  const write = (code: string) => writeFileSync(join(folder, embedModule), code)
  write('import{a}from"./a.js";a()')
  expect(faultsOfEmbed(folder)[0]).toContain('imports something')
  write('const a=()=>import("./a.js")')
  expect(faultsOfEmbed(folder)[0]).toContain('imports something')
  write(`const a="import of the package"`)
  expect(faultsOfEmbed(folder)).toEqual([])
  write(Array.from({ length: 40_000 }, (_, index) => Math.sin(index)).join())
  expect(faultsOfEmbed(folder)[0]).toContain('it may have 60 KB')
})
