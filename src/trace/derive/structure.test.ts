import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import { countedDocument } from '../counted-document.ts'
import { traceReader } from '../parse/parse-trace.ts'
import { numberOf, type TraceDocument } from '../record.ts'
import { structureOf, type TraceStructure } from './structure.ts'

const read = traceReader(allFamilies)
const textOf = (sample: string) => readFileSync(join('content/samples', `${sample}.log`), 'utf8')

function structured(text: string): { document: TraceDocument; structure: TraceStructure } {
  const document = read(text)
  return { document, structure: structureOf(document) }
}

const linesOf = (text: string) => text.trimEnd().split('\n')

/** The lines of each process, by the text of their records. */
function textOfProcesses({ document, structure }: ReturnType<typeof structured>): string[] {
  return structure.processes.map(({ records }) =>
    records
      .map((each) => document.text.slice(document.records[each]?.span.start, document.records[each]?.span.end))
      .join('\n'),
  )
}

/** `a` and `b` in turn, as two programs that print at the same time. */
function zip(a: string, b: string): string {
  const [one, two] = [linesOf(a), linesOf(b)]
  const lines: string[] = []
  for (let at = 0; at < Math.max(one.length, two.length); at++) {
    for (const line of [one[at], two[at]]) if (line !== undefined) lines.push(line)
  }
  return lines.join('\n')
}

describe('processes', () => {
  it('keep a restart apart, with its pacer and SCHED lines', () => {
    const once = textOf('combo/1.27-all')
    const [alone] = textOfProcesses(structured(once))
    const twice = structured(`${once}\n${once}`)
    expect(textOfProcesses(twice)).toEqual([alone, alone])
    expect(twice.structure.processes.every(({ certain }) => certain)).toBe(true)
    expect(twice.structure.faults).toEqual([])
  })

  it('are told apart line by line where their numbers and sizes differ', () => {
    const a = textOf('bigcache/1.27-gctrace')
    const b = textOf('memlimit/1.21-gogcoff')
    const mixed = structured(zip(a, b))
    expect(textOfProcesses(mixed)).toEqual([linesOf(a).join('\n'), linesOf(b).join('\n')])
  })

  it('are told apart by their schedticks where SCHED lines mix', () => {
    const a = textOf('sched-cpu/1.27-p4')
    const b = textOf('sched-unbalanced/1.27-p8')
    const mixed = structured(zip(a, b))
    expect(mixed.structure.processes).toHaveLength(2)
    const counts = textOfProcesses(mixed).map((text) => linesOf(text).length)
    expect(counts.reduce((sum, count) => sum + count)).toBe(mixed.document.records.length)
  })

  it('say so where two programs of the same kind cannot be told apart', () => {
    const a = textOf('sched-cpu/1.15-p4')
    expect(structured(zip(a, a)).structure.processes.some(({ certain }) => !certain)).toBe(true)
  })

  it('put a go build and the program that follows into two, in any order of families', () => {
    const text = [...linesOf(textOf('churn/1.27-p2')).slice(0, 9), textOf('combo/1.27-all')].join('\n')
    expect(structured(text).structure.processes.map(({ records }) => records.length)).toEqual([9, 104])
  })

  it('keep a line with a wrong number between its neighbours', () => {
    const { structure } = structured(textOf('note/gc-318-322').replace('gc 320', 'gc 302'))
    expect(structure.processes).toHaveLength(1)
    expect(structure.faults).toEqual([{ record: 2, before: 1, fault: 'number' }])
  })

  it('keep a line whose clock goes back but whose number goes on', () => {
    const { structure } = structured(textOf('note/gc-318-322').replace('@36.806s', '@16.806s'))
    expect(structure.processes).toHaveLength(1)
    expect(structure.faults).toEqual([{ record: 2, before: 1, fault: 'clock' }])
  })

  it('see a log whose newest line comes first', () => {
    const { structure } = structured(linesOf(textOf('note/gc-318-322')).reverse().join('\n'))
    expect(structure.processes).toHaveLength(1)
    expect(structure.faults.map(({ fault }) => fault)).toEqual(['reversed', 'reversed', 'reversed', 'reversed'])
  })

  it('exist where there are only records without number', () => {
    expect(structured('GC forced\n').structure.processes).toEqual([{ index: 0, certain: true, records: [0] }])
    expect(structured('').structure.processes).toEqual([])
  })
})

