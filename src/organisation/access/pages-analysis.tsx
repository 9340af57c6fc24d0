import { Hono } from 'hono'
import { addDays, today } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, RecordForm, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Confirm,
  DataTable,
  EmptyState,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  ScreenOnly,
  SummaryList,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { REMIND_DAYS } from './access.ts'
import { aboutText, analysisRecord, type SeenAnalysis, WHOLE_UNIT } from './analysis.ts'
import { analysisGround, decideAnalysis, endAnalysis, listAnalyses, seeAnalysis, type WholeAnalysis } from './deeds-analysis.ts'
import { AccessLaw, Day, errorsFor } from './words.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const analysisRoutes = new Hono<Env>()
const CRUMB = { label: { sv: 'Behovs- och riskanalys', en: 'Analysis of needs and risks' }, href: '/behovsanalys' }
const NEW = { sv: 'Ny behovs- och riskanalys', en: 'New analysis of needs and risks' }

function State({ analysis }: { analysis: SeenAnalysis }) {
  if (analysis.ended_at !== null) return <Tag text={{ sv: 'Avslutad', en: 'Ended' }} />
  if (analysis.review_by < today()) return <Tag tone="waiting" text={{ sv: 'Skulle ha gåtts igenom', en: 'Past its review' }} />
  if (analysis.review_by <= addDays(today(), REMIND_DAYS)) return <Tag tone="waiting" text={{ sv: 'Gå igenom snart', en: 'Review soon' }} />
  return <Tag tone="done" text={{ sv: 'Gäller', en: 'Stands' }} />
}

analysisRoutes.get('/behovsanalys', async (c) => {
  const list = await listAnalyses(c.get('house').db, whoAsks(c).actor)
  if (!list) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={CRUMB.label}
      lead={{
        sv: 'Vilka som behöver nå skyddade personer, vad som kan gå fel, och hur många de högst ska vara.',
        en: 'Who needs to reach protected persons, what may go wrong, and how many they are to be at most.',
      }}
      aside={<AccessLaw />}
    >
      {list.decides ? (
        <Actions>
          <LinkButton kind="primary" href="/behovsanalys/ny" text={{ sv: 'Skriv en ny', en: 'Write a new one' }} />
        </Actions>
      ) : null}
      <DataTable
        caption={CRUMB.label}
        captionHidden
        rows={list.analyses}
        empty={
          <EmptyState title={{ sv: 'Ingen analys finns', en: 'There is no analysis' }}>
            <p>
              <T
                text={{
                  sv: 'Utan en analys kan ingen få en roll eller en plats i en krets som når skyddade personer. Enhetschefen skriver den.',
                  en: 'Without one nobody can get a role or a place in a circle that reaches protected persons. The unit head writes it.',
                }}
              />
            </p>
          </EmptyState>
        }
        columns={[
          {
            label: { sv: 'Gäller', en: 'About' },
            names: true,
            cell: (a) => (
              <a href={`/behovsanalys/${a.id}`}>
                <T text={aboutText(a)} />
              </a>
            ),
          },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (a) => a.unit_name },
          { label: { sv: 'Högst antal', en: 'At most' }, number: true, cell: (a) => String(a.size_max) },
          { label: { sv: 'Gås igenom senast', en: 'Review by' }, cell: (a) => <Day day={a.review_by} /> },
          { label: { sv: 'Läge', en: 'State' }, cell: (a) => <State analysis={a} /> },
        ]}
      />
    </Page>,
  )
})

