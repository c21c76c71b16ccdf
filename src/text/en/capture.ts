import type { CaptureText } from '../ko/capture.ts'

function kib(bytes: number): string {
  return bytes < 10 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${Math.round(bytes / 1024)} KiB`
}

const oneLine = 'One line a cycle, printed after the program has been let run again. It can usually stay on.'

export const captureText: CaptureText = {
  title: 'Capture a trace',
  lead: 'Say what you want to know and where your program runs, and here are the commands. What you choose goes nowhere.',
  ask: 'What do you want to know?',
  where: 'Where does it run?',
  setting: 'Setting',
  expect: 'How much comes out?',
  cost: 'What does it cost?',
  long: 'For how long?',
  read: 'Afterwards',
  open: 'Open in the workbench',
  commands: 'Commands',
  app: 'Put your own program where it says `app`.',
  pkg: 'Put your own package and test where it says `pkg` and `TestLoad`.',
  traps: 'Where people get stuck here',
  copy: 'Copy',
  copied: 'Copied',
  failed: 'Could not copy. Select the command and copy it by hand.',
  tried: {
    run: 'These commands were run with Go 1.27 on Linux.',
    unprivileged: 'These commands were run with Go 1.27 on Linux, all but the one with `sudo`.',
    checked: 'The form was checked with the tool itself; no real service was changed.',
    steps: 'The commands were run with Go 1.27 on Linux; how steps are written follows the documents.',
    read: 'Written after the documents; not run.',
  },
  sources: 'Documents',
  questions: {
    slow: {
      label: 'Is it GC that makes responses slow?',
      long: 'Until some dozens of cycles are there, a slow spell among them.',
      cost: oneLine,
    },
    leak: {
      label: 'Does it leak memory?',
      long: 'Under a steady load, and long enough to see where the live heap is heading.',
      cost: oneLine,
    },
    queue: {
      label: 'Do goroutines queue up, or do Ps sit idle?',
      long: 'From before the load until after it has stopped. For a closer look, take 100 as the interval.',
      cost: 'Each line is printed with the scheduler locked. Once a second goes unnoticed; do not make the interval very short.',
    },
    waiting: {
      label: 'What are my goroutines waiting for?',
      long: 'Two or three blocks, ten seconds apart. Then turn it off.',
      cost: 'A line for every goroutine, with the scheduler locked all the while. A server with tens of thousands of them can falter.',
    },
    pacing: {
      label: 'Why does GC start when it does?',
      long: 'Ten cycles or so will do.',
      cost: 'Several lines a cycle. Keep it on only while you look into something.',
    },
    memory: {
      label: 'Why does memory not go back to the OS?',
      long: 'Until some minutes after the heap has shrunk: memory goes back slowly.',
      cost: 'One more line each time the scavenger has worked.',
    },
    start: {
      label: 'Why does the program take long to start?',
      long: 'Start it once. It prints at start only.',
      cost: 'A line for each package at start, and nothing afterwards.',
    },
  },
  expected: ({ program, release, lines, bytes, seconds, blocks, longestBlock }) =>
    [
      seconds === undefined
        ? `The sample program ${program} printed ${lines} lines, ${kib(bytes)}, with ${release}.`
        : `The sample program ${program} printed ${lines} lines, ${kib(bytes)}, in ${Math.round(seconds * 10) / 10} seconds with ${release}.`,
      ...(blocks > 0 ? [`The longest block has ${longestBlock} lines, and grows with every goroutine.`] : []),
    ].join(' '),
  places: {
    shell: {
      label: 'Shell',
      titles: {
        both: 'Keep everything, and watch it too',
        sudo: 'As another user',
        check: 'See whether a running program has it',
      },
      traps: [
        'Do not `export` it. Every `go` command and compiler you run in that shell would print traces, too.',
        '`sudo` clears most variables, so the setting goes after `sudo`.',
        'A start script with `2>/dev/null` throws the trace away.',
        'It cannot be turned on in a process that runs already. Start it again.',
      ],
    },
    systemd: {
      label: 'systemd',
      titles: { unit: 'Two lines for the editor that opens', restart: 'Restart and take the log' },
      traps: [
        'What you set with `--runtime` is gone after a reboot. To undo it sooner, delete the two lines with the same command and restart the service.',
        'Without `-o cat` every line begins with date and name. The workbench reads those as well.',
        'journald drops lines when too many come at once (`RateLimitBurst`), which a scheddetail block can do.',
        'With `StandardError=null`, or a file there, nothing reaches journalctl.',
      ],
    },
    docker: {
      label: 'Docker',
      titles: { detached: 'Leave it running and take its log', compose: 'In a compose file' },
      traps: [
        '`docker logs` keeps the two outputs apart: catch the trace with `2>`, not with `>`.',
        '`-t` merges them for good.',
        'Do not write `ENV GODEBUG` into the `Dockerfile`: the `go` command that builds the image would print, too.',
        'An image that starts several processes mixes their lines. See whether `gc` numbers fall back to 1.',
      ],
    },
    kubernetes: {
      label: 'Kubernetes',
      titles: { logs: 'Take one pod', before: 'The lines from before a crash', off: 'Turn it off' },
      traps: [
        'Changing a variable replaces every pod. The state you were after is gone; wait for it to come back.',
        'Of several pods, take one. Lines of many pods are hard to tell apart.',
        '`kubectl logs` gives both outputs as one. The workbench picks the trace out of the rest.',
        'Log collectors may drop lines that are not JSON, or cut long ones. `kubectl logs` goes past them.',
      ],
    },
    windows: {
      label: 'Windows',
      titles: { cmd: 'Command prompt (cmd)', powershell: 'PowerShell' },
      traps: [
        'The PowerShell that comes with Windows wraps standard error in error records and breaks the lines. Go through `cmd /c`.',
        'A Windows service has nowhere to print to. Capture from a console first.',
        'What `set` turns on stays on until the window is closed. Clear it afterwards.',
      ],
    },
    test: {
      label: 'Tests',
      titles: { exec: 'In one go' },
      traps: [
        '`GODEBUG=… go test` makes the go command and the compiler print as well. A small test run that way gave 78 lines, of which the test had printed 14 (Go 1.27.4).',
        'Packages compiled that way keep the compiler’s lines in the build cache. If the same lines come back with every build although the setting is off, `go clean -cache` removes them.',
        '`go test` runs a test in the folder of its package. Go there yourself when you run the binary, or it will not find its `testdata`.',
        'With `-exec`, add `-v`: the output of a test that passes is thrown away otherwise.',
      ],
    },
    ci: {
      label: 'CI',
      titles: { steps: 'Steps for GitHub Actions' },
      traps: [
        'Do not set it for the whole job: the `go` command of the build step would print, and leave its lines in the build cache.',
        'A failed run is the one you want to see, so upload the file with `if: always()`.',
        'CI machines differ in their number of CPUs. Set `GOMAXPROCS` if you want to compare runs.',
      ],
    },
  },
  everywhere: 'Where people get stuck anywhere',
  general: [
    {
      title: 'Not a single line',
      text: 'The runtime passes over names it does not know without a word, so check the spelling first. With `gctrace`, a program in which GC never ran has nothing to print.',
    },
    {
      title: 'Can the program turn it on by itself?',
      text: 'No. Setting `gctrace=1` with `os.Setenv` printed nothing, and `//go:debug gctrace=1` did not compile, as an unknown setting (Go 1.27.4). It has to be in the environment before the start.',
    },
    {
      title: 'Numbers fall back to 1',
      text: 'The program was started again, or lines of another process are mixed in. `go run` prints lines of the go command along with those of the program.',
    },
    {
      title: 'Other text in the middle of a line',
      text: 'The runtime writes a line in several pieces, and whatever the program writes to standard error meanwhile lands between them. Log to standard output instead. The workbench puts broken lines together again, and says so where it cannot.',
    },
    {
      title: 'Lines are cut off',
      text: 'Log collectors cut or split long lines; SCHED lines of machines with many Ps are the first to suffer. Capture without the collector.',
    },
  ],
}
