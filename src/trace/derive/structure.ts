import type { TraceDocument, TraceRecord } from '../record.ts'
import { type JoinedCycles, joinCycles } from './join.ts'
import { type ProcessSplit, splitProcesses } from './structure-processes.ts'

export type { JoinedCycle, OpenCycle } from './join.ts'
export type { OrderFault, ProcessRun } from './structure-processes.ts'

/** A scheddetail block: its header and the P, M and G lines below, as indices in `document.records`. */
export interface DetailBlock {
  readonly header: number
  readonly process: number
  readonly p: readonly number[]
  readonly m: readonly number[]
  readonly g: readonly number[]
}

/** What the records of a text are to each other. All numbers are indices in `document.records` or of processes. */
export interface TraceStructure extends ProcessSplit, JoinedCycles {
  readonly blocks: readonly DetailBlock[]
  /** The block of each P, M and G record, as an index in `blocks`. */
  readonly blockOf: ReadonlyMap<number, number>
}

/** Processes, cycles with the lines that belong to them, and scheddetail blocks. What is not certain stays apart. */
export function structureOf(document: TraceDocument): TraceStructure {
  return structureFrom(document, splitProcesses(document))
}

/** The same where it is known already which record is of which process. */
export function structureFrom(document: TraceDocument, split: ProcessSplit): TraceStructure {
  const joined = joinCycles(document, split)
  const blocks = detailBlocks(document.records, split.processOf)
  const blockOf = new Map<number, number>()
  for (const [index, block] of blocks.entries()) {
    for (const record of [...block.p, ...block.m, ...block.g]) blockOf.set(record, index)
  }
  return { ...split, ...joined, blocks, blockOf }
}

const parts = ['p', 'm', 'g'] as const

/**
 * Tells block by block what a record of schedtrace is, by its kind: the header of a sample, a line of the block that is open, or
 * nothing. P lines come first, then M, then G; a line that goes back in this order has lost its header.
 */
export class BlockParts {
  #open = false
  #reached = 0

  next(kind: string): 'header' | (typeof parts)[number] | null {
    if (kind === 'schedtrace.summary' || kind === 'schedtrace.detail') {
      this.#open = kind === 'schedtrace.detail'
      this.#reached = 0
      return 'header'
    }
    const part = this.#open ? parts.findIndex((each) => kind === `schedtrace.${each}`) : -1
    if (part < 0) return null
    this.#open = part >= this.#reached
    this.#reached = part
    return this.#open ? (parts[part] as (typeof parts)[number]) : null
  }
}

function detailBlocks(records: readonly TraceRecord[], processOf: readonly number[]): DetailBlock[] {
  const blocks: (DetailBlock & { p: number[]; m: number[]; g: number[] })[] = []
  const block = new BlockParts()
  for (const [index, { kind }] of records.entries()) {
    const part = block.next(kind)
    if (part === 'header') {
      if (kind !== 'schedtrace.detail') continue
      blocks.push({ header: index, process: processOf[index] as number, p: [], m: [], g: [] })
    } else if (part !== null) blocks.at(-1)?.[part].push(index)
  }
  return blocks
}
