import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FamilyDef, families, rangeOf } from '../catalogue/index.ts'
import { type GoMinor, newestGo } from '../go-version.ts'
import { parseTrace } from '../parse/parse-trace.ts'
import type { TraceRecord } from '../record.ts'
import { floatExponent } from './go-float.ts'
import { type ReprintedLine, reprint, textOf, unknownText } from './reprint.ts'
import { shifts } from './reprint-shifts.ts'

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

const allFormats = Object.entries(families as Readonly<Record<string, FamilyDef>>).flatMap(([family, { kinds }]) =>
  Object.entries(kinds).flatMap(([kind, { formats }]) =>
    formats.map((format) => ({ kind: `${family}.${kind}`, format, range: rangeOf(format) })),
  ),
)
const releases = Array.from({ length: newestGo }, (_, index) => index + 1)

function only(text: string): TraceRecord {
  const [record, ...more] = parseTrace(text).records
  if (!record || more.length > 0) throw new Error(`Not one record: ${text}`)
  return record
}

function lineAs(text: string, to: GoMinor, from?: { since: GoMinor; until: GoMinor }): ReprintedLine {
  const made = reprint(text, only(text), to, from)
  if (made.type !== 'line') throw new Error(`Go 1.${to} prints nothing of ${text}`)
  return made
}

const shown = (text: string, to: GoMinor, from?: { since: GoMinor; until: GoMinor }) => textOf(lineAs(text, to, from))
const stateOf = (line: ReprintedLine, field: string) =>
  line.tokens.find((token) => token.state !== 'literal' && token.field === field)

const note =
  'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'
const new127 =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'

describe('a line at its own release', () => {
  it('is printed byte for byte as it was, for every record of every sample and every release that can have printed it', () => {
    let checked = 0
    for (const { name, text } of samples) {
      const document = parseTrace(text)
      // Every kind of every sample, and no more lines than a test has time for.
      const seen = new Map<string, number>()
      for (const record of document.records) {
        const count = seen.get(record.kind) ?? 0
        if (count >= 60) continue
        seen.set(record.kind, count + 1)
        const own = (record.pieces ?? [record.span]).map(({ start, end }) => text.slice(start, end)).join('')
        for (const to of new Set([record.printedBy.since, record.printedBy.until])) {
          const made = reprint(text, record, to)
          if (made.type !== 'line') {
            // Go 1.18 to 1.24 did not print the line that both their neighbours did.
            expect([record.kind, to >= 18 && to <= 24], `${name} ${own}`).toEqual(['gcpacertrace.sweep', true])
            continue
          }
          // A log that was wrapped has lost the blanks where it was.
          const blanks = record.pieces ? / /g : /(?!)/g
          expect(textOf(made).replace(blanks, ''), `${name}, as Go 1.${to}`).toBe(own.replace(blanks, ''))
          expect(made.lost).toEqual([])
          checked++
        }
      }
    }
    expect(checked).toBeGreaterThan(5000)
  })

  it('holds for the example of every form of the catalogue', () => {
    for (const { kind, format, range } of allFormats) {
      const text = format.example.trim()
      for (const to of [range.since, range.until]) {
        const line = lineAs(text, to, range)
        expect([line.kind, textOf(line)], `${kind} as Go 1.${to}`).toEqual([kind, text])
      }
    }
  })
})

