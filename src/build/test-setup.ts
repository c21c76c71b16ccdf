import { afterAll, vi } from 'vitest'

// Before every test file: what makes a test say the same on every machine and every day.

// A slow machine may take its time; what never comes is stopped by the test's own limit.
const { waitFor } = vi
vi.waitFor = (callback, options) =>
  waitFor(callback, { timeout: 90_000, interval: 10, ...(typeof options === 'object' ? options : {}) })

// At the end of a test file its document goes away as a page does: it is told so, and takes its timers with it. One that fired
// later would find no document and fail the run, but only on a machine that is slow enough.
if (typeof document !== 'undefined') {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const start = globalThis.setTimeout
  globalThis.setTimeout = ((...parameters: Parameters<typeof start>) => {
    const timer = start(...parameters)
    timers.add(timer)
    return timer
  }) as typeof start
  afterAll(() => {
    dispatchEvent(new Event('pagehide'))
    for (const timer of timers) clearTimeout(timer)
  })
}

/*
 * Properties of fast-check. A change must not be refused for what chance finds somewhere else, and what is refused must
 * fail again when it is run again: so `npm run unit` tries the same cases each time, from one seed. Chance has its own
 * command, `npm run fuzz`, which gives every assertion a new seed and `FUZZ` times the runs, whatever the test says;
 * `FUZZ_SEED` repeats one.
 */
const fixedSeed = 20261123
const factor = Number(process.env['FUZZ'] || 0)
const repeated = process.env['FUZZ_SEED']

vi.mock('fast-check', async (original) => {
  const real = await original<typeof import('fast-check')>()
  /** The same as theirs, which gives a promise where the property does. */
  const assert = (property: Parameters<typeof real.assert>[0], parameters?: Parameters<typeof real.assert>[1]) => {
    const { seed = fixedSeed, numRuns = 100, ...others } = parameters ?? {}
    if (factor === 0) return real.assert(property, { ...others, seed, numRuns })
    const chance = repeated === undefined ? {} : { seed: Number(repeated) }
    return real.assert(property, { ...others, ...chance, numRuns: Math.ceil(numRuns * factor) })
  }
  return { ...real, assert, default: { ...real, assert } }
})
