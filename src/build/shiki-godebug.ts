import type { DecorationItem, LanguageRegistration, ShikiTransformer } from 'shiki'
import { fieldDef } from '../trace/catalogue/index.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import type { TraceRecord } from '../trace/record.ts'

/** Names the language of fenced blocks; the reading is done by our own parser, not by patterns. */
export const godebugGrammar: LanguageRegistration = {
  name: 'godebug',
  scopeName: 'source.godebug',
  displayName: 'GODEBUG trace',
  patterns: [],
  repository: {},
}

/** Marks what the parser read in fenced `godebug` blocks; the marks need no script. */
export function transformerGodebug(): ShikiTransformer {
  return {
    name: 'godebug-notebook:transformer-godebug',
    preprocess(code, options) {
      if (options.lang !== 'godebug') return
      options.decorations = [...(options.decorations ?? []), ...parseTrace(code).records.flatMap(decorationsOf)]
    },
  }
}

/** One decoration a value, at the parser's own offsets. */
export function decorationsOf(record: TraceRecord): DecorationItem[] {
  return record.fields.map(({ field, start, end }) => ({
    start,
    end,
    alwaysWrap: true,
    properties: {
      'data-field': `${record.family}.${field}`,
      'data-meaning': fieldDef(record.family, field).meaning,
    },
  }))
}
