import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { chartIds } from '../src/charts/charts.ts'
import { expect, settled, test } from './support/test.ts'

/** The developers' page of a chart, `/en/charts/pauses/`. */
const pathOf = (chart: string) => (chart.startsWith('en/') ? `/en/charts/${chart.slice(3)}/` : `/charts/${chart}/`)
const note = '[data-chart="wall-by-procs"][data-name="note/gc-318-322"]'

// Pages of figures are large: a copy of the document at every step, for the trace viewer, costs more than the steps.
test.use({ trace: { mode: 'retain-on-failure', snapshots: false } })

/** Reaches for the figures, so that their code comes and they lay themselves out for the room they have. */
async function wake(page: Page): Promise<void> {
  await page.locator('svg.drawing:visible').first().hover()
  await page.waitForFunction(() => document.querySelector('astro-island[ssr], .figure-drawn') === null)
  await page.mouse.move(0, 0)
}

async function awake(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
  await wake(page)
}

/** Another width in place, once every figure that is awake has laid itself out for it. */
async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.waitForFunction(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 17
    return [...document.querySelectorAll('.figure-canvas:not(:has(.figure-drawn))')].every((room) => {
      const larger = room.clientWidth / Number(room.querySelector('svg.drawing')?.getAttribute('width')) / unit
      return larger > 0.99 && larger < 1.26
    })
  })
}

/** Texts of each drawing in sight that are cut off, too small, or lie on each other, in words for the failure message. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    // Letters follow the page's text, which grows on a projector.
    const smallest = (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 17) * 11.9
    for (const svg of document.querySelectorAll<SVGSVGElement>('article svg.drawing')) {
      const frame = svg.getBoundingClientRect()
      if (frame.width === 0) continue
      const name = `${svg.closest('article')?.dataset['name']}:`
      const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent !== '')
      const scale = frame.width / Number(svg.getAttribute('width'))
      const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      for (const { text, box } of boxes) {
        if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${name} “${text}” is cut off`)
        if (box.top < frame.top - 1 || box.bottom > frame.bottom + 2)
          faults.push(`${name} “${text}” leaves the drawing`)
      }
      for (const text of texts)
        if (Number.parseFloat(getComputedStyle(text).fontSize) * scale < smallest)
          faults.push(`${name} “${text.textContent}” is small`)
      boxes.forEach((a, index) => {
        for (const b of boxes.slice(index + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
          // Boxes of lines are taller than their letters: a little is no collision.
          if (across > 1 && down > 5) faults.push(`${name} “${a.text}” lies on “${b.text}”`)
        }
      })
    }
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px wider than the window`)
    return faults
  })
}

/** Where each figure of the page stands and how high it is. */
function placesOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('article, [data-figure]')].map((each) => {
      const { top, height } = each.getBoundingClientRect()
      return `${each.getAttribute('data-name') ?? each.getAttribute('data-figure')}: ${Math.round(top + scrollY)} + ${Math.round(height)}`
    }),
  )
}

/** Figures that leave some of their frame empty before anybody touches them, or whose letters are small beside the page's. */
function unfilled(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-figure]')].flatMap((figure) => {
      const room = figure.querySelector('.figure-canvas')?.getBoundingClientRect().width ?? 0
      const svg = [...figure.querySelectorAll('svg.drawing')].find((each) => each.getBoundingClientRect().width > 0)
      const drawn = svg?.getBoundingClientRect().width ?? 0
      const letters = (13 * drawn) / Number(svg?.getAttribute('width'))
      const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const enough = text > 17 ? 0.9 : 0.76
      return room - drawn > 1 || letters < text * enough
        ? [`${figure.dataset['figure']}: ${drawn} of ${room} px, letters of ${letters} px`]
        : []
    }),
  )
}

const widths = [360, 800, 1280, 1920]

