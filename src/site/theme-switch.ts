const key = 'godebug-notebook:theme'

/** The button that turns the dark theme on and off, and remembers it on this device. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    const root = document.documentElement
    const show = () => button?.setAttribute('aria-pressed', String(root.dataset['theme'] === 'dark'))
    button?.addEventListener('click', () => {
      const theme = root.dataset['theme'] === 'dark' ? 'light' : 'dark'
      root.dataset['theme'] = theme
      keep(theme)
      show()
    })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
      if (kept()) return
      root.dataset['theme'] = event.matches ? 'dark' : 'light'
      show()
    })
    show()
  }
}

/** Storage may be forbidden; then the choice lasts as long as the page. */
function keep(theme: string): void {
  try {
    localStorage.setItem(key, theme)
  } catch {}
}

function kept(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

customElements.define('theme-switch', ThemeSwitch)
