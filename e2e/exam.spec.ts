import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

/** Moves to a value of the focused line by arrows and picks it. */
async function point(page: Page, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
}

test('an unseen trace by keyboard alone: a slip is named, and another trace is there to try', async ({ page }) => {
  await page.goto('/lessons/wall-and-cpu/#unseen')
  const live = page.locator('#exercise-unseen-assisted-live')
  await expect(page.locator('[data-paper]:visible')).toHaveCount(1)
  // Values of the line: gc, at, %, three times, five times, heap start, end, live. First the peak, then the live heap.
  await live.locator('[data-tokens] button').first().focus()
  await point(page, 0, 12)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(live.getByRole('status')).toContainText('꼭대기')
  await page.keyboard.press('Shift+Tab')
  await point(page, 12, 13)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(live.getByRole('status')).toContainText('10 MiB가 살아남았습니다')
  const pauses = page.locator('#exercise-unseen-assisted-pauses')
  await pauses.locator('[data-tokens] button').first().focus()
  await point(page, 0, 3)
  await point(page, 3, 5)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(pauses.getByRole('status')).toContainText('0.115 ms')
  const hurts = page.locator('#exercise-unseen-assisted-hurts')
  await hurts.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(hurts.getByRole('status')).toContainText('43 %')
  // The focus is where the answer was given, not at the top of the page.
  await expect(hurts.locator('[data-feedback]')).toBeFocused()

  const exam = page.locator('lesson-exam')
  await expect(exam.getByText('세 문제 가운데 2개를 한 번에 맞혔습니다.')).toBeVisible()
  await expect(exam.getByRole('link', { name: '라이브 힙' })).toHaveAttribute('href', '/lessons/gc-trace/#heap')
  await expect(exam.getByRole('link', { name: '마크 어시스트' })).toBeHidden()
  await expect(exam.locator('[data-story]:visible')).toHaveCount(1)
  const { violations } = await new AxeBuilder({ page }).include('lesson-exam').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await exam.getByRole('button', { name: '다른 트레이스로 풀기' }).press('Enter')
  await expect(page.getByText('트레이스 2/4')).toBeFocused()
  await expect(page.locator('[data-paper]:visible')).toHaveCount(1)
  await page.reload()
  await expect(page.getByText('트레이스 1/4')).toBeVisible()
  await expect(exam.getByText('세 문제 가운데 2개를 한 번에 맞혔습니다.')).toBeVisible()
})
