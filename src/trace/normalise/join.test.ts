import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseTrace } from '../parse/parse-trace.ts'
import { readNormalised } from './read-normalised.ts'

const go127 =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'
const sched = 'SCHED 105ms: gomaxprocs=4 idleprocs=0 threads=6 spinningthreads=0 idlethreads=1 runqueue=17 [3 5 4 7]'
const app = 'orders 2026/11/23 02:55:01 order 3841 accepted: 3 items, 25% off, took 0.018+0.46 ms'
const cutAt = (text: string, before: string) => {
  const at = text.indexOf(before)
  return [text.slice(0, at), text.slice(at)] as const
}
const kindsOf = (text: string) => readNormalised(text).records.map(({ kind }) => kind)

describe('a record that another writer’s line cuts', () => {
  // The lines of the samples that their manifest calls split.
  it.each([
    ['combo/1.15-gc-sched-split.log', ['gcpacertrace.start', 'gctrace.cycle']],
    ['combo/1.22-gc-sched-split.log', ['gctrace.cycle']],
    ['combo/1.26-gc-sched-split.log', ['gctrace.cycle', 'gcpacertrace.sweep']],
  ])('is put together in %s', (name, kinds) => {
    const { records, interleaved } = readNormalised(readFileSync(`content/samples/${name}`, 'utf8'))
    expect(records.filter(({ joined }) => joined).map(({ kind }) => kind)).toEqual(kinds)
    expect(interleaved).toEqual([])
  })

  it('is put together over whole lines of the other writer, and theirs stay', () => {
    const [head, tail] = cutAt(go127, '36+')
    const text = [head + app, app, tail, go127].join('\n')
    const { records } = readNormalised(text)
    expect(records).toHaveLength(2)
    const mark = records[0]?.fields.find(({ field }) => field === 'mark-wall')
    expect(mark?.text).toBe('36')
    expect(mark?.start).toBe(text.indexOf(tail))
  })

  it('is put together where the other line begins with digits', () => {
    const [head, tail] = cutAt(go127, '0.045')
    expect(kindsOf(`${head}2026/11/23 02:55:01 started\n${tail}`)).toEqual(['gctrace.cycle'])
    // Here the year might be the beginning of the number.
    const [before, after] = cutAt(go127, '36+')
    expect(readNormalised(`${before}2026/11/23 02:55:01 started\n${after}`)).toMatchObject({
      records: [],
      interleaved: [0],
    })
  })

  it('is left where two rests would fit', () => {
    const [head, tail] = cutAt(go127, '36+')
    const { records, interleaved } = readNormalised([head + app, tail, tail.replace('36', '37')].join('\n'))
    expect(records).toEqual([])
    expect(interleaved).toEqual([0])
  })

  it('is left where two beginnings wait for one rest', () => {
    const [head, tail] = cutAt(go127, '36+')
    const { records, interleaved } = readNormalised([head + app, head.replace('9', '8') + app, tail].join('\n'))
    expect(records).toEqual([])
    expect(interleaved.length).toBeGreaterThan(0)
  })

  it('is left where it is cut more than once', () => {
    const { records, interleaved } = readNormalised(
      ['gc 9 @0.6app 1', '29s 7%: 0.034app 2', go127.slice(go127.indexOf('+36'))].join('\n'),
    )
    expect(records).toEqual([])
    expect(interleaved).toEqual([0])
  })

  it('is not looked for further than a few lines', () => {
    const [head, tail] = cutAt(go127, '36+')
    expect(kindsOf([head + app, ...Array(9).fill(app), tail].join('\n'))).toEqual([])
  })
})

