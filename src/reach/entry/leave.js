// The exit, where scripts run. Without them the link alone does it. Nothing is kept anywhere.
{
  const d = document
  const root = d.documentElement
  const { away, blank, two, one } = d.currentScript.dataset
  let left = false

  // The title stays: a page without one goes into the history under its address.
  const wipe = () => {
    const head = d.createElement('head')
    head.append(d.querySelector('title') ?? d.createElement('title'))
    root.replaceChildren(head)
  }
  const leave = () => {
    if (left) return
    left = true
    wipe()
    const body = d.createElement('body')
    const said = d.createElement('p')
    said.setAttribute('role', 'alert')
    said.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
    body.append(said)
    root.append(body)
    said.textContent = blank
    location.replace(away)
  }

  const replaceLinks = () => {
    addEventListener('pagehide', wipe)
    addEventListener('pageshow', (event) => event.persisted && leave())

    // Links of ours take the place of the page in the history, so that Back leads to the page before ours.
    d.addEventListener('click', (event) => {
      const link = event.target.closest?.('a[href]')
      if (!link) return
      if ('leave' in link.dataset) {
        event.preventDefault()
        leave()
        return
      }
      const other = event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
      if (other || link.target || link.origin !== location.origin || link.pathname.includes('/f/')) return
      event.preventDefault()
      location.replace(link.href)
    })
  }
  const listenToShift = () => {
    // Shift three times, each within five seconds of the one before: pressed and let go alone, never while writing.
    let presses = 0
    let before = 0
    let alone = false
    let clearing
    const say = (words) => {
      const steps = d.querySelector('.steps')
      if (steps) steps.textContent = words
    }
    const forget = () => {
      presses = 0
      alone = false
      clearTimeout(clearing)
      say('')
    }
    const writes = (at) => at.closest?.('input,textarea,select,[contenteditable]') != null
    d.addEventListener('keydown', (event) => {
      if (event.key !== 'Shift' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || writes(event.target)) forget()
      else if (!event.repeat) alone = true
    })
    d.addEventListener('pointerdown', forget)
    d.addEventListener('keyup', (event) => {
      if (event.key !== 'Shift' || !alone) return
      alone = false
      presses = event.timeStamp - before > 5000 ? 1 : presses + 1
      before = event.timeStamp
      clearTimeout(clearing)
      if (presses === 3) leave()
      else {
        say(presses === 1 ? two : one)
        clearing = setTimeout(forget, 5000)
      }
    })
  }

  // Who comes here by Back or Forward did not ask for the page: it shows nothing and goes on.
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
    root.style.display = 'none'
    stop()
    leave()
  } else {
    replaceLinks()
    listenToShift()
  }
}
