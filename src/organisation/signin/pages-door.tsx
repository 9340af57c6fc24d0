import { Hono } from 'hono'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { endSession } from '../../platform/http/session.ts'
import type { WayIn } from '../../platform/module.ts'
import { Button, Details, Form, LinkButton, Notice, Page, renderPage, T, type Text, TextField } from '../../platform/page/index.ts'
import { limitDoor } from '../../platform/http/address-limit.ts'
import { beginAttempt, takeAttempt } from './attempts.ts'
import { tryKey } from './deeds-passkey.ts'
import { signedOut } from './deeds-session.ts'
import { completeSignIn } from './enter.tsx'
import { ANSWER, PasskeyForm } from './passkey-form.tsx'
import { isShortName } from './signin.ts'
import { askForKey, relyingParty } from './webauthn.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

const KIND = 'key_in'

/** One answer for every sign-in that fails: it tells nobody which keys, accounts or organisations there are. */
const REFUSED: Text = {
  sv: 'Det gick inte att logga in. Försök igen. Går det ändå inte: be den som sköter konton hos er om en ny länk.',
  en: 'Signing in did not work. Try again. If it still does not: ask whoever keeps accounts with you for a new link.',
}
/** Why one stands at the door, by the word in the address. */
const SAID: Record<string, { word: Text; text: Text }> = {
  nej: { word: { sv: 'Inte inloggad', en: 'Not signed in' }, text: REFUSED },
  ute: {
    word: { sv: 'Utloggad', en: 'Signed out' },
    text: { sv: 'Inget hände på en stund, så du var redan utloggad.', en: 'Nothing happened for a while, so you were signed out already.' },
  },
  kvar: {
    word: { sv: 'Utloggad', en: 'Signed out' },
    text: {
      sv: 'Inget skickades på en stund, så du loggades ut. Det du skrev är sparat och väntar på dig när du har loggat in. Bifogade filer får du välja igen.',
      en: 'Nothing was sent for a while, so you were signed out. What you wrote is saved and waits for you once you have signed in. Attached files must be chosen again.',
    },
  },
}
const SHORT_NAME: Text = {
  sv: 'Skriv organisationens kortnamn: små bokstäver a–z, siffror och bindestreck, till exempel norrvik.',
  en: 'Write the organisation’s short name: small letters a–z, digits and hyphens, for example norrvik.',
}
const NO_OTHER: Text = {
  sv: 'Här finns ingen annan inloggning än nyckel. Stämmer kortnamnet?',
  en: 'There is no other way in here than a passkey. Is the short name right?',
}

export type AskWays = (c: Ctx, tenant: string) => Promise<WayIn[]>

/** The door in earnest: a passkey, or the organisation's own sign-in. `ways` asks the modules for the latter. */
export function doorRoutes(ways: AskWays): Hono<Env> {
  const door = new Hono<Env>()
  door.get('/logga-in', (c) => (c.get('signedIn') ? seeOther(c, '/') : showDoor(c)))
  door.post('/logga-in/nyckel', signInByKey)
  door.post('/logga-in/organisation', async (c) => {
    const name = wordOf(await readForm(c), 'kortnamn').toLowerCase()
    return seeOther(c, isShortName(name) ? `/logga-in/${name}` : '/logga-in?svar=kortnamn')
  })
  // The same page for a short name that is nobody's and for an organisation without a sign-in of its own.
  door.get('/logga-in/:slug', async (c) => {
    if (c.get('signedIn')) return seeOther(c, '/')
    const slug = c.req.param('slug')
    const tenant = isShortName(slug) ? await c.get('house').db.tenantBySlug(slug) : undefined
    return showDoor(c, tenant ? await ways(c, tenant.id) : [])
  })
  return door
}

/** Signing out, in earnest and in the demonstration. */
export const signOutRoutes = new Hono<Env>().post('/logga-ut', async (c) => {
  const who = whoAsks(c)
  await endSession(c)
  await signedOut(c.get('house').db, who.actor)
  return seeOther(c, '/logga-in')
})

