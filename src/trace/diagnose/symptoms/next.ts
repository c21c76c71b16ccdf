/**
 * Commands that tell what a trace cannot. `./app` is the reader's program; `localhost:6060` is where it serves
 * `net/http/pprof`. Words say what each one answers (`src/text/<locale>/symptoms.ts`).
 */
export const nextSteps = {
  'heap-diff':
    'curl -so before.pb.gz localhost:6060/debug/pprof/heap; sleep 600; curl -so after.pb.gz localhost:6060/debug/pprof/heap; go tool pprof -base before.pb.gz after.pb.gz',
  'heap-profile': 'go tool pprof -sample_index=inuse_space http://localhost:6060/debug/pprof/heap',
  'allocs-profile': 'go tool pprof -sample_index=alloc_space http://localhost:6060/debug/pprof/allocs',
  'cpu-profile': "go tool pprof 'http://localhost:6060/debug/pprof/profile?seconds=30'",
  goroutines: "curl -s 'localhost:6060/debug/pprof/goroutine?debug=1' | head -40",
  'leaked-goroutines': "curl -s 'localhost:6060/debug/pprof/goroutineleak?debug=1' | head -40",
  'execution-trace': "curl -so trace.out 'localhost:6060/debug/pprof/trace?seconds=5'; go tool trace trace.out",
  threads: "curl -s 'localhost:6060/debug/pprof/threadcreate?debug=1'; ls /proc/$(pgrep -n app)/task | wc -l",
  scavtrace: 'GODEBUG=gctrace=1,scavtrace=1 ./app',
  pacertrace: 'GODEBUG=gctrace=1,gcpacertrace=1 ./app',
  schedtrace: 'GODEBUG=schedtrace=1000 ./app',
  scheddetail: 'GODEBUG=schedtrace=1000,scheddetail=1 ./app',
  rss: "grep -E 'VmRSS|RssAnon|LazyFree' /proc/$(pgrep -n app)/status",
  throttling: 'cat /sys/fs/cgroup/cpu.stat /sys/fs/cgroup/cpu.max',
  gomaxprocs: 'GODEBUG=gctrace=1 GOMAXPROCS=2 ./app',
  gogc: 'GODEBUG=gctrace=1 GOGC=400 ./app',
  memlimit: 'GODEBUG=gctrace=1 GOGC=100 GOMEMLIMIT=750MiB ./app',
  'forced-callers': "grep -rnE 'runtime\\.GC\\(|debug\\.FreeOSMemory\\(' --include='*.go' .",
  'init-costs': 'GODEBUG=inittrace=1 ./app 2>&1 | grep "^init " | sort -k5,5 -rn | head',
  'one-program': 'go build -o app . && GODEBUG=gctrace=1 ./app 2> app.log',
} as const satisfies Readonly<Record<string, string>>

export type NextStep = keyof typeof nextSteps
