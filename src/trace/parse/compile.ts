import type { FamilyDef, FormatDef, KindDef } from '../catalogue/define.ts'
import { rangeOf } from '../catalogue/define.ts'
import { type TemplatePart, templateParts } from '../catalogue/template.ts'
import { type GoRange, hullGo, intersectGo } from '../go-version.ts'
import type { Expectation } from '../record.ts'
import type { Print } from '../unit.ts'

/** `true` is a flag that is there. */
export type ReadAs = 'number' | 'bool' | 'true' | 'text' | 'list'

/** One format with its flags decided: what each reading of a matched line is, in the order printed. */
export interface Variant {
  readonly family: string
  /** Family and kind: `gctrace.cycle`. */
  readonly kind: string
  readonly range: GoRange
  /** Field ids of the readings in order. A list is one reading here. */
  readonly fields: readonly string[]
  /** How each reading becomes a value. */
  readonly readAs: readonly ReadAs[]
  /** How each is printed. */
  readonly prints: readonly Print[]
  /** Read only where it is a whole line. */
  readonly wholeLine: boolean
  readonly parts: readonly TemplatePart[]
}

export const edgeLiteral = 0
/** A fixed text that is a reading too: a flag, or a constant such as `ms`. */
export const edgeMarked = 1
export const edgeNumber = 2
export const edgeList = 3
/** Free text up to the literal that follows, which belongs to the edge. */
export const edgeText = 4

export type EdgeType = 0 | 1 | 2 | 3 | 4

export interface Edge {
  readonly type: EdgeType
  readonly print: Print
  /** The fixed text, or for `edgeText` the text that ends the value (empty: the end of the line does). */
  readonly bytes: Uint8Array
  readonly to: Node
  /** What stands here, from the newest variant that has the edge; an error says so. */
  readonly variant: Variant
  readonly part: number
  /** How far into its part the edge begins; literals that share a beginning are split. */
  readonly offset: number
}

export interface Node {
  readonly edges: readonly Edge[]
  /** Variants that are complete here, newest first; `null` where none is. */
  readonly accept: readonly Variant[] | null
  /** The way here as a straight program, where one that fits shows that no other way does; `null` otherwise. */
  readonly program: Program | null
  /** 1: the opening of a kind is read; 2: its anchor is. */
  readonly mark: 0 | 1 | 2
  /** Some template's literal ends here, so that the value before it counts. */
  readonly closes: boolean
}

/**
 * A way from the root to a complete variant without branches, for reading lines like the one before at full speed. It is
 * used only for records that end where their line does, so that nothing longer can be missed.
 */
export interface Program {
  /** Operations and their operands: see `op…`. */
  readonly code: Int32Array
  readonly variant: Variant
  readonly range: GoRange
}

export const opEnd = 0
/** One byte of fixed text: the byte. */
export const opByte = 1
/** Fixed text: how many bytes, the bytes. */
export const opLiteral = 2
/** Fixed text that is a reading: how many bytes, the bytes. */
export const opMarked = 3
export const opInt = 4
export const opTwoDigits = 5
export const opThreeDecimals = 6
export const opList = 7
/** Free text: 1 where it has no blanks, how many bytes end it, the bytes. */
export const opText = 8
/** A number in another style: index in `prints`. */
export const opNumber = 9

/** Styles by the index that `opNumber` has. */
export const prints: readonly Print[] = ['signed', 'float-exponent', 'float-shortest', 'id', 'id-signed', 'bool']

/** All formats as one tree of bytes and values: formats with the same beginning share it, so a line is read once. */
export interface Grammar {
  readonly root: Node
  /** 1 for each byte that some format begins with. */
  readonly firstBytes: Uint8Array
}

interface BuildNode extends Node {
  readonly edges: Edge[]
  accept: Variant[] | null
  program: Program | null
  mark: 0 | 1 | 2
  closes: boolean
}

const encoder = new TextEncoder()
const noBytes = new Uint8Array(0)

const newNode = (): BuildNode => ({ edges: [], accept: null, program: null, mark: 0, closes: false })

/** Edges are made in one place so that all have the same layout in memory: the reader looks at nothing more often. */
const newEdge = (edge: Edge): Edge => ({
  type: edge.type,
  print: edge.print,
  bytes: edge.bytes,
  to: edge.to,
  variant: edge.variant,
  part: edge.part,
  offset: edge.offset,
})

