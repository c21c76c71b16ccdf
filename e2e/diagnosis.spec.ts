import { readFileSync } from 'node:fs'
import { expect, test } from './support/test.ts'

const sample = (id: string) => readFileSync(new URL(`../content/samples/${id}.log`, import.meta.url), 'utf8')

test('from a pasted trace to what is wrong, the line that shows it, and the lesson', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/workbench/')
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, sample('memlimit/1.27-spiral'))
  const figures = page.locator('[data-kpis]')
  await expect(figures.locator('[data-kpi]')).toHaveCount(8)
  // On a phone no value breaks within its number or its unit, and nothing is wider than the page.
  for (const part of await figures.locator('.amount span').all()) {
    expect(await part.evaluate((each) => each.getClientRects().length)).toBe(1)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)

  const spiral = page.locator('[data-symptom="limit-passed"]')
  await expect(spiral).toHaveAttribute('data-confidence', /clear|likely/)
  await spiral.locator('.evidence').getByRole('button').first().click()
  await expect(page.locator('.lines .lit[data-field^="gctrace.heap-"]').first()).toBeVisible()
  await spiral.locator('summary').click()
  await expect(spiral.locator('pre').first()).toBeVisible()
  await spiral.getByRole('link', { name: '9강에서 배우기' }).click()
  await expect(page).toHaveURL(/\/lessons\/diagnosis\/#limit$/)
  await expect(page.locator('#limit')).toBeInViewport()
})
