// Printed by printScavTrace in runtime/mgcscavenge.go since Go 1.14; before, gctrace=1 printed the scavenger lines (gctrace.scvg).
import { defineFamily } from './define.ts'

export const scavtrace = defineFamily({
  id: 'scavtrace',
  setting: 'scavtrace=1',
  fields: {
    generation: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      since: 15,
      until: 18,
      source: 'runtime/mgcscavenge.go: printScavTrace, gen',
    },
    work: {
      unit: 'KiB',
      print: 'int',
      meaning: 'neutral',
      until: 20,
      source: 'runtime/mgcscavenge.go: printScavTrace, released',
    },
    'work-background': {
      unit: 'KiB',
      print: 'int',
      meaning: 'neutral',
      since: 21,
      source: 'runtime/mgcscavenge.go: printScavTrace, scavenge.releasedBg',
    },
    'work-eager': {
      unit: 'KiB',
      print: 'int',
      meaning: 'neutral',
      since: 21,
      source: 'runtime/mgcscavenge.go: printScavTrace, scavenge.releasedEager',
    },
    released: {
      unit: 'KiB',
      print: 'int',
      meaning: 'neutral',
      metrics: ['/memory/classes/heap/released:bytes'],
      source: 'runtime/mgcscavenge.go: printScavTrace, gcController.heapReleased',
    },
    utilization: {
      unit: 'percent',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/mgcscavenge.go: printScavTrace, heapInUse * 100 / heapRetained',
    },
    forced: {
      unit: 'flag',
      print: 'flag',
      meaning: 'neutral',
      source: 'runtime/mgcscavenge.go: printScavTrace, forced',
    },
    'controller-reset': {
      unit: 'flag',
      print: 'flag',
      meaning: 'neutral',
      since: 18,
      source: 'runtime/mgcscavenge.go: scavenger.printControllerReset',
    },
  },
  kinds: {
    scav: {
      formats: [
        {
          since: 14,
          until: 14,
          opening: 'scav {work} KiB ',
          anchor: 'scav {work} KiB work',
          template: 'scav {work} KiB work, {released} KiB total, {utilization}% util{forced? (forced)}',
          source: 'runtime/mgcscavenge.go: printScavTrace (go1.14)',
          example: 'scav 1536 KiB work, 7312 KiB total, 75% util',
        },
        {
          since: 15,
          until: 17,
          opening: 'scav {generation} {work} KiB ',
          anchor: 'scav {generation} {work} KiB work',
          template: 'scav {generation} {work} KiB work, {released} KiB total, {utilization}% util{forced? (forced)}',
          source: 'runtime/mgcscavenge.go: printScavTrace (go1.15)',
          example: 'scav 13 34256 KiB work, 68024 KiB total, 100% util (forced)',
        },
        {
          since: 18,
          until: 18,
          opening: 'scav {generation} {work} KiB ',
          anchor: 'scav {generation} {work} KiB work',
          template:
            'scav {generation} {work} KiB work, {released} KiB total, {utilization}% util{forced? (forced)}{controller-reset? [controller reset]}',
          either: ['forced', 'controller-reset'],
          source: 'runtime/mgcscavenge.go: printScavTrace (go1.18)',
          example: 'scav 45 16 KiB work, 4048 KiB total, 70% util',
        },
        {
          since: 19,
          until: 20,
          opening: 'scav {work} KiB ',
          anchor: 'scav {work} KiB work',
          template:
            'scav {work} KiB work, {released} KiB total, {utilization}% util{forced? (forced)}{controller-reset? [controller reset]}',
          either: ['forced', 'controller-reset'],
          source: 'runtime/mgcscavenge.go: printScavTrace (go1.19)',
          example: 'scav 0 KiB work, 29352 KiB total, 88% util',
        },
        {
          since: 21,
          opening: 'scav {work-background} KiB ',
          anchor: 'scav {work-background} KiB work',
          template:
            'scav {work-background} KiB work (bg), {work-eager} KiB work (eager), {released} KiB now, {utilization}% util{forced? (forced)}{controller-reset? [controller reset]}',
          either: ['forced', 'controller-reset'],
          source: 'runtime/mgcscavenge.go: printScavTrace (go1.21)',
          example: 'scav 1216 KiB work (bg), 0 KiB work (eager), 43048 KiB now, 95% util',
        },
      ],
    },
  },
})
