import type { GlossaryPageText } from '../ko/glossary-page.ts'

export const glossaryPageText: GlossaryPageText = {
  title: 'Glossary',
  lead: 'The words that the lessons and the field reference use, with the Korean word beside each. A word with a dotted line in a lesson leads here.',
  contents: 'Subjects',
  groups: {
    collection: 'Phases of GC',
    workers: 'Marking workers',
    memory: 'Heap and memory',
    pacing: 'How GC is paced',
    time: 'Times and numbers',
    scheduler: 'The scheduler',
    traces: 'Traces',
    tools: 'Other tools',
    site: 'Words of this site',
  },
  also: 'Also',
  fields: 'Fields',
  lesson: 'Lesson',
  see: 'See',
  count: (count) => `${count}`,
}
