import type { FieldDef } from '../trace/catalogue/index.ts'

const signs: Partial<Record<FieldDef['unit'], string>> = {
  s: 's',
  ms: 'ms',
  us: 'µs',
  percent: '%',
  MiB: 'MiB',
  KiB: 'KiB',
  B: 'B',
}

/** The sign after a value; empty for plain numbers. The product says MiB where the runtime prints `MB`. */
export function unitOf(def: FieldDef): string {
  return signs[def.unit] ?? ''
}

/** `0.60 ms`, `8`, and for a flag nothing but its name. */
export function withUnit(raw: string, def: FieldDef | undefined): string {
  if (def === undefined) return raw
  if (def.print === 'flag') return ''
  const unit = unitOf(def)
  return unit === '' ? raw : `${raw} ${unit}`
}
