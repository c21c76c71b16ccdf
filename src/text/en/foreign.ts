import type { ForeignText } from '../ko/foreign.ts'
import { formatNumber } from './format.ts'

const unpackFirst = 'Unpack it and open the text file inside. Files packed by gzip (`.gz`) are read as they are.'

export const foreignText: ForeignText = {
  blocks: {
    panic: { name: 'panic', means: 'The message and the stacks of a program that ended in a panic.' },
    'fatal-error': {
      name: 'fatal error',
      means: 'The runtime could not go on, and said so before it ended the program.',
    },
    signal: { name: 'signal', means: 'Stacks and registers printed on a signal, most often `SIGQUIT`.' },
    'runtime-message': { name: 'runtime message', means: 'A remark of the runtime that begins with `runtime:`.' },
    'goroutine-stacks': { name: 'goroutine stacks', means: 'Where goroutines were at the moment they were printed.' },
    'exit-status': { name: 'exit status', means: 'How `go run` reports the exit code of the program.' },
    'check-finalizers': {
      name: 'checkfinalizers',
      means:
        'Queue lengths that `GODEBUG=checkfinalizers=1` prints after each GC, and its report when something is wrong.',
    },
    'alloc-free-trace': {
      name: 'allocfreetrace',
      means:
        'Every allocation and every free with its stack, from `GODEBUG=allocfreetrace=1`, which Go had until 1.22.',
    },
    'godebug-warning': { name: 'GODEBUG warning', means: 'Something in `GODEBUG` was not understood.' },
    'http2-debug': { name: 'http2debug', means: 'What net/http logs under `GODEBUG=http2debug`.' },
    'netdns-debug': { name: 'netdns', means: 'How package net looks up names, logged under `GODEBUG=netdns`.' },
    'go-build': {
      name: 'go command output',
      means: 'Errors that `go build` or `go test` prints under the name of a package.',
    },
  },
  files: {
    image: {
      name: 'an image',
      because: 'Its first bytes are the mark of an image file.',
      instead: 'Copy the lines as text and paste them instead of a picture of them.',
    },
    pdf: {
      name: 'a PDF document',
      because: 'It begins with `%PDF-`.',
      instead: 'Open the document, copy the part with the trace, and paste it.',
    },
    zip: { name: 'a ZIP archive', because: 'Its first bytes are `PK`.', instead: unpackFirst },
    zstd: { name: 'a Zstandard file', because: 'Its first four bytes are those of Zstandard.', instead: unpackFirst },
    xz: { name: 'an XZ file', because: 'Its first six bytes are those of XZ.', instead: unpackFirst },
    bzip2: { name: 'a bzip2 file', because: 'It begins with `BZh`.', instead: unpackFirst },
    'seven-zip': { name: 'a 7z archive', because: 'Its first six bytes are those of 7z.', instead: unpackFirst },
    lz4: { name: 'an LZ4 file', because: 'Its first four bytes are those of LZ4.', instead: unpackFirst },
    tar: { name: 'a tar archive', because: 'It says `ustar` at byte 257.', instead: unpackFirst },
    'go-execution-trace': {
      name: 'a Go execution trace',
      because: 'It begins with a header such as `go 1.26 trace`.',
      instead:
        'Open it with `go tool trace FILE`. What is read here are the lines that `GODEBUG` prints to standard error.',
    },
    pprof: {
      name: 'a pprof profile',
      because: 'What is in it has the shape of pprof’s profile.proto.',
      instead: 'Open it with `go tool pprof FILE`. To look at the GC, record lines with `GODEBUG=gctrace=1`.',
    },
    'pprof-text': {
      name: 'a pprof profile in text form',
      because: 'It has a heading such as `heap profile:` or `goroutine profile:`.',
      instead: 'Open it with `go tool pprof FILE`. To look at the GC, record lines with `GODEBUG=gctrace=1`.',
    },
    'core-dump': {
      name: 'a core dump',
      because: 'It is an ELF file of type core.',
      instead: 'Open it with `dlv core PROGRAM FILE`.',
    },
    program: {
      name: 'a program',
      because: 'Its first bytes are those of an executable.',
      instead: 'Run it with `GODEBUG=gctrace=1 ./program 2>trace.log` and open trace.log.',
    },
    'perf-data': {
      name: 'a Linux perf recording',
      because: 'It begins with `PERFILE2`.',
      instead: 'Open it with `perf report -i FILE`.',
    },
    journal: {
      name: 'a systemd journal file',
      because: 'It begins with `LPKSHHRH`.',
      instead: 'Get its text with `journalctl --file FILE -o short-precise` and open that.',
    },
    nettrace: {
      name: 'a .NET trace',
      because: 'It begins with `Nettrace`.',
      instead: 'Open it with `dotnet-trace` or PerfView. It does not come from Go’s runtime.',
    },
    'v8-trace-gc': {
      name: 'a V8 --trace-gc log',
      because: 'It has lines like `[pid:address] 25 ms: Scavenge …`.',
      instead:
        'It tells about the GC of Node.js or Chrome, whose fields are not Go’s. Look at the documentation of V8.',
    },
    'jvm-gc': {
      name: 'a JVM GC log',
      because: 'It has lines like `[0.005s][info][gc]` or `[GC (Allocation Failure)`.',
      instead:
        'It tells about the GC of Java, whose fields are not Go’s. Open it with a tool for the JVM such as GCViewer.',
    },
    'python-gc': {
      name: 'a log of Python’s gc module',
      because: 'It has lines like `gc: collecting generation 0...`.',
      instead: 'Python’s `gc.set_debug` printed it. Check that this is the standard error of a Go program.',
    },
    'godebug-setting': {
      name: 'a GODEBUG setting',
      because: 'There is the setting and no line that it made the runtime print.',
      instead: 'Run the program with it and paste what appears on standard error: `./server 2>trace.log`.',
    },
    html: {
      name: 'an HTML page',
      because: 'It begins with `<html>`, and there is no trace in it.',
      instead: 'Download the raw log, or copy only the part that shows the trace.',
    },
  },
  fileIs: (file, name, detail) =>
    `${file === '' ? '' : `${file}: `}${name}${detail === undefined ? '' : ` (${detail})`}`,
  goroutines: (count) => (count === 1 ? '1 goroutine' : `${formatNumber(count)} goroutines`),
  lines: (count) => (count === 1 ? '1 line' : `${formatNumber(count)} lines`),
  found: 'Not a trace, but known',
}