for (const chart of chartIds) {
  // Figures wake up where the page is narrow in one language and where it is wide in the other.
  for (const [path, first] of [[pathOf(chart), 360] as const, [pathOf(`en/${chart}`), 1280] as const]) {
    test(`${path}: nothing jumps as it wakes up at ${first} px, and every label is whole, readable and apart`, async ({
      page,
    }) => {
      const faults: Record<string, string[]> = {}
      await page.setViewportSize({ width: first, height: 900 })
      await page.goto(path)
      await settled(page)
      for (const width of [520, 700, 860, first]) {
        await resize(page, width)
        faults[`${width} px, asleep`] = (await faultsOf(page)).filter((fault) => fault.endsWith('is small'))
      }
      const asleep = await placesOf(page)
      await wake(page)
      await resize(page, first)
      expect(await placesOf(page)).toEqual(asleep)
      for (const width of widths) {
        await resize(page, width)
        faults[`${width} px`] = await faultsOf(page)
      }
      await page.evaluate(() => {
        document.documentElement.dataset['theme'] = 'dark'
      })
      faults['dark'] = await faultsOf(page)
      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([])
    })
  }
}

test('a lesson stays as it stands while its figures wake up', async ({ page }) => {
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/lessons/gc-trace/')
    await settled(page)
    const asleep = await placesOf(page)
    expect(await unfilled(page), `at ${width} px`).toEqual([])
    await page.locator('svg.drawing:visible').first().scrollIntoViewIfNeeded()
    const shift = page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
          }).observe({ type: 'layout-shift' })
          const look = () =>
            document.querySelector('.figure-drawn') === null
              ? requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))
              : requestAnimationFrame(look)
          look()
        }),
    )
    await wake(page)
    expect(await shift, `at ${width} px`).toBe(0)
    expect(await placesOf(page), `at ${width} px`).toEqual(asleep)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a figure is complete: drawing, summary, caveat with its source, table', async ({ page }) => {
    await page.goto(pathOf('wall-by-procs'))
    const article = page.locator(note)
    await expect(article.locator('svg.drawing:visible')).toHaveCount(1)
    await expect(article.locator('.figure-summary')).toContainText('1.43 ms')
    await expect(article.getByRole('link', { name: /19497/ })).toBeVisible()
    await article.locator('summary').click()
    await expect(article.locator('td[data-field="gctrace.mark-assist-cpu"]')).toHaveText('0.60')
    await expect(article.getByRole('button', { name: 'SVG' })).toBeHidden()
  })
})

test('arrow keys walk over the marks of a cycle, which are one tab stop with names', async ({ page }) => {
  await awake(page, pathOf('en/wall-by-procs'))
  const drawing = page.locator(`${note} svg.drawing`)
  await expect(drawing.locator('[tabindex="0"]')).toHaveCount(1)
  await drawing.locator('[tabindex="0"]').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator(':focus')).toHaveAttribute('data-field', 'gctrace.mark-assist-cpu')
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /mark assist: 0\.60 ms of CPU time/)
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect(page.locator(':focus')).toHaveAttribute('data-field', 'gctrace.sweep-term-cpu')
})

test('arrow keys walk over cycles and their values in the staircase', async ({ page }) => {
  await awake(page, pathOf('en/heap-staircase'))
  const drawing = page.locator('[data-chart="heap-staircase"][data-name="note/gc-318-322"] svg.drawing')
  await drawing.locator('[tabindex="0"]').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', 'GC 319, heap goal: 5 MiB')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', 'GC 319, heap at end of mark: 4 MiB')
  await page.keyboard.press('End')
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', 'GC 322, heap at end of mark: 4 MiB')
  await expect(drawing.locator('.readout')).toHaveText('GC 322: 4 → 4 → 0 MiB, goal 5')
})

test('cycles are chosen together with Shift and arrow keys, and one press takes that back', async ({ page }) => {
  await awake(page, pathOf('en/gc-timeline'))
  const drawing = page.locator('[data-chart="gc-timeline"][data-name="note/gc-318-322"] svg.drawing')
  await drawing.locator('[tabindex="0"]').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(drawing.locator('.picked')).toHaveCount(1)
  const three = (await drawing.locator('.picked').boundingBox())?.width ?? 0
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(async () => (await drawing.locator('.picked').boundingBox())?.width ?? 0).toBeLessThan(three)
  await page.keyboard.press('Enter')
  await expect(drawing.locator('.picked')).toHaveCount(0)
})

