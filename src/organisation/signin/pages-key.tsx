import { Hono } from 'hono'
import { FieldFor, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { isId } from '../../platform/ids.ts'
import { Confirm, type FormError, LinkButton, Notice, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { beginAttempt, takeAttempt } from './attempts.ts'
import { addOwnKey, askable, nameOwnKey, ownKey, removeOwnKey } from './deeds-passkey.ts'
import { FIRST_LABEL, keyLabel } from './key-label.ts'
import { OWN_PATH, OWN_TITLE } from './pages-own.tsx'
import { ANSWER, PasskeyForm } from './passkey-form.tsx'
import type { Passkey } from './signin.ts'
import { askForNewKey, checkNewKey, relyingParty } from './webauthn.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

const KIND = 'key_new'
const KEYS_PATH = `${OWN_PATH}/nycklar`
const CRUMBS = [{ label: OWN_TITLE, href: OWN_PATH }]
const BACK = { label: { sv: 'Avbryt', en: 'Cancel' }, href: OWN_PATH }
interface Begun {
  challenge: string
  session: string
}

/** One's own keys, one page a deed. To add and to remove ask for a fresh proof: they decide who comes in next time. */
export const keyRoutes = new Hono<Env>()

keyRoutes.get(`${KEYS_PATH}/ny`, freshOnly, async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  if (config.demo) return renderPage(c, <NoKeysInDemo c={c} />)
  const { keys, account } = await askable(db, who.actor)
  const { options, challenge } = await askForNewKey(relyingParty(config), {
    account: who.actor.account,
    signature: account?.signature ?? '',
    organisation: who.organisation,
    known: keys,
  })
  const begun: Begun = { challenge, session: who.session }
  await beginAttempt(c, { kind: KIND, tenant: who.actor.tenant, content: begun })
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      crumbs={CRUMBS}
      title={{ sv: 'Lägg till en nyckel', en: 'Add a passkey' }}
      lead={{
        sv: 'Välj en annan telefon, en annan dator eller en säkerhetsnyckel. Webbläsaren frågar var nyckeln ska ligga.',
        en: 'Choose another telephone, another computer or a security key. The browser asks where the passkey is to be.',
      }}
    >
      {c.req.query('svar') === 'nej' ? <NotMade /> : null}
      <PasskeyForm
        action={`${KEYS_PATH}/ny`}
        csrf={csrfOf(c)}
        does="create"
        options={options}
        button={{ sv: 'Skapa nyckel', en: 'Make passkey' }}
      >
        <FieldFor record={keyLabel} name="label" entered={{ label: FIRST_LABEL[c.get('lang')] }} />
      </PasskeyForm>
    </Page>,
  )
})

function NotMade() {
  return (
    <Notice kind="waiting" word={{ sv: 'Inte klart', en: 'Not done' }} announce>
      <p>
        <T
          text={{
            sv: 'Ingen nyckel skapades. Försök igen, gärna med en annan enhet.',
            en: 'No passkey was made. Try again, perhaps with another device.',
          }}
        />
      </p>
    </Notice>
  )
}

function NoKeysInDemo({ c }: { c: Ctx }) {
  return (
    <Page
      shell={c.get('shell')}
      crumbs={CRUMBS}
      title={{ sv: 'Lägg till en nyckel', en: 'Add a passkey' }}
      lead={{
        sv: 'I demonstrationen stiger man in utan nyckel. På riktigt skapas nyckeln här, efter en ny bekräftelse.',
        en: 'In the demonstration one steps in without a passkey. In earnest it is made here, after a fresh proof.',
      }}
    >
      <LinkButton href={OWN_PATH} text={{ sv: 'Till mina inloggningar', en: 'To my sign-ins' }} />
    </Page>
  )
}

