import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { printedMs, threeDigits } from '../number.ts'

type Field =
  | 'mark-assist-cpu'
  | 'mark-background-cpu'
  | 'mark-idle-cpu'
  | 'sweep-term-cpu'
  | 'mark-term-cpu'
  | 'mark-wall'

/** 한 주기의 이름과 그 값. 수는 보여 줄 꼴로 옵니다. */
interface One {
  readonly gc: number
  readonly ms: string
}

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const wallMultiplesText = {
  headline: '주기마다 실제 시간 × P, 모두 같은 자로',
  title: '주기마다 실제 시간 × P',
  reading:
    '칸 하나가 GC 주기 하나입니다. 가로는 실제로 흐른 시간, 세로는 P, 넓이는 CPU 시간이고 모든 칸의 자가 같습니다.',
  labels: {
    parts: {
      'sweep-term': 'STW',
      scan: '스캔',
      assist: '어시스트',
      background: '백그라운드',
      idle: '유휴',
      program: '내 프로그램 몫',
      'mark-term': 'STW',
    },
    title: (gc: number, process?: number): readonly string[] =>
      process === undefined
        ? [`GC ${gc}`, String(gc)]
        : [`프로세스 ${process} · GC ${gc}`, `${process} · GC ${gc}`, `${process} · ${gc}`],
    length: (ms: string): readonly string[] => [`${ms} ms`, ms],
  },
  markName: (cycle: GcCycle, field: Field) => {
    const { cpu } = cycle
    const of: Record<Field, string> = {
      'mark-assist-cpu': `마크 어시스트 CPU ${printedMs(cpu.assist)} ms`,
      'mark-background-cpu': `백그라운드 워커 CPU ${printedMs(cpu.background)} ms`,
      'mark-idle-cpu': `유휴 워커 CPU ${printedMs(cpu.idle)} ms`,
      'sweep-term-cpu': `스윕 종료 STW CPU ${printedMs(cpu.sweepTerm)} ms`,
      'mark-term-cpu': `마크 종료 STW CPU ${printedMs(cpu.markTerm)} ms`,
      'mark-wall': `실제 시간 ${threeDigits(cycle.wallMs)} ms, P ${cycle.procs}개`,
    }
    return `GC ${cycle.number} ${of[field]}`
  },
  readout: (cycle: GcCycle): readonly string[] => {
    const head = `GC ${cycle.number}: 실제 시간 ${threeDigits(cycle.wallMs)} ms × ${cycle.procs} P`
    const cpu = threeDigits(cycle.cpuMs)
    return [`${head}, 적힌 CPU 시간 ${cpu} ms, STW ${threeDigits(cycle.stwMs)} ms`, `${head}, CPU ${cpu} ms`, head]
  },
  previous: '앞쪽 주기',
  next: '뒤쪽 주기',
  page: (from: number, to: number) => `GC ${from}에서 ${to}까지`,
  summary: (n: number, longest: One | undefined, dearest: One | undefined) =>
    longest === undefined || dearest === undefined
      ? 'GC 주기가 없습니다.'
      : longest.ms === '0'
        ? `GC 주기 ${n}개의 실제 시간이 모두 0으로 찍혔습니다.`
        : n === 1
          ? `GC ${longest.gc}의 실제 시간은 ${longest.ms} ms이고 적힌 CPU 시간은 ${dearest.ms} ms입니다.`
          : `GC 주기 ${n}개 가운데 실제 시간이 가장 길었던 것은 GC ${longest.gc}의 ${longest.ms} ms, CPU 시간이 가장 많이 적힌 것은 GC ${dearest.gc}의 ${dearest.ms} ms입니다.`,
  notes: {
    'one-scale': (note: { longestMs: string }) =>
      `보이는 칸은 모두 같은 자로 그렸습니다. 가장 긴 주기(${note.longestMs} ms)가 칸의 너비를 다 채웁니다.`,
    cut: (note: { count: number }) =>
      `${note.count === 1 ? '한 ' : note.count}칸에서는 CPU 시간이 마크 시간 × P를 넘어 칸의 높이에서 잘랐습니다. 잘린 넓이는 비례하지 않습니다.`,
    stale: (note: { count: number }) =>
      `${note.count === 1 ? '한 ' : note.count}칸은 Go 1.5부터 1.8까지의 (forced) 주기라 처음부터 끝까지 멈춰 있습니다. 어시스트, 백그라운드, 유휴에 찍힌 값은 지난 주기의 것이라 그리지 않았습니다.`,
    'no-width': (note: { count: number }) =>
      `${note.count === 1 ? '한 ' : note.count}칸은 실제 시간이 모두 0으로 찍혀 너비가 없습니다.`,
  },
  table: {
    caption: (n: number) => `GC 주기 ${n}개의 실제 시간과 CPU 시간`,
    columns: {
      wall: '실제 시간 (ms)',
      cpu: 'CPU 시간 (ms)',
      assist: '어시스트 (ms)',
      background: '백그라운드 (ms)',
      idle: '유휴 (ms)',
      program: '마크에서 내 프로그램 몫',
      stw: 'STW (ms)',
    },
  },
}

export type WallMultiplesText = typeof wallMultiplesText