test('a mouse draws out a range of cycles', async ({ page }) => {
  await awake(page, pathOf('en/gc-cpu'))
  const drawing = page.locator('[data-chart="gc-cpu"][data-name="assist/1.15-p2"] svg.drawing')
  await drawing.scrollIntoViewIfNeeded()
  const box = await drawing.boundingBox()
  if (!box) throw new Error('no drawing')
  await page.mouse.move(box.x + 120, box.y + 100)
  await page.mouse.down()
  await page.mouse.move(box.x + 300, box.y + 100, { steps: 6 })
  await page.mouse.up()
  await expect(drawing.locator('.picked')).toHaveCount(1)
  expect((await drawing.locator('.picked').boundingBox())?.width ?? 0).toBeGreaterThan(150)
})

test('a figure and the digits it was drawn from light each other', async ({ page }) => {
  await page.goto('/lessons/gc-trace/')
  await settled(page)
  const figure = page.locator('[data-figure="wall-by-procs"]').first()
  const cell = await figure.getAttribute('data-of')
  await figure.locator('.drawing svg:visible, svg.drawing:visible').first().hover()
  await expect(figure).toHaveAttribute('data-ready', '')
  await figure.locator('svg.drawing .mark[data-field="gctrace.mark-assist-cpu"]').hover()
  await expect(figure.locator('svg.drawing .mark.lit')).toHaveAttribute('data-field', 'gctrace.mark-assist-cpu')
  const digits = page
    .locator(`[data-cell="${cell}"], [data-trace="${cell}"], section:has([data-field])`)
    .locator('.tok.lit, .token.lit, [data-lit]')
  await expect(digits.first()).toHaveText('0.60')
})

