import type { Page } from '@playwright/test'
import { axeFor, expectNothingSerious } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const note =
  'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'
const line = (number: number) =>
  `gc ${number} @${(number * 0.01).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P`

async function paste(page: Page, text: string): Promise<void> {
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

const count = (page: Page, name: string) => page.locator(`[data-count="${name}"] dd`)

test.beforeEach(async ({ page }) => {
  await page.goto('/workbench/')
})

test('an empty workbench teaches how to get a trace', async ({ page }) => {
  await expect(page.getByRole('textbox', { name: '트레이스' })).toBeVisible()
  await expect(page.getByText('GODEBUG=gctrace=1 ./app 2> trace.log')).toBeVisible()
  await expect(page.getByRole('button', { name: /Go 1\./ })).toHaveCount(12)
  await page.getByRole('textbox').fill('   \n')
  await expect(page.getByText('GODEBUG=gctrace=1 ./app 2> trace.log')).toBeVisible()
})

test('the note’s line: release, sentence, card, both clocks', async ({ page }) => {
  await paste(page, note)
  await expect(count(page, 'cycles')).toHaveText('1')
  await page.getByText('Go 1.6–1.17').click()
  await expect(page.getByText(/`?MB stacks`?/).first()).toBeVisible()
  for (const part of ['318번째', '36.75초', '1 % 미만', '62 µs', '6을 곱한', '8 P보다 적은'])
    await expect(page.locator('.aloud')).toContainText(part)
  await page.locator('.lines [data-field="gctrace.mark-term-cpu"]').click()
  await expect(page.locator('.card')).toContainText('6을 곱한')
  await expect(page.locator('[data-figure="wall-by-procs"] svg').first()).toBeVisible()
})

test('typing keeps the box and the caret', async ({ page }) => {
  const box = page.getByRole('textbox')
  await expect(box).toBeEnabled()
  await box.pressSequentially('gc 318 @36.750s', { delay: 0 })
  await expect(page.getByRole('textbox')).toHaveValue('gc 318 @36.750s')
  await expect(page.getByText('읽지 못한 줄').first()).toBeVisible()
  await page.getByRole('button', { name: '다 고쳤으면 목록으로' }).click()
  await expect(page.getByRole('textbox')).toHaveCount(0)
})

test('garbage gets a clear answer', async ({ page }) => {
  await paste(page, '이것은 트레이스가 아닙니다\n\u0000\u0001\ufffd %PDF-1.7\n')
  await expect(page.getByRole('heading', { name: '트레이스 줄을 찾지 못했습니다' })).toBeVisible()
  await expect(count(page, 'foreign')).toHaveText('2')
})

test('a half line and a cut one say where they stop', async ({ page }) => {
  await paste(page, `${note.slice(0, 60)}\ngc 9 @…\n${note}`)
  await expect(count(page, 'unread')).toHaveText('2')
  await expect(count(page, 'cycles')).toHaveText('1')
  await expect(page.getByText('줄이 여기서 끊겼습니다.').first()).toBeVisible()
  await expect(page.getByText('나와야 할 것').first()).toBeVisible()
})

test('markup is shown, never run', async ({ page }) => {
  await paste(page, `<img src=x onerror="window.hit=1">\n<script>window.hit=1</script>\n${note}`)
  await expect(count(page, 'cycles')).toHaveText('1')
  await expect(page.locator('.lines')).toContainText('<script>window.hit=1</script>')
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined()
})

test('of ten thousand lines only those seen are drawn, and all are there after a reload', async ({ page }) => {
  const text = Array.from({ length: 10_000 }, (_, index) => line(index + 1)).join('\n')
  await paste(page, text)
  await expect(count(page, 'cycles')).toHaveText(/^10.000$/)
  expect(await page.getByRole('listbox').getByRole('option').count()).toBeLessThan(60)
  await page.getByRole('listbox').focus()
  // However far it is scrolled at once, only what is seen is drawn.
  const drawn = await page.evaluate(async () => {
    const list = document.querySelector('[role="listbox"]') as HTMLElement
    const counts: number[] = []
    for (let step = 1; step <= 10; step++) {
      list.scrollTop = (list.scrollHeight / 10) * step
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      counts.push(list.querySelectorAll('[role="option"]').length)
    }
    return counts
  })
  expect(Math.min(...drawn)).toBeGreaterThan(0)
  expect(Math.max(...drawn)).toBeLessThan(60)
  await page.keyboard.press('End')
  await expect(page.locator('.aloud')).toContainText(/10.000번째/)
  // So long a text is written bit by bit; the mark that tells where it is comes last.
  await page.waitForFunction(() => Object.values(localStorage).includes('\u0000idb'))
  await page.reload()
  await expect(count(page, 'cycles')).toHaveText(/^10.000$/)
  await expect(page.locator('.aloud')).toContainText(/10.000번째/)
})

test('unread lines are listed with their reason, and lead to the line', async ({ page }) => {
  const text = Array.from({ length: 40 }, (_, index) => (index === 29 ? line(30).slice(0, 70) : line(index + 1))).join(
    '\n',
  )
  await paste(page, text)
  await expect(page.getByRole('heading', { name: '읽지 못한 줄 1개' })).toBeVisible()
  await page.getByRole('button', { name: '30번째 줄' }).click()
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '30')
  await expect(page.locator('.lines')).toContainText('gc 30')
})

