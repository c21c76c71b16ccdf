import type { Analysis } from './analysis.ts'

/** Hands texts to a worker; `start` makes one. Tests have their own. */
export type StartWorker = () => Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

const inWorker: StartWorker = () =>
  new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module', name: 'analysis' })

/** How long a text must stay as it is before it is looked at as a whole. */
const settleMs = 150
const mostAttempts = 2

/**
 * What the present text is as a whole. The work is done in a worker, so typing and scrolling never wait for it; while a
 * new answer is on its way the last one is not shown, since its lines may have moved.
 */
export class Analyst {
  analysis = $state.raw<Analysis | null>(null)
  /** The worker failed twice with this text. The trace can be read nevertheless. */
  failed = $state(false)
  #text: string | null = null
  #worker: ReturnType<StartWorker> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #start: StartWorker

  constructor(start: StartWorker = inWorker) {
    this.#start = start
  }

  ask(text: string): void {
    if (text === this.#text) return
    this.#text = text
    this.#stop()
    this.analysis = null
    this.failed = false
    if (text.trim() === '') return
    this.#timer = setTimeout(() => this.#send(text, 1), settleMs)
  }

  /** Looks at a text again that the worker failed with. */
  retry(): void {
    const text = this.#text
    this.#text = null
    if (text !== null) this.ask(text)
  }

  #send(text: string, attempt: number): void {
    try {
      const worker = this.#start()
      this.#worker = worker
      worker.onmessage = ({ data }: MessageEvent<Analysis>) => {
        this.#stop()
        this.analysis = data
      }
      worker.onerror = (event) => {
        event.preventDefault?.()
        this.#stop()
        if (attempt < mostAttempts) this.#send(text, attempt + 1)
        else this.failed = true
      }
      worker.postMessage(text)
    } catch {
      this.failed = true
    }
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#worker?.terminate()
    this.#worker = null
  }
}
