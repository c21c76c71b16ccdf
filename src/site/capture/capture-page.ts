/** Copies the commands as they are shown, and keeps what was chosen in the address: `#kubernetes,queue`. */
class CaptureCommands extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.copy())
  }

  private async copy(): Promise<void> {
    // What the choice hides is not among the rendered words.
    const lines = [...this.querySelectorAll<HTMLElement>('code')].map((line) => line.innerText)
    const status = this.querySelector('[role=status]')
    let said = this.dataset['copied']
    try {
      await navigator.clipboard.writeText(`${lines.join('\n')}\n`)
    } catch {
      said = this.dataset['failed']
    }
    if (status) status.textContent = said ?? ''
  }
}

customElements.define('capture-commands', CaptureCommands)

const radios = [...document.querySelectorAll<HTMLInputElement>('.capture input[type=radio]')]

function readAddress(): void {
  const wanted = location.hash.slice(1).split(',')
  for (const radio of radios) if (wanted.includes(radio.value)) radio.checked = true
}

function writeAddress(): void {
  const chosen = radios.filter(({ checked }) => checked).map(({ value }) => value)
  history.replaceState(history.state, '', `#${chosen.reverse().join(',')}`)
}

addEventListener('hashchange', readAddress)
for (const radio of radios) radio.addEventListener('change', writeAddress)
readAddress()
