// Words for the lines that gctrace prints beside its cycles: objects scanned by size class (Go 1.25 and newer, gctrace=2) and the
// scavenger (to Go 1.13).
import type { memoryFields } from '../../trace/catalogue/gctrace-memory.ts'
import type { FieldText } from '../field-text.ts'

const count = 'A count, exact.'
const printedMiB = 'Printed as `MB` but MiB (2^20 bytes), cut to an integer.'
const scanSince = 'Printed since Go 1.25, with `gctrace=2`.'
const longForm =
  'Only in the long form, which Go 1.25 prints when built with the Green Tea collector and newer releases by default.'
const scvgGone = 'Printed up to Go 1.13. Since Go 1.14 see the `scav` lines of `scavtrace=1`.'

export const memoryText = {
  'size-class': {
    name: 'Size class',
    gloss: 'class',
    means: 'Which objects, by size, the line counts.',
    how: 'The runtime rounds small objects up to fixed sizes. Each size has a line, and the sum comes first.',
    unit: 'Text: `total` is the sum, `L` large objects, `32B` the class of 32 bytes.',
    misreading: 'Not the exact size of an object: one of 20 bytes counts under `24B`.',
    typical: 'A class with nothing to scan has no line.',
    changes: scanSince,
  },
  'objects-single': {
    name: 'Scanned singly',
    gloss: 'singly',
    means: 'How many objects were scanned one by one, not with their span.',
    how: 'Counted for each object taken from a work queue and scanned.',
    unit: count,
    misreading: 'Not all objects: the sum of the three stands after `=`.',
    typical: 'All large objects are here.',
    changes: longForm,
  },
  'objects-sparse': {
    name: 'From sparse spans',
    gloss: 'sparse',
    means: 'How many objects were scanned in spans with few objects to scan.',
    how: 'Counted while a span is taken and the marked objects are picked out of it.',
    unit: count,
    misreading: 'Objects, not spans. Those stand further down the line.',
    typical: 'The larger the share of dense spans beside it, the better the collector uses the caches.',
    changes: longForm,
  },
  'objects-dense': {
    name: 'From dense spans',
    gloss: 'dense',
    means: 'How many objects were scanned in spans with many objects to scan.',
    how: 'Counted where enough of a span had gathered to scan it in one go.',
    unit: count,
    misreading: 'Objects, not spans.',
    typical: 'The largest of the three in a program with many small objects.',
    changes: longForm,
  },
  spans: {
    name: 'Spans scanned',
    gloss: 'spans',
    means: 'How many spans were scanned as a whole.',
    how: 'Sparse and dense ones together.',
    unit: count,
    misreading: 'Not all spans of the heap, and one that is scanned twice counts twice.',
    typical: 'Objects divided by spans tell how much one scan got done.',
    changes: longForm,
  },
  'spans-sparse': {
    name: 'Sparse spans',
    gloss: 'sparse spans',
    means: 'How many spans were scanned with few objects in them to scan.',
    how: 'Counted once for each such scan.',
    unit: count,
    misreading: 'Not a number of objects.',
    typical: 'Far more than dense ones means that this program gains little from scanning by span.',
    changes: longForm,
  },
  'spans-dense': {
    name: 'Dense spans',
    gloss: 'dense spans',
    means: 'How many spans were scanned with many objects in them to scan.',
    how: 'Counted once for each such scan.',
    unit: count,
    misreading: 'Not a number of objects.',
    typical: 'Grows where objects of one size point at each other.',
    changes: longForm,
  },
  'scvg-inuse': {
    name: 'Spans in use',
    gloss: 'inuse',
    means: 'The size of spans that hold at least one object.',
    how: 'Bytes of heap spans in use (`heap_inuse`).',
    unit: printedMiB,
    misreading: 'Not the live heap: gaps within spans and garbage that is not swept yet are in it.',
    typical: 'With `idle` it comes close to `sys`.',
    changes: scvgGone,
  },
  'scvg-idle': {
    name: 'Empty spans',
    gloss: 'idle',
    means: 'The size of spans that hold nothing.',
    how: 'Bytes of empty heap spans (`heap_idle`), those returned to the OS among them.',
    unit: printedMiB,
    misreading: 'The process does not occupy all of it: `released` of it has been returned.',
    typical: '`idle` minus `released` is memory that is empty and still held.',
    changes: scvgGone,
  },
  'scvg-sys': {
    name: 'Address space',
    gloss: 'sys',
    means: 'Address space obtained from the OS for the heap.',
    how: 'Bytes obtained (`heap_sys`). Returned memory keeps its addresses, so this hardly falls.',
    unit: printedMiB,
    misreading: 'Not resident memory; `consumed` is closer to that.',
    typical: 'Follows the largest heap there has been.',
    changes: scvgGone,
  },
  'scvg-released': {
    name: 'Returned heap',
    gloss: 'released',
    means: 'How much heap is returned to the OS.',
    how: 'On the long line what is returned at this moment (`heap_released`). On the short line that ends in `MB released`, what was returned just now.',
    unit: printedMiB,
    misreading: 'The two forms mean different things, and neither is a sum since program start.',
    typical: 'Grows some minutes after load goes down.',
    changes: scvgGone,
  },
  'scvg-consumed': {
    name: 'Occupied heap',
    gloss: 'consumed',
    means: 'Heap obtained from the OS and not returned.',
    how: '`sys` minus `released`.',
    unit: printedMiB,
    misreading: 'Not the live heap: spans that are empty but still held are in it.',
    typical: "With stacks and the runtime's own share it resembles the process's resident memory.",
    changes: scvgGone,
  },
} satisfies Record<keyof typeof memoryFields, FieldText>