describe('a line of another release', () => {
  it('reaches every form of the catalogue from some other form, or from its own alone', () => {
    const reached = new Set<string>()
    for (const { format, range } of allFormats) {
      const text = format.example.trim()
      const record = only(text)
      for (const to of releases) {
        const made = reprint(text, record, to, range)
        if (made.type === 'line') reached.add(made.template)
      }
    }
    expect(allFormats.filter(({ format }) => !reached.has(format.template)).map(({ kind }) => kind)).toEqual([])
  })

  it('can be read again wherever nothing in it is unknown, with the same values for what was kept', () => {
    for (const { kind, format, range } of allFormats) {
      const text = format.example.trim()
      const record = only(text)
      for (const to of releases) {
        const made = reprint(text, record, to, range)
        if (made.type !== 'line') continue
        // A number in place of what is unknown, so that the form itself can be read.
        const filled = made.tokens.map((token) => (token.state === 'unknown' ? standIn(made, token.field) : token.text))
        const again = only(filled.join(''))
        expect(again.kind, `${kind} as Go 1.${to}: ${textOf(made)}`).toBe(made.kind)
        expect(again.printedBy.since).toBeLessThanOrEqual(to)
        expect(again.printedBy.until).toBeGreaterThanOrEqual(to)
        for (const token of made.tokens) {
          if (token.state !== 'kept' && token.state !== 'rewritten') continue
          const values = (of: TraceRecord) => of.fields.filter(({ field }) => field === token.field)
          const [before, after] = [values(record)[0]?.value, values(again)[0]?.value]
          if (token.state === 'kept') expect(after, `${kind}.${token.field} as Go 1.${to}`).toEqual(before)
        }
      }
    }
  })

  it('goes there and back without a change in what was kept', () => {
    for (const { format, range } of allFormats) {
      const text = format.example.trim()
      for (const to of releases) {
        const there = reprint(text, only(text), to, range)
        if (there.type !== 'line' || there.tokens.some(({ state }) => state === 'unknown')) continue
        const line = textOf(there)
        const back = reprint(line, only(line), range.since, { since: to, until: to })
        if (back.type !== 'line') throw new Error(`No way back from Go 1.${to}: ${line}`)
        const was = only(text)
        for (const token of back.tokens) {
          if (token.state !== 'kept') continue
          const raw = was.fields
            .filter(({ field }) => field === token.field)
            .map(({ start, end }) => text.slice(start, end))
          if (raw.length > 0 && !exponents.test(token.text))
            expect(raw, `${token.field}: ${line}`).toContain(token.text)
        }
      }
    }
  })

  it('never shows a digit where it does not know', () => {
    for (const { format, range } of allFormats) {
      const text = format.example.trim()
      for (const to of releases) {
        const made = reprint(text, only(text), to, range)
        if (made.type !== 'line') continue
        for (const token of made.tokens) if (token.state === 'unknown') expect(token.text).toBe(unknownText)
      }
    }
  })
})

const exponents = /e[+-]\d{3}$/

/** Something of the right form for a field that is unknown; flags stand for themselves. */
function standIn(line: ReprintedLine, field: string): string {
  const flag = new RegExp(`\\{${field}\\?([^}]+)\\}`).exec(line.template)?.[1]
  if (flag !== undefined) return flag
  const family = (families as Readonly<Record<string, FamilyDef>>)[line.kind.split('.')[0] ?? '']
  const format = allFormats.find(
    (each) =>
      each.kind === line.kind && each.format.template === line.template && each.range.since === line.range.since,
  )
  const print = format?.format.print?.[field] ?? family?.fields[field]?.print
  if (print === 'three-decimals') return '0.000'
  if (print === 'float-exponent') return '+0.000000e+000'
  if (print === 'text') return field === 'preemptoff' ? '' : 'x'
  if (print === 'bool')
    return line.range.since >= 20 || (['spinning', 'blocked'].includes(field) && line.range.since >= 5) ? 'true' : '0'
  return '0'
}

describe('the line of the training note', () => {
  it('as Go 1.6 is itself', () => {
    expect(shown(note, 6)).toBe(note)
  })

  it('as Go 1.18 has stacks and globals that nobody knows, and STW CPU times that nobody knows', () => {
    expect(shown(note, 18, { since: 6, until: 9 })).toBe(
      'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, ?+0.60/0.43/0.031+? ms cpu, 4->4->0 MB, 5 MB goal, ? MB stacks, ? MB globals, 8 P',
    )
    // To Go 1.22 the percentage is the same sum; since Go 1.23 the pauses in it are measured.
    expect(shown(note, 27, { since: 10, until: 17 })).toBe(
      'gc 318 @36.750s ?%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, ? MB stacks, ? MB globals, 8 P',
    )
  })

  it('says why', () => {
    const line = lineAs(note, 27, { since: 6, until: 9 })
    expect(stateOf(line, 'gc-percent')).toMatchObject({ why: { type: 'shift', shift: 'percent-measured' } })
    expect(stateOf(line, 'sweep-term-cpu')).toMatchObject({ why: { type: 'shift', shift: 'stw-cpu-by-procs' } })
    expect(stateOf(line, 'stack-scan')).toMatchObject({ why: { type: 'not-printed' } })
    expect(line.cautions).toEqual([
      { field: 'heap-goal', shift: 'goal-from-all-marked' },
      { field: 'heap-goal', shift: 'goal-at-mark-end' },
    ])
  })

  it('as Go 1.4 is a stop-the-world line of which only the number is known', () => {
    const line = lineAs(note, 4)
    expect(line.kind).toBe('gctrace.cycle-stw')
    expect(textOf(line)).toMatch(/^gc318\(\?\): \?\+\?\+\?\+\? us, \? -> \? MB, /)
    expect(line.lost.map(({ field }) => field)).toContain('heap-live')
  })
})

