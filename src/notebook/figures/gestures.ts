// Wheel, fingers and keys over a drawing, as changes of the viewport. The page's own scrolling is never taken: a wheel zooms
// with Ctrl or ⌘ held, or once the figure has the focus; one finger scrolls up and down, and moves along an axis that is looked at closely.
import {
  type Axis,
  panBy,
  pinched,
  spanOf,
  stepped,
  type Viewport,
  viewKeyOf,
  wheelFactor,
  zoomAbout,
} from '../../charts/viewport.ts'

/** Where the axis stands in a drawing, pixels of the page from its left edge. */
export interface Plot {
  readonly left: number
  readonly right: number
}

export interface GestureSource {
  readonly axis: Axis
  /** What is seen now; changes that were told and not drawn yet included. */
  readonly view: Viewport
  look(view: Viewport): void
}

/** The plot of the drawing in an element, in pixels of the page: figures write it as `data-plot`, in the drawing's own. */
function plotIn(element: HTMLElement): (Plot & { readonly box: DOMRect }) | null {
  const drawing = element.querySelector<SVGElement>('[data-plot]')
  const [left, right] = (drawing?.getAttribute('data-plot') ?? '').split(' ').map(Number)
  if (!drawing || left === undefined || right === undefined || !(right > left)) return null
  const box = drawing.getBoundingClientRect()
  const scale = box.width / (Number(drawing.getAttribute('width')) || box.width)
  return { left: left * scale, right: right * scale, box }
}

/** Listens over a figure's drawing. Returns how to stop. */
export function gestures(element: HTMLElement, source: () => GestureSource): () => void {
  const fingers = new Map<number, number>()
  /** What the fingers began with. */
  let held: { readonly view: Viewport; readonly at: ReadonlyMap<number, number> } | null = null

  function placeAt(clientX: number, view: Viewport): number {
    const plot = plotIn(element)
    if (!plot) return (view.from + view.to) / 2
    const part = (clientX - plot.box.left - plot.left) / (plot.right - plot.left)
    return view.from + Math.max(0, Math.min(1, part)) * spanOf(view)
  }
  const widthOf = () => {
    const plot = plotIn(element)
    return plot ? plot.right - plot.left : element.clientWidth
  }

  function onwheel(event: WheelEvent) {
    const { axis, view, look } = source()
    const zooms = event.ctrlKey || event.metaKey
    const focused = element.contains(document.activeElement)
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
    if (!zooms && sideways && spanOf(view) < spanOf(axis)) {
      event.preventDefault()
      look(panBy(axis, view, (event.deltaX / widthOf()) * spanOf(view)))
      return
    }
    if (!zooms && !focused) return
    const next = zoomAbout(axis, view, wheelFactor(event), placeAt(event.clientX, view))
    // At the end of what can be seen a plain wheel scrolls the page on.
    if (!zooms && next.from === view.from && next.to === view.to) return
    event.preventDefault()
    look(next)
  }

  function hold() {
    const { axis, view } = source()
    element.classList.toggle('closer', spanOf(view) < spanOf(axis))
    held = fingers.size === 0 ? null : { view: source().view, at: new Map(fingers) }
  }
  function onpointerdown(event: PointerEvent) {
    if (event.pointerType !== 'touch') return
    fingers.set(event.pointerId, event.clientX)
    hold()
  }
  function onpointermove(event: PointerEvent) {
    if (held === null || !fingers.has(event.pointerId)) return
    fingers.set(event.pointerId, event.clientX)
    const { axis, look } = source()
    const places = [...held.at.keys()].slice(0, 2)
    if (places.length === 2) {
      const [one, two] = places as [number, number]
      const was = [placeIn(held.at.get(one), held.view), placeIn(held.at.get(two), held.view)] as const
      const is = [placeIn(fingers.get(one), held.view), placeIn(fingers.get(two), held.view)] as const
      look(pinched(axis, held.view, was, is))
    } else if (spanOf(held.view) < spanOf(axis)) {
      const far = (held.at.get(event.pointerId) ?? 0) - event.clientX
      if (Math.abs(far) > 6) look(panBy(axis, held.view, (far / widthOf()) * spanOf(held.view)))
    }
  }
  /** Not held to the plot: a finger may leave it. */
  function placeIn(clientX: number | undefined, view: Viewport): number {
    const plot = plotIn(element)
    if (!plot || clientX === undefined) return (view.from + view.to) / 2
    return view.from + ((clientX - plot.box.left - plot.left) / (plot.right - plot.left)) * spanOf(view)
  }
  function onpointerup(event: PointerEvent) {
    if (fingers.delete(event.pointerId)) hold()
  }

  function onkeydown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = viewKeyOf(event.key)
    // Arrows, Home and End go from cycle to cycle here.
    if (key !== 'in' && key !== 'out' && key !== 'whole') return
    event.preventDefault()
    const { axis, view, look } = source()
    look(stepped(axis, view, key))
  }

  const listeners: [string, (event: never) => void, AddEventListenerOptions?][] = [
    ['wheel', onwheel, { passive: false }],
    ['pointerdown', onpointerdown],
    ['pointermove', onpointermove],
    ['pointerup', onpointerup],
    ['pointercancel', onpointerup],
    ['keydown', onkeydown],
  ]
  for (const [type, listener, options] of listeners) element.addEventListener(type, listener as EventListener, options)
  element.classList.add('zoomable')
  return () => {
    for (const [type, listener] of listeners) element.removeEventListener(type, listener as EventListener)
    element.classList.remove('zoomable', 'closer')
  }
}
