import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const command = new URL('annotate.ts', import.meta.url).pathname
const line =
  'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command as a process of its own. `closeAfter` closes the reading end of its output early, as `head` does. */
function run(
  argv: readonly string[],
  { input = '', env = {}, closeAfter = Number.POSITIVE_INFINITY } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...argv], {
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk
      if (out.length > closeAfter) child.stdout.destroy()
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

let folder = ''
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'annotate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.concurrent('annotate as a process', { timeout: 60_000 }, () => {
  it('reads a file, prints JSON and ends with 0', async () => {
    const { code, out, err } = await run([file('note.log', `${line}\n`)])
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ line: 1, kind: 'gctrace.cycle', fields: { 'gc-number': 318 } })
    expect(out).not.toContain('"file"')
  })

  it('reads standard input for - and for no argument', async () => {
    const [named, unnamed] = await Promise.all([run(['-'], { input: line }), run([], { input: line })])
    expect(named.code).toBe(0)
    expect(unnamed).toEqual(named)
  })

  it('names the file on each object where there are several', async () => {
    const paths = [file('a.log', `${line}\n`), file('b.log', 'gc 9 @0.1')]
    const { code, out } = await run([...paths, '-'], { input: line })
    expect(code).toBe(0)
    const files = out.trim().split('\n')
    expect(files.map((each) => JSON.parse(each).file)).toEqual([...paths, '-'])
  })

  it.each([
    ['garbage', 'lorem ipsum\n<script>alert(1)</script>\n', '2 lines without a trace'],
    ['nothing', '', 'empty input'],
    ['half a line', line.slice(0, 50), '1 line; traces that could not be read: 1'],
  ])('ends with 1 for %s and says what it expected', async (_what, input, found) => {
    const { code, err } = await run(['--format', 'text'], { input })
    expect(code).toBe(1)
    expect(err).toContain('annotate: no trace recognised')
    expect(err).toContain(`found: ${found}`)
    expect(err).toMatch(/expected: .*GODEBUG/)
  })

  it('still shows where it stopped in half a line', async () => {
    const { out } = await run([], { input: line.slice(0, 50) })
    expect(JSON.parse(out)).toEqual({
      line: 1,
      kind: 'unread',
      text: line.slice(0, 50),
      stoppedAt: 50,
      reason: 'truncated',
    })
  })

  it('ends with 2 for wrong usage, in the language of the environment', async () => {
    const { code, out, err } = await run(['--format', 'xml'], { env: { LANG: 'ko_KR.UTF-8' } })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('받은 것: xml')
    expect(err).toContain('ndjson, text, markdown 가운데 하나')
  })

  it('ends with 2 for a file it cannot read, and reads the others all the same', async () => {
    const { code, out, err } = await run([join(folder, 'none.log'), folder, file('c.log', line)])
    expect(code).toBe(2)
    expect(err).toContain('ENOENT: no such file')
    expect(err).toContain('EISDIR: a directory')
    expect(JSON.parse(out).fields.procs).toBe(8)
  })

  it('prints help in either language and ends with 0', async () => {
    const [ko, en] = await Promise.all([run(['--help', '--lang', 'ko']), run(['-h'])])
    expect([ko.code, en.code, ko.err, en.err]).toEqual([0, 0, '', ''])
    expect(ko.out).toContain('쓰는 법')
    expect(en.out).toContain('Usage')
    for (const option of ['--format', '--lang', '--all', '--help']) {
      expect(ko.out).toContain(option)
      expect(en.out).toContain(option)
    }
  })

  it('reads 10 000 lines', async () => {
    const { code, out } = await run(['--format', 'ndjson'], { input: `${line}\n`.repeat(10_000) })
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(10_001)
  })

  it('is quiet when its reader has had enough', async () => {
    const { code, err } = await run(['--format', 'text'], { input: `${line}\n`.repeat(10_000), closeAfter: 100 })
    expect([code, err]).toEqual([0, ''])
  })
})
