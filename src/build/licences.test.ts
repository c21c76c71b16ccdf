import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shippedLicences } from './licences.ts'

test('the licence of everything shipped is there in full', () => {
  const text = shippedLicences()
  expect(text).toContain('SIL OPEN FONT LICENSE')
  expect(text).toContain('Reserved Font Name Pretendard')
  expect(text.match(/Permission to use, copy, modify, and\/or distribute/g)?.length).toBeGreaterThanOrEqual(4)
  expect(text.match(/Permission is hereby granted, free of charge/g)?.length).toBeGreaterThanOrEqual(2)
})

test('every run-time dependency is among them', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const text = shippedLicences()
  for (const name of Object.keys(dependencies)) expect(text, name).toContain(`\n${name} `)
})
