// Loaded before the command: when it ends, says on the fourth stream what it took.
import { writeSync } from 'node:fs'
import { ownPeak } from './process.ts'

process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  writeSync(3, JSON.stringify({ peak: ownPeak(), busy: (userCPUTime + systemCPUTime) / 1000 }))
})
