import { isNumberWord, wordsOf } from './words.ts'

/** One way to write a name: its words and what that way is called. */
export interface NameForm {
  words: string[]
  form: string
}

const PARTICLES = new Set([
  'von',
  'af',
  'av',
  'de',
  'der',
  'den',
  'van',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'bint',
  'abu',
  'di',
  'da',
  'dos',
  'du',
  'ten',
  'ter',
  'zu',
  'ul',
])

interface NameParts {
  /** Each given name as its own words: "Anna-Karin" is one name of two words. */
  given: string[][]
  /** Surnames in order, particles with the name they belong to. */
  surnames: string[][]
}

function partsOf(value: string, isGiven: (word: string) => boolean): NameParts | undefined {
  const comma = value.indexOf(',')
  const ordered = comma > 0 ? `${value.slice(comma + 1)} \u0000 ${value.slice(0, comma)}` : value
  const [front = '', back] = ordered.split('\u0000')
  const read = (text: string) =>
    text
      .split(/\s+/)
      .map(wordsOf)
      .filter((words) => words.length > 0)
  if (back !== undefined) return withParticles(read(front), read(back))
  const all = read(front)
  if (all.length < 2) return undefined
  // A surname in the middle ("Anna Lind Hemlig") is told from a second given name by the list of given names.
  let from = all.length - 1
  while (from > 1 && isSurname(all[from - 1], isGiven)) from -= 1
  return withParticles(all.slice(0, from), all.slice(from))
}

function isSurname(words: string[] | undefined, isGiven: (word: string) => boolean): boolean {
  const first = words?.[0]
  return first !== undefined && first.length > 1 && (PARTICLES.has(first) || !isGiven(first))
}

function withParticles(given: string[][], rest: string[][]): NameParts {
  const surnames: string[][] = []
  let particles: string[] = []
  for (const words of rest) {
    if (words.length === 1 && PARTICLES.has(words[0] ?? '')) {
      particles.push(...words)
      continue
    }
    surnames.push([...particles, ...words])
    particles = []
  }
  if (particles.length > 0) surnames.push(particles)
  return { given, surnames }
}

/** Every surname, and each part of a double one: a letter often uses only one of them. */
function surnameChoices(parts: NameParts): { words: string[]; whole: boolean }[] {
  const whole = parts.surnames.flat()
  const choices = [{ words: whole, whole: true }]
  const pieces = parts.surnames.length > 1 ? parts.surnames : (parts.surnames[0] ?? []).map((word) => [word])
  if (pieces.length > 1) {
    for (const words of pieces) if (!(words.length === 1 && PARTICLES.has(words[0] ?? ''))) choices.push({ words, whole: false })
  }
  return choices
}

/** All the ways in which a name may stand in a text, strongest first. A single word is `single`. */
export function nameForms(value: string, isGiven: (word: string) => boolean): NameForm[] {
  const cleaned = value.replace(/\([^)]*\)/g, ' ')
  const parts = partsOf(cleaned, isGiven)
  if (parts === undefined || parts.given.length === 0 || parts.surnames.length === 0) {
    const words = wordsOf(cleaned)
    return words.length === 0 ? [] : [{ words, form: words.length === 1 ? 'single' : 'full' }]
  }
  const forms: NameForm[] = []
  const add = (words: string[], form: string) => forms.push({ words, form })
  const all = parts.given.flat()
  const first = parts.given[0] ?? []
  for (const { words: surname, whole } of surnameChoices(parts)) {
    add([...all, ...surname], whole ? 'full' : 'surname_part')
    add([...surname, ...all], 'surname_first')
    add([...first, ...surname], whole ? 'first_last' : 'surname_part')
    add([...surname, ...first], 'surname_first')
    if (first.length > 1) add([first[0] ?? '', ...surname], 'first_last')
    for (const other of parts.given.slice(1)) {
      add([...other, ...surname], 'second_given')
      add([...surname, ...other], 'surname_first')
    }
    const initials = parts.given.map((words) => (words[0] ?? '').charAt(0))
    add([initials[0] ?? '', ...surname], 'initial')
    add([...surname, initials[0] ?? ''], 'initial')
    if (initials.length > 1) {
      add([...initials, ...surname], 'initial')
      add([...first, ...initials.slice(1), ...surname], 'first_last')
    }
    add([[...first, ...surname].join('')], 'joined')
    add([[...surname, ...first].join('')], 'joined')
    add(surname, 'surname_only')
  }
  return unique(forms)
}

function unique(forms: NameForm[]): NameForm[] {
  const seen = new Set<string>()
  return forms.filter(({ words, form }) => {
    const key = words.join(' ')
    if (seen.has(key) || key === '' || (form === 'joined' && key.length < 6) || words.every(isNumberWord)) return false
    seen.add(key)
    return true
  })
}
