// A log of thousands of programs: what is sent to the page stays small, whatever the log is, and other questions are
// answered while the worker looks at it as a whole. Work is counted, not timed.
import { describe, expect, it } from 'vitest'
import { readTable } from '../../trace/columns/index.ts'
import { mostKept, TableDiagnosis } from '../../trace/diagnose/diagnose-table.ts'
import { type Answers, type Cycles, type Report, received, type Sent, type TextChecks } from './messages.ts'
import { TraceServer } from './trace-server.ts'

const programs = 3000
const cyclesOfEach = 4

/** Each program begins at gc 1, and every third cycle ends with more alive than there was. */
function manyPrograms(): string {
  const lines: string[] = []
  for (let program = 0; program < programs; program++) {
    for (let number = 1; number <= cyclesOfEach; number++) {
      const live = number % 3 === 0 ? 9 : 2
      lines.push(
        `gc ${number} @${(number * 0.1).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->${live} MB, 9 MB goal, 6 P`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

/** How many objects and lists a message is made of: each is copied by itself. */
function partsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return 0
  return Object.values(value).reduce((sum: number, each) => sum + partsOf(each), 1)
}

async function read() {
  const reports: Report[] = []
  const server = new TraceServer({ post: (report) => void reports.push(report) })
  await server.receive({ type: 'read', job: 1, files: [new Blob([manyPrograms()])] })
  const ask = async <What extends keyof Answers>(id: number, question: { what: What } & Record<string, unknown>) => {
    await server.receive({ type: 'ask', id, job: 1, question: question as never })
    const answer = reports.find((each) => each.type === 'answer' && each.id === id)
    return (answer as Extract<Report, { type: 'answer' }>).answer as Answers[What]
  }
  return { server, reports, ask }
}

describe('a log of thousands of programs', () => {
  it('is sent to the page in windows', async () => {
    const { server, reports, ask } = await read()
    const rows = await ask(1, { what: 'rows', from: 6000, count: 64 })
    expect(rows).toHaveLength(64)
    expect(partsOf(rows)).toBeLessThan(64 * 60)

    await server.receive({ type: 'check', job: 1 })
    const told = reports.flatMap((each): TextChecks[] => (each.type === 'checks' ? [each.checks] : []))
    const last = told.at(-1)
    expect(last).toMatchObject({ done: true, runCount: programs })
    for (const { runs, releases, findings } of told) {
      expect(runs.length).toBeLessThanOrEqual(50)
      expect(releases.processes.length).toBeLessThanOrEqual(50)
      const perRule = Map.groupBy(findings, ({ check, strength }) => `${check} ${strength}`)
      for (const list of perRule.values()) expect(list.length).toBeLessThanOrEqual(mostKept)
    }
    // The finding that every program has is listed some times and counted every time.
    expect(last?.counts).toMatchObject({ 'heap-live-end always': programs })

    const cycles = (await ask(2, { what: 'cycles' })) as Sent<Cycles>
    expect(cycles.lanes.length).toBe(3 * programs)
    // Some typed arrays with what holds them, and no object for a program or a cycle.
    expect(partsOf(cycles)).toBeLessThan(120)
    const { lanes } = received(cycles).pack.columns
    expect([lanes.length, lanes[1], lanes.at(-1)?.to]).toEqual([
      programs,
      { process: 1, from: cyclesOfEach, to: 2 * cyclesOfEach },
      programs * cyclesOfEach,
    ])
  })

  it('is checked in steps, between which other questions are answered', async () => {
    const table = readTable(new TextEncoder().encode(manyPrograms()))
    const diagnosis = new TableDiagnosis(table)
    let steps = 1
    while (diagnosis.step()) steps++
    expect(diagnosis.checked).toBe(programs * cyclesOfEach)
    // A window has 4096 rows and 50 rules, and a pause after each rule.
    expect(steps).toBeGreaterThan(Math.ceil(diagnosis.checked / 4096) * 50)
  })

  it('answers about rows while it is checked', async () => {
    const { server, reports } = await read()
    const checking = server.receive({ type: 'check', job: 1 })
    // A page asks again and again, each time in a task of its own.
    let id = 0
    const asking = setInterval(() => {
      id++
      void server.receive({ type: 'ask', id, job: 1, question: { what: 'rows', from: 100 * id, count: 20 } })
    })
    await checking
    clearInterval(asking)
    const done = reports.findIndex((each) => each.type === 'checks' && each.checks.done)
    const answered = reports.slice(0, done).filter((each) => each.type === 'answer')
    expect(answered.length).toBeGreaterThan(5)
  })
})
