import type { SearchDialog } from './dialog.ts'

/**
 * Opens the search: by its button, by `/` outside of text fields, by Ctrl+K or ⌘K. The dialog, the engine and the index
 * come over the wire the first time.
 */
class SiteSearch extends HTMLElement {
  private dialog: Promise<SearchDialog> | undefined

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.open())
    addEventListener('keydown', (event) => {
      if (event.defaultPrevented || event.isComposing || !this.isAsked(event)) return
      event.preventDefault()
      void this.open()
    })
  }

  private isAsked({ key, code, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
    // By its place, too: with a Korean layout on, the K key types ㅏ.
    if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'k' || code === 'KeyK'
    if (key !== '/' || ctrlKey || metaKey || altKey) return false
    // The workbench searches its own trace by the same key.
    if (document.querySelector('main search, dialog[open]')) return false
    return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable]'))
  }

  private async open(): Promise<void> {
    this.dialog ??= import('./dialog.ts').then(({ SearchDialog }) => SearchDialog.make())
    const dialog = await this.dialog
    dialog.show()
  }
}

customElements.define('site-search', SiteSearch)
