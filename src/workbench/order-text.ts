import type { FileOrder } from '../notebook/worker/files.ts'
import type { WorkbenchText } from '../text/ko/workbench.ts'

/** In which order several files are read, and why, in words. */
export function orderText(
  { order, by, silent }: FileOrder,
  files: readonly { readonly name: string }[],
  words: WorkbenchText['big'],
): string {
  const names = order.map((index) => files[index]?.name ?? '').join(' → ')
  const kept = silent > 0 && by !== 'given' ? ` ${words.orderSilent}` : ''
  return `${words.order[by](names)}${kept}`
}
