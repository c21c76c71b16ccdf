import { josa } from './format.ts'

/** 한 줄에서 따라 나오는 값을 두고 하는 말. */
export const derivedText = {
  printedRange: (lo: string, hi: string): string => `버림하기 전의 값은 ${lo} 이상 ${hi} 미만입니다.`,
  stwTotal: '두 번 멈춘 시간을 더하면 이만큼입니다.',
  stwProcsKnown: (k: number, procs: number): string =>
    k === procs
      ? `잰 값이 아니라 실제 시간에 P의 수 ${josa(String(k), '을/를')} 곱한 값입니다.`
      : `잰 값이 아니라 실제 시간에 ${josa(String(k), '을/를')} 곱한 값입니다.`,
  stwProcsRange: (lo: number, hi: number): string =>
    `잰 값이 아니라 실제 시간에 곱한 값입니다. 찍힌 자릿수가 적어 곱한 수는 ${lo}에서 ${hi} 사이라고만 알 수 있습니다.`,
  stwProcsImpossible: '두 값에 같은 정수를 곱해서는 나올 수 없습니다. 손으로 고쳤거나 상한 줄입니다.',
  stwProcsFewer: (k: number, procs: number, byIdleThreads: boolean): string =>
    byIdleThreads
      ? `P는 ${procs}개인데 ${josa(String(k), '을/를')} 곱한 까닭은, Go 1.9까지 P와 CPU의 수, 쉬던 스레드 수 + 1, 32 가운데 가장 작은 수를 곱했기 때문입니다.`
      : `P는 ${procs}개인데 ${josa(String(k), '을/를')} 곱한 까닭은, P와 CPU의 수 가운데 작은 쪽을 곱하기 때문입니다.`,
  markShare: (percent: number): string => `마크하는 동안 P들이 쓸 수 있던 시간의 ${percent} %입니다.`,
  markCapacity: (programPercent: number): string =>
    `이 구간에 P들이 쓸 수 있던 CPU 시간입니다. GC의 몫을 뺀 ${programPercent} %는 프로그램이 쓸 수 있었습니다.`,
  markOverfull: '세 몫을 더하면 이보다 조금 큽니다. 워커가 시계를 읽기 전에 시작할 수 있기 때문입니다.',
  staleMark: '모두 멈추고 도는 강제 주기라서, 이 값은 지난 동시 주기의 것이 그대로 찍힌 것입니다.',
  freed: '스윕이 곧 치울 만큼입니다.',
  markingGrowth: '마크하는 동안 이만큼 더 할당했습니다.',
  grown: '지난 주기에 살아남은 힙에서 이만큼 자랐습니다.',
  rate: (rate: string): string => `1초에 ${rate} MiB쯤 할당한 셈입니다.`,
  goalKept: '목표를 넘기 전에 마크를 마쳤습니다.',
  goalMissed: '마크가 끝날 때 힙이 목표를 넘었습니다.',
  goalUnlimited: 'GOGC를 껐고 메모리 상한도 없어서, 사실상 목표가 없다는 뜻입니다.',
  gap: (seconds: string): string => `앞 주기가 끝나고 ${seconds}초 뒤입니다.`,
  wholeCycle: '이 주기의 실제 시간을 모두 더한 값입니다.',
}

export type DerivedWords = typeof derivedText
