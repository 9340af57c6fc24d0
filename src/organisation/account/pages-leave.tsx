import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import type { Module } from '../../platform/module.ts'
import { Actions, Button, Confirm, Form, type FormError, Notice, Page, renderPage, SelectField, T, Tag } from '../../platform/page/index.ts'
import type { SeenAccount } from './deeds.ts'
import {
  closeAccount,
  countHeld,
  endAccountAccess,
  handOver,
  type Held,
  holdingName,
  resumeAccountAccess,
  type SeenHoldings,
  seeHoldings,
} from './deeds-leave.ts'
import { answerDone, idOf, reachPage } from './pages-account.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'
import { ACCOUNTS } from './pages-list.tsx'

const crumbsOf = (id: string) => [ACCOUNTS, { label: { sv: 'Konto', en: 'Account' }, href: `/konton/${id}` }]
const isOpen = ({ account, own, owner }: SeenAccount): boolean => owner && !own && !['ended', 'closed'].includes(account.state)
const isEnded = ({ account, own, owner }: SeenAccount): boolean => owner && !own && account.state === 'ended'

/** Leaving, for the modules of this installation: each tells what it holds for whom, and hands it over. */
export function leaveRoutes(modules: readonly Module[]): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/konton/:id/avsluta', freshOnly, async (c) => endPage(c, await reachPage(c, isOpen)))
  routes.post('/konton/:id/avsluta', freshOnly, async (c) =>
    answerDone(c, await endAccountAccess(c.get('house').db, whoAsks(c).actor, idOf(c)), `/konton/${idOf(c)}/lamna-over`),
  )
  routes.get('/konton/:id/ater', freshOnly, async (c) => resumePage(c, await reachPage(c, isEnded)))
  routes.post('/konton/:id/ater', freshOnly, async (c) =>
    answerDone(c, await resumeAccountAccess(c.get('house').db, whoAsks(c).actor, idOf(c))),
  )
  routes.get('/konton/:id/lamna-over', freshOnly, async (c) => handOverPage(c, modules))
  routes.post('/konton/:id/lamna-over', freshOnly, async (c) => {
    const form = await readForm(c)
    const chosen = new Map([...form.keys()].filter((name) => name.includes('.')).map((name) => [name, wordOf(form, name)] as const))
    for (const [name, heir] of chosen) if (heir === '') chosen.delete(name)
    const done = await handOver(c.get('house').db, whoAsks(c).actor, modules, idOf(c), chosen)
    if (done === 'nothing_chosen') return handOverPage(c, modules, [NOTHING])
    return answerDone(c, done, `/konton/${idOf(c)}/lamna-over`)
  })
  routes.post('/konton/:id/stang', freshOnly, async (c) =>
    answerDone(c, await closeAccount(c.get('house').db, whoAsks(c).actor, modules, idOf(c))),
  )
  return routes
}

const NOTHING: FormError = {
  message: { sv: 'Välj en ny ägare för minst en av raderna.', en: 'Choose a new holder for at least one of the lines.' },
}

const endPage = (c: Ctx, { account }: SeenAccount) =>
  renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Avsluta åtkomst', en: 'End access' }} crumbs={crumbsOf(account.id)} lead={account.signature}>
      <Confirm
        action={`/konton/${account.id}/avsluta`}
        csrf={csrfOf(c)}
        consequence={
          <>
            <p>
              <T
                text={{
                  sv: 'Gäller genast: inloggningar, nycklar, länkar, roller och platser i kretsar upphör, också mitt i ett arbete.',
                  en: 'Holds at once: sessions, keys, links, roles and places in circles end, even in the middle of a piece of work.',
                }}
              />
            </p>
            <p>
              <T
                text={{
                  sv: 'Inget som personen höll försvinner. På nästa sida får det nya ägare.',
                  en: 'Nothing that the person held is lost. On the next page it gets new holders.',
                }}
              />
            </p>
          </>
        }
        button={{ sv: 'Avsluta åtkomst nu', en: 'End access now' }}
        back={`/konton/${account.id}`}
      />
    </Page>,
  )

