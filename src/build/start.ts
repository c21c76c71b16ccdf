// `npm start`: builds the site and serves it. BASE_PATH and PORT are honoured; HOST=0.0.0.0 opens it to a network.
import { fileURLToPath } from 'node:url'
import { runAstro } from './astro.ts'
import { createStaticServer, listen } from './static-server.ts'

const base = process.env['BASE_PATH'] || '/'
const host = process.env['HOST'] || '127.0.0.1'

const status = runAstro('build')
if (status !== 0) process.exit(status)

const server = createStaticServer({ folder: fileURLToPath(new URL('../../dist', import.meta.url)), base })
const port = await listen(server, Number(process.env['PORT'] || 4321), host)
const path = `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/')
console.log(
  `\n  GODEBUG 노트북 → http://${host === '0.0.0.0' ? 'localhost' : host}:${port}${path}\n  (Ctrl+C to stop)\n`,
)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
