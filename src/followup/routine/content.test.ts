import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ROLES } from '../../organisation/founding/index.ts'
import { readGuidance, readTemplates } from './content.ts'
import { linesOf, placesIn, pointsIn, readProse } from './prose.ts'
import { gapsIn, placesNeeded } from './routine.ts'

const templates = readTemplates()
const everyWord = (one: (typeof templates)[number]) =>
  [one.purpose.sv, ...one.i_do, ...one.body, ...one.questions.flatMap(({ words, right, why }) => [words, right, why])].join('\n')

/** Facts that domain.md marks [U]: each is a place in some template, and stands as text in none. */
const UNVERIFIED: readonly { fact: string; never: RegExp; slot: string }[] = [
  {
    fact: '2.1: no e-mail with identity and protection',
    never: /(?:mejl|e-post)[^.\n]*(?:aldrig|inte|får)|(?:aldrig|inte|inga?)[^.\n]*(?:mejl|e-post)/i,
    slot: 'e-post',
  },
  {
    fact: '2.1: call back to a verified number; never confirm or deny by phone',
    never: /ring(?:er|a)? (?:alltid )?(?:upp|tillbaka)|motring|(?:bekräfta|förneka)[^.\n]*telefon|telefon[^.\n]*(?:bekräfta|förneka)/i,
    slot: 'telefon',
  },
  { fact: '2.1: no name call in waiting rooms', never: /(?:ropa|säg|namn)[^.\n]*(?:högt|väntrum)|namnupprop|nummerlapp/i, slot: 'upprop' },
  { fact: '2.1: payment to account, not by post', never: /utbetalning[^.\n]*(?:konto|post)|till konto/i, slot: 'fakturor' },
  { fact: '2.1: invoice without location', never: /faktura[^.\n]*(?:plats|ort|utan)/i, slot: 'fakturor' },
  { fact: '2.1: ID with a passphrase', never: /lösenord|kodord|lösenfras/i, slot: 'legitimering' },
  { fact: '2.1: visits', never: /besök[^.\n]*bokas/i, slot: 'besok' },
  { fact: '2.1: log review', never: /logg(?:en|granskning)[^.\n]*(?:granskas|varje|gång)/i, slot: 'loggkontroll' },
  { fact: '1.3: extra days for forwarded post', never: /\d+ (?:extra )?dagar (?:extra|längre|för posten)/i, slot: 'extra-dagar' },
  { fact: '4.2: papers or calls home that reveal the topic', never: /(?:papper|påringning|brev)[^.\n]*hem/i, slot: 'kontakt-hem' },
  { fact: '7: Mina meddelanden for protected persons', never: /mina meddelanden[^.\n]*(?:går|kan|fungerar|får)/i, slot: 'digital-post' },
]

test('D-R51: each fact that is unverified is an empty place in some template, and text in none', () => {
  const slots = templates.flatMap((one) => one.slots.map(({ key }) => key))
  for (const { fact, never, slot } of UNVERIFIED) {
    assert.ok(slots.includes(slot), `${fact}: no place for it`)
    for (const one of templates) assert.doesNotMatch(everyWord(one), never, `${one.id}: ${fact}`)
  }
})
test('D-R51: only requests for data, where courts have said so, are answered by neither confirming nor denying', () => {
  const tells = templates.filter((one) => /bekräfta|förneka/i.test(everyWord(one))).map(({ id }) => id)
  assert.deepEqual(tells, ['utlamnande'], 'elsewhere domain.md 2.1 marks it [U]: a place to fill')
})
test('canary: each unverified fact is caught where it stands as text', () => {
  const said = [
    'Skicka aldrig e-post med namn.',
    'Ring alltid upp på ett känt nummer.',
    'Ropa inte upp någon högt.',
    'Utbetalning går till konto.',
    'Fakturan ska vara utan ort.',
    'Fråga efter kodordet.',
    'Besök ska bokas i förväg.',
    'Loggen granskas varje månad.',
    'Lägg till 5 extra dagar för posten.',
    'Skicka inga papper hem.',
    'Mina meddelanden går att använda.',
  ]
  assert.equal(said.length, UNVERIFIED.length)
  for (const [i, { fact, never }] of UNVERIFIED.entries()) assert.match(said[i] ?? '', never, fact)
})
test('what is unsure by its section or term stands nowhere as text: section numbers of HSLF-FS 2022:39, one-year protection', () => {
  for (const one of templates) {
    assert.doesNotMatch(everyWord(one), /\d+ § ?(?:i )?HSLF/i, one.id)
    assert.doesNotMatch(everyWord(one), /(?:ett år|tolv månader)[^.\n]*(?:markering|skydd)/i, one.id)
    assert.doesNotMatch(everyWord(one), /skyddad identitet/i, one.id)
  }
})

