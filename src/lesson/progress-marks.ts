import { type Course, type Progress, progressOf } from './progress.ts'
import { loadStored } from './stored.ts'

/** The course as the site asks it now; `null` without a connection, or from a file. */
export async function fetchCourse(): Promise<Course | null> {
  try {
    const base = document.documentElement.dataset['base'] ?? '/'
    const response = await fetch(`${base.replace(/\/$/, '')}/progress.json`)
    return response.ok ? ((await response.json()) as Course) : null
  } catch {
    return null
  }
}

export async function fetchProgress(): Promise<Progress | null> {
  const course = await fetchCourse()
  return course && progressOf(course, loadStored())
}

/** Says beside each link to a lesson (`data-lesson`) how far it is done, now and after every answer. */
export async function markLessons(): Promise<void> {
  const course = await fetchCourse()
  if (course === null) return
  const show = () => markWith(progressOf(course, loadStored()))
  show()
  document.addEventListener('lesson-answer', show)
}

export function markWith({ lessons }: Progress): void {
  for (const { slug, state, done, total } of lessons) {
    for (const link of document.querySelectorAll<HTMLElement>(`[data-lesson="${CSS.escape(slug)}"]`)) {
      link.querySelector('.lesson-mark')?.remove()
      if (state === 'new') continue
      const mark = document.createElement('span')
      mark.className = 'lesson-mark'
      mark.dataset['state'] = state
      mark.textContent = state === 'done' ? '✓' : total === 0 ? '…' : `${done}/${total}`
      const words = link.closest<HTMLElement>('[data-mark-done]')?.dataset
      const said = state === 'done' ? words?.['markDone'] : words?.['markStarted']
      if (said) {
        mark.title = said
        mark.setAttribute('aria-label', `(${said}${state === 'started' && total > 0 ? ` ${done}/${total}` : ''})`)
        mark.setAttribute('role', 'img')
      }
      link.append(mark)
    }
  }
}
