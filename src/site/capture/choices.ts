/** The questions that a trace can answer, with the setting that asks them; words are in `src/text/<locale>/capture.ts`. */
export const questions = {
  slow: { setting: 'gctrace=1', sample: 'webservice-noleak/1.27-gctrace', lesson: '/lessons/gc-trace/' },
  leak: { setting: 'gctrace=1', sample: 'heapleak/1.27-gctrace', lesson: '/lessons/memory-tracing/' },
  queue: {
    setting: 'schedtrace=1000',
    sample: 'webservice-noleak/1.27-sched1000-p1',
    lesson: '/lessons/scheduler-trace/',
  },
  waiting: {
    setting: 'schedtrace=10000,scheddetail=1',
    sample: 'scheddetail/1.24-web',
    lesson: '/lessons/scheduler-detail/',
  },
  pacing: {
    setting: 'gctrace=1,gcpacertrace=1',
    sample: 'webservice-noleak/1.27-gctrace-pacer',
    lesson: '/lessons/pacer/',
  },
  memory: {
    setting: 'gctrace=1,scavtrace=1',
    sample: 'scavenger/1.24-gc-scav',
    lesson: '/lessons/memory-tracing/#rising',
  },
  start: { setting: 'inittrace=1', sample: 'init/1.27-inittrace', lesson: '/lessons/godebug/#prints' },
} as const satisfies Record<string, { setting: string; sample: string; lesson: string }>

export type Question = keyof typeof questions

/** Stands for the chosen setting in a command. */
export const settingPlace = '{}'

export interface CommandBlock {
  /** Which words of the place stand over it; none for the place's first. */
  readonly title?: string
  /** What stands before each line; absent where the lines go into a file. */
  readonly prompt?: string
  readonly lines: readonly string[]
}

export interface PlaceCommands {
  readonly blocks: readonly CommandBlock[]
  /** `run`: done as it stands with Go 1.27 on Linux; `unprivileged`: except for the line with sudo. `checked`: read by the tool itself, without a service behind it. `steps`: its commands were run, what is around them was not. `read`: as the documents say. */
  readonly tried: 'run' | 'unprivileged' | 'checked' | 'steps' | 'read'
  /** Where the commands are documented. */
  readonly sources?: readonly string[]
}

/** Where a program runs, and the commands that capture its trace there. */
export const places = {
  shell: {
    tried: 'unprivileged',
    blocks: [
      { prompt: '$', lines: ['GODEBUG={} ./app 2> trace.log'] },
      { title: 'both', prompt: '$', lines: ['GODEBUG={} ./app 2>&1 | tee all.log'] },
      { title: 'sudo', prompt: '$', lines: ['sudo GODEBUG={} ./app 2> trace.log'] },
      { title: 'check', prompt: '$', lines: ["tr '\\0' '\\n' < /proc/$(pgrep -n app)/environ | grep GODEBUG"] },
    ],
  },
  systemd: {
    tried: 'checked',
    sources: [
      'https://www.freedesktop.org/software/systemd/man/latest/systemctl.html',
      'https://www.freedesktop.org/software/systemd/man/latest/journald.conf.html',
    ],
    blocks: [
      { prompt: '$', lines: ['sudo systemctl edit --runtime app'] },
      { title: 'unit', lines: ['[Service]', 'Environment=GODEBUG={}'] },
      {
        title: 'restart',
        prompt: '$',
        lines: ['sudo systemctl restart app', 'journalctl -u app -o cat --since "-10min" > all.log'],
      },
    ],
  },
  docker: {
    tried: 'read',
    sources: [
      'https://docs.docker.com/reference/cli/docker/container/run/',
      'https://docs.docker.com/reference/cli/docker/container/logs/',
    ],
    blocks: [
      { prompt: '$', lines: ['docker run --rm -e GODEBUG={} app 2> trace.log'] },
      {
        title: 'detached',
        prompt: '$',
        lines: ['docker run -d --name app -e GODEBUG={} app', 'docker logs app > /dev/null 2> trace.log'],
      },
      { title: 'compose', lines: ['environment:', '  GODEBUG: "{}"'] },
    ],
  },
  kubernetes: {
    tried: 'checked',
    sources: [
      'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_env/',
      'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/',
    ],
    blocks: [
      { prompt: '$', lines: ['kubectl set env deployment/app GODEBUG={}', 'kubectl rollout status deployment/app'] },
      { title: 'logs', prompt: '$', lines: ['kubectl get pods', 'kubectl logs -f app-5d9c > all.log'] },
      { title: 'before', prompt: '$', lines: ['kubectl logs --previous app-5d9c > before-restart.log'] },
      { title: 'off', prompt: '$', lines: ['kubectl set env deployment/app GODEBUG-'] },
    ],
  },
  windows: {
    tried: 'read',
    sources: [
      'https://learn.microsoft.com/windows-server/administration/windows-commands/set_1',
      'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_redirection',
    ],
    blocks: [
      { title: 'cmd', prompt: '>', lines: ['set GODEBUG={}', 'app.exe 2> trace.log', 'set GODEBUG='] },
      {
        title: 'powershell',
        prompt: 'PS>',
        lines: ["$env:GODEBUG = '{}'", 'cmd /c "app.exe 2> trace.log"', 'Remove-Item Env:GODEBUG'],
      },
    ],
  },
  test: {
    tried: 'run',
    sources: ['https://pkg.go.dev/cmd/go#hdr-Test_packages'],
    blocks: [
      {
        prompt: '$',
        lines: ['go test -c -o pkg.test ./pkg', 'cd pkg && GODEBUG={} ../pkg.test -test.run TestLoad 2> ../trace.log'],
      },
      {
        title: 'exec',
        prompt: '$',
        lines: ["go test -count=1 -v -exec 'env GODEBUG={}' -run TestLoad ./pkg > all.log"],
      },
    ],
  },
  ci: {
    tried: 'steps',
    sources: ['https://docs.github.com/actions/using-workflows/workflow-syntax-for-github-actions'],
    blocks: [
      {
        title: 'steps',
        lines: [
          '- run: go test -c -o pkg.test ./pkg',
          '- run: cd pkg && GODEBUG={} ../pkg.test -test.run TestLoad 2> ../trace.log',
          '- uses: actions/upload-artifact@v4',
          '  if: always()',
          '  with:',
          '    name: trace',
          '    path: trace.log',
        ],
      },
    ],
  },
} as const satisfies Record<string, PlaceCommands>

export type Place = keyof typeof places
