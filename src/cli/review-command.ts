// `annotate check` and `annotate link`: claims weighed as on the page, and the page's link without a browser.
import { type Capsule, emptyCapsule } from '../share/capsule.ts'
import { ClaimJudge, type Verdict } from '../share/claims/index.ts'
import { encodeLink } from '../share/link.ts'
import { verdictWords } from '../share/markdown/review.ts'
import { judgeClaim } from '../share/review.ts'
import { reviewCommandText as en } from '../text/en/cli-review.ts'
import { shareText as enShare } from '../text/en/share.ts'
import { reviewCommandText as ko, type ReviewCommandText } from '../text/ko/cli-review.ts'
import { shareText as koShare, type ShareText } from '../text/ko/share.ts'
import type { Locale } from '../text/locales.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { visible } from './columns.ts'
import type { ReviewLine } from './review-line.ts'

export interface ReviewWords {
  readonly text: ReviewCommandText
  readonly share: ShareText
}

export const reviewWords: Readonly<Record<Locale, ReviewWords>> = {
  ko: { text: ko, share: koShare },
  en: { text: en, share: enShare },
}

/** 0: every claim holds; 1: one is false; 2: one cannot be read; 3: none is false, and one cannot be decided. */
export type CheckCode = 0 | 1 | 2 | 3

export interface Checked {
  readonly code: CheckCode
  /** For standard output: a line a claim, and below it the numbers that decide it. */
  readonly out: string
  /** For standard error: claims that cannot be read, with the place marked. */
  readonly err: string
}

/** Weighs each claim over one trace, or over one from before and one from after. */
export function checkClaims(claims: readonly string[], traces: readonly string[], words: ReviewWords): Checked {
  const judge = new ClaimJudge(traces.map((text) => parseTrace(text)))
  let out = ''
  let err = ''
  const states = new Set<Verdict['state'] | 'unread'>()
  for (const source of claims) {
    const result = judgeClaim(judge, source)
    if ('error' in result) {
      states.add('unread')
      const { problem, word, start, end, expected, near } = result.error
      const { claim } = words.share
      const said = expected === undefined ? claim.problems[problem](word) : claim.expected[expected]
      const meant = near.length > 0 ? ` ${claim.near(near.join(', '))}` : ''
      const shown = visible(source)
      // The mark only fits below text that is printed as it stands.
      const mark =
        shown === source
          ? `  ${' '.repeat(start)}${'^'.repeat(Math.max(1, Math.min(end, source.length) - start))}\n`
          : ''
      err += `annotate check: ${visible(said).replaceAll('`', '')} (${claim.column(start + 1)})${meant}\n  ${shown}\n${mark}`
      continue
    }
    const { verdict } = result
    states.add(verdict.state)
    const { state } = verdictWords(verdict, words.share)
    out += `${state}  ${visible(source)}\n`
    for (const line of evidenceLines(verdict, source, traces.length, words)) out += `    ${visible(line)}\n`
  }
  const code = states.has('unread') ? 2 : states.has('false') ? 1 : states.has('undecided') ? 3 : 0
  return { code, out, err }
}

function evidenceLines(verdict: Verdict, source: string, traces: number, { share }: ReviewWords): string[] {
  const lines: string[] = []
  for (const reading of verdict.readings) {
    const { values } = verdictWords({ state: verdict.state, readings: [reading], unread: 0 }, share)
    const which = traces < 2 ? '' : `${reading.trace === 0 ? share.place.before : share.place.after}, `
    const measure = source.slice(reading.measure.start, reading.measure.end)
    const decided = reading.lines.map(({ line }) => share.place.line(line + 1)).join(', ')
    const parts = [
      values === '' ? '' : `= ${values}`,
      `(${share.claim.n(reading.n)})`,
      decided === '' ? '' : `${share.claim.decided}: ${decided}`,
    ].filter((part) => part !== '')
    lines.push(`${which}${measure} ${parts.join(' ')}`)
  }
  if (verdict.why !== undefined) lines.push(share.claim.why[verdict.why].replaceAll('`', ''))
  if (verdict.unread > 0) lines.push(share.claim.unread(verdict.unread))
  return lines
}

/** What the page would put into a link of these traces, title and claims. */
export function capsuleOf(asked: Pick<ReviewLine, 'title' | 'claims'>, traces: readonly string[]): Capsule {
  const [first = '', second] = traces
  return {
    ...emptyCapsule,
    title: asked.title,
    traces: second === undefined ? [first] : [first, second],
    notes: asked.claims.map((claim) => ({ at: null, text: '', claim })),
  }
}

/** A whole address where it is known where the site is, else the part from `#` on. */
export async function linkOf(
  asked: Pick<ReviewLine, 'title' | 'claims' | 'site' | 'locale'>,
  traces: readonly string[],
): Promise<string> {
  const hash = `#${await encodeLink(capsuleOf(asked, traces))}`
  if (asked.site === '') return hash
  const base = asked.site.endsWith('/') ? asked.site : `${asked.site}/`
  return `${new URL(asked.locale === 'en' ? 'en/shared/' : 'shared/', base).href}${hash}`
}
