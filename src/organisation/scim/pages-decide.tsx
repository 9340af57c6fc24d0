import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type AnyRecord, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { Confirm, type FormError, InsetText, LinkButton, Notice, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import {
  decideDefaultUnit,
  decideMeaning,
  decideSubject,
  makeClient,
  seeClient,
  seeDirectory,
  seeGroup,
  showTokenOnce,
  takeBackClient,
} from './deeds-client.ts'
import { clientRecord, meaningRecord, subjectRecord, unitRecord } from './forms.ts'
import { HOME, TITLE } from './pages-directory.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

/** What the system owner decides about the directory. Each asks who sits there: a token opens a way in for all accounts. */
export const decidePages = new Hono<Env>()
decidePages.use(`${HOME}/*`, freshOnly)

const db = (c: Ctx) => c.get('house').db
const actorOf = (c: Ctx) => whoAsks(c).actor
const idOf = (c: Ctx) => c.req.param('id') ?? ''
const CRUMBS = [{ label: TITLE, href: HOME }]
const BACK = { label: { sv: 'Avbryt', en: 'Cancel' }, href: HOME }

interface Asked {
  title: Text
  lead?: Text
  action: string
  record: AnyRecord
  submit: Text
  entered: Entered
  errors?: readonly FormError[]
  above?: Child
}
function formPage(c: Ctx, asked: Asked) {
  const errors = asked.errors ?? []
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={asked.title}
      crumbs={CRUMBS}
      errors={errors}
      {...(asked.lead === undefined ? {} : { lead: asked.lead })}
    >
      {asked.above}
      <RecordForm
        action={asked.action}
        csrf={csrfOf(c)}
        record={asked.record}
        entered={asked.entered}
        errors={errors}
        submit={asked.submit}
        back={BACK}
      />
    </Page>,
    errors.length === 0 ? 200 : 422,
  )
}
const orNothing = <T,>(found: T | undefined): T => {
  if (found === undefined) throw new Fault('not_found')
  return found
}

const NEW_TOKEN = `${HOME}/ny-nyckel`
const newToken: Omit<Asked, 'entered'> = {
  title: { sv: 'Skapa en nyckel till katalogen', en: 'Make a token for the directory' },
  lead: {
    sv: 'Med nyckeln kan katalogen lägga till och stänga konton. Den når inget innehåll.',
    en: 'With the token the directory can add accounts and end them. It reaches no content.',
  },
  action: NEW_TOKEN,
  record: clientRecord,
  submit: { sv: 'Skapa nyckeln', en: 'Make the token' },
}
decidePages.get(NEW_TOKEN, async (c) => {
  orNothing(await seeDirectory(db(c), actorOf(c)))
  return formPage(c, { ...newToken, entered: { days: '365' } })
})
decidePages.post(NEW_TOKEN, async (c) => {
  const reading = readRecord(clientRecord, await readForm(c))
  if (!reading.ok) {
    orNothing(await seeDirectory(db(c), actorOf(c)))
    return formPage(c, { ...newToken, ...reading })
  }
  const shown = orNothing(await makeClient(db(c), actorOf(c), { name: reading.values.name, days: Number(reading.values.days) }))
  return seeOther(c, `${HOME}/nyckel/${shown}`)
})

decidePages.get(`${HOME}/nyckel/:id`, async (c) => {
  const { token, name } = orNothing(await showTokenOnce(db(c), actorOf(c), idOf(c)))
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Nyckeln är klar', en: 'The token is ready' }} crumbs={CRUMBS}>
      <Notice kind="waiting" word={{ sv: 'Bara nu', en: 'Only now' }} title={{ sv: 'Kopiera nyckeln', en: 'Copy the token' }}>
        <p>
          <T
            text={{
              sv: 'Lägg in den i katalogen innan du går vidare. Här sparas bara ett avtryck av den; tappas den bort gör du en ny.',
              en: 'Put it into the directory before you go on. Only a print of it is kept here; if it is lost you make a new one.',
            }}
          />
        </p>
      </Notice>
      <p>{name}</p>
      <InsetText>
        <code>{token}</code>
      </InsetText>
      <p>
        <LinkButton href={HOME} text={{ sv: 'Jag har kopierat den', en: 'I have copied it' }} />
      </p>
    </Page>,
  )
})

