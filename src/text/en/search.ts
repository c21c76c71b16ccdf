import type { SearchText } from '../ko/search.ts'

export const searchText: SearchText = {
  open: 'Search',
  openTitle: 'Search (/ or Ctrl+K)',
  title: 'Search this site',
  label: 'What to look for',
  placeholder: 'Search fields, terms and lessons',
  close: 'Close',
  hint: 'Names as a line prints them (idleprocs, MB goal) are found, and so are plain words (heap goal, run queue).',
  loading: 'Fetching the index.',
  failed: 'The index could not be fetched. Try the glossary or the field reference.',
  none: (query) => `Nothing fits “${query}”.`,
  found: (count) => (count === 1 ? '1 place found.' : `${count} places found.`),
  more: (count) => `The ${count} nearest are shown.`,
  kinds: { page: 'Page', term: 'Term', field: 'Field', lesson: 'Lesson', version: 'Version' },
  keys: { move: 'choose', go: 'open', close: 'close' },
  elsewhere: 'Browse',
}
