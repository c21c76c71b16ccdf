import type { LanguageRegistration, ShikiTransformer } from 'shiki'

/** Names the language of fenced blocks; the reading is done by our own parser, not by patterns. */
export const godebugGrammar: LanguageRegistration = {
  name: 'godebug',
  scopeName: 'source.godebug',
  displayName: 'GODEBUG trace',
  patterns: [],
  repository: {},
}

export function transformerGodebug(): ShikiTransformer {
  return { name: 'godebug-notebook:transformer-godebug' }
}
