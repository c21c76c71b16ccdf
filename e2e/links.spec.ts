import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { brokenLinks } from '../src/build/link-check.ts'

test('every link and every #id leads somewhere', () => {
  expect(brokenLinks(resolve(process.env['E2E_DIST'] || 'dist'))).toEqual([])
})

test('built for a folder of a host, every address stays in that folder', () => {
  const folder = resolve('.cache/e2e-based')
  const build = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder], {
    encoding: 'utf8',
    env: { ...process.env, BASE_PATH: '/notebook/', ASTRO_TELEMETRY_DISABLED: '1' },
  })
  expect(build.status, build.stderr).toBe(0)
  expect(brokenLinks(folder, '/notebook/')).toEqual([])
})

test('every style sheet and script that a script fetches later is there', () => {
  const dist = resolve(process.env['E2E_DIST'] || 'dist')
  const missing = readdirSync(join(dist, '_astro'))
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => {
      const code = readFileSync(join(dist, '_astro', name), 'utf8')
      return [...code.matchAll(/["`](_astro\/[\w.-]+\.(?:css|js))["`]/g)]
        .map((found) => String(found[1]))
        .filter((file) => !existsSync(join(dist, file)))
        .map((file) => `${name} fetches ${file}`)
    })
  expect(missing).toEqual([])
})
