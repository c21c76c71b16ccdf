import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { searchDocuments } from '../../pages/search/_documents.ts'
import { type Locale, locales } from '../../text/locales.ts'
import { packDocument, unpackDocument } from './document.ts'
import { highlighted, type SearchIndex, search, searchIndexOf, snippet } from './search.ts'
import { documentTokens, queryTokens, squash } from './tokens.ts'

const indexes = {} as Record<Locale, SearchIndex>

beforeAll(async () => {
  for (const locale of locales) indexes[locale] = await searchIndexOf(searchDocuments(locale).map(packDocument))
})

/** What a reader types, and where it has to lead first. */
const wanted: Readonly<Record<Locale, readonly (readonly [string, string])[]>> = {
  ko: [
    ['힙 목표', '/glossary/#heap-goal'],
    ['힙목표', '/glossary/#heap-goal'],
    ['힙 목표를', '/glossary/#heap-goal'],
    ['MB goal', '/fields/gctrace/heap-goal/'],
    ['∆goal', '/fields/gcpacertrace/goal-delta/'],
    ['idleprocs', '/fields/schedtrace/idleprocs/'],
    ['runqueue', '/fields/schedtrace/runqueue/'],
    ['schedticks', '/fields/schedtrace/schedticks/'],
    ['needspinning', '/fields/schedtrace/needspinning/'],
    ['runqcap', '/fields/schedtrace/runqcap/'],
    ['H_m_prev', '/fields/gcpacertrace/h-m-prev/'],
    ['u_g', '/fields/gcpacertrace/u-g/'],
    ['cons/mark', '/fields/gcpacertrace/cons-mark/'],
    ['ms cpu', '/fields/gctrace/mark-term-cpu/'],
    ['forced', '/fields/gctrace/forced/'],
    ['STW', '/glossary/#stw'],
    ['stop-the-world', '/glossary/#stw'],
    ['컬렉터', '/glossary/#gc'],
    ['가비지컬렉터', '/glossary/#gc'],
    ['가비지 컬렉션', '/glossary/#gc'],
    ['어시스트', '/glossary/#mark-assist'],
    ['mark assist', '/glossary/#mark-assist'],
    ['런큐', '/glossary/#run-queue'],
    ['전역 큐', '/glossary/#global-run-queue'],
    ['라이트배리어', '/glossary/#write-barrier'],
    ['메모리 상한', '/glossary/#memory-limit'],
    ['GOMEMLIMIT', '/glossary/#memory-limit'],
    ['레이턴시', '/glossary/#latency'],
    ['고루틴 누수', '/glossary/#goroutine-leak'],
    ['스윕종료', '/glossary/#sweep-termination'],
    ['sysmon', '/glossary/#sysmon'],
    ['P', '/glossary/#p'],
    ['Kubernetes', '/capture/#kubernetes'],
    ['쿠버네티스', '/capture/#kubernetes'],
    ['도커', '/capture/#docker'],
    ['journalctl', '/capture/#systemd'],
    ['semacquire', '/lessons/scheduler-detail/#reason'],
    ['왜 줄이 비어', '/lessons/godebug/#swallowed'],
    ['세션 map', '/lessons/memory-tracing/#why'],
    ['작업대', '/workbench/'],
    ['용어집', '/glossary/'],
    ['버전', '/versions/'],
    ['inittrace', '/fields/inittrace/'],
  ],
  en: [
    ['heap goal', '/glossary/#heap-goal'],
    ['heap-goal', '/glossary/#heap-goal'],
    ['goal', '/fields/gctrace/heap-goal/'],
    ['MB goal', '/fields/gctrace/heap-goal/'],
    ['idleprocs', '/fields/schedtrace/idleprocs/'],
    ['runqueue', '/fields/schedtrace/runqueue/'],
    ['run queue', '/glossary/#run-queue'],
    ['STW', '/glossary/#stw'],
    ['stop the world', '/glossary/#stw'],
    ['GOMEMLIMIT', '/glossary/#memory-limit'],
    ['goroutine leak', '/glossary/#goroutine-leak'],
    ['wait reason', '/glossary/#wait-reason'],
    ['live heap', '/glossary/#live-heap'],
    ['wall clock', '/glossary/#wall-clock-time'],
    ['what is the write barrier', '/glossary/#write-barrier'],
    ['RSS', '/glossary/#rss'],
    ['systemd', '/capture/#systemd'],
    ['k8s', '/capture/#kubernetes'],
    ['vegeta', '/lessons/code-review/#load'],
    ['workbench', '/workbench/'],
    ['glossary', '/glossary/'],
    ['versions', '/versions/'],
    // A Korean reader on the English page.
    ['힙 목표', '/glossary/#heap-goal'],
    ['쓰기 장벽', '/glossary/#write-barrier'],
  ],
}

