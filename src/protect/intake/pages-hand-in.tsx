import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, type Entered, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { type FormError, LinkButton, Notice, Page, renderPage, T, type Text, type Words } from '../../platform/page/index.ts'
import { askForContact, type HandIn, handInPerson } from './deeds.ts'
import { contactRecord, entryRecord } from './intake.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const handInRoutes = new Hono<Env>()

interface Asking {
  title: Text
  lead: Text
  record: AnyRecord
  action: string
  submit: Words
}
const contact = (asked: string | undefined): Asking => ({
  title: { sv: 'Koppla till dem som hanterar skyddade personuppgifter', en: 'Connect to those who handle protected personal data' },
  lead: {
    sv: 'De ringer upp. Du behöver inte veta om personen är skyddad, och får inte veta det av det här.',
    en: 'They call back. You need not know whether the person is protected, and will not learn it from this.',
  },
  record: contactRecord,
  action: asked === undefined ? '/koppla' : `/koppla/${asked}`,
  submit: { sv: 'Be dem ringa', en: 'Ask them to call' },
})
const entry: Asking = {
  title: {
    sv: 'Lämna in uppgift om en person som kan ha skyddade personuppgifter',
    en: 'Hand in a person who may have protected personal data',
  },
  lead: {
    sv: 'Uppgiften försluts och går till dem som hanterar skyddade personuppgifter. Du kan inte läsa den igen.',
    en: 'It is sealed and goes to those who handle protected personal data. You cannot read it again.',
  },
  record: entryRecord,
  action: '/lamna-in',
  submit: { sv: 'Lämna in', en: 'Hand in' },
}

function askPage(c: Ctx, asking: Asking, entered: Entered = {}, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} errors={errors} title={asking.title} lead={asking.lead}>
      <RecordForm
        record={asking.record}
        action={asking.action}
        csrf={csrfOf(c)}
        submit={asking.submit}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: '/' }}
      />
    </Page>,
    status,
  )
}

/** One answer, whoever was meant. */
function thanks(c: Ctx, title: Text, words: Text) {
  whoAsks(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={title}>
      <Notice kind="success" announce title={words} />
      <p>
        <T text={{ sv: 'Svaret är detsamma vem det än gäller.', en: 'The answer is the same whoever it is about.' }} />
      </p>
      <p>
        <LinkButton href="/" text={{ sv: 'Till första sidan', en: 'To the first page' }} />
      </p>
    </Page>,
  )
}

function answer(c: Ctx, handed: HandIn, to: string) {
  if (!handed.ok) throw new Fault('too_many')
  return seeOther(c, to)
}

async function postContact(c: Ctx, asked: string | undefined) {
  const { db, config } = c.get('house')
  const { actor } = whoAsks(c)
  const reading = readRecord(contactRecord, await readForm(c))
  if (!reading.ok) return askPage(c, contact(asked), reading.entered, reading.errors, 422)
  return answer(c, await askForContact(db, actor, config, reading.values, asked), '/koppla/tack')
}

handInRoutes.get('/koppla', (c) => {
  whoAsks(c)
  return askPage(c, contact(undefined))
})
handInRoutes.post('/koppla', (c) => postContact(c, undefined))
handInRoutes.get('/koppla/tack', (c) =>
  thanks(
    c,
    { sv: 'De ringer upp', en: 'They will call' },
    {
      sv: 'De som hanterar skyddade personuppgifter har fått din begäran.',
      en: 'Those who handle protected personal data have got your request.',
    },
  ),
)
// The id is of a search; whether it still exists, or ever did, changes nothing on the page.
handInRoutes.get('/koppla/:asked', (c) => {
  whoAsks(c)
  return askPage(c, contact(c.req.param('asked')))
})
handInRoutes.post('/koppla/:asked', (c) => postContact(c, c.req.param('asked')))

handInRoutes.get('/lamna-in', (c) => {
  whoAsks(c)
  return askPage(c, entry)
})
handInRoutes.post('/lamna-in', async (c) => {
  const { db, config } = c.get('house')
  const { actor } = whoAsks(c)
  const reading = readRecord(entryRecord, await readForm(c))
  if (!reading.ok) return askPage(c, entry, reading.entered, reading.errors, 422)
  return answer(c, await handInPerson(db, actor, config, reading.values), '/lamna-in/tack')
})
handInRoutes.get('/lamna-in/tack', (c) =>
  thanks(
    c,
    { sv: 'Tack, uppgiften är inlämnad', en: 'Thank you, it has been handed in' },
    { sv: 'De som hanterar skyddade personuppgifter tar hand om den.', en: 'Those who handle protected personal data take care of it.' },
  ),
)
