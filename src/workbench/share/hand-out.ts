// Ways out of the page: clipboard, file, the device's own menu for sharing.

/** Whether it could be copied; browsers may refuse, as in a frame or without a secure connection. */
export async function copyOut(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

export function saveText(text: string, name: string, type = 'application/json'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export function canSend(): boolean {
  return typeof navigator.share === 'function'
}

/** Opens the device's own menu. That the reader closes it again is no failure. */
export async function send(title: string, url: string): Promise<void> {
  try {
    await navigator.share({ title, url })
  } catch {
    // Closed, or refused: the other ways are still there.
  }
}
