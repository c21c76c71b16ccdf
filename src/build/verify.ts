// `npm test`: all that a change has to pass, with nothing waiting that need not wait. What is checked without a browser
// runs in two lanes, since the type checkers use one core each; browser tests need the built site and the whole machine.
import { spawn } from 'node:child_process'

const lanes: readonly (readonly string[])[] = [
  ['types', 'build', 'size'],
  ['lint', 'unit'],
]
const last = 'e2e'

const seconds = (from: number) => `${Math.round((performance.now() - from) / 1000)} s`

/** Runs a script of package.json. With `quiet`, what it says comes in one piece when it has ended. */
function run(script: string, quiet: boolean): Promise<boolean> {
  const from = performance.now()
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], {
      shell: process.platform === 'win32',
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    const said: Buffer[] = []
    child.stdout?.on('data', (bytes: Buffer) => said.push(bytes))
    child.stderr?.on('data', (bytes: Buffer) => said.push(bytes))
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      console.log(`\n== npm run ${script}: ${code === 0 ? 'passed' : 'FAILED'}, ${seconds(from)}\n`)
      resolve(code === 0)
    })
  })
}

/** One after another, up to the first that fails. */
async function runLane(scripts: readonly string[]): Promise<boolean> {
  for (const script of scripts) if (!(await run(script, true))) return false
  return true
}

const start = performance.now()
const passed = (await Promise.all(lanes.map(runLane))).every(Boolean) && (await run(last, false))
console.log(`== ${passed ? 'All passed' : 'Something failed'}, ${seconds(start)}`)
process.exitCode = passed ? 0 : 1
