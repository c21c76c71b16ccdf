document.getElementById('change')?.addEventListener('click', () => {
  const trace = document.getElementById('first')
  if (trace) {
    trace.textContent =
      'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'
  }
})
