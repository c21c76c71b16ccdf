import { analyse } from './analysis.ts'

// One text, one answer: a text that was replaced meanwhile takes its worker with it.
self.onmessage = ({ data }: MessageEvent<string>) => {
  self.postMessage(analyse(data))
}
