/** On a sheet a figure is drawn once, without its table: for pages that show very many. Only the build makes one. */
export interface Sheet {
  /** Of each drawing, px. */
  readonly width: number
}

/** The context that makes every figure inside it one of a sheet. */
export const sheetKey = Symbol('sheet')
