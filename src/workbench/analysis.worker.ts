import { analyse, analyseBeginning } from './analysis.ts'
import { beginningOf } from './long-text.ts'

// One text, one answer: a text that was replaced meanwhile takes its worker with it.
self.onmessage = async ({ data }: MessageEvent<string | readonly File[]>) => {
  if (typeof data === 'string') {
    self.postMessage(analyse(data))
    return
  }
  const { text, cut } = await beginningOf(data)
  self.postMessage(analyseBeginning(text, cut))
}
