const placeholder = 'https://example.com'

/** Fills in where the page is looked at, and puts the code on the clipboard. */
class CodeSnippet extends HTMLElement {
  connectedCallback(): void {
    const code = this.querySelector('code')
    const status = this.querySelector('[role=status]')
    if (!code) return
    const { textContent } = code
    if (/^https?:/.test(location.origin)) code.textContent = textContent.replaceAll(placeholder, location.origin)
    this.querySelector('[data-copy]')?.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent)
        if (status) status.textContent = this.dataset['copied'] ?? ''
      } catch {
        if (status) status.textContent = this.dataset['failed'] ?? ''
      }
    })
  }
}

customElements.define('code-snippet', CodeSnippet)
