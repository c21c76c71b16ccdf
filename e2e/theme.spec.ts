import { expect, test } from './support/test.ts'

const root = 'html'

test('the theme follows the system until it is chosen, then stays chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await expect(page.locator(root)).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator(root)).toHaveAttribute('data-theme', 'dark')

  const dark = page.getByRole('button', { name: '어두운 테마' })
  await expect(dark).toHaveAttribute('aria-pressed', 'true')
  await dark.click()
  await expect(page.locator(root)).toHaveAttribute('data-theme', 'light')
  await page.goto('/en/')
  await expect(page.locator(root)).toHaveAttribute('data-theme', 'light')
  await expect(page.getByRole('button', { name: 'Dark theme' })).toHaveAttribute('aria-pressed', 'false')
})

test('the theme is set before anything is painted', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.addInitScript(() => {
    const seen: (string | undefined)[] = []
    Object.assign(window, { seen })
    new PerformanceObserver(() => seen.push(document.documentElement.dataset['theme'])).observe({ type: 'paint' })
  })
  await page.goto('/')
  await expect.poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen[0])).toBe('dark')
})

test('the other language is the same page at the same place', async ({ page }) => {
  await page.goto('/fields/gctrace/#heap-goal')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(/\/en\/fields\/gctrace\/#heap-goal$/)
  await expect(page.locator(root)).toHaveAttribute('lang', 'en')
  await page.getByRole('link', { name: '한국어' }).click()
  await expect(page).toHaveURL(/[^n]\/fields\/gctrace\/#heap-goal$/)
})
