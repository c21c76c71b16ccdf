/** 모든 그림을 모아 둔 개발자용 쪽. */
export const chartGalleryText = {
  title: '그림 모음',
  lead: '그림을 고칠 때 한눈에 살펴보는 쪽입니다. 실제 샘플과 드문 경우를 함께 그립니다.',
  vision: '색을 다르게 보는 눈으로',
  visions: { all: '그대로', grey: '흑백', protan: '적색맹', deutan: '녹색맹', tritan: '청색맹' },
  charts: {
    'wall-by-procs': '실제 시간 × P',
    'wall-multiples': '주기마다 실제 시간 × P',
    'heap-staircase': '힙 계단',
    'gc-timeline': 'GC가 돈 시간',
    pauses: 'STW 분포',
    'gc-cpu': 'GC가 쓴 CPU 시간',
    pacer: '페이서',
    'sched-detail': 'P, M, G',
    'init-cost': '초기화',
    'run-queues': '실행 큐',
  },
}

export type ChartGalleryText = typeof chartGalleryText
