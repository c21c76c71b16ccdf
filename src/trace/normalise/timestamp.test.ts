import { describe, expect, it } from 'vitest'
import { TimestampReader } from './timestamp.ts'

const utc = Date.UTC(2026, 10, 23, 5, 46, 0)
const yearStart = Date.UTC(1972, 0, 1)

describe('TimestampReader', () => {
  it.each([
    ['2026-11-23T05:46:00Z', utc, 'zoned'],
    ['2026-11-23T05:46:00.5+09:00', utc + 500 - 9 * 3_600_000, 'zoned'],
    ['2026-11-23T05:46:00-0330', utc + 3.5 * 3_600_000, 'zoned'],
    ['2026-11-23 05:46:00,250', utc + 250, 'local'],
    ['2026/11/23 05:46:00.000001', utc + 0.001, 'local'],
    ['Nov 23 05:46:00', Date.UTC(1972, 10, 23, 5, 46) - yearStart, 'yearless'],
    ['Feb  3 05:46:00', Date.UTC(1972, 1, 3, 5, 46) - yearStart, 'yearless'],
    ['Nov 23, 2026 @ 05:46:00.250', utc + 250, 'local'],
    ['Nov 3, 2026 @ 05:46:00.250', Date.UTC(2026, 10, 3, 5, 46, 0) + 250, 'local'],
    ['05:46:01.5', (5 * 60 + 46) * 60_000 + 1500, 'daily'],
  ] as const)('reads %s', (text, ms, known) => {
    const reader = new TimestampReader()
    const bytes = new TextEncoder().encode(text)
    expect(reader.read(bytes, 0, bytes.length)).toBe(true)
    expect(reader.end).toBe(bytes.length)
    expect(reader.known).toBe(known)
    expect(reader.ms).toBeCloseTo(ms, 3)
  })

  it.each(['', '2026', '2026-13-01T00:00:00Z', '2026-11-23', '25:00:00', 'Nox 23 05:46:00', '1.2.3', 'gc 1 @0.1s'])(
    'takes %j for no time',
    (text) => {
      const bytes = new TextEncoder().encode(text)
      expect(new TimestampReader().read(bytes, 0, bytes.length)).toBe(false)
    },
  )
})
