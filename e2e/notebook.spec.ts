import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

const lesson = '/lessons/gc-trace/'

const cellOf = (page: Page, name = 'a') => page.locator(`section.cell[data-cell="${name}"]`)
const cardOf = (page: Page, name = 'a') => cellOf(page, name).locator('.card')
const tokenOf = (page: Page, field: string, line = 0, name = 'a') =>
  cellOf(page, name).locator(`.lines [data-line="${line}"][data-field="gctrace.${field}"]`)
const figureOf = (page: Page, name = 'a') =>
  page.locator(`section.cell[data-figure="wall-by-procs"][data-of="${name}"]`)

/** Reaches for a cell, so that its code is there. */
async function wake(cell: Locator): Promise<void> {
  await cell.scrollIntoViewIfNeeded()
  await cell.dispatchEvent('pointerover')
  await expect(cell).toHaveAttribute('data-ready', '')
}

async function edit(page: Page, text: string): Promise<void> {
  await cellOf(page).getByRole('button', { name: '고치기' }).click()
  await cellOf(page).getByRole('textbox').fill(text)
}

test('hovering a number opens its card, and card, token and figure light each other', async ({ page }) => {
  await page.goto(lesson)
  await tokenOf(page, 'mark-assist-cpu').hover()
  const card = cardOf(page)
  await expect(card.getByRole('heading', { level: 3 })).toContainText('마크 어시스트')
  await expect(card).toContainText('0.60 ms')
  await expect(card).toContainText('0.60 ÷ (8 × 0.27) = 28 %')
  await expect(tokenOf(page, 'mark-assist-cpu')).toHaveAttribute('aria-expanded', 'true')
  await expect(figureOf(page).locator('[data-field="gctrace.mark-assist-cpu"]').first()).toBeAttached()
  await tokenOf(page, 'procs').hover()
  await expect(card.getByRole('heading', { level: 3 })).not.toContainText('마크 어시스트')
})

test('a press before the code is there is not lost', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/TraceCell*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(lesson)
  await tokenOf(page, 'heap-goal').click()
  await expect(cellOf(page)).not.toHaveAttribute('data-ready')
  release()
  await expect(cardOf(page)).toContainText('힙 목표')
})

