import { globSync, readFileSync } from 'node:fs'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { lineFunctions } from './src/build/line-functions.ts'

// The same clock and language on every machine.
process.env['TZ'] = 'UTC'
process.env['LANG'] = 'C.UTF-8'

const inBrowser = ['src/**/*.svelte.test.ts', 'src/**/*.dom.test.ts']
/** Only what hangs is stopped: a slow machine may take its time. */
const patience = 120_000

/**
 * Tests run in plain Node; `*.svelte.test.ts` and `*.dom.test.ts` get a document and Svelte's browser build. In the mode
 * `fuzz` (`npm run fuzz`) only those that try properties run, far more often and from chance: see `test-setup.ts`.
 */
export default defineConfig(({ mode }) => {
  const fuzzing = mode === 'fuzz'
  if (fuzzing) process.env['FUZZ'] ||= '20'
  const common = {
    setupFiles: ['src/build/test-setup.ts'],
    testTimeout: fuzzing ? 100 * patience : patience,
    hookTimeout: patience,
  }
  const holding = (text: string, patterns: string[]) =>
    patterns.flatMap((pattern) => globSync(pattern).filter((file) => readFileSync(file, 'utf8').includes(text)))
  const tests = (patterns: string[]) => (fuzzing ? holding("from 'fast-check'", patterns) : patterns)
  // Who changes clocks, globals or modules does so alone; all others share what they import, in half the time.
  const alone = holding('vi.', ['src/**/*.test.ts'])
  return {
    test: {
      projects: [
        {
          plugins: [svelte(), lineFunctions()],
          test: {
            ...common,
            name: 'node',
            environment: 'node',
            include: tests(['src/**/*.test.ts']),
            exclude: [...inBrowser, ...alone],
            pool: 'threads',
            isolate: false,
          },
        },
        {
          plugins: [svelte(), lineFunctions()],
          test: { ...common, name: 'alone', environment: 'node', include: tests(alone), exclude: inBrowser },
        },
        {
          plugins: [svelte()],
          resolve: { conditions: ['browser'] },
          test: { ...common, name: 'document', environment: 'happy-dom', include: tests(inBrowser) },
        },
      ],
    },
  }
})