describe('what is lost and what cannot be known', () => {
  it('of a new line at Go 1.15: stacks and globals are lost, the percentage meant another sum', () => {
    const line = lineAs(new127, 15, { since: 27, until: 27 })
    expect(textOf(line)).toBe(
      'gc 9 @0.629s ?%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 2 P',
    )
    expect(line.lost).toEqual([
      { field: 'stack-scan', text: '0' },
      { field: 'global-scan', text: '8' },
    ])
  })

  it('stacks were counted in three ways', () => {
    for (const [to, why] of [
      [18, 'stacks-now'],
      [19, 'stacks-scanned'],
    ] as const) {
      expect(stateOf(lineAs(new127, to, { since: 27, until: 27 }), 'stack-scan')).toMatchObject({
        why: { type: 'shift', shift: why },
      })
    }
    // Nobody knows which of the releases printed the line: it may well be the one asked for.
    expect(shown(new127, 18)).toBe(new127)
  })

  it('five phases of Go 1.5 do not come back, and one of them always cost 0', () => {
    const line = lineAs(note, 5, { since: 6, until: 9 })
    expect(textOf(line)).toBe(
      'gc 318 @36.750s ?%: 0.022+?+?+?+0.040 ms clock, 0.13+?+0+0.60/?/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
    )
  })

  it('a pause of one P costs its own time in every release', () => {
    const one = note.replace('0.13+', '0.022+').replace('+0.24 ms', '+0.040 ms').replace('8 P', '1 P')
    expect(shown(one, 12, { since: 6, until: 9 })).toBe(one)
    expect(shown(one, 9, { since: 12, until: 12 })).toBe(one)
  })

  it('a factor of GOMAXPROCS stays the factor in newer releases, and is open in older ones', () => {
    const two =
      'gc 9 @0.629s 7%: 0.34+36+0.45 ms clock, 0.69+0.093/19/26+0.91 ms cpu, 145->152->82 MB, 172 MB goal, 2 P'
    expect(shown(two, 12, { since: 6, until: 9 })).toBe(two)
    expect(shown(two, 9, { since: 12, until: 12 })).toContain('ms clock, ?+0.093/19/26+? ms cpu')
  })

  it('(forced) meant two things', () => {
    const forced = `${note} (forced)`
    expect(stateOf(lineAs(forced, 12, { since: 8, until: 8 }), 'forced')).toMatchObject({ state: 'unknown' })
    expect(stateOf(lineAs(note, 12, { since: 8, until: 8 }), 'forced')).toBeUndefined()
    expect(shown(forced, 22, { since: 12, until: 12 })).toMatch(/ \(forced\)$/)
  })

  it('a leak check cannot have been one before there was any', () => {
    const check = new127.replace('7%:', '7% (checking for goroutine leaks):')
    expect(lineAs(check, 25).lost.map(({ field }) => field)).toEqual(['leak-check'])
    expect(
      lineAs(new127, 27, { since: 18, until: 25 }).tokens.some(
        (each) => each.state !== 'literal' && each.field === 'leak-check',
      ),
    ).toBe(false)
  })

  it('a goal that means no limit has other digits in other releases', () => {
    const off = note.replace('5 MB goal', '17592186044415 MB goal')
    expect(shown(off, 20, { since: 15, until: 15 })).toContain(', ? MB goal,')
    expect(shown(off, 18, { since: 15, until: 15 })).toContain(', 17592186044415 MB goal,')
  })
})

