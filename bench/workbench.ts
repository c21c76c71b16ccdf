// How the workbench behaves while a long log is read, in the page as it is built: when the first records are seen, and for
// how long the page cannot answer. Needs `npm run build` before; `node bench/workbench.ts --records 1000000 --profile` alone.
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../e2e/support/browser.ts'
import { createStaticServer } from '../src/build/static-server.ts'

export interface PageResult {
  /** Milliseconds from the drop to the first record that is drawn. */
  readonly firstAfter: number
  /** Milliseconds from the drop to the end of reading. */
  readonly readAfter: number
  /** Milliseconds from the drop until the whole text was held against the rules; `null` where that was not awaited. */
  readonly checkedAfter: number | null
  /** Tasks of the page's own thread over 50 ms, from the drop to the end of reading, and from then on. */
  readonly tasksReading: readonly number[]
  readonly tasksAfter: readonly number[]
  readonly records: string
}

/** Drops a log on the workbench of a built site and watches. */
export async function measureWorkbench(log: Uint8Array, { profile = false } = {}): Promise<PageResult> {
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
    return await drop(page, profile)
  } finally {
    await browser.close()
    server.close()
  }
}

async function drop(page: Page, profile: boolean): Promise<PageResult> {
  const devtools = profile ? await page.context().newCDPSession(page) : null
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
      if (times.first === 0 && /\d/.test(document.querySelector('[role="option"] .text')?.textContent ?? '')) times.first = now
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
  if (profile) await page.context().browser()?.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'blink.user_timing'] })
  if (devtools) {
    await devtools.send('Profiler.enable')
    await devtools.send('Profiler.setSamplingInterval', { interval: 500 })
    await devtools.send('Profiler.start')
  }
  await page.evaluate(() => {
    const { times, log } = window as unknown as { times: { dropped: number }; log: File }
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(log)
    setTimeout(() => {
      times.dropped = performance.now()
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
  })
  await page.locator('[data-long="done"]').waitFor({ timeout: 300_000 })
  if (devtools) {
    const { profile: found } = await devtools.send('Profiler.stop')
    const self = new Map<string, number>()
    const names = new Map(found.nodes.map(({ id, callFrame }) => [id, callFrame]))
    found.samples?.forEach((id, index) => {
      const frame = names.get(id)
      const name = `${frame?.functionName || '(anonymous)'} ${frame?.url.split('/').at(-1)}:${frame?.lineNumber}:${frame?.columnNumber}`
      self.set(name, (self.get(name) ?? 0) + (found.timeDeltas?.[index] ?? 0) / 1000)
    })
    for (const [name, ms] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 25)) {
      process.stdout.write(`${ms.toFixed(1).padStart(9)} ms  ${name}\n`)
    }
  }
  await page.locator('.checks[aria-busy="false"]').waitFor({ timeout: 300_000 })
  await page.waitForTimeout(1000)
  if (profile) {
    const buffer = await page.context().browser()?.stopTracing()
    if (buffer) tellTasks(JSON.parse(buffer.toString()))
  }
  return page.evaluate(() => {
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
}

interface TraceEvent { name: string; ph: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number; args?: { data?: Record<string, unknown> } }
function tellTasks({ traceEvents }: { traceEvents: TraceEvent[] }): void {
  const mains = new Set(traceEvents.filter((e) => e.name === 'thread_name' && JSON.stringify(e.args).includes('CrRendererMain')).map((e) => `${e.pid} ${e.tid}`))
  const own = traceEvents.filter((e) => mains.has(`${e.pid} ${e.tid}`) && e.ph === 'X').sort((a, b) => a.ts - b.ts)
  const start = own[0]?.ts ?? 0
  for (const task of own.filter((e) => e.name.endsWith('RunTask') && (e.tdur ?? 0) > 15_000)) {
    process.stdout.write(`task at ${((task.ts - start) / 1000).toFixed(0)} wall ${((task.dur ?? 0) / 1000).toFixed(0)} cpu ${((task.tdur ?? 0) / 1000).toFixed(0)}\n`)
    for (const e of own) {
      if (e === task || e.ts < task.ts || e.ts + (e.dur ?? 0) > task.ts + (task.dur ?? 0) || (e.tdur ?? 0) < 4000) continue
      process.stdout.write(`     ${((e.ts - task.ts) / 1000).toFixed(0)} ${e.name} wall ${((e.dur ?? 0) / 1000).toFixed(0)} cpu ${((e.tdur ?? 0) / 1000).toFixed(0)} ${JSON.stringify(e.args?.data ?? {}).slice(0, 160)}\n`)
    }
  }
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
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      profile: { type: 'boolean', default: false },
    },
  })
  const result = await measureWorkbench(manyCycles(Number(values.records)), { profile: values.profile })
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
}
