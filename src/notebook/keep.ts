// What a reader typed stays on this device: in localStorage as it is typed, in IndexedDB when it is very long.

/** Stands in localStorage for a text that is in IndexedDB: no pasted text begins with U+0000. */
const elsewhere = '\u0000idb'
const longest = 1_000_000

export type Kept = 'kept' | 'refused'

/** The latest write of each key, so that a slow one never overtakes a newer one. */
const turns = new Map<string, number>()

/** Keeps a text. Done when it returns, except for very long ones, which take a moment longer: hence `settled`. */
export function keep(key: string, text: string): { now: Kept; settled: Promise<Kept> } {
  const turn = (turns.get(key) ?? 0) + 1
  turns.set(key, turn)
  if (text.length <= longest) {
    const now = put(key, text)
    if (now === 'kept') return { now, settled: Promise.resolve(now) }
  }
  return { now: 'kept', settled: keepLong(key, text, turn) }
}

async function keepLong(key: string, text: string, turn: number): Promise<Kept> {
  try {
    const { set } = await import('idb-keyval')
    if (turns.get(key) !== turn) return 'kept'
    await set(key, text)
    return turns.get(key) === turn ? put(key, elsewhere) : 'kept'
  } catch {
    return 'refused'
  }
}

function put(key: string, value: string): Kept {
  try {
    localStorage.setItem(key, value)
    return 'kept'
  } catch {
    return 'refused'
  }
}

/** The kept text; a promise where it is in IndexedDB; `null` where nothing is kept or storage is refused. */
export function kept(key: string): string | null | Promise<string | null> {
  try {
    const value = localStorage.getItem(key)
    return value === elsewhere ? fetchLong(key) : value
  } catch {
    return null
  }
}

async function fetchLong(key: string): Promise<string | null> {
  try {
    const { get } = await import('idb-keyval')
    return (await get<string>(key)) ?? null
  } catch {
    return null
  }
}

export function forget(key: string): void {
  turns.set(key, (turns.get(key) ?? 0) + 1)
  try {
    const long = localStorage.getItem(key) === elsewhere
    localStorage.removeItem(key)
    if (long) void import('idb-keyval').then(({ del }) => del(key)).catch(() => undefined)
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}

/** Tells when another tab changes what is kept under a key. Returns the way to stop listening. */
export function onKeptElsewhere(key: string, tell: (text: string | null) => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key !== key) return
    if (event.newValue === elsewhere) void fetchLong(key).then(tell)
    else tell(event.newValue)
  }
  addEventListener('storage', heard)
  return () => removeEventListener('storage', heard)
}

/** Small things for this tab only, such as which field is open. */
export const thisVisit = {
  get(key: string): string | null {
    try {
      return sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  set(key: string, value: string | null): void {
    try {
      if (value === null) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, value)
    } catch {
      // A closed card after a reload is all that is lost.
    }
  },
}
