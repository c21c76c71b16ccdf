// Long texts stay on the device as files: IndexedDB keeps a file without anybody holding it in memory.

const suffix = ':long'

/** Keeps files, and says whether the browser had room for them. */
export async function keepLong(key: string, files: readonly File[]): Promise<boolean> {
  try {
    const { set } = await import('idb-keyval')
    await set(key + suffix, files)
    localStorage.setItem(key + suffix, String(files.length))
    return true
  } catch {
    await forgetLong(key)
    return false
  }
}

export async function keptLong(key: string): Promise<readonly File[] | null> {
  try {
    // Without the mark, nothing has to be fetched to know that there is nothing.
    if (localStorage.getItem(key + suffix) === null) return null
    const { get } = await import('idb-keyval')
    const files = await get<readonly File[]>(key + suffix)
    return files !== undefined && files.length > 0 ? files : null
  } catch {
    return null
  }
}

export async function forgetLong(key: string): Promise<void> {
  try {
    if (localStorage.getItem(key + suffix) === null) return
    localStorage.removeItem(key + suffix)
    const { del } = await import('idb-keyval')
    await del(key + suffix)
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}
