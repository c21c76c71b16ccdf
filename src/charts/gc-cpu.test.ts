import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { type GcCycle, gcCyclesOf, parseTrace } from '../trace/index.ts'
import { layoutGcCpu, nearestCpuValue, ownPercents } from './gc-cpu.ts'
import { cpuLabels } from './labels.fixture.ts'
import { estimateWidth } from './text-size.ts'

const cyclesOf = (text: string) => gcCyclesOf(parseTrace(text))
const layoutOf = (cycles: readonly GcCycle[], width = 720) =>
  layoutGcCpu(cycles, { width, measure: estimateWidth, labels: cpuLabels })
const line = (gc: number, at: string, cpu = '2.0+4.0/8.0/1.0+4.0') =>
  `gc ${gc} @${at}s 3%: 1.0+10+2.0 ms clock, ${cpu} ms cpu, 4->4->0 MB, 5 MB goal, 2 P\n`

describe('the share of each interval', () => {
  it('counts pauses, assist and background workers since the cycle before, not idle workers', () => {
    const [first, second] = ownPercents(cyclesOf(line(1, '0.087') + line(2, '0.187')))
    expect(first).toBeCloseTo((18 / (100 * 2)) * 100)
    expect(second).toBeCloseTo((18 / (100 * 2)) * 100)
  })

  it('is not known where a cycle is missing', () => {
    expect(ownPercents(cyclesOf(line(1, '0.100') + line(3, '0.300')))[1]).toBeNull()
    expect(ownPercents(cyclesOf(line(7, '0.100')))).toEqual([null])
  })

  it('adds up to the printed percentage of Go 1.6 to 1.22', () => {
    let seen = 0
    for (const id of sampleIds().filter((each) => /\/1\.(15|19|21|22)-/.test(each))) {
      const cycles = cyclesOf(sample(id).text)
      if (cycles[0]?.number !== 1 || cycles.some((cycle) => cycle.record.process > 0)) continue
      let ms = 0
      for (const cycle of cycles) {
        const { cpu } = cycle
        ms += cpu.sweepTerm + cpu.assist + cpu.background + cpu.markTerm
        const share = (ms / ((cycle.atS * 1000 + cycle.wallMs) * cycle.procs)) * 100
        // Early on, the printed digits and the unknown time before the first clock reading weigh most.
        if (cycle.atS < 0.2) continue
        seen += 1
        if (Math.abs(share - cycle.percent - 0.5) > 2) throw new Error(`${id} gc ${cycle.number}: ${share}`)
      }
    }
    expect(seen).toBeGreaterThan(500)
  })
})

describe('the CPU of GC cycles', () => {
  it('stacks assist, background and idle on each other', () => {
    const [column] = layoutOf(cyclesOf(line(1, '0.087'))).columns
    expect(column?.slices.map(({ field, fraction }) => [field, fraction])).toEqual([
      ['mark-assist-cpu', 0.2],
      ['mark-background-cpu', 0.4],
      ['mark-idle-cpu', 0.05],
    ])
    expect((column?.slices[0]?.y ?? 0) - (column?.slices[1]?.y ?? 0)).toBeCloseTo(column?.slices[1]?.height ?? 0)
  })

  it('keeps the cycle with the most assist where cycles are merged', () => {
    const texts = Array.from({ length: 5000 }, (_, gc) =>
      line(gc + 1, (gc / 10).toFixed(3), gc === 3210 ? '2.0+19/1.0/0+4.0' : undefined),
    )
    const layout = layoutOf(cyclesOf(texts.join('')))
    expect(layout.columns.length).toBeLessThan(400)
    expect(layout.columns.map(({ cycle }) => cycle)).toContain(3210)
    expect(layout.notes).toContainEqual({ id: 'merged', cycles: 5000 })
  })

  it('is found by place', () => {
    const layout = layoutOf(cyclesOf(line(1, '0.087') + line(2, '0.187')))
    const second = layout.columns[1]
    const slice = second?.slices[1]
    expect(nearestCpuValue(layout, (second?.x0 ?? 0) + 2, (slice?.y ?? 0) + 2)).toEqual({
      cycle: 1,
      field: 'mark-background-cpu',
    })
    expect(nearestCpuValue(layout, (second?.x0 ?? 0) + 2, layout.percents.y + 9)?.field).toBe('gc-percent')
  })

  it('is nothing without cycles', () => {
    expect(layoutOf([]).columns).toEqual([])
  })
})

describe('over every sample', () => {
  it.each([290, 1100])('heights give back the printed times and percentages at %i px', (width) => {
    for (const id of sampleIds()) {
      const cycles = cyclesOf(sample(id).text)
      const layout = layoutOf(cycles, width)
      const perFraction = layout.fractionToY(0) - layout.fractionToY(1)
      for (const { cycle, slices, percent } of layout.columns) {
        const given = cycles[cycle]
        if (!given) throw new Error(id)
        const whole = Math.max(
          given.mark.capacityMs,
          given.mark.assist.ms + given.mark.background.ms + given.mark.idle.ms,
        )
        for (const slice of slices) {
          const part =
            slice.field === 'mark-assist-cpu' ? 'assist' : slice.field === 'mark-idle-cpu' ? 'idle' : 'background'
          const ms = (slice.height / perFraction) * whole
          if (Math.abs(ms - given.cpu[part]) > 1e-6 * Math.max(1, ms))
            throw new Error(`${id} gc ${given.number}: ${ms}`)
          if (slice.y < layout.shares.y - 0.01 || slice.x + slice.width > width)
            throw new Error(`${id} leaves the frame`)
        }
        if (percent.value !== given.percent || Math.abs(layout.percentToY(given.percent) - percent.y) > 1e-9)
          throw new Error(`${id} gc ${given.number}: ${percent.value} %`)
        if (percent.y < layout.percents.y - 0.01) throw new Error(`${id} leaves the frame`)
      }
    }
  })
})