test('saved files are right alone: colours, fonts and words inside, nothing of the page', async ({ page }) => {
  await awake(page, pathOf('wall-by-procs'))
  const article = page.locator(note)
  const [svgFile] = await Promise.all([
    page.waitForEvent('download'),
    article.getByRole('button', { name: 'SVG 저장' }).click(),
  ])
  expect(svgFile.suggestedFilename()).toBe('gc-318-wall-by-procs.svg')
  const svg = readFileSync(await svgFile.path(), 'utf8')
  expect(svg).toContain('<title>GC 318: 실제 시간 × P</title>')
  expect(svg).toContain('@font-face')
  expect(svg).not.toMatch(/var\(|class=|tabindex|https?:\/\/(?!www\.w3\.org)/)
  const blank = await page.context().newPage()
  const parse = (source: string) =>
    new DOMParser().parseFromString(source, 'image/svg+xml').querySelectorAll('parsererror').length
  const errors = await blank.evaluate(parse, svg)
  expect(errors).toBe(0)
  const [pngFile] = await Promise.all([
    page.waitForEvent('download'),
    article.getByRole('button', { name: 'PNG 저장' }).click(),
  ])
  const png = readFileSync(await pngFile.path())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // Letters take a while to come into an image: the title's colour must be there where the title stands. The picture is the
  // SVG file, drawn twice as large.
  const { inked, different } = await blank.evaluate(
    async ([pngData, svgData]) => {
      const [saved, drawn] = await Promise.all(
        [pngData, svgData].map(async (address) => {
          const image = new Image()
          image.src = address ?? ''
          await image.decode()
          return image
        }),
      )
      if (!saved || !drawn) throw new Error('no pictures')
      const pixelsOf = async (image: HTMLImageElement, rounds: number) => {
        const canvas = document.createElement('canvas')
        canvas.width = saved.width
        canvas.height = saved.height
        const pen = canvas.getContext('2d')
        for (let round = 0; round < rounds; round++) {
          pen?.clearRect(0, 0, canvas.width, canvas.height)
          pen?.drawImage(image, 0, 0, canvas.width, canvas.height)
          await new Promise((later) => setTimeout(later, 60))
        }
        return pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
      }
      const of = await pixelsOf(saved, 1)
      const svg = await pixelsOf(drawn, 12)
      let inked = 0
      let different = 0
      for (let at = 0; at < of.length; at += 4) {
        if (at < saved.width * 76 * 4 && (of[at] ?? 0) > 150 && (of[at + 1] ?? 0) < 110) inked++
        if ([0, 1, 2].some((channel) => Math.abs((of[at + channel] ?? 0) - (svg[at + channel] ?? 0)) > 24)) different++
      }
      return { inked, different }
    },
    [
      `data:image/png;base64,${png.toString('base64')}`,
      `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    ],
  )
  expect(different).toBe(0)
  expect(inked).toBeGreaterThan(500)
})

test('every sample of a chart is a click away, and the page shows them as other eyes see them', async ({ page }) => {
  await page.goto('/en/charts/')
  await page.locator('summary', { hasText: 'scheddetail' }).click()
  await page.getByRole('link', { name: '1.27-panic: P, M and G', exact: true }).click()
  await expect(page).toHaveURL(/\/en\/charts\/sched-detail\/all\/#scheddetail\/1\.27-panic$/)
  const card = page.locator('article[id="scheddetail/1.27-panic"]')
  await expect(card.getByRole('img', { name: /^The scheduler at \d+ ms$/ })).toBeInViewport()
  // Nothing on such a page is to be pressed but links.
  await expect(page.locator('.gallery :is([tabindex], button, [role="button"])')).toHaveCount(0)
  const gallery = page.locator('.gallery')
  const shown = () => gallery.evaluate((node) => getComputedStyle(node).filter)
  expect(await shown()).toBe('none')
  await page.getByRole('radio', { name: 'full colour' }).focus()
  for (const filter of ['url("#grey")', 'url("#protan")', 'url("#deutan")', 'url("#tritan")']) {
    await page.keyboard.press('ArrowRight')
    expect(await shown()).toBe(filter)
  }
  await card.getByRole('link').click()
  await expect(page).toHaveURL(/\/charts\/samples\/scheddetail\/1\.27-panic\.txt$/)
  await expect(page.locator('body')).toContainText('SCHED ')
})

test('the table is copied as CSV', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await awake(page, pathOf('en/heap-staircase'))
  const article = page.locator('[data-chart="heap-staircase"][data-name="note/gc-318-322"]')
  await article.getByRole('button', { name: 'Copy CSV' }).click()
  await expect(article.getByRole('status')).toHaveText('Copied')
  const csv = await page.evaluate(() => navigator.clipboard.readText())
  expect(
    csv
      .split('\n')
      .slice(0, 2)
      .map((line) => line.trim()),
  ).toEqual(['GC,At (s),Start (MiB),End of mark (MiB),Live (MiB),Goal (MiB),Over goal (MiB)', '318,36.750,4,4,0,5,0'])
})

test('the table sorts by any column', async ({ page }) => {
  await awake(page, pathOf('en/heap-staircase'))
  const article = page.locator('[data-chart="heap-staircase"][data-name="heapleak/1.27-gctrace"]')
  await article.locator('summary').click()
  const sort = article.getByRole('button', { name: 'Live (MiB)' })
  await sort.click()
  await sort.click()
  await expect(article.locator('tbody tr').first().locator('[data-field="gctrace.heap-live"]')).toHaveText('243')
  await expect(article.getByRole('columnheader', { name: /Live/ })).toHaveAttribute('aria-sort', 'descending')
})

test('pauses are widened only on request, and the figure says by how much', async ({ page }) => {
  await awake(page, pathOf('en/gc-timeline'))
  const article = page.locator('[data-chart="gc-timeline"][data-name="note/gc-318-322"]')
  await expect(article).toContainText('to scale')
  await article.getByRole('checkbox').check()
  await expect(article).toContainText(/drawn \d+ times wider/)
})
