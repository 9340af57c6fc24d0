import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { type FormError, Notice, Page, renderPage, T } from '../../platform/page/index.ts'
import { accountRecord, changedRecord, lostKeyRecord } from './account.ts'
import { changeAccount, makeAccount, type SeenAccount, seeAccount, unitsForAccounts } from './deeds.ts'
import { inviteAgain, makeLink, readLink, replaceKey, takeInvitationBack } from './deeds-invite.ts'
import type { Done } from './deeds-reach.ts'
import { accountPage, NoAddress } from './part-account.tsx'
import { ACCOUNTS } from './pages-list.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const accountRoutes = new Hono<Env>()
export const idOf = (c: Ctx): string => c.req.param('id') ?? ''

/** The answer to a deed on an account: back to its page, or the page that says that it could not be done. */
export function answerDone(c: Ctx, done: Done, to = `/konton/${idOf(c)}`): Response {
  if (done === 'done') return seeOther(c, to)
  throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
}
export async function reachPage(c: Ctx, fits: (seen: SeenAccount) => boolean = () => true): Promise<SeenAccount> {
  const seen = await seeAccount(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen || !fits(seen)) throw new Fault('not_found')
  return seen
}
/** No mail leaves: not the demonstration, which catches it, and no server is set. */
const mailsNothing = (c: Ctx): boolean => {
  const { config } = c.get('house')
  return !config.demo && config.smtp_url === ''
}

/* ── a new account ── */

