import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { RecordForm, readForm as readRecord, type Entered } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  DataTable,
  EmptyState,
  Details,
  type FormError,
  Law,
  LinkButton,
  Notice,
  Page,
  Pagination,
  RadioGroup,
  renderPage,
  T,
  Tag,
  When,
  Actions,
} from '../../platform/page/index.ts'
import { type Circle, circlesOf } from '../circle/index.ts'
import { LEVEL_TEXTS, strictestOf } from '../marking/index.ts'
import { enterByHand, type Listed, listPersons } from './deeds.ts'
import { entryRecord } from './entry.ts'
import { writeIdentity } from './datum.ts'
import { REFUSAL_TEXTS } from './incoming.ts'
import { PERSON_STATES, RELATIONS } from './person.ts'
import { ConnectButton } from './connect.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const listRoutes = new Hono<Env>()
const PAGES_MAX = 1000
export const pageOf = (c: Ctx): number => Math.min(PAGES_MAX, Math.max(1, Number.parseInt(c.req.query('sida') ?? '1', 10) || 1))

listRoutes.get('/personer', async (c) => {
  const { db, config } = c.get('house')
  const page = pageOf(c)
  const list = await listPersons(db, whoAsks(c).actor, page, config.list_rows_max)
  if (!list) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Personer', en: 'Persons' }}
      lead={{
        sv: 'De skyddade personer som din krets har hand om. Att du har sett listan syns för var och en.',
        en: 'The protected persons that your circle handles. That you have seen the list is recorded for each of them.',
      }}
    >
      <Actions>
        <LinkButton kind="primary" href="/personer/ny" text={{ sv: 'Lägg in en person', en: 'Enter a person' }} />
        <LinkButton href="/las-in" text={{ sv: 'Läs in en fil', en: 'Read a file in' }} />
        <ConnectButton />
      </Actions>
      <Persons rows={list.rows} />
      <Pagination
        page={page}
        pages={list.more ? page + 1 : page}
        href={(n) => `/personer?sida=${n}`}
        label={{ sv: 'Fler personer', en: 'More persons' }}
      />
    </Page>,
  )
})

export function Persons({ rows }: { rows: readonly Listed[] }) {
  return (
    <DataTable
      caption={{ sv: 'Personer i din krets', en: 'Persons in your circle' }}
      captionHidden
      rows={rows}
      empty={
        <EmptyState title={{ sv: 'Ingen person är inlagd än', en: 'No person has been entered yet' }}>
          <p>
            <T
              text={{
                sv: 'Lägg in en person för hand, eller läs in ett svar från SPAR eller er egen lista.',
                en: 'Enter a person by hand, or read in an answer from SPAR or your own list.',
              }}
            />
          </p>
        </EmptyState>
      }
      columns={[
        {
          label: { sv: 'Namn', en: 'Name' },
          names: true,
          cell: (r) => <a href={`/personer/${r.person.id}`}>{r.name || <T text={{ sv: 'Utan namn', en: 'Without a name' }} />}</a>,
        },
        { label: { sv: 'Personnummer', en: 'Identity number' }, cell: (r) => (r.person_number ? writeIdentity(r.person_number) : '–') },
        { label: { sv: 'Relation', en: 'Relation' }, cell: (r) => <T text={RELATIONS[r.person.relation]} /> },
        { label: { sv: 'Strängaste skydd', en: 'Strictest protection' }, cell: (r) => <Strictest row={r} /> },
        {
          label: { sv: 'Läge', en: 'State' },
          cell: (r) => <Tag tone={r.person.state === 'review' ? 'waiting' : 'plain'} text={PERSON_STATES[r.person.state]} />,
        },
        { label: { sv: 'Inlagd', en: 'Entered' }, cell: (r) => <When at={r.person.created_at} day /> },
      ]}
    />
  )
}

function Strictest({ row }: { row: Listed }) {
  const level = strictestOf(row.markings)
  return <T text={level ? LEVEL_TEXTS[level] : { sv: 'Ingen markering', en: 'No marking' }} />
}

/** A form that comes back: what was typed, why it stopped, and who is here already under its number. */
interface Back {
  entered: Entered
  errors: readonly FormError[]
  circle: string
  there?: string
}
const EMPTY: Back = { entered: {}, errors: [], circle: '' }