async function signInByKey(c: Ctx): Promise<Response> {
  limitDoor(c)
  const { db, config, log } = c.get('house')
  const text = wordOf(await readForm(c), ANSWER)
  const begun = (await takeAttempt(c, KIND))?.content as { challenge: string } | undefined
  const found = await tryKey(db, config, { text, challenge: begun?.challenge, request: c.get('requestId') })
  if (!found) log.info('sign_in_refused', { request: c.get('requestId') })
  if (found && (await completeSignIn(c, { ...found, method: 'passkey' }))) return seeOther(c, '/')
  return seeOther(c, '/logga-in?svar=nej')
}

async function showDoor(c: Ctx, ways?: readonly WayIn[]): Promise<Response> {
  limitDoor(c)
  const { config } = c.get('house')
  const { options, challenge } = await askForKey(relyingParty(config))
  await beginAttempt(c, { kind: KIND, content: { challenge } })
  const csrf = csrfOf(c)
  const answer = c.req.query('svar') ?? ''
  const said = Object.hasOwn(SAID, answer) ? SAID[answer] : undefined
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Logga in', en: 'Sign in' }}
      lead={{
        sv: 'Du loggar in med en nyckel (passkey) i telefonen, i datorn eller på en säkerhetsnyckel. Lösenord finns inte.',
        en: 'You sign in with a passkey in your telephone, in your computer or on a security key. There are no passwords.',
      }}
      errors={answer === 'kortnamn' ? [{ field: 'kortnamn', message: SHORT_NAME }] : []}
    >
      {said ? (
        <Notice kind="waiting" word={said.word} announce>
          <p>
            <T text={said.text} />
          </p>
        </Notice>
      ) : null}
      <PasskeyForm
        action="/logga-in/nyckel"
        csrf={csrf}
        does="get"
        options={options}
        button={{ sv: 'Logga in med nyckel', en: 'Sign in with passkey' }}
      />
      <Lost />
      <Organisation csrf={csrf} ways={ways} wrong={answer === 'kortnamn' ? SHORT_NAME : undefined} />
    </Page>,
  )
}

function Organisation({ csrf, ways, wrong }: { csrf: string; ways: readonly WayIn[] | undefined; wrong: Text | undefined }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Organisationens egen inloggning', en: 'Your organisation’s own sign-in' }} />
      </h2>
      {(ways ?? []).map((way) => (
        <p>
          <LinkButton href={way.href} text={{ sv: `Logga in med ${way.name}`, en: `Sign in with ${way.name}` }} />
        </p>
      ))}
      {ways?.length === 0 ? (
        <p>
          <T text={NO_OTHER} />
        </p>
      ) : null}
      {ways !== undefined && ways.length > 0 ? null : (
        <Form action="/logga-in/organisation" csrf={csrf}>
          <TextField
            name="kortnamn"
            label={{ sv: 'Organisationens kortnamn', en: 'The organisation’s short name' }}
            hint={{ sv: 'Till exempel norrvik. Det står på ert intranät.', en: 'For example norrvik. It stands on your intranet.' }}
            width="medium"
            required
            secret
            error={wrong}
          />
          <Button kind="secondary" text={{ sv: 'Visa organisationens inloggning', en: 'Show the organisation’s sign-in' }} />
        </Form>
      )}
    </>
  )
}

function Lost() {
  return (
    <Details summary={{ sv: 'Har du tappat bort din nyckel?', en: 'Have you lost your passkey?' }}>
      <p>
        <T
          text={{
            sv: 'Ring den som sköter konton hos er (systemägaren) på ett nummer som du redan känner till. Du får en ny länk, och den gamla nyckeln slutar fungera.',
            en: 'Call whoever keeps accounts with you (the system owner) on a number that you already know. You get a new link, and the old passkey stops working.',
          }}
        />
      </p>
    </Details>
  )
}
