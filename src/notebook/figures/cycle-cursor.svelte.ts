import { tick } from 'svelte'
import { rangeOf } from '../../charts/range.ts'

/** One value of one cycle: index into the cycles that a figure was given, and the field without its family. */
export interface At {
  readonly cycle: number
  readonly field: string
}

/** What the cursor asks the figure for; read again each time, so that it follows every new layout. */
export interface CursorSource {
  /** The drawn cycles in the order of time. */
  readonly order: readonly number[]
  readonly width: number
  readonly lit: At | null
  /** The family of the fields; gctrace where it is not said. */
  readonly family?: string
  /** The fields that the figure draws for a cycle, top to bottom; the first is the one to begin with. */
  fieldsOf(cycle: number): readonly string[]
  nearest(x: number, y: number): At | null
  point(at: At | null): void
  choose(at: At): void
  /** Several cycles were chosen: by dragging with a mouse or a finger, or with Shift. None: by Escape. */
  range?(cycles: readonly number[]): void
  /** Going on beyond the first or the last that is drawn: shows the next cycle there and tells which it is. */
  beyond?(cycle: number, stride: number): number | undefined
}

const strides: Record<string, number> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/**
 * Pointer and keyboard in a figure of many cycles. Only the marks of one cycle are in the page, so that a thousand
 * cycles stay one tab stop: left and right move to the next cycle, up and down to the next value of it.
 */
export class CycleCursor {
  private own = $state.raw<At | null>(null)
  private held = $state.raw<At | null>(null)
  private drawing: SVGSVGElement | null = null
  /** Where a range began, and whether the mouse is drawing one out. */
  private anchor: number | null = null
  private dragging = false
  /** Fingers on the drawing; where the one that may draw out a range came down, px. */
  private readonly fingers = new Set<number>()
  private downX: number | null = null
  private readonly source: () => CursorSource

  constructor(source: () => CursorSource) {
    this.source = source
  }

  /** What is lit: under the pointer or the focus here, or pointed at elsewhere. */
  get now(): At | null {
    return this.own ?? this.source().lit
  }

  /** The cycle whose marks can be reached, and the one of them that is the tab stop. */
  get reach(): At {
    const { order, lit, fieldsOf } = this.source()
    const wanted = this.held ?? lit
    const cycle = wanted && order.includes(wanted.cycle) ? wanted.cycle : (order[0] ?? 0)
    const fields = fieldsOf(cycle)
    return { cycle, field: wanted && fields.includes(wanted.field) ? wanted.field : (fields[0] ?? '') }
  }

  /** Attributes of the mark of a field of the reachable cycle. */
  mark(field: string, name: string) {
    const { reach } = this
    return {
      role: 'button',
      tabindex: reach.field === field ? 0 : -1,
      'aria-label': name,
      'data-mark': `${reach.cycle}:${field}`,
      'data-field': `${this.source().family ?? 'gctrace'}.${field}`,
    }
  }

