/** The public texts in the three complete forms: everything that can be counted about them is counted here. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { COMPLETE_FORMS, type CompleteForm, content, lixOf, type Page, type Shipped, type TextBlock, wordsOf } from './index.ts'

const { pages, text } = content()
const all = pages.flatMap((page) => COMPLETE_FORMS.map((form) => ({ page, form, at: `${page.id}.${form}`, shipped: text(page.id, form) })))

/** Every block, those inside questions too. */
const blocksOf = (blocks: readonly TextBlock[]): TextBlock[] =>
  blocks.flatMap((block) => (block.kind === 'details' ? [block, ...blocksOf(block.blocks)] : [block]))
const wordsIn = ({ text: of }: Shipped): number => wordsOf(of).match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)?.length ?? 0
const found = (source: string, pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort()
const linksOf = ({ source }: Shipped) => found(source, /\]\(([a-z-]+)\)/g)
const numbersOf = ({ source }: Shipped) => found(source, /\{tel:\s*([a-z-]+)\}/g)
const listedOf = ({ text: of }: Shipped): string[][] =>
  blocksOf(of.blocks).flatMap((block) => (block.kind === 'lines' ? [[...block.lines]] : []))

test('every page is written in Swedish, easy Swedish and English, as long as its kind asks', () => {
  assert.ok(pages.length >= 40)
  for (const { page, form, at, shipped } of all) {
    const words = wordsIn(shipped)
    assert.ok(words >= 60, `${at}: ${words} words`)
    if (page.kind !== 'text') continue
    if (form === 'sv') assert.ok(words >= 250 && words <= 600, `${at}: ${words} words, 250–600`)
    if (form === 'll') assert.ok(words >= 120 && words <= 350, `${at}: ${words} words, 120–350`)
    // The English says the same as the Swedish, with the Swedish names explained: not half of it, and not twice.
    const swedish = wordsIn(text(page.id, 'sv'))
    if (form === 'en') assert.ok(words >= 0.9 * swedish && words <= 1.3 * swedish, `${at}: ${words} words, Swedish ${swedish}`)
  }
})

const LIX_BELOW: Partial<Record<CompleteForm, number>> = { sv: 40, ll: 28 }
test('LIX is below 40 in Swedish and below 28 in easy Swedish, and easy Swedish is easier on every page', () => {
  const lix = (page: Page, form: CompleteForm) => lixOf(wordsOf(text(page.id, form).text)) ?? Number.NaN
  for (const { page, form, at } of all) {
    const limit = LIX_BELOW[form]
    if (limit !== undefined) assert.ok(lix(page, form) < limit, `${at}: LIX ${lix(page, form)}, below ${limit}`)
  }
  for (const page of pages) assert.ok(lix(page, 'll') < lix(page, 'sv'), page.id)
})

test('D-R56: where somebody needs help the two numbers that always answer are there, with a way that is no phone, and the place’s own', () => {
  for (const { page, at, shipped } of all.filter((one) => one.page.group === 'now' || one.page.group === 'who')) {
    // The page of all lines draws every one of them below its text.
    const listed = page.kind === 'lines' ? [content().lines.map(({ id }) => id)] : listedOf(shipped)
    assert.ok(
      listed.some((lines) => lines.includes('emergency') && lines.includes('kvinnofrid')),
      `${at}: lines`,
    )
    assert.ok(numbersOf(shipped).includes('kvinnofrid') || listed.flat().includes('kvinnofrid'), `${at}: kvinnofrid`)
    const others = linksOf(shipped).filter((id) => id === 'near' || id === 'contact')
    assert.ok(others.length > 0, `${at}: a way that is no phone`)
    const blocks = shipped.text.blocks
    const local = blocks.findIndex(({ kind }) => kind === 'local')
    assert.ok(local >= 0, `${at}: the place's own`)
    // It has a heading of its own: what comes after it needs another, or it would be read as the place's.
    assert.ok(local === blocks.length - 1 || blocks[local + 1]?.kind === 'heading', `${at}: after the place's own`)
  }
})

