import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { allFamilies } from '../trace/catalogue/all.ts'
import { lineFunctionsModule } from '../trace/columns/line-source.ts'

const file = fileURLToPath(new URL('../trace/columns/line-functions.ts', import.meta.url)).replaceAll('\\', '/')

/**
 * Writes a function for each form of the catalogue into the bundle, so that long texts are read at full speed where the page's
 * policy forbids to make code at run time. A new row of the catalogue gets its function with the next build.
 */
export function lineFunctions(): Plugin {
  return {
    name: 'godebug-notebook:line-functions',
    enforce: 'pre',
    transform(_code, id) {
      return id.split('?')[0] === file ? { code: lineFunctionsModule(allFamilies), map: null } : null
    },
  }
}
