export { codesText } from '../text/en/codes.ts'
export { notebookText } from '../text/en/notebook.ts'
export { readCycleAloud, readRecordAloud } from '../text/en/sentence.ts'
