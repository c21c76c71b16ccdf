import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve } from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'

/**
 * How to start a Chromium on this machine, in this order: what `E2E_CHROMIUM` says (a path, or `bundled`), the one
 * Playwright installed, one of the system, and on 64-bit Linux the one from npm, which brings its own libraries.
 */
export async function findBrowser(): Promise<LaunchOptions> {
  const wanted = process.env['E2E_CHROMIUM']
  if (wanted === 'bundled') return withSandboxRule(await bundledBrowser())
  if (wanted) return withSandboxRule({ executablePath: wanted })
  if (existsSync(chromium.executablePath())) return withSandboxRule({})
  const system = systemBrowser()
  if (system) return withSandboxRule(system)
  if (canBundle()) return withSandboxRule(await bundledBrowser())
  throw new Error(
    'No browser for the tests: install Chrome or Chromium, run `npx playwright install chromium`, or set E2E_CHROMIUM to its path.',
  )
}

/** Chromium's sandbox does not work for root; everywhere else it stays on. */
function withSandboxRule(options: LaunchOptions): LaunchOptions {
  return process.getuid?.() === 0 ? { ...options, args: [...(options.args ?? []), '--no-sandbox'] } : options
}

function systemBrowser(): LaunchOptions | null {
  if (process.platform === 'darwin') {
    return existsSync('/Applications/Google Chrome.app') ? { channel: 'chrome' } : null
  }
  if (process.platform === 'win32') return { channel: 'msedge' }
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']) {
      const path = join(folder, name)
      if (existsSync(path)) return { executablePath: path }
    }
  }
  return null
}

function canBundle(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** Unpacks the browser of @sparticuz/chromium with its libraries into node_modules/.cache, once. */
async function bundledBrowser(): Promise<LaunchOptions> {
  if (!canBundle())
    throw new Error('The bundled browser runs on 64-bit Linux only; set E2E_CHROMIUM to a path instead.')
  const packageFolder = resolve(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = resolve('node_modules/.cache', `chromium-${version}-with-fonts`)
  if (!existsSync(folder)) await unpack(join(packageFolder, 'bin'), folder)
  const libraries = join(folder, 'al2023/lib')
  const path = process.env['LD_LIBRARY_PATH']
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...environment(),
      LD_LIBRARY_PATH: path ? `${libraries}${delimiter}${path}` : libraries,
      // Where the system has no font at all, this browser aborts as soon as a page shows a character that its own
      // fonts lack. The package brings one font and its configuration.
      FONTCONFIG_FILE: fontConfiguration(folder),
    },
  }
}

/** The package's own configuration names folders of another place, so we write one for where the font really is. */
function fontConfiguration(folder: string): string {
  const file = join(folder, 'notebook-fonts.conf')
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.map((each) => `<dir>${each}</dir>`).join('')}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`
  if (!existsSync(file)) writeFileSync(file, text)
  return file
}

/** The package always unpacks into the temporary folder, so that is what we move for the while. */
async function unpack(archives: string, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = draft
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const archive of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'])
      await inflate(join(archives, archive))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  // Another process may have been faster.
  if (existsSync(folder)) rmSync(draft, { recursive: true })
  else renameSync(draft, folder)
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((each): each is [string, string] => each[1] !== undefined),
  )
}