test('places are shipped empty, each has a home in the text, and the text names none that is not there', () => {
  for (const one of templates) {
    const slots = placesNeeded(one.slots)
    assert.deepEqual(gapsIn(slots), slots, one.id)
    assert.deepEqual([...placesIn(one.body.join('\n'))].sort(), one.slots.map(({ key }) => key).sort(), one.id)
  }
})

test('templates stand on sources that exist, for roles that exist, with something to do first', () => {
  const sources = readGuidance().map(({ id }) => id)
  assert.equal(new Set(sources).size, sources.length)
  assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length)
  assert.ok(templates.length >= 12)
  for (const one of templates) {
    assert.ok(one.guidance.length > 0, one.id)
    for (const id of one.guidance) assert.ok(sources.includes(id), `${one.id}: ${id}`)
    for (const role of one.roles) assert.ok(role in ROLES, `${one.id}: ${role}`)
    assert.ok(linesOf(one.i_do.join('\n')).length >= 3, one.id)
    assert.ok(
      readProse(one.body.join('\n')).some(({ kind }) => kind === 'heading'),
      one.id,
    )
    for (const { right, wrong } of one.questions) assert.ok(!wrong.includes(right), one.id)
    assert.ok(one.purpose.sv.length <= 1200 && one.body.join('\n').length <= 40_000, one.id)
  }
})

test('D-R51: the routine about asking has fourteen points, each with its heading and words, and a missing one is seen', () => {
  const asking = templates.find(({ id }) => id === 'fraga-om-vald')
  assert.equal(asking?.points?.length, 14)
  const points = asking?.points?.map(({ id }) => id) ?? []
  const body = asking?.body.join('\n') ?? ''
  assert.deepEqual([...pointsIn(body, points)], points)
  const without = body.replace(/## 8\. .*\{ja\}[^#]*/, '')
  assert.deepEqual(
    points.filter((point) => !pointsIn(without, points).has(point)),
    ['ja'],
  )
})

test('D-R60: laws with a date carry it, and what is not verified says so', () => {
  const guidance = readGuidance()
  const report = guidance.find(({ id }) => id === 'sol-19-1')
  assert.ok(report?.changes.some(({ on }) => on === '2026-01-15'))
  assert.ok(
    guidance.find(({ id }) => id === 'skv-post')?.changes.some(({ on, after }) => on === '2027-01-01' && /overifierat/.test(after.sv)),
  )
  assert.equal(guidance.find(({ id }) => id === 'skv-vagledning')?.verified, false)
  for (const one of guidance) assert.ok(one.source.length > 3, one.id)
})

const DOMAIN = join(process.env['SAMVARN_DOCS'] ?? join(import.meta.dirname, '../../../../shared/docs'), 'domain.md')
test('domain.md still marks as unverified what is a place here', {
  skip: existsSync(DOMAIN) ? false : 'domain.md is not on this machine',
}, () => {
  const row = readFileSync(DOMAIN, 'utf8')
    .split('\n')
    .find((line) => line.startsWith('| E-mail/phone/invoice/ID check/visits'))
  assert.match(row ?? '', /\[U\]/)
})