export function compileGrammar(families: Readonly<Record<string, FamilyDef>>): Grammar {
  const root = newNode()
  for (const family of Object.values(families)) {
    for (const [kindId, kind] of Object.entries(family.kinds)) {
      for (const format of kind.formats.toReversed()) {
        const variants = variantsOf(family, kindId, kind, format)
        for (const variant of variants) insert(root, variant, format, family)
        const [variant] = variants
        if (!variant) continue
        const { opening, anchor } = { ...kind, ...format }
        if (opening !== undefined) markPrefix(root, variant, family, format, opening, 1)
        if (anchor !== undefined) markPrefix(root, variant, family, format, anchor, 2)
      }
    }
  }
  sortEdges(root)
  addPrograms(root, [])
  const firstBytes = new Uint8Array(256)
  for (const edge of root.edges) {
    const first = edge.bytes[0]
    if (edge.type > edgeMarked || first === undefined) {
      throw new Error(`A template must begin with fixed text: ${edge.variant.kind}`)
    }
    firstBytes[first] = 1
  }
  return { root, firstBytes }
}

/** A format as its variants: every choice of flags that some release can print. Without flags first. */
function variantsOf(family: FamilyDef, kindId: string, kind: KindDef, format: FormatDef): Variant[] {
  const parts = templateParts(format.template)
  let choices: TemplatePart[][] = [[]]
  for (const part of parts) {
    const withPart = choices.map((choice) => [...choice, part])
    choices = part.type === 'flag' ? [...choices, ...withPart] : withPart
  }
  return choices.flatMap((choice) => {
    const merged = mergeLiterals(choice)
    const fields = merged.flatMap((part) => (part.type === 'literal' ? [] : [part]))
    if (fields.filter(({ field }) => format.either?.includes(field)).length > 1) return []
    let range: GoRange | null = rangeOf(format)
    for (const { field } of fields) {
      const def = family.fields[field]
      if (!def) throw new Error(`${family.id} has no field ${field}, which this template names: ${format.template}`)
      range = range && intersectGo(range, rangeOf(def))
    }
    if (!range) return []
    return [
      {
        family: family.id,
        kind: `${family.id}.${kindId}`,
        range,
        fields: fields.map((part) => part.field),
        readAs: fields.map((part) => readAs(part, family, format)),
        prints: fields.map((part) => (part.type === 'value' ? printOf(family, format, part.field) : 'text')),
        wholeLine: (format.anchor ?? kind.anchor) === undefined,
        parts: merged,
      },
    ]
  })
}

/** Literals that became neighbours because a flag between them is left out are one literal. */
function mergeLiterals(parts: readonly TemplatePart[]): TemplatePart[] {
  const merged: TemplatePart[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part.type === 'literal' && last?.type === 'literal') {
      merged[merged.length - 1] = { type: 'literal', text: last.text + part.text }
    } else {
      merged.push(part)
    }
  }
  return merged
}

function readAs(part: TemplatePart & { field: string }, family: FamilyDef, format: FormatDef): ReadAs {
  if (part.type === 'list') return 'list'
  if (part.type === 'flag') return 'true'
  const print = printOf(family, format, part.field)
  if (print === 'flag') return 'true'
  if (part.type === 'constant' || print === 'text' || print === 'word') return 'text'
  return print === 'bool' ? 'bool' : 'number'
}

function printOf(family: FamilyDef, format: FormatDef, field: string): Print {
  const print = format.print?.[field] ?? family.fields[field]?.print
  if (!print) throw new Error(`${family.id} has no field ${field}`)
  return print
}

function insert(root: BuildNode, variant: Variant, format: FormatDef, family: FamilyDef): void {
  const node = insertParts(root, variant, variant.parts, format, family)
  node.accept ??= []
  node.accept.push(variant)
  node.closes = true
}

function insertParts(
  root: BuildNode,
  variant: Variant,
  parts: readonly TemplatePart[],
  format: FormatDef,
  family: FamilyDef,
): BuildNode {
  let node = root
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as TemplatePart
    const about = { variant, part: index, offset: 0, print: 'text' as Print }
    if (part.type === 'literal') {
      node = insertLiteral(node, encoder.encode(part.text), about)
      node.closes = true
    } else if (part.type === 'flag' || part.type === 'constant') {
      node = follow(node, { ...about, type: edgeMarked, bytes: encoder.encode(part.text) })
      node.closes = true
    } else if (part.type === 'list') {
      node = follow(node, { ...about, type: edgeList, print: 'int', bytes: noBytes })
    } else {
      const print = printOf(family, format, part.field)
      if (print !== 'text' && print !== 'word') {
        node = follow(node, { ...about, type: edgeNumber, print, bytes: noBytes })
        continue
      }
      const next = parts[index + 1]
      if (next && next.type !== 'literal') throw new Error(`A text needs fixed text after it: ${format.template}`)
      node = follow(node, { ...about, type: edgeText, print, bytes: next ? encoder.encode(next.text) : noBytes })
      node.closes = true
      if (next) index++
    }
  }
  return node
}

/** The node after an edge like this one: the same edge of another format, or a new one. */
function follow(node: BuildNode, edge: Omit<Edge, 'to'>): BuildNode {
  const same = node.edges.find(
    (each) => each.type === edge.type && each.print === edge.print && sameBytes(each.bytes, edge.bytes),
  )
  if (same) return same.to as BuildNode
  const to = newNode()
  node.edges.push(newEdge({ ...edge, to }))
  return to
}

