import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Capsule } from './capsule.ts'
import { decodeLink } from './link.ts'

const folder = new URL('fixtures/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.link'))
  .map((file) => file.slice(0, -'.link'.length))

// People keep links in reviews and tickets. A fixture is never written anew: a version that cannot open one is wrong.
test.each(names)('%s is still opened', async (name) => {
  const link = readFileSync(new URL(`${name}.link`, folder), 'utf8')
  const capsule = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Capsule
  expect(await decodeLink(link)).toEqual({ capsule, problems: [] })
})

test('there are fixtures of every version', () => {
  for (let version = 1; version <= 1; version++) {
    expect(names.some((name) => name.startsWith(`${version}-`))).toBe(true)
  }
})
