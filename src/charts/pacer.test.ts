import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { identitiesOf, pacerCyclesOf } from '../trace/derive/pacer-cycles.ts'
import { numberOf, parseTrace } from '../trace/index.ts'
import { pacerLabels } from './labels.fixture.ts'
import { layoutPacer, nearestPacerValue, pacerField, pacerValue, seriesOf } from './pacer.ts'
import { estimateWidth } from './text-size.ts'

const of = (id: string) => pacerCyclesOf(parseTrace(sample(id).text))
const layoutOf = (cycles: ReturnType<typeof of>, width = 720) =>
  layoutPacer(cycles, { width, measure: estimateWidth, labels: pacerLabels })

describe('the lines of the pacer', () => {
  it('belong to the GC line that follows, and give the goal back', () => {
    const { text } = sample('assist/1.27-pacer-p2')
    const document = parseTrace(text)
    const [first] = pacerCyclesOf(document)
    const line = document.records.find(
      (record) => record.kind === 'gctrace.cycle' && numberOf(record, 'gc-number') === first?.gc,
    )
    expect(Math.floor((first?.goal ?? 0) / 2 ** 20)).toBe(line && numberOf(line, 'heap-goal'))
  })

  it('keep every identity of the classic pacer to the printed digits', () => {
    const classic = sampleIds().flatMap((id) => of(id).filter(({ model }) => model === 'classic'))
    expect(classic.length).toBeGreaterThan(20)
    for (const cycle of classic)
      for (const { id, printed, computed, holds } of identitiesOf(cycle))
        if (!holds && id !== 'h-t') throw new Error(`${id}: ${printed} for ${computed}`)
  })
})

describe('the pacer', () => {
  it('has the panels of its time', () => {
    const panels = (id: string) => layoutOf(of(id)).panels.map((panel) => panel.id)
    expect(panels('assist/1.27-pacer-p2')).toEqual(['heap', 'utilization', 'cons-mark'])
    expect(panels('note/gc-5-pacer')).toEqual(['heap', 'utilization', 'ratios'])
    expect(panels('note/gc-318-322')).toEqual([])
  })

  it('is found by place', () => {
    const layout = layoutOf(of('assist/1.27-pacer-p2'))
    const column = layout.columns[2]
    const goal = column?.marks.find(({ series }) => series === 'goal')
    expect(nearestPacerValue(layout, column?.x ?? 0, (goal?.y ?? 0) - 0.2)).toEqual({
      cycle: column?.cycle,
      series: 'goal',
    })
    expect(pacerField('goal', 'classic')).toBe('h-goal')
    expect(pacerField('cons-mark', 'current')).toBe('cons-mark')
  })

  it('keeps the cycle that passed its goal furthest where columns are merged', () => {
    const [one] = of('assist/1.27-pacer-p2')
    if (!one) throw new Error('no line')
    const many = Array.from({ length: 3000 }, (_, at) => ({ ...one, end: at === 1234 ? one.goal * 2 : one.end }))
    expect(layoutOf(many).columns.map(({ cycle }) => cycle)).toContain(1234)
  })
})

describe('over every sample', () => {
  it.each([290, 1100])('heights give back the printed numbers at %i px', (width) => {
    let seen = 0
    for (const id of sampleIds()) {
      const cycles = of(id)
      const layout = layoutOf(cycles, width)
      for (const panel of layout.panels) {
        const unit = panel.toY(0) - panel.toY(1)
        for (const { cycle, marks, x1 } of layout.columns) {
          const given = cycles[cycle]
          if (!given || x1 > width + 0.01) throw new Error(`${id} leaves the figure`)
          for (const mark of marks.filter(({ series }) => seriesOf(panel.id).includes(series))) {
            seen += 1
            const value = (panel.toY(0) - mark.y) / unit
            const printed = pacerValue(given, mark.series) ?? Number.NaN
            if (!(Math.abs(value - printed) <= 1e-6 * Math.max(1, Math.abs(printed))))
              throw new Error(`${id} ${mark.series}: ${value} for ${printed}`)
            if (mark.y < panel.y - 0.01 || mark.y > panel.y + panel.height + 0.01)
              throw new Error(`${id} ${mark.series} leaves the panel`)
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(500)
  })
})
