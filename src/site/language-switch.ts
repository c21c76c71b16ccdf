/** Another language keeps the place on the page: headings and fields have the same ids in every language. */
document.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-language-switch]') : null
  if (link) link.hash = location.hash
})
