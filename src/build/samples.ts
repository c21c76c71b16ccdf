import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

const folder = resolve('content/samples')

/** Where a sample came from, as its .yaml file says. */
export interface Provenance {
  /**
   * `run`: printed by one of content/programs. `note`: taken from the training note. `reference`: one line of a release,
   * kept for its form. `public`: published by somebody else, `source` says where; for releases that nobody runs any more.
   */
  readonly origin: 'run' | 'note' | 'reference' | 'public'
  readonly source?: string
  readonly program: string
  readonly description: string
  /** The output of `go version`, for samples of our own. */
  readonly goVersion?: string
  /** What is known about the release otherwise. */
  readonly goReleases?: string
  readonly arguments?: string
  readonly os?: string
  readonly architecture?: string
  readonly godebug: string
  readonly gogc?: string | number
  readonly gomemlimit?: string
  readonly goExperiment?: string
  /** Absent where nobody wrote it down. */
  readonly gomaxprocs?: number
  readonly lines: number
  readonly linesProduced?: number
  readonly firstLineKept?: number
  readonly lastLineKept?: number
  readonly counts: Readonly<Record<string, number>>
}

export interface Sample {
  /** `note/gc-318-322`: folder and file without the extension. */
  readonly id: string
  readonly text: string
  readonly provenance: Provenance
}

let known: readonly string[] | undefined

/** The ids of every sample, sorted. */
export function sampleIds(): readonly string[] {
  known ??= readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log'))
    .map((name) => name.slice(0, -'.log'.length).replaceAll('\\', '/'))
    .sort()
  return known
}

/** A sample by its id; an unknown id is an error that names the nearest known ones. */
export function sample(id: string): Sample {
  if (!sampleIds().includes(id)) throw new Error(unknownSample(id))
  return {
    id,
    text: readFileSync(join(folder, `${id}.log`), 'utf8'),
    provenance: parse(readFileSync(join(folder, `${id}.yaml`), 'utf8')) as Provenance,
  }
}

/** Lines `from` to `to` of a text, counted from 1, both included. */
export function linesOf(text: string, from = 1, to = Number.POSITIVE_INFINITY): string {
  return text
    .split('\n')
    .slice(from - 1, to)
    .join('\n')
    .replace(/\n$/, '')
}

/** What to tell an author who named a sample that is not there. */
export function unknownSample(id: string): string {
  const near = nearest(id, sampleIds(), 3)
  return `There is no sample "${id}" in content/samples. The nearest are: ${near.map((each) => `"${each}"`).join(', ')}.`
}

/** The `count` names that take the fewest edits to reach. */
export function nearest(name: string, names: readonly string[], count: number): string[] {
  return names
    .map((each) => ({ each, distance: editDistance(name, each) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ each }) => each)
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
