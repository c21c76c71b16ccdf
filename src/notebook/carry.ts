// A trace on its way from a lesson to the workbench: kept until the workbench takes it, also when that opens in a new tab.
import { forget, keep, kept } from './keep.ts'
import { keyPrefix } from './key.ts'

const key = `${keyPrefix}carried`

export function carry(text: string): void {
  keep(key, text)
}

/** The carried text, once. */
export async function takeCarried(): Promise<string | null> {
  const text = await kept(key)
  if (text !== null) forget(key)
  return text
}
