import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

function fontsOf(page: Page): string[] {
  const fonts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url())
  })
  return fonts
}

test('an English page loads no Hangul font, not even for the language switch', async ({ page }) => {
  const fonts = fontsOf(page)
  await page.goto('/en/fields/')
  await page.evaluate(() => document.fonts.ready)
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter((url) => url.includes('hangul'))).toEqual([])
})

test('the whole font comes only for text that the cut one cannot set', async ({ page }) => {
  const fonts = fontsOf(page)
  await page.goto('/workbench/')
  const paste = page.getByRole('textbox').first()
  await paste.fill('gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock')
  await page.evaluate(() => document.fonts.ready)
  expect(fonts.filter((url) => url.includes('/full/'))).toEqual([])
  await paste.fill('뷁 gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock')
  await expect.poll(() => fonts.filter((url) => url.includes('/full/')).length).toBeGreaterThan(0)
})

for (const path of ['/', '/en/', '/lessons/gc-trace/']) {
  test(`${path} does not move while it loads`, async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.evaluate(() => document.fonts.ready)
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
    expect(shifts.reduce((sum, each) => sum + each, 0)).toBeLessThan(0.05)
  })
}
