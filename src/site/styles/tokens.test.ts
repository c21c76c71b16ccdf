import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function declarationsOf(selector: string): string[] {
  const start = css.indexOf(`${selector} {`)
  expect(start, selector).toBeGreaterThan(-1)
  return css
    .slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean)
}

test('the dark theme is the same whether chosen or taken from the system', () => {
  expect(declarationsOf(':root:not([data-theme])')).toEqual(declarationsOf(':root[data-theme="dark"]'))
})

test('the dark theme redefines every colour of the light one', () => {
  const names = (selector: string) => declarationsOf(selector).map((each) => each.split(':')[0])
  expect(names(':root[data-theme="dark"]')).toEqual(
    names(':root').filter((name) => !/^--(sans|mono)$/.test(name ?? '')),
  )
})
