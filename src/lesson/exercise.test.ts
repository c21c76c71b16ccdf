import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exercises as gcTrace } from '../../content/lessons/05-gc-trace/exercises.ts'
import { type Exercise, hashOf, keyOf } from './exercise.ts'
import { gradeNumber, gradePicks, readNumber } from './grade.ts'
import { inlineParts } from './inline.ts'
import { readLine } from './reading.ts'

const note = readFileSync('content/samples/note/gc-318-322.log', 'utf8')
const line = (number: number) => readLine(note, number)
const about = { of: 'a', line: 1 }

describe('the key of an exercise', () => {
  it('is what the trace says', () => {
    expect(keyOf('pauses', gcTrace.pauses, line(1))).toMatchObject({ right: ['sweep-term-wall', 'mark-term-wall'] })
    expect(keyOf('factor', gcTrace.factor, line(4))).toMatchObject({ answer: 7, traps: { procs: 8, cpu: 0.18 } })
  })

  it('refuses an author whose key the trace contradicts', () => {
    const wrong: Exercise = { ...gcTrace['gc-number'], key: ['first'] }
    expect(() => keyOf('gc-number', wrong, line(1))).toThrow(/the key says first, the trace says ordinal/)
    const live: Exercise = {
      ...about,
      kind: 'point',
      key: ['heap-end'],
      holds: ({ meaning }) => meaning === 'heap-live',
    }
    expect(() => keyOf('live', live, line(1))).toThrow(/the catalogue says heap-live/)
  })

  it('refuses a claim that has become false with another line', () => {
    expect(() => keyOf('gc-number', gcTrace['gc-number'], readLine(note.replaceAll(/gc 31/g, 'gc 1'), 5))).toThrow(
      /none of the options/,
    )
  })

  it('refuses a trap that is the answer', () => {
    const trap: Exercise = { ...gcTrace.factor, traps: { same: () => 7 } }
    expect(() => keyOf('factor', trap, line(4))).toThrow(/is the answer itself/)
  })

  it('refuses a prediction whose truth lies outside the control', () => {
    const outside: Exercise = { ...gcTrace['mark-share'], max: 10 }
    expect(() => keyOf('mark-share', outside, line(1))).toThrow(/outside 0 to 10/)
  })
})

describe('the hash of a question', () => {
  it('changes with the line and with the key, not with the words', () => {
    const key = keyOf('pauses', gcTrace.pauses, line(1))
    expect(hashOf(line(1).text, key)).toBe(hashOf(line(1).text, key))
    expect(hashOf(line(2).text, key)).not.toBe(hashOf(line(1).text, key))
    expect(hashOf(line(1).text, { ...key, kind: 'choice' } as never)).not.toBe(hashOf(line(1).text, key))
  })
})

describe('grading', () => {
  const key = { kind: 'point', options: ['a', 'b', 'c'], right: ['a', 'b'] } as const

  it('keeps what was right and says how much is missing', () => {
    expect(gradePicks(key, ['a', 'c'])).toEqual({ right: false, feedback: ['c', 'a'], kept: ['a'], missing: 1 })
    expect(gradePicks(key, ['a', 'b']).right).toBe(true)
    expect(gradePicks(key, ['a', 'b', 'c']).right).toBe(false)
  })

  it('names the usual mistake behind a number', () => {
    const number = { kind: 'number', answer: 7, tolerance: 0, traps: { procs: 8 } } as const
    expect(gradeNumber(number, 7).right).toBe(true)
    expect(gradeNumber(number, 8).feedback).toEqual(['procs'])
    expect(gradeNumber(number, 3).feedback).toEqual(['wrong'])
  })

  it('reads a decimal comma and refuses what is no number', () => {
    expect(readNumber(' 0,27 ')).toBe(0.27)
    expect(readNumber('.5')).toBe(0.5)
    for (const typed of ['', 'six', '1e9', '6 P', '1.2.3']) expect(readNumber(typed)).toBeNull()
  })
})

describe('short texts', () => {
  it('print the values of the line they are about', () => {
    expect(
      inlineParts('`gc {#gc-number}`은 {at}, 멈춤 {=stw-us}', line(1))
        .map(({ text }) => text)
        .join(''),
    ).toBe('gc 318은 36.750 s, 멈춤 62 µs')
  })

  it('take the Korean particle that fits how a value is read', () => {
    const read = (text: string) =>
      inlineParts(text, line(4))
        .map((part) => part.text)
        .join('')
    expect(read('`{#sweep-term-cpu}`(을/를) `{#mark-term-wall}`(으로/로)')).toBe('0.18을 0.044로')
    expect(read('{#sweep-term-wall}(으로/로), {mark-wall}(을/를)')).toBe('0.026으로, 0.20 ms를')
  })

  it('refuse a name that the line does not have', () => {
    expect(() => inlineParts('{heap-gaol}', line(1))).toThrow(/prints no field "heap-gaol"/)
    expect(() => inlineParts('{=pause}', line(1))).toThrow(/Nothing called "pause"/)
  })
})

describe('a line', () => {
  it('is named when it cannot be read', () => {
    expect(() => readLine(note, 9)).toThrow('Line 9 of the cell is no trace line; the trace lines are 1, 2, 3, 4, 5.')
  })
})
