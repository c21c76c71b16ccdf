// Printed by schedtrace (runtime/proc.c to Go 1.4, proc1.go in Go 1.5 and 1.6, proc.go since). The lines of a P, an M and a G stand two
// blanks in, which is not part of the templates: what copies a trace often takes leading blanks away.
import { defineFamily } from './define.ts'

export const schedtrace = defineFamily({
  id: 'schedtrace',
  setting: 'schedtrace=1000',
  fields: {
    at: {
      unit: 'ms',
      print: 'int',
      meaning: 'neutral',
      clock: 'wall',
      source: 'runtime/proc.go: schedtrace, starttime',
    },
    gomaxprocs: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      metrics: ['/sched/gomaxprocs:threads'],
      source: 'runtime/proc.go: schedtrace, gomaxprocs',
    },
    idleprocs: { unit: 'count', print: 'int', meaning: 'idle', source: 'runtime/proc.go: schedtrace, sched.npidle' },
    threads: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      metrics: ['/sched/threads/total:threads'],
      source: 'runtime/proc.go: schedtrace, mcount()',
    },
    spinningthreads: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      since: 4,
      source: 'runtime/proc.go: schedtrace, sched.nmspinning',
    },
    needspinning: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      since: 20,
      source: 'runtime/proc.go: schedtrace, sched.needspinning',
    },
    idlethreads: { unit: 'count', print: 'int', meaning: 'idle', source: 'runtime/proc.go: schedtrace, sched.nmidle' },
    runqueue: {
      unit: 'count',
      print: 'int',
      meaning: 'queue',
      source: 'runtime/proc.go: schedtrace, sched.runq.size',
    },
    'local-runqueues': {
      unit: 'count',
      print: 'int',
      meaning: 'queue',
      source: 'runtime/proc.go: schedtrace, pp.runqtail - pp.runqhead',
    },
    schedticks: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      since: 25,
      source: 'runtime/proc.go: schedtrace, pp.schedtick',
    },
    gcwaiting: {
      unit: 'flag',
      print: 'bool',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, sched.gcwaiting',
    },
    nmidlelocked: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, sched.nmidlelocked',
    },
    nmspinning: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      until: 3,
      source: 'runtime/proc.c: runtime·schedtrace, runtime·sched.nmspinning',
    },
    stopwait: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, sched.stopwait',
    },
    sysmonwait: {
      unit: 'flag',
      print: 'bool',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, sched.sysmonwait',
    },
    'p-id': { unit: 'id', print: 'int', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, index in allp' },
    status: {
      unit: 'id',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, pp.status; readgstatus(gp)',
    },
    schedtick: { unit: 'count', print: 'int', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, pp.schedtick' },
    syscalltick: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, pp.syscalltick',
    },
    m: { unit: 'id', print: 'id', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, pp.m; gp.m' },
    runqsize: {
      unit: 'count',
      print: 'int',
      meaning: 'queue',
      source: 'runtime/proc.go: schedtrace, pp.runqtail - pp.runqhead',
    },
    runqcap: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      until: 2,
      source: 'runtime/proc.c: runtime·schedtrace, p->runqsize',
    },
    gfreecnt: { unit: 'count', print: 'int', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, pp.gFree.n' },
    timerslen: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      since: 14,
      source: 'runtime/proc.go: schedtrace, pp.timers.heap',
    },
    'm-id': { unit: 'id', print: 'int', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.id' },
    p: { unit: 'id', print: 'id', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.p' },
    curg: { unit: 'id', print: 'id', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.curg' },
    mallocing: { unit: 'count', print: 'int', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.mallocing' },
    throwing: {
      unit: 'count',
      print: 'signed',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, mp.throwing',
    },
    gcing: {
      unit: 'count',
      print: 'int',
      meaning: 'neutral',
      until: 4,
      source: 'runtime/proc.c: runtime·schedtrace, mp->gcing',
    },
    preemptoff: {
      unit: 'text',
      print: 'text',
      meaning: 'neutral',
      since: 5,
      source: 'runtime/proc.go: schedtrace, mp.preemptoff',
    },
    locks: { unit: 'count', print: 'signed', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.locks' },
    dying: { unit: 'count', print: 'signed', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.dying' },
    helpgc: {
      unit: 'count',
      print: 'signed',
      meaning: 'neutral',
      until: 11,
      source: 'runtime/proc.go: schedtrace, mp.helpgc',
    },
    spinning: { unit: 'flag', print: 'bool', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.spinning' },
    blocked: {
      unit: 'flag',
      print: 'bool',
      meaning: 'neutral',
      since: 3,
      source: 'runtime/proc.go: schedtrace, mp.blocked',
    },
    lockedg: { unit: 'id', print: 'id', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, mp.lockedg' },
    'g-id': { unit: 'id', print: 'int', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, gp.goid' },
    'wait-reason': {
      unit: 'text',
      print: 'text',
      meaning: 'neutral',
      source: 'runtime/proc.go: schedtrace, gp.waitreason',
    },
    lockedm: { unit: 'id', print: 'id', meaning: 'neutral', source: 'runtime/proc.go: schedtrace, gp.lockedm' },
  },
  kinds: {
    summary: {
      opening: 'SCHED {at}ms: gomaxprocs=',
      anchor: 'SCHED {at}ms: gomaxprocs={gomaxprocs} ',
      formats: [
        {
          since: 2,
          until: 3,
          template:
            'SCHED {at}ms: gomaxprocs={gomaxprocs} idleprocs={idleprocs} threads={threads} idlethreads={idlethreads} runqueue={runqueue} [{local-runqueues*}]',
          source: 'runtime/proc.c: runtime·schedtrace (go1.2)',
          example: 'SCHED 1004ms: gomaxprocs=4 idleprocs=0 threads=11 idlethreads=4 runqueue=8 [0 1 0 3]',
        },
        {
          since: 4,
          until: 19,
          template:
            'SCHED {at}ms: gomaxprocs={gomaxprocs} idleprocs={idleprocs} threads={threads} spinningthreads={spinningthreads} idlethreads={idlethreads} runqueue={runqueue} [{local-runqueues*}]',
          source: 'runtime/proc.go: schedtrace (go1.4)',
          example: 'SCHED 1001ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=2 runqueue=0 [0 4]',
        },
        {
          since: 20,
          until: 24,
          template:
            'SCHED {at}ms: gomaxprocs={gomaxprocs} idleprocs={idleprocs} threads={threads} spinningthreads={spinningthreads} needspinning={needspinning} idlethreads={idlethreads} runqueue={runqueue} [{local-runqueues*}]',
          source: 'runtime/proc.go: schedtrace (go1.20)',
          example:
            'SCHED 1009ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 needspinning=1 idlethreads=0 runqueue=1 [0 2]',
        },
        {
          since: 25,
          template:
            'SCHED {at}ms: gomaxprocs={gomaxprocs} idleprocs={idleprocs} threads={threads} spinningthreads={spinningthreads} needspinning={needspinning} idlethreads={idlethreads} runqueue={runqueue} [ {local-runqueues*} ] schedticks=[ {schedticks*} ]',
          source: 'runtime/proc.go: schedtrace (go1.25)',
          example:
            'SCHED 502ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 needspinning=1 idlethreads=0 runqueue=1 [ 0 2 ] schedticks=[ 269 896 ]',
        },
      ],
    },
    detail: {
      opening: 'SCHED {at}ms: gomaxprocs=',
      anchor: 'SCHED {at}ms: gomaxprocs={gomaxprocs} ',
      formats: [
        {
          since: 2,
          until: 3,
          template:
            'SCHED {at}ms: gomaxprocs={gomaxprocs} idleprocs={idleprocs} threads={threads} idlethreads={idlethreads} runqueue={runqueue} gcwaiting={gcwaiting} nmidlelocked={nmidlelocked} nmspinning={nmspinning} stopwait={stopwait} sysmonwait={sysmonwait}',
          source: 'runtime/proc.c: runtime·schedtrace (go1.2)',
          example:
            'SCHED 1004ms: gomaxprocs=4 idleprocs=0 threads=11 idlethreads=4 runqueue=8 gcwaiting=0 nmidlelocked=0 nmspinning=0 stopwait=0 sysmonwait=0',
        },
        {
          since: 4,
          until: 19,
          template:
            'SCHED {at}ms: gomaxprocs={gomaxprocs} idleprocs={idleprocs} threads={threads} spinningthreads={spinningthreads} idlethreads={idlethreads} runqueue={runqueue} gcwaiting={gcwaiting} nmidlelocked={nmidlelocked} stopwait={stopwait} sysmonwait={sysmonwait}',
          source: 'runtime/proc.go: schedtrace (go1.4)',
          example:
            'SCHED 502ms: gomaxprocs=2 idleprocs=0 threads=7 spinningthreads=0 idlethreads=3 runqueue=0 gcwaiting=0 nmidlelocked=0 stopwait=0 sysmonwait=0',
        },
        {
          since: 20,
          template:
            'SCHED {at}ms: gomaxprocs={gomaxprocs} idleprocs={idleprocs} threads={threads} spinningthreads={spinningthreads} needspinning={needspinning} idlethreads={idlethreads} runqueue={runqueue} gcwaiting={gcwaiting} nmidlelocked={nmidlelocked} stopwait={stopwait} sysmonwait={sysmonwait}',
          source: 'runtime/proc.go: schedtrace (go1.20)',
          example:
            'SCHED 505ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 needspinning=1 idlethreads=0 runqueue=0 gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=false',
        },
      ],
    },
    p: {
      opening: 'P{p-id}: status=',
      anchor: 'P{p-id}: status={status} schedtick={schedtick} ',
      formats: [
        {
          since: 2,
          until: 2,
          template:
            'P{p-id}: status={status} schedtick={schedtick} syscalltick={syscalltick} m={m} runqsize={runqsize}/{runqcap} gfreecnt={gfreecnt}',
          print: { m: 'id-signed' },
          source: 'runtime/proc.c: runtime·schedtrace (go1.2)',
          example: '  P0: status=1 schedtick=96 syscalltick=8 m=2 runqsize=1/128 gfreecnt=0',
        },
        {
          since: 3,
          until: 13,
          template:
            'P{p-id}: status={status} schedtick={schedtick} syscalltick={syscalltick} m={m} runqsize={runqsize} gfreecnt={gfreecnt}',
          print: { m: 'id-signed' },
          source: 'runtime/proc.c: runtime·schedtrace (go1.3)',
          example: '  P1: status=1 schedtick=6715 syscalltick=1 m=2 runqsize=1 gfreecnt=0',
        },
        {
          since: 14,
          until: 19,
          template:
            'P{p-id}: status={status} schedtick={schedtick} syscalltick={syscalltick} m={m} runqsize={runqsize} gfreecnt={gfreecnt} timerslen={timerslen}',
          print: { m: 'id-signed' },
          source: 'runtime/proc.go: schedtrace (go1.14)',
          example: '  P0: status=1 schedtick=3682 syscalltick=53 m=2 runqsize=0 gfreecnt=4 timerslen=1',
        },
        {
          since: 20,
          template:
            'P{p-id}: status={status} schedtick={schedtick} syscalltick={syscalltick} m={m} runqsize={runqsize} gfreecnt={gfreecnt} timerslen={timerslen}',
          source: 'runtime/proc.go: schedtrace (go1.20)',
          example: '  P1: status=1 schedtick=4110 syscalltick=0 m=0 runqsize=0 gfreecnt=0 timerslen=1',
        },
      ],
    },
    m: {
      opening: 'M{m-id}: p=',
      anchor: 'M{m-id}: p={p} curg={curg} ',
      formats: [
        {
          since: 2,
          until: 2,
          template:
            'M{m-id}: p={p} curg={curg} mallocing={mallocing} throwing={throwing} gcing={gcing} locks={locks} dying={dying} helpgc={helpgc} spinning={spinning} lockedg={lockedg}',
          print: { p: 'id-signed', curg: 'id-signed', lockedg: 'id-signed' },
          source: 'runtime/proc.c: runtime·schedtrace (go1.2)',
          example: '  M3: p=0 curg=17 mallocing=0 throwing=0 gcing=0 locks=0 dying=0 helpgc=0 spinning=0 lockedg=-1',
        },
        {
          since: 3,
          until: 4,
          template:
            'M{m-id}: p={p} curg={curg} mallocing={mallocing} throwing={throwing} gcing={gcing} locks={locks} dying={dying} helpgc={helpgc} spinning={spinning} blocked={blocked} lockedg={lockedg}',
          print: { p: 'id-signed', curg: 'id-signed', lockedg: 'id-signed' },
          source: 'runtime/proc.c: runtime·schedtrace (go1.3)',
          example:
            '  M3: p=0 curg=17 mallocing=0 throwing=0 gcing=0 locks=0 dying=0 helpgc=0 spinning=0 blocked=0 lockedg=-1',
        },
        {
          since: 5,
          until: 11,
          template:
            'M{m-id}: p={p} curg={curg} mallocing={mallocing} throwing={throwing} preemptoff={preemptoff} locks={locks} dying={dying} helpgc={helpgc} spinning={spinning} blocked={blocked} lockedg={lockedg}',
          print: { p: 'id-signed', curg: 'id-signed', lockedg: 'id-signed' },
          source: 'runtime/proc.go: schedtrace (go1.5)',
          example:
            '  M6: p=-1 curg=-1 mallocing=0 throwing=0 preemptoff= locks=0 dying=0 helpgc=0 spinning=false blocked=true lockedg=-1',
        },
        {
          since: 12,
          until: 19,
          template:
            'M{m-id}: p={p} curg={curg} mallocing={mallocing} throwing={throwing} preemptoff={preemptoff} locks={locks} dying={dying} spinning={spinning} blocked={blocked} lockedg={lockedg}',
          print: { p: 'id-signed', curg: 'id-signed', lockedg: 'id-signed' },
          source: 'runtime/proc.go: schedtrace (go1.12)',
          example:
            '  M3: p=1 curg=21 mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false blocked=false lockedg=-1',
        },
        {
          since: 20,
          template:
            'M{m-id}: p={p} curg={curg} mallocing={mallocing} throwing={throwing} preemptoff={preemptoff} locks={locks} dying={dying} spinning={spinning} blocked={blocked} lockedg={lockedg}',
          source: 'runtime/proc.go: schedtrace (go1.20)',
          example:
            '  M3: p=nil curg=nil mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false blocked=false lockedg=nil',
        },
      ],
    },
    g: {
      opening: 'G{g-id}: status=',
      anchor: 'G{g-id}: status={status}(',
      formats: [
        {
          since: 2,
          until: 19,
          template: 'G{g-id}: status={status}({wait-reason}) m={m} lockedm={lockedm}',
          print: { m: 'id-signed', lockedm: 'id-signed' },
          source: 'runtime/proc.go: schedtrace (go1.2)',
          example: '  G18: status=4(select (no cases)) m=-1 lockedm=-1',
        },
        {
          since: 20,
          template: 'G{g-id}: status={status}({wait-reason}) m={m} lockedm={lockedm}',
          source: 'runtime/proc.go: schedtrace (go1.20)',
          example: '  G1: status=4(sync.WaitGroup.Wait) m=nil lockedm=nil',
        },
      ],
    },
  },
})
