import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csvTemplate } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm, wordOf } from '../../platform/http/form.ts'
import { readListFile } from '../../platform/list/list.ts'
import { ListPreview } from '../../platform/list/preview.tsx'
import { FileUpload, NO_FILE } from '../../platform/list/upload.tsx'
import {
  Actions,
  Button,
  Checkbox,
  Confirm,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  Page,
  renderPage,
  SelectField,
  T,
  type Text,
} from '../../platform/page/index.ts'
import { listRounds, seeRound } from './deeds.ts'
import { giveCounty, inviteList, inviteNeighbours, keepInvited, seeInvitedList, seeNeighbours, takeCounty } from './deeds-invite.ts'
import { COUNTY_OPTIONS, invitedRecord } from './invite.ts'
import { mustBeDone } from './pages-round.tsx'
import { kindText, Para, roundCrumb, ROUNDS } from './parts.tsx'
import type { Neighbour } from './store-round.ts'

export const invitePages = new Hono<Env>()
const INVITE: Text = { sv: 'Bjud in organisationer', en: 'Invite organisations' }
const TEMPLATE = '/rundor/mall.csv'
const idOf = (c: Ctx): string => c.req.param('id') ?? ''
const actorOf = (c: Ctx) => whoAsks(c).actor

invitePages.get(TEMPLATE, async (c) => {
  if ((await listRounds(c.get('house').db, actorOf(c)))?.own === undefined) throw new Fault('not_found')
  return c.body(csvTemplate(invitedRecord), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="mall-inbjudna.csv"',
  })
})

async function page(c: Ctx, messages: readonly Text[] = []): Promise<Response> {
  const id = idOf(c)
  const [seen, near] = [await seeRound(c.get('house').db, actorOf(c), id), await seeNeighbours(c.get('house').db, actorOf(c), id)]
  if (!seen || !near) throw new Fault('not_found')
  const errors: FormError[] = messages.map((message) => ({ field: 'file', message }))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={INVITE}
      crumbs={[ROUNDS, roundCrumb(seen.round)]}
      errors={errors}
      lead={
        seen.round.state === 'open'
          ? { sv: 'Rundan är öppen: de som läggs till bjuds in genast.', en: 'The round is open: those who are added are invited at once.' }
          : { sv: 'Inget skickas förrän ni öppnar rundan.', en: 'Nothing is sent until you open the round.' }
      }
    >
      <h2>
        <T text={{ sv: 'Från en lista', en: 'From a list' }} />
      </h2>
      <FileUpload
        action={`/rundor/${id}/bjud-in`}
        csrf={csrfOf(c)}
        template={TEMPLATE}
        error={messages[0]}
        hint={{
          sv: 'Kolumnerna Organisation, Slag, Länskod, Funktionsadress och Kortnamn. Listan visas först.',
          en: 'Columns for organisation, kind, county code, function address and short name. The list is shown first.',
        }}
      />
      <h2>
        <T text={{ sv: 'I den här installationen', en: 'In this installation' }} />
      </h2>
      <Neighbours c={c} free={near.free} />
      <h2>
        <T text={{ sv: 'Länsstyrelsers stöd', en: 'Support by county boards' }} />
      </h2>
      <Boards c={c} boards={near.boards} given={seen.supporters} sees={seen.round.county_sees} />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

function Neighbours({ c, free }: { c: Ctx; free: readonly Neighbour[] }) {
  if (free.length === 0)
    return (
      <Para
        text={{
          sv: 'Här finns ingen fler organisation att bjuda in. Läs in en lista.',
          en: 'There is no further organisation here to invite. Read a list.',
        }}
      />
    )
  return (
    <Form action={`/rundor/${idOf(c)}/bjud-in-har`} csrf={csrfOf(c)} label={{ sv: 'I den här installationen', en: 'In this installation' }}>
      <DataTable
        caption={{ sv: 'Välj vilka som bjuds in', en: 'Choose whom to invite' }}
        rows={free}
        columns={[
          {
            label: { sv: 'Organisation', en: 'Organisation' },
            names: true,
            cell: (one) => <Checkbox name={`org-${one.id}`} depends label={one.name} />,
          },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (one) => <T text={kindText(one.kind)} /> },
          {
            label: { sv: 'Län', en: 'County' },
            cell: (one) => (
              <SelectField
                name={`lan-${one.id}`}
                depends
                label={{ sv: `Län för ${one.name}`, en: `County of ${one.name}` }}
                options={[{ value: '', label: { sv: 'Hela landet', en: 'The whole country' } }, ...COUNTY_OPTIONS]}
              />
            ),
          },
        ]}
      />
      <Actions>
        <Button kind="secondary" text={{ sv: 'Bjud in de valda', en: 'Invite the chosen' }} />
      </Actions>
    </Form>
  )
}

