// Runs the astro command. Building this site tells nobody anything, so Astro's telemetry is off; the development server
// stays in the foreground.
import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = fileURLToPath(new URL('../../node_modules/astro/bin/astro.mjs', import.meta.url))

/** The exit code of `astro <parameters>`. */
export function runAstro(...parameters: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [command, ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' },
  })
  return status ?? 1
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = runAstro(...process.argv.slice(2))
}
