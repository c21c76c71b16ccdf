import { builtPages } from './support/pages.ts'
import { expect, settled, test } from './support/test.ts'

for (const path of builtPages()) {
  test(`${path} opens without a complaint`, async ({ page }) => {
    const response = await page.goto(path)
    expect(response?.status()).toBe(200)
    await settled(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('/en/') ? 'en' : 'ko')
  })
}
