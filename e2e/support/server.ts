import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createStaticServer, listen } from '../../src/build/static-server.ts'

/** Serves what was built, on a free port, for as long as the tests run. `E2E_DIST` names another folder than `dist`. */
export default async function serve(): Promise<() => void> {
  const folder = resolve(process.env['E2E_DIST'] || 'dist')
  if (!existsSync(folder)) throw new Error(`There is no ${folder}: run \`npm run build\` first.`)
  const server = createStaticServer({ folder })
  const port = await listen(server, 0, '127.0.0.1')
  process.env['E2E_ORIGIN'] = `http://127.0.0.1:${port}`
  return () => {
    server.close()
    server.closeAllConnections()
  }
}
