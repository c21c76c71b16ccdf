// Printed by gcControllerState (runtime/mgc.go to Go 1.16, runtime/mgcpacer.go since) and by the sweeper. Two different deltas:
// the classic line has U+0394 (goalΔ), the line of Go 1.18 U+2206 (∆goal).
import { defineFamily } from './define.ts'

export const gcpacertrace = defineFamily({
  id: 'gcpacertrace',
  setting: 'gcpacertrace=1',
  fields: {
    'assist-ratio': {
      unit: 'ratio',
      print: 'float-shortest',
      meaning: 'neutral',
      source: 'runtime/mgcpacer.go: gcController.assistWorkPerByte',
    },
    'scannable-heap': {
      unit: 'MiB',
      print: 'int',
      meaning: 'neutral',
      printedAs: 'MB',
      source: 'runtime/mgcpacer.go: gcController.heapScan',
    },
    'heap-start': {
      unit: 'MiB',
      print: 'int',
      meaning: 'heap-start',
      printedAs: 'MB',
      source: 'runtime/mgcpacer.go: gcController.heapLive',
    },
    'heap-goal': {
      unit: 'MiB',
      print: 'int',
      meaning: 'heap-goal',
      printedAs: 'MB',
      metrics: ['/gc/heap/goal:bytes'],
      source: 'runtime/mgcpacer.go: gcController.heapGoal',
    },
    'workers-dedicated': {
      unit: 'count',
      print: 'int',
      meaning: 'background',
      source: 'runtime/mgcpacer.go: gcController.dedicatedMarkWorkersNeeded',
    },
    'workers-fractional': {
      unit: 'ratio',
      print: 'float-shortest',
      meaning: 'background',
      source: 'runtime/mgcpacer.go: gcController.fractionalUtilizationGoal (to 1.9: fractionalMarkWorkersNeeded)',
    },
    utilization: {
      unit: 'percent',
      print: 'signed',
      meaning: 'neutral',
      since: 18,
      source: 'runtime/mgcpacer.go: endCycle, utilization',
    },
    'utilization-goal': {
      unit: 'percent',
      print: 'int',
      meaning: 'neutral',
      since: 18,
      source: 'runtime/mgcpacer.go: gcGoalUtilization',
    },
    'heap-work': {
      unit: 'B',
      print: 'int',
      meaning: 'neutral',
      since: 18,
      source: 'runtime/mgcpacer.go: gcController.heapScanWork',
    },
    'stack-work': {
      unit: 'B',
      print: 'int',
      meaning: 'neutral',
      since: 18,
      metrics: ['/gc/scan/stack:bytes'],
      source: 'runtime/mgcpacer.go: gcController.stackScanWork',
    },
    'global-work': {
      unit: 'B',
      print: 'int',
      meaning: 'neutral',
      since: 18,
      metrics: ['/gc/scan/globals:bytes'],
      source: 'runtime/mgcpacer.go: gcController.globalsScanWork',
    },
    'expected-work': {
      unit: 'B',
      print: 'int',
      meaning: 'neutral',
      since: 18,
      source: 'runtime/mgcpacer.go: lastHeapScan + lastStackScan + globalsScan',
    },
    'heap-trigger': {
      unit: 'B',
      print: 'int',
      meaning: 'heap-start',
      since: 18,
      source: 'runtime/mgcpacer.go: gcController.triggered',
    },
    'heap-end': {
      unit: 'B',
      print: 'int',
      meaning: 'heap-end',
      since: 18,
      source: 'runtime/mgcpacer.go: gcController.heapLive',
    },
    'goal-delta': {
      unit: 'B',
      print: 'signed',
      meaning: 'neutral',
      since: 18,
      source: 'runtime/mgcpacer.go: heapLive - lastHeapGoal',
    },
    'cons-mark': {
      unit: 'ratio',
      print: 'float-shortest',
      meaning: 'neutral',
      since: 18,
      source: 'runtime/mgcpacer.go: oldConsMark',
    },
    'controller-reset': {
      unit: 'flag',
      print: 'flag',
      meaning: 'neutral',
      since: 18,
      until: 19,
      source: 'runtime/mgcpacer.go: endCycle',
    },
    'h-m-prev': {
      unit: 'B',
      print: 'int',
      meaning: 'heap-live',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, memstats.heap_marked',
    },
    'h-t': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, memstats.triggerRatio',
    },
    'h-trigger': {
      unit: 'B',
      print: 'int',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, memstats.gc_trigger',
    },
    'h-a': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, actualGrowthRatio',
    },
    'h-actual': {
      unit: 'B',
      print: 'int',
      meaning: 'heap-end',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, memstats.heap_live',
    },
    'h-g': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, goalGrowthRatio',
    },
    'h-goal': {
      unit: 'B',
      print: 'int',
      meaning: 'heap-goal',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, memstats.next_gc',
    },
    'u-a': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, utilization',
    },
    'u-g': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, gcGoalUtilization',
    },
    'w-a': {
      unit: 'B',
      print: 'signed',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, c.scanWork',
    },
    'goal-delta-ratio': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, goalGrowthRatio - triggerRatio',
    },
    'actual-delta-ratio': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, actualGrowthRatio - triggerRatio',
    },
    'u-ratio': {
      unit: 'ratio',
      print: 'float-exponent',
      meaning: 'neutral',
      until: 17,
      source: 'runtime/mgc.go: gcControllerState.endCycle, utilization / gcGoalUtilization',
    },
    'heap-at-sweep-done': {
      unit: 'MiB',
      print: 'int',
      meaning: 'neutral',
      printedAs: 'MB',
      source: 'runtime/mgcsweep.go: gcController.heapLive',
    },
    'sweep-allocated': {
      unit: 'MiB',
      print: 'int',
      meaning: 'neutral',
      printedAs: 'MB',
      source: 'runtime/mgcsweep.go: heapLive - sweepHeapLiveBasis',
    },
    'pages-swept': {
      unit: 'pages',
      print: 'int',
      meaning: 'neutral',
      source: 'runtime/mgcsweep.go: mheap_.pagesSwept',
    },
    'pages-per-byte': {
      unit: 'pages-per-byte',
      print: 'float-shortest',
      meaning: 'neutral',
      since: 7,
      source: 'runtime/mgcsweep.go: mheap_.sweepPagesPerByte',
    },
  },
  kinds: {
    start: {
      opening: 'pacer: assist ratio=',
      anchor: 'pacer: assist ratio={assist-ratio} ',
      formats: [
        {
          since: 5,
          until: 9,
          template:
            'pacer: assist ratio={assist-ratio} (scan {scannable-heap} MB in {heap-start}->{heap-goal} MB) workers={workers-dedicated}+{workers-fractional}',
          print: { 'assist-ratio': 'float-exponent', 'workers-fractional': 'int' },
          source: 'runtime/mgc.go: gcControllerState.startCycle (go1.5)',
          example: 'pacer: assist ratio=+4.399643e-001 (scan 0 MB in 4->5 MB) workers=0+1',
        },
        {
          since: 10,
          until: 25,
          template:
            'pacer: assist ratio={assist-ratio} (scan {scannable-heap} MB in {heap-start}->{heap-goal} MB) workers={workers-dedicated}+{workers-fractional}',
          print: { 'assist-ratio': 'float-exponent', 'workers-fractional': 'float-exponent' },
          source: 'runtime/mgc.go: gcControllerState.startCycle (go1.10)',
          example: 'pacer: assist ratio=+5.156609e-002 (scan 3 MB in 142->178 MB) workers=0++2.500000e-001',
        },
        {
          since: 26,
          template:
            'pacer: assist ratio={assist-ratio} (scan {scannable-heap} MB in {heap-start}->{heap-goal} MB) workers={workers-dedicated}+{workers-fractional}',
          source: 'runtime/mgcpacer.go: gcControllerState.startCycle (go1.26)',
          example: 'pacer: assist ratio=23.70744335492034 (scan 0 MB in 7->8 MB) workers=2+0',
        },
      ],
    },
    end: {
      opening: 'pacer: {utilization}% CPU (',
      anchor: 'pacer: {utilization}% CPU (',
      formats: [
        {
          since: 18,
          until: 19,
          template:
            'pacer: {utilization}% CPU ({utilization-goal} exp.) for {heap-work}+{stack-work}+{global-work} B work ({expected-work} B exp.) in {heap-trigger} B -> {heap-end} B (∆goal {goal-delta}, cons/mark {cons-mark}){controller-reset?[controller reset]}',
          print: { 'cons-mark': 'float-exponent' },
          source: 'runtime/mgcpacer.go: gcControllerState.endCycle (go1.18)',
          example:
            'pacer: 70% CPU (25 exp.) for 910544+22528+8612400 B work (8628784 B exp.) in 8181780 B -> 9519104 B (∆goal 906704, cons/mark +0.000000e+000)',
        },
        {
          since: 20,
          until: 25,
          template:
            'pacer: {utilization}% CPU ({utilization-goal} exp.) for {heap-work}+{stack-work}+{global-work} B work ({expected-work} B exp.) in {heap-trigger} B -> {heap-end} B (∆goal {goal-delta}, cons/mark {cons-mark})',
          print: { 'cons-mark': 'float-exponent' },
          source: 'runtime/mgcpacer.go: gcControllerState.endCycle (go1.20)',
          example:
            'pacer: 54% CPU (25 exp.) for 2244416+2920+8612592 B work (10853504 B exp.) in 133460375 B -> 158195896 B (∆goal -30056, cons/mark +3.429637e+000)',
        },
        {
          since: 26,
          template:
            'pacer: {utilization}% CPU ({utilization-goal} exp.) for {heap-work}+{stack-work}+{global-work} B work ({expected-work} B exp.) in {heap-trigger} B -> {heap-end} B (∆goal {goal-delta}, cons/mark {cons-mark})',
          source: 'runtime/mgcpacer.go: gcControllerState.endCycle (go1.26)',
          example:
            'pacer: 39% CPU (25 exp.) for 3325568+2832+8541138 B work (12005898 B exp.) in 157344560 B -> 177587056 B (∆goal -8664330, cons/mark 3.201637384612057)',
        },
      ],
    },
    'end-classic': {
      opening: 'pacer: H_m_prev=',
      anchor: 'pacer: H_m_prev={h-m-prev} ',
      formats: [
        {
          since: 5,
          until: 17,
          template:
            'pacer: H_m_prev={h-m-prev} h_t={h-t} H_T={h-trigger} h_a={h-a} H_a={h-actual} h_g={h-g} H_g={h-goal} u_a={u-a} u_g={u-g} W_a={w-a} goalΔ={goal-delta-ratio} actualΔ={actual-delta-ratio} u_a/u_g={u-ratio}',
          source: 'runtime/mgc.go: gcControllerState.endCycle (go1.5)',
          example:
            'pacer: H_m_prev=93625928 h_t=+6.000000e-001 H_T=149801484 h_a=+1.006183e+000 H_a=187830728 h_g=+1.000000e+000 H_g=187251856 u_a=+5.371593e-001 u_g=+3.000000e-001 W_a=3362816 goalΔ=+4.000000e-001 actualΔ=+4.061828e-001 u_a/u_g=+1.790531e+000',
        },
      ],
    },
    sweep: {
      opening: 'pacer: sweep done',
      anchor: 'pacer: sweep done at heap size {heap-at-sweep-done}MB; ',
      formats: [
        {
          since: 6,
          until: 6,
          template:
            'pacer: sweep done at heap size {heap-at-sweep-done}MB; allocated {sweep-allocated}MB of spans; swept {pages-swept} pages',
          source: 'runtime/mgcsweep.go: sweepone (go1.6)',
          example: 'pacer: sweep done at heap size 8MB; allocated 0MB of spans; swept 1101 pages',
        },
        {
          since: 7,
          until: 8,
          template:
            'pacer: sweep done at heap size {heap-at-sweep-done}MB; allocated {sweep-allocated}MB of spans; swept {pages-swept} pages at {pages-per-byte} pages/byte',
          print: { 'pages-per-byte': 'float-exponent' },
          source: 'runtime/mgcsweep.go: sweepone (go1.7)',
          example:
            'pacer: sweep done at heap size 8MB; allocated 0MB of spans; swept 1101 pages at +1.343994e-001 pages/byte',
        },
        {
          since: 9,
          until: 17,
          template:
            'pacer: sweep done at heap size {heap-at-sweep-done}MB; allocated {sweep-allocated}MB during sweep; swept {pages-swept} pages at {pages-per-byte} pages/byte',
          print: { 'pages-per-byte': 'float-exponent' },
          source: 'runtime/mgcsweep.go: sweepone (go1.9)',
          example:
            'pacer: sweep done at heap size 141MB; allocated 52MB during sweep; swept 20956 pages at +3.801405e-004 pages/byte',
        },
        {
          since: 25,
          until: 25,
          template:
            'pacer: sweep done at heap size {heap-at-sweep-done}MB; allocated {sweep-allocated}MB during sweep; swept {pages-swept} pages at {pages-per-byte} pages/byte',
          print: { 'pages-per-byte': 'float-exponent' },
          source: 'runtime/mgcsweep.go: sweepLocker (go1.25)',
          example:
            'pacer: sweep done at heap size 141MB; allocated 52MB during sweep; swept 20956 pages at +3.801405e-004 pages/byte',
        },
        {
          since: 26,
          template:
            'pacer: sweep done at heap size {heap-at-sweep-done}MB; allocated {sweep-allocated}MB during sweep; swept {pages-swept} pages at {pages-per-byte} pages/byte',
          source: 'runtime/mgcsweep.go: activeSweep.end (go1.26)',
          example:
            'pacer: sweep done at heap size 124MB; allocated 54MB during sweep; swept 20454 pages at 0.000360562373650467 pages/byte',
        },
      ],
    },
  },
})
