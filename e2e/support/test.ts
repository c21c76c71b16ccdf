import { type BrowserContext, test as base, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

/**
 * Playwright's `test` with what every page must hold to: nothing on the console above `info`, no uncaught error, no
 * breach of the content policy, and no request that leaves the origin.
 */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ context, baseURL }, use) => {
      const complaints = watch(context, String(baseURL))
      await use(undefined)
      if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`)
    },
    { auto: true },
  ],
})

/** Collects complaints of every page of a context while it is used. */
export function watch(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) complaints.push(`request to ${url}`)
  })
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`)
  })
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`))
  // Breaches of the content policy are reported on the console as errors.
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  return complaints
}

/** Waits until fonts are there and islands have taken over, so that what is looked at no longer moves. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
}
