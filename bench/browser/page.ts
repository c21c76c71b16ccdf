import { TraceClient } from '../../src/notebook/worker/trace-client.ts'
import type { Racer } from '../race.ts'

export interface ReadingResult {
  readonly records: number
  readonly firstAfter: number
  readonly readAfter: number
  /** The longest task of the page's own thread while reading, in milliseconds. */
  readonly longestTask: number
  /** Bytes in memory by then, the log's included; `null` where the browser does not tell. */
  readonly memory: number | null
}

/** Reads the log as the workbench does, and watches the page meanwhile. */
async function readInWorker(): Promise<ReadingResult> {
  const log = await (await fetch('/log')).blob()
  let longestTask = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
  })
  observer.observe({ type: 'longtask' })
  const before = await memory()
  const client = new TraceClient()
  const start = performance.now()
  let firstAfter = Number.NaN
  const end = await client.read([log], { onfirst: () => (firstAfter = performance.now() - start) })
  const readAfter = performance.now() - start
  const after = await memory()
  observer.disconnect()
  if (end.type !== 'done') throw new Error(end.type)
  client.close()
  const used = before === null || after === null ? null : after - before
  return { records: end.overview.records, firstAfter, readAfter, longestTask, memory: used }
}

async function memory(): Promise<number | null> {
  const measure = (performance as { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> })
    .measureUserAgentSpecificMemory
  if (!measure || !crossOriginIsolated) return null
  try {
    return (await measure.call(performance)).bytes
  } catch {
    // Browsers that do not give each site a process of its own know the function and refuse.
    return null
  }
}

function raceInWorker(rounds: number): Promise<Record<Racer, number[]>> {
  const worker = new Worker(new URL('./race-worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      resolve(data)
      worker.terminate()
    }
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage({ rounds })
  })
}

Object.assign(globalThis, { readInWorker, raceInWorker })
