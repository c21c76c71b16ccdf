import type { FieldText } from '../field-text.ts'

/** 카탈로그에 막 더해져서 아직 설명이 없는 필드: 이름은 줄을 찍는 코드의 것을 그대로 씁니다. */
export function unknownFieldText(field: string): FieldText {
  const name = field.replaceAll('-', ' ')
  return {
    name,
    gloss: name,
    means: `\`${field}\` 필드의 설명은 아직 없습니다. 값은 찍힌 그대로 읽었습니다.`,
    how: '런타임이 값을 얻는 곳은 아래의 런타임 소스를 보세요.',
    unit: '단위는 카탈로그에 적힌 그대로입니다.',
    misreading: '알려진 오해가 아직 없습니다.',
    typical: '모아 둔 값이 아직 없습니다.',
  }
}
