/** Routines and what they rest on, the quality work of the year, and deviations, as release 0.3.0 wrote them. */
import { randomUUID } from 'node:crypto'
import { ago, day, json, type Laying } from './upgrade-filled-0027-laying.ts'

export async function fillRoutines(laying: Laying): Promise<void> {
  const { at, row } = laying
  const [routine, version] = [randomUUID(), randomUUID()]
  await row('routine', {
    id: routine,
    title: 'Orosanmälan',
    owner: at.caseworker,
    unit: at.unit,
    template: 'orosanmalan',
    created_by: at.coordinator,
  })
  await row('routine_version', {
    id: version,
    routine,
    number: 1,
    state: 'approved',
    purpose: 'Ett barn som far illa ska bli sett samma dag.',
    i_do: 'Jag anmäler genast.',
    body: '## Vad som anmäls\n- Misstanke räcker.',
    guidance: ['sol-19-1'],
    roles: ['caseworker'],
    units: [at.unit],
    questions: json([{ words: 'När anmäler du?', right: 'Genast', wrong: ['När jag har bevis'], why: 'SoL 19:1.' }]),
    valid_from: day(-100),
    review_by: day(200),
    receipts_from: 1,
    written_by: at.coordinator,
    writers: [at.coordinator],
    approved_by: at.head,
    approved_at: ago(100),
  })
  await row('routine_slot', {
    version,
    key: 'vart-vi-ringer',
    ask: 'Vart ringer vi?',
    words: 'Socialjouren.',
    source: 'Beslut av enhetschefen',
  })
  await row('routine_note', {
    id: randomUUID(),
    routine,
    kind: 'deviation',
    key: `deviation:${randomUUID()}`,
    after: 'Skriv numret på första sidan.',
    dealt_at: ago(5),
    dealt_by: at.coordinator,
    dealt_how: 'no_change',
    dealt_why: 'Det står där redan.',
  })
  await row('routine_receipt', { routine, number: 1, account: at.caseworker, read_at: ago(90), passed_at: ago(90) })
  await row('routine_reminder', { account: at.head, told_at: ago(3) })
  await row('guidance_own', {
    id: randomUUID(),
    title: 'Delegationsordningen',
    issuer: 'Socialnämnden (påhittad)',
    document: 'Beslut 12',
    says: 'Vem som beslutar om vad.',
    source: 'Nämndens protokoll',
    valid_from: day(-200),
    added_by: at.coordinator,
  })
  await row('guidance_seen', { guidance: 'sol-19-1', key: 'v:1', after: 'Den som arbetar hos oss anmäler genast.', source: 'SFS 2025:400' })
}

export async function fillWheel({ at, row }: Laying): Promise<void> {
  const duty = randomUUID()
  await row('wheel_duty', {
    id: duty,
    kind: 'other',
    title: 'Gå igenom avtalen',
    month: 3,
    owner: at.caseworker,
    created_by: at.coordinator,
  })
  await row('wheel_done', { duty, year: 2026, done_by: at.caseworker, shows: 'Protokoll' })
}

export async function fillDeviations({ at, row, seal }: Laying): Promise<void> {
  const deviation = randomUUID()
  const sealed = (column: string, words: string) => ({ [column]: seal({ table: 'deviation', column, id: deviation, words }) })
  await row('deviation', {
    id: deviation,
    told_on: day(-30),
    unit: at.unit,
    kind: 'enclosure',
    step: 'send',
    seriousness: 'near_miss',
    ...sealed('happened_sealed', 'En bilaga följde nästan med.'),
    ...sealed('done_sealed', 'Den togs bort före utskicket.'),
    teller: at.caseworker,
    state: 'closed',
    ...sealed('cause_sealed', 'Bilagan låg i samma mapp.'),
    ...sealed('lesson_sealed', 'En mapp för varje utskick.'),
    handled_by: at.head,
    handled_at: ago(20),
  })
}
