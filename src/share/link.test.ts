import { readFileSync } from 'node:fs'
import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksum, decodeText, encodeText, fromBase64Url, toBase64Url } from './bytes.ts'
import { type Capsule, emptyCapsule, limits, type Note, type Place } from './capsule.ts'
import { decodeLink, decodeWith, encodeLink, linkVersion, partsOfLink, selectionOfLink } from './link.ts'
import { packLines, unpackLines } from './pack-lines.ts'
import { unsqueeze } from './squeeze.ts'

const sample = (name: string) => readFileSync(`content/samples/${name}.log`, 'utf8')
const hundred = sample('churn/1.27-p2').split('\n').slice(0, 100).join('\n')
const notes: readonly Note[] = [
  { at: { type: 'line', trace: 0, line: 3 }, text: '여기서 **어시스트**가 커집니다.', claim: '' },
  {
    at: { type: 'field', trace: 0, line: 7, field: 'gctrace.heap-goal' },
    text: 'The goal is at its floor.',
    claim: '',
  },
  {
    at: { type: 'cycle', trace: 0, line: 40 },
    text: '`mark-wall`은 1 ms를 넘지 않습니다.',
    claim: 'max(mark-wall) < 1ms',
  },
  { at: { type: 'range', trace: 0, process: 0, from: 100, to: 250 }, text: '- quiet\n- then not', claim: '' },
  { at: null, text: '', claim: 'p99(stw) < 200us' },
]

