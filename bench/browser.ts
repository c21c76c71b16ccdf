import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { findBrowser } from '../e2e/support/browser.ts'
import { lineFunctions } from '../src/build/line-functions.ts'
import type { ReadingResult } from './browser/page.ts'
import type { Sample } from './make-log.ts'
import { memoryOf, threadTime } from './process.ts'
import { type Racer, racerNames } from './race.ts'
import type { Measured, MemoryRow } from './report.ts'

const scope = 'globalThis'
/** What Chromium calls the threads of workers. */
const workerThread = 'DedicatedWorker'

/** Measures in a browser: the race in a worker, and what the workbench does with a file. */
export async function measureBrowser(
  files: Readonly<Record<Sample, string>>,
  outDir: string,
  rounds: number,
): Promise<Measured & { readonly reading: ReadingResult }> {
  const plugins = () => [lineFunctions()]
  await build({
    configFile: false,
    root: 'bench/browser',
    logLevel: 'error',
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: { outDir, emptyOutDir: true },
  })
  const server = await serve(outDir, files)
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const origin = `http://127.0.0.1:${port}`
  try {
    const { version, times, clock } = await withPage(origin, (page, browser) => raceAll(page, browser, rounds))
    const holding = await withPage(origin, (page, browser) =>
      peakOver(page, browser, files.mixed, () => page.evaluate(`${scope}.holdBytes()`)),
    )
    const read = await withPage(origin, async (page, browser) => {
      let reading: ReadingResult | null = null
      const more = await peakOver(page, browser, files.mixed, async () => {
        reading = (await page.evaluate(`${scope}.readInWorker()`)) as ReadingResult
      })
      return { more, reading: reading as ReadingResult | null }
    })
    if (!read.reading) throw new Error('The page read nothing')
    const memory: MemoryRow[] = [
      { what: 'reading', more: read.more },
      { what: 'holding', more: holding },
    ]
    return { where: `Chromium ${version}`, times, clock, memory, reading: read.reading }
  } finally {
    server.close()
  }
}

/** A browser of its own for each measurement, so that nothing of the one before is in its memory. */
async function withPage<T>(origin: string, measure: (page: Page, browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(await findBrowser())
  try {
    const page = await browser.newPage({ locale: 'en-US' })
    await page.goto(origin)
    await page.waitForFunction(() => 'raceOnce' in globalThis)
    return await measure(page, browser)
  } finally {
    await browser.close()
  }
}

async function raceAll(
  page: Page,
  browser: Browser,
  rounds: number,
): Promise<Pick<Measured, 'times' | 'clock'> & { version: string }> {
  const pids = await renderersOf(browser)
  const times: Partial<Record<Sample, Record<Racer, number[]>>> = {}
  let clock: Measured['clock'] = 'thread'
  for (const sample of ['mixed', 'ascii', 'korean'] as const) {
    await page.evaluate(`${scope}.prepare('/${sample}')`)
    const each = Object.fromEntries(racerNames.map((name) => [name, [] as number[]])) as Record<Racer, number[]>
    for (let round = 0; round < rounds; round++) {
      for (const name of racerNames) {
        const before = threadTime(pids, workerThread)
        const wall = (await page.evaluate(`${scope}.raceOnce('${name}')`)) as number
        const after = threadTime(pids, workerThread)
        if (before === null || after === null) clock = 'wall'
        each[name].push(before === null || after === null ? wall : after - before)
      }
    }
    times[sample] = each
  }
  return { version: browser.version(), times: times as Measured['times'], clock }
}

/** The bytes by which the largest page's process grew at most while something was done with a file; `null` where nobody tells. */
async function peakOver(
  page: Page,
  browser: Browser,
  file: string,
  run: () => Promise<unknown>,
): Promise<number | null> {
  const pids = await renderersOf(browser)
  const before = new Map(pids.map((pid) => [pid, memoryOf(pid)?.now ?? Number.NaN]))
  await page.setInputFiles('input', file)
  await run()
  const grown = pids.flatMap((pid) => {
    const more = (memoryOf(pid)?.peak ?? Number.NaN) - (before.get(pid) ?? Number.NaN)
    return Number.isNaN(more) ? [] : [more]
  })
  return grown.length === 0 ? null : Math.max(...grown)
}

async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

async function serve(folder: string, files: Readonly<Record<Sample, string>>): Promise<Server> {
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
    try {
      response.end(readFileSync(files[path.slice(1) as Sample] ?? join(folder, path)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}
