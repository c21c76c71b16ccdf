import { expect, it } from 'vitest'
import { keyOf } from './key.ts'

it.each([
  ['/', '/', 'home:a'],
  ['/en/', '/', 'home:a'],
  ['/lessons/gc-trace/', '/', 'lessons/gc-trace:a'],
  ['/en/lessons/gc-trace/', '/', 'lessons/gc-trace:a'],
  ['/notebook/en/workbench/index.html', '/notebook/', 'workbench:a'],
  ['/notebook/workbench/', '/notebook', 'workbench:a'],
  ['/enough/', '/', 'enough:a'],
])('%s under %s keeps its cells as %s', (path, base, key) => {
  expect(keyOf(path, 'a', base)).toBe(`godebug-notebook:v1:${key}`)
})
