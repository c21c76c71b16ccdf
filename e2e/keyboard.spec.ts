import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

const lesson = '/lessons/gc-trace/'
const cellOf = (page: Page) => page.locator('section.cell[data-cell="a"]')

/** Puts the focus where a reader's Tab key would: on the cell's one tab stop. */
async function tabInto(page: Page): Promise<void> {
  await cellOf(page).getByRole('link', { name: '작업대에서 열기' }).focus()
  await page.keyboard.press('Tab')
}

test('with the keyboard alone: reach a token, read it, walk on, change it, close', async ({ page }) => {
  await page.goto(lesson)
  await tabInto(page)
  const focused = page.locator(':focus')
  const card = cellOf(page).locator('.card')
  await expect(focused).toHaveAttribute('data-field', 'gctrace.gc-number')
  await expect(card).toContainText('GC 번호')

  await page.keyboard.press('ArrowRight')
  await expect(focused).toHaveAttribute('data-field', 'gctrace.at')
  await page.keyboard.press('End')
  await expect(focused).toHaveAttribute('data-field', 'gctrace.procs')
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveAttribute('data-line', '1')
  await expect(focused).toHaveAttribute('data-field', 'gctrace.procs')
  await page.keyboard.press('Home')
  await expect(focused).toHaveAttribute('data-field', 'gctrace.gc-number')

  await page.keyboard.press('Shift+ArrowUp')
  await expect(focused).toHaveText('320')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(focused).toHaveText('319')

  await page.keyboard.press('Enter')
  await expect(card).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(focused).toHaveAttribute('data-field', 'gctrace.gc-number')
  await expect(focused).toHaveAttribute('data-line', '1')
})

test('a cell is one tab stop, and every token has a name that says what it is', async ({ page }) => {
  await page.goto(lesson)
  await tabInto(page)
  await expect(cellOf(page)).toHaveAttribute('data-ready', '')
  await expect(cellOf(page).locator('.lines [tabindex="0"]')).toHaveCount(1)
  await expect(cellOf(page).getByRole('button', { name: /^마크 어시스트.* 0\.60 ms$/ })).toHaveCount(1)
  const unnamed = await cellOf(page)
    .locator('.lines [role="button"]')
    .evaluateAll(
      (tokens) => tokens.filter((token) => !/\D \S|^\D+$/.test(token.getAttribute('aria-label') ?? '')).length,
    )
  expect(unnamed).toBe(0)
})

test('a long trace is walked line by line from its list', async ({ page }) => {
  await page.goto('/workbench/')
  await page.getByRole('button', { name: /자라기만 하는 맵/ }).click()
  const list = page.getByRole('listbox')
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.aloud')).toContainText('3번째')
  await page.keyboard.press('End')
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toContainText('gc 46 ')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveAttribute('data-field', 'gctrace.gc-number')
  await page.keyboard.press('ArrowUp')
  await expect(page.locator(':focus')).toHaveText('45')
})
