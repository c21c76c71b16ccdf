// The lines that gctrace prints beside its cycles: objects scanned by size class (Go 1.25 and newer, gctrace=2) and the scavenger
// (to Go 1.13; then scavtrace). gctrace.ts takes them in with `...`.
import type { FieldDef, KindDef } from './define.ts'

export const memoryFields = {
  'size-class': {
    unit: 'text',
    print: 'word',
    meaning: 'neutral',
    since: 25,
    source: 'runtime/mgcmark_greenteagc.go: dumpScanStats',
  },
  'objects-single': {
    unit: 'count',
    print: 'int',
    meaning: 'neutral',
    since: 25,
    source: 'runtime/mgcmark_greenteagc.go: dumpScanStats, sparseObjsScanned',
  },
  'objects-sparse': {
    unit: 'count',
    print: 'int',
    meaning: 'neutral',
    since: 25,
    source: 'runtime/mgcmark_greenteagc.go: dumpScanStats, spanObjsSparseScanned',
  },
  'objects-dense': {
    unit: 'count',
    print: 'int',
    meaning: 'neutral',
    since: 25,
    source: 'runtime/mgcmark_greenteagc.go: dumpScanStats, spanObjsDenseScanned',
  },
  spans: {
    unit: 'count',
    print: 'int',
    meaning: 'neutral',
    since: 25,
    source: 'runtime/mgcmark_greenteagc.go: dumpScanStats',
  },
  'spans-sparse': {
    unit: 'count',
    print: 'int',
    meaning: 'neutral',
    since: 25,
    source: 'runtime/mgcmark_greenteagc.go: dumpScanStats, spansSparseScanned',
  },
  'spans-dense': {
    unit: 'count',
    print: 'int',
    meaning: 'neutral',
    since: 25,
    source: 'runtime/mgcmark_greenteagc.go: dumpScanStats, spansDenseScanned',
  },
  'scvg-inuse': {
    unit: 'MiB',
    print: 'int',
    meaning: 'neutral',
    until: 13,
    printedAs: 'MB',
    source: 'runtime/mheap.go: memstats.heap_inuse',
  },
  'scvg-idle': {
    unit: 'MiB',
    print: 'int',
    meaning: 'neutral',
    until: 13,
    printedAs: 'MB',
    source: 'runtime/mheap.go: memstats.heap_idle',
  },
  'scvg-sys': {
    unit: 'MiB',
    print: 'int',
    meaning: 'neutral',
    until: 13,
    printedAs: 'MB',
    source: 'runtime/mheap.go: memstats.heap_sys',
  },
  'scvg-released': {
    unit: 'MiB',
    print: 'int',
    meaning: 'neutral',
    until: 13,
    printedAs: 'MB',
    source: 'runtime/mheap.go: memstats.heap_released',
  },
  'scvg-consumed': {
    unit: 'MiB',
    print: 'int',
    meaning: 'neutral',
    until: 13,
    printedAs: 'MB',
    source: 'runtime/mheap.go: heap_sys - heap_released',
  },
} as const satisfies Readonly<Record<string, FieldDef>>

