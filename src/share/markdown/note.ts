// The part of Markdown that notes may use, as a tree. HTML is text like any other; nothing in it can become an element.

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong'; readonly inside: readonly Inline[] }
  | { readonly type: 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly type: 'link'; readonly address: string; readonly inside: readonly Inline[] }

export type Block =
  | { readonly type: 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly type: 'quote'; readonly inside: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: 'code'; readonly text: string }

/**
 * Reads a note: paragraphs, `- ` and `1. ` lists, `> ` quotes, fences of three backticks; in them `` `code` ``, `**strong**`,
 * `*emphasis*`, `[links](https://…)` and bare addresses. A line break stays one.
 */
export function readNote(source: string): Block[] {
  const blocks: Block[] = []
  const lines = source.split(/\r\n|\r|\n/)
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      at++
      continue
    }
    if (/^\s*```/.test(line)) {
      const end = lines.findIndex((each, index) => index > at && /^\s*```\s*$/.test(each))
      blocks.push({ type: 'code', text: lines.slice(at + 1, end < 0 ? undefined : end).join('\n') })
      at = end < 0 ? lines.length : end + 1
      continue
    }
    const kind = kindOf(line)
    const from = at
    while (at < lines.length && kindOf(lines[at] ?? '') === kind && !/^\s*```/.test(lines[at] ?? '')) at++
    const own = lines.slice(from, at)
    if (kind === 'quote')
      blocks.push({ type: 'quote', inside: readInline(own.map((each) => each.replace(quote, '')).join('\n')) })
    else if (kind === 'paragraph')
      blocks.push({ type: 'paragraph', inside: readInline(own.map((each) => each.trim()).join('\n')) })
    else {
      const mark = kind === 'ordered' ? ordered : bullet
      blocks.push({
        type: 'list',
        ordered: kind === 'ordered',
        items: own.map((each) => readInline(each.replace(mark, ''))),
      })
    }
  }
  return blocks
}

const bullet = /^\s*[-*+]\s+/
const ordered = /^\s*\d{1,9}[.)]\s+/
const quote = /^\s*>\s?/

function kindOf(line: string): 'bullet' | 'ordered' | 'quote' | 'paragraph' | 'none' {
  if (line.trim() === '') return 'none'
  if (bullet.test(line)) return 'bullet'
  if (ordered.test(line)) return 'ordered'
  return quote.test(line) ? 'quote' : 'paragraph'
}

const deepest = 3
const pattern =
  /`([^`\n]+)`|\*\*([^*\n]+(?:\*[^*\n]+\*[^*\n]*)?)\*\*|\*([^*\s][^*\n]*)\*|\[([^\]\n]{1,500})\]\((https?:\/\/[^\s()<>]{1,1000})\)|(https?:\/\/[^\s<>()"'`\]]{1,1000}[^\s<>()"'`\].,:;!?])/g

function readInline(source: string, depth = 0): Inline[] {
  const parts: Inline[] = []
  let from = 0
  const text = (to: number) => {
    if (to > from) parts.push({ type: 'text', text: source.slice(from, to) })
  }
  for (const match of source.matchAll(pattern)) {
    const [all, code, strong, emphasis, label, address, bare] = match
    text(match.index)
    from = match.index + all.length
    const inside = (each: string) =>
      depth < deepest ? readInline(each, depth + 1) : [{ type: 'text', text: each } as const]
    if (code !== undefined) parts.push({ type: 'code', text: code })
    else if (strong !== undefined) parts.push({ type: 'strong', inside: inside(strong) })
    else if (emphasis !== undefined) parts.push({ type: 'emphasis', inside: inside(emphasis) })
    else if (address !== undefined) parts.push({ type: 'link', address, inside: [{ type: 'text', text: label ?? '' }] })
    else if (bare !== undefined) parts.push({ type: 'link', address: bare, inside: [{ type: 'text', text: bare }] })
  }
  text(source.length)
  return parts
}

/** A note without its marks. */
export function plainNote(source: string): string {
  const inline = (parts: readonly Inline[]): string =>
    parts
      .map((part) => {
        if (part.type === 'text' || part.type === 'code') return part.text
        const label = inline(part.inside)
        return part.type === 'link' && part.address !== label ? `${label} <${part.address}>` : label
      })
      .join('')
  return readNote(source)
    .map((block) => {
      if (block.type === 'code') return block.text
      if (block.type !== 'list') return inline(block.inside)
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inline(item)}`).join('\n')
    })
    .join('\n\n')
}
