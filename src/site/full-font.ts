/**
 * The cut font holds the characters of the site. Text that readers bring can hold any other, so the whole font (small
 * files by range) is linked as soon as there is such text: typed, pasted, or kept from an earlier visit.
 */
let loaded = false

function load(): void {
  const address = document.querySelector<HTMLMetaElement>('meta[name="full-font"]')?.content
  if (loaded || !address) return
  loaded = true
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = address
  document.head.append(link)
}

const beyondLatin = /[^\s -\u024f\u2000-\u22ff]/

document.addEventListener('input', (event) => {
  const { target } = event
  if (target instanceof HTMLTextAreaElement && beyondLatin.test(target.value)) load()
})

try {
  for (const [key, value] of Object.entries(localStorage)) {
    if (key.startsWith('godebug-notebook:v1:') && beyondLatin.test(String(value))) load()
  }
} catch {
  // Storage is forbidden, so nothing was kept.
}
