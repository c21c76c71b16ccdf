/** What becomes of a character: kept as it is, taken away, a line's end, or the ASCII text it stands for. */
export type Fold = 'keep' | 'drop' | 'break' | string

const table = new Map<number, Fold>()
const put = (fold: Fold, ...codePoints: readonly (number | readonly [number, number])[]) => {
  for (const each of codePoints) {
    const [first, last] = typeof each === 'number' ? [each, each] : each
    for (let codePoint = first; codePoint <= last; codePoint++) table.set(codePoint, fold)
  }
}

// Controls. A lone carriage return ends a line, as on a terminal; a tab is a blank.
put('drop', [0x00, 0x08], 0x0e, 0x0f, [0x10, 0x1f], [0x7f, 0x84], [0x86, 0x9f])
put('break', 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029)
put(' ', 0x09, 0xa0, 0x1680, [0x2000, 0x200a], 0x202f, 0x205f, 0x3000)
// Soft hyphen, zero-width, direction marks, byte order mark.
put('drop', 0xad, [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2064], [0x2066, 0x2069], 0xfeff)
put('-', [0x2010, 0x2015], 0x2043, 0x2212, 0xfe58, 0xfe63)
put('->', 0x2192, 0x21d2, 0x2794, 0x279c, 0x27a1, 0x27f6)
put("'", [0x2018, 0x201b], 0x2032)
put('"', [0x201c, 0x201f], 0x2033)
put('/', 0x2044, 0x2215)
put(':', 0x2236)
for (let codePoint = 0xff01; codePoint <= 0xff5e; codePoint++) put(String.fromCodePoint(codePoint - 0xfee0), codePoint)

/**
 * Look-alikes of the characters that traces are made of. An ellipsis is kept: it says that something is missing. So are
 * both deltas, which tell releases apart.
 */
export function foldOf(codePoint: number): Fold {
  return table.get(codePoint) ?? 'keep'
}

/** Entities that a page or a mail puts in place of what stands in traces. */
export const namedEntities: ReadonlyMap<string, number> = new Map([
  ['gt', 0x3e],
  ['GT', 0x3e],
  ['lt', 0x3c],
  ['LT', 0x3c],
  ['amp', 0x26],
  ['AMP', 0x26],
  ['quot', 0x22],
  ['QUOT', 0x22],
  ['apos', 0x27],
  ['nbsp', 0xa0],
  ['NonBreakingSpace', 0xa0],
  ['ensp', 0x2002],
  ['emsp', 0x2003],
  ['thinsp', 0x2009],
  ['hairsp', 0x200a],
  ['ZeroWidthSpace', 0x200b],
  ['zwnj', 0x200c],
  ['zwj', 0x200d],
  ['lrm', 0x200e],
  ['rlm', 0x200f],
  ['shy', 0xad],
  ['ndash', 0x2013],
  ['mdash', 0x2014],
  ['minus', 0x2212],
  ['hyphen', 0x2010],
  ['rarr', 0x2192],
  ['rightarrow', 0x2192],
  ['rArr', 0x21d2],
  ['lsquo', 0x2018],
  ['rsquo', 0x2019],
  ['ldquo', 0x201c],
  ['rdquo', 0x201d],
  ['hellip', 0x2026],
  ['Delta', 0x394],
  ['colon', 0x3a],
  ['comma', 0x2c],
  ['period', 0x2e],
  ['lpar', 0x28],
  ['rpar', 0x29],
  ['lsqb', 0x5b],
  ['lbrack', 0x5b],
  ['rsqb', 0x5d],
  ['rbrack', 0x5d],
  ['plus', 0x2b],
  ['equals', 0x3d],
  ['sol', 0x2f],
  ['percnt', 0x25],
  ['commat', 0x40],
  ['num', 0x23],
  ['vert', 0x7c],
  ['grave', 0x60],
  ['bsol', 0x5c],
  ['Tab', 0x09],
  ['NewLine', 0x0a],
])