function Boards({
  c,
  boards,
  given,
  sees,
}: {
  c: Ctx
  boards: readonly Neighbour[]
  given: readonly { county: string; name: string }[]
  sees: boolean
}) {
  if (!sees)
    return (
      <Para
        text={{
          sv: 'Den här rundan visas inte för länsstyrelser. Det ändrar ni i utkastet.',
          en: 'This round is not shown to county boards. Change that in the draft.',
        }}
      />
    )
  if (boards.length === 0)
    return (
      <Para text={{ sv: 'Ingen länsstyrelse finns i den här installationen.', en: 'There is no county board in this installation.' }} />
    )
  return (
    <>
      <DataTable
        caption={{ sv: 'Vem som stödjer vilket län', en: 'Who supports which county' }}
        rows={given}
        empty={
          <EmptyState title={{ sv: 'Ingen länsstyrelse stödjer ännu', en: 'No county board supports yet' }}>
            <Para
              text={{
                sv: 'Välj län och länsstyrelse. Den ser vilka i länet som har svarat, och nivåer bara där organisationen säger ja.',
                en: 'Choose county and county board. It sees who in the county has answered, and levels only where the organisation says yes.',
              }}
            />
          </EmptyState>
        }
        columns={[
          {
            label: { sv: 'Län', en: 'County' },
            names: true,
            cell: (one) => COUNTY_OPTIONS.find((each) => each.value === one.county)?.label ?? one.county,
          },
          { label: { sv: 'Länsstyrelse', en: 'County board' }, cell: (one) => one.name },
          {
            label: { sv: 'Ta bort', en: 'Remove' },
            quiet: true,
            cell: (one) => (
              <Form action={`/rundor/${idOf(c)}/lan/bort`} csrf={csrfOf(c)}>
                <input type="hidden" name="lan" value={one.county} />
                <Button kind="quiet" text={{ sv: 'Ta bort', en: 'Remove' }} about={one.name} />
              </Form>
            ),
          },
        ]}
      />
      <GiveCounty c={c} boards={boards} />
    </>
  )
}

function GiveCounty({ c, boards }: { c: Ctx; boards: readonly Neighbour[] }) {
  return (
    <Form action={`/rundor/${idOf(c)}/lan`} csrf={csrfOf(c)} label={{ sv: 'Länsstyrelsers stöd', en: 'Support by county boards' }}>
      <SelectField name="lan" required label={{ sv: 'Län', en: 'County' }} options={COUNTY_OPTIONS} />
      <SelectField
        name="styrelse"
        required
        label={{ sv: 'Länsstyrelse', en: 'County board' }}
        options={boards.map((one) => ({ value: one.id, label: one.name }))}
      />
      <Actions>
        <Button kind="secondary" text={{ sv: 'Låt stödja länet', en: 'Let support the county' }} />
      </Actions>
    </Form>
  )
}

