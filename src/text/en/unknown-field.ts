import type { FieldText } from '../field-text.ts'

/** For a field that is new in the catalogue and that nobody has explained yet. */
export function unknownFieldText(field: string): FieldText {
  const name = field.replaceAll('-', ' ')
  return {
    name,
    gloss: name,
    means: `\`${field}\` has no explanation yet. Its value is read as it is printed.`,
    how: 'The runtime source named below says where the value comes from.',
    unit: 'The unit is the one in the catalogue.',
    misreading: 'No usual mistake is known yet.',
    typical: 'No values have been collected yet.',
  }
}
