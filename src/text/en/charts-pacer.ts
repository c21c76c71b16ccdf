import type { PacerText } from '../ko/charts-pacer.ts'

const seriesName = {
  marked: 'marked by the last cycle',
  trigger: 'trigger',
  end: 'heap at end of mark',
  goal: 'heap goal',
  utilization: 'CPU used',
  'utilization-goal': 'CPU goal',
  'cons-mark': 'cons/mark',
  'h-t': 'h_t trigger',
  'h-g': 'h_g goal',
  'h-a': 'h_a actual',
}
const formula = {
  'h-t': 'h_t = H_T ÷ H_m_prev − 1',
  'h-g': 'h_g = H_g ÷ H_m_prev − 1',
  'h-a': 'h_a = H_a ÷ H_m_prev − 1',
  'goal-delta-ratio': 'goalΔ = h_g − h_t',
  'actual-delta-ratio': 'actualΔ = h_a − h_t',
  'u-ratio': 'u_a/u_g = u_a ÷ u_g',
}
const which = (gc: number | null, place: number) => (gc === null ? `line ${place}` : `GC ${gc}`)

export const pacerText: PacerText = {
  headline: 'What the pacer wanted, and what came of it',
  title: 'The pacer: goal and outcome',
  reading:
    'Each column is one GC cycle. A bar spans the heap from the trigger to the end of marking; a short line is the goal.',
  lacks: 'A gcpacertrace line, as the pacer prints it at the end of a cycle, is needed to draw this.',
  labels: {
    panels: {
      heap: ['The heap while marking, and its goal (MiB)', 'Heap and goal (MiB)'],
      utilization: ['CPU that marking is taken to have used, and its goal (%)', 'CPU and goal (%)'],
      'cons-mark': ['cons/mark: how much faster allocation is than marking, as estimated', 'cons/mark'],
      ratios: ['Growth over the heap marked by the last cycle', 'Growth ratios'],
    },
    series: seriesName,
    cycleAxis: 'GC',
  },
  markName: (gc, place, series, value) => `${which(gc, place)}, ${seriesName[series]}: ${value}`,
  readout: (gc, place, trigger, end, goal, utilization) => {
    const head = `${which(gc, place)}: trigger ${trigger} → end ${end} MiB`
    const wanted = goal === null ? '' : `, goal ${goal}`
    return [`${head}${wanted}, CPU ${utilization} %`, `${head}${wanted}`, `end ${end}${wanted}`]
  },
  summary: (n, over, worst) =>
    n === 0
      ? 'There are no lines of the pacer.'
      : worst === null
        ? `${n === 1 ? 'The one cycle' : `All ${n} cycles`} finished marking within the goal.`
        : n === 1
          ? `The heap passed its goal by ${worst.mib} MiB.`
          : `In ${over} of ${n} cycles the heap passed its goal, most of all in ${which(worst.gc, worst.place)}, by ${worst.mib} MiB.`,
  notes: {
    goal: (note) =>
      note.over === 0
        ? 'A bar that ends below the goal line finished marking before the goal was reached.'
        : `The bar passes the goal line${note.of === 1 ? '' : ` in ${note.over} of ${note.of} cycles`}. The goal is not a limit.`,
    assumed: () =>
      'CPU used takes 25 % for background workers as given and adds the assist that was measured. It is therefore never below 25 %, and idle workers are not in it.',
    classic: () =>
      'h_t, h_g and h_a are the trigger, the goal and the heap at the end of mark, each divided by what the last cycle marked, minus 1.',
    merged: (note) =>
      `With ${note.cycles} cycles, neighbours share a column, which shows the one that was largest against its goal.`,
  },
  identity: (id, printed, computed, holds) =>
    holds
      ? `${formula[id]} = ${computed}`
      : `${formula[id]} = ${computed}, but ${printed} is printed${id === 'h-t' ? ' (older runtimes could move the trigger to leave room for sweeping)' : ''}`,
  identities: (gc, place) => `Ratios of ${which(gc, place)}`,
  table: {
    caption: (n) => `${n} ${n === 1 ? 'line' : 'lines'} of the pacer`,
    columns: {
      marked: 'Marked before (B)',
      trigger: 'Trigger (B)',
      end: 'End of mark (B)',
      goal: 'Goal (B)',
      over: 'Against goal (B)',
      used: 'CPU used (%)',
      meant: 'CPU goal (%)',
      consMark: 'cons/mark',
    },
    unlimited: 'no limit',
  },
}
