import { printedMs } from '../../charts/plane.ts'
import { cpuPartsOf, type PartId, shareText, twoDigits, wallPhasesOf } from '../../charts/wall-by-procs.ts'
import type { WallByProcsText } from '../../text/ko/charts-wall-by-procs.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import type { FigureTableModel, TableRow } from './table.ts'

/** The numbers of the wall × P rectangle, a row for each area and for each phase without one. */
export function wallTable(cycle: GcCycle, text: WallByProcsText): FigureTableModel {
  const parts = cpuPartsOf(cycle)
  const rows: TableRow[] = []
  const row = (
    part: PartId,
    phase: { field: string; wall: number },
    cpu: { ms: number; text: string; field?: string },
    how: keyof WallByProcsText['table']['origins'],
  ) => {
    const area = parts.find((each) => each.id === part && each.phase === (part in phaseOf ? phaseOf[part] : 'mark'))
    const height = area ? (area.pMost !== undefined ? `${area.p1}–${area.pMost}` : twoDigits(area.p1 - area.p0)) : '–'
    rows.push({
      id: part,
      cells: [
        { text: text.part(part), data: part },
        { text: printedMs(phase.wall), value: phase.wall, ...fieldOf(phase.field) },
        { text: height, ...(area ? { value: area.p1 - area.p0 } : {}) },
        {
          text: cpu.text,
          value: cpu.ms,
          ...(cpu.field ? fieldOf(cpu.field) : {}),
          stale: how === 'stale',
        },
        {
          text: area?.fraction === undefined ? '–' : shareText(area.fraction),
          ...(area?.fraction === undefined ? {} : { value: area.fraction }),
        },
        { text: text.table.origins[how], data: how },
      ],
    })
  }
  const { wall, cpu } = cycle
  const printed = (ms: number, field: string) => ({ ms, text: printedMs(ms), field })
  const mark = { field: 'mark-wall', wall: wall.mark }
  const measured = cycle.staleMarkCpu ? 'stale' : 'measured'
  row(
    'sweep-term',
    { field: 'sweep-term-wall', wall: wall.sweepTerm },
    printed(cpu.sweepTerm, 'sweep-term-cpu'),
    'computed',
  )
  if (wall.scan !== undefined)
    row('scan', { field: 'scan-wall', wall: wall.scan }, printed(cpu.scan ?? 0, 'scan-cpu'), 'computed')
  row('assist', mark, printed(cpu.assist, 'mark-assist-cpu'), measured)
  row('background', mark, printed(cpu.background, 'mark-background-cpu'), measured)
  row('idle', mark, printed(cpu.idle, 'mark-idle-cpu'), measured)
  if (!cycle.staleMarkCpu) {
    const program = parts.find((part) => part.id === 'program' && part.phase === 'mark')
    row('program', mark, { ms: program?.cpuMs ?? 0, text: twoDigits(program?.cpuMs ?? 0) }, 'left-over')
  }
  row('mark-term', { field: 'mark-term-wall', wall: wall.markTerm }, printed(cpu.markTerm, 'mark-term-cpu'), 'computed')
  const wallMs = wallPhasesOf(cycle).at(-1)?.t1 ?? 0
  return {
    caption: text.table.caption(cycle.number),
    columns: columnIds.map((id, index) => ({ id, name: text.table.columns[index] ?? '' })),
    sortable: false,
    rows,
    total: {
      id: 'total',
      cells: [
        { text: text.table.total },
        { text: String(Number(wallMs.toPrecision(3))), value: wallMs },
        { text: String(cycle.procs), value: cycle.procs },
        { text: String(Number(cycle.cpuMs.toPrecision(3))), value: cycle.cpuMs },
        { text: '–' },
        { text: '' },
      ],
    },
  }
}

const columnIds = ['part', 'wall-ms', 'procs', 'cpu-ms', 'share-of-mark', 'origin'] as const

function fieldOf(field: string): { field: string; key: string } {
  return { field: `gctrace.${field}`, key: `gctrace.${field}` }
}

const phaseOf: Partial<Record<PartId, string>> = { 'sweep-term': 'sweep-term', scan: 'scan', 'mark-term': 'mark-term' }
