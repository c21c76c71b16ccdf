import { expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { parseTrace } from '../index.ts'
import { gcCyclesOf } from './gc-cycle.ts'
import { releasedOf } from './released.ts'

const of = (text: string) => {
  const document = parseTrace(text)
  return releasedOf(document.records, gcCyclesOf(document))
}
const gc = (number: number) =>
  `gc ${number} @${number}.000s 2%: 0.050+2.6+0.020 ms clock, 0.10+2.5/0.25/0+0.040 ms cpu, 4->4->1 MB, 5 MB goal, 2 P\n`

it('belongs to the GC line before it, in MiB', () => {
  const scav = (kib: number) => `scav 0 KiB work (bg), 0 KiB work (eager), ${kib} KiB now, 97% util\n`
  const found = of(scav(512) + gc(1) + scav(2048) + scav(1024) + gc(2) + scav(0))
  expect(found.map(({ cycle, mib }) => [cycle, mib])).toEqual([
    [0, 2],
    [0, 1],
    [1, 0],
  ])
})

it('is read from old GC traces, too, but not where a line counts one round', () => {
  const text = `${gc(1)}scvg0: 10 MB released\nscvg0: inuse: 83, idle: 8, sys: 92, released: 8, consumed: 83 (MB)\n`
  expect(of(text).map(({ mib }) => mib)).toEqual([8])
})

it('is found in every sample that prints both', () => {
  const ids = sampleIds().filter((id) => of(sample(id).text).length > 0)
  expect(ids).toContain('scavenger/1.24-gc-scav')
  expect(ids).toContain('combo/1.27-all')
  expect(ids).not.toContain('heapleak/1.27-gctrace')
})