describe('cycles', () => {
  it('have their start, end, sweep and scavenger lines, which may come before their GC line', () => {
    const { document, structure } = structured(textOf('combo/1.27-all'))
    expect(structure.open).toEqual([])
    for (const cycle of structure.cycles) {
      const goal = (index: number | undefined) => numberOf(document.records[index ?? -1] ?? { fields: [] }, 'heap-goal')
      expect(goal(cycle.start)).toBe(goal(cycle.record))
      expect(document.records[cycle.sweep ?? -1]?.kind).toBe('gcpacertrace.sweep')
      expect(cycle.scav).toHaveLength(1)
      expect(cycle.after).toEqual([])
    }
    // gc 1 was printed after its sweep was done; its start is the line before both.
    const [first] = structure.cycles
    expect([first?.start, first?.scav[0], first?.sweep]).toEqual([1, 2, 3])
    expect(first?.record).toBe(4)
  })

  it('follow each other by number', () => {
    const { structure } = structured(textOf('note/gc-318-322'))
    expect(structure.cycles.map(({ record, previous }) => [record, previous])).toEqual([
      [0, undefined],
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
    ])
  })

  it('leave pacer lines open whose GC line is not there', () => {
    const { structure } = structured(textOf('note/gc-5-pacer'))
    expect(structure.cycles).toMatchObject([{ record: 0, sweep: 1 }])
    expect(structure.cycles[0]).not.toHaveProperty('start')
    expect(structure.open).toEqual([{ process: 0, after: 0, start: 2, end: 3 }])
  })

  it('do not take the pacer lines of a GC line that was lost', () => {
    const whole = linesOf(textOf('webservice-noleak/1.27-gctrace-pacer'))
    const without = whole.filter((line) => !line.startsWith('gc 4 ')).join('\n')
    const { document, structure } = structured(without)
    expect(structure.open).toHaveLength(1)
    for (const { record, start } of structure.cycles) {
      const heap = (index: number | undefined) =>
        numberOf(document.records[index ?? -1] ?? { fields: [] }, 'heap-start')
      expect(heap(start)).toBe(heap(record))
    }
  })

  it('know that the monitor asked for them', () => {
    const { document, structure } = structured(textOf('idle/1.24-gc-forced'))
    const asked = structure.cycles.filter(({ notice }) => notice !== undefined)
    expect(asked.map(({ record }) => numberOf(document.records[record] ?? { fields: [] }, 'gc-number'))).toEqual([
      9, 10,
    ])
  })

  it('have the scan lines below them', () => {
    const { document, structure } = structured(textOf('gctrace2/1.27-gctrace2'))
    const scans = document.records.filter(({ kind }) => kind === 'gctrace.scan').length
    expect(structure.cycles.reduce((sum, { scan }) => sum + scan.length, 0)).toBe(scans)
    expect(structure.cycles[0]?.scan[0]).toBe(1)
  })

  it('only have scavenger lines after them where nothing tells the cycle', () => {
    const { structure } = structured(textOf('scavenger/1.24-gc-scav'))
    expect(structure.cycles.every(({ scav }) => scav.length === 0)).toBe(true)
    expect(structure.cycles.some(({ after }) => after.length > 0)).toBe(true)
  })

  it('stay unjoined where two programs print at once and no number agrees', () => {
    const a = textOf('combo/1.27-all')
    const b = textOf('combo/1.24-all')
    const { document, structure } = structured(zip(a, b))
    for (const { record, start } of structure.cycles) {
      if (start === undefined) continue
      for (const field of ['heap-start', 'heap-goal']) {
        const of = (index: number) => numberOf(document.records[index] ?? { fields: [] }, field)
        expect(of(start)).toBe(of(record))
      }
    }
  })
})

describe('blocks', () => {
  it('are a header with its P, M and G lines', () => {
    const { document, structure } = structured(textOf('scheddetail/1.27-syscall'))
    expect(structure.blocks.map(({ p, m, g }) => [p.length, m.length, g.length])).toEqual([
      [4, 4, 4],
      [4, 9, 11],
      [4, 9, 11],
      [4, 9, 11],
    ])
    expect(structure.blockOf.size).toBe(document.records.length - structure.blocks.length)
    expect(structure.blockOf.get(1)).toBe(0)
  })

  it('do not take lines that lost their header', () => {
    const [header = '', p0 = '', ...rest] = linesOf(textOf('scheddetail/1.27-syscall')).slice(0, 13)
    const { structure } = structured([header, p0, ...rest, p0].join('\n'))
    expect(structure.blocks[0]?.p).toHaveLength(4)
    expect(structure.blockOf.size).toBe(12)
  })
})

describe('work', () => {
  it('grows with the text, not with its square', () => {
    const looks = (text: string) => {
      const counted = countedDocument(read(text))
      structureOf(counted.document)
      return counted.looks()
    }
    const sample = textOf('combo/1.27-all')
    expect(looks(sample.repeat(160)) / looks(sample.repeat(20))).toBeLessThan(10)
    // Two programs print at the same time, and no GC line follows their pacer lines.
    const gc = (number: number, at: number) =>
      `gc ${number} @${at}.000s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P\n`
    const pacer = 'pacer: assist ratio=+1.000000e+000 (scan 1 MB in 4->5 MB) workers=2+0.000000e+000\n'
    const both = (count: number) => gc(1, 1) + gc(1, 5) + pacer.repeat(count) + gc(2, 2) + gc(2, 6)
    expect(structured(both(10)).structure.processes).toHaveLength(2)
    expect(looks(both(2000)) / looks(both(500))).toBeLessThan(5)
  })
})
