import type { EmbeddingText } from '../ko/embedding.ts'

export const embeddingText: EmbeddingText = {
  title: 'Traces in your own pages',
  lead: 'When you quote a trace in a blog, a wiki or an internal page, let every number bring its explanation along. There are two ways.',
  element: 'With the go-trace element',
  elementLead:
    'Load one module and put the trace into `<go-trace>`. It stays text in your page, so it can be read where scripts are missing or blocked.',
  try: 'What it looks like',
  tryNote: 'Choosing a number opens its meaning and what follows from it in this line. Arrow keys work, too.',
  copy: 'Copy',
  copied: 'Copied',
  failed: 'Copying did not work. Select the text and copy it yourself.',
  attributes: 'Attributes',
  attribute: {
    lang: '`ko` or `en`. Without it, the `lang` around the element counts.',
    theme: '`light` or `dark`. Without it, the setting of the system counts.',
    'hide-answers': 'Keeps explanations covered, so that readers think first and uncover one value at a time.',
    site: 'Where links to full explanations lead. Without it, the site that the module comes from; `none` for no links.',
  },
  styling: 'Styling',
  stylingLead:
    'Style sheets of the page do not leak into the element. To change its look, set custom properties or use `::part()`.',
  variables: 'Custom properties',
  variable: {
    font: 'Font of the text',
    mono: 'Font of the trace',
    radius: 'Radius of the corners',
    'max-height': 'Greatest height of the trace; beyond it, the trace scrolls.',
    colours: 'Colours',
  },
  parts: 'Parts',
  part: {
    box: 'all of it',
    lines: 'the trace',
    line: 'one line',
    token: 'one value; by meaning, too, as in `token-stw` or `token-assist`',
    card: 'the explanation of a value',
    sentence: 'the line in words',
    note: 'remarks',
    button: 'buttons',
    link: 'links',
  },
  policy: 'Content security policy',
  policyText:
    'The module uses no inline style and no `eval`, and loads nothing else. Its address in `script-src` is all it needs. You may also keep a copy on your own site.',
  frame: {
    untitled: 'A shared trace',
    before: 'Before',
    after: 'After',
    notes: 'Notes',
    line: 'Line {n}',
    unreadable: 'This claim cannot be read.',
    empty: 'There is no trace to show. What a share link has behind its # belongs behind the # of this address.',
    open: 'Open in the GODEBUG Notebook',
    noScript: 'Reading what stands behind the # takes JavaScript.',
  },
  iframe: 'With an iframe',
  iframeLead:
    'Where scripts are not allowed, use a frame. Put behind its # what a share link has there, and trace and notes appear. What stands behind # never goes to a server.',
  iframeNote: 'Follow the height that the frame reports, and it never scrolls inside.',
  address: 'Settings in the address',
  addressText:
    '`/embed/?theme=dark` sets the theme, `/embed/?hide-answers` covers the explanations. Korean is at `/embed/`, English at `/en/embed/`.',
  messages: 'Messages',
  messagesLead:
    'Frame and page talk by `postMessage`. What the frame sends never holds text of the trace, and it listens to the window around it only.',
  direction: { out: 'From the frame', in: 'To the frame' },
  message: {
    ready: 'It is listening.',
    height: 'The height it needs, in px; again whenever that changes.',
    select: 'The id of the value that a reader chose, or `null` once it is closed.',
    set: 'Changes theme, language, covered explanations, or the link that is shown. Give only what should change.',
  },
  header: 'Who may frame it',
  headerText:
    'This site may be framed anywhere. To restrict that, the server has to send `frame-ancestors` as an HTTP header; a `<meta>` in the page cannot say it.',
  demo: 'Test pages',
  demoText: 'See how the element does in a plain page with a strict policy, and under a rough style sheet.',
  demoPlain: 'Plain page',
  demoHostile: 'Rough style sheet',
  name: 'Name',
  meaning: 'Meaning',
}
