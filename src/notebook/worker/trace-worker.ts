import type { Request } from './messages.ts'
import { TraceServer } from './trace-server.ts'

// The worker itself: all it does is in trace-server.ts, where tests reach it.
const server = new TraceServer({ post: (report, transfer = []) => self.postMessage(report, { transfer }) })

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void server.receive(data)
})
