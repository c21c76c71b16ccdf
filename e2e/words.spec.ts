import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './support/test.ts'

test('search by keyboard alone: open, type, walk, go, and close again', async ({ page }) => {
  await page.goto('/fields/')
  await page.keyboard.press('/')
  const box = page.getByRole('combobox', { name: '찾을 말' })
  await expect(box).toBeFocused()
  await page.keyboard.type('힙목표')
  const options = page.getByRole('listbox', { name: '사이트 검색' }).getByRole('option')
  await expect(options.first()).toContainText('힙 목표')
  await expect(options.first().locator('mark').first()).toHaveText('힙 목표')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('찾았습니다')
  await page.keyboard.press('ArrowDown')
  await expect(box).toHaveAttribute('aria-activedescendant', 'search-result-1')
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.search-dialog').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/fields\/gctrace\/heap-goal\/$/)
  // Keys are heard once the page's scripts have run.
  await page.waitForLoadState('load')
  await page.keyboard.press('Control+k')
  await expect(box).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a term says what it means to the mouse, to the keyboard and to the first tap', async ({
  browser,
  page,
  baseURL,
}) => {
  await page.goto('/lessons/gc-trace/')
  const term = page.getByRole('main').locator('.term', { hasText: '마크 어시스트' }).first()
  const tip = page.getByRole('tooltip')
  await term.hover()
  await expect(tip).toContainText('mark assist')
  await tip.hover()
  await expect(tip).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()
  await term.focus()
  await expect(term).toHaveAccessibleDescription(/할당한 만큼 마크를 대신/)

  const context = await browser.newContext({ hasTouch: true, baseURL: String(baseURL), locale: 'ko-KR' })
  const touched = await context.newPage()
  await touched.goto('/lessons/gc-trace/')
  const tapped = touched.getByRole('main').locator('.term', { hasText: '마크 어시스트' }).first()
  await tapped.tap()
  await expect(touched.getByRole('tooltip')).toBeVisible()
  await tapped.tap()
  await expect(touched).toHaveURL(/\/glossary\/#mark-assist$/)
  await context.close()
})

test('the capture page copies the commands of the choice, and its address brings the choice back', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/en/capture/#kubernetes')
  await expect(page.getByRole('radio', { name: 'Kubernetes' })).toBeChecked()
  await page.getByRole('radio', { name: /queue up/ }).check()
  await expect(page).toHaveURL(/#kubernetes,queue$/)
  await page.locator('#kubernetes').getByRole('button', { name: 'Copy' }).first().click()
  await expect(page.locator('#kubernetes').getByRole('status').first()).toHaveText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.trim().split('\n')[0]).toBe('kubectl set env deployment/app GODEBUG=schedtrace=1000')
  await expect(page.locator('#shell')).toBeHidden()
})