test('the three forms lead to the same pages, name the same numbers and list the same lines', () => {
  for (const { page, at, shipped } of all.filter((one) => one.form !== 'sv')) {
    const swedish = text(page.id, 'sv')
    assert.deepEqual(linksOf(shipped), linksOf(swedish), `${at}: links`)
    assert.deepEqual(numbersOf(shipped), numbersOf(swedish), `${at}: numbers`)
    assert.deepEqual(listedOf(shipped), listedOf(swedish), `${at}: lines`)
    assert.ok(!linksOf(shipped).includes(page.id), `${at}: leads to itself`)
  }
})

/** What stands in figures though it is no telephone number, with where it is from. */
const FIGURES = [{ text: '2018:1937', source: 'lagen om tillgänglighet till digital offentlig service' }] as const
const withoutFigures = (source: string) => FIGURES.reduce((rest, { text: figure }) => rest.replaceAll(figure, ''), source)
const NUMBER = /\+?\d(?:[\s\u00a0./–-]?\d){4,}|\b11[26]\b/
test('a number is written once, in lines.json: no text holds one, nor an address of any kind', () => {
  for (const { at, shipped } of all) {
    const rest = withoutFigures(shipped.source)
    assert.doesNotMatch(rest, NUMBER, `${at}: a telephone number`)
    assert.doesNotMatch(rest, /@|https?:|www\.|\.(?:se|com|org|nu)\b|\b\d{3} ?\d{2} \p{Lu}/u, `${at}: an address`)
  }
  for (const { text: figure } of FIGURES)
    assert.ok(
      all.some(({ shipped }) => shipped.source.includes(figure)),
      `${figure} is not written any more`,
    )
  for (const number of ['020-50 50 50', '116 016', '112', '08-46500400', '+46 8 123', '0701740605'])
    assert.match(`ring ${number} nu`, NUMBER, 'the check bites')
  assert.doesNotMatch('inom 14 dagar, 16 av 100, 320 punkter, 13 kap. 1 §, november 2026', NUMBER)
})

test('D-R14: never the umbrella word, and nobody is blamed', () => {
  for (const { at, shipped } of all) {
    assert.doesNotMatch(shipped.source, /skyddad(?:e|es)? identitet|protected identit|hidden identit/i, at)
    assert.doesNotMatch(shipped.source, /varför (?:går|stannar|lämnar) du|why do(?:n’t| not)? you (?:stay|leave|just leave)/i, at)
  }
})

const SEEDS = process.env['SAMVARN_SEEDS'] ?? '../shared/seeds'
const DOMAIN = process.env['SAMVARN_DOMAIN'] ?? '../shared/docs/domain.md'
const sources = [...(existsSync(SEEDS) ? readdirSync(SEEDS).map((name) => join(SEEDS, name)) : []), ...(existsSync(DOMAIN) ? [DOMAIN] : [])]
/** Eight words in a row that are another's. Numbers and names of laws are words too, but eight of them are a sentence. */
const runsOf = (source: string): string[] => {
  const words = source.toLocaleLowerCase('sv').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, Math.max(0, words.length - 7)).map((_, i) => words.slice(i, i + 8).join(' '))
}
test('our own words: no eight words in a row are those of a source', { skip: sources.length === 0 && 'no ../shared' }, () => {
  const foreign = new Set(sources.flatMap((path) => runsOf(readFileSync(path, 'utf8'))))
  const copied = all.flatMap(({ at, shipped }) =>
    runsOf(shipped.source)
      .filter((run) => foreign.has(run))
      .map((run) => `${at}: ${run}`),
  )
  assert.deepEqual(copied, [])
  const [first = ''] = sources
  const planted = readFileSync(first, 'utf8').split(/\s+/).slice(20, 40).join(' ')
  assert.ok(
    runsOf(`Ring någon. ${planted}`).some((run) => foreign.has(run)),
    'the check bites',
  )
})
