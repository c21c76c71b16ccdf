import type { GState } from '../../trace/derive/sched-changes.ts'
import { gStatusOf, pStatusOf } from '../codes.ts'
import type { SchedDetailText } from '../ko/charts-sched-detail.ts'
import { codesText } from './codes.ts'

const pStatus = (status: number) => {
  const known = pStatusOf(status)
  return known === undefined ? `status ${status}` : codesText.pStatus[known]
}
const gStatus = (status: number) => {
  const known = gStatusOf(status).status
  return known === undefined ? `status ${status}` : codesText.gStatus[known]
}

const gState = (state: GState) =>
  state.reason === undefined ? gStatus(state.status) : `${gStatus(state.status)} (${state.reason})`

export const schedDetailText: SchedDetailText = {
  headline: 'Ps, Ms and Gs at one moment',
  title: (atMs) => `The scheduler at ${atMs} ms`,
  reading:
    'One card for each P, with the thread (M) that holds it and the goroutine (G) that runs there. Below: threads without a P, and goroutines grouped by status.',
  lacks: 'A scheddetail block is needed to draw this.',
  labels: {
    ps: ['Ps: the places where goroutines run', 'Ps'],
    ms: ['Threads (Ms) without a P'],
    gs: (count) => [`${count} goroutines by status and wait reason`, `${count} goroutines`],
    p: (p) => [`P${p.id} ${pStatus(p.status)}`, `P${p.id}`],
    mg: (m, g) =>
      m === null ? ['no thread'] : g === null ? [`M${m.id}, no goroutine`, `M${m.id}`] : [`M${m.id} → G${g.id}`],
    queue: (length, ticks) =>
      ticks === undefined
        ? [`queue ${length}`]
        : [
            `queue ${length}, ${ticks} ${ticks === 1 ? 'switch' : 'switches'}`,
            `queue ${length}, +${ticks}`,
            `queue ${length}`,
          ],
    chip: (m, g) => [
      `M${m.id}${g === null ? '' : ` → G${g.id} ${gStatus(g.status)}`}${m.spinning ? ' spinning' : m.blocked ? ' parked' : ''}`,
      `M${m.id}`,
    ],
    group: (status, reason) =>
      reason === undefined ? [gStatus(status)] : [`${gStatus(status)}: ${reason}`, reason, gStatus(status)],
    count: (count, forMs) => (forMs > 0 ? [`${count}, for up to ${forMs} ms`, `${count}`] : [`${count}`]),
    changes: (beforeMs) => [
      `What goroutines did in the block before (${beforeMs} ms), where it was something else`,
      `Changed since ${beforeMs} ms`,
    ],
    change: (from, to) =>
      from === null
        ? to === null
          ? ['']
          : [`new: ${gState(to)}`, `new: ${gStatus(to.status)}`]
        : to === null
          ? [`no longer listed, was ${gState(from)}`, 'no longer listed']
          : [
              `${gState(from)} → ${gState(to)}`,
              `${gStatus(from.status)} → ${gState(to)}`,
              `${gStatus(from.status)} → ${gStatus(to.status)}`,
            ],
    ids: (gs, shown) =>
      shown === 0
        ? String(gs.length)
        : `${gs.length}: ${gs
            .slice(0, shown)
            .map((g) => `G${g.id}`)
            .join(' ')}${shown < gs.length ? ' …' : ''}`,
    moreChanges: (count) => [`and ${count} more ${count === 1 ? 'kind' : 'kinds'} of change`, `${count} more`],
    noChanges: ['Every goroutine is as it was in the block before.', 'No goroutine changed'],
  },
  lines: (count) => (count === 1 ? 'The printed line' : `The ${count} printed lines`),
  moreLines: (count) => `${count} more`,
  close: 'Close the lines',
  block: 'Block',
  previous: 'Previous block',
  next: 'Next block',
  summary: (block) =>
    `At ${block.atMs} ms, ${block.procs === 1 ? `the P was ${block.idleProcs === 0 ? 'busy' : 'idle'}` : `${block.idleProcs === 0 ? `none of the ${block.procs} Ps was` : block.idleProcs === block.procs ? `all ${block.procs} Ps were` : `${block.idleProcs} of ${block.procs} Ps ${block.idleProcs === 1 ? 'was' : 'were'}`} idle`}. There ${block.threads === 1 ? 'was 1 thread' : `were ${block.threads} threads`}, and ${block.global === 0 ? 'the global queue was empty' : `${block.global} ${block.global === 1 ? 'goroutine' : 'goroutines'} in the global queue`}. ${block.goroutines === 0 ? 'No goroutine is printed.' : `Of ${block.goroutines} ${block.goroutines === 1 ? 'goroutine' : 'goroutines'} ${block.waiting === 0 ? 'none' : block.waiting} ${block.waiting === 1 ? 'was' : 'were'} waiting for something.`}`,
  notes: {
    since:
      '“For” counts from the earliest block since which it was seen with the same status and reason each time. It may have changed in between.',
    reason:
      'A wait reason is shown for waiting goroutines only: with any other status, the text in parentheses is the reason of an earlier wait.',
    ticks: '“Switches” is how often the P changed goroutines since the block before, the difference in schedtick.',
    moment:
      'The runtime reads all this without stopping the world, so numbers of one block may disagree by one or two.',
  },
  table: {
    caption: (atMs) => `Goroutines at ${atMs} ms`,
    columns: { status: 'Status', reason: 'Wait reason', m: 'M', since: 'Seen like this since (ms)' },
  },
  status: gStatus,
}
