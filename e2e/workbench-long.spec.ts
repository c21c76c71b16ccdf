import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

const line = (number: number) =>
  `gc ${number} @${(number * 0.01).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P\n`
const lines = (from: number, to: number) => {
  let text = ''
  for (let number = from; number <= to; number++) text += line(number)
  return text
}

/** Drops files that the page makes itself, so that nothing large goes over the wire. */
async function dropCycles(page: Page, count: number): Promise<void> {
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.evaluate(async (count) => {
    const parts: string[] = []
    for (let number = 1; number <= count; number++) {
      parts.push(
        `gc ${number} @${(number * 0.01).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P\n`,
      )
    }
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(parts, 'big.log'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, count)
}

const count = (page: Page, name: string) => page.locator(`[data-count="${name}"] dd`)
const rows = (page: Page) => page.getByRole('listbox').getByRole('option')
const chosen = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true })

test.beforeEach(async ({ page }) => {
  await page.goto('/workbench/')
})

test('a million records are listed, walked and searched, and the page stays awake', async ({ page }) => {
  // Whether the reading is over when the first lines appear. How long anything takes is measured by `npm run bench`.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role="listbox"] [role="option"]')) return
      const phase = document.querySelector<HTMLElement>('[data-long]')?.dataset['long']
      Object.assign(window, { phaseAtFirst: phase })
      observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true, attributes: true })
  })
  await dropCycles(page, 1_000_000)
  await expect(rows(page).first()).toContainText('gc 1 @')
  // Somebody else reads: the page itself was free to show the first lines meanwhile.
  expect(page.workers().length).toBeGreaterThan(0)
  await expect(page.locator('[data-long="done"]')).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { phaseAtFirst: string }).phaseAtFirst)).toBe('reading')
  await expect(count(page, 'records')).toHaveText(/^1.000.000$/)
  expect(await page.locator('textarea').count()).toBe(0)
  expect(await rows(page).count()).toBeLessThan(60)
  await page.getByRole('listbox').focus()
  await page.keyboard.press('End')
  await expect(chosen(page)).toContainText('gc 1000000 @')
  await expect(page.locator('.lines')).toContainText('gc 1000000 @')
  await page.getByRole('spinbutton', { name: '줄 번호' }).fill('777777')
  await page.keyboard.press('Enter')
  await expect(chosen(page)).toContainText('gc 777777 @')
  await page.getByRole('searchbox').fill('gc-number > 999990')
  await expect(page.locator('search .state')).toContainText('10')
  await expect(rows(page).first()).toContainText('gc 999991 @')
})

test('the first lines are there before the rest, reading can be stopped, and what was read stays', async ({ page }) => {
  await dropCycles(page, 900_000)
  await expect(rows(page).first()).toContainText('gc 1 @')
  // Pressed at once: while a press waits for the page to stand still, a quick machine has read it all.
  await page.getByRole('button', { name: '그만 읽기' }).evaluate((button: HTMLButtonElement) => button.click())
  await expect(page.locator('[data-long="cancelled"]')).toBeVisible()
  await expect(page.getByText('그만 읽었습니다.')).toBeVisible()
  await expect(page.locator('.lines')).toContainText('gc 1 @')
})

test('rotated and packed files are put in order, and are there after a reload', async ({ page }) => {
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.locator('input[type="file"]').setInputFiles([
    { name: 'app.log', mimeType: 'text/plain', buffer: Buffer.from(lines(20_001, 40_000)) },
    { name: 'app.log.1.gz', mimeType: 'application/gzip', buffer: gzipSync(lines(1, 20_000)) },
  ])
  await expect(page.locator('[data-long="done"]')).toBeVisible()
  await expect(page.getByText('app.log.1.gz → app.log')).toBeVisible()
  await expect(count(page, 'records')).toHaveText(/^40.000$/)
  await expect(page.locator('.checks .calm')).toContainText(/40.000/)
  await page.reload()
  await expect(count(page, 'records')).toHaveText(/^40.000$/)
  await page.getByRole('button', { name: '모두 지우기' }).click()
  await expect(page.getByRole('textbox', { name: '트레이스' })).toBeVisible()
})

test('all of a long text is checked and diagnosed, and what is no trace or could not be read is listed', async ({
  page,
}) => {
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  const broken = 'gc 7 @0.013s 4%: 0.02\n'
  const text = `starting\nlistening\n${broken}${lines(1, 29_990)
    .replace(/(gc 29970 @.*4->5->)2/, '$19999')
    .replace(/(gc 29960 @.*)0\.040 ms clock/, '$199 ms clock')}connection refused\n`
  await page
    .locator('input[type="file"]')
    .setInputFiles([{ name: 'app.log', mimeType: 'text/plain', buffer: Buffer.from(text) }])
  const finding = page.locator('.checks [data-check="heap-live-end"]')
  await finding.getByRole('button', { name: '29973번째 줄' }).click()
  await expect(chosen(page)).toContainText('gc 29970 @')
  await expect(chosen(page)).toContainText('맞지 않음')
  await expect(page.locator('.lines .lit[data-field="gctrace.heap-live"]')).toHaveText('9999')
  await page.getByRole('searchbox').fill('unread')
  await expect(chosen(page)).toContainText('gc 7 @0.013s')
  // What decides a figure of the whole text is found by keyboard too, whatever was filtered; and a finding leads to its line.
  await page.locator('[data-kpi="stw-max"] button').press('Enter')
  await expect(chosen(page)).toContainText('gc 29960 @')
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await page.getByRole('searchbox').fill('unread')
  await expect(chosen(page)).toContainText('gc 7 @0.013s')
  await page.locator('[data-symptom="long-mark-term"] .evidence button').press('Enter')
  await expect(chosen(page)).toContainText('gc 29960 @')
  await expect(page.locator('.lines .lit[data-field="gctrace.mark-term-wall"]')).toHaveText('99')
  await page.getByRole('searchbox').fill('unread')
  await expect(chosen(page)).toContainText('gc 7 @0.013s')
  await expect(page.locator('.lines + *, .lines')).toContainText([/나와야 할 것/])
  await page.getByRole('searchbox').fill('refused')
  await expect(page.locator('[data-fold]')).toContainText('connection refused')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('listbox').focus()
  await page.keyboard.press('Home')
  await expect(page.locator('[data-fold="2"]')).toContainText('listening')
})
