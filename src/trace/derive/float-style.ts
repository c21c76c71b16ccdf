import type { TraceDocument, TraceRecord } from '../record.ts'

/** The pacer prints floats as `+8.819400e-001` to Go 1.25 and as `0.88194` since. */
export type FloatStyle = 'exponent' | 'shortest'

/** The fields whose style tells which it is. */
export const floatFields: ReadonlySet<string> = new Set([
  'assist-ratio',
  'h-t',
  'h-a',
  'h-g',
  'u-a',
  'goal-delta-ratio',
  'actual-delta-ratio',
  'u-ratio',
  'cons-mark',
  'pages-per-byte',
])

/** How a record of a document prints its first float that is a number. */
export function floatStyleOf(document: TraceDocument, record: TraceRecord): FloatStyle | null {
  for (const { field, start, end } of record.fields) {
    if (!floatFields.has(field)) continue
    const raw = document.text.slice(start, end)
    if (/^[+-]\d\.\d{6}e[+-]\d{3}$/.test(raw)) return 'exponent'
    if (/^-?\d/.test(raw)) return 'shortest'
  }
  return null
}
