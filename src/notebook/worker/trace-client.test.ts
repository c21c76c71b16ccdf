import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Report, Request, Row } from './messages.ts'
import { TraceClient, type WorkerLike } from './trace-client.ts'
import { TraceServer } from './trace-server.ts'

/** A worker in the same thread: messages are copied and come later, as they do from another one. */
class NearWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  onmessageerror: WorkerLike['onmessageerror'] = null
  alive = true
  readonly received: Request[] = []
  readonly #server = new TraceServer({
    post: (report: Report, transfer: Transferable[] = []) => {
      const data = structuredClone(report, { transfer })
      setTimeout(() => this.alive && this.onmessage?.({ data }))
    },
  })

  postMessage(request: Request): void {
    this.received.push(request)
    setTimeout(() => this.alive && void this.#server.receive(request))
  }

  terminate(): void {
    this.alive = false
  }
}

const workers: NearWorker[] = []
const start = () => {
  const worker = new NearWorker()
  workers.push(worker)
  return worker
}
afterEach(() => {
  workers.length = 0
  vi.useRealTimers()
})

const log = readFileSync('content/samples/churn/1.27-p2.log', 'utf8')
const lines = log.trimEnd().split('\n')

describe('a client', () => {
  it('reads a text and answers questions about it', async () => {
    const client = new TraceClient(start)
    const first: Row[] = []
    const end = await client.read([log], { onfirst: (rows) => first.push(...rows) })
    expect(end).toMatchObject({
      type: 'done',
      overview: { records: 120, lines: 120, counts: { 'gctrace.cycle': 120 } },
    })
    expect(first[0]?.document.text).toBe(lines[0])
    const { rows, values } = await client.column('gctrace.gc-number')
    expect([rows.length, values[5]]).toEqual([120, 6])
    const selected = await client.select('gc-number > 10 gc-number <= 13')
    expect(selected).toEqual({ type: 'selected', count: 3 })
    expect((await client.rows(1, 5)).map(({ row, document }) => [row, document.text])).toEqual([
      [11, lines[11]],
      [12, lines[12]],
    ])
    expect(await client.select('gc-numbr > 1')).toMatchObject({ type: 'problem', error: { start: 0, end: 8 } })
    client.close()
  })

  it('puts rotated files in the order in which they were written, packed or not', async () => {
    const parts = [0, 1, 2, 3].map((part) => lines.slice(part * 30, part * 30 + 30).join('\n'))
    const files = [2, 0, 3, 1].map((part) =>
      part === 0 ? new Blob([gzipSync(parts[part] as string)]) : new Blob([parts[part] as string]),
    )
    const client = new TraceClient(start)
    let order: readonly number[] = []
    const end = await client.read(files, { onorder: (each) => (order = each) })
    expect(order).toEqual([1, 3, 0, 2])
    expect(end).toMatchObject({ type: 'done', overview: { records: 120, unread: 0 } })
    const { values } = await client.column('gctrace.gc-number')
    expect([...values]).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
    client.close()
  })

  it('orders files by the times of a log’s prefixes where programs began anew', async () => {
    const stamped = (hour: string) => `2026-11-23T0${hour}:00:00Z ${lines[0]}\n`
    const client = new TraceClient(start)
    let order: readonly number[] = []
    await client.read([stamped('3'), stamped('1'), stamped('2')], { onorder: (each) => (order = each) })
    expect(order).toEqual([1, 2, 0])
    client.close()
  })

  it('reads what a packed file that breaks off still has, and says so', async () => {
    const packed = gzipSync(log.repeat(20))
    const broken: unknown[] = []
    const client = new TraceClient(start)
    const end = await client.read([new Blob([packed.subarray(0, packed.length - 40)])], {
      onbroken: (file, reason) => broken.push([file, reason]),
    })
    expect(broken).toEqual([[0, 'gzip']])
    expect(end.type).toBe('done')
    client.close()
  })

  it('reads UTF-16 as PowerShell writes it', async () => {
    const client = new TraceClient(start)
    const end = await client.read([new Blob([Buffer.from(`\uFEFF${log}`, 'utf16le')])])
    expect(end).toMatchObject({ type: 'done', overview: { records: 120 } })
    client.close()
  })

  it('stops when it is told to, and keeps what was read', async () => {
    const client = new TraceClient(start)
    const end = await client.read([log.repeat(1000)], { onfirst: () => client.cancel() })
    expect(end.type).toBe('cancelled')
    if (end.type !== 'cancelled') return
    expect(end.overview.records).toBeGreaterThan(0)
    expect(end.overview.records).toBeLessThan(120_000)
    expect(await client.rows(0, 1)).toHaveLength(1)
    client.close()
  })

  it('reads the same text again when the worker dies, and asks again what it was asked', async () => {
    const client = new TraceClient(start)
    let restarts = 0
    const reading = client.read([log], { onrestart: () => restarts++ })
    await vi.waitFor(() => expect(workers[0]?.received).toHaveLength(1))
    ;(workers[0] as NearWorker).alive = false
    workers[0]?.onerror?.(new Error('out of memory'))
    expect(await reading).toMatchObject({ type: 'done', overview: { records: 120 } })
    expect([restarts, workers.length]).toEqual([1, 2])
    ;(workers[1] as NearWorker).alive = false
    const rows = client.rows(0, 2)
    workers[1]?.onerror?.(new Error('gone'))
    await expect(rows.then((each) => each.length)).resolves.toBeLessThanOrEqual(2)
    client.close()
  })

  it('takes a worker that says nothing for dead', async () => {
    vi.useFakeTimers()
    let started = 0
    const client = new TraceClient(() => {
      started++
      return { postMessage() {}, terminate() {}, onmessage: null, onerror: null, onmessageerror: null }
    })
    const reading = client.read(['gc 1'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await reading).toEqual({ type: 'crashed' })
    expect(started).toBe(3)
  })

  it('leaves a text for the next one', async () => {
    const client = new TraceClient(start)
    const before = client.read([log.repeat(500)])
    const after = client.read(['GC forced\n'])
    expect(await before).toEqual({ type: 'replaced' })
    expect(await after).toMatchObject({ type: 'done', overview: { records: 1 } })
    client.close()
  })
})