interface FormPage {
  action: string
  entered?: Entered
  errors?: readonly FormError[]
  former?: SeenAnalysis
}
async function formPage(c: Ctx, { action, entered, errors = [], former }: FormPage) {
  const circles = await analysisGround(c.get('house').db, whoAsks(c).actor)
  if (!circles) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={[CRUMB]}
      title={former ? { sv: 'Förnya analysen', en: 'Renew the analysis' } : NEW}
      lead={{
        sv: 'Du som enhetschef beslutar. Systemägaren och loggranskaren läser.',
        en: 'You decide it as head of the unit. The system owner and the log reviewer read it.',
      }}
      aside={<AccessLaw />}
    >
      {former ? (
        <p>
          <T
            text={{
              sv: 'Den förra texten står kvar: ändra det som inte längre stämmer. När du beslutar avslutas den förra, och det som vilade på den vilar på den nya.',
              en: 'The former text is here: change what no longer holds. When you decide, the former ends, and what rested on it rests on the new one.',
            }}
          />
        </p>
      ) : null}
      <RecordForm
        record={analysisRecord(circles)}
        action={action}
        csrf={csrfOf(c)}
        submit={{ sv: 'Besluta analysen', en: 'Decide the analysis' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: former ? `/behovsanalys/${former.id}` : CRUMB.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

async function decide(c: Ctx, action: string, former?: SeenAnalysis) {
  const { db } = c.get('house')
  const { actor } = whoAsks(c)
  const circles = await analysisGround(db, actor)
  if (!circles) throw new Fault('not_found')
  const record = analysisRecord(circles)
  const reading = readRecord(record, await readForm(c))
  const given = former ? { action, former } : { action }
  if (!reading.ok) return formPage(c, { ...given, entered: reading.entered, errors: reading.errors })
  const done = await decideAnalysis(db, actor, reading.values, former?.id)
  if (done.ok) return seeOther(c, `/behovsanalys/${done.id}`)
  return formPage(c, { ...given, entered: enteredFrom(record, reading.values), errors: errorsFor(done.because, record.names) })
}

analysisRoutes.get('/behovsanalys/ny', (c) => formPage(c, { action: '/behovsanalys/ny' }))
analysisRoutes.post('/behovsanalys/ny', (c) => decide(c, '/behovsanalys/ny'))

async function seenOr404(c: Ctx, keeping = false): Promise<WholeAnalysis> {
  const seen = await seeAnalysis(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!seen || (keeping && !seen.keeps)) throw new Fault('not_found')
  return seen
}
analysisRoutes.get('/behovsanalys/:id/fornya', async (c) => {
  const { analysis, words } = await seenOr404(c, true)
  const entered = { ...words, about: analysis.circle ?? WHOLE_UNIT, size_max: String(analysis.size_max) }
  return formPage(c, { action: `/behovsanalys/${analysis.id}/fornya`, former: analysis, entered })
})
analysisRoutes.post('/behovsanalys/:id/fornya', async (c) => {
  const { analysis } = await seenOr404(c, true)
  return decide(c, `/behovsanalys/${analysis.id}/fornya`, analysis)
})

analysisRoutes.get('/behovsanalys/:id', async (c) => {
  const { analysis, words, resting, keeps } = await seenOr404(c)
  const at = `/behovsanalys/${analysis.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      crumbs={[CRUMB]}
      title={{ sv: `Analys: ${aboutText(analysis).sv}`, en: `Analysis: ${aboutText(analysis).en}` }}
    >
      <Overdue analysis={analysis} />
      <SummaryList
        rows={[
          { label: { sv: 'Enhet', en: 'Unit' }, value: analysis.unit_name },
          { label: { sv: 'Högst så många', en: 'At most so many' }, value: String(analysis.size_max) },
          { label: { sv: 'Vilar på den idag', en: 'Rests on it today' }, value: <Resting count={resting} /> },
          { label: { sv: 'Beslutad', en: 'Decided' }, value: <When at={analysis.decided_at} /> },
          { label: { sv: 'Av', en: 'By' }, value: analysis.decided_by_signature },
          { label: { sv: 'Ska gås igenom senast', en: 'To be gone through by' }, value: <Day day={analysis.review_by} /> },
          { label: { sv: 'Läge', en: 'State' }, value: <State analysis={analysis} /> },
        ]}
      />
      <Words title={{ sv: 'Vilka behöver ha tillgång, och varför', en: 'Who needs access, and why' }} text={words.needs} />
      <Words title={{ sv: 'Vad kan gå fel', en: 'What may go wrong' }} text={words.risks} />
      <Words title={{ sv: 'Vad vi gör åt riskerna', en: 'What we do about the risks' }} text={words.measures} />
      {keeps ? (
        <ScreenOnly>
          <Actions>
            <LinkButton kind="primary" href={`${at}/fornya`} text={{ sv: 'Förnya analysen', en: 'Renew the analysis' }} />
            <LinkButton href={`${at}/avsluta`} text={{ sv: 'Avsluta utan ny', en: 'End without a new one' }} />
          </Actions>
        </ScreenOnly>
      ) : null}
    </Page>,
  )
})

function Overdue({ analysis }: { analysis: SeenAnalysis }) {
  if (analysis.ended_at !== null || analysis.review_by >= today()) return null
  return (
    <Notice kind="waiting" title={{ sv: 'Analysen skulle ha gåtts igenom', en: 'The analysis is past its review' }}>
      <p>
        <T
          text={{
            sv: 'Ingen kan få ny behörighet på den. Enhetschefen förnyar den eller avslutar det som vilar på den.',
            en: 'Nobody can be given access on it. The unit head renews it, or ends what rests on it.',
          }}
        />
      </p>
    </Notice>
  )
}
function Resting({ count }: { count: number }) {
  return (
    <T
      text={
        count === 1
          ? { sv: '1 roll eller plats', en: '1 role or place' }
          : { sv: `${count} roller och platser`, en: `${count} roles and places` }
      }
    />
  )
}
function Words({ title, text }: { title: { sv: string; en: string }; text: string }) {
  return (
    <>
      <h2>
        <T text={title} />
      </h2>
      {text.split(/\n+/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </>
  )
}

async function endPage(c: Ctx, { analysis, resting }: WholeAnalysis, errors: readonly FormError[] = []) {
  const at = `/behovsanalys/${analysis.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      crumbs={[CRUMB, { label: aboutText(analysis), href: at }]}
      title={{ sv: 'Avsluta analysen', en: 'End the analysis' }}
    >
      <Confirm
        action={`${at}/avsluta`}
        csrf={csrfOf(c)}
        back={at}
        button={{ sv: 'Avsluta analysen', en: 'End the analysis' }}
        irreversible
        errors={errors}
        consequence={
          <p>
            <T
              text={{
                sv: `Ingen kan få ny behörighet på den. Det som vilar på den idag (${resting}) gäller till sin sista dag och listas som utan analys. Vill du ändra texten: förnya i stället.`,
                en: `Nobody can be given access on it. What rests on it today (${resting}) runs to its last day and is listed as without analysis. To change the text, renew instead.`,
              }}
            />
          </p>
        }
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const TICK: FormError = {
  field: 'forstatt',
  message: { sv: 'Kryssa i att du förstår, eller avbryt.', en: 'Tick that you understand, or cancel.' },
}
analysisRoutes.get('/behovsanalys/:id/avsluta', async (c) => endPage(c, await seenOr404(c, true)))
analysisRoutes.post('/behovsanalys/:id/avsluta', async (c) => {
  const seen = await seenOr404(c, true)
  if (wordOf(await readForm(c), 'forstatt') !== 'ja') return endPage(c, seen, [TICK])
  const done = await endAnalysis(c.get('house').db, whoAsks(c).actor, seen.analysis.id)
  return done.ok ? seeOther(c, CRUMB.href) : endPage(c, seen, errorsFor(done.because))
})
