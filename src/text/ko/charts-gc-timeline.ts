import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { printedMs, threeDigits } from '../number.ts'

/** 주기들이 흐른 시간에서 차지하는 몫. 숫자는 보여 줄 꼴로 옵니다. */
interface GcShare {
  readonly gcMs: string
  readonly stwMs: string
  readonly percent: string
  readonly longest: number
  readonly longestMs: string
}

type WallField = 'sweep-term-wall' | 'mark-wall' | 'mark-term-wall'

const wallFieldName: Record<WallField, string> = {
  'sweep-term-wall': '스윕 종료 STW',
  'mark-wall': '동시 마크',
  'mark-term-wall': '마크 종료 STW',
}

/** 프로그램만 돌던 시간. 시각이 1 ms 단위로 찍히므로 그보다 짧은 시간은 잴 수 없습니다. */
const gap = (ms: number): string =>
  ms < 1 ? '1 ms 미만' : ms >= 1000 ? `${threeDigits(ms / 1000)}초` : `${threeDigits(ms)} ms`

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const gcTimelineText = {
  headline: 'GC가 돈 때와 멈춘 때',
  title: 'GC가 돈 시간',
  reading:
    '가로는 프로그램 시작부터 흐른 시간입니다. 옅은 바탕은 프로그램만 돌던 시간, 파란 띠는 GC 주기, 붉은 금은 모두 멈춘 STW입니다.',
  exaggerate: 'STW를 넓혀서 보기',
  labels: {
    process: (number: number) => `프로세스 ${number}`,
    gap,
    timeAxis: '초',
  },
  markName: (gc: number, field: WallField, ms: string, flag?: string) =>
    `GC ${gc}${flag === undefined ? '' : `(${flag})`} ${wallFieldName[field]} ${ms} ms`,
  readout: (cycle: GcCycle) =>
    `GC ${cycle.number}: STW ${printedMs(cycle.wall.sweepTerm)} + ${printedMs(cycle.wall.markTerm)} ms, 마크 ${printedMs(cycle.wall.mark)} ms`,
  summary: (cycles: number, share: GcShare | null) => {
    if (!share) return 'GC 주기가 없습니다.'
    if (share.gcMs === '0')
      return `GC 주기 ${cycles}개의 실제 시간이 모두 0으로 찍혔습니다. 길이가 없어 자리만 표시했습니다.`
    const longest = `한 번에 가장 오래 멈춘 것은 GC ${share.longest}의 ${share.longestMs} ms입니다.`
    return cycles === 1
      ? `GC 주기 하나가 ${share.gcMs} ms 동안 돌았습니다. ${longest}`
      : `GC 주기 ${cycles}개가 흐른 시간의 ${share.percent.startsWith('<') ? `${share.percent.slice(2)} %도 안 되는` : `${share.percent} %`} 동안 돌았고, 모두 멈춘 시간은 합쳐서 ${share.stwMs} ms입니다. ${longest}`
  },
  notes: {
    'to-scale': () => '띠와 금의 너비는 실제 시간에 비례합니다. 1픽셀보다 짧은 STW는 자리만 가는 금으로 표시했습니다.',
    exaggerated: (note: { factor: number }) => `STW의 너비만 ${note.factor}배 넓혔습니다. 시간 축과 비례하지 않습니다.`,
    forced: (note: { count: number }) => `▼는 요청받아 돈 (forced) 주기이고 ${note.count}개입니다.`,
    'leak-check': (note: { count: number }) => `◇는 고루틴 누수를 찾는 주기이고 ${note.count}개입니다.`,
    gaps: (note: { median: number; shortest: number; longest: number }) =>
      note.longest < 1
        ? '주기와 주기 사이에 프로그램만 돌던 시간은 모두 1 ms 미만입니다. 시각이 1 ms 단위로 찍혀 더는 알 수 없습니다.'
        : `주기와 주기 사이에 프로그램만 돌던 시간은 중앙값 ${gap(note.median)}이고, 짧게는 ${gap(note.shortest)}, 길게는 ${gap(note.longest)}입니다. 시각이 1 ms 단위로 찍혀 그만큼 어긋날 수 있습니다.`,
    merged: () => '이 너비에서 맞닿는 주기는 이어서 그렸고, 겹치는 STW는 가장 긴 것을 남겼습니다.',
    processes: (note: { shown: number; all: number }) =>
      `프로세스 ${note.all}개 가운데 앞의 ${note.shown}개를 그렸습니다. 표에는 모두 있습니다.`,
  },
  forced: '요청받은 주기',
  leakCheck: '누수 검사',
  table: {
    caption: (cycles: number) => `GC 주기 ${cycles}개의 시각과 길이`,
    columns: {
      process: '프로세스',
      at: '시각 (s)',
      gap: '앞 주기와의 사이 (s)',
      sweepTerm: '스윕 종료 STW (ms)',
      mark: '마크 (ms)',
      markTerm: '마크 종료 STW (ms)',
      remark: '비고',
    },
  },
}

export type GcTimelineText = typeof gcTimelineText
