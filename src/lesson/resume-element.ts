import { hasStored } from './stored.ts'

/** On the first page: where to go on, for a reader who has begun. Without anything kept it stays out of sight. */
class CourseResume extends HTMLElement {
  connectedCallback(): void {
    if (hasStored()) void this.show()
  }

  private async show(): Promise<void> {
    const { fetchProgress, markWith } = await import('./progress-marks.ts')
    const progress = await fetchProgress()
    if (progress === null || !progress.any) return
    markWith(progress)
    const words = this.dataset
    const sum = (of: 'done' | 'total') => progress.lessons.reduce((all, each) => all + each[of], 0)
    const total = this.querySelector('[data-total]')
    if (total) {
      total.textContent = (progress.next ? (words['total'] ?? '') : (words['allDone'] ?? ''))
        .replace('{total}', String(sum('total')))
        .replace('{done}', String(sum('done')))
    }
    const link = this.querySelector<HTMLAnchorElement>('[data-next]')
    const target = progress.next && document.querySelector<HTMLAnchorElement>(`a[data-lesson="${progress.next.slug}"]`)
    if (link && target && progress.next) {
      const started = progress.lessons.find(({ slug }) => slug === progress.next?.slug)?.state === 'started'
      link.href = `${target.href}${progress.next.section === null ? '' : `#${progress.next.section}`}`
      const label = link.querySelector('small')
      if (label) label.textContent = (started ? words['resume'] : words['next']) ?? ''
      const title = link.querySelector('strong')
      if (title) title.textContent = target.dataset['title'] ?? ''
    } else if (link) link.hidden = true
    this.hidden = false
  }
}

customElements.define('course-resume', CourseResume)
