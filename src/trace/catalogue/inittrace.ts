// Printed by doInit (Go 1.16 to 1.20) and doInit1 (since) in runtime/proc.go, one line a package with work to do. Unlike the
// documented template, the printed line has a blank before the first ms.
import { defineFamily } from './define.ts'

export const inittrace = defineFamily({
  id: 'inittrace',
  setting: 'inittrace=1',
  fields: {
    package: {
      unit: 'text',
      print: 'word',
      meaning: 'neutral',
      source: 'runtime/proc.go: doInit1, pkgpath of the package',
    },
    at: {
      unit: 'ms',
      print: 'two-digits',
      meaning: 'neutral',
      clock: 'wall',
      source: 'runtime/proc.go: doInit1, start - runtimeInitTime',
    },
    'init-wall': {
      unit: 'ms',
      print: 'two-digits',
      meaning: 'neutral',
      clock: 'wall',
      source: 'runtime/proc.go: doInit1, end - start',
    },
    bytes: {
      unit: 'B',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/proc.go: doInit1, after.bytes - before.bytes',
    },
    allocs: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/proc.go: doInit1, after.allocs - before.allocs',
    },
  },
  kinds: {
    init: {
      opening: 'init {package} @{at} ms',
      anchor: 'init {package} @{at} ms, ',
      formats: [
        {
          since: 16,
          template: 'init {package} @{at} ms, {init-wall} ms clock, {bytes} bytes, {allocs} allocs',
          source: 'runtime/proc.go: doInit (go1.16)',
          example: 'init internal/runtime/gc/scan @0.018 ms, 0 ms clock, 0 bytes, 0 allocs',
        },
      ],
    },
  },
})
