import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isGzip, recogniseFile } from './index.ts'

const folder = 'src/trace/foreign/fixtures'
const fixture = (name: string): Uint8Array => readFileSync(`${folder}/${name}`)
/** Bytes as their hex dump, and text as it is. */
const hex = (digits: string) => Uint8Array.from(digits.match(/[\da-f]{2}/g) ?? [], (byte) => Number.parseInt(byte, 16))
const text = (content: string) => new TextEncoder().encode(content)
const kindOf = (bytes: Uint8Array) => recogniseFile(bytes)?.kind ?? null

describe('files that Go writes', () => {
  it('are recognised as the toolchain of today writes them', () => {
    expect(recogniseFile(fixture('go1.27-execution.trace'))).toEqual({
      kind: 'go-execution-trace',
      binary: true,
      detail: 'go 1.26 trace',
    })
    for (const name of ['go1.27-heap.pb.gz', 'go1.27-cpu.pb.gz']) {
      expect(isGzip(fixture(name)), name).toBe(true)
      expect(recogniseFile(gunzipSync(fixture(name))), name).toEqual({ kind: 'pprof', binary: true })
    }
    for (const profile of ['heap', 'goroutine', 'mutex', 'block', 'threadcreate']) {
      expect(kindOf(fixture(`go1.27-${profile}-profile.txt`)), profile).toBe('pprof-text')
    }
  })

  // internal/trace/raw and runtime/trace.go: the header is 16 bytes, “go 1.N trace” filled up with zeros.
  it.each(['1.5', '1.7', '1.8', '1.9', '1.10', '1.11', '1.19', '1.21', '1.22', '1.23', '1.25', '1.26'])(
    'execution traces of version %s are recognised',
    (version) => {
      expect(kindOf(text(`go ${version} trace\0\0\0\0`.slice(0, 16)))).toBe('go-execution-trace')
    },
  )

  it('the CPU profile of old releases is recognised', () => {
    const words = new BigUint64Array([0n, 3n, 0n, 10000n, 0n, 1n, 1n, 0x4885ban])
    expect(kindOf(new Uint8Array(words.buffer))).toBe('pprof')
  })

  it('a profile is one with every length of its beginning, and other bytes are none', () => {
    const profile = gunzipSync(fixture('go1.27-heap.pb.gz'))
    for (const length of [64, 200, 500, 1000]) expect(kindOf(profile.subarray(0, length)), String(length)).toBe('pprof')
    expect(kindOf(hex('0a 04 08 01 10 02 ff ff ff'))).toBeNull()
    expect(kindOf(text('\n\x04 gc 1'))).toBeNull()
  })
})

