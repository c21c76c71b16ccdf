import type { TemplatePart } from '../../trace/catalogue/template.ts'

/** A small piece of a form: a value, a flag, a word or a sign. Two are the same where they print the same thing. */
export interface Piece {
  readonly text: string
  /** The field that stands there; absent for fixed text. */
  readonly field?: string
  /** May be there or not. */
  readonly optional?: true
}

export interface ComparedPiece extends Piece {
  readonly change: 'same' | 'added' | 'removed'
}

/** Fixed text falls into words, so that a difference is no longer than it has to be. */
export function piecesOf(parts: readonly TemplatePart[]): Piece[] {
  return parts.flatMap((part): Piece[] => {
    if (part.type === 'literal') {
      return (part.text.match(/->| *[\p{L}\p{N}_/-]+| *[^\p{L}\p{N}_\s/-]| +/gu) ?? []).map((text) => ({ text }))
    }
    if (part.type === 'flag') return [{ text: part.text, field: part.field, optional: true }]
    if (part.type === 'constant') return [{ text: part.text, field: part.field }]
    return [{ text: part.field, field: part.field }]
  })
}

/** Both forms as one row: what stayed, what went, what came. The longest common sequence stays. */
export function compare(before: readonly Piece[], after: readonly Piece[]): ComparedPiece[] {
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] as number
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = isSame(before[i], after[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const compared: ComparedPiece[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const old = before[i]
    const now = after[j]
    if (old && now && isSame(old, now)) {
      compared.push({ ...now, change: 'same' })
      i++
      j++
    } else if (old && (!now || at(i + 1, j) >= at(i, j + 1))) {
      compared.push({ ...old, change: 'removed' })
      i++
    } else if (now) {
      compared.push({ ...now, change: 'added' })
      j++
    }
  }
  return withoutCrumbs(compared)
}

/**
 * A sign that stayed by chance between two replacements, like the `=` of `gcing={gcing}` and `preemptoff={preemptoff}`, goes
 * with them, so that each form can be read in one go.
 */
function withoutCrumbs(compared: readonly ComparedPiece[]): ComparedPiece[] {
  const runs: { same: boolean; pieces: ComparedPiece[] }[] = []
  for (const piece of compared) {
    const same = piece.change === 'same'
    const last = runs.at(-1)
    if (last?.same === same) last.pieces.push(piece)
    else runs.push({ same, pieces: [piece] })
  }
  for (let index = 1; index < runs.length - 1; ) {
    const [before, crumb, after] = runs.slice(index - 1, index + 2)
    if (before && after && crumb?.same && isCrumb(crumb.pieces) && isReplacement(before) && isReplacement(after)) {
      const both = (change: 'removed' | 'added') => crumb.pieces.map((piece) => ({ ...piece, change }))
      const pieces = [...before.pieces, ...both('removed'), ...both('added'), ...after.pieces]
      const of = (change: string) => pieces.filter((piece) => piece.change === change)
      runs.splice(index - 1, 3, { same: false, pieces: [...of('removed'), ...of('added')] })
    } else index++
  }
  return runs.flatMap(({ pieces }) => pieces)
}

function isCrumb(pieces: readonly Piece[]): boolean {
  return pieces.every(({ text, field }) => field === undefined && !/[\p{L}\p{N}]/u.test(text))
}

function isReplacement({
  same,
  pieces,
}: {
  readonly same: boolean
  readonly pieces: readonly ComparedPiece[]
}): boolean {
  return !same && ['removed', 'added'].every((change) => pieces.some((piece) => piece.change === change))
}

/** How much of two forms is the same, from 0 to 1. */
export function likeness(before: readonly Piece[], after: readonly Piece[]): number {
  const same = compare(before, after).filter(({ change }) => change === 'same').length
  return (2 * same) / (before.length + after.length)
}

function isSame(a: Piece | undefined, b: Piece | undefined): boolean {
  return a !== undefined && b !== undefined && a.text === b.text && a.field === b.field && a.optional === b.optional
}