describe.each(locales)('the search in %s', (locale) => {
  it.each(wanted[locale])('leads from "%s" to %s', (query, path) => {
    expect(search(indexes[locale], query)[0]?.path).toBe(path)
  })

  it('finds every field by its id, every term by itself, among the first three', () => {
    const lost = indexes[locale].documents.flatMap(({ kind, path, title }) => {
      const query = kind === 'field' ? (path.split('/').at(-2) ?? '') : kind === 'term' ? title : undefined
      if (query === undefined) return []
      return search(indexes[locale], query, 6).some((each) => each.path === path) ? [] : `${query} → ${path}`
    })
    expect(lost).toEqual([])
  })

  it('forgives a slip of the finger', () => {
    const found = search(indexes[locale], 'goroutnie').map(({ path }) => path)
    expect(found.some((path) => path.includes('goroutine') || path.includes('leak'))).toBe(true)
  })

  it('finds nothing for nothing, and for what is not there', () => {
    for (const query of ['', '   ', '!?', 'zzzzqqq']) expect(search(indexes[locale], query)).toEqual([])
  })

  it('knows every page of its own', () => {
    const routes = Object.keys(import.meta.glob('../../pages/[[]...locale[]]/*/index.astro'))
    const paths = routes.map((route) => `/${route.split('/').at(-2)}/`)
    expect(paths).toContain('/glossary/')
    // The figures' page is for authors, and what is framed elsewhere is no place to go to.
    const own = paths.filter((path) => !['/charts/', '/embed/'].includes(path))
    expect(own.filter((path) => !indexes[locale].documents.some((each) => each.path === path))).toEqual([])
  })

  it('has one document for a place, and costs at most 60 KB', () => {
    const documents = searchDocuments(locale)
    expect(new Set(documents.map(({ path }) => path)).size).toBe(documents.length)
    expect(documents.map((each) => unpackDocument(packDocument(each)))).toEqual(documents)
    expect(gzipSync(JSON.stringify(documents.map(packDocument))).length).toBeLessThan(60 * 1024)
  })
})

describe('a Korean text', () => {
  it('is found by any pair of syllables, across spaces', () => {
    expect(documentTokens('힙 목표를')).toEqual(['힙목', '목표', '표를', '힙'])
    expect(queryTokens('힙목표')).toEqual({ required: ['힙목', '목표'], optional: [] })
  })

  it('is asked for without its particle', () => {
    expect(queryTokens('페이서는')).toEqual({ required: ['페이', '이서'], optional: ['서는'] })
  })

  it('is found by each of its own words and by all of it', () => {
    const word = fc.stringMatching(/^[가-힣]{2,5}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), (words, at) => {
        const tokens = new Set(documentTokens(words.join(' ')))
        for (const query of [words[at % words.length] ?? '', words.join(' '), words.join('')]) {
          expect(queryTokens(query).required.filter((each) => !tokens.has(each))).toEqual([])
        }
      }),
    )
  })
})

describe('what is shown of a result', () => {
  it('marks what was asked for, with or without the space', () => {
    expect(highlighted('이번 힙 목표는', '힙목표').filter(({ hit }) => hit)).toEqual([{ text: '힙 목표', hit: true }])
    expect(highlighted('MB goal (5)', 'goal (').map(({ text }) => text)).toEqual(['MB ', 'goal', ' (5)'])
  })

  it('is the whole text, whatever was asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, query) => {
        const parts = highlighted(text, query)
        expect(parts.map((part) => part.text).join('')).toBe(text)
      }),
    )
  })

  it('begins near the first hit and cuts no word', () => {
    const text = `${'앞말 '.repeat(60)}힙 목표 ${'뒷말 '.repeat(60)}`
    const shown = snippet(text, '힙목표')
    expect(shown).toMatch(/^…앞말 .*힙 목표 .*…$/)
    expect(shown.length).toBeLessThan(130)
    expect(snippet('짧은 글.', '없음')).toBe('짧은 글.')
  })

  it('takes names for the same whatever stands between letters', () => {
    expect(new Set(['heap-goal', 'Heap Goal', 'heap_goal'].map(squash)).size).toBe(1)
  })
})