  readonly attach = (drawing: SVGSVGElement) => {
    this.drawing = drawing
    // Listening for the focus makes a drawing a stop of its own in some browsers; its marks are the stops.
    drawing.setAttribute('tabindex', '-1')
    const listeners: Record<string, (event: Event) => void> = {
      pointerdown: (event) => this.pressedDown(event as PointerEvent),
      pointermove: (event) => this.moved(event as PointerEvent),
      pointerup: (event) => this.lifted(event as PointerEvent),
      pointercancel: (event) => this.lifted(event as PointerEvent),
      pointerleave: () => this.point(null),
      // A mark that is taken away while it has the focus says so in the middle of a redraw: look once that is over.
      focusout: () => queueMicrotask(() => drawing.contains(document.activeElement) || this.point(null)),
      focusin: (event) => this.focused(event.target as Element),
      click: (event) => this.clicked(event as MouseEvent),
      keydown: (event) => this.pressed(event as KeyboardEvent),
    }
    for (const [type, listener] of Object.entries(listeners)) drawing.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of Object.entries(listeners)) drawing.removeEventListener(type, listener)
    }
  }

  private at(event: MouseEvent): At | null {
    const box = this.drawing?.getBoundingClientRect()
    if (!box) return null
    const { width, nearest } = this.source()
    const scale = width / Math.max(1, box.width)
    return nearest((event.clientX - box.left) * scale, (event.clientY - box.top) * scale)
  }

  private point(at: At | null): void {
    if (at?.cycle === this.own?.cycle && at?.field === this.own?.field) return
    this.own = at
    this.source().point(at)
  }

  private pressedDown(event: PointerEvent): void {
    this.dragging = false
    if (event.pointerType !== 'mouse') {
      this.fingers.add(event.pointerId)
      // Two fingers look closer.
      this.downX = this.fingers.size === 1 ? event.clientX : null
      this.anchor = this.downX === null ? null : (this.at(event)?.cycle ?? null)
    }
    // Shift goes on from where the last range began.
    else if (!event.shiftKey) this.anchor = this.at(event)?.cycle ?? null
  }

  /** Also when a finger turns out to scroll the page. */
  private lifted(event: PointerEvent): void {
    this.fingers.delete(event.pointerId)
    this.downX = null
  }

  /** A finger that goes sideways draws out a range, unless it moves along an axis that is looked at closely. */
  private draws(event: PointerEvent): boolean {
    if (event.pointerType === 'mouse') return event.buttons === 1
    const { downX, drawing } = this
    return downX !== null && (this.dragging || Math.abs(event.clientX - downX) > 12) && !drawing?.closest('.closer')
  }

  private moved(event: PointerEvent): void {
    const at = this.at(event)
    this.point(at)
    if (!at || this.anchor === null || !this.draws(event)) return
    if (at.cycle === this.anchor && !this.dragging) return
    this.dragging = true
    this.extend(at.cycle)
  }

  private extend(to: number): void {
    const { order, range } = this.source()
    range?.(rangeOf(order, this.anchor ?? to, to))
  }

  private focused(mark: Element): void {
    const [cycle, field] = (mark.getAttribute('data-mark') ?? '').split(':')
    if (field && mark.matches(':focus-visible')) this.point({ cycle: Number(cycle), field })
  }

  private clicked(event: MouseEvent): void {
    // A screen reader's press has no place in the drawing, but it has a mark.
    const [cycle, field] = ((event.target as Element).closest('[data-mark]')?.getAttribute('data-mark') ?? '').split(
      ':',
    )
    const at = field ? { cycle: Number(cycle), field } : this.at(event)
    if (!at || this.dragging) {
      this.dragging = false
      return
    }
    if (event.shiftKey) {
      this.anchor ??= this.reach.cycle
      this.extend(at.cycle)
    } else this.anchor = at.cycle
    this.held = at
    this.source().choose(at)
  }

  private pressed(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const { order, fieldsOf, choose } = this.source()
    const { cycle, field } = this.reach
    const stride = strides[event.key]
    if (stride !== undefined) {
      const place = order.indexOf(cycle) + stride
      const farther = place < 0 || place >= order.length ? this.source().beyond?.(cycle, stride) : undefined
      const next = farther ?? order[Math.min(order.length - 1, Math.max(0, place))]
      if (next !== undefined) {
        if (event.shiftKey) {
          this.anchor ??= cycle
          this.extend(next)
        } else this.anchor = null
        void this.move(next, field)
      }
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const fields = fieldsOf(cycle)
      const step = event.key === 'ArrowDown' ? 1 : fields.length - 1
      void this.move(cycle, fields[(fields.indexOf(field) + step) % fields.length] ?? field)
    } else if (event.key === 'Enter' || event.key === ' ') choose({ cycle, field })
    else if (event.key === 'Escape') {
      this.anchor = null
      this.source().range?.([])
    } else return
    event.preventDefault()
  }

  private async move(cycle: number, field: string): Promise<void> {
    this.held = { cycle, field }
    await tick()
    this.drawing?.querySelector<SVGElement>('[data-mark][tabindex="0"]')?.focus()
  }
}