describe('pacer lines', () => {
  const classic =
    'pacer: H_m_prev=93625928 h_t=+6.000000e-001 H_T=149801484 h_a=+1.006183e+000 H_a=187830728 h_g=+1.000000e+000 H_g=187251856 u_a=+5.371593e-001 u_g=+3.000000e-001 W_a=3362816 goalΔ=+4.000000e-001 actualΔ=+4.061828e-001 u_a/u_g=+1.790531e+000'

  it('of the classic pacer tell the new one where the heap ended and by how much it missed', () => {
    const line = lineAs(classic, 18)
    expect(textOf(line)).toBe(
      'pacer: 53% CPU (25 exp.) for ?+?+? B work (? B exp.) in 149801484 B -> 187830728 B (∆goal 578872, cons/mark ?)',
    )
    expect(line.lost.map(({ field }) => field)).toEqual(expect.arrayContaining(['h-m-prev', 'w-a']))
    expect(line.lost.map(({ field }) => field)).not.toContain('h-actual')
    expect(shown(classic, 20)).toContain('in ? B -> 187830728 B')
  })

  it('of the new pacer tell the classic one the same, and the goal of its release', () => {
    const end =
      'pacer: 54% CPU (25 exp.) for 2244416+2920+8612592 B work (10853504 B exp.) in 133460375 B -> 158195896 B (∆goal -30056, cons/mark +3.429637e+000)'
    const line = shown(end, 9, { since: 18, until: 19 })
    expect(line).toContain('H_T=133460375')
    expect(line).toContain('H_a=158195896 ')
    expect(line).toContain('H_g=158225952 ')
    expect(line).toContain('u_g=+2.500000e-001')
    expect(shown(end, 15, { since: 20, until: 25 })).toMatch(/H_T=\? .*u_g=\+3\.000000e-001/)
  })

  it('turn floats of Go 1.26 into those of 1.25 exactly, and never the other way', () => {
    const start = 'pacer: assist ratio=23.70744335492034 (scan 0 MB in 7->8 MB) workers=2+0'
    expect(shown(start, 25)).toBe('pacer: assist ratio=+2.370744e+001 (scan 0 MB in 7->8 MB) workers=2++0.000000e+000')
    const old = 'pacer: assist ratio=+2.682491e+001 (scan 0 MB in 7->8 MB) workers=2++0.000000e+000'
    const line = lineAs(old, 26)
    expect(textOf(line)).toBe('pacer: assist ratio=? (scan 0 MB in 7->8 MB) workers=2+0')
    expect(stateOf(line, 'assist-ratio')).toMatchObject({ why: { type: 'digits' }, near: '+2.682491e+001' })
  })

  it('of the sweep are missing in the releases that did not print them', () => {
    const sweep =
      'pacer: sweep done at heap size 141MB; allocated 52MB during sweep; swept 20956 pages at +3.801405e-004 pages/byte'
    expect(reprint(sweep, only(sweep), 20)).toEqual({ type: 'none', why: 'gap' })
    expect(reprint(sweep, only(sweep), 4)).toEqual({ type: 'none', why: 'not-yet' })
  })
})

