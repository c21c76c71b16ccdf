import type { Place } from './choices.ts'

/** What else a reader may call the place where a program runs. */
export const otherNames: Readonly<Record<Place, readonly string[]>> = {
  shell: ['shell', 'bash', '터미널', '리눅스'],
  systemd: ['journalctl', '시스템디'],
  docker: ['도커', 'compose', '컨테이너', 'container'],
  kubernetes: ['쿠버네티스', 'k8s', 'kubectl', '파드', 'pod'],
  windows: ['윈도우', '윈도', 'PowerShell', '파워셸', 'cmd'],
  test: ['go test', 'benchmark', '벤치마크'],
  ci: ['GitHub Actions', '깃허브 액션', '지속적 통합'],
}
