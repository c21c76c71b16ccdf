// What the system tells about processes, where it does (Linux).
import { readdirSync, readFileSync } from 'node:fs'

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Bytes that a process has in memory now, and the most that it ever had; `null` where the system does not tell. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } | null {
  const status = read(`/proc/${pid}/status`)
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status ?? '')?.[1]) * 1024
  return status === null ? null : { now: kilobytes('VmRSS'), peak: kilobytes('VmHWM') }
}

/**
 * The most memory that this process ever had, in bytes. `resourceUsage` counts what the process held that started it, up to
 * the moment when its own program took over, so it is asked only where the system tells nothing else.
 */
export const ownPeak = (): number => memoryOf(process.pid)?.peak ?? process.resourceUsage().maxRSS * 1024

/** Milliseconds that threads of a name have been running, in all; `null` where the system does not tell. */
export function threadTime(pids: readonly number[], name: string): number | null {
  let nanoseconds = 0
  let found = false
  for (const pid of pids) {
    let threads: string[] = []
    try {
      threads = readdirSync(`/proc/${pid}/task`)
    } catch {
      continue
    }
    for (const thread of threads) {
      if (read(`/proc/${pid}/task/${thread}/comm`)?.trim() !== name) continue
      const time = read(`/proc/${pid}/task/${thread}/schedstat`)
      if (time === null) continue
      nanoseconds += Number(time.split(' ')[0])
      found = true
    }
  }
  return found ? nanoseconds / 1e6 : null
}
