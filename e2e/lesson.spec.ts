import type { Page } from '@playwright/test'
import { axeFor } from './support/axe.ts'
import { expect, settled, test } from './support/test.ts'

const exercise = (page: Page, id: string) => page.locator(`#exercise-${id}`)
const prediction = (page: Page, id: string) => page.locator(`#predict-${id}`)

test('choosing wrongly says why, sets the option aside and asks again', async ({ page }) => {
  await page.goto('/lessons/gc-trace/')
  const group = exercise(page, 'percent').getByRole('group', { name: /무슨 뜻입니까/ })
  await group.getByRole('radio', { name: 'GC가 프로그램 시간의 1 %를 썼다' }).check()
  await exercise(page, 'percent').getByRole('button', { name: '확인하기' }).click()
  const status = exercise(page, 'percent').getByRole('status')
  await expect(status).toContainText('다시 생각해 보세요.')
  await expect(status).toContainText('1 %를 썼다면 1%로 찍힙니다')
  await expect(group.getByRole('radio', { name: /1 %를 썼다/ })).toBeDisabled()
  await group
    .getByRole('radio', { name: /1 % 미만이다/ })
    .first()
    .check()
  await exercise(page, 'percent').getByRole('button', { name: '확인하기' }).click()
  await expect(status).toContainText('맞습니다.')
  await expect(exercise(page, 'percent').getByRole('button', { name: '확인하기' })).toBeHidden()
})

test('the two pauses can be pointed at with the keyboard alone, and what is found stays', async ({ page }) => {
  await page.goto('/en/lessons/gc-trace/')
  const pauses = exercise(page, 'pauses')
  const token = (value: string) => pauses.getByRole('button', { name: new RegExp(`: ${value.replace('.', '\\.')}$`) })
  await expect(pauses.locator('[data-tokens] button[tabindex="0"]')).toHaveCount(1)
  await token('318').focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await expect(token('0.022')).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(token('0.27')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(pauses.getByRole('status')).toContainText('1 still to be found.')
  await expect(pauses.getByRole('status')).toContainText('concurrent mark')
  await expect(token('0.022')).toHaveAttribute('aria-pressed', 'true')
  await expect(token('0.27')).toHaveAttribute('aria-pressed', 'false')
  await token('0.040').click()
  await pauses.getByRole('button', { name: 'Check' }).click()
  await expect(pauses.getByRole('status')).toContainText('Right.')
  await expect(pauses.getByRole('status')).toContainText('62 µs')
})

test('a number names the mistake behind it and takes a decimal comma', async ({ page }) => {
  await page.goto('/en/lessons/wall-and-cpu/')
  const program = exercise(page, 'program')
  const answer = program.getByRole('textbox', { name: 'Your answer' })
  await answer.fill('some')
  await answer.press('Enter')
  await expect(program.getByRole('status')).toContainText('Type a number')
  await answer.fill('1.92')
  await answer.press('Enter')
  await expect(program.getByRole('status')).toContainText('whole of the mark phase')
  await answer.fill('1,23')
  await answer.press('Enter')
  await expect(program.getByRole('status')).toContainText('Right.')
})

test('a guess is committed before the truth shows, and the gap is drawn', async ({ page }) => {
  await page.goto('/lessons/wall-and-cpu/')
  const capacity = prediction(page, 'capacity')
  await expect(capacity.getByText('2.16 ms').first()).toBeHidden()
  const slider = capacity.getByRole('slider', { name: '짐작' })
  await slider.fill('0.27')
  await expect(slider).toHaveAttribute('aria-valuetext', '0.27 ms')
  await capacity.getByRole('button', { name: '이 값으로 정하기' }).click()
  await expect(capacity.getByRole('status')).toContainText('실제보다 1.89 ms만큼 작게 잡았습니다.')
  await expect(capacity.getByText('2.16 ms').first()).toBeVisible()
  const gap = capacity.locator('[data-gap]')
  const track = capacity.locator('[data-track]')
  const [drawn, whole] = await Promise.all([gap.boundingBox(), track.boundingBox()])
  expect((drawn?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(1.89 / 4, 1)
})

test('an exercise half answered and a guess revealed have nothing that hinders assistive technology', async ({
  page,
}) => {
  await page.goto('/lessons/gc-trace/')
  await exercise(page, 'percent').getByRole('radio').first().check()
  await exercise(page, 'percent').getByRole('button', { name: '확인하기' }).click()
  await exercise(page, 'pauses')
    .getByRole('button', { name: /0\.27$/ })
    .click()
  await exercise(page, 'pauses').getByRole('button', { name: '확인하기' }).click()
  await prediction(page, 'mark-share').getByRole('button', { name: '이 값으로 정하기' }).click()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    const asked = ['#exercise-percent', '#exercise-pauses', '#predict-mark-share']
    const axe = asked.reduce((builder, id) => builder.include(id), axeFor(page))
    // Only colours differ.
    if (scheme === 'dark') axe.withRules(['color-contrast'])
    const { violations } = await axe.analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
})

test('answers stay on the device, in either language, and only what was missed is asked again', async ({ page }) => {
  await page.goto('/lessons/wall-and-cpu/')
  const answer = exercise(page, 'factor').getByRole('textbox')
  await answer.fill('6')
  await answer.press('Enter')
  const worker = exercise(page, 'worker')
  await worker.getByRole('radio').nth(1).check()
  await worker.getByRole('button', { name: '확인하기' }).click()
  await page.goto('/en/lessons/wall-and-cpu/')
  await settled(page)
  await expect(exercise(page, 'factor').getByRole('textbox')).toHaveValue('6')
  await expect(exercise(page, 'factor').getByRole('textbox')).toBeDisabled()
  await expect(worker.getByRole('radio').nth(1)).toBeDisabled()
  await expect(page.locator('lesson-recall').getByRole('status')).toContainText(
    '1 of 8 exercises answered, 1 at the first',
  )
  await page.getByRole('button', { name: 'Ask again what I missed' }).click()
  await expect(worker.getByRole('radio').nth(1)).toBeEnabled()
  await expect(worker.getByRole('radio').first()).toBeFocused()
  await expect(exercise(page, 'factor').getByRole('textbox')).toHaveValue('6')
  const stored = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes(':answer:')))
  expect(stored).toHaveLength(1)
  expect(stored[0]?.[0]).toMatch(/^godebug-notebook:v1:answer:wall-and-cpu\/factor:[a-z0-9]+$/)
  expect(stored[0]?.[1]).not.toMatch(/[가-힣]|Right|맞/)
})

test('commands are copied without their prompt', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/lessons/gc-trace/')
  const first = page.locator('lesson-commands').first()
  await first.getByRole('button', { name: '복사' }).click()
  await expect(first.getByRole('status')).toHaveText('복사했습니다')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('go build\nGODEBUG=gctrace=1 ./godebug\n')
})

