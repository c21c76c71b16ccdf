// Claims: expressions over a trace, or over one before and one after, that can be checked again.
export * from './evaluate.ts'
export { formatRange } from './format-range.ts'
export { parseClaim } from './parse-claim.ts'
export * from './syntax.ts'
