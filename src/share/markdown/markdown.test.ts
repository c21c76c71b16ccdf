import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { markdownToHtml } from 'satteri'
import { describe, expect, test } from 'vitest'
import * as enFields from '../../text/en/index.ts'
import { shareText as en } from '../../text/en/share.ts'
import * as koFields from '../../text/ko/index.ts'
import { shareText as ko } from '../../text/ko/share.ts'
import type { Capsule } from '../capsule.ts'
import { reviewOf } from '../review.ts'
import { plainNote, readNote } from './note.ts'
import { type ReviewWords, renderMarkdownReview, renderPlainReview } from './review.ts'

const sample = (name: string) => readFileSync(`content/samples/${name}.log`, 'utf8')
const wordsOf = (share: typeof ko, { fieldTexts }: Pick<typeof koFields, 'fieldTexts'>): ReviewWords => ({
  share,
  field: (id) => {
    const [family = '', field = ''] = id.split('.')
    const texts = Object.hasOwn(fieldTexts, family) ? fieldTexts[family as keyof typeof fieldTexts] : {}
    return Object.hasOwn(texts, field) ? texts[field] : undefined
  },
})
const words = { ko: wordsOf(ko, koFields), en: wordsOf(en, enFields) }
const html = (markdown: string) => {
  const { html: made } = markdownToHtml(markdown, { features: { gfm: true, smartPunctuation: false } })
  return made
}

const capsule: Capsule = {
  title: 'PR 42: less | assist',
  traces: [sample('assist/1.26-p2'), sample('churn/1.26-p2')],
  selection: { type: 'line', trace: 1, line: 3 },
  notes: [
    { at: { type: 'line', trace: 0, line: 12 }, text: '**Worst** cycle: `assist` | 5 ms\n\n- one\n- two', claim: '' },
    { at: null, text: '', claim: 'share(assist) after < before / 2' },
    {
      at: { type: 'field', trace: 1, line: 3, field: 'gctrace.heap-goal' },
      text: 'The floor.',
      claim: 'max(goal) > 1GiB',
    },
  ],
  view: {},
}

describe('Markdown for a review', () => {
  test.each(['ko', 'en'] as const)('%s: tables, fences and a link', (locale) => {
    const markdown = renderMarkdownReview(
      capsule,
      reviewOf(capsule),
      'https://example.org/shared/#1.abc',
      words[locale],
    )
    const page = html(markdown)
    expect(page.match(/<table>/g)).toHaveLength(3)
    expect(page.match(/<pre>/g)).toHaveLength(2)
    expect(page).toContain('<a href="https://example.org/shared/#1.abc">')
    expect(page).toContain('<strong>Worst</strong>')
    expect(page).toContain('<code>share(assist) after &lt; before / 2</code>')
    expect(page).toContain(words[locale].share.claim.states.false)
    expectEvenTables(page)
  })

  test('a short trace is there to the letter', () => {
    const text = sample('note/gc-318-322')
    const one: Capsule = { ...capsule, traces: [text], notes: [], selection: null }
    expect(renderMarkdownReview(one, reviewOf(one), null, words.en)).toContain(`\`\`\`text\n${text.trimEnd()}\n\`\`\``)
  })

  test('nothing in a capsule breaks a table or a fence, or becomes an element', () => {
    const evil = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '```',
            '~~~',
            '````text\n',
            '|',
            '\n',
            '\r\n',
            '\\',
            '`',
            '<script>alert(1)</script>',
            '<img src=x onerror=alert(1)>',
            '](javascript:alert(1))',
            '[x](javascript:alert(1))',
            '&lt;',
            '# ',
            '- ',
            '1. ',
            '    ',
            '\u0000',
            '**',
            '_',
            '---',
            '<!--',
            '$$',
            'https://x.example/"onmouseover="alert(1)',
          ),
          fc.string({ unit: 'grapheme', maxLength: 6 }),
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(evil, evil, evil, evil, (title, trace, text, claim) => {
        const made: Capsule = {
          title,
          traces: [`${sample('note/gc-318-322')}${trace}`],
          selection: { type: 'line', trace: 0, line: 0 },
          notes: [
            { at: { type: 'line', trace: 0, line: 1 }, text, claim },
            { at: null, text: 'end', claim: '' },
          ],
          view: {},
        }
        const markdown = renderMarkdownReview(made, reviewOf(made), 'https://example.org/shared/#1.abc', words.en)
        const page = html(markdown)
        expect(page).not.toMatch(
          /<(?!\/?(?:h2|p|strong|em|code|pre|table|thead|tbody|tr|th|td|ol|ul|li|blockquote|a|br)\b)[a-z!]/i,
        )
        expect(page).not.toMatch(/href="(?!https?:)/)
        for (const [, attributes = ''] of page.matchAll(/<[a-z]\w*([^>]*)>/g)) {
          expect(attributes).toMatch(/^(?: (?:href|class|start|align|style)="[^"]*")* ?\/?$/)
        }
        // What follows the notes is still what it was: the fence closed, two tables at least, the link at the end.
        expect(page).toContain('<a href="https://example.org/shared/#1.abc">')
        expect(page).toMatch(/gc 318 @36\.750s/)
        expectEvenTables(page)
        renderPlainReview(made, reviewOf(made), null, words.ko)
      }),
      { numRuns: 400 },
    )
  })

  test('a backslash before a bar does not end the cell of a claim', () => {
    const claim = '\\|<script>alert(1)</script>'
    const made = { ...capsule, notes: [{ at: null, text: '', claim }] }
    const page = html(renderMarkdownReview(made, reviewOf(made), null, words.en))
    expectEvenTables(page)
    expect(page).not.toContain('<script')
    expect(page).toContain('<td>\\|&lt;script&gt;alert(1)&lt;/script&gt;</td>')
  })

  function expectEvenTables(page: string): void {
    for (const [table] of page.matchAll(/<table>[\s\S]*?<\/table>/g)) {
      const heads = table.match(/<th\b/g)?.length ?? 0
      for (const [, row = ''] of table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)) {
        expect(row.match(/<t[hd]\b/g)?.length).toBe(heads)
      }
    }
  }
})

