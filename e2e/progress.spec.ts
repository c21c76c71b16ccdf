import { readFile } from 'node:fs/promises'
import { expect, test } from './support/test.ts'

test('a reader goes on where they stopped, and takes it all to another device', async ({ page }) => {
  await page.goto('/progress/')
  await expect(page.getByText('아직 적힌 것이 없습니다.')).toBeVisible()
  await page.goto('/lessons/gc-trace/')
  await expect(page.locator('lesson-place')).toBeHidden()
  const number = page.locator('#exercise-gc-number')
  await number.getByRole('radio', { name: /몇 번째 GC/ }).check()
  await number.getByRole('button', { name: '확인하기' }).click()
  await expect(number.getByRole('status')).toContainText('맞습니다.')
  await page.locator('#heap').evaluate((each) => each.scrollIntoView())
  await page.waitForFunction(() => localStorage.getItem('godebug-notebook:v1:place:gc-trace')?.includes('"heap"'))

  await page.goto('/')
  await expect(page.getByRole('link', { name: '이어서 보기 5강 GC 트레이스 한 줄 읽기' })).toHaveAttribute(
    'href',
    /\/lessons\/gc-trace\/#heap$/,
  )
  await page.goto('/lessons/gc-trace/')
  await expect(page.locator('lesson-place')).toContainText('힙 크기는 왜 세 개입니까?')
  await expect(page.locator('.lesson-list .lesson-mark')).toHaveText('1/13')

  await page.goto('/progress/')
  const row = page.locator('[data-row="gc-trace"]')
  await expect(row).toContainText('1 / 13')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '파일로 내려받기' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  await row.getByRole('button').click()
  await expect(row).toContainText('연습 13개')
  await page.getByRole('button', { name: '되살리기' }).click()
  await expect(row).toContainText('1 / 13')

  // Another device: nothing there, then the file, then one that is no such file.
  await page.getByRole('button', { name: '모두 지우기' }).click()
  await expect(page.getByText('아직 적힌 것이 없습니다.')).toBeVisible()
  const load = (name: string, text: string) =>
    page.locator('[data-file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await load('progress.json', file)
  await expect(page.getByRole('status')).toContainText('2개를 가져왔습니다.')
  await expect(row).toContainText('1 / 13')
  await load('trace.log', 'gc 1 @0.000s 0%:')
  await expect(page.getByRole('status')).toContainText('JSON 파일이 아니거나')
})

test('a line from a lesson is printed as another release would, by keyboard', async ({ page }) => {
  await page.goto('/en/lessons/gc-trace/')
  await page.locator('.lines [data-field="gctrace.heap-goal"]').first().click()
  const link = page.getByRole('link', { name: 'As another release would print it' }).first()
  await link.click()
  await expect(page.locator('.reprint textarea')).toHaveValue(/^gc 318 @36\.750s/)
  const release = page.getByRole('slider', { name: 'Print it again as' })
  await release.focus()
  // As Go 1.27 there would be stacks and globals, which nobody knows; as Go 1.17 the line is itself.
  await expect(page.locator('.reprinted').first()).toContainText('? MB stacks, ? MB globals')
  for (let step = 27; step > 17; step--) await page.keyboard.press('ArrowLeft')
  await expect(release).toHaveAttribute('aria-valuetext', 'Go 1.17')
  await expect(page.locator('.reprinted').first()).toHaveText(/4->4->0 MB, 5 MB goal, 8 P$/)
  await expect(page.getByText('The same, to the last character.')).toBeVisible()
})
