import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface Excerpt {
  /** Where it is in the project: `content/programs/webservice/main.go`. */
  readonly path: string
  readonly code: string
  /** First and last line in the file, counted from 1. */
  readonly from: number
  readonly to: number
  /** Lines of the excerpt to point out, counted from 1. */
  readonly marked: readonly number[]
}

/**
 * The declaration of a program's main.go that begins with `start`, to its closing brace. A lesson names code by its text, so
 * that it cannot drift from the file; text that is not there stops the build.
 */
export function programExcerpt(program: string, start: string, marks: readonly string[] = []): Excerpt {
  const path = `content/programs/${program}/main.go`
  const lines = readFileSync(resolve(path), 'utf8').split('\n')
  const from = lines.findIndex((line) => line.startsWith(start))
  if (from < 0) throw new Error(`${path} has no line that begins with "${start}".`)
  const length = lines.slice(from).indexOf('}')
  if (length < 0) throw new Error(`${path}: "${start}" has no closing brace.`)
  const excerpt = lines.slice(from, from + length + 1)
  const marked = marks.map((mark) => {
    const found = excerpt.findIndex((line) => line.includes(mark))
    if (found < 0) throw new Error(`${path}: "${start}" has no "${mark}".`)
    return found + 1
  })
  return { path, code: excerpt.join('\n'), from: from + 1, to: from + length + 1, marked }
}
