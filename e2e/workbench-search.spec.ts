import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { axeFor, expectNothingSerious } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const sample = (id: string) => readFileSync(new URL(`../content/samples/${id}.log`, import.meta.url), 'utf8')
const log = sample('combo/1.21-gc-app')

async function paste(page: Page, text: string): Promise<void> {
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test.beforeEach(async ({ page }) => {
  await page.goto('/workbench/')
  await paste(page, log)
  await expect(page.getByRole('searchbox')).toBeVisible()
})

const rows = (page: Page) => page.getByRole('listbox').getByRole('option')
const chosen = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true })

test('a slash goes to the search box, Enter from match to match', async ({ page }) => {
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('heap-live >= 1')
  await expect(page.locator('[role="search"] .state, search .state')).toContainText(/줄/)
  await page.keyboard.press('Enter')
  const first = await chosen(page).getAttribute('data-row')
  await page.keyboard.press('Enter')
  const second = await chosen(page).getAttribute('data-row')
  expect(Number(second)).toBeGreaterThan(Number(first))
  await page.keyboard.press('Shift+Enter')
  await expect(chosen(page)).toHaveAttribute('data-row', String(first))
})

test('only the matches are listed, and the list can be walked', async ({ page }) => {
  const before = Number(await rows(page).first().getAttribute('aria-setsize'))
  await page.getByRole('searchbox').fill('kind = gctrace')
  await page.getByRole('checkbox', { name: '찾은 줄만 보기' }).check()
  const wanted = log.split('\n').filter((line) => /gc \d+ @/.test(line)).length
  await expect.poll(async () => Number(await rows(page).first().getAttribute('aria-setsize'))).toBeLessThan(before)
  expect(Number(await rows(page).first().getAttribute('aria-setsize'))).toBeGreaterThan(wanted / 2)
  await page.getByRole('listbox').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toHaveAttribute('aria-posinset', '2')
})

test('a mistake is pointed at, and what may have been meant can be taken', async ({ page }) => {
  await page.getByRole('searchbox').fill('mark-wal > 0.1')
  const error = page.locator('[data-error="unknown-name"]')
  await expect(error.locator('mark')).toHaveText('mark-wal')
  await error.getByRole('button', { name: 'mark-wall' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('mark-wall > 0.1')
  await expect(error).toHaveCount(0)
})

test('a line is gone to by its number, and a kind listed by a press', async ({ page }) => {
  await page.getByRole('spinbutton', { name: '줄 번호' }).fill('57')
  await page.keyboard.press('Enter')
  await expect(chosen(page)).toHaveAttribute('data-row', '56')
  await page.locator('.about [data-kind="gctrace.cycle"]').getByRole('button').click()
  await expect(page.getByRole('searchbox')).toHaveValue('kind = gctrace.cycle')
})

test('nothing serious for assistive technology with a search and its help open', async ({ page }) => {
  await page.getByRole('button', { name: '거르는 법' }).click()
  await page.getByRole('searchbox').fill('forced and')
  await expect(page.locator('[data-error]')).toBeVisible()
  await expectNothingSerious(page, axeFor(page).include('.result > section.cell'))
})
