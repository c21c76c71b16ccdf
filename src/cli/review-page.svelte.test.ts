import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { decodeLink, encodeLink } from '../share/link.ts'
import { reviewOf } from '../share/review.ts'
import { ShareDraft } from '../workbench/share/draft.svelte.ts'
import { checkClaims, linkOf, reviewWords } from './review-command.ts'

beforeEach(() => localStorage.clear())

const cycle = (number: number, stw: string) =>
  `gc ${number} @${number}.000s 0%: ${stw}+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P`
const trace = fc
  .tuple(
    fc.array(fc.constantFrom('0.022', '3.0', '0.99'), { minLength: 1, maxLength: 7 }),
    fc.constantFrom('\n', '\r\n', '\n2026/11/23 서버가 말합니다\n'),
  )
  .map(([stops, between]) => stops.map((stop, index) => cycle(index + 1, stop) + between).join(''))
const claim = fc.constantFrom('max(stw) < 1ms', 'p99(stw) < 1us', 'max(stw) after < before', 'live.slope ~ 0', 'max(')

it('the panel of the page and the command make the same link, and judge its claims alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(claim, { maxLength: 3 }),
      fc.array(trace, { minLength: 1, maxLength: 2 }),
      async (title, claims, traces) => {
        const draft = new ShareDraft()
        draft.title = title
        for (const each of claims) draft.add(null, each)
        if (traces.length === 2) draft.compareWith(traces[0] ?? '')
        const ofPage = await encodeLink(draft.capsule(traces.at(-1) ?? '', null, {}))
        const link = await linkOf({ title, claims, site: 'https://example.org/', locale: 'en' }, traces)
        expect(link).toBe(`https://example.org/en/shared/#${ofPage}`)

        const { capsule, problems } = await decodeLink(link)
        expect({ problems, title: capsule?.title, traces: capsule?.traces }).toEqual({ problems: [], title, traces })
        if (capsule === null) throw new Error('nothing came out of the link')
        const onPage = reviewOf(capsule).notes.map(({ claim: result }) =>
          result === undefined || 'error' in result ? 2 : { true: 0, false: 1, undecided: 3 }[result.verdict.state],
        )
        // A command is given many claims at once: the worst of them is its exit code.
        const worst = ([2, 1, 3] as const).find((code) => onPage.includes(code)) ?? 0
        expect(checkClaims(claims, traces, reviewWords.en).code).toBe(worst)
        for (const [index, each] of claims.entries()) {
          expect(checkClaims([each], traces, reviewWords.en).code).toBe(onPage[index])
        }
      },
    ),
    { numRuns: 1000 },
  )
})
