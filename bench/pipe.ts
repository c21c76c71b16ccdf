import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What `annotate` can say about a log of any length. */
export const pipeFormats = {
  counts: ['--format', 'counts'],
  ndjson: ['--format', 'ndjson'],
  csv: ['--format', 'csv', '--kind', 'gctrace.cycle'],
  lint: ['--lint'],
} as const
export type PipeFormat = keyof typeof pipeFormats

export interface Piped {
  /** The most memory that the command ever had, in bytes, and its processor time in milliseconds. */
  readonly peak: number
  readonly busy: number
}

/** Sends a log through a pipe to `annotate`, again and again until so many bytes have come; what it prints is thrown away. */
export async function pipe(log: Uint8Array, bytes: number, format: PipeFormat): Promise<Piped> {
  const child = spawn(
    process.execPath,
    ['--import', './bench/tell-memory.ts', 'src/cli/annotate.ts', ...pipeFormats[format], '-'],
    { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] },
  )
  const { stdin, stdio } = child
  if (!stdin) throw new Error('No pipe')
  let told = ''
  stdio[3]?.on('data', (chunk: Buffer) => {
    told += chunk
  })
  const closed = once(child, 'close')
  for (let sent = 0; sent < bytes; sent += log.length) {
    const portion = sent + log.length <= bytes ? log : log.subarray(0, bytes - sent)
    if (!stdin.write(portion)) await once(stdin, 'drain')
  }
  stdin.end()
  await closed
  return JSON.parse(told) as Piped
}
