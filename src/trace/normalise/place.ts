import type { MappedBytes } from './mapped-bytes.ts'

/** Where in the input a place of the line begins: for the start of a span. */
export function originOf(line: { readonly map: MappedBytes | null }, at: number): number {
  return line.map === null ? at : (line.map.origins[at] as number)
}

/** Where in the input the byte before a place ends: for the end of a span. */
export function endOf(line: { readonly map: MappedBytes | null }, at: number): number {
  return line.map === null ? at : (line.map.ends[at - 1] as number)
}
