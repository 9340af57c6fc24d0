import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Details,
  EmptyState,
  Form,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  SummaryList,
  T,
  When,
} from '../../platform/page/index.ts'
import { knowledgeProposal } from './catalogue.ts'
import { addFunction, decideNeeds, hideFunction, type Overview, type SeenNeeds, seeNeeds, seeOverview } from './deeds.ts'
import { functionRecord, needsIn, needsRecord } from './fields.ts'
import { ROOM, TrainingPort, unitPlace } from './part.tsx'
import type { Func } from './training-needs.ts'

export const needsPages = new Hono<Env>()
const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const
const NEEDS = { label: { sv: 'Vem behöver vad', en: 'Who needs what' }, href: '/kunskapsbehov/behov' }

needsPages.get('/kunskapsbehov', async (c) => {
  const who = whoAsks(c)
  // The head of one unit begins there; the coordinator begins with the whole.
  if (!who.roles.includes('coordinator') && who.roles.includes('unit_head'))
    return seeOther(c, unitPlace({ id: who.unitId, name: who.unit }).href)
  const seen = await seeOverview(...doer(c))
  if (!seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROOM.label}
      lead={{
        sv: 'Hur många som behöver kunna något, och hur många som kan det.',
        en: 'How many need to know something, and how many do.',
      }}
    >
      <Actions>
        <LinkButton href={NEEDS.href} text={NEEDS.label} />
        <LinkButton href="/kunskapsbehov/fil" text={{ sv: 'Läs in en fil', en: 'Read a file' }} />
      </Actions>
      <h2>
        <T text={{ sv: 'Hela organisationen', en: 'The whole organisation' }} />
      </h2>
      <Shares seen={seen} />
      <p>
        <T
          text={{
            sv: 'Avrundat till närmaste fem, så att ingen liten enhet går att räkna ut. Områden som färre än fem behöver visas inte.',
            en: 'To the nearest five, so that no small unit can be worked out. Areas that fewer than five need are not shown.',
          }}
        />
      </p>
      <h2>
        <T text={{ sv: 'Enheter', en: 'Units' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Enheter', en: 'Units' }}
        captionHidden
        rows={seen.units}
        columns={[
          { label: { sv: 'Enhet', en: 'Unit' }, names: true, cell: (u) => <a href={unitPlace(u).href}>{u.name}</a> },
          {
            label: { sv: 'Räknat', en: 'Counted' },
            cell: (u) => (u.counted === null ? <T text={{ sv: 'Aldrig', en: 'Never' }} /> : <When at={u.counted} day />),
          },
        ]}
      />
      <TrainingPort />
    </Page>,
  )
})
function Shares({ seen }: { seen: Overview }) {
  return (
    <DataTable
      caption={{ sv: 'Kunskap per område', en: 'Knowledge by area' }}
      captionHidden
      rows={seen.shares}
      columns={[
        {
          label: { sv: 'Område', en: 'Area' },
          names: true,
          cell: (s) => <T text={seen.areas.find(({ id }) => id === s.area)?.name ?? s.area} />,
        },
        { label: { sv: 'Behöver det', en: 'Need it' }, number: true, cell: (s) => <About count={s.needed} /> },
        { label: { sv: 'Har det', en: 'Have it' }, number: true, cell: (s) => <About count={s.covered} /> },
      ]}
      empty={
        <EmptyState title={{ sv: 'Ingen enhet har räknat än', en: 'No unit has counted yet' }}>
          <p>
            <T
              text={{
                sv: 'Börja med en enhet: skriv hur många som finns i varje funktion.',
                en: 'Begin with a unit: write how many there are in each function.',
              }}
            />
          </p>
        </EmptyState>
      }
    />
  )
}
const About = ({ count }: { count: number }) => (
  <T text={{ sv: count === 0 ? '0–2' : `omkring ${count}`, en: count === 0 ? '0–2' : `about ${count}` }} />
)

async function reached(c: Ctx): Promise<SeenNeeds> {
  const seen = await seeNeeds(...doer(c))
  if (!seen) throw new Fault('not_found')
  return seen
}
const keeper = async (c: Ctx): Promise<SeenNeeds> => {
  const seen = await reached(c)
  if (!seen.mayKeep) throw new Fault('not_found')
  return seen
}

needsPages.get('/kunskapsbehov/behov', async (c) => {
  const { areas, depths, functions, hidden, mayKeep } = await reached(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={NEEDS.label}
      crumbs={[ROOM]}
      lead={{
        sv: 'Hur djupt varje funktion behöver kunna. 0 behövs inte, 3 kan leda andra.',
        en: 'How deep each function needs to know. 0 is not needed, 3 can lead others.',
      }}
    >
      {mayKeep ? (
        <p>
          <LinkButton href="/kunskapsbehov/behov/ny" text={{ sv: 'Lägg till en funktion', en: 'Add a function' }} />
        </p>
      ) : null}
      <DataTable
        caption={NEEDS.label}
        captionHidden
        rows={functions}
        columns={[
          {
            label: { sv: 'Funktion', en: 'Function' },
            names: true,
            cell: (f) =>
              mayKeep ? (
                <a href={`/kunskapsbehov/behov/${f.code}`}>
                  <T text={f.name} />
                </a>
              ) : (
                <T text={f.name} />
              ),
          },
          ...areas.map((area) => ({ label: area.name, number: true, cell: (f: Func) => String(f.needs[area.id] ?? 0) })),
        ]}
      />
      <Details summary={{ sv: 'Vad siffrorna och områdena betyder', en: 'What the figures and areas mean' }}>
        <SummaryList
          rows={depths.map(({ value, name, meaning }) => ({
            label: { sv: `${value}. ${name.sv}`, en: `${value}. ${name.en}` },
            value: <T text={meaning} />,
          }))}
        />
        <SummaryList rows={areas.map(({ name, meaning }) => ({ label: name, value: <T text={meaning} /> }))} />
      </Details>
      {hidden.length === 0 || !mayKeep ? null : <Hidden functions={hidden} csrf={csrfOf(c)} />}
      <p>
        <T text={knowledgeProposal().by} />
      </p>
    </Page>,
  )
})
function Hidden({ functions, csrf }: { functions: readonly Func[]; csrf: string }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Borttagna', en: 'Taken away' }} />
      </h2>
      {functions.map(({ code, name }) => (
        <Form action={`/kunskapsbehov/behov/${code}/visa`} csrf={csrf} label={name}>
          <Button kind="quiet" text={{ sv: `Ta tillbaka ${name.sv}`, en: `Take ${name.en} back` }} />
        </Form>
      ))}
    </>
  )
}

