// How fast a figure of very many cycles is drawn again while it is zoomed and panned, beside uPlot drawing the same series in
// the same page. `npm run bench` calls it; alone it is `node bench/figures.ts [--rounds 5] [--keep-readme]`.
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { cpus, loadavg } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { findBrowser } from '../e2e/support/browser.ts'
import type { Drawer } from './figures/page.svelte.ts'
import { median } from './race.ts'

const counts = [100_000, 1_000_000] as const

export interface FiguresMeasured {
  readonly where: string
  readonly load: number
  readonly each: readonly {
    readonly count: number
    /** Milliseconds of each redraw. */
    readonly zoom: Readonly<Record<Drawer, readonly number[]>>
    /** Milliseconds from frame to frame. */
    readonly pan: Readonly<Record<Drawer, readonly number[]>>
  }[]
}

export async function measureFigures(outDir: string, rounds: number): Promise<FiguresMeasured> {
  await build({
    configFile: false,
    root: 'bench/figures',
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { outDir, emptyOutDir: true, target: 'esnext' },
  })
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  }
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
    try {
      response.end(readFileSync(join(outDir, path)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const browser = await chromium.launch(await findBrowser())
  try {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1240, height: 900 } })
    const failed: string[] = []
    page.on('pageerror', (error) => failed.push(error.message))
    await page.goto(`http://127.0.0.1:${port}/`)
    await page.waitForFunction(() => 'zoomRace' in globalThis)
    const each: FiguresMeasured['each'][number][] = []
    const loads: number[] = []
    for (const count of counts) {
      await page.evaluate(`globalThis.prepare(${count})`)
      const zoom = (await page.evaluate(`globalThis.zoomRace(${rounds})`)) as Record<Drawer, number[]>
      const pan = {
        ours: (await page.evaluate(`globalThis.panFrames('ours', 4)`)) as number[],
        theirs: (await page.evaluate(`globalThis.panFrames('theirs', 4)`)) as number[],
      }
      loads.push(loadavg()[0] ?? 0)
      each.push({ count, zoom, pan })
    }
    if (failed.length > 0) throw new Error(failed.join('\n'))
    return { where: `Chromium ${browser.version()}`, load: Math.max(...loads), each }
  } finally {
    await browser.close()
    server.close()
  }
}

const words = {
  en: {
    about: (where: string, load: string) =>
      `The heap of a whole log (end of mark, live and goal) at 1200 px, drawn by the product’s own component and by uPlot 1.6.32 in the same page, axes included; zooming in and out again, both in turn, median of all redraws. This project also fills what lies between live and end, and of the goals of a pixel column draws the highest. A redraw is over when the canvas has its pixels and the page is laid out. Panning is one step a frame over a twentieth of the log. ${where}, without a graphics card; ${cpus()[0]?.model.trim() ?? ''}, ${cpus().length} processors, load ${load} while measuring.`,
    head: '| | redraw on zoom, this project | uPlot | ratio | frames a second while panning, this project | uPlot |',
    cycles: (count: string) => `${count} cycles`,
  },
  ko: {
    about: (where: string, load: string) =>
      `로그 전체의 힙(마크 끝, 라이브, 목표)을 너비 1200 px로, 이 프로젝트의 컴포넌트와 uPlot 1.6.32로 같은 페이지에서 축까지 그렸습니다. 번갈아 확대하고 축소하며 잰 모든 다시 그리기의 중앙값입니다. 이 프로젝트는 라이브와 마크 끝 사이도 칠하고, 목표는 픽셀 칸마다 가장 높은 값을 그립니다. 캔버스에 픽셀이 찍히고 페이지 배치가 끝날 때까지를 잽니다. 옮기기는 로그의 20분의 1을 보며 프레임마다 한 걸음씩 움직인 것입니다. ${where}, 그래픽 카드 없음. ${cpus()[0]?.model.trim() ?? ''}, 프로세서 ${cpus().length}개, 재는 동안의 부하 ${load}.`,
    head: '| | 확대할 때 다시 그리기, 이 프로젝트 | uPlot | 비 | 옮길 때 1초에 그린 프레임, 이 프로젝트 | uPlot |',
    cycles: (count: string) => `주기 ${count}개`,
  },
} as const

export function figuresTable({ where, load, each }: FiguresMeasured, locale: keyof typeof words): string {
  const say = words[locale]
  const fps = (frames: readonly number[]) =>
    Math.round((frames.length / frames.reduce((sum, ms) => sum + ms, 0)) * 1000)
  const rows = each.map(({ count, zoom, pan }) => {
    const ratio = median(zoom.ours.map((ms, index) => ms / (zoom.theirs[index] ?? Number.NaN)))
    const name = say.cycles(String(count).replace(/\B(?=(\d{3})+$)/g, ' '))
    return `| ${name} | **${median(zoom.ours).toFixed(1)} ms** | ${median(zoom.theirs).toFixed(1)} ms | ${ratio.toFixed(2)}× | ${fps(pan.ours)} | ${fps(pan.theirs)} |`
  })
  return [say.about(where, load.toFixed(1)), '', say.head, '| --- | ---: | ---: | ---: | ---: | ---: |', ...rows].join(
    '\n',
  )
}

const begin = '<!-- bench figures: begin -->'
const end = '<!-- bench figures: end -->'

/** Writes the tables of the READMEs between their marks. */
export function writeFiguresTables(measured: FiguresMeasured): void {
  for (const [file, locale] of [
    ['README.md', 'en'],
    ['README.ko.md', 'ko'],
  ] as const) {
    const text = readFileSync(file, 'utf8')
    const from = text.indexOf(begin)
    const to = text.indexOf(end)
    if (from < 0 || to < from) throw new Error(`${file} has no ${begin} … ${end}`)
    writeFileSync(file, `${text.slice(0, from + begin.length)}\n${figuresTable(measured, locale)}\n${text.slice(to)}`)
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, 'keep-readme': { type: 'boolean', default: false } },
  })
  const measured = await measureFigures(resolve('node_modules/.cache/bench/figures'), Number(values.rounds))
  process.stdout.write(`${figuresTable(measured, 'en')}\n`)
  if (!values['keep-readme']) writeFiguresTables(measured)
}
