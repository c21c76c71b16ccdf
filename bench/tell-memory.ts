// Loaded before the command: when it ends, says on the fourth stream what it took.
import { writeSync } from 'node:fs'

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeSync(3, JSON.stringify({ peak: maxRSS * 1024, busy: (userCPUTime + systemCPUTime) / 1000 }))
})
