import { Hono, type MiddlewareHandler } from 'hono'
import { type Entered, FieldFor, readForm as readRecord, writePhone } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { Fault } from '../../platform/faults.ts'
import { isId, newId } from '../../platform/ids.ts'
import {
  Actions,
  Button,
  EmptyState,
  Form,
  type FormError,
  HiddenField,
  Law,
  LinkButton,
  Notice,
  Page,
  renderPage,
  ScreenOnly,
  SummaryList,
  T,
  useLang,
  When,
  writeClock,
} from '../../platform/page/index.ts'
import { LEVEL_TEXTS, SOURCE_TEXTS } from '../marking/index.ts'
import { classText, type ThroughGlass } from '../person/index.ts'
import { CLASSES, glassRecord, NEEDS, type Need } from './break-glass.ts'
import { breakGlass, cancelGlass, closeOwnGlass, mayBegin, type Seen, seeGlass } from './deeds.ts'
import { whoAnswers } from './deeds-settle.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const openRoutes = new Hono<Env>()
const TITLE = { sv: 'Nödöppna', en: 'Break the glass' }

/** Before the proof: whoever may not is told that there is nothing here, not to prove who she is. */
const entitledOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (!(await mayBegin(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
  return next()
}

function formPage(c: Ctx, opening: string, entered: Entered = {}, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  const { glass_minutes_max: minutes } = c.get('house').config
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      title={TITLE}
      lead={{
        sv: 'När någon måste få hjälp nu och kretsen inte hinner. Det syns direkt.',
        en: 'When somebody must be helped now and the circle cannot in time. It is seen at once.',
      }}
      aside={<Why />}
    >
      <Notice kind="waiting" word={{ sv: 'Tänk på', en: 'Bear in mind' }} title={{ sv: 'Det här händer', en: 'This is what happens' }}>
        <p>
          <T
            text={{
              sv: `Du ser det du väljer i ${minutes} minuter. De som har jour och enhetschefen får veta det genast. Varje gång du tittar sparas. Personen kan få veta vem som tittade. Det granskas inom ett dygn.`,
              en: `You see what you choose for ${minutes} minutes. Those on duty and the unit head are told at once. Each look is recorded. The person can learn who looked. It is reviewed within a day.`,
            }}
          />
        </p>
      </Notice>
      <Form action="/nodoppna" csrf={csrfOf(c)}>
        <HiddenField name="opening" value={opening} />
        {glassRecord.names.map((name) => (
          <FieldFor record={glassRecord} name={name} entered={entered} errors={errors} />
        ))}
        <Actions>
          <Button text={TITLE} />
          <Button kind="quiet" formaction="/nodoppna/avbryt" text={{ sv: 'Avbryt', en: 'Cancel' }} />
        </Actions>
      </Form>
    </Page>,
    status,
  )
}

function Why() {
  return (
    <Law section="OSL 8:2">
      <p>
        <T
          text={{
            sv: 'Sekretess gäller också mellan verksamheter i samma myndighet. Den som bryter den behöver en grund i lag, och kan få svara för den.',
            en: 'Secrecy also holds between branches of the same authority. Whoever breaks it needs a ground in law, and may have to answer for it.',
          }}
        />
      </p>
      <p>
        <T
          text={{
            sv: 'Den som har fingerade personuppgifter, en kollega, en anhörig till dig eller du själv öppnas aldrig så här, så långt det är känt.',
            en: 'Somebody with fingerade personuppgifter, a colleague, a relative of yours or you yourself are never opened in this way, as far as is known.',
          }}
        />
      </p>
    </Law>
  )
}

openRoutes.get('/nodoppna', entitledOnly, freshOnly, (c) => formPage(c, newId()))
openRoutes.post('/nodoppna/avbryt', async (c) => {
  await cancelGlass(c.get('house').db, whoAsks(c).actor)
  return seeOther(c, '/')
})
openRoutes.post('/nodoppna', entitledOnly, freshOnly, async (c) => {
  const form = await readForm(c)
  const opening = wordOf(form, 'opening')
  const reading = readRecord(glassRecord, form)
  if (!reading.ok) return formPage(c, isId(opening) ? opening : newId(), reading.entered, reading.errors, 422)
  const broken = await breakGlass(c.get('house'), whoAsks(c).actor, opening, reading.values)
  if (broken.ok) return seeOther(c, `/nodoppna/${broken.id}`)
  throw new Fault(broken.because === 'absent' ? 'not_found' : broken.because)
})

openRoutes.get('/nodoppna/:id', async (c) => {
  const id = c.req.param('id')
  const { db } = c.get('house')
  const { actor, circles } = whoAsks(c)
  const seen = await seeGlass(db, actor, id)
  if (!seen) throw new Fault('not_found')
  if (seen.standing === 'open') return openPage(c, id, seen)
  return seen.standing === 'over' ? overPage(c, seen.ended) : refusedPage(c, await whoAnswers(db, actor.tenant), circles.length > 0)
})

function openPage(c: Ctx, id: string, { needed, until, found }: Extract<Seen, { standing: 'open' }>) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Nödöppnad', en: 'Opened in an emergency' }}
      lead={{ sv: `Öppen till ${writeClock(until, 'sv')}.`, en: `Open until ${writeClock(until, 'en')}.` }}
    >
      <ScreenOnly>
        {needed.map((need) => (
          <>
            <h2>
              <T text={NEEDS[need]} />
            </h2>
            <Found need={need} found={found} />
          </>
        ))}
      </ScreenOnly>
      <p>
        <T
          text={{
            sv: 'Jourhavande i kretsen och enhetschefen vet att du har öppnat. Skriv inte av mer än du behöver.',
            en: 'Those on duty in the circle and the unit head know that you have opened it. Copy down no more than you need.',
          }}
        />
      </p>
      <Form action={`/nodoppna/${id}/stang`} csrf={csrfOf(c)}>
        <Actions>
          <Button text={{ sv: 'Stäng nu', en: 'Close now' }} />
          <LinkButton href="/koppla" kind="quiet" text={{ sv: 'Be kretsen ringa upp', en: 'Ask the circle to call' }} />
        </Actions>
      </Form>
    </Page>,
  )
}

