import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { axeFor, expectNothingSerious } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const sample = (id: string) => readFileSync(new URL(`../content/samples/${id}.log`, import.meta.url), 'utf8')
const wrongQueues = 'SCHED 0ms: gomaxprocs=1 idleprocs=0 threads=2 spinningthreads=0 idlethreads=0 runqueue=0 [4 4]\n'

async function paste(page: Page, text: string): Promise<void> {
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test.beforeEach(async ({ page }) => {
  await page.goto('/workbench/')
})

test('two queues for one P: what must hold, the arithmetic, what to do', async ({ page }) => {
  await paste(page, wrongQueues)
  const finding = page.locator('.checks [data-strength="always"] [data-check="queue-count"]')
  await expect(finding).toContainText('[4 4]')
  await expect(finding).toContainText('지켜야 할 것')
  await expect(finding).toContainText('해 볼 일')
  await expect(page.locator('.lines [data-finding="queue-count"]')).toContainText('맞지 않음')
  await finding.getByRole('button', { name: '1번째 줄' }).click()
  await expect(page.locator('.lines .lit[data-field="schedtrace.gomaxprocs"]')).toHaveText('1')
  expect(await page.locator('.lines .lit[data-field="schedtrace.local-runqueues"]').count()).toBeGreaterThan(0)
})

test('the note’s pacer block is a remark, and its sweep line belongs to gc 5', async ({ page }) => {
  await paste(page, sample('note/gc-5-pacer'))
  const remark = page.locator('.checks [data-strength="usually"] [data-check="pacer-next-cycle"]')
  await expect(remark).toContainText('gc 5')
  await expect(page.locator('.checks [data-strength="always"]')).toHaveCount(0)
  await expect(page.locator('[data-belongs="5"]')).toHaveCount(1)
  await page.locator('[data-belongs="5"]').getByRole('button').click()
  await expect(page.locator('.line.current')).toContainText('gc 5 ')
})

test('in a long trace the line is marked in words, and a finding leads to it', async ({ page }) => {
  const lines = sample('churn/1.27-p4-calm').trimEnd().split('\n')
  const at = 20
  const live = /(\d+)->(\d+)->(\d+) MB/
  const broken = lines.map((line, index) => (index === at ? line.replace(live, '$1->$2->9999 MB') : line))
  await paste(page, broken.join('\n'))
  const finding = page.locator('.checks [data-check="heap-live-end"]')
  await expect(finding).toContainText(/9.?999/)
  await finding.getByRole('button', { name: `${at + 1}번째 줄` }).click()
  const row = page.getByRole('listbox').getByRole('option', { selected: true })
  await expect(row).toHaveAttribute('aria-posinset', String(at + 1))
  await expect(row).toContainText('맞지 않음')
  await expect(row.locator('.lit[data-field="heap-live"]')).toHaveText('9999')
  await expect(page.getByRole('link', { name: /맞을 수 없는 곳/ })).toBeVisible()
})

test('a sound trace is said to be sound, against how many rules and lines', async ({ page }) => {
  const text = sample('churn/1.27-p2')
  await paste(page, text)
  await expect(page.locator('.checks .calm')).toContainText(/규칙 \d+개에 트레이스 \d+줄을/)
  await expect(page.locator('.about [data-kind="gctrace.cycle"]')).toContainText(/\d+/)
})

test('processes are listed with their lines, releases with what decides them', async ({ page }) => {
  const run = sample('churn/1.25-p8').trimEnd().split('\n').slice(0, 10).join('\n')
  const older = sample('churn/1.15-p2').trimEnd().split('\n').slice(0, 10).join('\n')
  await paste(page, `${run}\n${older}`)
  const about = page.locator('.about')
  await expect(about).toContainText('프로세스 2개')
  await expect(about.getByRole('button', { name: '10줄, 11번째부터 20번째 줄까지' })).toBeVisible()
  await expect(about).toContainText('Go 1.6–1.17')
})

test('the findings in English, and nothing serious for assistive technology', async ({ page }) => {
  await page.goto('/en/workbench/')
  await paste(page, wrongQueues + sample('note/gc-5-pacer'))
  await expect(page.locator('.checks [data-check="queue-count"]')).toContainText('What must hold')
  await expect(page.locator('.about')).toContainText('Kinds of lines')
  await expectNothingSerious(page, axeFor(page).include('.whole'))
})
