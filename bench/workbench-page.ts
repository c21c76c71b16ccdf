// What a reader does with a long log, done by the page itself.

/** What is watched, in this order. `after` is the time from the last line until all rules were held against the text. */
export const phases = [
  'reading',
  'after',
  'scroll',
  'choose lines',
  'filter',
  'choose a range',
  'zoom',
  'tables',
  'sort',
] as const
export type Phase = (typeof phases)[number]

/** Milliseconds from the drop. */
export interface Seen {
  /** The first record is drawn. */
  readonly first: number
  readonly read: number
  /** All was held against the rules; `null` where that was not awaited any longer. */
  readonly checked: number | null
  readonly records: string
}

/**
 * Runs in the page, so it can use nothing but what is in it. The bench's marks say where a phase begins; between two things
 * that it does it waits, so that what the page does about one is over before the next.
 */
export async function useWorkbench({ checks, quiet }: { checks: number; quiet: number }): Promise<Seen> {
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const begin = (phase: string) => performance.mark(`bench:${phase}`)
  const one = (selector: string) => document.querySelector<HTMLElement>(selector)
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  /** Looked at seldom: a look is work of the page's thread too. */
  const until = async (holds: () => boolean, most: number) => {
    const end = performance.now() + most
    while (!holds()) {
      if (performance.now() > end) return false
      await sleep(50)
    }
    return true
  }
  const press = (element: Element | null | undefined, more: MouseEventInit = {}) =>
    element?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...more }))

  // A file that is dropped was dragged over the page before.
  const { log } = window as unknown as { log: File }
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(log)
  const drag = (type: string) =>
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  drag('dragover')
  await sleep(400)
  const lists = document.getElementsByClassName('list')
  const results = document.getElementsByClassName('result')
  const findings = document.getElementsByClassName('checks')
  const figures = document.getElementsByTagName('canvas')
  let first = 0
  const watcher = new MutationObserver(() => {
    if (!/\d/.test(lists[0]?.querySelector('.text')?.textContent ?? '')) return
    first = performance.now()
    watcher.disconnect()
  })
  watcher.observe(document.body, { subtree: true, childList: true })
  begin('reading')
  const dropped = performance.now()
  drag('drop')
  await until(() => results[0]?.getAttribute('data-long') === 'done', 300_000)
  const read = performance.now()

  begin('after')
  await until(() => figures.length >= 3, 60_000)
  const done = await until(() => findings[0]?.getAttribute('aria-busy') === 'false', checks)
  const checked = performance.now()
  await sleep(3 * quiet)

  begin('scroll')
  const list = lists[0] as HTMLElement
  list.scrollIntoView()
  for (const part of [0.1, 0.5, 0.9, 1, 0.3, 0]) {
    list.scrollTop = part * (list.scrollHeight - list.clientHeight)
    await sleep(quiet)
  }
  for (let step = 0; step < 10; step++) {
    list.scrollTop += 300
    await sleep(50)
  }
  await sleep(quiet)

  begin('choose lines')
  const rows = () => all('.list [data-at]')
  for (const at of [5, 9, 7]) {
    press(rows()[at]?.querySelector('.text'))
    await sleep(quiet)
  }
  for (let step = 0; step < 5; step++) {
    list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
    await sleep(200)
  }
  await sleep(quiet)

  begin('filter')
  const box = one('.result input') as HTMLInputElement | null
  for (const filter of ['mark-wall > 5', 'kind = gctrace.cycle', '']) {
    if (box === null) break
    box.value = filter
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await sleep(2.5 * quiet)
  }

  begin('choose a range')
  press(rows()[3]?.querySelector('.text'))
  await sleep(quiet)
  press(rows()[12]?.querySelector('.text'), { shiftKey: true })
  await sleep(quiet)
  list.scrollTop = list.scrollHeight / 2
  await sleep(quiet)
  press(rows()[12]?.querySelector('.text'), { shiftKey: true })
  await sleep(2 * quiet)

  begin('zoom')
  const map = one('.minimap')
  map?.scrollIntoView({ block: 'center' })
  for (const key of ['+', '+', 'ArrowRight', '+', '+', '+', '+', '-', '0']) {
    map?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await sleep(quiet / 2)
  }
  await sleep(quiet)

  begin('tables')
  const tables = all('.figures .figure-more details')
  for (const table of tables) {
    table.scrollIntoView({ block: 'center' })
    press(table.querySelector('summary'))
    await sleep(quiet)
  }

  begin('sort')
  for (const table of tables.slice(0, 4)) {
    for (const column of [3, 3, 1]) {
      press(table.querySelectorAll('th .sort')[column])
      await sleep(quiet)
    }
  }
  begin('end')
  const records = one('[data-count="records"] dd')?.textContent ?? ''
  return { first: first - dropped, read: read - dropped, checked: done ? checked - dropped : null, records }
}
