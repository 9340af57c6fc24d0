// Follows SimpleWebAuthnBrowser in the same file. A form with data-passkey asks the browser for a key, puts the answer
// into the field `svar` and is then sent as any other form. All words come from the page.
const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser

// The page's challenge lives for ten minutes; an older page fetches itself anew and goes on by itself.
const PAGE_MS_MAX = 8 * 60 * 1000
const AGAIN = '#nyckel'
const start = { get: startAuthentication, create: startRegistration }

function wordsFor(error, words) {
  if (error.name === 'InvalidStateError') return words.known
  return error.name === 'NotAllowedError' || error.name === 'AbortError' ? words.stopped : words.failed
}

function enhance(form) {
  const words = form.dataset
  const status = form.querySelector('[role=status]')
  const button = form.querySelector('button[type=submit]')
  if (!browserSupportsWebAuthn()) {
    status.textContent = words.unsupported
    return
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.getAttribute('aria-disabled') === 'true') return
    if (Date.now() - performance.timeOrigin > PAGE_MS_MAX) {
      history.replaceState(null, '', AGAIN)
      location.reload()
      return
    }
    button.setAttribute('aria-disabled', 'true')
    status.textContent = words.waiting
    try {
      const answer = await start[words.passkey]({ optionsJSON: JSON.parse(words.options) })
      form.elements.namedItem('svar').value = JSON.stringify(answer)
      form.submit()
    } catch (error) {
      status.textContent = wordsFor(error, words)
      button.removeAttribute('aria-disabled')
    }
  })
}

const forms = document.querySelectorAll('form[data-passkey]')
for (const form of forms) enhance(form)
if (location.hash === AGAIN && forms.length > 0) {
  history.replaceState(null, '', location.pathname + location.search)
  forms[0].requestSubmit()
}
// A page that comes back from the browser's memory holds a challenge that may be used already.
addEventListener('pageshow', (event) => {
  if (event.persisted && forms.length > 0) location.reload()
})
