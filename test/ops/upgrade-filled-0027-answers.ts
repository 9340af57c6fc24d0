/** An answer to a round, from the first words to what was sent, as release 0.3.0 wrote it. */
import { randomUUID } from 'node:crypto'
import { ago, day, hash, json, type Laying } from './upgrade-filled-0027-laying.ts'
import { SET } from './upgrade-filled-0027-rounds.ts'

export async function fillAnswers(laying: Laying): Promise<void> {
  const { at, row, seal } = laying
  const [round, part] = [randomUUID(), randomUUID()]
  await row('answer_round', {
    id: round,
    round: randomUUID(),
    invitation: randomUUID(),
    coordinator: at.tenant,
    title: 'Höstens runda',
    lead: 'Vi vill se hur arbetet går.',
    from_name: 'Samordningsverket (påhittat)',
    secrecy: 'Bara vi ser vilka nivåer en enskild organisation står på.',
    opens: day(-40),
    closes: day(20),
    sets: json([SET]),
    reply_code_sealed: seal({ table: 'answer_round', column: 'reply_code_sealed', as: 'reply_code', id: round, words: 'ABCD-2345' }),
    reply_to: 'https://samordning.example.se/svar',
    created_by: at.coordinator,
  })
  await row('answer_part', {
    id: part,
    round,
    set_id: SET.id,
    unit: at.unit,
    owner: at.caseworker,
    reviewer: at.head,
    helpers: [at.coordinator],
    due: day(10),
    state: 'approved',
    share_staff: true,
  })
  await row('answer_section', { part, section: 'arbete', version: 2, helper: at.coordinator, saved_by: at.caseworker, saved_at: ago(12) })
  await fillWords(laying, part)
  await fillSent(laying, round)
}

async function fillWords({ at, row, seal }: Laying, part: string): Promise<void> {
  const where = { part, question: 'e1' }
  const inAnswer = (table: string, words: string) => ({
    words_sealed: seal({ table, column: 'words_sealed', as: 'words', id: `${part}|e1`, words, where }),
  })
  await row('answer', { ...where, level: 1, ...inAnswer('answer', 'Två vet, resten frågar dem.'), answered_by: at.caseworker })
  await row('answer_former', {
    ...where,
    applies: true,
    level: 0,
    ...inAnswer('answer_former', 'Ingen visste i fjol.'),
    answered_at: ago(380),
  })
  const [evidence, comment] = [randomUUID(), randomUUID()]
  const inEvidence = (column: string, as: string, words: string) => seal({ table: 'answer_evidence', column, as, id: evidence, words })
  await row('answer_evidence', {
    id: evidence,
    ...where,
    kind: 'file',
    name_sealed: inEvidence('name_sealed', 'name', json({ name: 'Rutin.pdf', href: null })),
    content_sealed: inEvidence('content_sealed', 'content', 'Innehållet i en fil'),
    size: 19,
    added_by: at.caseworker,
  })
  await row('answer_comment', {
    id: comment,
    ...where,
    kind: 'change',
    words_sealed: seal({ table: 'answer_comment', column: 'words_sealed', as: 'words', id: comment, words: 'Skriv vilka två.' }),
    author: at.head,
  })
}

async function fillSent({ at, row, seal }: Laying, round: string): Promise<void> {
  const submission = randomUUID()
  const answers = [{ question: 'e1', applies: true, level: 1, chosen: [], words: 'Två vet, resten frågar dem.' }]
  const part = { set: SET.id, version: SET.version, answers }
  const frozen = {
    leaving: [part],
    whole: [{ ...part, unit: at.unit, owner: at.caseworker }],
    signed_by: 'Enhetschef',
    organisation: 'Norrviks kommun (påhittad)',
  }
  const sealed = (column: string, as: string, words: string) => seal({ table: 'answer_submission', column, as, id: submission, words })
  await row('answer_submission', {
    id: submission,
    round,
    number: 1,
    sharing: 'levels_and_words',
    county_sees: true,
    provision: '18 kap. 13 § OSL',
    state: 'received',
    frozen_sealed: sealed('frozen_sealed', 'frozen', json(frozen)),
    envelope_sealed: sealed('envelope_sealed', 'envelope', json({ document: '{}', key: '', signature: '' })),
    words_hash: hash(32),
    said_names_nobody: true,
    signed_by: at.head,
    signed_at: ago(10),
    sent_at: ago(10),
    answered_at: ago(10),
    reopened_by: at.coordinator,
    reopened_at: ago(2),
    reopened_why_sealed: sealed('reopened_why_sealed', 'reopened_why', 'En siffra blev fel.'),
  })
  await row('answer_lock', { round, number: 1, locked: false })
  await row('answer_comparison', { round, document: json({ among: { sv: 'kommuner', en: 'municipalities' }, count: 20, lines: [] }) })
}
