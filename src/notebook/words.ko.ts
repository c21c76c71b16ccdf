export { notebookText } from '../text/ko/notebook.ts'
export { readCycleAloud, readRecordAloud } from '../text/ko/sentence.ts'
