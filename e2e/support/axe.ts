import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** One document without frames, and of its results the violations alone: a lesson has thousands of values that pass. */
export const axeFor = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true)

/** Fails with what hinders assistive technology seriously, on the page or where `axe` looks. */
export async function expectNothingSerious(page: Page, axe = axeFor(page)): Promise<void> {
  const { violations } = await axe.analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)
  expect(serious).toEqual([])
}