test('the note’s own wording is one click away from its correction', async ({ page }) => {
  await page.goto('/lessons/gc-trace/#erratum-16')
  const erratum = page.locator('[data-erratum="16"]')
  await expect(erratum).toContainText('1 %가 아니라 1 % 미만입니다')
  await expect(erratum.getByText('One percent of the programs time')).toBeHidden()
  await erratum.getByText('원문 표현 보기').click()
  await expect(erratum.getByText('One percent of the programs time')).toBeVisible()
  await expect(erratum).toContainText('memstats.gc_cpu_fraction')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a lesson has its lines, figures, and the answers to unfold', async ({ page }) => {
    for (const path of ['/lessons/gc-trace/', '/en/lessons/wall-and-cpu/']) {
      await page.goto(path)
      await expect(page.getByText('0.022+0.27+0.040').first(), path).toBeVisible()
      await expect(page.locator('svg [data-field="gctrace.mark-assist-cpu"]:visible').first(), path).toBeVisible()
      // What the figures show, as a table, and what each value means.
      for (const figure of await page.locator('[data-figure]').all()) {
        await expect(figure.locator('svg.drawing:visible')).toHaveCount(1)
        await figure.locator('details:has(table) > summary').click()
        await expect(figure.locator('td[data-field^="gctrace."]').first()).toBeVisible()
      }
      await expect(page.locator('dl [data-field="gctrace.mark-assist-cpu"] dd').first()).toBeVisible()
      await expect(page.locator('lesson-exercise [data-check]').first()).toBeHidden()
      const solution = page.locator('lesson-exercise [data-solution]').first()
      await solution.locator('summary').click()
      await expect(solution.locator('dd').first()).toBeVisible()
      const truth = page.locator('lesson-predict [data-solution]').first()
      await truth.locator('summary').click()
      await expect(truth.locator('.predict-truth-line')).toBeVisible()
    }
  })
})

test('no lesson is wider than a small phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of [
    '/lessons/gc-trace/',
    '/en/lessons/gc-trace/',
    '/lessons/wall-and-cpu/',
    '/en/lessons/wall-and-cpu/',
  ]) {
    await page.goto(path)
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360)
  }
})
