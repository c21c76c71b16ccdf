import { createHash } from 'node:crypto'
import { satteri } from '@astrojs/markdown-satteri'
import mdx from '@astrojs/mdx'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { createCssVariablesTheme } from 'shiki'
import { clientTouch } from './src/build/client-touch.ts'
import { embed } from './src/build/embed.ts'
import { fonts } from './src/build/fonts.ts'
import { leanCatalogue } from './src/build/lean-catalogue.ts'
import { licences } from './src/build/licences.ts'
import { lineFunctions } from './src/build/line-functions.ts'
import { lessonProse } from './src/build/prose.ts'
import { godebugGrammar, transformerGodebug } from './src/build/shiki-godebug.ts'
import { themeScript } from './src/site/theme-script.ts'

/** @param {string} source an inline script, to the character */
const scriptHash = (source) => /** @type {const} */ (`sha256-${createHash('sha256').update(source).digest('base64')}`)

export default defineConfig({
  base: process.env.BASE_PATH || '/',
  trailingSlash: 'always',
  i18n: { defaultLocale: 'ko', locales: ['ko', 'en'], routing: { prefixDefaultLocale: false } },
  integrations: [svelte(), clientTouch(), mdx(), fonts(), licences(), embed()],
  markdown: {
    // Typographic replacements would change what was printed: `--`, `...` and quotes stay as they were typed.
    // Headings carry their anchor, `## 힙 목표 {#goal}`, so that it is the same in every language.
    processor: satteri({
      features: { smartPunctuation: false, headingAttributes: true },
      hastPlugins: [lessonProse],
    }),
    shikiConfig: {
      // Colours come from tokens.css, so one rendering serves both themes.
      theme: createCssVariablesTheme({ name: 'notebook', variablePrefix: '--code-', fontStyle: true }),
      langs: [godebugGrammar],
      transformers: [transformerGodebug()],
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
      styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [scriptHash(themeScript)] },
    },
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [leanCatalogue(), lineFunctions()],
    // Workers are bundled apart, and fetch what they need later only then.
    worker: { format: 'es', plugins: () => [leanCatalogue(), lineFunctions()] },
    // A font inlined as a data: address would need a wider font-src and could not be shared by pages.
    build: { assetsInlineLimit: 0 },
  },
})
