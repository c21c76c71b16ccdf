import { type Locale, locales } from '../text/locales.ts'

// What a page and a frame of `/embed/` say to each other. README.md has the table; embedding pages rely on it.

export const protocolVersion = 1

export type FrameMessage =
  | { readonly type: 'go-trace:ready'; readonly version: typeof protocolVersion }
  | { readonly type: 'go-trace:height'; readonly height: number }
  | { readonly type: 'go-trace:select'; readonly field: string | null }

export interface FrameSettings {
  readonly theme?: 'light' | 'dark' | 'auto'
  readonly lang?: Locale
  readonly hideAnswers?: boolean
  /** A link, or what stands behind its `#`. */
  readonly link?: string
}

const themes = ['light', 'dark', 'auto'] as const
const longestLink = 6_000_000

/** What a message asks for; `null` where it is none of ours. What is not understood is left out. */
export function readSettings(message: unknown): FrameSettings | null {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return null
  const { type, theme, lang, hideAnswers, link } = message as Readonly<Record<string, unknown>>
  if (type !== 'go-trace:set') return null
  const knownTheme = themes.find((each) => each === theme)
  const knownLang = locales.find((each) => each === lang)
  return {
    ...(knownTheme ? { theme: knownTheme } : {}),
    ...(knownLang ? { lang: knownLang } : {}),
    ...(typeof hideAnswers === 'boolean' ? { hideAnswers } : {}),
    ...(typeof link === 'string' && link.length <= longestLink ? { link } : {}),
  }
}

/** The same settings in the address, `?theme=dark&hide-answers`, for pages that send no messages. */
export function settingsOfAddress(search: string): FrameSettings {
  const given = new URLSearchParams(search)
  return (
    readSettings({
      type: 'go-trace:set',
      theme: given.get('theme'),
      hideAnswers: given.has('hide-answers') ? given.get('hide-answers') !== 'false' : undefined,
    }) ?? {}
  )
}
