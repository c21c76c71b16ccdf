import { defineConfig } from '@playwright/test'
import { findBrowser } from './e2e/support/browser.ts'

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/server.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Only what hangs is stopped: a slow machine may take its time.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    // Set by the global setup before the workers start.
    ...(process.env['E2E_ORIGIN'] ? { baseURL: process.env['E2E_ORIGIN'] } : {}),
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    // A recording costs a third of the time of every test, failed or not: `npx playwright test --trace on` asks for it.
    trace: 'off',
    video: 'off',
    launchOptions: await findBrowser(),
  },
})
