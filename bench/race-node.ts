// A process of its own: reads a log in each way, in turn, so that what else the machine does hits all of them alike.
// Prints the milliseconds of each round, and what the hostile texts take.
import { readFileSync } from 'node:fs'
import { readTable } from '../src/trace/columns/index.ts'
import { parseTrace } from '../src/trace/index.ts'
import { hostileLogs, hostileSizes } from './hostile.ts'
import { ownPeak } from './process.ts'
import { type Racer, racerNames, racers } from './race.ts'

const thread = process.threadCpuUsage?.bind(process) ?? process.cpuUsage.bind(process)

/** Milliseconds that this thread is busy, so that other work on the machine does not count. */
function busy(run: () => number): number {
  const before = thread()
  if (run() === 0) throw new Error('Nothing was read')
  const { user, system } = thread(before)
  return (user + system) / 1000
}

const [what, file, rounds] = process.argv.slice(2)
if (what === 'race') {
  const log = new Uint8Array(readFileSync(file as string))
  const times = Object.fromEntries(racerNames.map((name) => [name, [] as number[]])) as Record<Racer, number[]>
  for (let round = 0; round < Number(rounds); round++) {
    for (const name of racerNames) times[name].push(busy(() => racers[name](log)))
  }
  console.log(JSON.stringify(times))
} else if (what === 'hostile') {
  const readers = {
    columns: (bytes: Uint8Array) => readTable(bytes).lineCount,
    records: (bytes: Uint8Array) => parseTrace(new TextDecoder().decode(bytes)).lineStarts.length,
  }
  const results = hostileLogs.map(([name, make]) => {
    const each = Object.entries(readers).map(([reader, read]) => {
      const times = hostileSizes.map((size) => {
        const bytes = make(size)
        return Math.min(
          busy(() => read(bytes)),
          busy(() => read(bytes)),
        )
      })
      return [reader, times] as const
    })
    return [name, Object.fromEntries(each)] as const
  })
  console.log(JSON.stringify(results))
} else {
  // The most that the process ever held, less what it held before.
  readTable(new TextEncoder().encode('gc 1\n'))
  const before = process.memoryUsage().rss
  const table = readTable(readFileSync(file as string))
  console.log(JSON.stringify({ more: ownPeak() - before, records: table.length }))
}
