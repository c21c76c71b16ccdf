import { readFileSync } from 'node:fs'
import { expect, test } from './support/test.ts'

const fixture = (name: string) => readFileSync(`src/trace/foreign/fixtures/${name}`)
const file = (name: string, buffer: Buffer | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(buffer),
})
const cycle = (number: number) =>
  `gc ${number} @${number}.500s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P\n`

test('files that are no traces are named with what opens them, and several logs are put in order', async ({ page }) => {
  await page.goto('/workbench/')
  const chooser = page.locator('input[type="file"]').first()
  const kind = (name: string) => page.locator(`[data-file-kind="${name}"]`)
  await expect(page.locator('.workbench')).toHaveAttribute('data-ready', '')

  await chooser.setInputFiles([
    file('shot.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    file('run.trace', fixture('go1.27-execution.trace')),
    file('heap.pb.gz', fixture('go1.27-heap.pb.gz')),
  ])
  await expect(kind('image')).toContainText('shot.png')
  await expect(kind('go-execution-trace')).toContainText('go tool trace')
  await expect(kind('pprof')).toContainText('go tool pprof')

  await chooser.setInputFiles(
    file(
      'v8.log',
      '[44583:0x110008000]       25 ms: Scavenge 2.4 (3.2) -> 2.0 (4.2) MB, 0.62 / 0.00 ms  allocation failure;\n',
    ),
  )
  await expect(kind('v8-trace-gc')).toBeVisible()
  await chooser.setInputFiles(file('jvm.log', '[0.005s][info][gc] Using G1\n'))
  await expect(kind('jvm-gc')).toBeVisible()
  await expect(kind('image')).toHaveCount(0)

  await chooser.setInputFiles([file('b.log', cycle(3) + cycle(4)), file('a.log', cycle(1) + cycle(2))])
  await expect(page.locator('[data-order]')).toContainText('a.log → b.log')
  await expect(page.locator('.result .lines').first()).toContainText(/gc 1 @.*gc 2 @.*gc 3 @.*gc 4 @/s)
})
