import { type Racer, racers } from '../race.ts'

let log: Uint8Array | null = null

self.addEventListener('message', async ({ data }: MessageEvent<{ read: string } | { race: Racer }>) => {
  if ('read' in data) {
    log = new Uint8Array(await (await fetch(data.read)).arrayBuffer())
    self.postMessage(log.length)
    return
  }
  const start = performance.now()
  const result = racers[data.race](log ?? new Uint8Array(0))
  if (result === 0) throw new Error('Nothing was read')
  self.postMessage(performance.now() - start)
})
