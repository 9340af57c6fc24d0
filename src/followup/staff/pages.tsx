import { Hono } from 'hono'
import { addDays, dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Choice, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  DataTable,
  EmptyState,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  T,
  Tag,
  useLang,
  When,
} from '../../platform/page/index.ts'
import { type QuestionSet, sayIn } from '../question/index.ts'
import { listCollections, setsToAsk, setToAsk, start, unitsToAsk } from './deeds.ts'
import { collectionRecord } from './fields.ts'
import { askable, MINUTES_MAX, minutesFor, STATES } from './staff.ts'

export const routes = new Hono<Env>()
export const STAFF = { label: { sv: 'Medarbetarsvar', en: 'Staff answers' }, href: '/personal' }
const NEW = { label: { sv: 'Starta en insamling', en: 'Start a collection' }, href: '/personal/ny' }

routes.get('/personal', async (c) => {
  const collections = await listCollections(c.get('house').db, whoAsks(c).actor)
  if (!collections) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={STAFF.label}
      lead={{
        sv: `De som arbetar hos er svarar på sin telefon, utan konto och utan namn, på högst ${MINUTES_MAX} minuter. Ingenting visas för färre än fem.`,
        en: `Those who work with you answer on their phones, without account or name, in at most ${MINUTES_MAX} minutes. Nothing is shown for fewer than five.`,
      }}
    >
      <Actions>
        <LinkButton kind="primary" href={NEW.href} text={NEW.label} />
      </Actions>
      <DataTable
        caption={STAFF.label}
        captionHidden
        rows={collections}
        empty={
          <EmptyState title={{ sv: 'Ingen insamling än', en: 'No collection yet' }}>
            <p>
              <T
                text={{
                  sv: 'Börja med tio frågor till en enhet. Länken, QR-koden och ett blad att skriva ut finns så snart den är startad.',
                  en: 'Begin with ten questions for one unit. The link, the QR code and a sheet to print are there as soon as it has started.',
                }}
              />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Insamling', en: 'Collection' }, names: true, cell: (o) => <a href={`/personal/${o.id}`}>{o.title}</a> },
          {
            label: { sv: 'Gäller', en: 'Concerns' },
            cell: (o) => o.unitName ?? <T text={{ sv: `${o.units.length} enheter`, en: `${o.units.length} units` }} />,
          },
          { label: { sv: 'Stänger', en: 'Closes' }, cell: (o) => <When at={o.closes_on} day /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (o) => <Tag {...STATES[o.state]} /> },
        ]}
      />
    </Page>,
  )
})

function SetTitle({ set }: { set: QuestionSet }) {
  return <>{sayIn(set.title, useLang(), set)}</>
}

routes.get('/personal/ny', async (c) => {
  const sets = await setsToAsk(c.get('house').db, whoAsks(c).actor)
  if (!sets) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={NEW.label}
      crumbs={[STAFF]}
      lead={{ sv: 'Välj först vilken uppsättning frågor du tar ur.', en: 'First choose which set you take questions from.' }}
    >
      <ul>
        {sets.map((set) => (
          <li>
            <a href={`/personal/ny/${set.id}`}>
              <SetTitle set={set} />
            </a>
          </li>
        ))}
      </ul>
    </Page>,
  )
})

async function formPage(c: Ctx, entered: Entered | undefined = undefined, errors: readonly FormError[] = []) {
  const { db } = c.get('house')
  const [set, units] = [await setToAsk(db, whoAsks(c).actor, c.req.param('set') ?? ''), await unitsToAsk(db, whoAsks(c).actor)]
  if (!set || units.length === 0) throw new Fault('not_found')
  const [questions, places] = [questionChoices(set, c.get('lang')), unitChoices(units)]
  const today = dayOf(new Date())
  const first: Entered = {
    title: sayIn(set.title, c.get('lang'), set),
    questions: questions.slice(0, 10).map(({ value }) => value),
    units: units.filter(({ id }) => id === whoAsks(c).unitId).map(({ id }) => id),
    opens: today,
    closes: addDays(today, 14),
    pictures: 'when_closed',
  }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={NEW.label}
      crumbs={[STAFF, NEW]}
      errors={errors}
      lead={{
        sv: `Svarstiden sätts efter antalet frågor: ${questions.length > 10 ? 'tio är förvalda, ' : ''}tjugofem tar tio minuter.`,
        en: `The time to answer follows the number of questions: ${questions.length > 10 ? 'ten are chosen for you, ' : ''}twenty-five take ten minutes.`,
      }}
    >
      <RecordForm
        record={collectionRecord(questions, places)}
        action={`/personal/ny/${set.id}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Starta insamlingen', en: 'Start the collection' }}
        entered={entered ?? first}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: STAFF.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const questionChoices = (set: QuestionSet, lang: string): Choice[] =>
  askable(set, false).map((question) => ({ value: question.id, label: sayIn(question.text, lang, set) }))
const unitChoices = (units: readonly { id: string; name: string }[]): Choice[] => units.map(({ id, name }) => ({ value: id, label: name }))

routes.get('/personal/ny/:set', (c) => formPage(c))
routes.post('/personal/ny/:set', async (c) => {
  const { db } = c.get('house')
  const who = whoAsks(c)
  const [set, units] = [await setToAsk(db, who.actor, c.req.param('set')), await unitsToAsk(db, who.actor)]
  if (!set || units.length === 0) throw new Fault('not_found')
  const reading = readRecord(collectionRecord(questionChoices(set, c.get('lang')), unitChoices(units)), await readForm(c))
  if (!reading.ok) return formPage(c, reading.entered, reading.errors)
  const { title, questions, opens, closes, pictures, words } = reading.values
  const [only] = reading.values.units.length === 1 ? reading.values.units : []
  const started = await start(db, who.actor, {
    title,
    set,
    questions,
    units: reading.values.units,
    unit: only ?? null,
    opens,
    closes,
    words,
    pictures,
  })
  if (!started) throw new Fault('not_found')
  return seeOther(c, `/personal/${started.id}`)
})

/** How long it takes, as those who answer read it. */
export const lastsFor = (questions: number) => {
  const minutes = minutesFor(questions)
  return {
    sv: `${questions} frågor, omkring ${minutes} ${minutes === 1 ? 'minut' : 'minuter'}`,
    en: `${questions} questions, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  }
}
