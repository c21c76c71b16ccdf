export { codesText } from '../text/ko/codes.ts'
export { notebookText } from '../text/ko/notebook.ts'
export { readCycleAloud, readRecordAloud } from '../text/ko/sentence.ts'