test('plain text for a mail', () => {
  const text = renderPlainReview(capsule, reviewOf(capsule), 'https://example.org/shared/#1.abc', words.ko)
  expect(text).toContain('share(assist) after < before / 2: ✓ 맞음')
  expect(text).toContain('Worst cycle: assist | 5 ms')
  expect(text.trimEnd().endsWith('https://example.org/shared/#1.abc')).toBe(true)
})

describe('notes', () => {
  test('the marks that they may use', () => {
    expect(readNote('a **b** `c*` *d*\ne\n\n- x\n- y\n1. z\n\n> q\n\n```\n**no**\n')).toEqual([
      {
        type: 'paragraph',
        inside: [
          { type: 'text', text: 'a ' },
          { type: 'strong', inside: [{ type: 'text', text: 'b' }] },
          { type: 'text', text: ' ' },
          { type: 'code', text: 'c*' },
          { type: 'text', text: ' ' },
          { type: 'emphasis', inside: [{ type: 'text', text: 'd' }] },
          { type: 'text', text: '\ne' },
        ],
      },
      { type: 'list', ordered: false, items: [[{ type: 'text', text: 'x' }], [{ type: 'text', text: 'y' }]] },
      { type: 'list', ordered: true, items: [[{ type: 'text', text: 'z' }]] },
      { type: 'quote', inside: [{ type: 'text', text: 'q' }] },
      { type: 'code', text: '**no**\n' },
    ])
  })

  test('addresses of the web, and no others', () => {
    const links = (source: string) => JSON.stringify(readNote(source)).match(/"address":"[^"]*"/g) ?? []
    expect(links('see https://go.dev/x, [here](https://go.dev/y)')).toEqual([
      '"address":"https://go.dev/x"',
      '"address":"https://go.dev/y"',
    ])
    expect(links('[x](javascript:alert(1)) javascript:alert(1) [y](data:text/html,x) [z](//evil.example)')).toEqual([])
  })

  test('plain text has every word of them, and work grows with the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
        expect(typeof plainNote(source)).toBe('string')
      }),
    )
    for (const bomb of ['*', '**', '[', '`', '![', '> ', '- ', '**a*', '[a](https://', 'https://']) {
      // What is read grows with the text and not with its square; a reading that never ends runs into the test's own limit.
      const sizeOf = (length: number) => JSON.stringify(readNote(bomb.repeat(length / bomb.length))).length
      expect(sizeOf(20_000), bomb).toBeLessThan(12 * sizeOf(2000) + 1000)
    }
  })
})
