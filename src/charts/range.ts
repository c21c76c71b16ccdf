import type { Box } from './plane.ts'

/** The cycles from one to another, both included, in the order in which a figure draws them. */
export function rangeOf(order: readonly number[], a: number, b: number): readonly number[] {
  const [from, to] = [order.indexOf(a), order.indexOf(b)].toSorted((x, y) => x - y)
  return from === undefined || to === undefined || from < 0 ? [] : order.slice(from, to + 1)
}

/** Where chosen cycles stand, those next to each other as one stretch. `cells` are in the order drawn. */
export function pickedBoxes(
  cells: readonly { readonly cycle: number; readonly x0: number; readonly x1: number }[],
  picked: ReadonlySet<number>,
  frame: Pick<Box, 'y' | 'height'>,
): Box[] {
  const boxes: { x: number; y: number; width: number; height: number }[] = []
  let open = false
  for (const { cycle, x0, x1 } of cells) {
    const before = boxes.at(-1)
    const chosen = picked.has(cycle)
    if (chosen && open && before) before.width = Math.max(before.width, x1 - before.x)
    else if (chosen) boxes.push({ x: x0, y: frame.y, width: x1 - x0, height: frame.height })
    open = chosen
  }
  return boxes
}
