import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import {
  Actions,
  Button,
  Confirm,
  Form,
  InsetText,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  type SummaryRow,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { readCertificates } from './certificates.ts'
import { disableProvider, enableProvider, removeProvider, type Shown, seeProvider } from './deeds.ts'
import { CERTIFICATE_WARNING_DAYS, isTried, KINDS, type OidcSettings, type SamlSettings, signsQuestions } from './federation.ts'
import { OwnKeyShown } from './pages-key.tsx'
import { ENCRYPTION } from './saml-record.ts'
import { ownEnd, redirectOf } from './way.ts'
import { placeOf, ROOM, stateOf } from './words.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

/** One service: how it stands, what its people need to know, and what can be done with it. */
export const oneRoutes = new Hono<Env>()

async function shownHere(c: Ctx): Promise<Shown> {
  const shown = await seeProvider(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!shown) throw new Fault('not_found')
  return shown
}

oneRoutes.get('/inloggning/:id', async (c) => {
  const shown = await shownHere(c)
  const { provider } = shown
  const { settings } = provider
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={provider.name} crumbs={[ROOM]}>
      <p>
        <Tag {...stateOf(provider)} /> <T text={KINDS[provider.kind]} />
      </p>
      {c.get('house').config.demo ? <InDemo /> : <Next c={c} shown={shown} />}
      {settings.kind === 'saml' ? <Certificates pems={settings.certificates} now={new Date()} /> : null}
      {settings.kind === 'saml' ? <OwnKeyShown id={provider.id} keys={settings} now={new Date()} /> : null}
      <h2>
        <T text={{ sv: 'Det här ska tjänstens förvaltare ha', en: 'What the service’s people need' }} />
      </h2>
      <SummaryList rows={settings.kind === 'oidc' ? oidcNeeds(c, shown, settings) : samlNeeds(c, shown)} />
      <h2>
        <T text={{ sv: 'Så är den inställd', en: 'How it is set' }} />
      </h2>
      <SummaryList rows={settings.kind === 'oidc' ? oidcRows(settings) : samlRows(settings)} />
      <Actions>
        <LinkButton href={`/inloggning/${provider.id}/andra`} text={{ sv: 'Ändra', en: 'Change' }} />
        <LinkButton href={`/inloggning/${provider.id}/konton`} text={{ sv: 'Knyt konton', en: 'Tie accounts' }} />
        <LinkButton kind="quiet" href={`/inloggning/${provider.id}/ta-bort`} text={{ sv: 'Ta bort', en: 'Remove' }} />
      </Actions>
    </Page>,
  )
})

function InDemo() {
  return (
    <Notice kind="info" title={{ sv: 'Provas inte i demonstrationen', en: 'Not tried in the demonstration' }}>
      <p>
        <T
          text={{
            sv: 'Demonstrationen frågar ingen annan dator. På riktigt provar du här och slår sedan på tjänsten.',
            en: 'The demonstration asks no other computer. In earnest you try it here and then switch it on.',
          }}
        />
      </p>
    </Notice>
  )
}

/** The next step, and one only: try, then switch on; or switch off. */
function Next({ c, shown: { slug, provider } }: { c: Ctx; shown: Shown }) {
  const attempt = (
    <LinkButton
      kind={isTried(provider) ? 'secondary' : 'primary'}
      href={`/logga-in/${slug}/${provider.id}/prova`}
      text={{ sv: 'Prova', en: 'Try it' }}
    />
  )
  if (provider.enabled_at !== null)
    return (
      <Form action={`/inloggning/${provider.id}/av`} csrf={csrfOf(c)}>
        <Actions>
          {attempt}
          <Button kind="secondary" text={{ sv: 'Slå av', en: 'Switch off' }} />
        </Actions>
      </Form>
    )
  if (!isTried(provider))
    return (
      <InsetText>
        <p>
          <T
            text={{
              sv: 'Prova tjänsten innan den slås på. Du loggar in där som vanligt och ser vad den svarar; ingen loggas in här.',
              en: 'Try the service before it is switched on. You sign in there as usual and see what it answers; nobody is signed in here.',
            }}
          />
        </p>
        {attempt}
      </InsetText>
    )
  return (
    <Form action={`/inloggning/${provider.id}/pa`} csrf={csrfOf(c)}>
      <Actions>
        <Button text={{ sv: 'Slå på', en: 'Switch on' }} />
        {attempt}
      </Actions>
    </Form>
  )
}

function oidcNeeds(c: Ctx, shown: Shown, { client_id }: OidcSettings): SummaryRow[] {
  return [
    { label: { sv: 'Svarsadress (redirect URI)', en: 'Reply address (redirect URI)' }, value: redirectOf(c, shown) },
    { label: { sv: 'Klientens namn', en: 'Client name' }, value: client_id },
    { label: { sv: 'Omfattning (scope)', en: 'Scope' }, value: 'openid' },
  ]
}
function samlNeeds(c: Ctx, shown: Shown): SummaryRow[] {
  const own = ownEnd(c, shown)
  return [
    { label: { sv: 'Vår metadata', en: 'Our metadata' }, value: <a href={new URL(own.entity).pathname}>{own.entity}</a> },
    { label: { sv: 'Vårt namn (entityID)', en: 'Our name (entityID)' }, value: own.entity },
    { label: { sv: 'Svarsadress (ACS)', en: 'Reply address (ACS)' }, value: own.acs },
  ]
}

