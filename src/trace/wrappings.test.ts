import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTable, tellProcesses } from './columns/index.ts'
import { parseTrace } from './index.ts'
import type { LineTime } from './normalise/index.ts'
import { type NormalisedRecord, readNormalised } from './normalise/read-normalised.ts'

/** Same numbers on every machine and every day. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'))

interface RealLine {
  readonly text: string
  readonly kind: string
  readonly values: readonly string[]
}

const valuesOf = (record: NormalisedRecord) => record.fields.map(({ field, text }) => `${field}=${text}`)

/** Lines of the samples that are one record from end to end, a few of each kind, chosen by the seed. */
function realLines(seed: number, perKind: number): RealLine[] {
  const random = seeded(seed)
  const byKind = new Map<string, RealLine[]>()
  for (const sample of samples) {
    for (const record of readNormalised(sample).records) {
      if (record.joined) continue
      const start = sample.lastIndexOf('\n', record.start - 1) + 1
      const text = sample.slice(start, record.end)
      if (text.trimStart() !== sample.slice(record.start, record.end) || sample[record.end] !== '\n') continue
      const line = { text, kind: record.kind, values: valuesOf(record) }
      const known = byKind.get(record.kind)
      if (known) known.push(line)
      else byKind.set(record.kind, [line])
    }
  }
  return [...byKind.values()].flatMap((lines) =>
    Array.from(
      { length: Math.min(perKind, lines.length) },
      () => lines[Math.floor(random() * lines.length)] as RealLine,
    ),
  )
}

const lines = realLines(20261123, 4)
const gcLines = lines.filter(({ kind }) => kind === 'gctrace.cycle')

interface Wrapping {
  readonly name: string
  readonly wrap: (texts: readonly string[], random: () => number) => string
  /** A value as it stands in the wrapped text, as it was printed. */
  readonly unwrap?: (slice: string) => string
  readonly lines?: readonly RealLine[]
  readonly time?: LineTime
  readonly source?: string
}

const each = (wrapLine: (text: string, index: number) => string) => (all: readonly string[]) =>
  all.map(wrapLine).join('\n')
const two = (index: number) => String(index % 60).padStart(2, '0')
const utc = Date.UTC(2026, 10, 23, 5, 46, 0)

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const json = (text: string) => JSON.stringify(text).slice(1, -1)
const goJson = (text: string) =>
  json(text).replaceAll('>', '\\u003e').replaceAll('<', '\\u003c').replaceAll('&', '\\u0026')
