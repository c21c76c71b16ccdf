import type { LineReading } from './reading.ts'

/** A printed value with its unit as lessons write it: `0.022 ms`, `36.750 s`, `4 MiB`, `8 P`, `0 %`. */
export function printed(line: LineReading, field: string): string {
  const raw = line.raw(field)
  if (field === 'procs') return `${raw} P`
  const { unit } = line.def(field)
  switch (unit) {
    case 'ms':
    case 's':
    case 'MiB':
    case 'KiB':
    case 'B':
      return `${raw} ${unit}`
    case 'us':
      return `${raw} µs`
    case 'percent':
      return `${raw} %`
    default:
      return raw
  }
}