invitePages.get('/rundor/:id/bjud-in', (c) => page(c))
invitePages.post('/rundor/:id/bjud-in', async (c) => {
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return page(c, [NO_FILE])
  const read = await readListFile(invitedRecord, new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return page(c, read.messages)
  const draft = await keepInvited(c.get('house').db, actorOf(c), idOf(c), read.rows)
  if (draft === undefined) throw new Fault('not_found')
  return seeOther(c, `/rundor/${idOf(c)}/bjud-in/${draft}`)
})
invitePages.post('/rundor/:id/bjud-in-har', async (c) => {
  const form = await readForm(c)
  const ids = [...form.keys()].filter((name) => name.startsWith('org-')).map((name) => name.slice(4))
  if (ids.length === 0) return page(c, [{ sv: 'Kryssa för minst en organisation.', en: 'Tick at least one organisation.' }])
  const chosen = ids.map((id) => ({ id, county: wordOf(form, `lan-${id}`) }))
  mustBeDone(await inviteNeighbours(c.get('house').db, actorOf(c), idOf(c), chosen))
  return seeOther(c, `/rundor/${idOf(c)}`)
})
invitePages.post('/rundor/:id/lan', async (c) => {
  const form = await readForm(c)
  mustBeDone(await giveCounty(c.get('house').db, actorOf(c), idOf(c), wordOf(form, 'lan'), wordOf(form, 'styrelse')))
  return seeOther(c, `/rundor/${idOf(c)}/bjud-in`)
})
invitePages.post('/rundor/:id/lan/bort', async (c) => {
  mustBeDone(await takeCounty(c.get('house').db, actorOf(c), idOf(c), wordOf(await readForm(c), 'lan')))
  return seeOther(c, `/rundor/${idOf(c)}/bjud-in`)
})

invitePages.get('/rundor/:id/bjud-in/:draft', async (c) => {
  const id = idOf(c)
  const [rows, seen] = [
    await seeInvitedList(c.get('house').db, actorOf(c), id, c.req.param('draft')),
    await seeRound(c.get('house').db, actorOf(c), id),
  ]
  if (!rows || !seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Granska listan', en: 'Go through the list' }}
      crumbs={[ROUNDS, roundCrumb(seen.round), { label: INVITE, href: `/rundor/${id}/bjud-in` }]}
      lead={{ sv: `${rows.length} rader lästes.`, en: `${rows.length} rows were read.` }}
    >
      {rows.every((row) => row.problems.length === 0) ? (
        <Confirm
          action={`/rundor/${id}/bjud-in/${c.req.param('draft')}`}
          csrf={csrfOf(c)}
          consequence={
            <Para
              text={
                seen.round.state === 'open'
                  ? {
                      sv: 'De som inte redan är inbjudna får sin inbjudan genast.',
                      en: 'Those who are not invited already get their invitation at once.',
                    }
                  : {
                      sv: 'De läggs till rundan. Inget skickas förrän ni öppnar den.',
                      en: 'They are added to the round. Nothing is sent until you open it.',
                    }
              }
            />
          }
          button={{ sv: 'Lägg till alla', en: 'Add all' }}
          back={`/rundor/${id}/bjud-in`}
        />
      ) : null}
      <ListPreview
        rows={rows}
        columns={[
          { label: { sv: 'Organisation', en: 'Organisation' }, cell: (r) => r.written['name'] ?? '–' },
          { label: { sv: 'Slag', en: 'Kind' }, cell: (r) => <T text={kindText(r.written['kind'] ?? '–')} /> },
          { label: { sv: 'Län', en: 'County' }, cell: (r) => r.values?.county ?? r.written['county'] ?? '–' },
          { label: { sv: 'Adress', en: 'Address' }, cell: (r) => r.written['address'] ?? '–' },
          { label: { sv: 'Kortnamn', en: 'Short name' }, cell: (r) => r.written['slug'] ?? '–' },
        ]}
      />
    </Page>,
  )
})
invitePages.post('/rundor/:id/bjud-in/:draft', async (c) => {
  const done = await inviteList(c.get('house').db, actorOf(c), idOf(c), c.req.param('draft'))
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, done === 'done' ? `/rundor/${idOf(c)}` : `/rundor/${idOf(c)}/bjud-in/${c.req.param('draft')}`)
})
