import type { ShareText } from '../text/ko/share.ts'
import { numberOf, type TraceDocument } from '../trace/record.ts'
import type { Place } from './capsule.ts'
import { recordAt } from './review.ts'

/** What a note is about, in words: `line 3, heap goal`. `names` has the short name of a field by full id. */
export function wordPlace(
  place: Place | null,
  documents: readonly TraceDocument[],
  words: ShareText,
  names: (field: string) => string | undefined,
): string {
  if (place === null) return words.place.whole
  const which = documents.length < 2 ? '' : `${place.trace === 0 ? words.place.before : words.place.after}, `
  const document = documents[place.trace]
  switch (place.type) {
    case 'line':
      return which + words.place.line(place.line + 1)
    case 'field':
      return `${which}${words.place.line(place.line + 1)}, ${names(place.field) ?? place.field}`
    case 'cycle': {
      const record = document && recordAt(document, place.line)
      const number = record && numberOf(record, 'gc-number')
      return which + (number === undefined ? words.place.line(place.line + 1) : words.place.cycle(String(number)))
    }
    case 'range':
      return which + words.place.range(String(place.from / 1000), String(place.to / 1000))
  }
}
