// Counts down what the page already says in words. Nothing depends on it.
for (const clock of document.querySelectorAll('[data-ends]')) {
  const ends = Date.parse(clock.dataset.ends)
  const tick = () => {
    const left = Math.ceil((ends - Date.now()) / 1000)
    if (left <= 0) {
      clock.textContent = clock.dataset.over
      clearInterval(running)
      return
    }
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  }
  const running = setInterval(tick, 1000)
  tick()
}
