import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Report, Request } from '../notebook/worker/messages.ts'
import { TraceClient, type WorkerLike } from '../notebook/worker/trace-client.ts'
import { TraceServer } from '../notebook/worker/trace-server.ts'
import { takeIn } from './long-text.ts'
import { LongTrace } from './long-trace.svelte.ts'

const cycle = (number: number) =>
  `gc ${number} @${(number * 0.01).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P\n`
const cycles = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => cycle(from + index)).join('')
const file = (name: string, text: string | Uint8Array<ArrayBuffer>) => new File([text], name)

/** So many workers still die as soon as they read. */
let deadly = 0

/** A worker in the same thread, which can be killed. */
class NearWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  onmessageerror: WorkerLike['onmessageerror'] = null
  alive = true
  readonly #server = new TraceServer({
    post: (report: Report, transfer: Transferable[] = []) => {
      const data = structuredClone(report, { transfer })
      setTimeout(() => this.alive && this.onmessage?.({ data }))
    },
  })
  postMessage(request: Request): void {
    setTimeout(() => {
      if (!this.alive) return
      void this.#server.receive(request)
      if (deadly === 0 || request.type !== 'read') return
      deadly--
      this.die()
    })
  }
  terminate(): void {
    this.alive = false
  }
  die(): void {
    this.alive = false
    this.onerror?.(new Event('error'))
  }
}

const workers: NearWorker[] = []
const open: LongTrace[] = []
function longTrace(...files: File[]): LongTrace {
  return longTraceUpTo(undefined, ...files)
}

function longTraceUpTo(most: number | undefined, ...files: File[]): LongTrace {
  const client = new TraceClient(() => {
    const worker = new NearWorker()
    workers.push(worker)
    return worker
  })
  const trace = new LongTrace(files, client, most)
  open.push(trace)
  return trace
}
afterEach(() => {
  for (const each of open.splice(0)) each.close()
  workers.length = 0
  deadly = 0
})

/** Rows as the list sees them, once they have come. */
async function texts(trace: LongTrace, first: number, last: number): Promise<(string | undefined)[]> {
  return vi.waitFor(() => {
    trace.want(first, last)
    const rows = Array.from({ length: last - first }, (_, index) => trace.row(first + index)?.document.text)
    if (!rows.every((text) => text !== undefined)) throw new Error('The rows never came')
    return rows
  })
}
const trimmed = (from: number, to: number) => cycles(from, to).trimEnd().split('\n')