test('the card of a computed pause says what it was multiplied by', async ({ page }) => {
  await page.goto(lesson)
  await tokenOf(page, 'sweep-term-cpu').click()
  await expect(cardOf(page)).toContainText('0.13 ÷ 0.022')
  await expect(cardOf(page)).toContainText('P는 8개인데 6을 곱한 까닭은')
  await tokenOf(page, 'sweep-term-wall').click()
  await expect(cardOf(page)).toContainText('0.022 + 0.040 = 0.062 ms')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true })

  test('a tap opens the card right under its line, and nothing is wider than the screen', async ({ page }) => {
    await page.goto(lesson)
    await tokenOf(page, 'mark-assist-cpu').tap()
    const card = cardOf(page)
    await expect(card).toBeInViewport()
    const secondLine = cellOf(page).locator('.lines [data-row="1"]')
    const [cardBox, lineBox] = [await card.boundingBox(), await secondLine.boundingBox()]
    expect(cardBox?.y).toBeLessThan(lineBox?.y ?? 0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})

test('a changed number moves the figure, survives a reload and the other language, and the sample comes back', async ({
  page,
}) => {
  await page.goto(lesson)
  const cell = cellOf(page)
  await wake(cell)
  const sample = await cell.locator('.lines').innerText()
  await tokenOf(page, 'mark-assist-cpu').click()
  await cardOf(page).getByRole('button', { name: '한 칸 크게' }).click()
  await expect(tokenOf(page, 'mark-assist-cpu')).toHaveText('0.61')
  await expect(cell.getByText('내 트레이스', { exact: true })).toBeVisible()
  await expect(figureOf(page).getByText('0.61').first()).toBeVisible()

  await page.reload()
  await expect(tokenOf(page, 'mark-assist-cpu')).toHaveText('0.61')
  await expect(cardOf(page)).toContainText('0.61 ms')

  await page.getByRole('link', { name: 'English' }).first().click()
  await expect(page).toHaveURL(/\/en\/lessons\/gc-trace\//)
  await expect(tokenOf(page, 'mark-assist-cpu')).toHaveText('0.61')
  await expect(cell.getByText('your trace', { exact: true })).toBeVisible()
  await expect(cardOf(page)).toContainText('mark assist', { ignoreCase: true })

  await page.goBack()
  await expect(tokenOf(page, 'mark-assist-cpu')).toHaveText('0.61')
  await cell.getByRole('button', { name: '샘플로 되돌리기' }).click()
  await expect(tokenOf(page, 'mark-assist-cpu')).toHaveText('0.60')
  expect(await cell.locator('.lines').innerText()).toBe(sample)

  await cell.getByRole('button', { name: '쓰던 내용 다시 넣기' }).click()
  await expect(tokenOf(page, 'mark-assist-cpu')).toHaveText('0.61')
})

test('the reader’s own text is read as it is typed, and damage is told where it is', async ({ page }) => {
  await page.goto(lesson)
  await edit(page, 'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.09')
  const cell = cellOf(page)
  await expect(cell).toContainText('줄이 여기서 끊겼습니다.')
  await expect(figureOf(page)).toContainText('온전한 gctrace 줄이 있어야')

  const whole =
    'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'
  await cell.getByRole('textbox').fill(whole)
  await expect(cell.getByText('Go 1.18+')).toBeVisible()
  await expect(tokenOf(page, 'global-scan')).toHaveAttribute('aria-label', /8 MiB/)
  await expect(figureOf(page).getByText('26').first()).toBeAttached()

  await cell.getByRole('textbox').press('Escape')
  await expect(cell.getByRole('textbox')).toHaveCount(0)
  await page.reload()
  await expect(tokenOf(page, 'global-scan')).toHaveText('8')
})

test('pasted markup stays text', async ({ page }) => {
  await page.goto(lesson)
  const markup = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> gc 1 @0.1s'
  await edit(page, markup)
  await expect(cellOf(page).locator('.lines')).toContainText('<img src=x onerror="window.hit=1">')
  expect(await cellOf(page).locator('.lines img').count()).toBe(0)
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined()
})

test('choosing a line moves sentence and figure', async ({ page }) => {
  await page.goto(lesson)
  await wake(cellOf(page))
  await cellOf(page)
    .locator('.lines [data-row="2"]')
    .click({ position: { x: 6, y: 10 } })
  await expect(cellOf(page).locator('.aloud')).toContainText('320')
  await expect(figureOf(page).getByRole('combobox')).toHaveValue('2')
  await figureOf(page).getByRole('button', { name: '앞 주기' }).click()
  await expect(cellOf(page).locator('.aloud')).toContainText('319')
})

test('two tabs: what is being typed is not overwritten', async ({ page, context }) => {
  await page.goto(lesson)
  await edit(page, 'gc 1 mine')
  const other = await context.newPage()
  await other.goto(lesson)
  await expect(cellOf(other).locator('.lines')).toContainText('gc 1 mine')
  await cellOf(other).getByRole('button', { name: '고치기' }).click()
  await cellOf(other).getByRole('textbox').fill('gc 2 theirs')
  await expect(cellOf(page)).toContainText('다른 탭에서 이 트레이스를 바꿨습니다.')
  await expect(cellOf(page).getByRole('textbox')).toHaveValue('gc 1 mine')
  await cellOf(page).getByRole('button', { name: '다른 탭의 내용 쓰기' }).click()
  await expect(cellOf(page).getByRole('textbox')).toHaveValue('gc 2 theirs')
})

test('a browser that stores nothing says so and works', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('no', 'QuotaExceededError')
    }
    Object.defineProperty(window, 'indexedDB', { value: undefined })
  })
  await page.goto(lesson)
  await edit(page, 'gc 1 @0.012s')
  await expect(cellOf(page)).toContainText('저장을 막아 두어서')
  await expect(cellOf(page).locator('.lines')).toContainText('gc 1 @0.012s')
})

test('a lesson loads no cell before somebody reaches for one', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await page.goto(lesson)
  await page.waitForLoadState('networkidle')
  expect(scripts.filter((url) => /TraceCell|FigureCell|client\./.test(url))).toEqual([])
  await tokenOf(page, 'at').hover()
  await expect(cardOf(page)).toBeVisible()
})
