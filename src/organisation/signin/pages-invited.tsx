import { Hono } from 'hono'
import { FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import type { WayIn } from '../../platform/module.ts'
import { Button, Checkbox, Form, LinkButton, Notice, Page, renderPage, SummaryList, T, type Text } from '../../platform/page/index.ts'
import { limitDoor } from '../../platform/http/address-limit.ts'
import { beginAttempt, takeAttempt } from './attempts.ts'
import { keysBehind, openInvitation, useInvitation } from './deeds-invitation.ts'
import { addKey } from './deeds-passkey.ts'
import { completeSignIn, rememberInvitation } from './enter.tsx'
import { FIRST_LABEL, keyLabel } from './key-label.ts'
import type { AskWays } from './pages-door.tsx'
import { ANSWER, PasskeyForm } from './passkey-form.tsx'
import type { Invited, InvitationReason } from './signin.ts'
import { askForNewKey, checkNewKey, relyingParty } from './webauthn.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

const KIND = 'key_invited'
interface Begun {
  challenge: string
  invitation: string
}
const STRIKE = 'stryk'

const TITLES: Record<InvitationReason, Text> = {
  first: { sv: 'Välkommen till Samvärn', en: 'Welcome to Samvärn' },
  invited: { sv: 'Välkommen till Samvärn', en: 'Welcome to Samvärn' },
  lost_device: { sv: 'Skapa en ny nyckel', en: 'Make a new passkey' },
}
const LEAD: Text = {
  sv: 'Här skapar du en nyckel (passkey) i din telefon, i datorn eller på en säkerhetsnyckel. Med den loggar du in. Lösenord finns inte.',
  en: 'Here you make a passkey in your telephone, in your computer or on a security key. You sign in with it. There are no passwords.',
}
const NOT_MADE: Text = {
  sv: 'Ingen nyckel skapades, och länken fungerar fortfarande. Försök igen, gärna med en annan enhet eller webbläsare.',
  en: 'No passkey was made, and the link still works. Try again, perhaps with another device or browser.',
}

/** The one-time link. Looking at it changes nothing, since mail scanners follow links before people do. */
export function invitedRoutes(ways: AskWays): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/bjuden/:token', async (c) => {
    limitDoor(c)
    const { db, config } = c.get('house')
    const token = c.req.param('token')
    const invited = await openInvitation(db, token)
    if (!invited) return deadLink(c)
    if (config.demo) return showPage(c, invited, <DemoWay token={token} csrf={csrfOf(c)} />)
    const given = await ways(c, invited.tenant)
    // Only where there is such a way is the link kept for it.
    if (given.length > 0) await rememberInvitation(c, token)
    return showPage(c, invited, await KeyWay({ c, token, invited }), <OwnWays ways={given} />)
  })
  routes.post('/bjuden/:token', follow)
  return routes
}

async function follow(c: Ctx): Promise<Response> {
  limitDoor(c)
  const { db, config, log } = c.get('house')
  const token = c.req.param('token') ?? ''
  const form = await readForm(c)
  const invited = await openInvitation(db, token)
  if (!invited) return seeOther(c, `/bjuden/${encodeURIComponent(token)}`)
  const strikeKeys = wordOf(form, STRIKE) !== ''
  const given = { request: c.get('requestId'), strikeKeys }
  if (config.demo) {
    const used = await useInvitation(db, token, given, async () => undefined)
    return used && (await completeSignIn(c, { ...used, method: 'demo' })) ? seeOther(c, '/') : seeOther(c, `/bjuden/${token}`)
  }
  const begun = (await takeAttempt(c, KIND))?.content as Begun | undefined
  const made = begun?.invitation === invited.id ? await checkNewKey(relyingParty(config), wordOf(form, ANSWER), begun.challenge) : undefined
  if (!made) {
    log.info('sign_in_refused', { request: c.get('requestId'), tenant: invited.tenant })
    return seeOther(c, `/bjuden/${token}?svar=nej`)
  }
  const read = readRecord(keyLabel, form)
  const label = read.ok ? read.values.label : FIRST_LABEL[c.get('lang')]
  const used = await useInvitation(db, token, given, (tx) => addKey(tx, invited.account, made, label))
  return used && (await completeSignIn(c, { ...used, method: 'passkey' })) ? seeOther(c, '/') : seeOther(c, `/bjuden/${token}`)
}

