import type { EmbedText } from '../ko/embed.ts'

export const embedText: EmbedText = {
  lines: 'Trace',
  aloud: 'In words',
  here: 'In this line',
  present: 'there',
  computed: 'computed',
  wall: 'wall clock',
  cpu: 'CPU time',
  close: 'Close the explanation',
  more: 'More about it',
  value: (position, raw) => `Value ${position}: ${raw}`,
  hidden: 'What is this value? Think first.',
  reveal: 'Show what it means',
  revealAll: 'Show the explanation',
  keys: '← → move between values, ↑ ↓ between lines; Esc closes the explanation.',
  none: 'There is no line of the Go runtime in this text.',
  rest: (count, isCut) =>
    `The ${count} lines after these are shown as text only${isCut ? ', and not to their end, because they are too many' : ''}.`,
  source: 'GODEBUG Notebook',
}