describe('a long trace', () => {
  it('fetches what is seen, at the beginning, over the edge of a portion and at the end', async () => {
    const trace = longTrace(file('a', cycles(1, 1000)))
    await trace.read()
    expect([trace.phase, trace.count]).toEqual(['done', 1000])
    expect(await texts(trace, 0, 3)).toEqual(trimmed(1, 3))
    expect(await texts(trace, 60, 70)).toEqual(trimmed(61, 70))
    expect(await texts(trace, 997, 1000)).toEqual(trimmed(998, 1000))
  })

  it('shows what a filter chooses, and everything again', async () => {
    const trace = longTrace(file('a', cycles(1, 500)))
    await trace.read()
    await trace.choose('gc-number > 490')
    expect(trace.count).toBe(10)
    expect(await texts(trace, 0, 2)).toEqual(trimmed(491, 492))
    await trace.choose('gc-numbr > 490')
    expect(trace.error).toMatchObject({ problem: 'unknown-name', start: 0, end: 8 })
    expect(trace.count).toBe(10)
    await trace.choose('')
    expect([trace.error, trace.count]).toEqual([null, 500])
    expect(await texts(trace, 0, 1)).toEqual(trimmed(1, 1))
  })

  it('finds the row of a line between other output', async () => {
    const text = Array.from({ length: 300 }, (_, index) => `${cycle(index + 1)}request served\n`).join('')
    const trace = longTrace(file('a', text))
    await trace.read()
    expect(trace.overview).toMatchObject({ records: 300, lines: 600, foreignLines: 300 })
    expect(await trace.placeOf(0)).toBe(0)
    expect(await trace.placeOf(401)).toBe(401)
    expect(await trace.placeOf(9999)).toBe(599)
  })

  it('knows where a record stands among other lines, and which records stand between two places', async () => {
    const text = cycles(1, 300).replaceAll('\n', '\nother output\n')
    const trace = longTrace(file('app.log', text))
    await trace.read()
    expect(await trace.placeOfRow(200)).toBe(400)
    expect(await trace.recordsBetween(1, 5)).toEqual([1, 2])
    expect(await trace.recordsBetween(1, 1)).toBeNull()
    expect(await trace.recordsBetween(597, 9999)).toEqual([299, 299])
    await trace.choose('gc-number > 200')
    expect(await trace.placeOfRow(201)).toBe(1)
    expect(await trace.recordsBetween(0, 1)).toEqual([200, 201])
  })

  it('gives the neighbours of a row, and none where a filter left gaps', async () => {
    const trace = longTrace(file('a', cycles(1, 100)))
    await trace.read()
    const near = await trace.around(50, 3)
    expect(near?.at).toBe(3)
    expect(near?.rows.map(({ row }) => row)).toEqual([47, 48, 49, 50, 51, 52, 53])
    expect((await trace.around(1, 3))?.at).toBe(1)
    await trace.choose('gc-number = 10 or gc-number = 90')
    expect((await trace.around(1, 3))?.rows.map(({ row }) => row)).toEqual([89])
  })

  it('loses nothing when its worker dies while reading', async () => {
    const trace = longTrace(file('a', cycles(1, 2000)))
    deadly = 1
    await trace.read()
    expect(workers.length).toBeGreaterThan(1)
    expect([trace.phase, trace.count]).toEqual(['done', 2000])
    expect(await texts(trace, 1998, 2000)).toEqual(trimmed(1999, 2000))
  })

  it('keeps the files of a text that brings its workers down, so that it can be read again', async () => {
    const trace = longTrace(file('a', cycles(1, 2000)))
    deadly = Number.POSITIVE_INFINITY
    await trace.read()
    expect(trace.phase).toBe('crashed')
    deadly = 0
    await trace.read()
    expect([trace.phase, trace.count]).toEqual(['done', 2000])
  })

  it('stops inside an archive that unpacks to more than is read, and keeps its first part', async () => {
    const bomb = cycle(1) + 'x'.repeat(40_000_000)
    const trace = longTraceUpTo(1_000_000, file('bomb.gz', new Uint8Array(gzipSync(bomb))))
    await trace.read()
    expect([trace.phase, trace.overview?.records]).toEqual(['limited', 1])
    expect(trace.progress.unpacked).toBeLessThan(20_000_000)
  })

  it('names an archive that is damaged, and shows what came before', async () => {
    const packed = gzipSync(cycles(1, 5000))
    const trace = longTrace(file('cut.gz', new Uint8Array(packed.subarray(0, packed.length - 500))))
    await trace.read()
    expect(trace.broken).toEqual([{ name: 'cut.gz', reason: 'gzip' }])
    expect(trace.phase).toBe('done')
  })
})

describe('takeIn', () => {
  it('keeps short files in the page, packed or not', async () => {
    const taken = await takeIn([file('a', cycles(1, 2)), file('b.gz', new Uint8Array(gzipSync(cycle(3))))])
    expect(taken).toMatchObject({ type: 'text', text: cycles(1, 3) })
  })

  it('sends long files to the worker, also when they are small as long as they are packed', async () => {
    expect(await takeIn([file('a', 'x'.repeat(2_000_001))])).toMatchObject({ type: 'long', cut: false })
    const packed = file('a.gz', new Uint8Array(gzipSync(cycles(1, 25_000))))
    expect(packed.size).toBeLessThan(2_000_000)
    expect(await takeIn([packed])).toMatchObject({ type: 'long', cut: false })
  })

  it('keeps the first part of more than is read, and says so', async () => {
    const taken = await takeIn(
      [file('a', 'a'.repeat(1_500_000)), file('b', 'b'.repeat(1_500_000)), file('c', 'c')],
      2e6,
    )
    if (taken.type !== 'long') throw new Error('short')
    expect(taken.cut).toBe(true)
    expect(taken.files.map(({ name, size }) => [name, size])).toEqual([
      ['a', 1_500_000],
      ['b', 500_000],
    ])
  })
})
