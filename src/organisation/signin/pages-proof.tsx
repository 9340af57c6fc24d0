import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type Ctx, type Env, type SignedIn, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { ownPath, PROOF_PATH } from '../../platform/http/fresh.tsx'
import { proveSession } from '../../platform/http/session.ts'
import { Actions, Button, Form, HiddenField, LinkButton, Notice, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { beginAttempt, takeAttempt } from './attempts.ts'
import { askable, tryKey } from './deeds-passkey.ts'
import { proved, reproofPlace } from './deeds-session.ts'
import { PROVEN_PATH, takeProof } from './enter.tsx'
import { ANSWER, PasskeyForm } from './passkey-form.tsx'
import { askForKey, relyingParty } from './webauthn.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

const KIND = 'key_proof'
interface Begun {
  challenge: string
  session: string
}

/** A fresh proof of who sits there (S-R20, S-R24): the session goes on under a new token. */
export const proofRoutes = new Hono<Env>()

const back = (till: string, answer?: 'nej') => `${PROOF_PATH}?till=${encodeURIComponent(till)}${answer ? `&svar=${answer}` : ''}`

proofRoutes.get(PROOF_PATH, async (c) => {
  const who = whoAsks(c)
  const till = ownPath(c.req.query('till'))
  const way = await wayOf(c, who, till)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Bekräfta att det är du', en: 'Confirm that it is you' }}
      lead={{
        sv: 'Det du ska göra är känsligt. Därför frågar vi en gång till vem som sitter här.',
        en: 'What you are about to do is sensitive. So we ask once more who sits here.',
      }}
    >
      {c.req.query('svar') === 'nej' ? (
        <Notice kind="waiting" word={{ sv: 'Inte bekräftat', en: 'Not confirmed' }} announce>
          <p>
            <T text={NOT_PROVED} />
          </p>
        </Notice>
      ) : null}
      {way}
      <p>
        <a href="/">
          <T text={{ sv: 'Avbryt och gå till första sidan', en: 'Cancel and go to the first page' }} />
        </a>
      </p>
    </Page>,
  )
})

const NOT_PROVED: Text = {
  sv: 'Det gick inte att bekräfta. Använd en nyckel som hör till ditt eget konto och försök igen.',
  en: 'It could not be confirmed. Use a passkey that belongs to your own account and try again.',
}

/** How this one proves it: as one came in. In the demonstration nobody has a key, and the page says what it stands for. */
async function wayOf(c: Ctx, who: SignedIn, till: string): Promise<Child> {
  const { db, config } = c.get('house')
  const csrf = csrfOf(c)
  if (config.demo) return <DemoProof csrf={csrf} till={till} />
  const place = who.method === 'passkey' ? undefined : await reproofPlace(db, who.actor, who.session)
  const { keys } = await askable(db, who.actor)
  const { options, challenge } = await askForKey(relyingParty(config), keys)
  const begun: Begun = { challenge, session: who.session }
  if (keys.length > 0) await beginAttempt(c, { kind: KIND, tenant: who.actor.tenant, content: begun })
  return (
    <>
      {place ? (
        <LinkButton
          kind="primary"
          href={`/logga-in/${place.slug}/${place.provider}/bekrafta?till=${encodeURIComponent(till)}`}
          text={{ sv: 'Bekräfta med organisationens inloggning', en: 'Confirm with your organisation’s sign-in' }}
        />
      ) : null}
      {keys.length > 0 ? (
        <PasskeyForm
          action={PROOF_PATH}
          csrf={csrf}
          does="get"
          options={options}
          kind={place ? 'secondary' : 'primary'}
          button={{ sv: 'Bekräfta med nyckel', en: 'Confirm with passkey' }}
        >
          <HiddenField name="till" value={till} />
        </PasskeyForm>
      ) : null}
      {place || keys.length > 0 ? null : (
        <p>
          <T
            text={{
              sv: 'Ditt konto har ingen nyckel längre. Logga ut och be den som sköter konton hos er om en ny länk.',
              en: 'Your account has no passkey any more. Sign out and ask whoever keeps accounts with you for a new link.',
            }}
          />
        </p>
      )}
    </>
  )
}

function DemoProof({ csrf, till }: { csrf: string; till: string }) {
  return (
    <Form action={PROOF_PATH} csrf={csrf}>
      <HiddenField name="till" value={till} />
      <p>
        <T
          text={{
            sv: 'På riktigt rör man här vid sin nyckel (passkey) eller loggar in igen hos sin organisation. I demonstrationen räcker knappen.',
            en: 'In earnest one touches one’s passkey here, or signs in again with one’s organisation. In the demonstration the button is enough.',
          }}
        />
      </p>
      <Actions>
        <Button text={{ sv: 'Bekräfta (demonstration)', en: 'Confirm (demonstration)' }} />
      </Actions>
    </Form>
  )
}

proofRoutes.post(PROOF_PATH, async (c) => {
  const who = whoAsks(c)
  const { db, config, log } = c.get('house')
  const form = await readForm(c)
  const till = ownPath(wordOf(form, 'till'))
  if (config.demo) return pass(c, who, till)
  const begun = (await takeAttempt(c, KIND))?.content as Begun | undefined
  const challenge = begun?.session === who.session ? begun.challenge : undefined
  const found = await tryKey(db, config, { text: wordOf(form, ANSWER), challenge, request: c.get('requestId') }, who.actor)
  if (found) return pass(c, who, till)
  log.info('sign_in_refused', { request: c.get('requestId'), tenant: who.actor.tenant })
  return seeOther(c, back(till, 'nej'))
})

/** Back from the organisation's sign-in: the proof holds for the session that asked for it and for no other. */
proofRoutes.get(PROVEN_PATH, async (c) => {
  const who = whoAsks(c)
  const proof = await takeProof(c)
  if (proof?.session !== who.session || proof.account !== who.actor.account) return seeOther(c, back(ownPath(proof?.till), 'nej'))
  return pass(c, who, ownPath(proof.till))
})

/** The row of the log stands before the session rises. */
async function pass(c: Ctx, who: SignedIn, till: string): Promise<Response> {
  await proved(c.get('house').db, who.actor)
  return seeOther(c, (await proveSession(c)) ? till : '/logga-in')
}