keyRoutes.post(`${KEYS_PATH}/ny`, freshOnly, async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  if (config.demo) throw new Fault('not_found')
  const form = await readForm(c)
  const begun = (await takeAttempt(c, KIND))?.content as Begun | undefined
  const made = begun?.session === who.session ? await checkNewKey(relyingParty(config), wordOf(form, ANSWER), begun.challenge) : undefined
  if (!made) return seeOther(c, `${KEYS_PATH}/ny?svar=nej`)
  const read = readRecord(keyLabel, form)
  await addOwnKey(db, who.actor, made, read.ok ? read.values.label : FIRST_LABEL[c.get('lang')])
  return seeOther(c, `${OWN_PATH}?klart=tillagd`)
})

async function keyOf(c: Ctx): Promise<Passkey> {
  const id = c.req.param('id')
  const key = isId(id) ? await ownKey(c.get('house').db, whoAsks(c).actor, id) : undefined
  if (!key) throw new Fault('not_found')
  return key
}

keyRoutes.get(`${KEYS_PATH}/:id`, async (c) => {
  const key = await keyOf(c)
  return renderPage(c, <Rename c={c} id={key.id} entered={{ label: key.label }} />)
})
function Rename({
  c,
  id,
  entered,
  errors = [],
}: {
  c: Ctx
  id: string
  entered: Record<string, string | readonly string[]>
  errors?: readonly FormError[]
}) {
  return (
    <Page shell={c.get('shell')} crumbs={CRUMBS} title={{ sv: 'Byt namn på nyckeln', en: 'Rename the passkey' }} errors={errors}>
      <RecordForm
        record={keyLabel}
        action={`${KEYS_PATH}/${id}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara namnet', en: 'Save the name' }}
        entered={entered}
        errors={errors}
        back={BACK}
      />
    </Page>
  )
}
keyRoutes.post(`${KEYS_PATH}/:id`, async (c) => {
  const { id } = await keyOf(c)
  const read = readRecord(keyLabel, await readForm(c))
  if (!read.ok) return renderPage(c, <Rename c={c} id={id} entered={read.entered} errors={read.errors} />, 422)
  if (!(await nameOwnKey(c.get('house').db, whoAsks(c).actor, id, read.values.label))) throw new Fault('not_found')
  return seeOther(c, `${OWN_PATH}?klart=omdopt`)
})

const LAST: Text = {
  sv: 'Det är din enda väg in. Lägg först till en annan nyckel; ta sedan bort den här.',
  en: 'This is your only way in. Add another passkey first; then remove this one.',
}
function Remove({ c, passkey, errors = [] }: { c: Ctx; passkey: Passkey; errors?: readonly FormError[] }) {
  return (
    <Page shell={c.get('shell')} crumbs={CRUMBS} title={{ sv: 'Ta bort en nyckel', en: 'Remove a passkey' }} errors={errors}>
      <Confirm
        action={`${KEYS_PATH}/${passkey.id}/ta-bort`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: `Nyckeln ”${passkey.label}” öppnar inte ditt konto längre. Ta också bort den ur enheten, så att den inte föreslås igen.`,
                en: `The passkey “${passkey.label}” no longer opens your account. Remove it from the device too, so that it is not suggested again.`,
              }}
            />
          </p>
        }
        button={{ sv: 'Ta bort nyckeln', en: 'Remove the passkey' }}
        back={OWN_PATH}
      />
    </Page>
  )
}
keyRoutes.get(`${KEYS_PATH}/:id/ta-bort`, freshOnly, async (c) => renderPage(c, <Remove c={c} passkey={await keyOf(c)} />))
keyRoutes.post(`${KEYS_PATH}/:id/ta-bort`, freshOnly, async (c) => {
  const id = c.req.param('id')
  if (!isId(id)) throw new Fault('not_found')
  const key = await keyOf(c)
  const removed = await removeOwnKey(c.get('house').db, whoAsks(c).actor, id)
  if (removed.ok) return seeOther(c, `${OWN_PATH}?klart=borttagen`)
  if (removed.because === 'no_key') throw new Fault('not_found')
  return renderPage(c, <Remove c={c} passkey={key} errors={[{ message: LAST }]} />, 422)
})