const resumePage = (c: Ctx, { account }: SeenAccount) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ge åtkomst igen', en: 'Give access again' }}
      crumbs={crumbsOf(account.id)}
      lead={account.signature}
    >
      <Confirm
        action={`/konton/${account.id}/ater`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Kontot öppnas utan nycklar, roller och kretsar. Skicka sedan en ny länk, och ge rollerna på nytt.',
                en: 'The account opens without keys, roles and circles. Then send a new link, and give the roles anew.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ge åtkomst igen', en: 'Give access again' }}
        back={`/konton/${account.id}`}
      />
    </Page>,
  )

async function handOverPage(c: Ctx, modules: readonly Module[], errors: readonly FormError[] = []) {
  const { db } = c.get('house')
  const seen = await seeHoldings(db, whoAsks(c).actor, modules, idOf(c))
  if (!seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Lämna över', en: 'Hand over' }}
      crumbs={crumbsOf(seen.account.id)}
      errors={errors}
      lead={seen.account.signature}
    >
      {seen.held.length === 0 ? <NothingHeld c={c} seen={seen} /> : <Holdings c={c} seen={seen} />}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

function NothingHeld({ c, seen: { account } }: { c: Ctx; seen: SeenHoldings }) {
  const owner = whoAsks(c).roles.includes('system_owner')
  return (
    <>
      <Notice kind="success" title={{ sv: 'Inget väntar på ny ägare', en: 'Nothing waits for a new holder' }} />
      {owner ? (
        <Confirm
          action={`/konton/${account.id}/stang`}
          csrf={csrfOf(c)}
          consequence={
            <p>
              <T
                text={{
                  sv: 'Kontot stängs för gott och e-postadressen glöms. Loggen över vad personen har gjort finns kvar.',
                  en: 'The account closes for good and the address is forgotten. The log of what the person has done remains.',
                }}
              />
            </p>
          }
          button={{ sv: 'Stäng kontot', en: 'Close the account' }}
          back={`/konton/${account.id}`}
        />
      ) : (
        <p>
          <T text={{ sv: 'Systemägaren kan nu stänga kontot.', en: 'The system owner may now close the account.' }} />
        </p>
      )}
    </>
  )
}

function Holdings({ c, seen: { account, held, signatures } }: { c: Ctx; seen: SeenHoldings }) {
  const all = countHeld(held)
  const given = held.filter((one) => one.heirs.length > 0)
  return (
    <>
      <p>
        <T
          text={{
            sv: `${all} ${all === 1 ? 'sak väntar' : 'saker väntar'} på ny ägare. Du ser vad det är för slag, inte innehållet.`,
            en: `${all} ${all === 1 ? 'thing waits' : 'things wait'} for a new holder. You see of what kind, not the content.`,
          }}
        />
      </p>
      {held
        .filter((one) => one.heirs.length === 0)
        .map((one) => (
          <Nobody held={one} />
        ))}
      {given.length > 0 ? (
        <Form action={`/konton/${account.id}/lamna-over`} csrf={csrfOf(c)}>
          {given.map((one) => (
            <SelectField
              name={holdingName(one)}
              depends
              label={{ sv: `${one.text.sv} (${one.count})`, en: `${one.text.en} (${one.count})` }}
              options={one.heirs.map((heir) => ({ value: heir, label: signatures.get(heir) ?? '–' }))}
            />
          ))}
          <Actions>
            <Button text={{ sv: 'Lämna över', en: 'Hand over' }} />
            <a class="sv-way-out" href={`/konton/${account.id}`}>
              <T text={{ sv: 'Gör det senare', en: 'Do it later' }} />
            </a>
          </Actions>
        </Form>
      ) : null}
    </>
  )
}

function Nobody({ held }: { held: Held }) {
  return (
    <Notice kind="waiting" title={held.text}>
      <p>
        <Tag text={String(held.count)} />{' '}
        <T
          text={{
            sv: 'Ingen får ta över det än: den som gör det måste finnas bakom samma vägg. Be enhetschefen utse någon, och kom sedan tillbaka hit.',
            en: 'Nobody may take it over yet: whoever does must stand behind the same wall. Ask the unit head to name somebody, and then come back here.',
          }}
        />
      </p>
    </Notice>
  )
}
