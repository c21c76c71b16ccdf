import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { lineFunctions } from './src/build/line-functions.ts'

// The same clock and language on every machine.
process.env['TZ'] = 'UTC'
process.env['LANG'] = 'C.UTF-8'

const inBrowser = ['src/**/*.svelte.test.ts', 'src/**/*.dom.test.ts']

/** Tests run in plain Node; `*.svelte.test.ts` and `*.dom.test.ts` get a document and Svelte's browser build. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte(), lineFunctions()],
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: inBrowser,
        },
      },
      {
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: { name: 'document', environment: 'happy-dom', include: inBrowser },
      },
    ],
  },
})
