import type { GlossaryGroup } from '../glossary-links.ts'

/** Words of the glossary page. */
export const glossaryPageText = {
  title: '용어집',
  lead: '강의와 필드 사전에서 쓰는 말을 모았습니다. 한국어 옆에 Go가 쓰는 영어를 함께 적었고, 강의에서 점선이 그어진 말을 누르면 여기로 옵니다.',
  contents: '갈래',
  groups: {
    collection: 'GC의 단계',
    workers: '마크하는 워커',
    memory: '힙과 메모리',
    pacing: 'GC의 속도',
    time: '시간과 수',
    scheduler: '스케줄러',
    traces: '트레이스',
    tools: '다른 도구',
    site: '이 사이트의 말',
  } satisfies Record<GlossaryGroup, string>,
  also: '다른 이름',
  fields: '필드',
  lesson: '강의',
  see: '함께 볼 말',
  count: (count: number): string => `${count}개`,
}

export type GlossaryPageText = typeof glossaryPageText
