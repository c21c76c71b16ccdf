import { expect, test } from './support/test.ts'

const first = '#first'

test('a plain page under a strict policy explains its traces, two of them, and follows their text', async ({
  page,
}) => {
  await page.goto('/embed/demo.html')
  await expect(page.locator('go-trace [data-at]').first()).toBeVisible()
  // Nothing of one speaks for the other.
  await page.locator(first).getByText('0.60', { exact: true }).click()
  await expect(page.locator(first).getByRole('region', { name: 'Mark assist, CPU' })).toContainText('0.60 ms')
  await expect(page.locator('#second').getByText('Mark assist')).toHaveCount(0)
  await expect(page.locator('#second [part="token"]').first()).toBeVisible()
  // A part that the page styles.
  const weight = await page
    .locator(first)
    .getByText('0.022', { exact: true })
    .evaluate((each) => getComputedStyle(each).fontWeight)
  expect(weight).toBe('700')
  await page.getByRole('button', { name: 'Change the text' }).click()
  await expect(page.locator(first).getByText('0.629', { exact: true })).toBeVisible()
  await expect(page.locator(first).locator('[part="card"]')).toHaveCount(0)
  // Keys alone.
  await page.locator(first).getByRole('button').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.locator(first).locator('[part="card"]')).toContainText('0.629 s')
  await page.keyboard.press('Escape')
  await expect(page.locator(first).getByText('0.629', { exact: true })).toBeFocused()
})

test('a hostile style sheet changes nothing inside', async ({ page }) => {
  await page.goto('/embed/demo-hostile.html')
  await page.locator(first).getByText('0.13', { exact: true }).click()
  const card = page.locator(first).locator('[part="card"]')
  await expect(card).toBeVisible()
  const style = await card.evaluate((each) => {
    const { color, fontSize, fontStyle, letterSpacing, textTransform, direction, textAlign, position } =
      getComputedStyle(each)
    return { color, fontSize, fontStyle, letterSpacing, textTransform, direction, textAlign, position }
  })
  expect(style).toEqual({
    color: 'rgb(28, 33, 39)',
    fontSize: '15px',
    fontStyle: 'normal',
    letterSpacing: 'normal',
    textTransform: 'none',
    direction: 'ltr',
    textAlign: 'start',
    position: 'relative',
  })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the text is there', async ({ page }) => {
    await page.goto('/embed/demo.html')
    await expect(page.locator(first)).toContainText('gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock')
  })
})

test('a frame shows a link, tells its height and takes settings, and no text leaves it', async ({ page }) => {
  await page.addInitScript(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('message', ({ data }) => heard.push(data))
  })
  await page.goto('/en/embedding/')
  const frame = page.frameLocator('iframe.embedded')
  await page.locator('iframe.embedded').scrollIntoViewIfNeeded()
  await expect(frame.locator('go-trace [data-at]').first()).toBeVisible()
  await frame.locator('go-trace').getByText('0.072', { exact: true }).click()
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('iframe.embedded') as HTMLIFrameElement
    contentWindow?.postMessage({ type: 'go-trace:set', theme: 'dark', lang: 'ko', hideAnswers: true }, '*')
  })
  await expect(frame.locator('html[data-theme="dark"][lang="ko"]')).toHaveCount(1)
  await expect(frame.locator('go-trace').getByRole('button', { name: '풀이 보기' })).toBeVisible()
  const heard = (await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)) as { type?: string }[]
  expect(heard.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['go-trace:ready', 'go-trace:height', 'go-trace:select']),
  )
  expect(heard).toContainEqual({ type: 'go-trace:select', field: 'gctrace.sweep-term-wall' })
  expect(JSON.stringify(heard)).not.toMatch(/clock|0\.072/)
})