test('a file is opened, and what was there can be brought back after a reload', async ({ page }) => {
  await paste(page, note)
  await page.locator('input[type="file"]').setInputFiles([
    { name: 'one.log', mimeType: 'text/plain', buffer: Buffer.from(line(1)) },
    { name: 'two.log', mimeType: 'text/plain', buffer: Buffer.from(line(2)) },
  ])
  await expect(count(page, 'cycles')).toHaveText('2')
  await page.reload()
  await expect(count(page, 'cycles')).toHaveText('2')
  await page.getByRole('button', { name: '쓰던 내용 다시 넣기' }).click()
  await expect(page.locator('.lines')).toContainText('gc 318')
  await expect(count(page, 'cycles')).toHaveText('1')
})

test('clear, then undo', async ({ page }) => {
  await paste(page, note)
  await page.getByRole('button', { name: '모두 지우기' }).click()
  await expect(page.getByRole('textbox')).toBeFocused()
  await page.getByRole('button', { name: '쓰던 내용 다시 넣기' }).click()
  await expect(page.locator('.lines')).toContainText('gc 318')
})

test('a lesson’s trace comes along and takes nothing away', async ({ page }) => {
  await paste(page, line(7))
  await expect(count(page, 'cycles')).toHaveText('1')
  await page.goto('/lessons/gc-trace/')
  await page.locator('section.cell[data-cell="a"]').getByRole('link', { name: '작업대에서 열기' }).click()
  await expect(page).toHaveURL(/\/workbench\/$/)
  await expect(count(page, 'cycles')).toHaveText('5')
  await expect(page.getByText('강의에서 보던 트레이스를 열었습니다.')).toBeVisible()
  await page.getByRole('button', { name: '쓰던 내용 다시 넣기' }).click()
  await expect(page.locator('.lines')).toContainText('gc 7 ')
})

test('the other language and the way back keep the trace', async ({ page }) => {
  await paste(page, note)
  await page.getByRole('link', { name: 'English' }).first().click()
  await expect(page).toHaveURL(/\/en\/workbench\/$/)
  await expect(count(page, 'cycles')).toHaveText('1')
  await expect(page.getByText('Go 1.6–1.17').first()).toBeVisible()
  for (const part of ['318th', '36.75 s', 'less than 1 %', '62 µs', 'multiplied by 6', 'fewer than 8 P'])
    await expect(page.locator('.aloud')).toContainText(part)
  await page.goBack()
  await expect(page).toHaveURL(/[^n]\/workbench\/$/)
  await expect(page.locator('.aloud')).toContainText('318번째')
})

test('nothing serious for assistive technology with a trace in it, in either theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await paste(page, Array.from({ length: 20 }, (_, index) => line(index + 1)).join('\n'))
  await page.locator('.lines [data-field="gctrace.mark-idle-cpu"]').click()
  await expect(page.locator('.card')).toBeVisible()
  const cell = '.result > section.cell'
  await expectNothingSerious(page, axeFor(page).include(cell))
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  // Only colours differ.
  await expectNothingSerious(page, axeFor(page).include(cell).withRules(['color-contrast']))
})