describe('a record that is wrapped', () => {
  const pacer = 'pacer: assist ratio=0.9645335258397384 (scan 0 MB in 10->10 MB) workers=0+0.2'
  it.each([
    ['the lines below are cut at the same width', `5\n${app.slice(0, pacer.length)}`, ['0.25'], []],
    ['a longer line stands below', `5\n${app}${app}`, ['0.2'], []],
    ['nothing else is known of the width', '5\n', [], [0]],
    ['more than a number stands there', '5 apples\n', ['0.2'], []],
  ])('and cut in its last number is told from a number below it where %s', (_name, below, values, interleaved) => {
    const text = `${pacer}\n${below}`
    const read = readNormalised(text)
    expect(read.records.map(({ fields }) => fields.at(-1)?.text)).toEqual(values)
    expect(read.interleaved).toEqual(interleaved)
    const { records, unread } = parseTrace(text)
    expect(records).toHaveLength(values.length)
    expect(unread).toHaveLength(interleaved.length)
    for (const { reason, span, stoppedAt } of unread) {
      expect(reason).toBe('interleaved')
      expect(text.slice(span.start, span.end)).toBe(pacer)
      expect(text.slice(stoppedAt, span.end)).toBe('2')
    }
  })

  it('and cut in a number before its last part is put together', () => {
    const p = '  P1: status=1 schedtick=6715 syscalltick=1 m=2 runqsize=1 gfreecnt=12 timerslen=3'
    const [head, tail] = cutAt(p, '2 timerslen')
    const fields = readNormalised(`${head}\n${tail}`).records[0]?.fields
    expect(fields?.find(({ field }) => field === 'gfreecnt')?.text).toBe('12')
  })

  it('has a list cut between two numbers only where the number of Ps says so', () => {
    const [head, tail] = cutAt(sched, '5 4 7]')
    expect(readNormalised(`${head.trimEnd()}\n${tail}`).records[0]?.fields.at(-1)?.text).toBe('3 5 4 7')
    const inNumber = cutAt(sched.replace('[3 5 4 7]', '[3 55 4 7]'), '5 4 7]')
    expect(readNormalised(inNumber.join('\n')).records[0]?.fields.at(-1)?.text).toBe('3 55 4 7')
  })

  it('is left where a free text was cut and nobody knows whether at a blank', () => {
    const { records, interleaved } = readNormalised('  G3: status=4(select (no\ncases)) m=nil lockedm=nil')
    expect(records).toEqual([])
    expect(interleaved).toEqual([0])
  })

  it('is not made of a cut end and the next line', () => {
    expect(kindsOf(`gc 29\n${go127}`)).toEqual(['gctrace.cycle'])
    expect(kindsOf(`${go127.slice(0, -3)}\n4 Pints of beer`)).toEqual([])
    expect(kindsOf(`${go127.slice(0, 60)}\n\n${go127.slice(60)}`)).toEqual([])
  })

  it('gives wrapped lines back to the record only', () => {
    const { records } = readNormalised(`${go127.slice(0, 70)}\n${go127.slice(70)}\n${go127}`)
    expect(records.map(({ joined }) => joined)).toEqual([true, false])
  })
})

describe('look-alikes', () => {
  it.each([
    'gc # @#s #%: #+#+# ms clock, #+#/#/#+# ms cpu, #->#-># MB, # MB goal, # MB stacks, #MB globals, # P',
    '<code>gc # @#s #%: #+#+# ms clock, #-&gt;#-&gt;# MB, # MB goal</code>',
    'scav # KiB work (bg), # KiB work (eager), # KiB total, #% util',
    'SCHED Nms: gomaxprocs=N idleprocs=N threads=N',
    '  PN: status=N schedtick=N',
    '# MB goal',
    '| `gc 7` | number of the collection |',
    'gc 2026/11/23 05:59:38 started',
    '{"level":"info","msg":"SCHED job 7","n":1}',
    '{"level":"info","msg":"gc of old carts done","n":1}',
    'time=2026-11-23T02:42:35Z level=warn msg="pacer: slow consumer" id=2',
    'web-1  | pacer: something else',
    '> init database @ 0.5 ms',
    '# GC forced',
    'the GC forced',
    'app: GC forced',
  ])('%s is no record', (text) => {
    const { records, interleaved } = readNormalised(text)
    expect(records).toEqual([])
    expect(interleaved).toEqual([])
  })
})
