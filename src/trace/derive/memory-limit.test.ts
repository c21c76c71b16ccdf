import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { parseTrace } from '../index.ts'
import { gcCyclesOf } from './gc-cycle.ts'
import { memoryLimitsOf } from './memory-limit.ts'

const limitsOf = (text: string) => memoryLimitsOf(gcCyclesOf(parseTrace(text)))
/** Cycles that double what is alive, until goals are held down. */
const trace = (goals: readonly number[], globals = ', 0 MB stacks, 0 MB globals') =>
  [[3, 4, 3, 4], ...goals.map((goal, index) => [40 + index, 45 + index, 40 + index, goal])]
    .map(
      ([start, end, live, goal], index) =>
        `gc ${index + 1} @${index + 1}.000s 2%: 0.050+2.6+0.020 ms clock, 0.10+2.5/0.25/0+0.040 ms cpu, ${index === 0 ? 0 : start}->${end}->${live} MB, ${goal} MB goal${globals}, 2 P\n`,
    )
    .join('')

describe('a memory limit', () => {
  it('is larger than a goal that GOGC would have set higher', () => {
    expect(limitsOf(trace([80, 60, 60, 60]))).toEqual([
      { process: 0, aboveMiB: 61, goalMiB: 60, cycle: 2, heldDown: 3, belowStart: 0 },
    ])
  })

  it('is not inferred from goals that GOGC explains, from one or two, or where no release has a limit', () => {
    expect(limitsOf(trace([80, 80, 82, 84]))).toEqual([])
    expect(limitsOf(trace([80, 60, 60, 84]))).toEqual([])
    expect(limitsOf(trace([80, 60, 60, 60], ''))).toEqual([])
    expect(limitsOf('')).toEqual([])
  })

  it('is certain to hold down a goal below the heap that the cycle began with', () => {
    expect(limitsOf(trace([80, 38, 38, 38]))[0]?.belowStart ?? 0).toBe(0)
    const [limit] = limitsOf(trace([80, 60, 39, 39, 39, 39]))
    expect(limit).toMatchObject({ goalMiB: 60, heldDown: 5, belowStart: 4 })
  })
})

describe('over every sample', () => {
  it('is inferred only of programs that had one, and is never said to be larger than it was', () => {
    const found = sampleIds().flatMap((id) => {
      const { text, provenance } = sample(id)
      const limits = limitsOf(text)
      const [, mib] = /^(\d+)MiB$/.exec(provenance.gomemlimit ?? '') ?? []
      for (const { aboveMiB } of limits)
        if (!(aboveMiB < Number(mib))) throw new Error(`${id}: above ${aboveMiB}, was ${provenance.gomemlimit}`)
      return limits.length > 0 ? [id] : []
    })
    expect(found).toEqual(
      ['1.19-spiral', '1.21-gogcoff', '1.23-pacer', '1.24-spiral', '1.26-gogcoff', '1.27-spiral'].map(
        (name) => `memlimit/${name}`,
      ),
    )
  })
})
