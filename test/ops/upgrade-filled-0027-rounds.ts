/** Question sets, keys between organisations, and rounds as a coordinator holds them, as release 0.3.0 wrote them. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { ago, day, hash, json, type Laying } from './upgrade-filled-0027-laying.ts'

/** A set of one question, as an organisation had loaded it. */
export const SET = {
  id: 'egna-fragor',
  version: '1.0',
  title: { sv: 'Egna frågor' },
  audience: 'manager',
  languages: ['sv'],
  origin: { by: 'Norrviks kommun (påhittad)', licence: 'EUPL-1.2' },
  levels: [
    { value: 0, name: { sv: 'Inte börjat' }, meaning: { sv: 'Frågan har inte varit uppe.' } },
    { value: 1, name: { sv: 'På väg' }, meaning: { sv: 'Några gör det av eget intresse.' } },
  ],
  sections: [
    {
      id: 'arbete',
      title: { sv: 'Arbetet' },
      questions: [{ id: 'e1', kind: 'level', text: { sv: 'Vet vi vem som gör vad?' } }],
    },
  ],
}
/** The same set as those who answer without an account met it. */
export const ASKED = {
  set: SET.id,
  title: SET.title,
  version: SET.version,
  languages: SET.languages,
  questions: [
    {
      id: 'e1',
      kind: 'level',
      text: { sv: 'Vet vi vem som gör vad?' },
      choices: SET.levels.map(({ value, name, meaning }) => ({ value: String(value), text: name, meaning })),
    },
  ],
}

export async function fillQuestions({ at, row }: Laying): Promise<void> {
  await row('question_set', { set_id: SET.id, version: SET.version, content: json(SET), loaded_by: at.coordinator })
  await row('question_translation', {
    set_id: SET.id,
    version: SET.version,
    lang: 'en',
    words: json({ title: 'Questions of our own' }),
    loaded_by: at.coordinator,
  })
}

export async function fillRounds(laying: Laying): Promise<void> {
  const { at, row, seal } = laying
  await fillExchange(laying)
  const [round, organisation, invitation] = [randomUUID(), randomUUID(), randomUUID()]
  await row('round', {
    id: round,
    title: 'Höstens runda',
    lead: 'Vi vill se hur arbetet går.',
    secrecy: 'Bara vi ser vilka nivåer en enskild organisation står på.',
    provision: '18 kap. 13 § OSL',
    marked_on: day(-40),
    state: 'open',
    opens: day(-40),
    closes: day(20),
    created_by: at.national,
    opened_at: ago(40),
  })
  await row('round_set', { round, set_id: SET.id, version: SET.version, place: 0, document: json(SET) })
  await row('round_organisation', {
    id: organisation,
    name: 'Granmo kommun (påhittad)',
    kind: 'municipality',
    county: '25',
    address_sealed: seal({ table: 'round_organisation', column: 'address_sealed', id: organisation, words: 'samordnare@example.se' }),
  })
  const board = 'Länsstyrelsen i Nordanlän (påhittad)'
  const supporter = randomUUID()
  await row('round_supporter', { round, county: '25', supporter, name: board })
  await row('round_invitation', {
    id: invitation,
    round,
    organisation,
    name: 'Granmo kommun (påhittad)',
    kind: 'municipality',
    county: '25',
    supporter,
    token_hash: hash(32),
    reply_hash: hash(32),
    begun_at: ago(20),
    answered_at: ago(10),
    number: 1,
    county_sees_levels: true,
  })
  await row('round_mail', { id: randomUUID(), invitation, reason: 'invited', tried_at: ago(40), attempts: 1, accepted_at: ago(40) })
  await row('round_note', { id: randomUUID(), invitation, by_tenant: supporter, by_name: board, body: 'Vi har erbjudit ett möte.' })
  await row('round_picture', { round, kind: 'municipality', counts: json([{ set_id: SET.id, place: 0, level: 1, count: 7 }]) })
  await fillReceived(laying, round, invitation)
}

async function fillExchange({ at, row, keys, remember }: Laying): Promise<void> {
  const made = generateKeyPairSync('ed25519')
  const public_key = Buffer.from(made.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const der = made.privateKey.export({ format: 'der', type: 'pkcs8' })
  const private_sealed = keys.own().seal('exchange_key', 'private_sealed', at.tenant, der)
  remember({
    table: 'exchange_key',
    column: 'private_sealed',
    as: 'private_sealed',
    id: at.tenant,
    where: { tenant: at.tenant },
    words: der,
  })
  await row('exchange_key', { public_key, private_sealed })
  await row('exchange_peer', { peer: at.tenant, public_key })
}

async function fillReceived({ row, seal }: Laying, round: string, invitation: string): Promise<void> {
  const answered = { invitation, number: 1 }
  await row('round_answer', {
    ...answered,
    received_at: ago(10),
    signed_off_at: ago(10),
    signed_off_by: 'Förvaltningschef',
    sharing: 'levels_and_words',
    mark: json({ provision: '18 kap. 13 § OSL', date: day(-10), authority: 'Granmo kommun (påhittad)' }),
    way: 'page',
  })
  await row('round_answer_part', {
    ...answered,
    set_id: SET.id,
    round,
    kind: 'municipality',
    county: '25',
    levels: [1],
    words_sealed: seal({
      table: 'round_answer_part',
      column: 'words_sealed',
      id: `${invitation}|1|${SET.id}`,
      words: json({ e1: 'Två vet, resten frågar dem.' }),
      where: { ...answered, set_id: SET.id },
    }),
  })
  const where = { invitation, set_id: SET.id }
  await row('round_draft', {
    ...where,
    sealed: seal({
      table: 'round_draft',
      column: 'sealed',
      id: `${invitation}|${SET.id}`,
      words: json([{ question: 'e1', applies: true, level: 1, chosen: [], words: '' }]),
      where,
    }),
  })
}
