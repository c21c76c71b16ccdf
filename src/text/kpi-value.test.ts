import { expect, test } from 'vitest'
import { showKpi } from './kpi-value.ts'

const shown = (id: Parameters<typeof showKpi>[0], lo: number, hi: number) => {
  const { value, range } = showKpi(id, { lo, hi }, (from, to) => `${from}~${to}`, 's')
  return [value, range].map((each) => each?.replaceAll('\u00a0', ' ') ?? null)
}

test('a stop keeps the digits of its line', () => {
  expect(shown('stw-max', 26, 27)).toEqual(['26 ms', null])
  expect(shown('stw-p50', 0.04, 0.041)).toEqual(['0.040 ms', null])
})

test('a narrow range has one value above it, a wide one stands for itself', () => {
  expect(shown('gc-share', 29.78, 31.1)).toEqual(['30 %', '29.8~31.1 %'])
  expect(shown('allocation-rate', 57.8, 117)).toEqual(['57.8~117 MiB/s', null])
  expect(shown('cycle-rate', 18.3, 18.3)).toEqual(['18.3 /s', null])
})

test('a slope that may be nothing is never one number', () => {
  expect(shown('live-slope', -0.504, 0.504)).toEqual(['−0.5~0.5 MiB/s', null])
  expect(shown('live-slope', 42.28, 42.8)).toEqual(['43 MiB/s', '42.3~42.8 MiB/s'])
})

test('nothing is 0, not less than nothing', () => {
  expect(shown('assist-share', 0, 0.129)).toEqual(['0~0.13 %', null])
})

test('what is small over a long run keeps two digits', () => {
  // 200 MiB in a day, 64 MiB in a week.
  expect(shown('live-slope', 0.0023148, 0.0023149)).toEqual(['0.0023 MiB/s', null])
  expect(shown('live-slope', 0.000105, 0.000106)).toEqual(['0.00011 MiB/s', null])
  expect(shown('live-slope', 0.0021, 0.0029)).toEqual(['0.0021~0.0029 MiB/s', null])
  expect(shown('live-slope', -0.05, 0.03)).toEqual(['−0.05~0.03 MiB/s', null])
  expect(shown('live-slope', -0.00001, 0.00002)).toEqual(['0 MiB/s', null])
})