const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')
const halfWidth = (text: string) =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
const colour = '\u001b[36m'
const reset = '\u001b[0m'
const withoutColour = (slice: string) => slice.replaceAll(/.\[[0-9;]*m/g, '')
const sprinkle = (text: string, random: () => number, extra: string) =>
  [...text].map((char) => (random() < 0.2 ? extra + char : char)).join('')

/** Cuts at a width, as a terminal does, in the middle of whatever stands there. */
const hardWrap = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []
/** Cuts at blanks, as a mail program does. */
function softWrap(text: string, width: number): string[] {
  const rows: string[] = []
  let row = text.startsWith(' ') ? ' ' : ''
  for (const word of text.trim().split(' ')) {
    if (row.trim() !== '' && row.length + 1 + word.length > width) {
      rows.push(row)
      row = word
    } else {
      row = row.trim() === '' ? row + word : `${row} ${word}`
    }
  }
  return [...rows, row]
}

const wrappings: readonly Wrapping[] = [
  // Where lines come from.
  { name: 'nothing', wrap: each((text) => text) },
  {
    name: 'docker compose',
    wrap: each((text) => `web-1  | ${text}`),
    source: 'web-1',
  },
  {
    name: 'docker compose in colour',
    wrap: each((text) => `${colour}web-1  |${reset} ${text}`),
    source: 'web-1',
  },
  {
    name: 'docker compose with times',
    wrap: each((text) => `web-1  | 2026-11-23T05:46:00.123456789Z ${text}`),
    source: 'web-1',
    time: { ms: utc + 123.456789, known: 'zoned' },
  },
  {
    name: 'docker logs --timestamps',
    wrap: each((text) => `2026-11-23T05:46:00.000000001Z ${text}`),
    time: { ms: utc + 0.000001, known: 'zoned' },
  },
  {
    name: 'the log of a container runtime (CRI)',
    wrap: each((text) => `2026-11-23T05:46:00.123456789Z stderr F ${text}`),
    time: { ms: utc + 123.456789, known: 'zoned' },
  },
  {
    name: 'CRI in partial lines',
    wrap: (all, random) =>
      all
        .map((text) => {
          const cut = 3 + Math.floor(random() * (text.length - 6))
          return `2026-11-23T05:46:00.1Z stderr P ${text.slice(0, cut)}\n2026-11-23T05:46:00.2Z stderr F ${text.slice(cut)}`
        })
        .join('\n'),
    unwrap: (slice) => slice.replace(/\n.* F /, ''),
    lines: lines.filter(({ kind }) => !isShort(kind)),
  },
  {
    name: 'Docker’s JSON file',
    wrap: each((text) => `{"log":"${goJson(`${text}\n`)}","stream":"stderr","time":"2026-11-23T05:46:00.5Z"}`),
    unwrap: (slice) => slice.replaceAll('\\u003e', '>'),
  },
  {
    name: 'kubectl --prefix',
    wrap: each((text) => `[pod/orders-7d9f8-x2x/app] ${text}`),
    source: 'pod/orders-7d9f8-x2x/app',
  },
  {
    name: 'kubectl --prefix --timestamps',
    wrap: each((text) => `[pod/orders-7d9f8-x2x/app] 2026-11-23T05:46:00Z ${text}`),
    source: 'pod/orders-7d9f8-x2x/app',
    time: { ms: utc, known: 'zoned' },
  },
  { name: 'stern', wrap: each((text) => `orders-7d9f8-x2x app ${text}`), source: 'orders-7d9f8-x2x app' },
  {
    name: 'journald',
    wrap: each((text) => `Nov 23 05:46:00 node7 orders[123]: ${text}`),
    source: 'node7 orders[123]',
    time: { ms: Date.UTC(1972, 10, 23, 5, 46, 0) - Date.UTC(1972, 0, 1), known: 'yearless' },
  },
  {
    name: 'journald with ISO times',
    wrap: each((text) => `2026-11-23T14:46:00+0900 node7 orders[123]: ${text}`),
    source: 'node7 orders[123]',
    time: { ms: utc, known: 'zoned' },
  },
  {
    name: 'syslog, RFC 3164',
    wrap: each((text) => `<13>Nov  3 05:46:00 node7 orders: ${text}`),
    source: 'node7 orders',
    time: { ms: Date.UTC(1972, 10, 3, 5, 46, 0) - Date.UTC(1972, 0, 1), known: 'yearless' },
  },
  {
    name: 'syslog, RFC 5424',
    wrap: each((text) => `<13>1 2026-11-23T05:46:00.25Z node7 orders 123 - - ${text}`),
    source: 'node7 orders[123]',
    time: { ms: utc + 250, known: 'zoned' },
  },
  {
    name: 'syslog, RFC 5424, with data',
    wrap: each((text) => `<13>1 2026-11-23T05:46:00.25Z node7 orders 123 ID47 [x@1 a="b"] ${text}`),
    source: 'node7 orders[123]',
    time: { ms: utc + 250, known: 'zoned' },
  },
  {
    name: 'zap, JSON',
    wrap: each((text, i) => `{"level":"info","ts":1795412760.5,"caller":"run.go:1","msg":"${goJson(text)}","n":${i}}`),
    unwrap: (slice) => slice.replaceAll('\\u003e', '>'),
    time: { ms: 1795412760500, known: 'zoned' },
  },
  {
    name: 'zap, console',
    wrap: each((text) => `2026-11-23T05:46:00.000Z\tINFO\tcmd/run.go:42\t${text}`),
    time: { ms: utc, known: 'zoned' },
  },
  {
    name: 'logrus, text',
    wrap: each((text) => `time="2026-11-23T05:46:00Z" level=info msg="${json(text)}" pod=web-1`),
    time: { ms: utc, known: 'zoned' },
    source: 'web-1',
  },
  { name: 'logrus on a terminal', wrap: each((text) => `${colour}INFO${reset}[0012] ${text}`) },
  {
    name: 'slog, JSON',
    wrap: each((text) => `{"time":"2026-11-23T05:46:00.5+00:00","level":"INFO","msg":"${json(text)}"}`),
    time: { ms: utc + 500, known: 'zoned' },
  },
  {
    name: 'slog, text',
    wrap: each((text) => `time=2026-11-23T05:46:00.000Z level=INFO msg="${json(text)}"`),
    time: { ms: utc, known: 'zoned' },
  },
  {
    name: 'zerolog',
    wrap: each((text) => `{"level":"info","time":1795412760,"message":"${json(text)}"}`),
    time: { ms: 1795412760000, known: 'zoned' },
  },
  {
    name: 'JSON in JSON',
    wrap: each((text) => `{"log":"${json(`{"level":"info","msg":"${goJson(text)}"}\n`)}","stream":"stderr"}`),
    unwrap: (slice) => slice.replaceAll('\\\\u003e', '>'),
  },
  {
    name: 'package log',
    wrap: each((text) => `2026/11/23 05:46:00 ${text}`),
    time: { ms: utc, known: 'local' },
  },
  {
    name: 'package log with a prefix, microseconds and the file',
    wrap: each((text) => `orders 2026/11/23 05:46:00.250000 main.go:42: ${text}`),
    source: 'orders',
    time: { ms: utc + 250, known: 'local' },
  },
  {
    name: 'klog',
    wrap: each((text) => `I1123 05:46:00.250000   12345 main.go:42] ${text}`),
    time: { ms: Date.UTC(1972, 10, 23, 5, 46, 0, 250) - Date.UTC(1972, 0, 1), known: 'yearless' },
  },
  {
    name: 'GitHub Actions',
    wrap: each((text) => `2026-11-23T05:46:00.1234567Z ${text}`),
    time: { ms: utc + 123.4567, known: 'zoned' },
  },
  {
    name: 'gh run view --log',
    wrap: each((text) => `test\tRun tests\t2026-11-23T05:46:00.0000000Z ${text}`),
    source: 'test\tRun tests',
    time: { ms: utc, known: 'zoned' },
  },
  {
    name: 'a CSV file of Grafana',
    wrap: each((text, i) => `"{""app"":""orders""}",2026-11-23 05:46:00.250,"${text}",17954127600000000${two(i)},x`),
    time: { ms: utc + 250, known: 'local' },
    lines: lines.filter(({ kind }) => !isShort(kind)),
  },
  {
    name: 'a CSV file of Datadog',
    wrap: each((text) => `"2026-11-23T05:46:00.250Z","ip-10-0-0-1","orders","${text}"`),
    time: { ms: utc + 250, known: 'zoned' },
    lines: lines.filter(({ kind }) => !isShort(kind)),
  },
  {
    name: 'a CSV file of CloudWatch',
    wrap: each((text) => `1795412760250,"${text}\n"`),
    time: { ms: utc + 250, known: 'zoned' },
  },
  {
    name: 'a table of Kibana',
    wrap: each((text) => `Nov 23, 2026 @ 05:46:00.250\t${text}`),
    time: { ms: utc + 250, known: 'local' },
  },
  {
    name: 'gh run view --log of a matrix',
    wrap: each((text) => `build (1.27, ubuntu-latest)\tUNKNOWN STEP\t2026-11-23T05:46:00.2500000Z ${text}`),
    source: 'build (1.27, ubuntu-latest)\tUNKNOWN STEP',
    time: { ms: utc + 250, known: 'zoned' },
  },
  {
    name: 'journalctl -o short-unix',
    wrap: each((text) => `1795412760.250000 node7 orders[123]: ${text}`),
    source: 'node7 orders[123]',
    time: { ms: utc + 250, known: 'zoned' },
  },
  {
    name: 'kubectl --timestamps before klog',
    wrap: each((text) => `2026-11-23T05:46:00.250Z I1123 05:46:00.000000       1 gc.go:12] ${text}`),
    time: { ms: utc + 250, known: 'zoned' },
  },
  { name: 'pm2', wrap: each((text) => `0|orders  | ${text}`), source: '0|orders' },
  { name: 'grep -n', wrap: each((text, i) => `${i + 1}:${text}`) },
  {
    name: 'numbers of lines, set to the right',
    wrap: each((text, i) => `${String(i + 1).padStart(4)}  ${text}`),
  },
  { name: 'cat -n', wrap: each((text, i) => `${String(i + 1).padStart(6)}\t${text}`) },
  { name: 'a diff', wrap: each((text, i) => (i % 2 === 0 ? '+' : '-') + text) },
  { name: 'a PowerShell prompt', wrap: each((text) => `PS C:\\app> ${text}`) },

  // Prefixes that nobody told the reader about: a line that is like nothing else is found behind them.
  ...Object.entries({
    'a CSV file of a log search': (text: string, i: number) => `17954127600000000${two(i)},"app=""orders""","${text}"`,
    'a table of a log search': (text: string, i: number) => `Nov 23, 2026 @ 14:46:${two(i)}.123\t${text}\torders`,
    'logcli with labels': (text: string, i: number) =>
      `2026-11-23T14:46:${two(i)}+09:00 {app="orders", pod="orders-7d9f8"} ${text}`,
    'etcd’s own log': (text: string, i: number) => `2026-11-23 05:46:${two(i)}.123456 I | etcd: ${text}`,
    'a log of Java': (text: string, i: number) =>
      `2026-11-23 05:46:${two(i)}.123  INFO 1 --- [           main] c.x.Runner : ${text}`,
    'a runner of another tool': (text: string) => `module.x.aws_instance.y[0] (remote-exec): ${text}`,
    'docker build': (text: string, i: number) => `#12 ${i}.345 ${text}`,
    'go test -json': (text: string) =>
      `{"Time":"2026-11-23T05:46:00.5+09:00","Action":"output","Package":"x/y","Output":"${goJson(`${text}\n`)}"}`,
    'grep -Hn': (text: string, i: number) => `logs/server-1.log:${i + 1}:${text}`,
    'a frame drawn with lines': (text: string) => `│ ${text} │`,
    bat: (text: string, i: number) => `${String(i + 1).padStart(4)}   │ ${text}`,
    'a name and a time of a chat': (text: string) => `[홍길동] [오후 2:46] ${text}`,
    'statements of SQL': (text: string, i: number) => `INSERT INTO log VALUES (${i}, '${text}');`,
    'a character section of XML': (text: string) => `<system-err><![CDATA[${text}]]></system-err>`,
  }).map(
    ([name, wrapLine]): Wrapping => ({
      name,
      wrap: each(wrapLine),
      unwrap: (slice) => slice.replaceAll('\\u003e', '>'),
      // Two words alone are a sentence there.
      lines: lines.filter(({ kind }) => !isShort(kind)),
    }),
  ),

  // How they are shown and copied.
  { name: 'CR LF', wrap: (all) => all.join('\r\n') },
  { name: 'lone CR', wrap: (all) => all.join('\r') },
  { name: 'a byte order mark', wrap: (all) => `\ufeff${all.join('\n')}` },
  { name: 'colours around the line', wrap: each((text) => `${colour}${text}${reset}`) },
  {
    name: 'colours inside the line',
    wrap: each((text) => text.replaceAll(/\d+/g, (digits) => `\u001b[1;32m${digits}${reset}`)),
    unwrap: withoutColour,
  },
  { name: 'colours that lost their escape character', wrap: each((text) => `[36m${text}[0m`) },
  { name: 'a terminal link', wrap: each((text) => `\u001b]8;;file:///x\u001b\\${text}\u001b]8;;\u001b\\`) },
  {
    name: 'HTML entities',
    wrap: each((text) => escapeHtml(text).replaceAll('+', '&#43;').replaceAll('%', '&#x25;')),
    unwrap: (slice) => slice.replaceAll('&gt;', '>').replaceAll('&#43;', '+'),
  },
  {
    name: 'HTML entities twice',
    wrap: each((text) => escapeHtml(escapeHtml(text))),
    unwrap: (slice) => slice.replaceAll('&amp;gt;', '>'),
  },
  {
    name: 'HTML tags',
    wrap: each((text) => `<span class="ln">${escapeHtml(text).replaceAll(/\d+/g, '<b class="n">$&</b>')}</span>`),
    unwrap: (slice) => slice.replaceAll(/<[^>]*>/g, '').replaceAll('&gt;', '>'),
  },
  { name: '<br>', wrap: (all) => all.map(escapeHtml).join('<br>'), unwrap: (slice) => slice.replaceAll('&gt;', '>') },
  {
    name: 'a page’s paragraphs',
    wrap: (all) => all.map((text) => `<p>${escapeHtml(text)}</p>`).join(''),
    unwrap: (slice) => slice.replaceAll('&gt;', '>'),
  },
  {
    name: 'no-break spaces',
    wrap: each((text) => text.replaceAll(' ', '\u00a0')),
    unwrap: (slice) => slice.replaceAll('\u00a0', ' '),
  },
  {
    name: '&nbsp;',
    wrap: each((text) => escapeHtml(text).replaceAll(' ', '&nbsp;')),
    unwrap: (slice) => slice.replaceAll('&nbsp;', ' ').replaceAll('&gt;', '>'),
  },
  {
    name: 'thin and wide spaces',
    wrap: (all, random) =>
      all.map((text) => text.replaceAll(' ', () => (random() < 0.5 ? '\u2009' : '\u3000'))).join('\n'),
    unwrap: (slice) => slice.replaceAll(/[\u2009\u3000]/g, ' '),
  },
  {
    name: 'zero-width characters',
    wrap: (all, random) => all.map((text) => sprinkle(text, random, '\u200b')).join('\n'),
    unwrap: (slice) => slice.replaceAll('\u200b', ''),
  },
  {
    name: 'arrows made of arrows',
    wrap: each((text) => text.replaceAll('->', '→')),
  },
  {
    name: 'smart dashes',
    wrap: each((text) => text.replaceAll('->', '–>').replaceAll('-', '−')),
    unwrap: (slice) => slice.replaceAll(/[–−]/g, '-'),
  },
  { name: 'smart quotes', wrap: each((text) => `“${text}”`) },
  { name: 'full-width forms', wrap: each(fullWidth), unwrap: halfWidth },
  {
    name: 'tabs in place of blanks',
    wrap: each((text) => text.replaceAll(' ', '\t')),
    unwrap: (slice) => slice.replaceAll('\t', ' '),
  },
  { name: 'tabs in front', wrap: each((text) => `\t\t${text}`) },

  // What people type around them.
  { name: 'Markdown quotes', wrap: each((text) => `> ${text}`) },
  { name: 'quotes of quotes', wrap: each((text, i) => `${'> '.repeat(1 + (i % 4))}${text}`) },
  { name: 'quotes without blanks', wrap: each((text) => `>>${text}`) },
  { name: 'a list', wrap: each((text, i) => `${['-', '*', '+', '•'][i % 4]} ${text}`) },
  { name: 'a numbered list', wrap: each((text, i) => `${i + 1}. ${text}`) },
  { name: 'a list of inline code', wrap: each((text) => `- \`${text}\``) },
  { name: 'a fence', wrap: (all) => `\`\`\`text\n${all.join('\n')}\n\`\`\`` },
  { name: 'a fence in a quote', wrap: (all) => ['```', ...all, '```'].map((text) => `> ${text}`).join('\n') },
  { name: 'a table', wrap: each((text, i) => `| ${i + 1} | ${text} | fine |`) },
  { name: 'comments with slashes', wrap: each((text) => `// ${text}`) },
  { name: 'comments with stars', wrap: (all) => `/*\n${all.map((text) => ` * ${text}`).join('\n')}\n */` },
  {
    name: 'comments with hashes',
    wrap: each((text) => `# ${text}`),
    lines: lines.filter(({ kind }) => kind !== 'gctrace.forced-notice'),
  },
  {
    name: 'comments with semicolons',
    wrap: each((text) => `;; ${text}`),
    lines: lines.filter(({ kind }) => kind !== 'gctrace.forced-notice'),
  },
  { name: 'string literals', wrap: each((text) => `\t"${json(text)}\\n" +`) },
  { name: 'one string with escapes', wrap: (all) => `"${json(all.join('\n'))}"` },
  {
    name: 'Markdown’s backslashes',
    wrap: each((text) => text.replaceAll(/[[\]()>*_#]/g, '\\$&')),
    unwrap: (slice) => slice.replaceAll('\\', ''),
  },
  {
    name: 'all of it: a quoted list of coloured compose lines with entities',
    wrap: each((text) => `> - ${colour}web-1  |${reset} ${escapeHtml(text)}`),
    unwrap: (slice) => slice.replaceAll('&gt;', '>'),
    source: 'web-1',
  },

  // Where lines meet.
  { name: 'several records on a line', wrap: (all) => inPairs(all), lines: gcLines },
  { name: 'a record in the middle of a line', wrap: each((text) => `cart 7 saved.${text}`), lines: gcLines },
  {
    name: 'hard wraps',
    wrap: (all) => all.flatMap((text) => hardWrap(text, 40)).join('\n'),
    unwrap: (slice) => slice.replace('\n', ''),
    lines: gcLines,
  },
  {
    name: 'hard wraps by a lone CR',
    wrap: (all) => all.map((text) => hardWrap(text, 40).join('\r')).join('\n'),
    unwrap: (slice) => slice.replace('\r', ''),
    lines: gcLines,
  },
  {
    name: 'hard wraps and lines by a lone CR',
    wrap: (all) => all.flatMap((text) => hardWrap(text, 40)).join('\r'),
    unwrap: (slice) => slice.replace('\r', ''),
    lines: gcLines,
  },
  {
    name: 'hard wraps by CR CR LF and LF CR',
    wrap: (all) => all.map((text, i) => hardWrap(text, 40).join(i % 2 === 0 ? '\r\r\n' : '\n\r')).join('\n\r'),
    unwrap: (slice) => slice.replace(/\r\r\n|\n\r/, ''),
    lines: gcLines,
  },
  {
    name: 'hard wraps by a lone CR and by lines in turn, behind a prefix',
    wrap: (all) =>
      all
        .map(
          (text) =>
            `web-1  | ${hardWrap(text, 30).reduce((before, part, i) => before + (i % 2 === 0 ? '\r' : '\nweb-1  | ') + part)}`,
        )
        .join('\n'),
    unwrap: (slice) => slice.replace(/\r|\nweb-1 {2}\| /, ''),
    lines: gcLines,
    source: 'web-1',
  },
  {
    name: 'hard wraps under quotes',
    wrap: (all) =>
      all
        .flatMap((text) => hardWrap(text, 50))
        .map((text) => `> ${text}`)
        .join('\n'),
    unwrap: (slice) => slice.replace('\n> ', ''),
    lines: gcLines,
  },
  {
    name: 'hard wraps behind a prefix with times',
    wrap: (all) =>
      all
        .flatMap((text) => hardWrap(text, 60))
        .map((text, i) => `Nov 23 05:46:${two(i)} node7 orders[123]: ${text}`)
        .join('\n'),
    unwrap: (slice) => slice.replace(/\n.*]: /, ''),
    lines: gcLines,
    source: 'node7 orders[123]',
  },
  {
    name: 'hard wraps with indented continuations',
    wrap: each((text) => hardWrap(text, 60).join('\n    ')),
    unwrap: (slice) => slice.replace('\n    ', ''),
    lines: gcLines,
  },
  {
    name: 'soft wraps',
    wrap: each((text) => softWrap(text, 60).join('\n')),
    unwrap: (slice) => slice.replace('\n', ' '),
    lines: lines.filter(({ kind }) => kind !== 'schedtrace.summary' && kind !== 'schedtrace.g'),
  },
  {
    name: 'soft wraps under quotes of quotes',
    wrap: (all) =>
      all
        .flatMap((text) => softWrap(text, 50))
        .map((text) => `> > ${text}`)
        .join('\n'),
    unwrap: (slice) => slice.replace('\n> > ', ' '),
    lines: gcLines,
  },
  {
    name: 'wraps by a backslash',
    wrap: each((text) => softWrap(text, 60).join(' \\\n')),
    unwrap: (slice) => slice.replace(' \\\n', ' '),
  },
  {
    name: '(forced) on the next line, under a prefix',
    wrap: each((text) => `web-1  | ${text.replace(' (forced)', '\nweb-1  | (forced)')}`),
    unwrap: (slice) => slice.replace('\nweb-1  |', ''),
    lines: gcLines,
  },
  {
    name: '(forced) on the next line',
    wrap: each((text) => text.replace(' (forced)', '\n(forced)')),
    unwrap: (slice) => slice.replace('\n', ' '),
    lines: gcLines,
  },
]

function isShort(kind: string): boolean {
  return kind === 'gctrace.forced-notice'
}

function inPairs(all: readonly string[]): string {
  const rows: string[] = []
  for (let i = 0; i < all.length; i += 2) rows.push(all.slice(i, i + 2).join(' '))
  return rows.join('\n')
}

describe('wrappings', () => {
  it('are tried on every kind that the samples have', () => {
    expect(new Set(lines.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12)
    expect(wrappings.length).toBeGreaterThanOrEqual(40)
  })

  it.each(wrappings)('$name', ({ wrap, unwrap = (slice) => slice, lines: wrapped = lines, time, source }) => {
    const text = wrap(
      wrapped.map((line) => line.text),
      seeded(7),
    )
    const { records, interleaved } = readNormalised(text)
    expect(records.map(({ kind }) => kind)).toEqual(wrapped.map(({ kind }) => kind))
    expect(records.map(valuesOf)).toEqual(wrapped.map(({ values }) => values))
    expect(interleaved).toEqual([])
    let last = 0
    for (const record of records) {
      expect(record.start).toBeGreaterThanOrEqual(last)
      last = record.end
      for (const { start, end, text: value } of record.fields) expect(unwrap(text.slice(start, end))).toBe(value)
      if (time) {
        expect(record.time?.known).toBe(time.known)
        expect(record.time?.ms).toBeCloseTo(time.ms, 3)
      }
      if (source) expect(record.source).toBe(source)
    }
  })

  it.each(wrappings)('$name, as records and as columns', ({ wrap, lines: wrapped = lines }) => {
    const text = wrap(
      wrapped.map((line) => line.text),
      seeded(7),
    )
    const document = parseTrace(text)
    expect(document.records.map(({ kind }) => kind)).toEqual(wrapped.map(({ kind }) => kind))
    expect(document.unread).toEqual([])
    const table = readTable(new TextEncoder().encode(text))
    tellProcesses(table)
    expect(document.records.map((_, row) => table.record(row))).toEqual(document.records)
    expect(table.length).toBe(document.records.length)
    expect(table.unreadCount).toBe(0)
  })
})
