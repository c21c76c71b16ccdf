import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { AstroIntegration } from 'astro'
import { build, type Plugin } from 'vite'
import { embedModule } from './embed-check.ts'
import { leanCatalogue } from './lean-catalogue.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = fileURLToPath(new URL('../embed/go-trace.ts', import.meta.url))

/** Builds `<go-trace>` as one module without imports, beside the pages. */
export function embed(): AstroIntegration {
  return {
    name: 'godebug-notebook:embed',
    hooks: {
      // While pages are edited there is no built module: its source is served in its place.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, _response, next) => {
          if (request.url?.split('?')[0]?.endsWith(`/${embedModule}`)) {
            request.url = `${server.config.base}src/embed/go-trace.ts`
          }
          next()
        })
      },
      'astro:build:done': async ({ dir, logger }) => {
        const code = await buildEmbed(fileURLToPath(dir))
        logger.info(`${embedModule}: ${(gzipSync(code).length / 1024).toFixed(1)} KB gzip`)
      },
    },
  }
}

/** Writes the module into a folder and gives its code back. */
export async function buildEmbed(folder: string): Promise<string> {
  const file = join(folder, embedModule)
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [leanCatalogue(), shortFieldWords()],
    build: {
      outDir: dirname(file),
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: entry,
        output: { format: 'es', entryFileNames: basename(file), codeSplitting: false },
      },
    },
  })
  return readFileSync(file, 'utf8')
}

const families = ['gctrace', 'gcpacertrace', 'schedtrace', 'scavtrace', 'inittrace']

/** Of the words on fields, what the element shows: name and meaning. */
export function shortFieldWords(): Plugin {
  return {
    name: 'godebug-notebook:short-field-words',
    enforce: 'pre',
    async transform(_code, id) {
      const file = id.split('?')[0] ?? id
      const isWords = /[\\/]text[\\/](ko|en)[\\/]\w+\.ts$/.test(file) && families.includes(basename(file, '.ts'))
      if (!isWords || !existsSync(file)) return null
      const exports = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>
      const statements = Object.entries(exports).map(([name, fields]) => `export const ${name} = ${short(fields)}`)
      return { code: `${statements.join('\n')}\n`, map: null }
    },
  }
}

function short(fields: unknown): string {
  const entries = Object.entries(fields as Readonly<Record<string, { name: string; means: string }>>)
  return JSON.stringify(Object.fromEntries(entries.map(([id, { name, means }]) => [id, { name, means }])))
}