function showPage(c: Ctx, invited: Invited, way: unknown, others?: unknown): Promise<Response> {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={TITLES[invited.reason]} lead={LEAD}>
      {c.req.query('svar') === 'nej' ? (
        <Notice kind="waiting" word={{ sv: 'Inte klart', en: 'Not done' }} announce>
          <p>
            <T text={NOT_MADE} />
          </p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: { sv: 'Organisation', en: 'Organisation' }, value: invited.organisation },
          { label: { sv: 'Enhet', en: 'Unit' }, value: invited.unit },
          { label: { sv: 'Funktion', en: 'Function' }, value: invited.signature },
        ]}
      />
      <p>
        <T
          text={{
            sv: 'Stämmer det inte? Skapa ingen nyckel, utan ring den som sköter konton hos er.',
            en: 'Is that not you? Make no passkey; call whoever keeps accounts with you.',
          }}
        />
      </p>
      {way as never}
      {(others ?? null) as never}
    </Page>,
  )
}

async function KeyWay({ c, token, invited }: { c: Ctx; token: string; invited: Invited }) {
  const { db, config } = c.get('house')
  // A key that is to be struck may be replaced on the same device, so none is excluded.
  const { options, challenge } = await askForNewKey(relyingParty(config), { ...invited, known: [] })
  const begun: Begun = { challenge, invitation: invited.id }
  await beginAttempt(c, { kind: KIND, tenant: invited.tenant, content: begun })
  const lost = invited.reason === 'lost_device' && (await keysBehind(db, invited)) > 0
  return (
    <PasskeyForm
      action={`/bjuden/${token}`}
      csrf={csrfOf(c)}
      does="create"
      options={options}
      button={{ sv: 'Skapa nyckel och logga in', en: 'Make passkey and sign in' }}
    >
      <FieldFor record={keyLabel} name="label" entered={{ label: FIRST_LABEL[c.get('lang')] }} />
      {lost ? <Strike /> : null}
    </PasskeyForm>
  )
}

function Strike() {
  return (
    <Checkbox
      name={STRIKE}
      label={{ sv: 'Stryk mina tidigare nycklar', en: 'Strike out my earlier passkeys' }}
      hint={{
        sv: 'De slutar fungera direkt. Ta bort krysset bara om du har kvar alla enheter. Du loggas ut överallt i båda fallen.',
        en: 'They stop working at once. Clear this only if you still have every device. You are signed out everywhere in both cases.',
      }}
      checked
    />
  )
}

function OwnWays({ ways }: { ways: readonly WayIn[] }) {
  if (ways.length === 0) return null
  return (
    <>
      <h2>
        <T text={{ sv: 'Eller organisationens egen inloggning', en: 'Or your organisation’s own sign-in' }} />
      </h2>
      {ways.map((way) => (
        <p>
          <LinkButton href={`${way.href}?inbjudan=1`} text={{ sv: `Använd ${way.name}`, en: `Use ${way.name}` }} />
        </p>
      ))}
    </>
  )
}

function DemoWay({ token, csrf }: { token: string; csrf: string }) {
  return (
    <Form action={`/bjuden/${token}`} csrf={csrf}>
      <p>
        <T
          text={{
            sv: 'På riktigt skapar man sin nyckel här. I demonstrationen räcker knappen.',
            en: 'In earnest one makes one’s passkey here. In the demonstration the button is enough.',
          }}
        />
      </p>
      <Button text={{ sv: 'Följ länken (demonstration)', en: 'Follow the link (demonstration)' }} />
    </Form>
  )
}

/** One page for every link that does not work: used, too old, taken back, or never one of ours. */
function deadLink(c: Ctx): Promise<Response> {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Länken går inte att använda', en: 'The link cannot be used' }}
      lead={{
        sv: 'Den kan vara använd, tillbakatagen eller för gammal. En länk fungerar en gång.',
        en: 'It may be used, taken back or too old. A link works once.',
      }}
    >
      <p>
        <T
          text={{
            sv: 'Be den som sköter konton hos er (systemägaren) om en ny länk. Är du själv organisationens enda systemägare: be den som sköter servern att köra samvarn init --new-link.',
            en: 'Ask whoever keeps accounts with you (the system owner) for a new link. If you are your organisation’s only system owner: ask whoever runs the server to run samvarn init --new-link.',
          }}
        />
      </p>
      <p>
        <LinkButton href="/logga-in" text={{ sv: 'Till inloggningen', en: 'To the sign-in' }} />
      </p>
    </Page>,
    404,
  )
}
