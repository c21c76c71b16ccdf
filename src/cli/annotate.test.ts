import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve as resolvePath } from 'node:path'
import { gzipSync } from 'node:zlib'
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
      // The same twenty times: compiled once.
      env: {
        PATH: process.env.PATH,
        LANG: 'C.UTF-8',
        NODE_COMPILE_CACHE: resolvePath('node_modules/.cache/compiled'),
        ...env,
      },
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

describe.concurrent('annotate and a wrong file', () => {
  it('names a profile, an execution trace and another runtime’s log, and ends with 1', async () => {
    const fixtures = 'src/trace/foreign/fixtures'
    for (const [path, name, advice] of [
      [`${fixtures}/go1.27-execution.trace`, 'a Go execution trace (go 1.26 trace)', 'go tool trace'],
      [`${fixtures}/go1.27-heap.pb.gz`, 'a pprof profile', 'go tool pprof'],
      [file('jvm.log', '[0.005s][info][gc] Using G1\n'), 'a JVM GC log', 'GCViewer'],
    ] as const) {
      const { code, out, err } = await run(['--lang', 'en', path])
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(`${path}: ${name}`)
      expect(err).toContain(advice)
    }
  })

  it('reads the other files all the same', async () => {
    const profile = 'src/trace/foreign/fixtures/go1.27-heap.pb.gz'
    const { code, out, err } = await run(['--lang', 'en', profile, file('good.log', line)])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('a pprof profile')
  })
})

describe.concurrent('annotate --diagnose', () => {
  const leak = 'content/samples/heapleak/1.27-gctrace.log'

  it('speaks the language asked for and ends with 0 whatever it finds', async () => {
    const [ko, markdown] = await Promise.all([
      run(['--diagnose', '--lang', 'ko', leak]),
      run(['--diagnose', '--format', 'markdown', leak]),
    ])
    expect(ko).toMatchObject({ code: 0, err: '' })
    expect(ko.out).toContain('라이브 힙이 계속 늘어남')
    expect(markdown.code).toBe(0)
    expect(markdown.out).toContain('### ')
  })

  it('ends with 1 where there is nothing to read, and with 2 where it is asked wrongly', async () => {
    const [nothing, both, gone] = await Promise.all([
      run(['--diagnose', '-'], { input: 'hello' }),
      run(['--diagnose', '--lint', leak]),
      run(['--diagnose', 'no-such-file.log']),
    ])
    expect(nothing.code).toBe(1)
    expect(nothing.err).toContain('GODEBUG=gctrace=1')
    expect(both.code).toBe(2)
    expect(both.err).toContain('--diagnose')
    expect(gone.code).toBe(2)
  })
})

describe.concurrent('annotate as a process', () => {
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
    ['a line cut in the middle', 'gc 9 @…\n', '1 line; traces that could not be read: 1'],
    ['a cut line after markup', '<img src=x onerror="alert(1)"> gc 9 @0.6', '1 line; traces that could not be read: 1'],
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
    expect(err).toContain('ndjson, text, markdown, csv, counts 가운데 하나')
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

  it('counts records by kind and lines in all, and nothing else', async () => {
    const sample = new URL('../../content/samples/combo/1.23-init-gc-sched.log', import.meta.url).pathname
    const { code, out, err } = await run(['--format', 'counts', sample])
    const lines = readFileSync(sample, 'utf8').trimEnd().split('\n')
    const inits = lines.filter((each) => each.startsWith('init ')).length
    expect([code, err]).toEqual([0, ''])
    const { lines: all, records, ...rest } = JSON.parse(out)
    expect(rest).toEqual({})
    expect(all).toBe(lines.length)
    expect(records['inittrace.init']).toBe(inits)
    expect(Object.keys(records)[0]).toBe('gctrace.cycle')
  })

  it('prints one kind as CSV, absent values empty and lists in one cell', async () => {
    const sched = [
      'SCHED 1009ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 needspinning=1 idlethreads=0 runqueue=1 [0 2]',
      'SCHED 1009ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 idlethreads=0 runqueue=1 [10 2]',
      line,
    ]
    const { code, out } = await run(['--format', 'csv', '--kind', 'schedtrace.summary'], { input: sched.join('\n') })
    expect(code).toBe(0)
    expect(out.split('\r\n')).toEqual([
      'at,gomaxprocs,idleprocs,threads,spinningthreads,needspinning,idlethreads,runqueue,local-runqueues,schedticks',
      '1009,2,0,4,0,1,0,1,0 2,',
      '1009,2,0,4,0,,0,1,10 2,',
      '',
    ])
  })

  it.each([
    [['--format', 'csv']],
    [['--format', 'csv', '--kind', 'gctrace.nothing']],
    [['--kind', 'gctrace.cycle']],
    [['--lint', '--format', 'csv', '--kind', 'gctrace.cycle']],
  ])('refuses %j', async (argv) => {
    const { code, out } = await run(argv, { input: line })
    expect([code, out]).toEqual([2, ''])
  })

  it('lints: silent about what the runtime printed, 1 for what it cannot have printed', async () => {
    const [good, bad] = await Promise.all([
      run(['--lint', '--lang', 'en'], { input: line }),
      run(['--lint', '--lang', 'ko'], { input: line.replace('4->4->0', '4->4->9') }),
    ])
    expect(good).toEqual({ code: 0, out: '', err: '' })
    expect(bad.code).toBe(1)
    expect(bad.out).toMatch(/^1: 틀림 heap-live-end: .*9/m)
  })

  it('unpacks gzip, and says so where it cannot', async () => {
    const packed = gzipSync(`${line}\n`)
    const [whole, half] = [join(folder, 'a.log.gz'), join(folder, 'half.log.gz')]
    writeFileSync(whole, packed)
    writeFileSync(half, packed.subarray(0, 40))
    const [good, bad] = await Promise.all([run([whole]), run([half])])
    expect(JSON.parse(good.out).fields.procs).toBe(8)
    expect(bad.code).toBe(2)
    expect(bad.err).toContain('gzip')
  })

  it('reads blocks as it reads the whole: lines and processes count on', async () => {
    const cycle = (number: number) => line.replace('318', String(number)).replace('36.750', `${number}.000`)
    const input = `${Array.from({ length: 60_000 }, (_, index) => cycle(index + 1)).join('\n')}\n`
    expect(input.length).toBeGreaterThan(4 * 1024 * 1024)
    const { out } = await run([], { input })
    const rows = out.trimEnd().split('\n')
    const last = JSON.parse(rows.at(-1) ?? '')
    expect([rows.length, last.line, last.endLine, last.process]).toEqual([60_000, 60_000, 60_000, 0])
  })

  it('is quiet when its reader has had enough', async () => {
    const { code, err } = await run(['--format', 'text'], { input: `${line}\n`.repeat(10_000), closeAfter: 100 })
    expect([code, err]).toEqual([0, ''])
  })
})
