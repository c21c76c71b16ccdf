import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { carried } from './take-away.ts'

/** Properties of the style sheet that change how SVG is drawn, as SVG 2 lists them, and that figures could use. */
const drawing =
  /^(fill|fill-opacity|fill-rule|stroke|stroke-[a-z]+|paint-order|opacity|visibility|vector-effect|marker[a-z-]*|mask|clip-path|filter|letter-spacing|word-spacing|text-decoration|font-(family|size|weight|style))$/
/** What belongs to the page: how it prints, how large text is around a drawing. */
const ofPage = ['visibility']

it('a saved file carries every property of the style sheet that changes a drawing', () => {
  const css = readFileSync(new URL('./figure.css', import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, '')
  const used = new Set([...css.matchAll(/^\s*([a-z-]+):/gm)].map(([, property = '']) => property))
  const needed = [...used].filter((property) => drawing.test(property) && !ofPage.includes(property))
  expect(needed.length).toBeGreaterThan(8)
  expect(needed.filter((property) => !(carried as readonly string[]).includes(property))).toEqual([])
})
