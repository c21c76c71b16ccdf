import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

const line = (number: number, markTerm: string) =>
  `gc ${number} @${(number * 0.1).toFixed(3)}s 3%: 0.022+0.27+${markTerm} ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->${5 + (number % 9)}->2 MB, 9 MB goal, 8 P\n`
const cycles = (count: number, worst: number) =>
  Array.from({ length: count }, (_, index) => line(index + 1, index + 1 === worst ? '94' : '0.040')).join('')

const figure = (page: Page, chart: string) => page.locator(`[data-figure="${chart}"]`)
const seen = (page: Page, chart: string) => figure(page, chart).locator('.figure-nav strong')
const map = (page: Page, chart: string) => figure(page, chart).getByRole('slider')

async function centreOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await locator.scrollIntoViewIfNeeded()
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing is drawn')
  return { ...box, x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('zooming in one figure zooms all; wheel, keys, buttons and minimap do it, and a reload keeps it', async ({
  page,
}) => {
  await page.goto('/workbench/')
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.locator('textarea').fill(cycles(60, 20))
  await expect(seen(page, 'gc-cpu')).toHaveText('주기 60개 모두')

  // A wheel scrolls the page; with Ctrl it zooms about the place it is over.
  const drawing = figure(page, 'heap-staircase').locator('svg.drawing')
  const { x, y } = await centreOf(drawing)
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, 120)
  await expect(seen(page, 'heap-staircase')).toHaveText('주기 60개 모두')
  const again = await centreOf(drawing)
  await page.mouse.move(again.x, again.y)
  await page.keyboard.down('Control')
  for (let notch = 0; notch < 6; notch++) await page.mouse.wheel(0, -200)
  await page.keyboard.up('Control')
  await expect(seen(page, 'heap-staircase')).toHaveText(/^주기 \d+–\d+ \/ 60$/)
  const zoomed = (await seen(page, 'heap-staircase').textContent()) ?? ''
  for (const chart of ['gc-timeline', 'pauses', 'gc-cpu']) await expect(seen(page, chart)).toHaveText(zoomed)

  // The minimap: keys, and dragging its window to the end.
  await map(page, 'gc-cpu').focus()
  await page.keyboard.press('Home')
  await expect(seen(page, 'gc-timeline')).toHaveText(/^주기 1–/)
  await expect(map(page, 'gc-cpu')).toHaveAttribute('aria-valuetext', /^주기 1–/)
  const little = await centreOf(map(page, 'gc-cpu'))
  await page.mouse.move(little.x - little.width / 2 + 12, little.y)
  await page.mouse.down()
  await page.mouse.move(little.x + little.width / 2, little.y, { steps: 4 })
  await page.mouse.up()
  await expect(seen(page, 'gc-timeline')).toHaveText(/–60 \/ 60$/)

  // What is chosen in a figure comes back with the part that is seen.
  const heap = figure(page, 'heap-staircase').locator('svg.drawing')
  await heap.locator('[data-mark][tabindex="0"]').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(figure(page, 'gc-timeline').locator('.picked')).toHaveCount(1)
  await expect(page.locator('.row.chosen').first()).toBeVisible()
  const kept = (await seen(page, 'gc-timeline').textContent()) ?? ''
  await page.reload()
  await expect(seen(page, 'heap-staircase')).toHaveText(kept)
  await expect(figure(page, 'gc-timeline').locator('.picked')).toHaveCount(1)

  // Going on with the arrow keys beyond the edge takes the window along; 0 shows everything again.
  await figure(page, 'heap-staircase').locator('svg.drawing [data-mark][tabindex="0"]').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(seen(page, 'gc-cpu')).not.toHaveText(kept)
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^GC \d+/)
  await page.keyboard.press('0')
  await expect(seen(page, 'gc-cpu')).toHaveText('주기 60개 모두')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('two fingers zoom a long log and one moves it, and its longest pause stays in the picture', async ({ page }) => {
    await page.goto('/workbench/')
    await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
    await page
      .locator('input[type="file"]')
      .setInputFiles([{ name: 'app.log', mimeType: 'text/plain', buffer: Buffer.from(cycles(20_000, 12_000)) }])
    const timeline = figure(page, 'gc-timeline')
    await expect(timeline.locator('canvas')).toBeVisible()
    await expect(seen(page, 'gc-timeline')).toHaveText(/20.000개 모두/)
    await expect(timeline.locator('svg.drawing')).toContainText(/GC 12.000.*94 ms/)

    const box = await centreOf(timeline.locator('svg.drawing'))
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly number[]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: places.map((x, id) => ({ x: Math.round(x), y: Math.round(box.y), id })),
      })
    await touch('touchStart', [box.x + 20, box.x + 60])
    for (let step = 1; step <= 5; step++) await touch('touchMove', [box.x + 20 - step * 14, box.x + 60 + step * 10])
    await touch('touchEnd', [])
    await expect(seen(page, 'gc-timeline')).toHaveText(/^주기 [\d\s]+–[\d\s]+ \/ 20.000$/)
    await expect(timeline.locator('svg.drawing')).toContainText(/GC 12.000.*94 ms|94 ms/)
    const before = (await seen(page, 'heap-staircase').textContent()) ?? ''
    await touch('touchStart', [box.x])
    for (let step = 1; step <= 5; step++) await touch('touchMove', [box.x + step * 16])
    await touch('touchEnd', [])
    await expect(seen(page, 'heap-staircase')).not.toHaveText(before)
    await expect(seen(page, 'heap-staircase')).toHaveText(/^주기 /)
  })
})
