/** What the glossary says of a term (`a.term`), beside it on hover, focus and first tap; a second tap follows the link. */
const tip = document.createElement('div')
tip.id = 'term-tip'
tip.role = 'tooltip'
tip.hidden = true
document.body.append(tip)

let shown: HTMLElement | null = null
let tapped: HTMLElement | null = null
let leaving = 0

const termOf = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLElement>('.term') : null)

/** What is said of it stands at its first place on the page. */
function said(term: HTMLElement): DOMStringMap {
  const same = `.term[data-means][href="${term.getAttribute('href')}"]`
  return document.querySelector<HTMLElement>(same)?.dataset ?? {}
}

function hide(): void {
  clearTimeout(leaving)
  shown?.removeAttribute('aria-describedby')
  shown = null
  tip.hidden = true
}

function show(term: HTMLElement): void {
  clearTimeout(leaving)
  if (term === shown) return
  hide()
  shown = term
  const { gloss = '', means = '' } = said(term)
  const name = document.createElement('b')
  name.lang = 'en'
  name.textContent = gloss
  tip.replaceChildren(name, means)
  tip.hidden = false
  term.setAttribute('aria-describedby', tip.id)
  const { left, top, bottom } = term.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = tip
  const y = bottom + offsetHeight + 12 < innerHeight ? bottom + 6 : top - offsetHeight - 6
  tip.style.left = `${scrollX + Math.max(12, Math.min(left, document.body.clientWidth - offsetWidth - 12))}px`
  tip.style.top = `${scrollY + y}px`
}

addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return
  const term = termOf(event)
  if (term) show(term)
  else if (event.target === tip) clearTimeout(leaving)
  // A moment to cross over to the tip, which may be read and selected.
  else if (shown && shown !== document.activeElement) {
    clearTimeout(leaving)
    leaving = window.setTimeout(hide, 200)
  }
})
addEventListener('pointerdown', (event) => {
  const term = termOf(event)
  tapped = event.pointerType === 'touch' && term !== shown ? term : null
  if (!term && event.target !== tip) hide()
})
addEventListener('click', (event) => {
  const term = termOf(event)
  if (!term || term !== tapped) return
  event.preventDefault()
  show(term)
})
addEventListener('focusin', (event) => {
  const term = termOf(event)
  if (term) show(term)
})
addEventListener('focusout', hide)
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide()
})
