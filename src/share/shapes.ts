/**
 * Lines as GODEBUG prints them, with `#` where a number stands: a link of version 1 names them by their place in this list
 * instead of spelling them out. Kept links depend on it, so it never changes, not even at its end; a next version may have
 * another list. A line of another shape is not lost: its shape is then in the link itself.
 */
export const knownShapes: readonly string[] = [
  // gctrace, Go 1.18 and newer
  'gc # @#s #%: #+#+# ms clock, #+#/#/#+# ms cpu, #->#-># MB, # MB goal, # MB stacks, # MB globals, # P',
  'gc # @#s #%: #+#+# ms clock, #+#/#/#+# ms cpu, #->#-># MB, # MB goal, # MB stacks, # MB globals, # P (forced)',
  // Go 1.6 to 1.17
  'gc # @#s #%: #+#+# ms clock, #+#/#/#+# ms cpu, #->#-># MB, # MB goal, # P',
  'gc # @#s #%: #+#+# ms clock, #+#/#/#+# ms cpu, #->#-># MB, # MB goal, # P (forced)',
  // schedtrace up to 8 processors
  ...[1, 2, 4, 8].flatMap((procs) => {
    const each = Array.from({ length: procs }, () => '#').join(' ')
    const old = procs === 1 ? '[#]' : `[${each}]`
    return [
      `SCHED #ms: gomaxprocs=# idleprocs=# threads=# spinningthreads=# idlethreads=# runqueue=# ${old}`,
      `SCHED #ms: gomaxprocs=# idleprocs=# threads=# spinningthreads=# needspinning=# idlethreads=# runqueue=# ${old}`,
      `SCHED #ms: gomaxprocs=# idleprocs=# threads=# spinningthreads=# needspinning=# idlethreads=# runqueue=# [ ${each} ] schedticks=[ ${each} ]`,
    ]
  }),
  // scavtrace, Go 1.21 and newer, 1.16 to 1.20, 1.15
  'scav # KiB work (bg), # KiB work (eager), # KiB now, #% util',
  'scav # KiB work (bg), # KiB work (eager), # KiB total, #% util',
  'scav # # KiB work, # KiB total, #% util',
  // gcpacertrace, Go 1.26 and newer, then older
  'pacer: assist ratio=# (scan # MB in #-># MB) workers=#+#',
  'pacer: #% CPU (# exp.) for #+#+# B work (# B exp.) in # B -> # B (∆goal #, cons/mark #)',
  'pacer: sweep done at heap size #MB; allocated #MB during sweep; swept # pages at # pages/byte',
  'pacer: assist ratio=+#e-# (scan # MB in #-># MB) workers=#++#e-#',
  'pacer: assist ratio=+#e+# (scan # MB in #-># MB) workers=#++#e+#',
  'pacer: #% CPU (# exp.) for #+#+# B work (# B exp.) in # B -> # B (∆goal #, cons/mark +#e+#)',
  'pacer: #% CPU (# exp.) for #+#+# B work (# B exp.) in # B -> # B (∆goal #, cons/mark +#e-#)',
  'pacer: sweep done at heap size #MB; allocated #MB during sweep; swept # pages at +#e+# pages/byte',
  'pacer: sweep done at heap size #MB; allocated #MB during sweep; swept # pages at +#e-# pages/byte',
  'GC forced',
]
