import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canMakePdf } from '../../platform/document/index.ts'
import { COMPLETE_FORMS, content, FORM_IDS, type Form, isComplete, type SiteDocument } from '../text/index.ts'
import { cardData } from './card.ts'
import { CHANNEL_IDS, channelText } from './channels.ts'
import { DESIGN_IDS, DESIGNS, type DesignId } from './designs.ts'
import { changesSince, type Facts, factsFor, printedFacts } from './facts.ts'
import { cardFiles } from './files.ts'
import { qrOf } from './qr.ts'
import { renderCards } from './render.ts'

const TODAY = '2026-11-22'
const shipped = content()
const allSigned = FORM_IDS.map((form) => ({ form, what: 'phrases', sha256: shipped.phrases(form).sha256, by: 'x', on: TODAY }))
const site = (change: Partial<SiteDocument> = {}): SiteDocument => ({
  version: 1,
  tenant: '00000000-0000-4000-8000-000000000001',
  site: '00000000-0000-4000-8000-000000000002',
  code: 'h2k7wq',
  name: 'Norrviks kommun (påhittad)',
  kind: 'municipality',
  published: `${TODAY}T08:00:00Z`,
  pieces: [],
  contacts: [],
  services: [],
  lines: [],
  signed: allSigned,
  media: [],
  files: [],
  ...change,
})
const LOCAL: SiteDocument['contacts'] = [
  {
    id: 'soc',
    kind: 'social_services',
    name: { sv: 'Socialtjänsten i Norrvik' },
    phone: '031-390 06 01',
    hours: [{ days: '1-5', from: '08:00', to: '16:30' }],
    instead: [],
    pages: [],
    checked: '2026-11-02',
  },
  {
    id: 'jour',
    kind: 'social_emergency',
    name: { sv: 'Socialjouren' },
    phone: '031-390 06 02',
    hours: [{ days: '6-7', from: '00:00', to: '24:00' }],
    instead: [],
    pages: [],
    checked: '2026-11-02',
  },
  {
    id: 'sluta',
    kind: 'stop_violence',
    name: { sv: 'För den som vill sluta' },
    phone: '031-390 06 03',
    hours: [],
    instead: [],
    pages: [],
    checked: '2026-11-02',
  },
]
const wrong = (...lines: string[]): SiteDocument['lines'] => lines.map((line) => ({ line, state: 'wrong', on: TODAY }))
const SITES: Record<string, SiteDocument> = {
  national: site({ kind: 'national' }),
  local: site({ contacts: LOCAL }),
  'lines gone wrong, local numbers left': site({
    contacts: LOCAL,
    lines: wrong('emergency', 'kvinnofrid', 'victim', 'men', 'trans', 'honour'),
  }),
  'all but one line wrong': site({ lines: wrong('kvinnofrid', 'victim', 'men') }),
}
const factsOf = (document: SiteDocument, form: Form, design: DesignId): Facts => {
  const facts = factsFor(document, form, DESIGNS[design].layout, shipped, TODAY)
  assert.ok(!('lacking' in facts))
  return facts
}

