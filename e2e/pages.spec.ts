import type { Page } from '@playwright/test'
import { budgetOf } from '../src/build/size-check.ts'
import { axeFor, expectNothingSerious } from './support/axe.ts'
import { pagesOfEachKind } from './support/pages.ts'
import { expect, settled, test } from './support/test.ts'

interface Weight {
  total: number
  js: number
}

/** Counts what crosses the wire from now on. */
function weigh(page: Page): Weight {
  const weight: Weight = { total: 0, js: 0 }
  page.on('requestfinished', async (request) => {
    const { responseBodySize } = await request.sizes()
    weight.total += responseBodySize
    if (request.resourceType() === 'script') weight.js += responseBodySize
  })
  return weight
}

/** Reads a page to its end, so that everything put off is loaded, too. */
async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y)
      await new Promise(requestAnimationFrame)
    }
    scrollTo(0, 0)
  })
  await page.waitForLoadState('networkidle')
}

/** Pages whose weight is read in the browser too, beside `npm run size`. */
const weighed = /\/(lessons|workbench)\/|^\/(en\/)?$/

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

// One visit a page, since a visit costs more than what is looked at. The fixture in support/test.ts fails a page that
// warns, breaks the content policy or asks another host for anything.
for (const path of pagesOfEachKind()) {
  test(`${path} is whole, light, as wide as its window and open to everybody in either theme`, async ({ page }) => {
    const root = page.locator('html')
    const budget = budgetOf(path)
    const weight = weigh(page)
    await page.emulateMedia({ colorScheme: 'light' })
    const response = await page.goto(path)
    expect(response?.status()).toBe(200)
    await settled(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(root).toHaveAttribute('lang', path.startsWith('/en/') ? 'en' : 'ko')
    await expect(root).toHaveAttribute('data-theme', 'light')
    expect(await overflow(page), 'sideways at 1280 px').toBeLessThanOrEqual(0)
    if (weighed.test(path)) {
      await readToTheEnd(page)
      expect(weight.js, 'JavaScript').toBeLessThanOrEqual(budget?.js ?? Number.POSITIVE_INFINITY)
      expect(weight.total, 'in all').toBeLessThanOrEqual(budget?.total ?? Number.POSITIVE_INFINITY)
    }
    await expectNothingSerious(page)

    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(root).toHaveAttribute('data-theme', 'dark')
    // Only colours differ.
    await expectNothingSerious(page, axeFor(page).withRules(['color-contrast']))

    for (const width of [360, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflow(page), `sideways at ${width} px`).toBeLessThanOrEqual(0)
    }
  })
}

for (const path of ['/', '/en/']) {
  test(`${path} has nothing serious while a value is explained`, async ({ page }) => {
    await page.goto(path)
    await page.locator('[data-field="gctrace.mark-assist-cpu"]').first().click()
    await expect(page.locator('[data-field="gctrace.mark-assist-cpu"][aria-expanded="true"]').first()).toBeVisible()
    await expectNothingSerious(page)
  })
}

test('the check finds a button without a name', async ({ page }) => {
  await page.goto('/404.html')
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  const { violations } = await axeFor(page).analyze()
  expect(violations.map(({ id }) => id)).toContain('button-name')
})

test('an unknown address shows the 404 page', async ({ page }) => {
  const response = await page.request.get('/nothing/here/')
  expect(response.status()).toBe(404)
  expect(await response.text()).toContain('없는 페이지입니다')
})

test('the first tab stop skips to the content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
})

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