async function newPage(c: Ctx, entered?: Entered, errors: readonly FormError[] = []) {
  const units = await unitsForAccounts(c.get('house').db, whoAsks(c).actor)
  if (!units) throw new Fault('not_found')
  if (units.length === 0) return noUnitPage(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Bjud in någon', en: 'Invite somebody' }}
      crumbs={[ACCOUNTS]}
      errors={errors}
      lead={{
        sv: 'Personen får en länk med e-post och gör sin egen nyckel. Roller ger du efteråt.',
        en: 'The person gets a link by mail and makes a key of her own. Roles are given afterwards.',
      }}
    >
      <RecordForm
        record={accountRecord(units.map(({ id, name }) => ({ value: id, label: name })))}
        action="/konton/nytt"
        csrf={csrfOf(c)}
        submit={{ sv: 'Bjud in', en: 'Invite' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: '/konton' }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const noUnitPage = (c: Ctx) =>
  renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Bjud in någon', en: 'Invite somebody' }} crumbs={[ACCOUNTS]}>
      <Notice kind="waiting" title={{ sv: 'Det finns ingen öppen enhet', en: 'There is no open unit' }}>
        <p>
          <a href="/enheter/ny">
            <T text={{ sv: 'Lägg till en enhet först', en: 'Add a unit first' }} />
          </a>
        </p>
      </Notice>
    </Page>,
  )

accountRoutes.get('/konton/nytt', freshOnly, (c) => newPage(c))
accountRoutes.post('/konton/nytt', freshOnly, async (c) => {
  const { db, config } = c.get('house')
  const { actor } = whoAsks(c)
  const units = await unitsForAccounts(db, actor)
  if (!units || units.length === 0) throw new Fault('not_found')
  const reading = readRecord(accountRecord(units.map(({ id, name }) => ({ value: id, label: name }))), await readForm(c))
  if (!reading.ok) return newPage(c, reading.entered, reading.errors)
  const id = await makeAccount(db, actor, config, reading.values)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/konton/${id}`)
})

/* ── one account ── */

accountRoutes.get('/konton/:id', async (c) => accountPage(c, await reachPage(c), mailsNothing(c)))

function changePage(c: Ctx, id: string, entered: Entered, errors: readonly FormError[] = []) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ändra konto', en: 'Change an account' }}
      crumbs={[ACCOUNTS, { label: { sv: 'Konto', en: 'Account' }, href: `/konton/${id}` }]}
      errors={errors}
      lead={{
        sv: 'Enheten ändras inte här. Den som byter enhet får ett nytt konto där: det som hör till den gamla stannar bakom dess vägg.',
        en: 'The unit is not changed here. Whoever changes unit gets a new account there: what belongs to the old one stays behind its wall.',
      }}
    >
      <RecordForm
        record={changedRecord}
        action={`/konton/${id}/andra`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara', en: 'Save' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/konton/${id}` }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const isOpen = ({ account, own, owner }: SeenAccount): boolean => owner && !own && !['ended', 'closed'].includes(account.state)

accountRoutes.get('/konton/:id/andra', freshOnly, async (c) => {
  const { account, name, address = '' } = await reachPage(c, isOpen)
  return changePage(c, account.id, { signature: account.signature, name, address })
})
accountRoutes.post('/konton/:id/andra', freshOnly, async (c) => {
  const { account } = await reachPage(c, isOpen)
  const reading = readRecord(changedRecord, await readForm(c))
  if (!reading.ok) return changePage(c, account.id, reading.entered, reading.errors)
  return answerDone(c, await changeAccount(c.get('house').db, whoAsks(c).actor, account.id, reading.values))
})

accountRoutes.post('/konton/:id/bjud-in', freshOnly, async (c) =>
  answerDone(c, await inviteAgain(c.get('house').db, whoAsks(c).actor, c.get('house').config, idOf(c))),
)
accountRoutes.post('/konton/:id/ta-tillbaka', freshOnly, async (c) =>
  answerDone(c, await takeInvitationBack(c.get('house').db, whoAsks(c).actor, idOf(c))),
)

/* ── a link that is handed over by oneself, where no mail leaves ── */

accountRoutes.post('/konton/:id/lank', freshOnly, async (c) => {
  const { db, config } = c.get('house')
  if (!mailsNothing(c)) throw new Fault('not_found')
  const made = await makeLink(db, whoAsks(c).actor, config, idOf(c))
  if (!made.ok) return answerDone(c, made.because)
  return seeOther(c, `/konton/${idOf(c)}/lank/${made.shown}`)
})
accountRoutes.get('/konton/:id/lank/:visning', async (c) => {
  const { db, config } = c.get('house')
  const token = await readLink(db, whoAsks(c).actor, c.req.param('visning'))
  if (token === undefined) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Länken visas en gång', en: 'The link is shown once' }}
      crumbs={[ACCOUNTS, { label: { sv: 'Konto', en: 'Account' }, href: `/konton/${idOf(c)}` }]}
      lead={{
        sv: 'Lämna den till personen själv, på ett sätt som ni litar på. Den som har länken kan göra en nyckel till kontot.',
        en: 'Give it to the person herself, in a way that you trust. Whoever has the link can make a key to the account.',
      }}
    >
      <p>
        <code>{`${config.public_url.replace(/\/$/, '')}/bjuden/${token}`}</code>
      </p>
    </Page>,
  )
})

/* ── a lost key ── */

function lostPage(c: Ctx, { account: { id }, address }: SeenAccount, errors: readonly FormError[] = []) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Förlorad nyckel', en: 'Lost key' }}
      crumbs={[ACCOUNTS, { label: { sv: 'Konto', en: 'Account' }, href: `/konton/${id}` }]}
      errors={errors}
      lead={{
        sv: 'Ring tillbaka först. Den som säger sig ha tappat sin telefon kan vara någon annan.',
        en: 'Call back first. Whoever claims to have lost a phone may be somebody else.',
      }}
    >
      <RecordForm
        record={lostKeyRecord}
        action={`/konton/${id}/forlorad-nyckel`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Stryk nycklarna och skicka en ny länk', en: 'Strike the keys and send a new link' }}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/konton/${id}` }}
      >
        <p>
          <T
            text={{
              sv: 'Alla nycklar och inloggningar för kontot slutar gälla genast. Länken går till adressen som redan står på kontot.',
              en: 'All keys and sessions of the account cease at once. The link goes to the address that already stands on the account.',
            }}
          />
        </p>
        {address === undefined && !mailsNothing(c) ? <NoAddress /> : null}
      </RecordForm>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const hasKey = (seen: SeenAccount): boolean => isOpen(seen) && seen.account.state === 'active'
accountRoutes.get('/konton/:id/forlorad-nyckel', freshOnly, async (c) => lostPage(c, await reachPage(c, hasKey)))
accountRoutes.post('/konton/:id/forlorad-nyckel', freshOnly, async (c) => {
  const seen = await reachPage(c, hasKey)
  const reading = readRecord(lostKeyRecord, await readForm(c))
  if (!reading.ok) return lostPage(c, seen, reading.errors)
  const { db, config } = c.get('house')
  return answerDone(c, await replaceKey(db, whoAsks(c).actor, config, seen.account.id))
})
