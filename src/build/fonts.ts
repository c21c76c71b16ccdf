import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import subsetFont from 'subset-font'

const pretendard = resolve('node_modules/pretendard/dist')
const jetbrainsMono = resolve('node_modules/@fontsource-variable/jetbrains-mono')

/** Where the cut fonts are written; src/site/styles/fonts.css takes them from here. */
const cutFolder = resolve('.cache/fonts')

/**
 * Cuts the fonts to the characters that the site itself uses, and puts the whole Pretendard (92 small files, each for a
 * range of characters) beside it for text that readers bring. Both are under the Open Font License; Pretendard reserves
 * its name, so what is cut is called Notebook Sans.
 */
export function fonts(): AstroIntegration {
  return {
    name: 'godebug-notebook:fonts',
    hooks: {
      'astro:config:setup': async ({ command, config, logger }) => {
        if (command !== 'dev' && command !== 'build') return
        await cutFonts((message) => logger.info(message))
        publishFullFont(join(fileURLToPath(config.publicDir), 'fonts'))
      },
    },
  }
}

/** The language switch says it on every English page; three syllables are cheaper than a second font. */
const languageNames = '한국어'

interface Cut {
  readonly name: string
  readonly source: string
  readonly characters: string
  /** OpenType features to keep; what only the others need is left out. */
  readonly features: readonly string[]
}

async function cutFonts(log: (message: string) => void): Promise<void> {
  mkdirSync(cutFolder, { recursive: true })
  const { latin, hangul, moreHangul } = charactersOfTheSite()
  const sans = join(pretendard, 'web/variable/woff2/PretendardVariable.woff2')
  const mono = join(jetbrainsMono, 'files/jetbrains-mono-latin-wght-normal.woff2')
  const marks = ['ccmp', 'mark', 'mkmk']
  const cuts: Cut[] = [
    { name: 'notebook-sans-latin', source: sans, characters: latin, features: [...marks, 'kern', 'tnum'] },
    { name: 'notebook-sans-hangul', source: sans, characters: hangul, features: marks },
    { name: 'notebook-sans-hangul-more', source: sans, characters: moreHangul, features: marks },
    // Without ligatures: `->` must look as it was printed.
    { name: 'notebook-mono', source: mono, characters: latin, features: marks },
  ]
  for (const cut of cuts) await cutFont(cut, log)
  writeAtomically(join(cutFolder, 'hangul-more.css'), hangulMoreFace(moreHangul))
}

/** Its range names each character, so that a page loads the file only for text that needs it. */
function hangulMoreFace(characters: string): string {
  const range = [...characters].map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
  return `@font-face {
  font-family: "Notebook Sans";
  font-weight: 400 700;
  font-display: swap;
  src: url("./notebook-sans-hangul-more.woff2") format("woff2");
  unicode-range: ${range.join(', ')};
}
`
}

/** Cutting takes seconds, so a font whose characters did not change is kept. */
async function cutFont({ name, source, characters, features }: Cut, log: (message: string) => void): Promise<void> {
  const key = createHash('sha256').update([source, features].join()).update(characters).digest('hex')
  const file = join(cutFolder, `${name}.woff2`)
  const keyFile = join(cutFolder, `${name}.key`)
  if (existsSync(file) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return
  const cut = await subsetFont(readFileSync(source), characters, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: features,
    variationAxes: { wght: { min: 400, max: 700 } },
  })
  writeAtomically(file, cut)
  writeAtomically(keyFile, key)
  log(`${name}: ${[...characters].length} characters, ${(cut.length / 1024).toFixed(1)} KB`)
}

/** Builds may run side by side; a half-written font must never be read. */
function writeAtomically(file: string, data: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, data)
  renameSync(draft, file)
}

/** Words that a reader sees only on request or on other pages: their rarer syllables go into a file of their own. */
const onDemand = /src\/text\/ko\/(?!(site|notebook|charts(-[a-z-]+)?|lesson|sentence)\.ts$)/

/** Korean that no page shows: what checks look for, how letters sound, and what a reader may type into the search. */
const neverShown = /\/(?:korean-lint|prose-numbers|other-names|search\/tokens|search\/open|ko\/format)\.ts$/

/** Every character in lessons and source, Hangul apart from the rest so that English pages need not load it. */
export function charactersOfTheSite(): { latin: string; hangul: string; moreHangul: string } {
  const files = [...filesIn('content/lessons', /\.mdx$/), ...filesIn('src', /(?<!\.test)\.(ts|astro|svelte)$/)].filter(
    (file) => !neverShown.test(file),
  )
  const first = charactersOf(files.filter((file) => !onDemand.test(file)))
  const later = charactersOf(files.filter((file) => onDemand.test(file)))
  for (let code = 0x20; code < 0x7f; code++) first.add(String.fromCharCode(code))
  const all = [...new Set([...first, ...later])].sort()
  const hangul = all.filter((each) => isHangul(each) && !languageNames.includes(each))
  return {
    latin: all.filter((each) => !isHangul(each)).join('') + languageNames,
    hangul: hangul.filter((each) => first.has(each)).join(''),
    moreHangul: hangul.filter((each) => !first.has(each)).join(''),
  }
}

function charactersOf(files: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const file of files)
    for (const character of readFileSync(file, 'utf8')) if (character >= ' ') found.add(character)
  return found
}

function isHangul(character: string): boolean {
  return /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/.test(character)
}

function filesIn(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort()
}

/** Copies the ranged files to `public/fonts`, once. */
function publishFullFont(folder: string): void {
  const full = join(folder, 'full')
  mkdirSync(full, { recursive: true })
  const web = join(pretendard, 'web/variable')
  for (const file of readdirSync(join(web, 'woff2-dynamic-subset'))) {
    const target = join(full, file.replace('PretendardVariable.subset', 'notebook-sans-full'))
    if (!existsSync(target)) copyFileSync(join(web, 'woff2-dynamic-subset', file), target)
  }
  const css = readFileSync(join(web, 'pretendardvariable-dynamic-subset.css'), 'utf8')
    .replaceAll("'Pretendard Variable'", "'Notebook Sans Full'")
    .replaceAll('./woff2-dynamic-subset/PretendardVariable.subset', './notebook-sans-full')
  writeAtomically(join(full, 'notebook-sans-full.css'), css)
}
