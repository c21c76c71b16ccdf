import type { SiteText } from '../ko/site.ts'

export const siteText: SiteText = {
  brand: 'GODEBUG Notebook',
  skip: 'Skip to content',
  nav: 'Main',
  lessons: 'Lessons',
  workbench: 'Workbench',
  fields: 'Fields',
  versions: 'Versions',
  glossary: 'Glossary',
  capture: 'Capture a trace',
  switchLanguage: '한국어',
  switchLanguageShort: 'KO',
  darkTheme: 'Dark theme',
  lessonList: 'Lessons',
  lessonNumber: (order) => `Lesson ${order}`,
  previousLesson: 'Previous lesson',
  nextLesson: 'Next lesson',
  lessonDone: 'Done',
  progress: 'Progress',
  claims: 'Writing claims',
  embedding: 'Traces in your own pages',
  lessonStarted: 'In progress',
  takeaway: 'Remember',
  mirrors: (heading) =>
    `Follows “${heading}” of a Korean training note on GODEBUG. Where the note is wrong or out of date, the lesson says so.`,
  footer: {
    licence: 'Code and text are under the Apache License 2.0.',
    origin:
      'The lessons correct a Korean GODEBUG training note, published under the Apache License 2.0, and bring it up to today’s Go.',
    privacy: 'A trace you paste stays in this browser.',
    fonts: 'Set in Pretendard and JetBrains Mono, both under the SIL Open Font License.',
    licences: 'Licences of fonts and code',
  },
  home: {
    title: 'Read what Go’s runtime prints',
    lead: 'A notebook that takes a GODEBUG line apart to the last character, and draws wall-clock time against CPU time so you can see the difference.',
    tryHeading: 'Touch a number',
    try: 'The Go runtime prints such a line each time a GC cycle ends; this one comes from a server with 8 Ps (logical processors). Every number tells you what it means, its unit, and where the runtime gets it.',
    pasteHeading: 'Bring your own',
    paste:
      'Paste lines from a running service just as they are. There is no server behind this site, so what you paste stays in your browser.',
    pasteAction: 'Open the workbench',
    capture: 'Nothing to paste yet?',
    captureAction: 'Find the commands for where you run',
    courseHeading: 'Lessons',
    course:
      'Learn to read the lines by example and exercise. Every example can be edited in place. New to GC traces? Take lessons 4 to 6 in a row; at the end of 6 you try yourself on a trace you have not seen.',
    fieldsHeading: 'Field reference',
    fields: 'One page for each value a line can hold, made to be linked from a review.',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address has changed or was mistyped.',
    action: 'Go to the start page',
  },
}
