// `npm run bench`: how fast traces are read, here and in a browser, against what else could be done with the same bytes.
// The log is made of the samples, the same each time. `--size 20` reads 20 MB instead of 100, `--rounds 5` does it five times,
// `--keep-readme` leaves the tables of the READMEs as they are.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { cpus } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { findBrowser } from '../e2e/support/browser.ts'
import { readTable } from '../src/trace/columns/index.ts'
import type { ReadingResult } from './browser/page.ts'
import { hostileLogs } from './hostile.ts'
import { makeLog } from './make-log.ts'
import { type Racer, race } from './race.ts'
import { type Measured, summaryOf, tableOf, withTable } from './report.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    'keep-readme': { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const cache = resolve('node_modules/.cache/bench')
mkdirSync(cache, { recursive: true })

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'))
const log = makeLog(samples, Number(values.size) * 1e6)
const logFile = join(cache, 'made.log')
writeFileSync(logFile, log)

const inBrowser = await measureBrowser()
const inNode = measureNode()
const measured: readonly Measured[] = [inBrowser, inNode]
const about = { bytes: log.length, processor: cpus()[0]?.model.trim() ?? '', cores: cpus().length, rounds }
process.stdout.write(`${tableOf(measured, about, 'en')}\n\n${summaryOf(inBrowser.reading)}\n`)
if (!values['keep-readme']) {
  for (const [file, locale] of [
    ['README.md', 'en'],
    ['README.ko.md', 'ko'],
  ] as const) {
    writeFileSync(file, withTable(readFileSync(file, 'utf8'), tableOf(measured, about, locale)))
  }
}

function measureNode(): Measured {
  const { before, after } = JSON.parse(
    execFileSync(process.execPath, ['bench/node-memory.ts', logFile], { encoding: 'utf8' }),
  ) as { before: number; after: number }
  for (const [name, bytes] of hostileLogs) {
    const start = process.cpuUsage()
    readTable(bytes())
    const { user, system } = process.cpuUsage(start)
    process.stdout.write(`${name}: ${Math.round((user + system) / 1000)} ms\n`)
  }
  return { where: `Node.js ${process.versions.node}`, times: race(log, rounds), memory: after - before, reading: null }
}

async function measureBrowser(): Promise<Measured & { readonly reading: ReadingResult }> {
  const outDir = join(cache, 'site')
  await build({ configFile: false, root: 'bench/browser', logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    // The browser tells how much memory a page uses only where the page is isolated.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
    try {
      response.end(path === '/log' ? log : readFileSync(join(outDir, path)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const options = await findBrowser()
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), '--enable-blink-features=ForceEagerMeasureMemory', '--site-per-process'],
  })
  try {
    const page = await browser.newPage({ locale: 'en-US' })
    await page.goto(`http://127.0.0.1:${port}/`)
    await page.waitForFunction(() => 'raceInWorker' in globalThis)
    const scope = 'globalThis'
    const reading = (await page.evaluate(`${scope}.readInWorker()`)) as ReadingResult
    const times = (await page.evaluate(`${scope}.raceInWorker(${rounds})`)) as Record<Racer, number[]>
    return { where: `Chromium ${browser.version()}`, times, memory: reading.memory, reading }
  } finally {
    await browser.close()
    server.close()
  }
}
