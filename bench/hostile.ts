const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Texts that would take a careless reader for ever. */
export const hostileLogs: readonly (readonly [name: string, bytes: () => Uint8Array])[] = [
  ['a line of 10 MB that looks like openings', () => bytesOf('gc 1 @0.001s '.repeat(10_000_000 / 13))],
  ['a line of 10 MB of digits', () => bytesOf(`gc 1 @${'1'.repeat(10_000_000)}`)],
  ['10 million empty lines', () => new Uint8Array(10_000_000).fill(0x0a)],
  ['1 000 000 quote marks before a line', () => bytesOf(`${'> '.repeat(1_000_000)}gc 1 @0.001s 0%: x`)],
]