describe('files of others', () => {
  it.each([
    ['image', 'PNG', '89504e470d0a1a0a0000000d49484452'],
    ['image', 'JPEG', 'ffd8ffe000104a46494600010100'],
    ['image', 'GIF', '4749463839610100010080'],
    ['image', 'WebP', '524946461a000000574542505650384c'],
    ['pdf', undefined, '255044462d312e370a25e2e3cfd3'],
    ['zip', undefined, '504b03041400000008000000'],
    ['zstd', undefined, '28b52ffd0458'],
    ['xz', undefined, 'fd377a585a000004e6d6b446'],
    ['bzip2', undefined, '425a68393141592653594e'],
    ['seven-zip', undefined, '377abcaf271c0004'],
    ['lz4', undefined, '04224d186440a7'],
    ['journal', undefined, '4c504b53484852480000000003000000'],
    ['perf-data', undefined, '50455246494c4532680000'],
    ['nettrace', undefined, '4e657474726163651400000021466173745365'],
    // e_type 4, little and big endian; 2 is a program.
    ['core-dump', undefined, '7f454c4602010100000000000000000004003e00'],
    ['core-dump', undefined, '7f454c4602020100000000000000000000040016'],
    ['program', 'ELF', '7f454c4602010100000000000000000002003e00'],
    ['program', 'Mach-O', 'cffaedfe0c0000010000000002'],
    ['program', 'PE', '4d5a90000300000004000000ffff'],
  ] as const)('%s %s is known by its first bytes', (kind, detail, digits) => {
    expect(recogniseFile(hex(digits))).toEqual({ kind, binary: true, ...(detail ? { detail } : {}) })
  })

  it.each([
    [
      'v8-trace-gc',
      '[44583:0x110008000]       25 ms: Scavenge 2.4 (3.2) -> 2.0 (4.2) MB, 0.62 / 0.00 ms  (average mu = 1.000, current mu = 1.000) allocation failure;',
    ],
    [
      'v8-trace-gc',
      '[2367:0x5581d0]   184 ms: Mark-sweep 12.3 (30.1) -> 11.9 (30.1) MB, 4.1 / 0.0 ms  (average mu = 0.9, current mu = 0.9) finalize incremental marking',
    ],
    ['jvm-gc', '[0.005s][info][gc] Using G1'],
    [
      'jvm-gc',
      '[2023-04-01T10:00:00.123+0900][0.052s][info   ][gc,start     ] GC(0) Pause Young (Normal) (G1 Evacuation Pause)',
    ],
    ['jvm-gc', '[0.112s][info][gc] GC(3) Garbage Collection (Proactive) 118M(6%)->14M(1%)'],
    ['jvm-gc', '[0.350s][info][gc] Trigger: Learning 1 of 5. Free (1433M) is below initial threshold (1434M)'],
    ['jvm-gc', '2.521: [GC (Allocation Failure) 2.521: [ParNew: 78656K->8704K(78656K), 0.0115 secs]'],
    ['jvm-gc', '[GC (Allocation Failure) [PSYoungGen: 33280K->5118K(38400K)] 33280K->5846K(125952K), 0.0060 secs]'],
    ['jvm-gc', '0.532: [Full GC (System.gc()) 5846K->5632K(125952K), 0.0314 secs]'],
    ['python-gc', 'gc: collecting generation 0...'],
    ['python-gc', 'gc: done, 5 unreachable, 0 uncollectable, 0.0001s elapsed'],
    ['html', '<!DOCTYPE html>\n<html lang="en"><head><title>Issue</title>'],
    ['godebug-setting', 'GODEBUG=gctrace=1,schedtrace=1000'],
    ['godebug-setting', 'export GODEBUG="gctrace=1"\n'],
    ['godebug-setting', 'GODEBUG=schedtrace=1000,scheddetail=1 ./server\n'],
    ['godebug-setting', '$env:GODEBUG = "gctrace=1"'],
    ['godebug-setting', 'gctrace=1,gcpacertrace=1'],
  ] as const)('%s: %s', (kind, line) => {
    expect(recogniseFile(text(line))).toEqual({ kind, binary: false })
    expect(kindOf(text(`\ufeff${line}`))).toBe(kind)
    // Logs of others rarely begin with the line that tells them.
    if (kind.endsWith('-gc')) expect(kindOf(text(`starting\r\n${line}\r\n`))).toBe(kind)
  })

  it('a tar archive is known by its magic, far from the beginning', () => {
    const archive = new Uint8Array(512)
    archive.set(text('trace.log'))
    archive.set(text('ustar\x0000'), 257)
    expect(kindOf(archive)).toBe('tar')
  })

  it('nothing else gets a name', () => {
    for (const content of [
      '',
      'hello',
      'PK is short',
      'MZ is a text',
      '\0\0\0\0 sparse',
      'go 1.27 is out',
      '[info] gc',
      '[GC] x',
      'a=1',
    ]) {
      expect(kindOf(text(content)), content).toBeNull()
    }
    expect(kindOf(gzipSync('gc 1'))).toBeNull()
    expect(kindOf(new Uint8Array(64))).toBeNull()
  })

  it('no recorded trace is taken for another file', () => {
    for (const file of readdirSync('content/samples', { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.log')) expect(recogniseFile(readFileSync(`content/samples/${file}`)), file).toBeNull()
    }
  })
})
