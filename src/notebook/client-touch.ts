// `client:touch`: a cell's code is fetched when a reader first reaches for any cell of the page (with a pointer, a finger
// or the keyboard), or when there is something of the reader's to show in it. Until then the page is complete without it.
import type { ClientDirective } from 'astro'
import { keyOf } from './key.ts'

interface Sleeper {
  readonly island: HTMLElement
  readonly wake: () => Promise<void>
}

const sleepers: Sleeper[] = []
let touched = false
/** What was pressed before its cell was awake. */
let pressed: HTMLElement | null = null

const clientTouch: ClientDirective = (load, _options, island) => {
  const wake = async () => {
    const hydrate = await load()
    await hydrate()
  }
  if (sleepers.length === 0 && !touched) listen()
  sleepers.push({ island, wake })
  if (touched || hasSomethingKept()) void wakeAll(island)
}

function listen(): void {
  for (const type of ['pointerover', 'pointerdown', 'focusin'] as const) {
    addEventListener(type, onReach, { capture: true, passive: true })
  }
  addEventListener('click', onClick, { capture: true })
}

function sleeperOf(target: EventTarget | null): Sleeper | undefined {
  return target instanceof Node ? sleepers.find(({ island }) => island.contains(target)) : undefined
}

function onReach(event: Event): void {
  const sleeper = sleeperOf(event.target)
  if (sleeper !== undefined) void wakeAll(sleeper.island)
}

function onClick(event: MouseEvent): void {
  const sleeper = sleeperOf(event.target)
  if (sleeper === undefined) return
  const target = (event.target as Element).closest<HTMLElement>(
    'button, [role="button"], [role="option"], a[data-carry]',
  )
  if (target !== null) {
    event.preventDefault()
    pressed = target
  }
  void wakeAll(sleeper.island)
}

let waking = false

/** The cell that was reached for first, then the others one by one: they share their text, so they wake together. */
async function wakeAll(first: HTMLElement): Promise<void> {
  touched = true
  if (waking) return
  waking = true
  const order = () => sleepers.find(({ island }) => island === first) ?? sleepers[0]
  for (let sleeper = order(); sleeper !== undefined; sleeper = order()) {
    // Without a connection the cell stays as the page brought it.
    await sleeper.wake().catch(() => undefined)
    // Effects of the awakened cell run before anything is pressed in it.
    await new Promise((resolve) => setTimeout(resolve))
    sleepers.splice(sleepers.indexOf(sleeper), 1)
    if (pressed !== null && sleeper.island.contains(pressed)) {
      const target = pressed
      pressed = null
      target.click()
    }
  }
  waking = false
}

function hasSomethingKept(): boolean {
  const prefix = keyOf(location.pathname, '', document.documentElement.dataset['base'])
  const has = (storage: Storage) => Object.keys(storage).some((key) => key.startsWith(prefix))
  try {
    return has(localStorage) || has(sessionStorage)
  } catch {
    return false
  }
}

export default clientTouch
