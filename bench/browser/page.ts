import { TraceClient } from '../../src/notebook/worker/trace-client.ts'
import type { Racer } from '../race.ts'

export interface ReadingResult {
  readonly records: number
  readonly firstAfter: number
  readonly readAfter: number
  /** The longest task of the page's own thread while reading, in milliseconds; 0 where none was longer than 50. */
  readonly longestTask: number
}

const chosen = (): File => {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('No file was chosen')
  return file
}

/** Reads the chosen file as the workbench does, and watches the page meanwhile. */
async function readInWorker(): Promise<ReadingResult> {
  let longestTask = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
  })
  observer.observe({ type: 'longtask' })
  const client = new TraceClient()
  const start = performance.now()
  let firstAfter = Number.NaN
  const end = await client.read([chosen()], { onfirst: () => (firstAfter = performance.now() - start) })
  const readAfter = performance.now() - start
  observer.disconnect()
  if (end.type !== 'done') throw new Error(end.type)
  kept.push(client)
  return { records: end.overview.records, firstAfter, readAfter, longestTask }
}

/** Does nothing with the chosen file but hold its bytes. */
async function holdBytes(): Promise<number> {
  const bytes = new Uint8Array(await chosen().arrayBuffer())
  kept.push(bytes)
  return bytes.length
}

/** What has to stay in memory while somebody looks at it from outside. */
const kept: unknown[] = []

let worker: Worker | null = null

function answer<T>(message: { read: string } | { race: Racer }): Promise<T> {
  worker ??= new Worker(new URL('./race-worker.ts', import.meta.url), { type: 'module' })
  const asked = worker
  return new Promise((resolve, reject) => {
    asked.onmessage = ({ data }) => resolve(data as T)
    asked.onerror = ({ message }) => reject(new Error(message))
    asked.postMessage(message)
  })
}

/** Fetches a log into the worker; how many bytes it has. */
const prepare = (address: string) => answer<number>({ read: address })
/** Milliseconds that one racer takes in the worker. */
const raceOnce = (race: Racer) => answer<number>({ race })

Object.assign(globalThis, { readInWorker, holdBytes, prepare, raceOnce })