function Found({ need, found }: { need: Need; found: ThroughGlass }) {
  const lang = useLang()
  const rows =
    need === 'markings'
      ? found.markings.map((m) => ({
          label: LEVEL_TEXTS[m.level],
          value: SOURCE_TEXTS[m.source][lang],
        }))
      : found.data
          .filter((datum) => CLASSES[need].includes(datum.class))
          .map(({ class: cls, value: { value } }) => ({ label: classText(cls), value: cls === 'phone' ? writePhone(value) : value }))
  if (rows.length > 0) return <SummaryList rows={rows} />
  return (
    <EmptyState title={{ sv: 'Inget finns som får visas', en: 'There is nothing that may be shown' }}>
      <p>
        <T text={{ sv: 'Be kretsen ringa upp: den kan veta mer.', en: 'Ask the circle to call: it may know more.' }} />
      </p>
    </EmptyState>
  )
}

function overPage(c: Ctx, ended: Date | null) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Nödöppningen är stängd', en: 'The opening is closed' }}
      lead={{ sv: 'Den granskas inom ett dygn.', en: 'It is reviewed within a day.' }}
    >
      {ended === null ? null : (
        <p>
          <T text={{ sv: 'Stängd', en: 'Closed' }} /> <When at={ended} />
        </p>
      )}
      <p>
        <LinkButton href="/koppla" text={{ sv: 'Be kretsen ringa upp', en: 'Ask the circle to call' }} />
      </p>
    </Page>,
  )
}

/** The same to the byte whatever the reason: nothing in it comes from the number that was written. */
function refusedPage(c: Ctx, functions: readonly string[], inCircle: boolean) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Det gick inte att nödöppna', en: 'The glass could not be broken' }}
      lead={{
        sv: 'Ring skyddsansvarig i beredskap. Är det fara för liv: ring 112.',
        en: 'Call the protection officer on duty. If there is danger to life: call 112.',
      }}
    >
      {functions.length === 0 ? null : (
        <>
          <h2>
            <T text={{ sv: 'Har jour nu', en: 'On duty now' }} />
          </h2>
          <ul>
            {functions.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <T
          text={{
            sv: 'Svaret är detsamma när personen inte finns här och när personen inte får öppnas så här. Försöket granskas inom ett dygn.',
            en: 'The answer is the same when the person is not here and when the person may not be opened in this way. The attempt is reviewed within a day.',
          }}
        />
        {inCircle ? (
          <>
            {' '}
            <T
              text={{
                sv: 'Är du med i personens krets öppnar du personen under Personer.',
                en: 'If you belong to the person’s circle, open the person under Persons.',
              }}
            />
          </>
        ) : null}
      </p>
      <p>
        <LinkButton href="/koppla" kind="primary" text={{ sv: 'Be kretsen ringa upp', en: 'Ask the circle to call' }} />
      </p>
    </Page>,
  )
}

openRoutes.post('/nodoppna/:id/stang', async (c) => {
  const id = c.req.param('id')
  if (!(await closeOwnGlass(c.get('house').db, whoAsks(c).actor, id))) throw new Fault('not_found')
  return seeOther(c, `/nodoppna/${id}`)
})
