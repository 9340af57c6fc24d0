import { Hono } from 'hono'
import { addDays, dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Choice, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, DataTable, EmptyState, type FormError, LinkButton, Page, renderPage, T, Tag, When } from '../../platform/page/index.ts'
import { type QuestionSet, questionsOf, sayIn } from '../question/index.ts'
import { askedHere, RETENTION_DAYS, STATES } from './conversation.ts'
import { listConversations, type ListedConversation, prepare, type Preparing, reflectAlone, seePreparing, setToUse } from './deeds.ts'
import { aloneRecord, togetherRecord, WHOLE } from './fields.ts'

export const routes = new Hono<Env>()
export const CONVERSATIONS = { label: { sv: 'Samtal', en: 'Conversations' }, href: '/samtal' }
const NEW = { label: { sv: 'Förbered ett samtal', en: 'Prepare a conversation' }, href: '/samtal/nytt' }
const ALONE = { label: { sv: 'Tänk igenom på egen hand', en: 'Think it through alone' }, href: '/samtal/ensam' }

const steers = (c: Ctx): boolean => whoAsks(c).roles.some((role) => role === 'coordinator' || role === 'unit_head')

function actionWords({ actions: { open, late, done } }: ListedConversation) {
  if (open + done === 0) return { sv: 'Inga', en: 'None' }
  const lateSv = late === 0 ? '' : `, ${late} sena`
  const lateEn = late === 0 ? '' : `, ${late} late`
  return { sv: `${open} öppna${lateSv}, ${done} klara`, en: `${open} open${lateEn}, ${done} done` }
}

routes.get('/samtal', async (c) => {
  const listed = await listConversations(c.get('house').db, whoAsks(c).actor)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={CONVERSATIONS.label}
      lead={{
        sv: 'En fråga i taget, en regel för vad som får sägas, och en plan när ni går därifrån.',
        en: 'One question at a time, one rule for what may be said, and a plan when you leave.',
      }}
    >
      <Actions>
        {steers(c) ? <LinkButton kind="primary" href={NEW.href} text={NEW.label} /> : null}
        <LinkButton kind={steers(c) ? 'secondary' : 'primary'} href={ALONE.href} text={ALONE.label} />
      </Actions>
      <DataTable
        caption={CONVERSATIONS.label}
        captionHidden
        rows={listed}
        empty={
          <EmptyState title={{ sv: 'Inget samtal än', en: 'No conversation yet' }}>
            <p>
              <T
                text={{
                  sv: 'Tre frågor och en timme räcker. Allt går att göra på papper också.',
                  en: 'Three questions and an hour are enough. Everything can be done on paper as well.',
                }}
              />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Samtal', en: 'Conversation' }, names: true, cell: (o) => <a href={`/samtal/${o.id}`}>{o.title}</a> },
          { label: { sv: 'När', en: 'When' }, cell: (o) => <When at={o.held_on} day /> },
          { label: { sv: 'Vilka', en: 'Who' }, cell: (o) => <Who row={o} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (o) => <Tag {...STATES[o.state]} /> },
          { label: { sv: 'Åtgärder', en: 'Actions' }, cell: (o) => <T text={actionWords(o)} /> },
        ]}
      />
    </Page>,
  )
})
function Who({ row }: { row: ListedConversation }) {
  if (row.kind === 'alone')
    return <T text={row.shared ? { sv: 'En person, delat', en: 'One person, shared' } : { sv: 'Bara du', en: 'Only you' }} />
  return row.unit_name === null ? <T text={{ sv: 'Hela organisationen', en: 'The whole organisation' }} /> : <T text={row.unit_name} />
}

async function chooseSet(c: Ctx, place: { label: { sv: string; en: string }; href: string }) {
  const preparing = await seePreparing(c.get('house').db, whoAsks(c).actor)
  if (!preparing) throw new Fault('not_found')
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={place.label} crumbs={[CONVERSATIONS]} lead={{ sv: 'Vilka frågor?', en: 'Which questions?' }}>
      <ul>
        {preparing.sets.map((set) => (
          <li>
            <a href={`${place.href}/${set.id}`}>{sayIn(set.title, c.get('lang'), set)}</a>
          </li>
        ))}
      </ul>
    </Page>,
  )
}
routes.get(NEW.href, (c) => {
  if (!steers(c)) throw new Fault('not_found')
  return chooseSet(c, NEW)
})
routes.get(ALONE.href, (c) => chooseSet(c, ALONE))

