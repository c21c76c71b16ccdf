/** Puts the commands of a block on the clipboard, without the prompt that only CSS draws. */
class LessonCommands extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('[data-copy]')?.addEventListener('click', () => void this.copy())
  }

  private async copy(): Promise<void> {
    const lines = [...this.querySelectorAll<HTMLElement>('[data-command]')].map((each) => each.dataset['command'])
    const status = this.querySelector('[role=status]')
    try {
      await navigator.clipboard.writeText(`${lines.join('\n')}\n`)
      if (status) status.textContent = this.dataset['copied'] ?? ''
    } catch {
      if (status) status.textContent = this.dataset['failed'] ?? ''
    }
  }
}

customElements.define('lesson-commands', LessonCommands)
