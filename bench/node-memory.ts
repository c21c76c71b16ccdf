// A process of its own, so that nothing else is in its memory: prints bytes before and after reading a file.
import { readFileSync } from 'node:fs'
import { readTable } from '../src/trace/columns/index.ts'

readTable(new TextEncoder().encode('gc 1\n'))
const before = process.memoryUsage().rss
const table = readTable(readFileSync(process.argv[2] as string))
const after = process.memoryUsage().rss
console.log(JSON.stringify({ before, after, records: table.length }))
