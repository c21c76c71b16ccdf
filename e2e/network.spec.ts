import type { Page } from '@playwright/test'
import { budgetOf } from '../src/build/size-check.ts'
import { pagesOfEachKind } from './support/pages.ts'
import { expect, test } from './support/test.ts'

interface Weight {
  total: number
  js: number
}

/** What really crosses the wire on a first visit, read to the end so that everything put off is loaded, too. */
async function weighed(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { total: 0, js: 0 }
  page.on('requestfinished', async (request) => {
    const { responseBodySize } = await request.sizes()
    weight.total += responseBodySize
    if (request.resourceType() === 'script') weight.js += responseBodySize
  })
  await page.goto(path)
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y)
      await new Promise(requestAnimationFrame)
    }
  })
  await page.waitForLoadState('networkidle')
  return weight
}

for (const path of pagesOfEachKind().filter((each) => /\/(lessons|workbench)\/|^\/(en\/)?$/.test(each))) {
  test(`${path} is within its budget as a browser loads it`, async ({ page }) => {
    const budget = budgetOf(path)
    const weight = await weighed(page, path)
    expect(weight.js, 'JavaScript').toBeLessThanOrEqual(budget?.js ?? Number.POSITIVE_INFINITY)
    expect(weight.total, 'in all').toBeLessThanOrEqual(budget?.total ?? Number.POSITIVE_INFINITY)
  })
}

test('the content policy lets nothing in or out but the site itself', async ({ page }) => {
  await page.goto('/')
  const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).toContain("object-src 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy).toContain("form-action 'none'")
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/)
  expect(policy).not.toMatch(/https?:/)
})
