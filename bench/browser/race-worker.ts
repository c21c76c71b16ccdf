import { race } from '../race.ts'

self.addEventListener('message', async ({ data }: MessageEvent<{ rounds: number }>) => {
  const bytes = new Uint8Array(await (await fetch('/log')).arrayBuffer())
  self.postMessage(race(bytes, data.rounds))
})
