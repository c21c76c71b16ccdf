// Texts that are most likely to break a drawing, for each family of lines. Real samples where one exists; otherwise a real
// sample, changed by the step that is written beside it.
import { linesOf, sample } from '../../build/samples.ts'
import type { ChartId } from '../../charts/charts.ts'

const first = (id: string, count: number) => linesOf(sample(id).text, 1, count)
export const lines = (text: string) => text.split('\n').filter(Boolean)

const gc = sample('note/gc-318-322').text
const pacer = first('churn/1.26-pacer', 60)
const classic = sample('note/gc-5-pacer').text
const sched = sample('webservice-leak/1.27-sched1000-p2').text
const detail = sample('scheddetail/1.27-syscall').text
const init = sample('init/1.27-inittrace').text

/** Clocks as a coarse clock of Windows prints them: every time of a line is 0. */
const stopped = (text: string) =>
  text
    .replace(/[\d.+/]+ ms (clock|cpu)/g, (run) => run.replace(/\d[\d.]*/, '0').replace(/([+/])[\d.]+/g, '$10'))
    .replace(/@[\d.]+s/g, '@0.000s')
    .replace(/@[\d.]+ ms/g, '@0 ms')
    .replace(/SCHED \d+ms/g, 'SCHED 0ms')
/** The same lines, the last first: every clock runs backwards. */
const backwards = (text: string) => lines(text).toReversed().join('\n')
/** The times of the second and the fourth line change places: the clock was set back once and the numbers go on. */
const setBack = (text: string) => {
  const times = /@[\d.]+s|SCHED \d+ms/g
  const all = [...text.matchAll(times)].map(([time]) => time)
  ;[all[1], all[3]] = [all[3] ?? '', all[1] ?? '']
  let at = 0
  return text.replace(times, (time) => all[at++] ?? time)
}
const wideGc = gc.replaceAll('8 P', '128 P')
const wideSched = sched
  .replaceAll('gomaxprocs=2', 'gomaxprocs=128')
  .replace(/\[ (.*?) \]/g, (_, numbers) => `[ ${Array(64).fill(numbers).join(' ')} ]`)
const wideDetail = detail
  .replaceAll('gomaxprocs=4', 'gomaxprocs=128')
  .replace(/^( {2}P3: .*)$/gm, (line) =>
    Array.from({ length: 125 }, (_, more) => line.replace('P3', `P${more + 3}`)).join('\n'),
  )

export const edges = {
  empty: { gc: '', pacer: '', sched: '', detail: '', init: '' },
  one: {
    gc: linesOf(gc, 1, 1),
    pacer: classic,
    sched: linesOf(sched, 1, 1),
    detail: detail.slice(0, detail.indexOf('SCHED', 10)),
    init: linesOf(init, 3, 3),
  },
  'one P': {
    gc: first('heapleak/1.25-p1-gogc50', 30),
    sched: sample('webservice-leak/1.15-sched1000-p1').text,
    // The lines of the other Ps are left out.
    detail: detail.replaceAll('gomaxprocs=4', 'gomaxprocs=1').replace(/^ {2}P[1-3]: .*\n/gm, ''),
  },
  '128 P': { gc: wideGc, sched: wideSched, detail: wideDetail },
  'no limit': {
    gc: sample('reference/1.15-gogc-off').text,
    // GOGC=off in Go 1.18: the goal is all ones, -1 as a signed number, so the distance is the heap and one more.
    pacer: pacer.replace(/-> (\d+) B \(∆goal -?\d+/g, (_, end) => `-> ${end} B (∆goal ${Number(end) + 1}`),
  },
  'clocks of 0': { gc: stopped(gc), sched: stopped(sched), detail: stopped(detail), init: stopped(init) },
  'time going back': {
    gc: setBack(gc),
    sched: setBack(sched),
    detail: setBack(detail),
    init: backwards(init),
    pacer: backwards(pacer),
  },
  'lines backwards': { gc: backwards(gc), sched: backwards(sched) },
} as const satisfies Record<string, Partial<Record<'gc' | 'pacer' | 'sched' | 'detail' | 'init', string>>>

export const familyOf: Readonly<Record<ChartId, 'gc' | 'pacer' | 'sched' | 'detail' | 'init'>> = {
  'wall-by-procs': 'gc',
  'wall-multiples': 'gc',
  'heap-staircase': 'gc',
  'gc-timeline': 'gc',
  pauses: 'gc',
  'gc-cpu': 'gc',
  pacer: 'pacer',
  'run-queues': 'sched',
  'sched-detail': 'detail',
  'init-cost': 'init',
}
