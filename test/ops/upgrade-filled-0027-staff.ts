/** What staff answered without a name, and talks between colleagues, as release 0.3.0 wrote them. */
import { randomUUID } from 'node:crypto'
import { ago, day, hash, json, type Laying } from './upgrade-filled-0027-laying.ts'
import { ASKED } from './upgrade-filled-0027-rounds.ts'

export async function fillStaff({ at, row, seal }: Laying): Promise<void> {
  const collection = randomUUID()
  const sealed = (table: string, id: string, words: string, column = 'sealed') => seal({ table, column, id, words })
  await row('staff_collection', {
    id: collection,
    title: 'Så arbetar vi',
    asked: json(ASKED),
    unit: at.unit,
    units: [at.unit],
    words_allowed: true,
    pictures: 'along',
    opens_on: day(-20),
    closes_on: day(20),
    token_hash: hash(32),
    token_sealed: sealed('staff_collection', collection, 'en-lank-till-fragorna', 'token_sealed'),
    words_shown: 5,
    made_by: at.head,
  })
  const code = randomUUID()
  await row('meeting_code', {
    id: code,
    code_hash: hash(32),
    code_sealed: sealed('meeting_code', code, '234567', 'code_sealed'),
    about: collection,
    leads_sealed: sealed('meeting_code', code, '/s/en-lank-till-fragorna', 'leads_sealed'),
    made_by: at.head,
    until_at: ago(-1),
  })
  const [draft, answer, words] = [randomUUID(), randomUUID(), randomUUID()]
  await row('staff_draft', {
    id: draft,
    collection,
    run_hash: hash(16),
    code_hash: hash(16),
    sealed: sealed('staff_draft', draft, json({ unit: at.unit, answers: { e1: ['1'] }, words: {} })),
  })
  await row('staff_answer', { id: answer, collection, unit: at.unit, question: 'e1', sealed: sealed('staff_answer', answer, '1') })
  await row('staff_sum', { id: randomUUID(), collection, unit: at.unit, question: 'e1', count: 6, sums: json({ 0: 2, 1: 4 }) })
  await row('staff_words', { id: words, collection, question: 'e1', sealed: sealed('staff_words', words, 'Vi frågar varandra.') })
}

export async function fillConversations(laying: Laying): Promise<void> {
  const { at, row, seal } = laying
  const conversation = randomUUID()
  await row('conversation', {
    id: conversation,
    title: 'Arbetsplatsträff',
    asked: json(ASKED),
    unit: at.unit,
    kind: 'together',
    leader: at.head,
    made_by: at.head,
    held_on: day(-3),
    minutes_each: 12,
    film_link: 'https://film.example.se/om-arbetet',
    film_captioned: true,
    retention_days: 30,
    state: 'settled',
    settled_at: ago(2),
    token_hash: hash(32),
    token_sealed: seal({ table: 'conversation', column: 'token_sealed', id: conversation, words: 'en-lank-till-traffen' }),
    check_by: at.coordinator,
    check_id: randomUUID(),
    check_hash: hash(32),
  })
  const thought = randomUUID()
  const thinks = seal({ table: 'conversation_thought', column: 'sealed', id: thought, words: 'Ingen vet vem man ringer.' })
  await row('conversation_thought', { id: thought, conversation, question: 'e1', sealed: thinks, waiting: false })
  const where = { conversation, question: 'e1' }
  const words = 'Vi skriver vem man ringer på tavlan.'
  const noted = seal({ table: 'conversation_note', column: 'sealed', id: `${conversation}|e1`, words, where })
  await row('conversation_note', { ...where, sealed: noted })
  await fillFilm(laying, conversation)
}

/** A film has a key of its own, so that a film that is taken away cannot be opened in a copy. */
async function fillFilm({ row, keys, remember }: Laying, conversation: string): Promise<void> {
  const { wrapped, keys: own } = keys.newOwner(conversation)
  const owner = { id: conversation, wrapped }
  const captions = { table: 'conversation_film', column: 'captions_sealed', as: 'captions_sealed', id: '' }
  const piece = { table: 'conversation_film_piece', column: 'sealed', as: 'sealed', id: '0' }
  remember({ ...captions, words: 'WEBVTT', where: { conversation }, owner })
  remember({ ...piece, words: 'en bit film', where: { conversation, number: 0 }, owner })
  await row('conversation_film', {
    conversation,
    key_wrapped: wrapped,
    media: 'video/mp4',
    bytes: 11,
    captions_sealed: own.seal(captions.table, captions.as, captions.id, 'WEBVTT'),
    captions_lang: 'sv',
  })
  await row('conversation_film_piece', { conversation, number: 0, sealed: own.seal(piece.table, piece.as, piece.id, 'en bit film') })
}
