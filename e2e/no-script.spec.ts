import { pagesOfEachKind } from './support/pages.ts'
import { expect, test } from './support/test.ts'

test.use({ javaScriptEnabled: false })

for (const [language, prefix] of [
  ['Korean', /^\/(?!en\/)/],
  ['English', /^\/en\//],
] as const) {
  test(`every kind of page in ${language} can be read without JavaScript`, async ({ page }) => {
    for (const path of pagesOfEachKind().filter((each) => prefix.test(each))) {
      // What is read is there before fonts and pictures are.
      await page.goto(path, { waitUntil: 'domcontentloaded' })
      await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
      await expect(page.getByRole('main'), path).not.toBeEmpty()
    }
  })
}

test('the system’s scheme decides the theme, and there is no switch that does nothing', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(paper).not.toBe(light)
  await expect(page.locator('theme-switch button')).toBeHidden()
})

test('a field page explains the value in a real line', async ({ page }) => {
  await page.goto('/en/fields/gctrace/mark-assist-cpu/')
  await expect(page.locator('.trace-line').first()).toContainText('gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock')
  await expect(page.locator('.trace-line mark').first()).toHaveText('0.60')
})
