import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sampleIds as allSamples, sample } from '../build/samples.ts'
import { workbenchText as en } from '../text/en/workbench.ts'
import { workbenchText as ko } from '../text/ko/workbench.ts'
import { parseTrace } from '../trace/index.ts'
import { readFiles, withoutWrongFiles } from './files.ts'
import { sampleIds, samples } from './samples.ts'
import { summaryOf } from './summary.ts'

const cycle = 'gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, 0.21+0.88/0.52/0+0.81 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'

describe('summaryOf', () => {
  it('counts what is in a text', () => {
    const text = `hello\n\n${cycle}\n${cycle.replace('gc 1', 'gc 2').replace('0.012', '0.020')}\n${cycle.slice(0, 40)}\nGC forced\n`
    expect(summaryOf(parseTrace(text))).toMatchObject({ lines: 6, cycles: 2, unread: 1, foreign: 1 })
  })

  it('notices a second process', () => {
    expect(summaryOf(parseTrace(`${cycle.replace('gc 1 @0.012', 'gc 7 @9.000')}\n${cycle}`)).processes).toBe(2)
  })

  it('finds nothing in nothing', () => {
    expect(summaryOf(parseTrace(''))).toEqual({ lines: 0, cycles: 0, unread: 0, foreign: 0, processes: 0 })
  })
})

describe('readFiles', () => {
  const file = (name: string, bytes: string | Uint8Array<ArrayBuffer>) => new File([bytes], name)

  it('puts several files one after another', async () => {
    expect(await readFiles([file('a', 'one'), file('b', 'two\n'), file('c', 'three')])).toEqual({
      text: 'one\ntwo\nthree',
      cut: false,
      failed: [],
    })
  })

  it('unpacks .gz, and names a file that is damaged', async () => {
    const packed = new Uint8Array(gzipSync('gc 1 한글'))
    const { text, failed } = await readFiles([file('a.log.gz', packed), file('b.gz', 'not packed')])
    expect(text).toBe('gc 1 한글')
    expect(failed).toEqual(['b.gz'])
  })

  it('stops at the limit, also inside an archive that would fill the memory', async () => {
    const bomb = new Uint8Array(gzipSync('x'.repeat(5_000_000)))
    const { text, cut } = await readFiles([file('a.gz', bomb)], 1000)
    expect(text).toHaveLength(1000)
    expect(cut).toBe(true)
  })
})

describe('the sample menu', () => {
  it.each(sampleIds)('%s is the committed file, has cycles and words', async (id) => {
    expect(allSamples()).toContain(id)
    expect((await samples[id]()).default).toBe(sample(id).text)
    expect(summaryOf(parseTrace(sample(id).text)).cycles).toBeGreaterThan(4)
    for (const words of [ko, en]) expect(words.sampleList[id].why).not.toBe('')
  })
})

describe('files that are no logs', () => {
  const fixture = (name: string) =>
    new File([readFileSync(`src/trace/foreign/fixtures/${name}`)], name.replace(/^go1\.27-/, ''))

  it('are set apart with what they are, packed or not', async () => {
    const picture = new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)], 'screen.png')
    const log = new File(['gc 1 @0.001s'], 'a.log')
    const packed = new File([gzipSync('gc 1 @0.001s')], 'b.log.gz')
    const cut = new File([gzipSync('gc 1 @0.001s'.repeat(5000)).subarray(0, 60)], 'c.log.gz')
    const { logs, others } = await withoutWrongFiles([
      picture,
      log,
      fixture('go1.27-execution.trace'),
      fixture('go1.27-heap.pb.gz'),
      packed,
      cut,
      fixture('go1.27-panic.txt'),
    ])
    expect(logs.map(({ name }) => name)).toEqual(['a.log', 'b.log.gz', 'c.log.gz', 'panic.txt'])
    expect(others.map(({ name, kind }) => [name, kind.kind])).toEqual([
      ['screen.png', 'image'],
      ['execution.trace', 'go-execution-trace'],
      ['heap.pb.gz', 'pprof'],
    ])
  })
})
