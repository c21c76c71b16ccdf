import AxeBuilder from '@axe-core/playwright'
import { pagesOfEachKind } from './support/pages.ts'
import { expect, settled, test } from './support/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    for (const path of pagesOfEachKind()) {
      test(`${path} has nothing serious`, async ({ page }) => {
        await page.goto(path)
        await settled(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)
        expect(serious).toEqual([])
      })
    }
  })
}

test('the first tab stop skips to the content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
})
