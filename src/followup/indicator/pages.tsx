import { Hono } from 'hono'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  T,
  Tag,
} from '../../platform/page/index.ts'
import { type Proposal, proposals } from './catalogue.ts'
import { addIndicator, type Catalogue, changeIndicator, endIndicator, seeCatalogue, seeIndicator, useProposal } from './deeds.ts'
import { changeForm, described, enteredOf, indicatorForm } from './forms.ts'
import { ABOUT, countsPeople, FREQUENCIES, type Indicator } from './indicator.ts'
import { counts } from './pages-counts.tsx'
import { figures } from './pages-files.tsx'
import { one } from './pages-one.tsx'
import { outside } from './pages-outside.tsx'
import { releases } from './pages-release.tsx'
import { values } from './pages-values.tsx'
import { crumbsOf, INDICATORS, PROPOSALS, views } from './parts.tsx'

/** The catalogue: what is measured, what could be, and how it is said. */
export const routes = new Hono<Env>()

async function mustSee(c: Ctx, toKeep = false): Promise<Catalogue> {
  const seen = await seeCatalogue(c.get('house').db, whoAsks(c).actor)
  if (!seen || (toKeep && !seen.mayKeep)) throw new Fault('not_found')
  return seen
}

routes.get('/indikatorer', async (c) => {
  const { indicators, mayKeep } = await mustSee(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={INDICATORS.label}
      lead={{ sv: 'Det ni mäter, hur det är definierat och hur det går.', en: 'What you measure, how it is defined and how it goes.' }}
    >
      {views(INDICATORS.href)}
      <DataTable
        caption={INDICATORS.label}
        captionHidden
        rows={indicators.filter(({ ended_at }) => ended_at === null)}
        empty={
          <EmptyState title={{ sv: 'Ingen indikator används än', en: 'No indicator is used yet' }}>
            <p>
              <T
                text={
                  mayKeep
                    ? {
                        sv: 'Börja med de tre som det gemensamma arbetet följer. De finns bland förslagen.',
                        en: 'Begin with the three that the common work follows. They are among the proposals.',
                      }
                    : { sv: 'Samordnaren väljer dem.', en: 'The coordinator chooses them.' }
                }
              />
            </p>
            {mayKeep ? <LinkButton href={PROPOSALS.href} text={{ sv: 'Se förslagen', en: 'See the proposals' }} /> : null}
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Indikator', en: 'Indicator' }, names: true, cell: (i) => <a href={`/indikatorer/${i.id}`}>{i.name}</a> },
          { label: { sv: 'Vad räknas', en: 'What is counted' }, cell: (i) => <T text={ABOUT[i.about].text} /> },
          { label: { sv: 'Hur ofta', en: 'How often' }, cell: (i) => <T text={FREQUENCIES[i.frequency]} /> },
          { label: { sv: 'Svarar', en: 'Answers' }, cell: (i) => i.answers_for ?? '–' },
        ]}
      />
      {mayKeep ? (
        <Actions>
          <LinkButton
            kind="primary"
            href="/indikatorer/ny"
            text={{ sv: 'Lägg till en egen indikator', en: 'Add an indicator of your own' }}
          />
        </Actions>
      ) : null}
      <Ended indicators={indicators.filter(({ ended_at }) => ended_at !== null)} />
    </Page>,
  )
})
function Ended({ indicators }: { indicators: readonly Indicator[] }) {
  if (indicators.length === 0) return null
  return (
    <>
      <h2>
        <T text={{ sv: 'Följs inte längre', en: 'No longer followed' }} />
      </h2>
      <ul>
        {indicators.map(({ id, name }) => (
          <li>
            <a href={`/indikatorer/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

routes.get('/indikatorer/forslag', async (c) => {
  const { indicators, mayKeep } = await mustSee(c)
  const used = new Map(indicators.map((one) => [one.origin, one.id]))
  const table = (group: Proposal['group'], caption: { sv: string; en: string }) => (
    <DataTable
      caption={caption}
      rows={proposals().filter((one) => one.group === group)}
      columns={[
        { label: { sv: 'Indikator', en: 'Indicator' }, names: true, cell: (p) => <T text={p.name} /> },
        { label: { sv: 'Definition', en: 'Definition' }, cell: (p) => <T text={p.definition} /> },
        { label: { sv: 'Källa', en: 'Source' }, cell: (p) => <T text={p.source} /> },
        { label: { sv: 'Hos er', en: 'With you' }, cell: (p) => <Use c={c} proposal={p} used={used.get(p.id)} mayKeep={mayKeep} /> },
      ]}
    />
  )
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Förslag på indikatorer', en: 'Proposed indicators' }}
      crumbs={[INDICATORS]}
      lead={{
        sv: 'Skrivna av oss. Den som ni använder blir er egen och går att ändra.',
        en: 'Written by us. One that you use becomes your own and can be changed.',
      }}
    >
      {views(PROPOSALS.href)}
      {table('common', { sv: 'De tre som det gemensamma arbetet följer', en: 'The three that the common work follows' })}
      {table('round', { sv: 'De som kommer ur svaren i en runda', en: 'Those that come out of a round’s answers' })}
    </Page>,
  )
})
function Use({ c, proposal, used, mayKeep }: { c: Ctx; proposal: Proposal; used: string | undefined; mayKeep: boolean }) {
  if (used !== undefined)
    return (
      <a href={`/indikatorer/${used}`}>
        <Tag tone="done" text={{ sv: 'Används', en: 'Used' }} />
      </a>
    )
  if (!mayKeep) return <>–</>
  return (
    <Form action={`/indikatorer/forslag/${proposal.id}`} csrf={csrfOf(c)}>
      <Button kind="quiet" text={{ sv: 'Använd', en: 'Use' }} about={proposal.name} />
    </Form>
  )
}
routes.post('/indikatorer/forslag/:id', async (c) => {
  const id = await useProposal(c.get('house').db, whoAsks(c).actor, c.req.param('id'), c.get('lang'))
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/${id}`)
})

const NEW = { sv: 'Lägg till en indikator', en: 'Add an indicator' }
function newPage(c: Ctx, entered?: Entered, errors?: readonly FormError[]) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={NEW} crumbs={[INDICATORS]} errors={errors ?? []}>
      <RecordForm
        record={indicatorForm}
        action="/indikatorer/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara indikatorn', en: 'Save the indicator' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: INDICATORS.href }}
      />
    </Page>,
    errors ? 422 : 200,
  )
}
routes.get('/indikatorer/ny', async (c) => {
  await mustSee(c, true)
  return newPage(c)
})
routes.post('/indikatorer/ny', async (c) => {
  await mustSee(c, true)
  const reading = readRecord(indicatorForm, await readForm(c))
  if (!reading.ok) return newPage(c, reading.entered, reading.errors)
  const id = await addIndicator(c.get('house').db, whoAsks(c).actor, reading.values.about, described(reading.values))
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/${id}`)
})

async function mustKeep(c: Ctx): Promise<Indicator> {
  const seen = await seeIndicator(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen?.mayKeep) throw new Fault('not_found')
  return seen.indicator
}
function changePage(c: Ctx, indicator: Indicator, entered: Entered, errors?: readonly FormError[]) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ändra indikatorn', en: 'Change the indicator' }}
      crumbs={crumbsOf(indicator)}
      errors={errors ?? []}
      lead={{
        sv: `Det som sparas blir version ${indicator.version + 1}. Den förra går att läsa, och tal som är inlagda står kvar.`,
        en: `What is saved becomes version ${indicator.version + 1}. The former can be read, and numbers already entered stay.`,
      }}
    >
      <RecordForm
        record={changeForm(indicator.about)}
        action={`/indikatorer/${indicator.id}/andra`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara ny version', en: 'Save a new version' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/indikatorer/${indicator.id}` }}
      />
    </Page>,
    errors ? 422 : 200,
  )
}
routes.get('/indikatorer/:id/andra', async (c) => {
  const indicator = await mustKeep(c)
  return changePage(c, indicator, enteredOf(indicator) as Entered)
})
routes.post('/indikatorer/:id/andra', async (c) => {
  const indicator = await mustKeep(c)
  const reading = readRecord(changeForm(indicator.about), await readForm(c))
  if (!reading.ok) return changePage(c, indicator, reading.entered, reading.errors)
  const said = described(reading.values)
  // Groups of people that are published once are the same for ever: numbers of two years could not be compared otherwise.
  const next =
    countsPeople(indicator.about) && indicator.groups.length > 0
      ? {
          ...said,
          groups: indicator.groups.map((old) => ({ ...old, name: said.groups.find(({ code }) => code === old.code)?.name ?? old.name })),
        }
      : said
  if (!(await changeIndicator(c.get('house').db, whoAsks(c).actor, indicator.id, next))) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/${indicator.id}`)
})
routes.post('/indikatorer/:id/avsluta', async (c) => {
  const indicator = await mustKeep(c)
  await endIndicator(c.get('house').db, whoAsks(c).actor, indicator.id, indicator.ended_at === null)
  return seeOther(c, INDICATORS.href)
})

for (const pages of [releases, counts, values, outside, figures, one]) routes.route('/', pages)
