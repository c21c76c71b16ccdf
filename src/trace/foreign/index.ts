export { type ForeignBlock, foreignBlocksOf } from './blocks.ts'
export { type ForeignLine, type ForeignName, nameForeign } from './name-line.ts'
export { type FileKind, isGzip, type RecognisedFile, recognisedBytes, recogniseFile } from './recognise-file.ts'
