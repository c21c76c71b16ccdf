import { describe, expect, it } from 'vitest'
import { readSettings, settingsOfAddress } from './protocol.ts'

describe('a message to a frame', () => {
  it('is taken where it is one of ours, and only what is understood of it', () => {
    expect(readSettings({ type: 'go-trace:set', theme: 'dark', lang: 'ko', hideAnswers: true, link: '1.abc' })).toEqual(
      {
        theme: 'dark',
        lang: 'ko',
        hideAnswers: true,
        link: '1.abc',
      },
    )
    expect(readSettings({ type: 'go-trace:set', theme: 'red', lang: 'xx', hideAnswers: 'yes', link: 7 })).toEqual({})
    expect(readSettings({ type: 'go-trace:set', link: 'x'.repeat(6_000_001) })).toEqual({})
  })

  it('of somebody else is passed over', () => {
    for (const message of [null, 'go-trace:set', 7, [], { type: 'other', theme: 'dark' }, {}]) {
      expect(readSettings(message)).toBeNull()
    }
  })
})

describe('settings in the address', () => {
  it('are theme and covered explanations', () => {
    expect(settingsOfAddress('?theme=dark&hide-answers')).toEqual({ theme: 'dark', hideAnswers: true })
    expect(settingsOfAddress('?theme=nothing&hide-answers=false')).toEqual({ hideAnswers: false })
    expect(settingsOfAddress('')).toEqual({})
  })
})