async function entryPage(c: Ctx, { entered, errors, circle, there }: Back = EMPTY) {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const circles = await db.as(who.actor, circlesOf)
  if (circles.length === 0) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={[{ label: { sv: 'Personer', en: 'Persons' }, href: '/personer' }]}
      title={{ sv: 'Lägg in en person', en: 'Enter a person' }}
      lead={{ sv: 'Skyddet gäller så snart du har sparat.', en: 'The protection holds as soon as you have saved.' }}
      aside={<EntryHelp />}
    >
      {there === undefined ? null : <AlreadyHere person={there} />}
      <RecordForm
        record={entryRecord(config.provisional_days_max)}
        action="/personer/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Lägg in personen', en: 'Enter the person' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: '/personer' }}
      >
        <CircleChoice circles={circles} chosen={circle} />
      </RecordForm>
    </Page>,
    errors.length === 0 ? 200 : 422,
  )
}

const EXISTS: FormError = {
  field: 'identity_number',
  message: {
    sv: 'Personen med det här numret finns redan i din krets. Inget har sparats. Det du skrev står kvar i formuläret.',
    en: 'The person with this number is already in your circle. Nothing was saved. What you typed stands in the form.',
  },
}

function AlreadyHere({ person }: { person: string }) {
  return (
    <Notice kind="waiting" title={{ sv: 'Personen är redan inlagd', en: 'The person is entered already' }}>
      <p>
        <T
          text={{
            sv: 'Sätt den provisoriska markeringen på personen som finns, och lägg till det nya där. Gäller det någon annan: rätta numret nedan.',
            en: 'Set the provisional marking on the person who is here, and add what is new there. If it is somebody else: correct the number below.',
          }}
        />
      </p>
      <Actions>
        <LinkButton href={`/personer/${person}/markering`} text={{ sv: 'Sätt provisorisk markering', en: 'Set a provisional marking' }} />
        <LinkButton href={`/personer/${person}?finns=1`} text={{ sv: 'Öppna personen', en: 'Open the person' }} />
      </Actions>
    </Notice>
  )
}

/** Asked only of those who belong to more than one. */
export function CircleChoice({ circles, chosen }: { circles: readonly Circle[]; chosen?: string | undefined }) {
  const [only] = circles
  if (circles.length === 1 && only) return <input type="hidden" name="circle" value={only.id} />
  return (
    <RadioGroup
      name="circle"
      required
      label={{ sv: 'Krets', en: 'Circle' }}
      value={chosen}
      options={circles.map((circle) => ({ value: circle.id, label: circle.name }))}
    />
  )
}

function EntryHelp() {
  return (
    <>
      <Law section="OSL 21:3">
        <p>
          <T
            text={{
              sv: 'Sekretess gäller för uppgift som kan visa var någon bor eller vistas, om det kan antas att hon eller han, eller någon närstående, då riskerar hot, våld eller annat allvarligt men.',
              en: 'Secrecy applies to data that can show where somebody lives or stays, if it can be assumed that the person or someone close then risks threats, violence or other serious harm.',
            }}
          />
        </p>
      </Law>
      <Details summary={{ sv: 'Anhöriga', en: 'Relatives' }}>
        <p>
          <T
            text={{
              sv: 'Uppgifter om barn, partner och andra i hushållet kan visa var personen finns. Samvärn varnar inte själv för anhöriga än: lägg in var och en som behöver skydd som en egen person.',
              en: 'Data about children, a partner and others in the household may show where the person is. Samvärn does not yet warn about relatives by itself: enter each one who needs protection as a person of her own.',
            }}
          />
        </p>
      </Details>
    </>
  )
}

listRoutes.get('/personer/ny', (c) => entryPage(c))
listRoutes.post('/personer/ny', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const form = await readForm(c)
  const reading = readRecord(entryRecord(config.provisional_days_max), form)
  const circle = wordOf(form, 'circle')
  if (!reading.ok) return entryPage(c, { entered: reading.entered, errors: reading.errors, circle })
  const outcome = await enterByHand(db, who.actor, circle, reading.values)
  if (outcome.ok) return seeOther(c, `/personer/${outcome.person}`)
  if (outcome.because === 'not_officer') throw new Fault('not_found')
  const entered = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' && name !== 'csrf' ? [[name, value]] : [])),
  )
  return outcome.because === 'exists'
    ? entryPage(c, { entered, errors: [EXISTS], circle, there: outcome.person })
    : entryPage(c, { entered, errors: [{ message: REFUSAL_TEXTS[outcome.because] }], circle })
})
