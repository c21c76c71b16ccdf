import { expect, it } from 'vitest'
import { lessonFolders, readLesson } from '../lesson/read-lesson.ts'
import { glossaryGroups, glossaryLinks } from '../text/glossary-links.ts'
import { glossary } from '../text/ko/glossary.ts'
import { familyIds, fieldsOfFamily } from './field-reference.ts'

const ids = Object.keys(glossary)

it('puts every term in one group', () => {
  expect(Object.values(glossaryGroups).flat().toSorted()).toEqual(ids.toSorted())
})

it('leads from every term to fields and sections that exist', () => {
  const fields = new Set<string>(
    familyIds.flatMap((family) => [family, ...fieldsOfFamily(family).map((field) => `${family}.${field}`)]),
  )
  const sections = new Set(
    lessonFolders().flatMap((folder) => {
      const path = `/lessons/${folder.replace(/^\d+-/, '')}/`
      return [path, ...readLesson(folder, 'ko').anchors.map((anchor) => `${path}#${anchor}`)]
    }),
  )
  for (const [id, links] of Object.entries(glossaryLinks)) {
    for (const field of links.fields ?? []) expect([...fields], id).toContain(field)
    if (links.lesson) expect([...sections], id).toContain(links.lesson)
    for (const see of links.see ?? []) expect(see, id).not.toBe(id)
  }
})

it('has the words that the project agreed on', () => {
  const terms = Object.values(glossary).map(({ term }) => term)
  // The table of terms, in its order; a term that leaves the glossary has to leave the table, too.
  const agreed =
    '트레이스, GC, GC 주기, STW, 스윕 종료, 마크 종료, 동시 마크, 마크 어시스트, 백그라운드 워커, 유휴 워커, 전담 워커, 부분 워커, 쓰기 장벽, 라이브 힙, 힙 목표, 페이서, 속도 조절, 어시스트 비율, 트리거, 스캐빈저, 메모리 상한, 할당 속도, 실제 시간, CPU 시간, 고루틴, P, 스레드, 실행 큐, 전역 실행 큐, 로컬 실행 큐, 실행할 수 있는, 스피닝, 멈춰 있는, 대기 이유, 선점, 시스템 콜, 누수, 고루틴 누수, 처리량, 지연 시간, 목표 초과, 버림한, 샘플, 작업대, 실험실, 연습, 필드, 레코드, 줄, 공유 링크, 메모, 주장'
  for (const term of agreed.split(', ')) expect(terms).toContain(term)
})
