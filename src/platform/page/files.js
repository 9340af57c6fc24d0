// The file field works without this. Here a second drop adds to the first, and each chosen file can be seen and
// taken away again before anything is sent. All words come from the page; names are written as text, never as markup.

const key = (file) => `${file.name}\u0000${file.size}\u0000${file.lastModified}`

function bytes(size, lang) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte']
  const step = size < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3))
  return new Intl.NumberFormat(lang, { style: 'unit', unit: units[step], maximumFractionDigits: step === 0 ? 0 : 1 }).format(
    size / 1000 ** step,
  )
}

function enhance(input) {
  const lang = document.documentElement.lang
  const zone = input.parentElement
  const status = document.createElement('p')
  status.className = 'sv-files__status'
  status.setAttribute('role', 'status')
  const list = document.createElement('ul')
  list.className = 'sv-files__list'
  zone.after(status, list)
  zone.classList.add('sv-files__zone--listed')
  let held = []

  const show = () => {
    const transfer = new DataTransfer()
    for (const file of held) transfer.items.add(file)
    input.files = transfer.files
    status.textContent = held.length === 0 ? input.dataset.none : `${input.dataset.chosen}: ${held.length}`
    list.replaceChildren(...held.map(row))
  }

  const row = (file) => {
    const item = document.createElement('li')
    const name = document.createElement('span')
    name.className = 'sv-files__name'
    name.textContent = file.name
    const size = document.createElement('span')
    size.className = 'sv-files__size'
    size.textContent = bytes(file.size, lang)
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'sv-plain-button'
    remove.textContent = input.dataset.remove
    remove.setAttribute('aria-label', `${input.dataset.remove} ${file.name}`)
    remove.addEventListener('click', () => {
      held = held.filter((other) => other !== file)
      show()
      input.focus()
    })
    item.append(name, size, remove)
    return item
  }

  input.addEventListener('change', () => {
    const chosen = [...input.files]
    const known = new Set(held.map(key))
    held = input.multiple ? [...held, ...chosen.filter((file) => !known.has(key(file)))] : chosen
    show()
  })
  for (const [event, on] of [
    ['dragenter', true],
    ['dragover', true],
    ['dragleave', false],
    ['drop', false],
  ]) {
    input.addEventListener(event, () => zone.classList.toggle('sv-files__zone--over', on))
  }
  // A page that comes back from the browser's memory may still hold files.
  if (input.files.length > 0) {
    held = [...input.files]
    show()
  }
}

for (const input of document.querySelectorAll('input[data-files]')) enhance(input)
