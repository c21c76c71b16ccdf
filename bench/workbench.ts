// How the workbench behaves while a long log is read, when it has been read, and while a reader looks through it, in the page
// as it is built: when the first records are seen, and for how long the page cannot answer. Needs `npm run build` before;
//   node bench/workbench.ts --records 1000000     does it alone, with cycles that one program printed
//   node bench/workbench.ts --log some.log --checks 120
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../e2e/support/browser.ts'
import { createStaticServer } from '../src/build/static-server.ts'
import { phases, type Seen, useWorkbench } from './workbench-page.ts'

/** A task of the page's own thread. */
export interface Task {
  /** What the reader did, or waited for, when it began. */
  readonly phase: string
  /** Milliseconds by the clock, and of processor time: a busy machine stretches the first, not the second. */
  readonly ms: number
  readonly cpu: number
  /** What took the most of it. `gc` and `rendering` are the browser's own. */
  readonly what: 'script' | 'rendering' | 'gc' | 'other'
}

export interface PageResult extends Seen {
  /** The tasks that took over 20 ms by the clock or of processor time, in their order. */
  readonly tasks: readonly Task[]
}

/** No task of the page may be longer, ms. */
const longestTask = 50
/** So many tasks that are too long are told of each phase, the longest first. */
const mostTold = 4
/** The rules are not waited for any longer than this, ms. */
const longestChecks = 60_000

/** Drops a log on the workbench of a built site, does what readers do, and watches. */
export async function measureWorkbench(log: Uint8Array, checks = longestChecks): Promise<PageResult> {
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
    return await watch(browser, page, checks)
  } finally {
    await browser.close()
    server.close()
  }
}

async function watch(browser: Browser, page: Page, checks: number): Promise<PageResult> {
  await page.evaluate(async () => {
    const log = await (await fetch('/bench-log')).blob()
    Object.assign(window, { log: new File([log], 'made.log') })
    // What comes from here on is the page's work, not the bench's.
    await new Promise((resolve) => setTimeout(resolve, 500))
  })
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing', 'v8'] })
  // One call, which asks nothing of the page from outside until all is over: each question would be a task of the page.
  const seen = await page.evaluate(useWorkbench, { checks, quiet: 700 })
  return { ...seen, tasks: tasksOf(await browser.stopTracing()) }
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds: when it began, how long it took by the clock, and of the thread's own processor time. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: unknown
}

const sorts: readonly (readonly [Task['what'], RegExp])[] = [
  ['script', /^(v8\.callFunction|FunctionCall|EvaluateScript|v8\.evaluateModule|EventDispatch|RunMicrotasks)$/],
  ['gc', /^(MinorGC|MajorGC|V8\.GC|BlinkGC|CppGC)/],
  ['rendering', /^(UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|Commit|HitTest|IntersectionObserver)/],
]

/** The long tasks of the page's thread, whatever else the machine did meanwhile. */
function tasksOf(recording: Buffer): Task[] {
  const { traceEvents } = JSON.parse(recording.toString()) as { traceEvents: readonly TraceEvent[] }
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const begun = traceEvents
    .filter(({ name }) => name.startsWith('bench:'))
    .map(({ name, ts, pid, tid }) => ({ phase: name.slice(6), ts, thread: `${pid} ${tid}` }))
    .sort((a, b) => a.ts - b.ts)
  const page = begun[0]?.thread
  const own = traceEvents.filter((event) => event.ph === 'X' && thread(event) === page && (event.dur ?? 0) >= 1000)
  return own
    .filter(({ name, dur = 0, tdur = 0 }) => name.endsWith('RunTask') && Math.max(dur, tdur) >= 20_000)
    .sort((a, b) => a.ts - b.ts)
    .flatMap((task): Task[] => {
      const { ts, dur = 0, tdur = 0 } = task
      const phase = begun.findLast((each) => each.ts <= ts + dur)?.phase
      if (phase === undefined || phase === 'end') return []
      const inside = own.filter((each) => each !== task && each.ts >= ts && each.ts < ts + dur)
      const longest = (pattern: RegExp) =>
        Math.max(0, ...inside.flatMap(({ name, dur = 0 }) => (pattern.test(name) ? [dur] : [])))
      const what = sorts
        .map(([sort, pattern]) => ({ sort, most: longest(pattern) }))
        .reduce((a, b) => (b.most > a.most ? b : a), { sort: 'other' as Task['what'], most: dur / 4 })
      return [{ phase, ms: dur / 1000, cpu: tdur / 1000, what: what.sort }]
    })
}

/** The same in sentences. */
export async function tellWorkbench(log: Uint8Array, checks = longestChecks): Promise<string> {
  if (!existsSync('dist/workbench/index.html')) return 'workbench: not measured, there is no built site'
  const before = loadavg()[0] ?? 0
  const { records, first, read, checked, tasks } = await measureWorkbench(log, checks)
  const ms = (time: number | null) => (time === null ? '—' : `${Math.round(time)} ms`)
  const cpu = tasks.filter((task) => task.cpu > longestTask)
  const clock = tasks.filter((task) => task.ms > longestTask)
  const lines = [
    `workbench: ${records} records, first drawn after ${ms(first)}, all read after ${ms(read)}, all rules after ${ms(checked)}; load of the machine ${before.toFixed(1)} to ${(loadavg()[0] ?? 0).toFixed(1)}`,
    `tasks of the page over ${longestTask} ms: ${cpu.length} of processor time, ${clock.length} by the clock`,
  ]
  for (const phase of phases) {
    const own = tasks.filter((task) => task.phase === phase)
    const most = (of: (task: Task) => number) => Math.max(0, ...own.map(of))
    const over = own.filter((task) => Math.max(task.ms, task.cpu) > longestTask).sort((a, b) => b.ms - a.ms)
    const each = over
      .slice(0, mostTold)
      .map((task) => `${Math.round(task.ms)} (${Math.round(task.cpu)} of processor time, ${task.what})`)
    if (over.length > mostTold) each.push(`${over.length - mostTold} more`)
    lines.push(
      `  ${phase}: longest ${ms(most((task) => task.ms))} by the clock, ${ms(most((task) => task.cpu))} of processor time${each.length > 0 ? `; over: ${each.join(', ')}` : ''}`,
    )
  }
  return lines.join('\n')
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
      log: { type: 'string' },
      checks: { type: 'string', default: '60' },
    },
  })
  const log = values.log === undefined ? manyCycles(Number(values.records)) : readFileSync(values.log)
  process.stdout.write(`${await tellWorkbench(log, Number(values.checks) * 1000)}\n`)
}
