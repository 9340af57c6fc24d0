import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { field, RecordForm, readForm as readRecord, record, requiredText } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { Button, DataTable, Form, type FormError, LinkButton, Page, renderPage, T, type Text, When } from '../../platform/page/index.ts'
import { listTies, type Tied, tie, type Ties, untie } from './deeds-link.ts'
import { placeOf, ROOM } from './words.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

/** Which account a service means by whom. The identifier is sent by POST, kept as a blind index, and never shown again. */
export const tieRoutes = new Hono<Env>()

const tieRecord = record({
  subject: field({
    schema: requiredText(255),
    label: { sv: 'Tjänstens beteckning på personen', en: 'What the service calls the person' },
    hint: {
      sv: 'Precis som tjänsten skriver den, med stora och små bokstäver. Den sparas så att den inte går att läsa igen.',
      en: 'Exactly as the service writes it, capitals and all. It is kept so that it cannot be read again.',
    },
    control: 'text',
    secret: true,
  }),
})

async function tiesHere(c: Ctx): Promise<Ties> {
  const ties = await listTies(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!ties) throw new Fault('not_found')
  return ties
}

tieRoutes.get('/inloggning/:id/konton', async (c) => {
  const { provider, accounts } = await tiesHere(c)
  const place = placeOf(provider)
  const own = whoAsks(c).actor.account
  const csrf = csrfOf(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Knyt konton', en: 'Tie accounts' }}
      crumbs={[ROOM, place]}
      lead={{
        sv: 'Den som kommer med en inbjudan knyter sig själv. Här kan du göra det åt andra, aldrig åt dig själv.',
        en: 'Whoever comes by an invitation ties themselves. Here you can do it for others, never for yourself.',
      }}
    >
      <DataTable
        caption={{ sv: 'Konton', en: 'Accounts' }}
        rows={accounts}
        columns={[
          { label: { sv: 'Funktion', en: 'Function' }, names: true, cell: (one) => one.signature },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (one) => one.unit },
          {
            label: { sv: 'Knuten', en: 'Tied' },
            cell: (one) => <T text={one.ties > 0 ? { sv: 'Ja', en: 'Yes' } : { sv: 'Nej', en: 'No' }} />,
          },
          { label: { sv: 'Senast använd', en: 'Last used' }, cell: (one) => (one.used_at ? <When at={one.used_at} /> : '–') },
          {
            label: { sv: 'Gör', en: 'Do' },
            quiet: true,
            cell: (one) =>
              one.account === own ? (
                <T text={{ sv: 'Ditt eget', en: 'Your own' }} />
              ) : one.ties > 0 ? (
                <Form action={`${place.href}/konton/${one.account}/los`} csrf={csrf}>
                  <Button kind="quiet" text={{ sv: 'Lös', en: 'Untie' }} about={one.signature} />
                </Form>
              ) : (
                <LinkButton href={`${place.href}/konton/${one.account}`} text={{ sv: 'Knyt', en: 'Tie' }} about={one.signature} />
              ),
          },
        ]}
      />
    </Page>,
  )
})

async function showTie(c: Ctx, errors: readonly FormError[] = []) {
  const { provider, accounts } = await tiesHere(c)
  const account = accounts.find((one) => one.account === c.req.param('account'))
  if (!account || account.account === whoAsks(c).actor.account) throw new Fault('not_found')
  const place = placeOf(provider)
  const all = { label: { sv: 'Knyt konton', en: 'Tie accounts' }, href: `${place.href}/konton` }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Knyt ett konto', en: 'Tie an account' }}
      lead={account.signature}
      crumbs={[ROOM, place, all]}
      errors={errors}
    >
      <RecordForm
        record={tieRecord}
        action={`${all.href}/${account.account}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Knyt', en: 'Tie' }}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: all.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
tieRoutes.get('/inloggning/:id/konton/:account', freshOnly, (c) => showTie(c))

const REFUSED: Record<Exclude<Tied, 'done' | 'not_reached'>, Text> = {
  own: {
    sv: 'Du kan inte knyta ditt eget konto. Be en annan systemägare.',
    en: 'You cannot tie your own account. Ask another system owner.',
  },
  taken: {
    sv: 'Beteckningen är redan knuten till ett konto. Lös den där först.',
    en: 'That name is tied to an account already. Untie it there first.',
  },
}
tieRoutes.post('/inloggning/:id/konton/:account', freshOnly, async (c) => {
  const reading = readRecord(tieRecord, await readForm(c))
  if (!reading.ok) return showTie(c, reading.errors)
  const { id, account } = c.req.param()
  const tied = await tie(c.get('house').db, whoAsks(c).actor, id, account, reading.values.subject)
  if (tied === 'not_reached') throw new Fault('not_found')
  return tied === 'done' ? seeOther(c, `/inloggning/${id}/konton`) : showTie(c, [{ field: 'subject', message: REFUSED[tied] }])
})
tieRoutes.post('/inloggning/:id/konton/:account/los', freshOnly, async (c) => {
  const { id, account } = c.req.param()
  if ((await untie(c.get('house').db, whoAsks(c).actor, id, account)) !== 'done') throw new Fault('not_found')
  return seeOther(c, `/inloggning/${id}/konton`)
})
