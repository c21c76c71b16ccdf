import type { CycleLane } from '../trace/derive/cycle-columns.ts'
import { placeOfGreatest, type Series } from './decimate.ts'

/**
 * Of stretches of places as many as there is room for: all where they fit, else the greatest of each of `room` groups of
 * places that follow each other. The greatest of all is always among them.
 */
export function chosenPlaces(stretches: readonly CycleLane[], series: Series, room: number): number[] {
  const count = stretches.reduce((sum, { from, to }) => sum + to - from, 0)
  if (count <= room)
    return stretches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index))
  const chosen: number[] = []
  // Groups are counted over all stretches, so that each process gets as much room as it has cycles.
  let before = 0
  let group = 0
  let best = -1
  const better = (place: number) =>
    place >= 0 && (best < 0 || (series.values[place] as number) > (series.values[best] as number))
  for (const { from, to } of stretches) {
    let at = from
    while (at < to) {
      const groupEnd = Math.floor(((group + 1) * count) / room)
      const end = Math.min(to, from + groupEnd - before)
      const place = placeOfGreatest(series, at, end)
      if (better(place)) best = place
      at = end
      if (before + at - from >= groupEnd) {
        if (best >= 0) chosen.push(best)
        best = -1
        group++
      }
    }
    before += to - from
  }
  if (best >= 0) chosen.push(best)
  return chosen
}