describe('what is put in comes out', () => {
  // Every UTF-16 unit, so that halves of surrogate pairs, NUL, CR and byte order marks are among them.
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit, maxLength: 40 }),
    fc.constantFrom(
      '\r\n',
      '\n',
      '\u0000',
      '\ud800',
      '\udc00\ud800',
      '\ufeff',
      '007',
      '1.50',
      '0.010',
      '99999999999999999',
    ),
  )
  const line = fc
    .tuple(fc.nat(400), fc.nat(99_999), fc.integer({ min: 0, max: 99 }), fc.float({ min: 0, max: 2000, noNaN: true }))
    .map(([n, at, percent, ms]) => `gc ${n} @${(at / 1000).toFixed(3)}s ${percent}%: ${ms.toPrecision(2)} ms`)
  const text = fc
    .tuple(fc.array(fc.oneof(anything, line), { maxLength: 8 }), fc.constantFrom('', '\n', '\r\n'))
    .map(([parts, between]) => parts.join(between))

  test('every text of 10 000, through the link', async () => {
    const through = async (traces: readonly [string, string]) => {
      const opened = await decodeLink(await encodeLink({ ...emptyCapsule, traces }))
      expect(opened).toEqual({ capsule: { ...emptyCapsule, traces }, problems: [] })
    }
    // Two in a link and ten links at once: what takes the time is deflate starting up.
    const together = fc.array(fc.tuple(text, text), { minLength: 10, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(together, async (links) => {
        await Promise.all(links.map(through))
      }),
      { numRuns: 500 },
    )
  }, 120_000)

  test('every text of 10 000, as columns', () => {
    fc.assert(
      fc.property(text, (trace) => {
        const packed = packLines(trace)
        if (packed !== null) expect(unpackLines(packed, trace.length)).toEqual({ text: trace, end: 'whole' })
        expect(decodeText(encodeText(trace))).toBe(trace)
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  test('titles, notes, places and views', async () => {
    const trace = fc.constantFrom(0 as const, 1 as const)
    const count = fc.nat(1_000_000)
    const place: fc.Arbitrary<Place> = fc.oneof(
      fc.record({ type: fc.constantFrom('line' as const, 'cycle' as const), trace, line: count }),
      fc.record({ type: fc.constant('field' as const), trace, line: count, field: fc.constant('gctrace.heap-goal') }),
      fc.tuple(trace, count, count, count).map(([which, process, from, length]) => ({
        type: 'range' as const,
        trace: which,
        process,
        from,
        to: from + length,
      })),
    )
    const capsule: fc.Arbitrary<Capsule> = fc.record({
      title: fc.string({ unit: 'grapheme', maxLength: 60 }),
      traces: fc.tuple(text, text),
      selection: fc.option(place),
      notes: fc.array(fc.record({ at: fc.option(place), text: anything, claim: anything }), { maxLength: 6 }),
      view: fc.record(
        {
          figure: fc.constant('pauses'),
          find: fc.constant('forced'),
          chosen: fc.constant([1, 2, 3, 9]),
          viewport: fc.constant({ from: 0.25, to: 12.5 }),
        },
        { requiredKeys: [] },
      ),
    })
    await fc.assert(
      fc.asyncProperty(capsule, async (made) => {
        expect(await decodeLink(await encodeLink(made))).toEqual({ capsule: made, problems: [] })
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test('every sample, and shorter than as text', async () => {
    for (const name of [
      'churn/1.27-p2',
      'combo/1.27-all',
      'init/1.27-inittrace',
      'note/sched-1009',
      'combo/1.15-all',
    ]) {
      for (const each of [sample(name), sample(name).replaceAll('\n', '\r\n')]) {
        const link = await encodeLink({ ...emptyCapsule, traces: [each] })
        expect((await decodeLink(link)).capsule?.traces).toEqual([each])
        const asText = toBase64Url(deflateRawSync(each)).length
        expect(link.length, name).toBeLessThan(asText + 40)
      }
    }
  })
})

test('100 lines, a selection and five notes fit in 8 KB, with room', async () => {
  const capsule: Capsule = {
    title: 'PR 42: less mark assist',
    traces: [hundred],
    selection: { type: 'field', trace: 0, line: 7, field: 'gctrace.mark-assist-cpu' },
    notes,
    view: { figure: 'gc-timeline' },
  }
  const link = await encodeLink(capsule)
  expect(link.length).toBeLessThan(8192 / 2)
  expect(await decodeLink(link)).toEqual({ capsule, problems: [] })
})

describe('as people paste it', async () => {
  const capsule: Capsule = { ...emptyCapsule, title: 'x', traces: [hundred], notes }
  const link = await encodeLink(capsule)
  test.each([
    `#${link}`,
    `#t=${link}`,
    `https://example.org/godebug/en/shared/#${link}`,
    `https://example.org/shared/#${link}&sel=L3`,
    `<https://example.org/shared/#${link}>.`,
    `(https://example.org/shared/#${link})`,
    `#${link.slice(0, 500)}\r\n ${link.slice(500)}`,
    `#${link.replace('.', '%2E').replaceAll('-', '%2D')}`,
  ])('%.40s…', async (pasted) => {
    expect(await decodeLink(pasted)).toEqual({ capsule, problems: [] })
  })

  test('the selection behind it', () => {
    expect(selectionOfLink(`#${link}&sel=L3:gctrace.heap-goal`)).toBe('L3:gctrace.heap-goal')
    expect(selectionOfLink('#sel=L3')).toBe('L3')
    expect(selectionOfLink(`#${link}`)).toBeNull()
    expect(selectionOfLink('')).toBeNull()
  })
})

describe('what others make of it', async () => {
  const capsule: Capsule = { ...emptyCapsule, title: '제목', traces: [hundred], notes }
  const link = await encodeLink(capsule)

  test('cut off anywhere, it says so and keeps the beginning', async () => {
    for (let length = 2; length < link.length - 8; length += 97) {
      const { capsule: saved, problems } = await decodeLink(link.slice(0, length))
      expect(problems, String(length)).toEqual(['truncated'])
      if (length > link.length / 2) {
        expect(saved?.title).toBe('제목')
        expect(saved?.notes).toEqual(notes)
      }
    }
    const { capsule: saved } = await decodeLink(link.slice(0, -40))
    for (const [index, line] of (saved?.traces[0] ?? '').split('\n').entries()) {
      expect(hundred.split('\n')[index]?.startsWith(line)).toBe(true)
    }
  })

  test('with any one character changed, nothing is passed off as whole', async () => {
    for (let at = linkVersion.toString().length + 1; at < link.length; at += 13) {
      const other = link[at] === 'Q' ? 'R' : 'Q'
      const { capsule: saved, problems } = await decodeLink(link.slice(0, at) + other + link.slice(at + 1))
      if (problems.length === 0) expect(saved).toEqual(capsule)
      else expect(['damaged', 'truncated', 'too-large', 'notes-cut']).toContain(problems[0])
    }
  })

  test('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, packed) => {
        const body = packed ? sealed(bytes) : toBase64Url(bytes)
        const { problems } = await decodeLink(`1.${body}`)
        expect(Array.isArray(problems)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  }, 60_000)

  test('versions', async () => {
    expect(await decodeLink(`${linkVersion + 1}.abc`)).toEqual({ capsule: null, problems: ['newer-version'] })
    expect(await decodeLink('0.abc')).toEqual({ capsule: null, problems: ['unknown-version'] })
    expect(await decodeLink('#section-2')).toEqual({ capsule: null, problems: ['no-link'] })
    expect(await decodeLink('')).toEqual({ capsule: null, problems: ['no-link'] })
    expect(await decodeLink('1.')).toEqual({ capsule: null, problems: ['truncated'] })
    expect(partsOfLink('#__proto__.abc').version).toBeNull()
  })

  /** A link with any payload, its checksum right. */
  function sealed(payload: Uint8Array): string {
    const sum = checksum(payload)
    return toBase64Url(Uint8Array.of(sum, sum >>> 8, sum >>> 16, sum >>> 24, ...deflateRawSync(payload)))
  }

  test('a gigabyte is not unpacked', async () => {
    // Deflate shrinks a thousandfold at most: a gigabyte takes a link of about one megabyte.
    const part = deflateRawSync(new Uint8Array(4 * 1024 ** 2), { finishFlush: constants.Z_SYNC_FLUSH })
    const bomb = Uint8Array.from(Buffer.concat(Array.from({ length: 256 }, () => part)))
    const { problems } = await decodeLink(`1.${toBase64Url(Buffer.concat([new Uint8Array(4), bomb]))}`)
    expect(problems).toContain('too-large')
    const { bytes, end, taken, unpacked } = await unsqueeze(bomb, limits.unpackedBytes)
    expect({ end, length: bytes.length }).toEqual({ end: 'too-large', length: limits.unpackedBytes })
    // What was on its way when the limit was met, and no more.
    expect(unpacked).toBeLessThan(limits.unpackedBytes + 1024 ** 2)
    expect(taken).toBeLessThan(bomb.length / 4)
  })

  test('columns that claim more lines than there is memory', () => {
    // One run of 2^52 lines of the shape without numbers, then of one with numbers that are missing.
    const run = (place: number) => [1, place, ...[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x08], 0]
    for (let place = 0; place < 40; place++) {
      const { text, end } = unpackLines(Uint8Array.from(run(place)), 10_000)
      expect(text.length).toBeLessThanOrEqual(10_000)
      expect(end).not.toBe('whole')
    }
  })

  test('megabytes of notes and titles', async () => {
    const many = Array.from({ length: 3000 }, () => ({ at: null, text: 'x'.repeat(2000), claim: 'y'.repeat(900) }))
    const capsule = { ...emptyCapsule, title: 'z'.repeat(10_000), notes: many }
    const { capsule: opened } = await decodeLink(await encodeLink(capsule))
    expect(opened?.notes).toHaveLength(limits.notes)
    expect(opened?.title).toHaveLength(limits.titleChars)
    expect(opened?.notes[0]?.claim).toHaveLength(limits.claimChars)
  })

  test('scripts and names of prototypes are only text', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>__proto__'
    const made: Capsule = {
      title: evil,
      traces: [evil, evil],
      selection: null,
      notes: [{ at: null, text: evil, claim: evil }],
      view: { figure: '__proto__', find: evil },
    }
    const { capsule: opened } = await decodeLink(await encodeLink(made))
    expect(opened).toEqual(made)
    expect(Object.getPrototypeOf(opened?.view)).toBe(Object.prototype)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('a place that cannot be is no place', async () => {
    const at = { type: 'field', trace: 1, line: 3, field: 'gctrace.heap-goal' } as const
    const made: Capsule = { ...emptyCapsule, traces: ['x'], selection: at, notes: [{ at, text: 'n', claim: '' }] }
    const { capsule: opened } = await decodeLink(await encodeLink(made))
    expect(opened?.selection).toBeNull()
    expect(opened?.notes).toEqual([{ at: null, text: 'n', claim: '' }])
  })
})

test('an older version can read what a newer one of the same number adds', async () => {
  // Section 99 stands for anything to come; the empty text is the trace.
  const payload = Uint8Array.of(99, 3, 1, 2, 3, 1, 1, 0x78, 5, 0)
  const sum = checksum(payload)
  const body = toBase64Url(Uint8Array.of(sum, sum >>> 8, sum >>> 16, sum >>> 24, ...deflateRawSync(payload)))
  expect(await decodeLink(`1.${body}`)).toEqual({ capsule: { ...emptyCapsule, title: 'x' }, problems: [] })
})

describe('a link of an older version', () => {
  // Two invented versions, as there is no older one yet: the first held a name and one text, the second gave the text a list.
  const older = {
    1: {
      read: async (body: string) => {
        const [name = '', text = ''] = decodeText(fromBase64Url(body)).split('|')
        return { capsule: name === '' ? null : { name, text }, problems: name === '' ? (['damaged'] as const) : [] }
      },
      upgrade: ({ name, text }: { name: string; text: string }) => ({ name, texts: [text] }),
    },
    2: {
      read: async (body: string) => ({ capsule: { name: body, texts: ['two'] }, problems: [] }),
      upgrade: ({ name, texts }: { name: string; texts: [string] }) => ({
        ...emptyCapsule,
        title: name,
        traces: texts,
      }),
    },
    3: { read: async (body: string) => ({ capsule: { ...emptyCapsule, title: body }, problems: [] }) },
  }
  const first = (text: string) => `1.${toBase64Url(encodeText(text))}`

  test('is brought up to date one step after another', async () => {
    const { capsule, problems } = await decodeWith(older, `https://example.org/#${first('old|gc 1')}`)
    expect({ capsule, problems }).toEqual({
      capsule: { ...emptyCapsule, title: 'old', traces: ['gc 1'] },
      problems: [],
    })
    expect((await decodeWith(older, '2.mid')).capsule).toEqual({ ...emptyCapsule, title: 'mid', traces: ['two'] })
    expect((await decodeWith(older, '3.new')).capsule?.title).toBe('new')
  })

  test('is held to the limits of today, and says what was wrong with it', async () => {
    const { capsule, problems } = await decodeWith(older, first(`${'x'.repeat(9000)}|gc 1`))
    expect(capsule?.title).toHaveLength(limits.titleChars)
    expect(problems).toEqual(['notes-cut'])
    expect(await decodeWith(older, first('|'))).toEqual({ capsule: null, problems: ['damaged'] })
    expect((await decodeWith(older, '4.x')).problems).toEqual(['newer-version'])
    expect((await decodeWith(older, '0.x')).problems).toEqual(['unknown-version'])
  })
})