/** As in a radix tree: literals share their common beginning. */
function insertLiteral(node: BuildNode, bytes: Uint8Array, about: Omit<Edge, 'to' | 'type' | 'bytes'>): BuildNode {
  if (bytes.length === 0) return node
  const at = node.edges.findIndex((each) => each.type === edgeLiteral && each.bytes[0] === bytes[0])
  const edge = node.edges[at]
  if (!edge) {
    const to = newNode()
    node.edges.push(newEdge({ ...about, type: edgeLiteral, bytes, to }))
    return to
  }
  let common = 1
  while (common < bytes.length && common < edge.bytes.length && bytes[common] === edge.bytes[common]) common++
  let middle = edge.to as BuildNode
  if (common < edge.bytes.length) {
    middle = newNode()
    middle.edges.push(newEdge({ ...edge, bytes: edge.bytes.slice(common), offset: edge.offset + common }))
    node.edges[at] = newEdge({ ...edge, bytes: edge.bytes.slice(0, common), to: middle })
  }
  return insertLiteral(middle, bytes.slice(common), { ...about, offset: about.offset + common })
}

/** Marks the place in the tree where an opening or anchor ends. It begins the template, so its edges are there already. */
function markPrefix(
  root: BuildNode,
  variant: Variant,
  family: FamilyDef,
  format: FormatDef,
  prefix: string,
  mark: 1 | 2,
) {
  if (!format.template.startsWith(prefix)) {
    throw new Error(`"${prefix}" of ${variant.kind} does not begin its template ${format.template}`)
  }
  const node = insertParts(root, variant, templateParts(prefix), format, family)
  if (node.mark < mark) node.mark = mark
}

function sortEdges(node: BuildNode): void {
  // Flags last: where nothing fits, what must stand there is a better answer than what may.
  node.edges.sort((a, b) => Number(a.type === edgeMarked) - Number(b.type === edgeMarked))
  for (const edge of node.edges) sortEdges(edge.to as BuildNode)
}

/** Gives each node where variants are complete its program. `way` leads from the root to the node. */
function addPrograms(node: BuildNode, way: readonly number[] | null): void {
  if (node.accept && way) {
    const [newest] = node.accept
    const range = node.accept.map((each) => each.range).reduce(hullGo)
    if (newest) node.program = { code: Int32Array.from([...way, opEnd]), variant: newest, range }
  }
  for (const edge of node.edges) {
    const alone = node.edges.every((other) => other === edge || excludes(edge, other))
    const code = way && alone ? operation(edge) : null
    addPrograms(edge.to as BuildNode, way && code && [...way, ...code])
  }
}

/** Whether a text that fits one edge cannot fit the other, so far as a program reads it. */
function excludes(edge: Edge, other: Edge): boolean {
  if (edge.type === edgeText || other.type === edgeText) return false
  if (edge.type <= edgeMarked && other.type <= edgeMarked) return edge.bytes[0] !== other.bytes[0]
  if (edge.type <= edgeMarked) return !mayBeginNumber(edge.bytes[0] as number)
  if (other.type <= edgeMarked) return !mayBeginNumber(other.bytes[0] as number)
  // Programs leave infinities and huge numbers alone; without them a sign or a decimal point tells the floats apart.
  return (edge.print === 'float-exponent') !== (other.print === 'float-exponent')
}

/** A digit, a sign, or the first letter of `NaN`, `nil`, `true` and `false`. */
function mayBeginNumber(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || '+-Nntf'.includes(String.fromCharCode(byte))
}

function operation(edge: Edge): number[] | null {
  switch (edge.type) {
    case edgeLiteral:
      return edge.bytes.length === 1 ? [opByte, ...edge.bytes] : [opLiteral, edge.bytes.length, ...edge.bytes]
    case edgeMarked:
      return [opMarked, edge.bytes.length, ...edge.bytes]
    case edgeList:
      return [opList]
    case edgeNumber:
      if (edge.print === 'int') return [opInt]
      if (edge.print === 'two-digits') return [opTwoDigits]
      if (edge.print === 'three-decimals') return [opThreeDecimals]
      return [opNumber, prints.indexOf(edge.print)]
    case edgeText:
      return edge.bytes.length > 0 ? [opText, edge.print === 'word' ? 1 : 0, edge.bytes.length, ...edge.bytes] : null
    default:
      return null
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

const decoder = new TextDecoder()

/** What a format has at a place that did not fit, `matched` bytes into an edge. */
export function expectationOf(edge: Edge, matched: number): Expectation {
  const part = edge.variant.parts[edge.part]
  if (!part) return { type: 'end' }
  if (part.type === 'value' || part.type === 'list') return { type: 'field', field: part.field }
  return { type: 'literal', text: decoder.decode(encoder.encode(part.text).subarray(edge.offset + matched)) }
}
