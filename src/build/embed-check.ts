import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Where pages elsewhere load the element from. The address is theirs: it stays. */
export const embedModule = 'embed/go-trace.js'
/** Bytes, gzip. */
export const embedBudget = 60 * 1024

/** What is wrong with the module that was built: missing, over its budget, or leaning on other files. */
export function faultsOfEmbed(dist: string): string[] {
  const file = join(dist, embedModule)
  if (!existsSync(file)) return [`${embedModule} is missing`]
  const code = readFileSync(file, 'utf8')
  const size = gzipSync(code).length
  return [
    ...(size > embedBudget
      ? [`${embedModule}: ${(size / 1024).toFixed(1)} KB, it may have ${embedBudget / 1024} KB`]
      : []),
    ...(/\bimport\s*(?:[\w{},*\s]*\bfrom\s*)?["'(]/.test(code)
      ? [`${embedModule} imports something: it has to stand alone`]
      : []),
  ]
}
