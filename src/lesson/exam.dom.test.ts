import { beforeEach, describe, expect, it } from 'vitest'
import { keyOfAnswer, saveAnswer } from './answers.ts'
import './exam-element.ts'
import './exercise-element.ts'
import './recall-element.ts'

const slots = ['live', 'pauses', 'assist']

const exercise = (paper: number, slot: string) => `
  <lesson-exercise id="exercise-${paper}-${slot}" data-slot="${slot}" data-exercise="wall-and-cpu/${paper}-${slot}"
    data-hash="h${paper}" data-words="{}" data-key='{"kind":"choice","options":["yes","no"],"right":["yes"]}'>
    <form><fieldset>
      <label><input type="radio" name="${paper}-${slot}" value="yes">yes</label>
      <label><input type="radio" name="${paper}-${slot}" value="no">no</label>
    </fieldset><button type="submit" data-check>Check</button><button type="button" data-again hidden>Again</button></form>
    <div data-feedback></div><details data-solution></details>
  </lesson-exercise>`

const page = `
  <lesson-exam data-all-first="all" data-some-first="{first} of three" data-none-first="none">
    ${[1, 2, 3]
      .map(
        (paper) => `<section data-paper><p class="exam-paper-title" tabindex="-1">${paper}</p>
          ${slots.map((slot) => exercise(paper, slot)).join('')}
          <details data-story></details></section>`,
      )
      .join('')}
    <div data-result hidden><strong data-verdict></strong>
      <p data-reread>${slots.map((slot) => `<a data-reread-slot="${slot}">${slot}</a>`).join('')}</p></div>
    <p data-next hidden><button>Another</button></p>
  </lesson-exam>
  <lesson-recall data-none="none of {all}" data-some="{done} of {all}, {first} first" data-all="all {all}, {first} first">
    <p data-count></p><button data-missed hidden></button>
  </lesson-recall>`

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const one = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`No ${selector}.`)
  return found
}
const shown = () => all('[data-paper]').flatMap((paper, index) => (paper.hidden ? [] : index + 1))
const reread = () =>
  all('[data-reread-slot]').flatMap((link) => (link.hidden ? [] : (link.dataset['rereadSlot'] ?? '')))

/** The page as a browser wakes it: parsed whole, then the elements. */
async function open(): Promise<void> {
  const parsed = document.createElement('main')
  parsed.innerHTML = page
  document.body.replaceChildren(parsed)
  await new Promise((done) => setTimeout(done))
}

function choose(paper: number, slot: string, option: string): void {
  const asked = one(`#exercise-${paper}-${slot}`)
  const input = asked.querySelector<HTMLInputElement>(`[value="${option}"]`)
  if (!input) throw new Error(`No option ${option}.`)
  input.checked = true
  asked.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
}

beforeEach(async () => {
  localStorage.clear()
  history.replaceState(null, '', '/')
  await open()
})

describe('an exam', () => {
  it('shows one trace, and says nothing until all about it is answered', () => {
    expect(shown()).toEqual([1])
    choose(1, 'live', 'yes')
    choose(1, 'pauses', 'yes')
    expect(one('[data-result]').hidden).toBe(true)
    expect(all('[data-story]')[0]?.hidden).toBe(true)
    choose(1, 'assist', 'yes')
    expect(one('[data-verdict]').textContent).toBe('all')
    expect(one('[data-reread]').hidden).toBe(true)
    expect(all('[data-story]')[0]?.hidden).toBe(false)
  })

  it('names what to reread and goes on to another trace, again from the first after the last', () => {
    choose(1, 'live', 'no')
    for (const slot of slots) choose(1, slot, 'yes')
    expect(one('[data-verdict]').textContent).toBe('2 of three')
    expect(reread()).toEqual(['live'])
    one('[data-next] button').click()
    expect(shown()).toEqual([2])
    expect(document.activeElement?.textContent).toBe('2')
    expect(one('[data-result]').hidden).toBe(true)
    one('[data-next] button').click()
    one('[data-next] button').click()
    expect(shown()).toEqual([1])
    expect(one('#exercise-1-live').dataset['done']).toBeUndefined()
  })

  it('is found as it was left', async () => {
    saveAnswer(keyOfAnswer('wall-and-cpu/2-live', 'h2'), { given: ['yes'], done: true, firstTry: true })
    await open()
    expect(shown()).toEqual([2])
  })

  it('opens the trace that a link goes to', async () => {
    history.replaceState(null, '', '/#exercise-3-pauses')
    await open()
    expect(shown()).toEqual([3])
  })

  it('counts each of its questions once, whichever trace it was answered about', () => {
    choose(1, 'live', 'no')
    choose(1, 'live', 'yes')
    choose(2, 'live', 'yes')
    expect(one('[data-count]').textContent).toBe('1 of 3, 1 first')
    expect(one('[data-missed]').hidden).toBe(true)
  })
})
