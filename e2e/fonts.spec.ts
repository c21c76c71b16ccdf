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
  test(`${path} asks for its fonts at once, and nothing else moves it while it loads`, async ({ page }) => {
    const fonts = fontsOf(page)
    await page.goto(path)
    await page.evaluate(() => document.fonts.ready)
    const early = await page
      .locator('link[rel="preload"][as="font"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
    expect(fonts.length).toBeGreaterThan(0)
    expect(early).toEqual(expect.arrayContaining(fonts))

    // Whether fonts or the first picture of a page come first is a race, so there are none now.
    await page.route('**/*.woff2', (route) => route.abort('aborted'))
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.reload({ waitUntil: 'networkidle' })
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
    expect(shifts.reduce((sum, each) => sum + each, 0)).toBeLessThan(0.05)
  })
}

test('lines of traces do not break anew when their font is late', async ({ page }) => {
  await page.route('**/*mono*.woff2', async (route) => {
    await new Promise((later) => setTimeout(later, 700))
    await route.continue()
  })
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/')
  await page.evaluate(() => document.fonts.ready)
  const { sum, standsIn } = await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const { shifts } = window as unknown as { shifts: number[] }
    const faces = [...document.fonts].filter(({ family }) => family.includes('Mono Stand-in'))
    return {
      sum: shifts.reduce((all, each) => all + each, 0),
      standsIn: faces.some(({ status }) => status === 'loaded'),
    }
  })
  // A system without any of the usual monospace fonts has nothing that could stand in.
  if (standsIn) expect(sum).toBeLessThan(0.05)
})
