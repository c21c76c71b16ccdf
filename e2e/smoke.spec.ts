import { pagesOfEachKind } from './support/pages.ts'
import { expect, settled, test } from './support/test.ts'

// The fixture in support/test.ts fails a page that warns, breaks the content policy or asks another host for anything.
for (const locale of ['ko', 'en'] as const) {
  test(`every kind of page in ${locale} opens without a complaint, in both themes`, async ({ page }) => {
    test.setTimeout(180_000)
    const root = page.locator('html')
    for (const path of pagesOfEachKind().filter((each) => each.startsWith('/en/') === (locale === 'en'))) {
      await page.emulateMedia({ colorScheme: 'light' })
      const response = await page.goto(path)
      expect(response?.status(), path).toBe(200)
      await settled(page)
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
      await expect(root, path).toHaveAttribute('lang', locale)
      await expect(root, path).toHaveAttribute('data-theme', 'light')
      await page.emulateMedia({ colorScheme: 'dark' })
      await expect(root, path).toHaveAttribute('data-theme', 'dark')
    }
  })
}

test('an unknown address shows the 404 page', async ({ page }) => {
  const response = await page.request.get('/nothing/here/')
  expect(response.status()).toBe(404)
  expect(await response.text()).toContain('없는 페이지입니다')
})

for (const width of [360, 1280, 1920]) {
  test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 900 })
    for (const path of pagesOfEachKind()) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
  })
}
