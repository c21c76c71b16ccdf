// `npm run bench`: how fast traces are read, here and in a browser, against what else could be done with the same bytes, and
// how much memory that takes. The logs are made of the samples, the same each time.
//   --size 20          logs of 20 MB instead of 100
//   --rounds 9         so many rounds instead of 5
//   --pipe 100,csv:1000  sends so many MB through a pipe to the command, in one format or in all of them (100 by default;
//                      0: none; kept: no, but the table has what was measured by `--only-pipe` before)
//   --only-pipe        nothing else, writes that table, and keeps what is measured: a gigabyte takes minutes
//   --keep-readme      leaves the tables of the READMEs as they are
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { lineFunctions } from '../src/build/line-functions.ts'
import { measureBrowser } from './browser.ts'
import { figuresTable, measureFigures, writeFiguresTables } from './figures.ts'
import { makeLog, type Sample } from './make-log.ts'
import { type Piped, type PipeFormat, pipe, pipeFormats } from './pipe.ts'
import { matchedLines, racerNames } from './race.ts'
import {
  type HostileRow,
  type Measured,
  type PipeRow,
  ratioOf,
  summaryOf,
  textOf,
  withPipes,
  withTable,
} from './report.ts'
import { manyCycles, tellWorkbench } from './workbench.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    pipe: { type: 'string', default: '100' },
    'only-pipe': { type: 'boolean', default: false },
    'keep-readme': { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const cache = resolve('node_modules/.cache/bench')
mkdirSync(cache, { recursive: true })
const loads: number[] = []
const lookAtLoad = () => loads.push(loadavg()[0] ?? 0)
const say = (text: string) => process.stdout.write(`${text}\n`)

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'))
const keptPipes = join(cache, 'pipes.json')
if (values['only-pipe']) {
  const pipes = await measurePipes()
  writeFileSync(keptPipes, JSON.stringify(pipes))
  tellPipes(pipes)
  if (!values['keep-readme']) writeReadmes((readme, locale) => withPipes(readme, pipes, locale))
  process.exit()
}
const fileOf = (sample: Sample) => join(cache, `${sample}.log`)
const files = { mixed: fileOf('mixed'), ascii: fileOf('ascii'), korean: fileOf('korean') }
for (const sample of ['mixed', 'ascii', 'korean'] as const) {
  const log = makeLog(samples, Number(values.size) * 1e6, sample)
  writeFileSync(files[sample], log)
  const lines = log.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0)
  say(`${sample}: ${lines} lines, of which the regular expressions match ${matchedLines(log)}`)
}
const bytes = readFileSync(files.mixed).length

const nodeScript = await bundleForNode()
lookAtLoad()
const inBrowser = await measureBrowser(files, join(cache, 'site'), rounds)
lookAtLoad()
const inNode = measureNode()
lookAtLoad()
const hostile = measureHostile()
const pipes = values.pipe === 'kept' ? (JSON.parse(readFileSync(keptPipes, 'utf8')) as PipeRow[]) : await measurePipes()
lookAtLoad()

const figures = await measureFigures(join(cache, 'figures'), rounds)

const measured: readonly Measured[] = [inBrowser, inNode]
const load = loads.reduce((sum, each) => sum + each, 0) / loads.length
const about = { bytes, processor: cpus()[0]?.model.trim() ?? '', cores: cpus().length, load, rounds }
say(textOf({ measured, pipes, hostile, about }, 'en'))
say(`\n${summaryOf(inBrowser.reading)}`)
say(`\n${figuresTable(figures, 'en')}`)
for (const { where, times } of measured) {
  for (const sample of Object.keys(times) as Sample[]) {
    const least = (name: (typeof racerNames)[number]) => Math.min(...times[sample][name])
    const each = racerNames.map((name) => {
      const best = (least(name) / least('parse')).toFixed(2)
      return `${name} ${Math.round(least(name))} ms, ${ratioOf(times[sample], name).toFixed(2)}× (best against best ${best}×)`
    })
    say(`${where}, ${sample}, least: ${each.join('; ')}`)
  }
}
tellPipes(pipes)
for (const [log, what] of [
  [readFileSync(files.mixed), 'a log of thousands of programs'],
  [readFileSync(files.ascii), 'the same in plain ASCII'],
  [manyCycles(1_000_000), 'cycles of one program'],
] as const) {
  say(`\n${what}: ${await tellWorkbench(log)}`)
}
if (!values['keep-readme']) {
  writeFiguresTables(figures)
  writeReadmes((readme, locale) => withTable(readme, textOf({ measured, pipes, hostile, about }, locale)))
}

function writeReadmes(change: (readme: string, locale: 'en' | 'ko') => string): void {
  for (const [file, locale] of [
    ['README.md', 'en'],
    ['README.ko.md', 'ko'],
  ] as const) {
    writeFileSync(file, change(readFileSync(file, 'utf8'), locale))
  }
}

/** What runs in a browser is measured in Node.js as well, from the same bundle. */
async function bundleForNode(): Promise<string> {
  const outDir = join(cache, 'node')
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [lineFunctions()],
    build: {
      ssr: 'bench/race-node.ts',
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  return join(outDir, 'race-node.mjs')
}

function inNodeProcess<T>(...args: readonly string[]): T {
  return JSON.parse(execFileSync(process.execPath, [nodeScript, ...args], { encoding: 'utf8' })) as T
}

function measureNode(): Measured {
  const timesOf = (sample: Sample) => inNodeProcess<Measured['times'][Sample]>('race', files[sample], String(rounds))
  const { more } = inNodeProcess<{ more: number }>('memory', files.mixed)
  return {
    where: `Node.js ${process.versions.node}`,
    times: { mixed: timesOf('mixed'), ascii: timesOf('ascii'), korean: timesOf('korean') },
    clock: 'thread',
    memory: [{ what: 'reading', more }],
  }
}

function measureHostile(): HostileRow[] {
  const rows = inNodeProcess<[string, Pick<HostileRow, 'columns' | 'records'>][]>('hostile')
  return rows.map(([name, each]) => ({ name, ...each }))
}

async function measurePipes(): Promise<PipeRow[]> {
  const rows = new Map<number, Partial<Record<PipeFormat, Piped>>>()
  const log = makeLog(samples, 10e6)
  for (const asked of values.pipe.split(',')) {
    const megabytes = Number(asked.replace(/^.*:/, ''))
    if (!(megabytes > 0)) continue
    const each = rows.get(megabytes) ?? {}
    rows.set(megabytes, each)
    for (const format of Object.keys(pipeFormats) as PipeFormat[]) {
      if (!asked.includes(':') || asked.startsWith(`${format}:`)) {
        each[format] = await pipe(log, megabytes * 1e6, format)
      }
    }
  }
  return [...rows].map(([megabytes, each]) => ({ megabytes, each }))
}

function tellPipes(pipes: readonly PipeRow[]): void {
  for (const { megabytes, each } of pipes) {
    for (const [format, { peak, busy }] of Object.entries(each)) {
      say(`${megabytes} MB from a pipe, ${format}: ${Math.round(peak / 1e6)} MB at most, ${Math.round(busy / 1e3)} s`)
    }
  }
}