describe('other families', () => {
  it('SCHED lines lose and gain columns', () => {
    const sched = 'SCHED 1001ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=2 runqueue=0 [0 4]'
    expect(shown(sched, 27, { since: 10, until: 19 })).toBe(
      'SCHED 1001ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 needspinning=? idlethreads=2 runqueue=0 [ 0 4 ] schedticks=[ ? ? ]',
    )
    expect(shown(sched, 3, { since: 10, until: 19 })).toBe(
      'SCHED 1001ms: gomaxprocs=2 idleprocs=0 threads=? idlethreads=2 runqueue=0 [? ?]',
    )
    expect(reprint(sched, only(sched), 1)).toEqual({ type: 'none', why: 'not-yet' })
  })

  it('block lines change their notation and not their value', () => {
    expect(shown('P0: status=1 schedtick=3682 syscalltick=53 m=-1 runqsize=0 gfreecnt=4 timerslen=1', 20)).toBe(
      'P0: status=1 schedtick=3682 syscalltick=53 m=nil runqsize=0 gfreecnt=4 timerslen=1',
    )
    expect(
      shown('P0: status=2 schedtick=3682 syscalltick=53 m=nil runqsize=0 gfreecnt=4 timerslen=1', 27, {
        since: 20,
        until: 25,
      }),
    ).toContain('status=1 ')
    expect(
      shown('P0: status=1 schedtick=3682 syscalltick=53 m=0 runqsize=0 gfreecnt=4 timerslen=1', 24, {
        since: 26,
        until: 27,
      }),
    ).toContain('status=? ')
    expect(shown('G7: status=4(sync.Mutex.Lock) m=nil lockedm=nil', 19)).toBe(
      'G7: status=4(semacquire) m=-1 lockedm=-1',
    )
    expect(shown('G7: status=4(semacquire) m=-1 lockedm=-1', 22, { since: 15, until: 15 })).toBe(
      'G7: status=4(?) m=nil lockedm=nil',
    )
    const detail =
      'SCHED 1004ms: gomaxprocs=4 idleprocs=0 threads=11 idlethreads=4 runqueue=8 gcwaiting=0 nmidlelocked=0 nmspinning=1 stopwait=0 sysmonwait=1'
    expect(shown(detail, 20)).toBe(
      'SCHED 1004ms: gomaxprocs=4 idleprocs=0 threads=? spinningthreads=1 needspinning=? idlethreads=4 runqueue=8 gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=true',
    )
  })

  it('the scavenger split its work, which adds up and does not come apart', () => {
    const now = 'scav 1216 KiB work (bg), 64 KiB work (eager), 43048 KiB now, 95% util'
    expect(shown(now, 16)).toBe('scav ? 1280 KiB work, 43048 KiB total, 95% util')
    expect(shown('scav 13 34256 KiB work, 68024 KiB total, 100% util (forced)', 27)).toBe(
      'scav ? KiB work (bg), ? KiB work (eager), 68024 KiB now, 100% util (forced)',
    )
    expect(reprint(now, only(now), 13)).toEqual({ type: 'none', why: 'not-yet', instead: 'gctrace.scvg' })
  })

  it('debug.FreeOSMemory was the number -1', () => {
    const old = 'scvg-1: inuse: 83, idle: 8, sys: 92, released: 8, consumed: 83 (MB)'
    expect(shown(old, 13)).toBe('forced scvg: inuse: 83, idle: 8, sys: 92, released: 8, consumed: 83 (MB)')
    expect(shown('forced scvg: 5 MB released', 12)).toBe('scvg-1: 5 MB released')
    expect(shown('scvg: 5 MB released', 12)).toBe('scvg?: 5 MB released')
  })

  it('microseconds do not come out of milliseconds', () => {
    const ms =
      'gc83(1): 8+0+0 ms, 62 -> 31 MB 19455 -> 3211 (1291202-1287991) objects, 0(0) handoff, 0(0) steal, 0/0/0 yields'
    expect(shown(ms, 3)).toBe(
      'gc83(1): ?+?+?+? us, ? -> ? MB, ? (1291202-1287991) objects, ?/?/? sweeps, 0(0) handoff, 0(0) steal, 0/0/0 yields',
    )
  })
})

describe('floats of print to Go 1.25', () => {
  it('are those that were printed', () => {
    for (const raw of ['+8.819400e-001', '+2.370744e+001', '-3.000000e+000', '+0.000000e+000', '+1.000000e-004']) {
      expect(floatExponent(Number(raw))).toBe(raw)
    }
    expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(floatExponent)).toEqual([
      'NaN',
      '+Inf',
      '-Inf',
    ])
  })

  it('say the number to seven digits, whatever it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), (value) => {
        const written = floatExponent(value)
        expect(written).toMatch(/^\+\d\.\d{6}e[+-]\d{3}$/)
        expect(Math.abs(Number(written) - value) / value).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('the table of shifts', () => {
  it('names kinds and fields that there are', () => {
    for (const { kind, fields } of shifts) {
      const [family = '', name = ''] = kind.split('.')
      const def = (families as Readonly<Record<string, FamilyDef>>)[family]
      expect(def?.kinds[name], kind).toBeDefined()
      for (const field of fields) expect(def?.fields[field], `${kind}.${field}`).toBeDefined()
    }
  })
})
