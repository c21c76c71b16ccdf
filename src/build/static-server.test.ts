import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStaticServer, listen } from './static-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'notebook-site-'))
let server: Server
let port: number

beforeAll(async () => {
  mkdirSync(join(folder, 'fields'))
  writeFileSync(join(folder, 'index.html'), 'home')
  writeFileSync(join(folder, 'fields/index.html'), 'fields')
  writeFileSync(join(folder, '404.html'), 'lost')
  writeFileSync(join(folder, '..', 'notebook-outside.txt'), 'secret')
  server = createStaticServer({ folder, base: '/notebook/' })
  port = await listen(server, 0, '127.0.0.1')
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
  rmSync(join(folder, '..', 'notebook-outside.txt'))
})

/** `fetch` tidies paths before sending them, so the requests are made by hand. */
function get(path: string): Promise<{ status: number; body: string; location: string | undefined; policy: string }> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body,
          location: response.headers.location,
          policy: String(response.headers['content-security-policy']),
        }),
      )
    })
      .on('error', reject)
      .end()
  })
}

test('a folder is its index page, with a slash at the end', async () => {
  expect(await get('/notebook/')).toMatchObject({ status: 200, body: 'home', policy: "frame-ancestors 'self'" })
  expect(await get('/notebook/fields/')).toMatchObject({ status: 200, body: 'fields' })
  expect(await get('/notebook/fields')).toMatchObject({ status: 308, location: '/notebook/fields/' })
})

test('what is not there is the 404 page', async () => {
  expect(await get('/notebook/nothing/')).toMatchObject({ status: 404, body: 'lost' })
})

test('nothing outside the folder is served', async () => {
  for (const path of ['/notebook/../notebook-outside.txt', '/notebook/..%2fnotebook-outside.txt', '/notebook/%00']) {
    expect((await get(path)).body, path).not.toContain('secret')
  }
})

test('a redirect stays on this host', async () => {
  expect((await get('//example.org/%2e%2e')).location).toMatch(/^\/(?!\/)/)
})

test('a port that is taken is passed over', async () => {
  const second = createStaticServer({ folder })
  expect(await listen(second, port, '127.0.0.1')).not.toBe(port)
  second.close()
})
