import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { pagesOfEachKind } from './support/pages.ts'
import { expect, settled, test } from './support/test.ts'

/** One document without frames, and of its results the violations alone: a lesson has thousands of values that pass. */
const axeFor = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true)

async function expectNothingSerious(page: Page, axe = axeFor(page)): Promise<void> {
  const { violations } = await axe.analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)
  expect(serious).toEqual([])
}

for (const path of pagesOfEachKind()) {
  test(`${path} has nothing serious in either theme`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(path)
    await settled(page)
    await expectNothingSerious(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    // Only colours differ.
    await expectNothingSerious(page, axeFor(page).withRules(['color-contrast']))
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

test('the first tab stop skips to the content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
})

test('the check finds a button without a name', async ({ page }) => {
  await page.goto('/404.html')
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  const { violations } = await axeFor(page).analyze()
  expect(violations.map(({ id }) => id)).toContain('button-name')
})
