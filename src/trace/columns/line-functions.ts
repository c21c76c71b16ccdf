import type { LineFunction } from './fast-program.ts'

/**
 * Functions for single forms, by `formOf`. The build puts in this module's place what `line-source.ts` makes of the catalogue;
 * where the sources run as they are, there are none, and `runProgram` reads the same lines.
 */
export const lineFunctions: ReadonlyMap<string, LineFunction> = new Map()
