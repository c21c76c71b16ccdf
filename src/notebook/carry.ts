// A trace on its way from another page to the workbench: kept until the workbench takes it, also when that opens in a new tab.
import { forget, keep, kept } from './keep.ts'
import { keyPrefix } from './key.ts'

const key = `${keyPrefix}carried`
const fromKey = `${key}:from`

/** Where a trace comes from, and of a shared one its title and notes, as `src/share/file.ts` writes them. */
export interface CarriedFrom {
  readonly by: 'lesson' | 'link'
  readonly review?: string
}

export function carry(text: string, from: CarriedFrom = { by: 'lesson' }): void {
  keep(fromKey, JSON.stringify(from))
  keep(key, text)
}

export interface Carried {
  readonly text: string
  readonly from: CarriedFrom
}

/** The carried text, once. */
export async function takeCarried(): Promise<Carried | null> {
  const [text, from] = await Promise.all([kept(key), kept(fromKey)])
  if (text === null) return null
  forget(key)
  forget(fromKey)
  return { text, from: readFrom(from) }
}

function readFrom(text: string | null): CarriedFrom {
  try {
    const { by, review } = JSON.parse(text ?? '{}') as { by?: unknown; review?: unknown }
    return { by: by === 'link' ? 'link' : 'lesson', ...(typeof review === 'string' ? { review } : {}) }
  } catch {
    return { by: 'lesson' }
  }
}
