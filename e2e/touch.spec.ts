import type { CDPSession, Locator, Page } from '@playwright/test'
import { expect, settled, test } from './support/test.ts'

type Place = readonly [x: number, y: number]

/** Fingers as the browser hears them, so that it decides itself what scrolls the page. */
class Fingers {
  private readonly page: Page
  private readonly session: CDPSession

  constructor(page: Page, session: CDPSession) {
    this.page = page
    this.session = session
  }

  private send(type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]) {
    return this.session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map(([x, y], id) => ({ x, y, id })),
    })
  }

  /** Each finger from its first place to its second, in ten steps. */
  async move(...ways: readonly (readonly [from: Place, to: Place])[]): Promise<void> {
    const at = (part: number) =>
      ways.map(([from, to]): Place => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part])
    await this.send('touchStart', at(0))
    for (let step = 1; step <= 10; step++) {
      await this.send('touchMove', at(step / 10))
      await this.page.evaluate(() => new Promise(requestAnimationFrame))
    }
    await this.send('touchEnd', [])
  }
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing to touch')
  return box
}

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

test('a finger reads, chooses, looks closer and scrolls on', async ({ page, context }) => {
  const fingers = new Fingers(page, await context.newCDPSession(page))
  const scrolled = () => page.evaluate(() => scrollY)
  await page.goto('/lessons/gc-trace/')
  await settled(page)

  // A mark of the rectangle says what it is, and leads to its card, which is screens away.
  const wall = page.locator('[data-figure="wall-by-procs"]')
  await wall.locator('svg.drawing:visible').tap()
  await expect(wall).toHaveAttribute('data-ready', '')
  await wall.locator('svg.drawing .mark[data-field="gctrace.mark-assist-cpu"]').tap()
  await expect(wall.getByRole('status').filter({ hasText: '0.60 ms' })).toBeInViewport()
  await wall.getByRole('button', { name: '설명 보기' }).tap()
  await expect(page.locator('[data-cell="a"] .lines [aria-expanded="true"]')).toBeInViewport()

  const heap = page.locator('[data-figure="heap-staircase"]')
  const drawing = heap.locator('svg.drawing:visible')
  await drawing.tap()
  await expect(heap.getByRole('slider')).toBeVisible()
  await heap.getByRole('button', { name: '닫기' }).tap()
  await heap.evaluate((figure) => figure.scrollIntoView({ block: 'start', behavior: 'instant' }))
  const seen = heap.locator('.seen strong')
  await expect(seen).toHaveText('주기 16개 모두')
  const { x, y, width, height } = await boxOf(drawing)
  const middle = y + height / 2

  // Sideways over the whole axis a range is chosen.
  await fingers.move([
    [x + width * 0.2, middle],
    [x + width * 0.45, middle + 5],
  ])
  await expect(heap.locator('.picked')).toHaveCount(1)
  // Two fingers look closer at the axis, not at the page; one then moves along it.
  await fingers.move(
    [
      [x + width / 2 - 25, middle],
      [x + width / 2 - 80, middle],
    ],
    [
      [x + width / 2 + 25, middle],
      [x + width / 2 + 80, middle],
    ],
  )
  await expect(seen).toHaveText(/^주기 \d+–\d+ \/ 16$/)
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
  const closer = String(await seen.textContent())
  await fingers.move([
    [x + width * 0.6, middle],
    [x + width * 0.25, middle + 3],
  ])
  await expect(seen).not.toHaveText(closer)
  const along = String(await seen.textContent())
  const map = await boxOf(heap.getByRole('slider'))
  await fingers.move([
    [map.x + map.width / 2, map.y + 17],
    [map.x + 10, map.y + 17],
  ])
  await expect(seen).not.toHaveText(along)

  // Up and down the page scrolls, as if there were no figure.
  const before = await scrolled()
  await fingers.move([
    [x + width / 2, middle + 60],
    [x + width / 2, middle - 140],
  ])
  await expect.poll(scrolled).toBeGreaterThan(before + 100)

  const small = await page.locator('[data-figure]').evaluateAll((figures) =>
    figures.flatMap((figure) =>
      [...figure.querySelectorAll('button, summary, select, input, [role="slider"]')].flatMap((each) => {
        const box = each.getBoundingClientRect()
        const seen = box.height > 0
        return seen && (box.height < 24 || box.width < 24) ? [`${each.textContent} ${box.width} × ${box.height}`] : []
      }),
    ),
  )
  expect(small).toEqual([])
})