const questionChoices = (set: QuestionSet, lang: string): Choice[] =>
  questionsOf(set).map((question) => ({ value: question.id, label: sayIn(question.text, lang, set) }))
const unitChoices = ({ units, whole }: Preparing): Choice[] => [
  ...units.map(({ id, name }) => ({ value: id, label: name })),
  ...(whole ? [{ value: WHOLE, label: { sv: 'Hela organisationen', en: 'The whole organisation' } }] : []),
]
async function given(c: Ctx): Promise<{ set: QuestionSet; preparing: Preparing; questions: Choice[] }> {
  const { db } = c.get('house')
  const { actor } = whoAsks(c)
  const [set, preparing] = [await setToUse(db, actor, c.req.param('set') ?? ''), await seePreparing(db, actor)]
  if (!set || !preparing) throw new Fault('not_found')
  return { set, preparing, questions: questionChoices(set, c.get('lang')) }
}
const firstThree = (questions: readonly Choice[]) => questions.slice(0, 3).map(({ value }) => value)

async function togetherPage(c: Ctx, entered?: Entered, errors: readonly FormError[] = []) {
  const { set, preparing, questions } = await given(c)
  const units = unitChoices(preparing)
  if (units.length === 0) throw new Fault('not_found')
  const who = whoAsks(c)
  const first: Entered = {
    title: sayIn(set.title, c.get('lang'), set),
    unit: units.some(({ value }) => value === who.unitId) ? who.unitId : (units[0]?.value ?? ''),
    leader: who.actor.account,
    held_on: addDays(dayOf(new Date()), 7),
    questions: firstThree(questions),
    minutes_each: '12',
    retention_days: String(RETENTION_DAYS),
  }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={NEW.label}
      crumbs={[CONVERSATIONS, NEW]}
      errors={errors}
      lead={{
        sv: 'Det ni väljer här går att visa på en skärm, på telefoner och på papper.',
        en: 'What you choose here can be shown on a screen, on phones and on paper.',
      }}
    >
      <RecordForm
        record={togetherRecord({ questions, units, leaders: preparing.leaders })}
        action={`${NEW.href}/${set.id}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara samtalet', en: 'Save the conversation' }}
        entered={entered ?? first}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: CONVERSATIONS.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
routes.get(`${NEW.href}/:set`, (c) => togetherPage(c))
routes.post(`${NEW.href}/:set`, async (c) => {
  const { set, preparing, questions } = await given(c)
  const record = togetherRecord({ questions, units: unitChoices(preparing), leaders: preparing.leaders })
  const reading = readRecord(record, await readForm(c))
  if (!reading.ok) return togetherPage(c, reading.entered, reading.errors)
  const { unit, questions: chosen, film_link, retention_days, ...rest } = reading.values
  const id = await prepare(c.get('house').db, whoAsks(c).actor, {
    ...rest,
    unit: unit === WHOLE ? null : unit,
    asked: askedHere(set, chosen),
    film_link: film_link ?? null,
    retention_days: Number(retention_days),
  })
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/samtal/${id}`)
})

async function alonePage(c: Ctx, entered?: Entered, errors: readonly FormError[] = []) {
  const { set, questions } = await given(c)
  const first: Entered = {
    title: sayIn(set.title, c.get('lang'), set),
    questions: firstThree(questions),
    retention_days: String(RETENTION_DAYS),
  }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={ALONE.label}
      crumbs={[CONVERSATIONS, ALONE]}
      errors={errors}
      lead={{
        sv: 'Ingen annan ser det du skriver förrän du själv delar det.',
        en: 'Nobody else sees what you write until you share it yourself.',
      }}
    >
      <RecordForm
        record={aloneRecord(questions)}
        action={`${ALONE.href}/${set.id}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Börja', en: 'Begin' }}
        entered={entered ?? first}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: CONVERSATIONS.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
routes.get(`${ALONE.href}/:set`, (c) => alonePage(c))
routes.post(`${ALONE.href}/:set`, async (c) => {
  const { set, questions } = await given(c)
  const reading = readRecord(aloneRecord(questions), await readForm(c))
  if (!reading.ok) return alonePage(c, reading.entered, reading.errors)
  const { title, questions: chosen, retention_days } = reading.values
  const id = await reflectAlone(c.get('house').db, whoAsks(c).actor, {
    title,
    asked: askedHere(set, chosen),
    held_on: dayOf(new Date()),
    minutes_each: 12,
    film_link: null,
    film_captioned: false,
    retention_days: Number(retention_days),
  })
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/samtal/${id}/fraga/1`)
})
