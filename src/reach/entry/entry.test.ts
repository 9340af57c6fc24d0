import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleSite } from '../../../test/public/example-site.ts'
import { COMPLETE_FORMS, content, FORM_IDS, type Form, readBlocks, type SiteDocument } from '../text/index.ts'
import { pageAddress, readPageCode } from './address.ts'
import { PAGE_BYTES, PageTooLarge } from './frame.tsx'
import { nationalDocument } from './national.ts'
import { hasPart, pagesOf, renderMissing, renderPage } from './render.tsx'
import { dateWords, hoursWords, todayWords } from './times.ts'
import type { SiteName } from './view.ts'

const AT = new Date('2026-11-23T11:00:00Z')
const bodyOf = (html: string) => html.slice(html.indexOf('<body'))
const page = (document: SiteDocument, form: Form, id: string, more: object = {}) =>
  renderPage({ document, form, page: id, base: '/stod', at: AT, ...more })
const textOf = (html: string) =>
  bodyOf(html)
    .replace(/<!--.*?-->/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('S-R39: every page of every form takes the same bytes, with everything that a site can have and with nothing', () => {
  let drawn = 0
  for (const document of [exampleSite(), nationalDocument()])
    for (const form of FORM_IDS)
      for (const id of pagesOf({ document, form, at: AT })) {
        assert.equal(Buffer.byteLength(page(document, form, id)), PAGE_BYTES, `${form} ${id}`)
        drawn++
      }
  assert.ok(drawn > 250, `${drawn} pages`)
  assert.equal(Buffer.byteLength(renderMissing({ document: nationalDocument(), form: 'sv' })), PAGE_BYTES)
})

test('a page that does not fit is an error where it is made', () => {
  const long = Array.from({ length: 12 }, (_, i) => ({ page: 'now', form: 'sv' as const, text: `${i} ${'ord och '.repeat(900)}` }))
  assert.throws(() => page(exampleSite({ pieces: long }), 'sv', 'now'), PageTooLarge)
})

test('S-R32, S-R40: title, icon, preview and address tell neither place nor subject', () => {
  const site = exampleSite()
  for (const form of COMPLETE_FORMS)
    for (const id of pagesOf({ document: site, form, at: AT })) {
      const html = page(site, form, id)
      const head = html.slice(0, html.indexOf('<body'))
      assert.match(head, /<title>Information<\/title>/)
      assert.match(head, /property="og:title" content="Information"/)
      assert.doesNotMatch(head, /Lillvik|våld|violence|skydd/i)
      assert.match(pageAddress(site.code, form, id), /^\/h2k7wq\/[a-z1-9]\d\d$/)
    }
})

test('S-R36: no page asks for anything from anywhere, and every link stays with us, calls a number or leaves', () => {
  const site = exampleSite()
  for (const id of pagesOf({ document: site, form: 'sv', at: AT })) {
    const html = page(site, 'sv', id)
    assert.doesNotMatch(html, /<(?:img|iframe|object|embed|base)\b|<link(?! rel="icon" href="data:)|@import|url\(|http-equiv/i, id)
    for (const [, href = ''] of html.matchAll(/(?:href|src|action)="([^"]*)"/g))
      assert.match(href, /^(?:\/stod\/(?:ut$|[a-z0-9]{6}\/)|tel:|#|data:image|mailto:)/, `${id} ${href}`)
  }
})

test('D-R54, S-R37: the exit is the first link of every page, in the frame and again at its end', () => {
  for (const form of FORM_IDS)
    for (const id of pagesOf({ document: exampleSite(), form, at: AT })) {
      const [first] = bodyOf(page(exampleSite(), form, id)).match(/<(?:a|button|input|select|textarea|summary)\b[^>]*>/) ?? []
      assert.match(first ?? '', /class="leave" href="\/stod\/ut" rel="nofollow noreferrer"/, `${form} ${id}`)
    }
})

test('each address leads back to its page, and no two pages share one', () => {
  const site = exampleSite()
  const all = FORM_IDS.flatMap((form) => pagesOf({ document: site, form, at: AT }).map((id) => ({ form, page: id })))
  const addresses = all.map(({ form, page: id }) => pageAddress(site.code, form, id))
  assert.equal(new Set(addresses).size, all.length)
  for (const [i, one] of all.entries()) assert.deepEqual(readPageCode(addresses[i]?.split('/').at(-1) ?? ''), one)
  for (const signs of ['', 'a', 'a999', 'z01', 'a00', 'A01', '001', '../']) assert.equal(readPageCode(signs), undefined, signs)
})

test('D-R56: what is reported wrong or secret is gone at once; 112 and 116 016 never vanish', () => {
  const states = content().lines.map(({ id }) => ({ line: id, state: 'wrong' as const, on: '2026-11-20' }))
  const text = textOf(page(exampleSite({ lines: states, contacts: [] }), 'sv', 'lines'))
  assert.match(text, /\b112\b/)
  assert.match(text, /116 016/)
  for (const { number, always } of content().lines) if (!always) assert.ok(!text.includes(number), number)
  const secret = textOf(page(exampleSite({ lines: [{ line: 'men', state: 'secret', on: '2026-11-20' }] }), 'sv', 'lines'))
  assert.ok(!secret.includes('020-80 80 80'))
})

test('D-R56: a line shows its source and day; long unchecked, the number that always answers as well; checked here, that day', () => {
  const site = nationalDocument()
  const before = textOf(page(site, 'sv', 'lines'))
  assert.match(before, /020-80 80 80.*?Kontrollerat 16 april 2024\. Källa: nck\.uu\.se \. Det var länge sedan.*?116 016/)
  const after = textOf(page({ ...site, lines: [{ line: 'men', state: 'checked', on: '2026-11-10' }] }, 'sv', 'lines'))
  assert.match(after, /020-80 80 80 .{0,60}Kontrollerat 10 november 2026\. Källa: nck\.uu\.se \. [^D]/)
})

test('issue 5, sentence 4: phrases and drafts are absent until their very text is signed', () => {
  const unsigned = exampleSite({ signed: [] })
  const words = content().phrases('ar').words
  assert.match(textOf(page(exampleSite(), 'ar', 'start')), new RegExp(words.facts))
  const html = page(unsigned, 'ar', 'start')
  assert.match(html, /<html lang="sv" dir="ltr">/)
  assert.ok(!textOf(html).includes(words.facts) || words.facts === content().phrases('sv').words.facts)
  assert.match(textOf(html), /116 016/)
  const changed = exampleSite({
    signed: unsigned.signed.concat({ form: 'ar', what: 'phrases', sha256: '0'.repeat(64), by: 'x', on: '2026-01-01' }),
  })
  assert.match(page(changed, 'ar', 'start'), /<html lang="sv"/)
  for (const form of FORM_IDS)
    if (!(COMPLETE_FORMS as readonly string[]).includes(form))
      assert.deepEqual(pagesOf({ document: unsigned, form }), ['start', 'languages'], form)
  assert.match(page(exampleSite(), 'ar', 'start'), /<html lang="ar" dir="rtl">/)
})

test('the place’s own stands between its moments, in Swedish where the form has none, and says so in another language', () => {
  const site = exampleSite()
  assert.ok(!textOf(page(site, 'sv', 'for-me')).includes('Julpynt'))
  assert.ok(textOf(page(site, 'sv', 'for-me', { at: new Date('2026-12-07T12:00:00Z') })).includes('Julpynt'))
  assert.ok(!textOf(page(site, 'sv', 'for-me', { at: new Date('2026-12-07T23:00:00Z') })).includes('Julpynt'))
  const english = page(site, 'en', 'start')
  assert.match(english, /in Swedish only so far.*<p>Socialtjänsten i Lillvik har ett eget rum/s)
})

test('other hours for one day are written with that day alone, for several with the first and the last', () => {
  const [point] = exampleSite().contacts
  assert.ok(point)
  const during = (from: string, until: string) =>
    textOf(page(exampleSite({ contacts: [{ ...point, instead: [{ from, until, hours: [] }] }] }), 'sv', 'near'))
  assert.match(during('2026-11-24', '2026-11-24'), /[^–] 24 november 2026 ?: Stängt/)
  assert.match(during('2026-11-24', '2026-11-25'), /24 november 2026 ?–25 november 2026 ?: Stängt/)
})

test('hours are words of the language, in Sweden’s own time; other hours for a time go first', () => {
  const sv = content().phrases('sv').words
  const en = content().phrases('en').words
  const week = [{ days: '1-5', from: '08:00', to: '16:30' }]
  assert.deepEqual(hoursWords(week, 'sv', sv), ['måndag–fredag 8–16.30'])
  assert.deepEqual(hoursWords(week, 'en', en), ['Monday to Friday 08:00–16:30'])
  assert.deepEqual(hoursWords([{ days: '1,3,5-7', from: '09:00', to: '12:00' }], 'sv', sv), ['måndag, onsdag, fredag–söndag 9–12'])
  assert.deepEqual(hoursWords([{ days: '1-7', from: '00:00', to: '24:00' }], 'sv', sv), [sv.always_open])
  const point = { hours: week, instead: [{ from: '2026-11-24', until: '2026-11-24', hours: [] }] }
  assert.equal(todayWords(point, new Date('2026-11-23T08:00:00Z'), 'sv', sv), '8–16.30')
  assert.equal(todayWords(point, new Date('2026-11-23T23:30:00Z'), 'sv', sv), sv.closed, 'midnight has passed in Sweden')
  assert.equal(todayWords({ hours: [], instead: [] }, AT, 'sv', sv), undefined)
  assert.equal(dateWords('2026-11-03', 'sv'), '3 november 2026')
  assert.equal(dateWords('2025-04', 'en'), 'April 2025')
  assert.equal(dateWords('2020', 'sv'), '2020')
  assert.match(dateWords('2026-11-03', 'fa'), /2026/)
})

test('row 102: help near stands on as many pages as it takes, several places on each, in order, none lost', () => {
  const [service] = exampleSite().services
  assert.ok(service)
  const codes = ['0114', '0180', '1280', '1480', '2583', '2584', '0580', '0680']
  const services = Array.from({ length: 400 }, (_, i) => ({
    ...service,
    id: `s${i}`,
    name: { sv: `Jouren ${i} (påhittad)` },
    places: [codes[i % 8] ?? '0114'],
  }))
  const document: SiteDocument = { ...exampleSite({ services, kind: 'national' }), place: undefined }
  const parts = pagesOf({ document, form: 'sv', base: '/stod', at: AT }).filter((id) => id.startsWith('near'))
  assert.ok(parts.length > 2 && parts.length < 31, `${parts.length} parts`)
  const htmls = parts.map((id) => page(document, 'sv', id))
  for (const html of htmls) assert.equal(Buffer.byteLength(html), PAGE_BYTES)
  for (let i = 0; i < 400; i++) assert.equal(htmls.filter((html) => html.includes(`Jouren ${i} (`)).length, 1, `Jouren ${i}`)
  assert.ok(!hasPart({ document, form: 'sv', page: `near-${parts.length + 1}`, base: '/stod', at: AT }))
})

test('issue 5, sentence 2: every organisation is found from the front page, 320 of them too', () => {
  const sites: SiteName[] = Array.from({ length: 320 }, (_, i) => ({
    code: i.toString(36).padStart(6, 'x'),
    name: `Påhittade kommun nummer ${i}`,
    kind: i < 290 ? 'municipality' : 'region',
    place: i < 290 ? String(2580 + (i % 4)) : undefined,
  }))
  const document = exampleSite()
  const parts = pagesOf({ document, form: 'sv', base: '/stod', sites, at: AT }).filter((id) => id.startsWith('organisations'))
  const html = parts.map((id) => page(document, 'sv', id, { sites })).join('')
  for (const { code } of sites) assert.ok(html.includes(`/stod/${code}/a61"`), code)
  assert.ok(page(document, 'sv', 'start').includes('/stod/h2k7wq/a60"'))
})

test('what an organisation tells of itself stands whole; one that has told nothing says so, with what one may ask anyway', () => {
  const told = textOf(page(exampleSite(), 'sv', 'organisation'))
  for (const words of [
    'Samordnaren för skyddade personuppgifter',
    'Gruppledaren i mottagningen',
    '08-465 004 13',
    'aldrig skicka post hem',
    'PDF',
  ])
    assert.ok(told.includes(words), words)
  const { about: _, ...silent } = exampleSite()
  assert.match(textOf(page(silent, 'sv', 'organisation')), /har inte lagt ut hur de gör än/)
})

test('D-R57: safe contact is told before anything is typed, only while a queue is open, and never on a static host', () => {
  const html = page(exampleSite(), 'sv', 'contact')
  assert.ok(textOf(html).includes('Tre socialsekreterare i Lillvik.'))
  assert.match(html, /<form method="post" action="\/stod\/h2k7wq\/s\/1"/)
  const { queue: _, ...closed } = exampleSite()
  for (const other of [page(closed, 'sv', 'contact'), page(exampleSite(), 'sv', 'contact', { isStatic: true })]) {
    assert.ok(!other.includes('/s/1"'))
    assert.match(textOf(other), /går det inte att skriva just nu/)
  }
})

test('a text of a place cannot become markup of ours', () => {
  const evil = exampleSite({ name: '<script>alert(1)</script>"x' })
  const html = page(evil, 'sv', 'start')
  assert.ok(!bodyOf(html).includes('<script'))
  assert.ok(html.includes('&lt;script&gt;'))
  assert.throws(() => readBlocks('<b>x</b>', content().known))
})

test('issue 5, sentence 5: a municipality without anything of its own still has every page, whole', () => {
  const bare = { ...nationalDocument(), name: 'Tomtebo kommun (påhittad)', kind: 'municipality' as const, place: '2521', code: 'q1w2e3' }
  for (const form of COMPLETE_FORMS)
    for (const { id, group } of content().pages) {
      const text = textOf(page(bare, form, id))
      assert.ok(text.includes(content().text(id, form).text.title.replaceAll('&', '&amp;')), `${form} ${id}`)
      if (group === 'now' || group === 'who') assert.ok(text.includes('112') && text.includes('116 016'), `${form} ${id}`)
      assert.ok(text.includes('Tomtebo kommun'))
    }
})
