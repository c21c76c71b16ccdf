import type { Meaning } from '../trace/catalogue/index.ts'

type Colour = Meaning | 'paper' | 'raised' | 'ink' | 'soft' | 'line' | 'accent'

/** The colours of tokens.css, which stays behind with the site; a test holds them equal. */
export const colours: Readonly<Record<'light' | 'dark', Readonly<Record<Colour, string>>>> = {
  light: {
    paper: '#fbfaf7',
    raised: '#ffffff',
    ink: '#1c2127',
    soft: '#5a626c',
    line: '#e4e1d9',
    accent: '#0a6b74',
    stw: '#c8401f',
    mark: '#2b66b1',
    assist: '#c97a00',
    background: '#2b66b1',
    idle: '#7f9fc4',
    'heap-start': '#767d86',
    'heap-end': '#6f3a8c',
    'heap-live': '#08795c',
    'heap-goal': '#30363d',
    queue: '#9c2f66',
    neutral: '#b9b4a7',
  },
  dark: {
    paper: '#14171b',
    raised: '#1b1f24',
    ink: '#e8e6e1',
    soft: '#9aa3ad',
    line: '#2c3239',
    accent: '#4fb8c0',
    stw: '#f0764f',
    mark: '#6497d4',
    assist: '#efa63c',
    background: '#6497d4',
    idle: '#55708f',
    'heap-start': '#7b848e',
    'heap-end': '#b887d8',
    'heap-live': '#55d2ab',
    'heap-goal': '#eef2f6',
    queue: '#e58ab8',
    neutral: '#4a525b',
  },
}

/** Each colour by its name, unless the page around sets `--go-trace-<name>`. */
function declared(theme: 'light' | 'dark'): string {
  return Object.entries(colours[theme])
    .map(([name, value]) => `--${name}:var(--go-trace-${name},${value});`)
    .join('')
}

/**
 * The style of the element. It reaches nothing outside, and nothing outside reaches it but what inherits: the box inside
 * puts all of that back to its beginning (`all: initial`), so that a page's own rules for text do not leak in.
 */
export const css = `
:host{display:block}
:host([hidden]){display:none}
.box{all:initial;direction:ltr;unicode-bidi:isolate;display:block;box-sizing:border-box;color-scheme:light;
${declared('light')}
border:1px solid var(--line);border-radius:var(--go-trace-radius,10px);background:var(--raised);color:var(--ink);
font:15px/1.65 var(--go-trace-font,system-ui,-apple-system,"Segoe UI",Roboto,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",sans-serif);
word-break:keep-all;overflow-wrap:anywhere;text-align:start}
.box[data-theme=dark]{color-scheme:dark;${declared('dark')}}
.lines{padding:.8em 1em .9em;font:.9em/2.2 var(--go-trace-mono,ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace);
font-variant-ligatures:none;max-height:var(--go-trace-max-height,none);overflow:auto}
.line{white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere}
.several .line{padding-inline-start:calc(2ch + .55em);text-indent:-2ch;line-height:2}
.several .current{box-shadow:-3px 0 0 0 var(--accent)}
.joint{white-space:nowrap}
.foreign,.rest{color:var(--soft)}
.unread{color:var(--soft);text-decoration:underline wavy 1px var(--stw);text-underline-offset:6px}
.token{--c:var(--neutral);cursor:pointer;border-radius:3px;padding-block:4px 7px;text-decoration:underline 2px var(--c);
text-underline-offset:6px;text-decoration-skip-ink:none;outline-offset:2px}
${(Object.keys(colours.light) as Colour[]).map((name) => `.m-${name}{--c:var(--${name})}`).join('')}
.m-stw{text-decoration-thickness:3px}
.m-neutral{text-decoration-thickness:1px}
.m-assist,.m-heap-goal{text-decoration-style:double}
.m-idle,.m-heap-start{text-decoration-style:dotted}
.computed{text-decoration-style:dashed}
.token:hover{background:color-mix(in srgb,var(--c) 16%,transparent)}
.token[aria-expanded=true]{background:color-mix(in srgb,var(--c) 22%,transparent);box-shadow:inset 0 0 0 1px color-mix(in srgb,var(--c) 55%,transparent)}
.token:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--accent)}
.card,.sentence,.note{margin:0;padding:.75em 1em .85em;border-top:1px solid var(--line)}
.card{position:relative;padding-inline-end:2.6em;border-inline-start:4px solid var(--c,var(--neutral))}
.name{margin:0;font-weight:650}
.name small{margin-inline-start:.5em;color:var(--soft);font-size:.85em;font-weight:400}
.value{font-family:var(--go-trace-mono,ui-monospace,monospace);font-weight:650}
.means,.derived{margin:.25em 0 0}
.derived{color:var(--soft);font-size:.94em}
code{padding:0 .25em;border-radius:3px;background:color-mix(in srgb,var(--ink) 8%,transparent);font:.92em var(--go-trace-mono,ui-monospace,monospace)}
.label{margin-inline-end:.4em;color:var(--soft);font-size:.86em}
a{color:var(--accent)}
button{padding:.25em .8em;border:1px solid var(--line);border-radius:7px;background:var(--raised);color:var(--ink);font:inherit;font-size:.94em;cursor:pointer}
.close{position:absolute;inset-block-start:.5em;inset-inline-end:.5em;padding:0 .5em;border-color:transparent;background:none;color:var(--soft);font-size:1.1em}
.seen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{.close,button{display:none}.lines{max-height:none}}
@media (forced-colors:active){.token{text-decoration-color:CanvasText}}
`

let sheet: CSSStyleSheet | undefined

/**
 * One sheet for all elements. Constructed sheets are no inline style, so a page's content policy need not allow any; where
 * there are none the element stays without style, and readable.
 */
export function styleSheet(): CSSStyleSheet | null {
  if (sheet) return sheet
  try {
    const made = new CSSStyleSheet()
    made.replaceSync(css)
    sheet = made
    return made
  } catch {
    return null
  }
}