export const memoryKinds = {
  scan: {
    formats: [
      {
        since: 25,
        opening: 'scan: {size-class=total} ',
        anchor: 'scan: {size-class=total} {objects} objs',
        template: 'scan: {size-class=total} {objects} objs',
        source: 'runtime/mgc.go: gcMarkTermination, dumpScanStats (go1.25)',
        example: 'scan: total 73 objs',
      },
      {
        since: 25,
        opening: 'scan: class ',
        anchor: 'scan: class {size-class} {objects} objs',
        template: 'scan: class {size-class} {objects} objs',
        source: 'runtime/mgc.go: gcMarkTermination, dumpScanStats (go1.25)',
        example: 'scan: class 32B 14145 objs',
      },
      {
        since: 25,
        opening: 'scan: {size-class=total} ',
        anchor: 'scan: {size-class=total} {objects-single}+{objects-sparse}+',
        template:
          'scan: {size-class=total} {objects-single}+{objects-sparse}+{objects-dense}={objects} objs, {spans-sparse}+{spans-dense}={spans} spans',
        source: 'runtime/mgc.go: gcMarkTermination, dumpScanStats (go1.25)',
        example: 'scan: total 29+26+18=73 objs, 9+5=14 spans',
      },
      {
        since: 25,
        opening: 'scan: class ',
        anchor: 'scan: class {size-class} {objects-single}+{objects-sparse}+',
        template:
          'scan: class {size-class} {objects-single}+{objects-sparse}+{objects-dense}={objects} objs, {spans-sparse}+{spans-dense}={spans} spans',
        source: 'runtime/mgc.go: gcMarkTermination, dumpScanStats (go1.25)',
        example: 'scan: class 32B 2+368+13011=13381 objs, 44+61=105 spans',
      },
    ],
  },
  scvg: {
    formats: [
      {
        since: 13,
        until: 13,
        opening: 'scvg: {scvg-released} MB released',
        anchor: 'scvg: {scvg-released} MB released',
        template: 'scvg: {scvg-released} MB released',
        source: 'runtime/mgcscavenge.go: bgscavenge (go1.13)',
        example: 'scvg: 0 MB released',
      },
      {
        since: 13,
        until: 13,
        opening: '{forced=forced} scvg: {scvg-released} MB released',
        anchor: '{forced=forced} scvg: {scvg-released} MB released',
        template: '{forced=forced} scvg: {scvg-released} MB released',
        source: 'runtime/mheap.go: mheap.scavengeAll (go1.13)',
        example: 'forced scvg: 5 MB released',
      },
      {
        since: 1,
        until: 12,
        opening: 'scvg{scavenge-number}: ',
        anchor: 'scvg{scavenge-number}: {scvg-released} MB released',
        template: 'scvg{scavenge-number}: {scvg-released} MB released',
        source: 'runtime/mheap.go: mheap.scavenge (go1.1)',
        example: 'scvg-1: 10 MB released',
      },
      {
        since: 1,
        until: 12,
        opening: 'scvg{scavenge-number}: ',
        anchor: 'scvg{scavenge-number}: inuse: ',
        template:
          'scvg{scavenge-number}: inuse: {scvg-inuse}, idle: {scvg-idle}, sys: {scvg-sys}, released: {scvg-released}, consumed: {scvg-consumed} (MB)',
        source: 'runtime/mheap.go: mheap.scavenge (go1.1)',
        example: 'scvg-1: inuse: 83, idle: 8, sys: 92, released: 8, consumed: 83 (MB)',
      },
      {
        since: 13,
        until: 13,
        opening: 'scvg: inuse: ',
        anchor: 'scvg: inuse: {scvg-inuse}, idle: ',
        template:
          'scvg: inuse: {scvg-inuse}, idle: {scvg-idle}, sys: {scvg-sys}, released: {scvg-released}, consumed: {scvg-consumed} (MB)',
        source: 'runtime/mgcscavenge.go: bgscavenge (go1.13)',
        example: 'scvg: inuse: 85, idle: 41, sys: 127, released: 38, consumed: 88 (MB)',
      },
      {
        since: 13,
        until: 13,
        opening: '{forced=forced} scvg: inuse: ',
        anchor: '{forced=forced} scvg: inuse: {scvg-inuse}, idle: ',
        template:
          '{forced=forced} scvg: inuse: {scvg-inuse}, idle: {scvg-idle}, sys: {scvg-sys}, released: {scvg-released}, consumed: {scvg-consumed} (MB)',
        source: 'runtime/mheap.go: mheap.scavengeAll (go1.13)',
        example: 'forced scvg: inuse: 85, idle: 41, sys: 127, released: 38, consumed: 88 (MB)',
      },
    ],
  },
} as const satisfies Readonly<Record<string, KindDef>>