const TAKE_BACK = `${HOME}/nyckel/:id/ta-tillbaka`
decidePages.get(TAKE_BACK, async (c) => {
  const client = orNothing(await seeClient(db(c), actorOf(c), idOf(c)))
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ta tillbaka nyckeln', en: 'Take the token back' }} crumbs={CRUMBS}>
      <Confirm
        action={`${HOME}/nyckel/${client.id}/ta-tillbaka`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <strong>{client.name}</strong>
            {'. '}
            <T
              text={{
                sv: 'Katalogen når inte hit längre. Konton som finns är kvar, men den som slutar måste stängas ute för hand.',
                en: 'The directory no longer reaches us. Accounts remain, but whoever leaves must be shut out by hand.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta tillbaka nyckeln', en: 'Take the token back' }}
        back={HOME}
      />
    </Page>,
  )
})
decidePages.post(TAKE_BACK, async (c) => {
  orNothing(await takeBackClient(db(c), actorOf(c), idOf(c)))
  return seeOther(c, HOME)
})

const GROUP = `${HOME}/grupp/:id`
async function groupPage(c: Ctx, sent?: { entered: Entered; errors: readonly FormError[] }) {
  const { group, units } = orNothing(await seeGroup(db(c), actorOf(c), idOf(c)))
  return formPage(c, {
    title: { sv: 'Bestäm vad gruppen betyder', en: 'Decide what the group means' },
    action: `${HOME}/grupp/${group.id}`,
    record: meaningRecord(units),
    submit: { sv: 'Spara', en: 'Save' },
    entered: sent?.entered ?? { unit: group.unit ?? '', role: group.role ?? '' },
    ...(sent === undefined ? {} : { errors: sent.errors }),
    above: (
      <p>
        <strong>{group.display_name}</strong>
        {', '}
        <T
          text={{
            sv: group.members === 1 ? '1 person' : `${group.members} personer`,
            en: group.members === 1 ? '1 person' : `${group.members} people`,
          }}
        />
      </p>
    ),
  })
}
decidePages.get(GROUP, (c) => groupPage(c))
decidePages.post(GROUP, async (c) => {
  const { units } = orNothing(await seeGroup(db(c), actorOf(c), idOf(c)))
  const reading = readRecord(meaningRecord(units), await readForm(c))
  if (!reading.ok) return groupPage(c, reading)
  const { unit, role } = reading.values
  orNothing(await decideMeaning(db(c), actorOf(c), idOf(c), { unit: unit ?? null, role: role ?? null }))
  return seeOther(c, HOME)
})

const UNIT = `${HOME}/enhet`
async function unitPage(c: Ctx, sent?: { entered: Entered; errors: readonly FormError[] }) {
  const { units } = orNothing(await seeDirectory(db(c), actorOf(c)))
  return formPage(c, {
    title: { sv: 'Den som ingen grupp placerar', en: 'Whoever no group places' },
    lead: { sv: 'Hit kommer de tills en grupp eller du säger annat.', en: 'They come here until a group or you say otherwise.' },
    action: UNIT,
    record: unitRecord(units),
    submit: { sv: 'Spara', en: 'Save' },
    entered: sent?.entered ?? { enhet: (units.find((unit) => unit.directory_default) ?? units[0])?.id ?? '' },
    ...(sent === undefined ? {} : { errors: sent.errors }),
  })
}
decidePages.get(UNIT, (c) => unitPage(c))
decidePages.post(UNIT, async (c) => {
  const { units } = orNothing(await seeDirectory(db(c), actorOf(c)))
  const reading = readRecord(unitRecord(units), await readForm(c))
  if (!reading.ok) return unitPage(c, reading)
  orNothing(await decideDefaultUnit(db(c), actorOf(c), reading.values.enhet))
  return seeOther(c, HOME)
})

const SERVICE = `${HOME}/tjanst/:id`
async function servicePage(c: Ctx, sent?: { entered: Entered; errors: readonly FormError[] }) {
  const { providers } = orNothing(await seeDirectory(db(c), actorOf(c)))
  const provider = orNothing(providers.find((one) => one.id === idOf(c)))
  return formPage(c, {
    title: { sv: 'Inloggning utan inbjudan', en: 'Signing in without an invitation' },
    action: `${HOME}/tjanst/${provider.id}`,
    record: subjectRecord,
    submit: { sv: 'Spara', en: 'Save' },
    entered: sent?.entered ?? { subject: provider.scim_subject ?? 'none' },
    ...(sent === undefined ? {} : { errors: sent.errors }),
    above: (
      <p>
        <strong>{provider.name}</strong>
      </p>
    ),
  })
}
decidePages.get(SERVICE, (c) => servicePage(c))
decidePages.post(SERVICE, async (c) => {
  const reading = readRecord(subjectRecord, await readForm(c))
  if (!reading.ok) return servicePage(c, reading)
  const { subject } = reading.values
  orNothing(await decideSubject(db(c), actorOf(c), idOf(c), subject === 'none' ? null : subject))
  return seeOther(c, HOME)
})
