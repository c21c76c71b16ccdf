import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import type { FieldFacts } from '../trace/catalogue/facts.ts'

const folder = fileURLToPath(new URL('../trace/catalogue', import.meta.url))

/** What reading a line never looks at: it is for people, and a card or a page brings it where it is shown. */
const forPeople: ReadonlySet<string> = new Set(['source', 'example', 'metrics'])

/**
 * The catalogue as browsers get it: families are evaluated at build and written out without sources, examples and
 * metrics, which are about half of their bytes. `fieldFacts` gets those of the fields back as a table of its own.
 */
export function leanCatalogue(): Plugin {
  return {
    name: 'godebug-notebook:lean-catalogue',
    enforce: 'pre',
    async transform(_code, id, options) {
      if (options?.ssr || dirname(id) !== folder) return null
      if (basename(id) === 'facts.ts') return { code: factsModule(await allFacts()), map: null }
      const lean = await leanModule(id)
      return lean === null ? null : { code: lean, map: null }
    },
  }
}

/** The module's exports as plain data without what is for people; `null` where it exports anything but data with fields or kinds. */
export async function leanModule(file: string): Promise<string | null> {
  if (/\.test\.ts$/.test(file) || !file.endsWith('.ts') || !isData(basename(file))) return null
  const exports = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>
  const statements = Object.entries(exports).map(
    ([name, value]) =>
      `export const ${name} = ${JSON.stringify(value, (key, each) => (isForPeople(key, each) ? undefined : each))}`,
  )
  return `${statements.join('\n')}\n`
}

/** The names are those of rows; a field that were itself called `source` would be an object, and stays. */
function isForPeople(key: string, value: unknown): boolean {
  return forPeople.has(key) && (typeof value === 'string' || Array.isArray(value))
}

/** Modules that hold rows and nothing else. The rest of the folder is code. */
function isData(name: string): boolean {
  return !['define.ts', 'template.ts', 'index.ts', 'all.ts', 'facts.ts'].includes(name)
}

async function allFacts(): Promise<Readonly<Record<string, FieldFacts>>> {
  const { families } = await import('../trace/catalogue/index.ts')
  const { fieldFacts } = await import('../trace/catalogue/facts.ts')
  const facts: Record<string, FieldFacts> = {}
  for (const [family, { fields }] of Object.entries(families)) {
    for (const field of Object.keys(fields)) facts[`${family}.${field}`] = fieldFacts(family, field)
  }
  return facts
}

function factsModule(facts: Readonly<Record<string, FieldFacts>>): string {
  return `const facts = ${JSON.stringify(facts)}
export function fieldFacts(family, field) {
  const found = facts[family + '.' + field]
  if (!found) throw new Error('The catalogue has no field ' + family + '.' + field)
  return found
}
`
}

/** Files of the catalogue that are rows, for the test. */
export function dataModules(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && isData(name))
    .map((name) => join(folder, name))
}
