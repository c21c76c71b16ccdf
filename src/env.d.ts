declare namespace App {
  interface Locals {
    /** What the components of a lesson need to know about the page they stand on; set by the page's route. */
    notebook?: {
      /** The path without base and language, `/lessons/gc-trace/`: the key under which edits are kept. */
      readonly page: string
      readonly locale: 'ko' | 'en'
      /** The trace cells that the lesson's frontmatter declares, by name. */
      readonly cells: Readonly<
        Record<
          string,
          { readonly sample: string; readonly from?: number | undefined; readonly to?: number | undefined }
        >
      >
    }
  }
}

declare module 'subset-font' {
  interface Axis {
    readonly min: number
    readonly max: number
    readonly default?: number
  }
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: {
      targetFormat: 'woff2'
      noHinting?: boolean
      keepFeatures?: readonly string[]
      variationAxes?: Readonly<Record<string, number | Axis>>
    },
  ): Promise<Uint8Array>
}

/** For svelte-check, which does not know Astro's components; `astro check` resolves the files themselves. */
declare module '*.astro' {
  const Component: (props: Record<string, unknown>) => unknown
  export default Component
}
