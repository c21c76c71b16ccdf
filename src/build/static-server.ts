import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

const compressible = /^(text|application)\/(html|css|javascript|json|plain|wasm|manifest)|svg/

export interface StaticSite {
  /** The folder that was built. */
  readonly folder: string
  /** The base it was built for, `/` or `/notebook/`. */
  readonly base?: string
}

/** Serves a built site as a plain static host would. */
export function createStaticServer({ folder, base = '/' }: StaticSite): Server {
  const root = resolve(folder)
  const prefix = `/${base.replace(/^\/+|\/+$/g, '')}`.replace(/\/$/, '')
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'Method not allowed')
    const path = pathOf(request)
    if (path === null) return plain(response, 400, 'Bad request')
    if (path !== prefix && !path.startsWith(`${prefix}/`)) return redirect(response, `${prefix}/`)
    const file = join(root, normalize(path.slice(prefix.length) || '/'))
    if (file !== root && !file.startsWith(root + sep)) return plain(response, 400, 'Bad request')
    if (isFolder(file)) {
      if (!path.endsWith('/')) return redirect(response, `${path}/`)
      return send(request, response, join(file, 'index.html'), 200, root)
    }
    return send(request, response, file, 200, root)
  })
}

function pathOf(request: IncomingMessage): string | null {
  try {
    const path = decodeURIComponent((request.url ?? '/').split(/[?#]/)[0] ?? '/')
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

function isFolder(file: string): boolean {
  return existsSync(file) && statSync(file).isDirectory()
}

function send(request: IncomingMessage, response: ServerResponse, file: string, status: number, root: string): void {
  if (!existsSync(file)) {
    const missing = join(root, '404.html')
    if (status === 200 && existsSync(missing)) send(request, response, missing, 404, root)
    else plain(response, 404, 'Not found')
    return
  }
  const type = types[extname(file)] ?? 'application/octet-stream'
  response.statusCode = status
  setCommonHeaders(response)
  response.setHeader('Content-Type', type)
  const hashed = file.startsWith(join(root, '_astro') + sep)
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (compressible.test(type)) {
    response.setHeader('Vary', 'Accept-Encoding')
    if (/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
      const body = gzipSync(readFileSync(file))
      response.setHeader('Content-Encoding', 'gzip')
      response.setHeader('Content-Length', body.length)
      response.end(request.method === 'HEAD' ? undefined : body)
      return
    }
  }
  response.setHeader('Content-Length', statSync(file).size)
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

/** What a page cannot say in its own `<meta>` policy. */
function setCommonHeaders(response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Content-Security-Policy', "frame-ancestors 'self'")
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
}

function redirect(response: ServerResponse, location: string): void {
  // A path that begins with two slashes would name another host.
  response.writeHead(308, { Location: location.replace(/^\/+/, '/') }).end()
}

function plain(response: ServerResponse, status: number, text: string): void {
  setCommonHeaders(response)
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

/** Listens on `port`, or on the next one that is free; resolves to the port taken. */
export function listen(server: Server, port: number, host: string, tries = 20): Promise<number> {
  return new Promise((resolve, reject) => {
    const attempt = (candidate: number, left: number) => {
      const onError = (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE' && left > 0) attempt(left === 1 ? 0 : candidate + 1, left - 1)
        else reject(error)
      }
      server.once('error', onError)
      server.listen(candidate, host, () => {
        server.removeListener('error', onError)
        const address = server.address()
        resolve(typeof address === 'object' && address ? address.port : candidate)
      })
    }
    attempt(port, tries)
  })
}