function formPage(c: Ctx, seen: SeenNeeds, func: Func | undefined, entered: Entered, errors: readonly FormError[] = []) {
  const at = func ? `/kunskapsbehov/behov/${func.code}` : '/kunskapsbehov/behov/ny'
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={func ? func.name : { sv: 'Ny funktion', en: 'New function' }}
      crumbs={[ROOM, NEEDS]}
      errors={errors}
      lead={{ sv: 'Hur djupt behöver funktionen kunna varje område?', en: 'How deep does the function need to know each area?' }}
    >
      <RecordForm
        record={func ? needsRecord(seen.areas, seen.depths) : functionRecord(seen.areas, seen.depths)}
        action={at}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara', en: 'Save' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: NEEDS.href }}
      />
      {func ? (
        <Form action={`${at}/ta-bort`} csrf={csrfOf(c)}>
          <Button kind="quiet" text={{ sv: 'Ta bort funktionen hos er', en: 'Take the function away with you' }} />
        </Form>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const depthsOf = (needs: Readonly<Record<string, number>>, seen: SeenNeeds): Entered =>
  Object.fromEntries(seen.areas.map(({ id }) => [id, String(needs[id] ?? 0)]))

needsPages.get('/kunskapsbehov/behov/ny', async (c) => {
  const seen = await keeper(c)
  return formPage(c, seen, undefined, depthsOf({}, seen))
})
needsPages.post('/kunskapsbehov/behov/ny', async (c) => {
  const seen = await keeper(c)
  const reading = readForm(functionRecord(seen.areas, seen.depths), await readBody(c))
  if (!reading.ok) return formPage(c, seen, undefined, reading.entered, reading.errors)
  const { name, ...needs } = reading.values
  await addFunction(...doer(c), name, needsIn(seen.areas, needs))
  return seeOther(c, NEEDS.href)
})
needsPages.get('/kunskapsbehov/behov/:code', async (c) => {
  const seen = await keeper(c)
  const func = seen.functions.find(({ code }) => code === c.req.param('code'))
  if (!func) throw new Fault('not_found')
  return formPage(c, seen, func, depthsOf(func.needs, seen))
})
needsPages.post('/kunskapsbehov/behov/:code', async (c) => {
  const seen = await keeper(c)
  const func = seen.functions.find(({ code }) => code === c.req.param('code'))
  if (!func) throw new Fault('not_found')
  const reading = readForm(needsRecord(seen.areas, seen.depths), await readBody(c))
  if (!reading.ok) return formPage(c, seen, func, reading.entered, reading.errors)
  await decideNeeds(...doer(c), func.code, needsIn(seen.areas, reading.values))
  return seeOther(c, NEEDS.href)
})
for (const [path, hidden] of [
  ['ta-bort', true],
  ['visa', false],
] as const)
  needsPages.post(`/kunskapsbehov/behov/:code/${path}`, async (c) => {
    if ((await hideFunction(...doer(c), c.req.param('code') ?? '', hidden)) !== 'done') throw new Fault('not_found')
    return seeOther(c, NEEDS.href)
  })