test('D-R56: every card in every form of every site has 112, 116 016 with 020-50 50 50, and at least one other way', () => {
  for (const [name, document] of Object.entries(SITES))
    for (const form of FORM_IDS)
      for (const design of DESIGN_IDS) {
        const what = `${name} ${form} ${design}`
        const data = cardData(document, factsOf(document, form, design), { design, form, sheet: 'office' }, shipped)
        const numbers = data.rows.flatMap(({ number, also }) => (also === undefined ? [number] : [number, also]))
        assert.ok(
          ['112', '116 016', '020-50 50 50'].every((number) => numbers.includes(number)),
          what,
        )
        assert.ok(numbers.length > 3, what)
        assert.ok(!numbers.includes('031-390 06 03'), `${what}: not the number of those who use violence`)
        assert.equal(data.title, 'Information')
      }
})
test('without another way, or without a signature, there is no card: a reason is given', () => {
  assert.deepEqual(factsFor(site({ lines: wrong('victim', 'men', 'trans') }), 'sv', 'poster', shipped, TODAY), {
    lacking: 'no_alternative',
  })
  for (const form of FORM_IDS) {
    const unsigned = factsFor(site({ signed: [] }), form, 'poster', shipped, TODAY)
    assert.equal('lacking' in unsigned, !isComplete(form), form)
    const other = factsFor(site({ signed: allSigned.map((one) => ({ ...one, sha256: '0'.repeat(64) })) }), form, 'poster', shipped, TODAY)
    assert.equal('lacking' in other, !isComplete(form), `${form}: signed as it was, not as it is`)
  }
})
test('a discreet card tells nothing but numbers and hours, and has no code to photograph; an open one has only the dull address', () => {
  const qr = qrOf('https://www.example.se/info/h2k7wq/a01')
  for (const form of COMPLETE_FORMS)
    for (const design of DESIGN_IDS) {
      const data = cardData(
        site({ contacts: LOCAL }),
        factsOf(site({ contacts: LOCAL }), form, design),
        { design, form, sheet: 'shop', batch: 'A7', qr },
        shipped,
      )
      if (!DESIGNS[design].discreet) continue
      assert.doesNotMatch(JSON.stringify({ ...data, title: '' }), /våld|kvinno|hjälp|illa|social|help|violence|Norrvik|svg/i, design)
      assert.match(data.foot, /^A7 · \d{4}/)
    }
})
test('what was printed is compared with what holds now', () => {
  const facts = factsOf(site({ contacts: LOCAL }), 'sv', 'wallet')
  const printed = printedFacts(facts)
  const hard = (now: Facts['rows']) => changesSince(printed, now).filter(({ how }) => how !== 'stale')
  assert.deepEqual(hard(facts.rows), [])
  assert.deepEqual(hard(facts.rows.filter(({ id }) => id !== 'soc')), [{ number: '031-390 06 01', how: 'gone' }])
  assert.deepEqual(hard(facts.rows.map((row) => (row.id === 'soc' ? { ...row, number: '031-390 06 09' } : row))), [
    { number: '031-390 06 01', how: 'number' },
  ])
  assert.deepEqual(hard(facts.rows.map((row) => (row.id === 'soc' ? { ...row, hours: ['x'] } : row))), [
    { number: '031-390 06 01', how: 'hours' },
  ])
})
test('D-R56: every text for a channel has the same three numbers and another way; the payslip tells nothing', () => {
  for (const form of COMPLETE_FORMS)
    for (const channel of CHANNEL_IDS) {
      const text = channelText(channel, form, site(), factsOf(site({ contacts: LOCAL }), form, 'poster-a4'))
      for (const number of ['112', '116 016', '020-50 50 50', '031-390 06 01'])
        assert.ok(text.includes(number), `${channel} ${form} ${number}`)
      if (channel === 'payslip') assert.doesNotMatch(text, /våld|kvinno|illa|violence|helpline/i)
    }
})

const skip = canMakePdf() ? false : 'no PDF on this platform'
test('S-R38: every card in every form is set as PDF/UA-1, with the title Information, each sign drawn', { skip }, async () => {
  const document = site({ contacts: LOCAL })
  const wanted = FORM_IDS.flatMap((form) =>
    DESIGN_IDS.flatMap((design) =>
      (['office', 'shop'] as const)
        .filter((sheet) => sheet === 'office' || form === 'sv' || form === 'ar')
        .map((sheet) => ({ form, design, sheet })),
    ),
  )
  const made = await renderCards(
    wanted.map((one) => {
      const facts = factsOf(document, one.form, one.design)
      return { data: cardData(document, facts, { ...one, batch: 'A7' }, shipped), day: facts.day, as: 'pdf' }
    }),
  )
  wanted.forEach(({ form, design, sheet }, at) => {
    const text = made[at]?.toString('latin1') ?? ''
    assert.match(text, /^%PDF-/, `${form} ${design} ${sheet}: a sign is lacking in the fonts`)
    assert.match(text, /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.match(text, /<rdf:li[^>]*>Information<\/rdf:li>/)
    assert.equal(text.match(/\/Type ?\/Page[^s]/g)?.length, 1, `${form} ${design} ${sheet}: one sheet`)
  })
})
test('a sign that no font has is found, and that card is not made', { skip }, async () => {
  const facts = factsOf(site(), 'sv', 'slip')
  const data = cardData(site(), facts, { design: 'slip', form: 'sv', sheet: 'office' }, shipped)
  const [good, lacking, arabic] = await renderCards([
    { data, day: facts.day, as: 'svg' },
    { data: { ...data, heading: ['\u{12000}'] }, day: facts.day, as: 'svg' },
    { data: { ...data, fonts: ['Libertinus Serif'], heading: ['العربية'] }, day: facts.day, as: 'svg' },
  ])
  assert.ok(good)
  assert.ok(lacking === undefined, 'made all the same')
  assert.ok(arabic === undefined, 'Arabic in a font without it')
})
test('the files of a site: every form that may be told, no batch, the same bytes for the same facts', { skip }, async () => {
  const { files, bytes } = await cardFiles(site({ signed: [] }))
  assert.deepEqual([...new Set(files.map(({ form }) => form))], [...COMPLETE_FORMS])
  assert.deepEqual(
    files.map(({ sha256 }) => sha256),
    bytes.map(({ sha256 }) => sha256),
  )
  const again = await cardFiles(site({ signed: [], published: `${TODAY}T09:30:00Z` }))
  assert.deepEqual(again.files, files)
})
