const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Bytes of the texts: four times as many may take four times as long. */
export const hostileSizes = [2_500_000, 10_000_000] as const

/** Texts of so many bytes that would take a careless reader for ever. */
export const hostileLogs: readonly (readonly [name: string, make: (size: number) => Uint8Array])[] = [
  ['one line that looks like openings', (size) => bytesOf('gc 1 @0.001s '.repeat(size / 13))],
  ['one line of digits', (size) => bytesOf(`gc 1 @${'1'.repeat(size - 6)}`)],
  ['empty lines', (size) => new Uint8Array(size).fill(0x0a)],
  [
    'quote marks in quote marks, 1 000 000 before a line',
    (size) => bytesOf(`${'> '.repeat(1_000_000 * (size / 10_000_000))}gc 1 @0.001s 0%: x`),
  ],
]
