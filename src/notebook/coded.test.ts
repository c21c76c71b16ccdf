import { expect, test } from 'vitest'
import { codesText as en } from '../text/en/codes.ts'
import { codesText as ko } from '../text/ko/codes.ts'
import { codedOf } from './coded.ts'

test('says what a status stands for, which is another list for a P and for a G', () => {
  expect(codedOf(en, 'schedtrace.p', 'status', '1')).toEqual({ printed: 'status=1', says: en.pStatus.running })
  expect(codedOf(ko, 'schedtrace.g', 'status', '1')).toEqual({ printed: 'status=1', says: ko.gStatus.runnable })
  expect(codedOf(en, 'schedtrace.g', 'status', '4097')).toEqual({
    printed: 'status=4097 = 4096 + 1',
    says: en.gStatus.runnable,
  })
})

test('says what a wait reason means', () => {
  expect(codedOf(en, 'schedtrace.g', 'wait-reason', 'select (no cases)')?.says).toBe(en.waitReason['select (no cases)'])
})

test('says nothing of what is no code, or of one that no list has', () => {
  expect(codedOf(en, 'schedtrace.g', 'm', '1')).toBeNull()
  expect(codedOf(en, 'schedtrace.p', 'status', '17')).toBeNull()
  expect(codedOf(en, 'schedtrace.g', 'wait-reason', 'made up')).toBeNull()
})
