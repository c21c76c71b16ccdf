import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FileOrder } from './files.ts'
import type { Report, Request, Row, TextChecks, WholeDiagnosis } from './messages.ts'
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
    let order: FileOrder | null = null
    const end = await client.read(files, { onorder: (each) => (order = each) })
    expect(order).toEqual({ order: [1, 3, 0, 2], by: 'clock', silent: 0 })
    expect(end).toMatchObject({ type: 'done', overview: { records: 120, unread: 0 } })
    const { values } = await client.column('gctrace.gc-number')
    expect([...values]).toEqual(Array.from({ length: 120 }, (_, index) => index + 1))
    client.close()
  })

  it('orders files by the times of a log’s prefixes where programs began anew', async () => {
    const stamped = (hour: string) => `2026-11-23T0${hour}:00:00Z ${lines[0]}\n`
    const client = new TraceClient(start)
    let order: FileOrder | null = null
    await client.read([stamped('3'), stamped('1'), stamped('2')], { onorder: (each) => (order = each) })
    expect(order).toEqual({ order: [1, 2, 0], by: 'time', silent: 0 })
    await client.read([stamped('3'), 'starting\n', stamped('2')], { onorder: (each) => (order = each) })
    expect(order).toEqual({ order: [2, 1, 0], by: 'time', silent: 1 })
    await client.read(['starting\n', stamped('2')], { onorder: (each) => (order = each) })
    expect(order).toEqual({ order: [0, 1], by: 'given', silent: 1 })
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

  it('does not take a worker for dead that only says that it is there', async () => {
    vi.useFakeTimers()
    let started = 0
    const client = new TraceClient(() => {
      started++
      const worker: WorkerLike = {
        postMessage: ({ type }) => type === 'ping' && setTimeout(() => worker.onmessage?.({ data: { type: 'pong' } })),
        terminate() {},
        onmessage: null,
        onerror: null,
        onmessageerror: null,
      }
      return worker
    })
    void client.read(['gc 1'])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(started).toBe(1)
    client.close()
  })

  it('draws no conclusion from silence while nobody looks, or after the page slept', async () => {
    vi.useFakeTimers()
    let started = 0
    let visible = false
    let skipped = 0
    const client = new TraceClient(
      () => {
        started++
        return { postMessage() {}, terminate() {}, onmessage: null, onerror: null, onmessageerror: null }
      },
      { isVisible: () => visible, now: () => performance.now() + skipped },
    )
    void client.read(['gc 1'])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(started).toBe(1)
    visible = true
    // Clocks that are slowed down come once a minute: whatever the worker said meanwhile waits to be heard.
    for (let minute = 0; minute < 60; minute++) {
      skipped += 60_000
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(started).toBe(1)
    await vi.advanceTimersByTimeAsync(14_000)
    expect(started).toBe(1)
    await vi.advanceTimersByTimeAsync(3000)
    expect(started).toBe(2)
    client.close()
  })

  it('holds all of a text against the rules, also when its worker dies after it was read', async () => {
    const broken = lines.map((line, index) => (index === 99 ? line.replace(/->(\d+) MB,/, '->99999 MB,') : line))
    const seen: TextChecks[] = []
    const diagnoses: WholeDiagnosis[] = []
    let again = 0
    const client = new TraceClient(start)
    const done = () => seen.at(-1)?.done === true
    await client.read([broken.join('\n')], {
      onchecks: (checks) => checks && seen.push(checks),
      ondiagnosis: (diagnosis) => diagnoses.push(diagnosis),
      onagain: () => again++,
    })
    client.check()
    const first = workers[0] as NearWorker
    first.alive = false
    first.onerror?.(new Error('out of memory'))
    await vi.waitFor(() => expect(done()).toBe(true))
    expect([again, workers.length]).toEqual([1, 2])
    const { findings, counts, records, lines: checkedLines, runCount } = seen.at(-1) as TextChecks
    expect([records, checkedLines, runCount]).toEqual([120, 120, 1])
    expect(findings.find(({ check }) => check === 'heap-live-end')).toMatchObject({ line: 99, strength: 'always' })
    expect(counts['heap-live-end always']).toBe(1)
    // Told once, before the checks are done, with the lines of the records that decide figures.
    expect(seen.at(-1)?.diagnosing).toBeNull()
    expect(diagnoses).toHaveLength(1)
    const [{ runs, kpis, lineOf }] = diagnoses as [WholeDiagnosis]
    expect([runs, kpis[0]?.cycles]).toEqual([1, 120])
    const longest = kpis[0]?.kpis.find(({ id }) => id === 'stw-max')?.record ?? -1
    expect(lineOf[longest]).toBe(longest)
    client.close()
  })

  it('lists what could not be read with its reason, and folds other output', async () => {
    const client = new TraceClient(start)
    const text = `starting\nlistening\n${lines[0]}\ngc 2 @0.030s 3%: 0.022+0.2\nbye\n`
    const end = await client.read([text])
    expect(end).toMatchObject({ overview: { records: 1, listed: 4, unread: 1, foreignLines: 3 } })
    const rows = await client.rows(0, 10)
    expect(rows.map(({ type, line, count }) => [type, line, count])).toEqual([
      ['foreign', 0, 2],
      ['record', 2, 1],
      ['unread', 3, 1],
      ['foreign', 4, 1],
    ])
    expect(rows[0]?.document.text).toBe('starting\nlistening')
    const [unread] = rows[2]?.document.unread ?? []
    expect(unread).toMatchObject({ line: 0, stoppedAt: 26, reason: 'truncated', kind: 'gctrace.cycle' })
    expect(await client.placeOf(1)).toBe(0)
    expect(await client.select('bye or unread')).toEqual({ type: 'selected', count: 2 })
    expect((await client.rows(0, 2)).map(({ document }) => document.text)).toEqual([
      'gc 2 @0.030s 3%: 0.022+0.2',
      'bye',
    ])
    client.close()
  })

  it('says which cycle a line belongs to', async () => {
    const pacer = readFileSync('content/samples/note/gc-5-pacer.log', 'utf8')
    const client = new TraceClient(start)
    await client.read([pacer])
    const rows = await client.rows(0, 20)
    const sweep = rows.find(({ document }) => document.text.startsWith('pacer: sweep done'))
    expect(await client.belongs(sweep?.row ?? -1)).toMatchObject({ to: { number: 5, certain: true } })
    client.close()
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
