import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { checkClaims, linkOf, reviewWords } from '../src/cli/review-command.ts'
import { checksum, toBase64Url } from '../src/share/bytes.ts'
import { type Capsule, emptyCapsule } from '../src/share/capsule.ts'
import { encodeFile } from '../src/share/file.ts'
import { decodeLink, encodeLink } from '../src/share/link.ts'
import { expect, test } from './support/test.ts'

const lines = (name: string, count: number) =>
  `${readFileSync(`content/samples/${name}.log`, 'utf8').split('\n').slice(0, count).join('\n')}\n`
const before = lines('assist/1.26-p2', 30)
const after = lines('churn/1.26-p2', 30)

async function paste(page: Page, text: string): Promise<void> {
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

async function expectNothingSerious(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode(true).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('a link is made with notes and a claim, and whoever opens it sees the claim worked out', async ({ page }) => {
  await page.goto('/workbench/')
  await paste(page, after)
  await page.getByRole('button', { name: '공유', exact: true }).click()
  const panel = page.getByRole('region', { name: '공유' })
  await expect(panel).toBeInViewport()
  await panel.getByLabel('제목').fill('어시스트를 절반으로')

  // On the line that is read, right under it; then on all of it.
  await page.locator('[data-notes-here]').getByRole('button', { name: '1번째 줄에 메모 달기' }).click()
  await expect(page.locator('[data-note="1"] textarea')).toBeFocused()
  await page.keyboard.insertText('여기서 **시작**합니다.')
  await panel.getByRole('button', { name: '전체에 메모 달기' }).click()
  const claim = panel.getByRole('combobox', { name: '메모 2: 주장' })
  await claim.fill('max(heap-go')
  await claim.press('ArrowDown')
  await claim.press('Enter')
  await expect(claim).toHaveValue('max(heap-goal)')
  await claim.fill('max(heap-goal) < 64')
  await expect(page.locator('[data-note="2"] [data-claim="error"]')).toContainText('단위가 빠졌습니다')
  await claim.fill('max(heap-goal) < 64MiB')
  await claim.press('Escape')
  await expect(page.locator('[data-note="2"] [data-claim="true"]')).toContainText('맞음')

  await panel.getByRole('button', { name: '메모 1: 지우기' }).click()
  await expect(page.locator('[data-note]')).toHaveCount(1)
  await expect(panel.getByRole('button', { name: '되돌리기' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-note="1"] textarea')).toHaveValue('여기서 **시작**합니다.')
  await page.locator('[data-note="2"]').getByRole('button', { name: '위로' }).click()
  await expect(page.locator('[data-note="1"]')).toContainText('맞음')

  await expect(panel.getByText('런타임이 찍은 30줄')).toBeVisible()
  await panel.getByLabel('크기에 곱할 수').fill('0.5')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-preview="after"]')).not.toHaveText(
    String(await page.locator('[data-preview="before"]').textContent()),
  )
  await panel.getByLabel('크기에 곱할 수').fill('1')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-preview]')).toHaveCount(0)
  await expectNothingSerious(page, '[data-share]')

  const link = page.locator('[data-link]')
  await expect(async () => {
    const { capsule } = await decodeLink(String(await link.getAttribute('href')))
    expect(capsule).toMatchObject({ title: '어시스트를 절반으로', traces: [after], notes: [{}, { text: /시작/ }] })
  }).toPass()
  const address = String(await link.getAttribute('href'))
  // Node and the page pack alike, so the command makes the very link that the page makes.
  const { capsule } = await decodeLink(address)
  expect(address.split('#')[1]).toBe(await encodeLink(capsule as Capsule))

  await page.goto(address)
  const review = page.locator('[data-review]')
  await expect(review.getByRole('heading', { name: '어시스트를 절반으로' })).toBeVisible()
  await expect(review.locator('[data-note="1"] [data-claim]')).toHaveAttribute('data-claim', 'true')
  await expect(review.locator('[data-note="2"] strong')).toHaveText('시작')
  await expect(review.locator('.aloud')).toContainText('GC')
  await expect(review.locator('[data-figure]').first()).toBeVisible()
  await review.getByRole('button', { name: '주장 바꿔 보기' }).click()
  await review.getByRole('combobox').fill('max(heap-goal) < 1MiB')
  await expect(review.locator('[data-note="1"] [data-claim]')).toHaveAttribute('data-claim', 'false')
  await expect(review.locator('[data-tally]')).toContainText('틀림 1')

  await review.getByRole('link', { name: '작업대에서 열기' }).click()
  await expect(page.locator('[data-count="cycles"] dd')).toHaveText('30')
})

test('links of the command line, two traces, paper, and a file that is dropped', async ({ page }) => {
  const claims = ['share(assist) after < before / 2', 'p99(stw) < 1us', 'live.slope ~ 0', 'max(']
  const link = await linkOf({ title: 'Half the assists', claims, site: 'https://example.org/', locale: 'en' }, [
    before,
    after,
  ])
  await page.goto('/en/workbench/')
  await paste(page, 'gc 9 mine')
  await expect(page.locator('[data-cell="workbench"] .lines')).toContainText('gc 9 mine')
  await page.goto(link.replace('https://example.org', ''))
  const states = claims.map((claim) => checkClaims([claim], [before, after], reviewWords.en).code)
  const shown = { 0: 'true', 1: 'false', 2: 'error', 3: 'undecided' } as const
  const review = page.locator('[data-review]')
  for (const [index, code] of states.entries()) {
    await expect(review.locator(`[data-note="${index + 1}"] [data-claim]`)).toHaveAttribute('data-claim', shown[code])
  }
  expect(new Set(states).size).toBe(4)
  await review.locator('[data-note="2"] [data-claim] button').first().click()
  await expect(review.locator('.lines .line')).toBeInViewport()
  await expect(review.locator('[data-figure]')).toHaveCount(2)
  await page.emulateMedia({ media: 'print' })
  await expect(review.locator('.printed li')).toHaveCount(60)
  await expect(review.locator('.printed').getByText('gc 30 ').first()).toBeVisible()
  await page.emulateMedia({ media: 'screen' })

  // A frame judges alike.
  const hash = new URL(link).hash
  await page.goto(`/en/embed/${hash}`)
  await expect(page.locator('.verdict')).toHaveCount(4)
  expect(await page.locator('.verdict').evaluateAll((all) => all.map((each) => each.dataset['claim']))).toEqual(
    states.map((code) => (code === 2 ? 'undecided' : shown[code])),
  )
  await page.goBack()

  // What the reader was at is one press away.
  await review.getByRole('link', { name: 'Open after in the workbench' }).click()
  const panel = page.getByRole('region', { name: 'Share' })
  await expect(panel.getByLabel('Title')).toHaveValue('Half the assists')
  await expect(page.locator('[data-count="cycles"] dd')).toHaveText('30')
  await page.getByRole('button', { name: 'Bring back what was here' }).click()
  await expect(page.locator('[data-cell="workbench"] .lines')).toContainText('gc 9 mine')

  const file = encodeFile({
    ...emptyCapsule,
    title: 'From a file',
    traces: [before, after],
    notes: [{ at: { type: 'line', trace: 0, line: 2 }, text: 'there', claim: '' }],
  })
  await page
    .locator('.workbench > input[type="file"]')
    .setInputFiles({ name: 'x.godebug.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  await expect(page.locator('[data-count="cycles"] dd')).toHaveText('30')
  await expect(panel.getByLabel('Title')).toHaveValue('From a file')
  await page.getByText('Add notes to the trace from before').click()
  await expect(page.locator('.before [role="option"]').nth(2)).toContainText('Note 1')
})

const script = '"><img src=x onerror="hit=1"><script>hit=1</script><svg onload=hit=1>javascript:hit=1'
/** A link with any payload, its checksum right. */
function sealed(payload: Uint8Array): string {
  const sum = checksum(payload)
  return `1.${toBase64Url(Uint8Array.of(sum, sum >>> 8, sum >>> 16, sum >>> 24, ...deflateRawSync(payload)))}`
}

test('a hostile link ends in a clear message with what could be saved, and nothing of it runs', async ({ page }) => {
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(window, { violations })
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective} ${blockedURI}`),
    )
  })
  page.on('dialog', () => {
    throw new Error('a dialog')
  })
  const evil: Capsule = {
    title: script,
    traces: [`${script}\n${after}`, script],
    selection: null,
    notes: [
      { at: null, text: `${script} [x](javascript:hit=1) <https://example.org/${script}>`, claim: script },
      { at: { type: 'line', trace: 0, line: 0 }, text: '`'.repeat(3000), claim: `${'('.repeat(450)}1` },
      { at: null, text: '', claim: 'max(__proto__) < 1' },
    ],
    view: { figure: '__proto__', find: script },
  }
  const whole = await encodeLink({ ...evil, title: 'kept' })
  const zeros = deflateRawSync(new Uint8Array(24 * 1024 * 1024))
  const hostile: readonly (readonly [hash: string, problem: string | null, saved: string | null])[] = [
    [await encodeLink(evil), null, script],
    [whole.slice(0, -60), 'truncated', 'kept'],
    [`${whole.slice(0, -60)}AAAA${whole.slice(-56)}`, 'damaged', 'kept'],
    [whole.replace(/^1\./, '7.'), 'newer-version', null],
    ['0.abc', 'unknown-version', null],
    ['__proto__', 'no-link', null],
    [`1.${toBase64Url(Uint8Array.of(0, 0, 0, 0, ...zeros))}`, 'too-large', null],
    [
      await encodeLink({
        ...emptyCapsule,
        title: 'many',
        notes: Array.from({ length: 900 }, () => ({ at: null, text: 'x'.repeat(900), claim: '' })),
      }),
      null,
      'many',
    ],
    [sealed(Uint8Array.from({ length: 3000 }, (_, at) => (at * 31) % 256)), 'damaged', null],
  ]
  await page.goto('/shared/')
  await expect(page.getByRole('heading', { name: '열 링크가 없습니다' })).toBeVisible()
  for (const [hash, problem, saved] of hostile) {
    await page.evaluate((next) => {
      location.hash = next
    }, hash)
    const alert = page.locator('[data-problem]')
    if (problem === null) await expect(alert).toHaveCount(0)
    else await expect(alert).toHaveAttribute('data-problem', new RegExp(problem))
    const title = page.locator('[data-review] h2')
    if (saved === null) await expect(title).toHaveCount(0)
    else await expect(title).toHaveText(saved)
  }
  const found = await page.evaluate(() => {
    const { hit = null, violations } = window as unknown as { hit?: number; violations: string[] }
    return { hit, violations }
  })
  expect(found).toEqual({ hit: null, violations: [] })
})
