import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, DataTable, EmptyState, type FormError, LinkButton, Page, renderPage, When } from '../../platform/page/index.ts'
import { beginRound, changeRound, listRounds, seeBeginning, seeRound } from './deeds.ts'
import { proposedLastDay, roundRecord, SECRECY_DEFAULT } from './forms.ts'
import { Para, ROUNDS, RoundTag } from './parts.tsx'
import type { Counted, RoundValues } from './store-round.ts'
import type { CountyRound } from './store-county.ts'

export const listPages = new Hono<Env>()
const NEW = { sv: 'Ny runda', en: 'New round' }

listPages.get('/rundor', async (c) => {
  const rounds = await listRounds(c.get('house').db, whoAsks(c).actor)
  if (!rounds) throw new Fault('not_found')
  const { own, county } = rounds
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROUNDS.label}
      lead={
        own
          ? {
              sv: 'Fråga många organisationer samma sak, se hur arbetet går, och ge dem något tillbaka.',
              en: 'Ask many organisations the same, see how the work goes, and give them something back.',
            }
          : {
              sv: 'Rundor där ert län är med, och hur ni kan stödja.',
              en: 'Rounds in which your county takes part, and how you can support.',
            }
      }
    >
      {own ? (
        <>
          <Actions>
            <LinkButton kind="primary" href="/rundor/ny" text={NEW} />
          </Actions>
          <OwnRounds rounds={own} />
        </>
      ) : null}
      {own && county.length === 0 ? null : <CountyRounds rounds={county} />}
    </Page>,
  )
})

function OwnRounds({ rounds }: { rounds: readonly Counted[] }) {
  return (
    <DataTable
      caption={{ sv: 'Era rundor', en: 'Your rounds' }}
      rows={rounds}
      empty={
        <EmptyState title={{ sv: 'Ingen runda än', en: 'No round yet' }}>
          <Para
            text={{
              sv: 'Börja med att välja frågor och skriva varför ni frågar. Ingen bjuds in förrän ni öppnar rundan.',
              en: 'Begin by choosing questions and writing why you ask. Nobody is invited until you open the round.',
            }}
          />
        </EmptyState>
      }
      columns={[
        { label: { sv: 'Runda', en: 'Round' }, names: true, cell: (r) => <a href={`/rundor/${r.id}`}>{r.title}</a> },
        { label: { sv: 'Läge', en: 'State' }, cell: (r) => <RoundTag round={r} /> },
        { label: { sv: 'Sista dag', en: 'Last day' }, cell: (r) => <When at={r.closes} day /> },
        { label: { sv: 'Inbjudna', en: 'Invited' }, number: true, cell: (r) => String(r.invited) },
        { label: { sv: 'Har svarat', en: 'Have answered' }, number: true, cell: (r) => String(r.answered) },
      ]}
    />
  )
}
function CountyRounds({ rounds }: { rounds: readonly CountyRound[] }) {
  return (
    <DataTable
      caption={{ sv: 'Rundor i ert län', en: 'Rounds in your county' }}
      rows={rounds}
      empty={
        <EmptyState title={{ sv: 'Ingen runda i ert län', en: 'No round in your county' }}>
          <Para
            text={{
              sv: 'När den nationella samordningen ger er ett län att stödja i en runda syns den här.',
              en: 'When the national coordinator gives you a county to support in a round, it shows here.',
            }}
          />
        </EmptyState>
      }
      columns={[
        { label: { sv: 'Runda', en: 'Round' }, names: true, cell: (r) => <a href={`/rundor/lan/${r.id}`}>{r.title}</a> },
        { label: { sv: 'Läge', en: 'State' }, cell: (r) => <RoundTag round={r} /> },
        { label: { sv: 'Sista dag', en: 'Last day' }, cell: (r) => <When at={r.closes} day /> },
        { label: { sv: 'I ert län', en: 'In your county' }, number: true, cell: (r) => String(r.invited) },
        { label: { sv: 'Har svarat', en: 'Have answered' }, number: true, cell: (r) => String(r.answered) },
      ]}
    />
  )
}

async function recordFor(c: Ctx, besides?: string) {
  const beginning = await seeBeginning(c.get('house').db, whoAsks(c).actor)
  if (!beginning) throw new Fault('not_found')
  return roundRecord(
    beginning.sets,
    beginning.formers.filter((one) => one.id !== besides),
    dayOf(),
  )
}
interface Shown {
  action: string
  title: { sv: string; en: string }
  record: Awaited<ReturnType<typeof recordFor>>
  entered: Entered
  errors?: readonly FormError[]
}
const formPage = (c: Ctx, { action, title, record, entered, errors = [] }: Shown) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={title}
      crumbs={[ROUNDS]}
      errors={errors}
      lead={{
        sv: 'Ingen bjuds in när du sparar. Det gör du i nästa steg, och öppnar när du är klar.',
        en: 'Nobody is invited when you save. You do that in the next step, and open when you are done.',
      }}
    >
      <RecordForm
        record={record}
        action={action}
        csrf={csrfOf(c)}
        entered={entered}
        errors={errors}
        submit={{ sv: 'Spara utkastet', en: 'Save the draft' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: '/rundor' }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )

listPages.get('/rundor/ny', async (c) => {
  const record = await recordFor(c)
  const entered = { secrecy: SECRECY_DEFAULT, closes: proposedLastDay(dayOf()), county_sees: 'ja' }
  return formPage(c, { action: '/rundor/ny', title: NEW, record, entered })
})
listPages.post('/rundor/ny', async (c) => {
  const record = await recordFor(c)
  const reading = readRecord(record, await readForm(c))
  if (!reading.ok) return formPage(c, { action: '/rundor/ny', title: NEW, record, entered: reading.entered, errors: reading.errors })
  const { sets, former, ...values } = reading.values
  const id = await beginRound(c.get('house').db, whoAsks(c).actor, { ...values, opens: dayOf(), former: former ?? null }, sets)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/rundor/${id}`)
})

const CHANGE = { sv: 'Ändra utkastet', en: 'Change the draft' }
listPages.get('/rundor/:id/andra', async (c) => {
  const id = c.req.param('id')
  const seen = await seeRound(c.get('house').db, whoAsks(c).actor, id)
  if (seen?.round.state !== 'draft') throw new Fault('not_found')
  const { title, lead, secrecy, closes, former, county_sees } = seen.round
  const entered = {
    title,
    lead,
    secrecy,
    closes,
    sets: seen.sets.map((one) => one.set_id),
    ...(former === null ? {} : { former }),
    ...(county_sees ? { county_sees: 'ja' } : {}),
  }
  return formPage(c, { action: `/rundor/${id}/andra`, title: CHANGE, record: await recordFor(c, id), entered })
})
listPages.post('/rundor/:id/andra', async (c) => {
  const id = c.req.param('id')
  const record = await recordFor(c, id)
  const reading = readRecord(record, await readForm(c))
  if (!reading.ok)
    return formPage(c, { action: `/rundor/${id}/andra`, title: CHANGE, record, entered: reading.entered, errors: reading.errors })
  const { sets, former, ...rest } = reading.values
  const values: RoundValues = { ...rest, opens: dayOf(), former: former ?? null }
  const done = await changeRound(c.get('house').db, whoAsks(c).actor, id, values, sets)
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, `/rundor/${id}`)
})
