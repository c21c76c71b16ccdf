// How the workbench behaves while a long log is read, in the page as it is built: when the first records are seen, and for
// how long the page cannot answer. Needs `npm run build` before; `node bench/workbench.ts --records 1000000` does it alone.
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../e2e/support/browser.ts'
import { createStaticServer } from '../src/build/static-server.ts'

export interface PageResult {
  /** Milliseconds from the drop to the first record that is drawn. */
  readonly firstAfter: number
  /** Milliseconds from the drop to the end of reading. */
  readonly readAfter: number
  /** Milliseconds from the drop until the whole text was held against the rules; `null` where that was not awaited. */
  readonly checkedAfter: number | null
  /** Processor time of the longest task, ms: a busy machine stretches the clock's time of a task, not this. */
  readonly longestCpu: number
  /** Tasks of the page's own thread over 50 ms, from the drop to the end of reading, and from then on. */
  readonly tasksReading: readonly number[]
  readonly tasksAfter: readonly number[]
  readonly records: string
}

/** The rules are not waited for any longer than this, ms: a log made of a hundred programs' lines takes minutes. */
const longestChecks = 60_000

/** Drops a log on the workbench of a built site and watches. */
export async function measureWorkbench(log: Uint8Array): Promise<PageResult> {
  if (!existsSync('dist/workbench/index.html')) throw new Error('There is no built site: npm run build')
  const site = createStaticServer({ folder: 'dist' })
  const server = createServer((request, response) => {
    if (request.url === '/bench-log') response.end(log)
    else site.emit('request', request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const browser = await chromium.launch(await findBrowser())
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`http://127.0.0.1:${port}/en/workbench/`)
    await page.locator('.workbench[data-ready]').waitFor()
    return await drop(browser, page)
  } finally {
    await browser.close()
    server.close()
  }
}

async function drop(browser: Browser, page: Page): Promise<PageResult> {
  await page.evaluate(async () => {
    const log = await (await fetch('/bench-log')).blob()
    const tasks: { start: number; ms: number }[] = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, ms: duration })
    }).observe({ type: 'longtask' })
    const times = { tasks, dropped: 0, first: 0, read: 0, checked: 0 }
    const seen = (selector: string) => document.querySelector(selector) !== null
    const watch = () => {
      const now = performance.now()
      if (times.first === 0 && /\d/.test(document.querySelector('[role="option"] .text')?.textContent ?? ''))
        times.first = now
      if (times.read === 0 && seen('[data-long="done"]')) times.read = now
      if (times.checked === 0 && times.read > 0 && seen('.checks[aria-busy="false"]')) times.checked = now
    }
    new MutationObserver(watch).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['data-long', 'aria-busy'],
    })
    Object.assign(window, { times, log: new File([log], 'made.log') })
    // What comes from here on is the page's work, not the bench's.
    await new Promise((resolve) => setTimeout(resolve, 500))
  })
  await browser.startTracing(page, { categories: ['toplevel'] })
  await page.evaluate(() => {
    const { times, log } = window as unknown as { times: { dropped: number }; log: File }
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(log)
    // A file that is dropped was dragged over the page before.
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }))
    setTimeout(() => {
      times.dropped = performance.now()
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }, 400)
  })
  await page.locator('[data-long="done"]').waitFor({ timeout: 300_000 })
  // What is shown when all is read takes a moment more: its figures, one after another, and what the rules find.
  await page
    .locator('[data-figure] canvas')
    .nth(3)
    .waitFor({ timeout: 60_000 })
    .catch(() => {})
  await page
    .locator('.checks[aria-busy="false"]')
    .waitFor({ timeout: longestChecks })
    .catch(() => {})
  await page.waitForTimeout(1000)
  const longestCpu = longestOf(await browser.stopTracing())
  const told = await page.evaluate(() => {
    const { times } = window as unknown as {
      times: {
        tasks: { start: number; ms: number }[]
        dropped: number
        first: number
        read: number
        checked: number
      }
    }
    const { dropped, first, read, checked } = times
    const of = (from: number, to: number) =>
      times.tasks.filter(({ start }) => start >= from - 5 && start < to).map(({ ms }) => Math.round(ms))
    return {
      firstAfter: first - dropped,
      readAfter: read - dropped,
      checkedAfter: checked === 0 ? null : checked - dropped,
      tasksReading: of(dropped, read),
      tasksAfter: of(read, Number.POSITIVE_INFINITY),
      records: document.querySelector('[data-count="records"] dd')?.textContent ?? '',
    }
  })
  return { ...told, longestCpu }
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds of the thread's own processor time. */
  readonly tdur?: number
  readonly args?: unknown
}

/** Milliseconds of processor time of the page's longest task, whatever else the machine did meanwhile. */
function longestOf(recording: Buffer): number {
  const { traceEvents } = JSON.parse(recording.toString()) as { traceEvents: readonly TraceEvent[] }
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && JSON.stringify(args).includes('CrRendererMain'))
      .map(thread),
  )
  let longest = 0
  for (const event of traceEvents) {
    if (event.ph !== 'X' || !event.name.endsWith('RunTask') || !pages.has(thread(event))) continue
    longest = Math.max(longest, (event.tdur ?? 0) / 1000)
  }
  return longest
}

/** The same in a sentence. */
export async function tellWorkbench(log: Uint8Array): Promise<string> {
  if (!existsSync('dist/workbench/index.html')) return 'workbench: not measured, there is no built site'
  const { records, firstAfter, readAfter, checkedAfter, longestCpu, tasksReading, tasksAfter } =
    await measureWorkbench(log)
  const ms = (time: number | null) => `${Math.round(time ?? Number.NaN)} ms`
  return [
    `workbench: ${records} records, first drawn after ${ms(firstAfter)}, all read after ${ms(readAfter)}`,
    `all rules after ${ms(checkedAfter)}`,
    `longest task of the page ${ms(longestCpu)} of processor time`,
    `over 50 ms by the clock: while reading [${tasksReading.join(', ')}], later [${tasksAfter.join(', ')}]`,
  ].join('; ')
}

/** Cycles that follow each other, as one program prints them. */
export function manyCycles(count: number): Uint8Array {
  let text = ''
  for (let number = 1; number <= count; number++) {
    text += `gc ${number} @${(number * 0.01).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 6 P\n`
  }
  return new TextEncoder().encode(text)
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { records: { type: 'string', default: '1000000' } } })
  process.stdout.write(`${await tellWorkbench(manyCycles(Number(values.records)))}\n`)
}