/** One on its own is a line; several are a list. */
const listed = (values: readonly string[]) => (values.length > 1 ? <List values={values} /> : (values[0] ?? '–'))
function List({ values }: { values: readonly string[] }) {
  return (
    <ul>
      {values.map((value) => (
        <li>{value}</li>
      ))}
    </ul>
  )
}
const ageRow = (minutes: number | undefined): SummaryRow => ({
  label: { sv: 'Högsta ålder på inloggningen', en: 'Highest age of the sign-in' },
  value: minutes === undefined ? <T text={{ sv: 'Tjänsten bestämmer', en: 'The service decides' }} /> : `${minutes} min`,
})
function oidcRows(settings: OidcSettings): SummaryRow[] {
  return [
    { label: { sv: 'Utfärdare', en: 'Issuer' }, value: settings.issuer },
    { label: { sv: 'Styrkor som godtas (acr)', en: 'Strengths accepted (acr)' }, value: listed(settings.acr) },
    { label: { sv: 'Sätt som krävs (amr)', en: 'Methods required (amr)' }, value: listed(settings.amr) },
    { label: { sv: 'Uppgift som säger vem det är', en: 'Claim that says who it is' }, value: settings.subject_claim },
    ageRow(settings.max_age_minutes),
  ]
}
function samlRows(settings: SamlSettings): SummaryRow[] {
  return [
    { label: { sv: 'Tjänstens namn (entityID)', en: 'Name of the service (entityID)' }, value: settings.entity_id },
    { label: { sv: 'Adress för inloggning', en: 'Address of the sign-in' }, value: settings.sso_url },
    { label: { sv: 'Styrkor som godtas', en: 'Strengths accepted' }, value: listed(settings.contexts) },
    { label: { sv: 'Säger vem det är', en: 'Says who it is' }, value: settings.subject_attribute ?? 'NameID' },
    ageRow(settings.max_age_minutes),
    { label: { sv: 'Våra frågor signeras', en: 'Our questions are signed' }, value: <T text={signsQuestions(settings) ? YES : NO} /> },
    { label: { sv: 'Tjänsten krypterar', en: 'The service encrypts' }, value: <T text={ENCRYPTION[settings.encryption ?? 'none']} /> },
  ]
}
const YES = { sv: 'Ja', en: 'Yes' }
const NO = { sv: 'Nej', en: 'No' }

function Certificates({ pems, now }: { pems: readonly string[]; now: Date }) {
  const read = readCertificates(pems.join('\n'))
  if (!read.ok) return null
  const soon = now.getTime() + CERTIFICATE_WARNING_DAYS * 86_400_000
  return (
    <>
      <h2>
        <T text={{ sv: 'Tjänstens certifikat', en: 'Certificates of the service' }} />
      </h2>
      {read.certificates.map((one) => (
        <>
          <SummaryList
            rows={[
              { label: { sv: 'Gäller till', en: 'Valid to' }, value: <When at={one.expires} /> },
              { label: { sv: 'Fingeravtryck (SHA-256)', en: 'Fingerprint (SHA-256)' }, value: one.fingerprint },
            ]}
          />
          {one.expires.getTime() < soon ? <Ending over={one.expires < now} /> : null}
        </>
      ))}
    </>
  )
}
function Ending({ over }: { over: boolean }) {
  return (
    <Notice
      kind="waiting"
      word={over ? { sv: 'Har gått ut', en: 'Has ended' } : { sv: 'Går snart ut', en: 'Ends soon' }}
      title={{
        sv: 'Fråga tjänstens förvaltare efter nästa certifikat och lägg till det här.',
        en: 'Ask the service’s people for the next certificate and add it here.',
      }}
    />
  )
}

oneRoutes.post('/inloggning/:id/pa', freshOnly, async (c) => {
  const id = c.req.param('id')
  const switched = await enableProvider(c.get('house').db, whoAsks(c).actor, id)
  if (switched === 'not_reached') throw new Fault('not_found')
  if (switched === 'not_tried') throw new Fault('conflict')
  return seeOther(c, `/inloggning/${id}`)
})
oneRoutes.post('/inloggning/:id/av', freshOnly, async (c) => {
  const id = c.req.param('id')
  if ((await disableProvider(c.get('house').db, whoAsks(c).actor, id)) !== 'done') throw new Fault('not_found')
  return seeOther(c, `/inloggning/${id}`)
})
oneRoutes.get('/inloggning/:id/ta-bort', freshOnly, async (c) => {
  const { provider } = await shownHere(c)
  const place = placeOf(provider)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ta bort inloggningstjänst', en: 'Remove sign-in service' }} crumbs={[ROOM, place]}>
      <Confirm
        consequence={
          <p>
            <T
              text={{
                sv: 'Inställningarna och alla kopplingar till konton tas bort, och de som kom in den vägen loggas ut. Den som inte har någon nyckel behöver en ny inbjudan.',
                en: 'The settings and all ties to accounts are removed, and those who came in that way are signed out. Whoever has no passkey needs a new invitation.',
              }}
            />
          </p>
        }
        action={`${place.href}/ta-bort`}
        csrf={csrfOf(c)}
        button={{ sv: 'Ta bort', en: 'Remove' }}
        back={place.href}
      />
    </Page>,
  )
})
oneRoutes.post('/inloggning/:id/ta-bort', freshOnly, async (c) => {
  if (!(await removeProvider(c.get('house').db, whoAsks(c).actor, c.req.param('id')))) throw new Fault('not_found')
  return seeOther(c, ROOM.href)
})
