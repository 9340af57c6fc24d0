import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import {
  Actions,
  DataTable,
  Details,
  type FormError,
  InsetText,
  type Lang,
  LinkButton,
  Page,
  pick,
  renderPage,
  SummaryList,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { listRoutines } from './deeds.ts'
import { addSource, listSources, recordChange, type SourceLine } from './deeds-guidance.ts'
import { changeRecord, sourceRecord } from './forms.ts'
import { ROUTINES, RoutineTabs } from './pages-list.tsx'
import { BeforeAfter } from './part-text.tsx'

export const guidancePages = new Hono<Env>()
const SOURCES = { label: { sv: 'Vad rutinerna vilar på', en: 'What routines rest on' }, href: '/rutiner/underlag' }
const UNVERIFIED = { sv: 'Overifierat', en: 'Unverified' }

guidancePages.get('/rutiner/underlag', async (c) => {
  const { db } = c.get('house')
  const { sources, coordinates } = await listSources(db, whoAsks(c).actor)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={SOURCES.label}
      crumbs={[ROUTINES]}
      lead={{
        sv: 'Lagar, föreskrifter och vägledningar, med egna ord. När något ändras får ägarna till de rutiner som vilar på det veta vad, en gång.',
        en: 'Laws, regulations and guides, in plain words. When something changes, the owners of the routines that rest on it are told what, once.',
      }}
    >
      <RoutineTabs register={await listRoutines(db, whoAsks(c).actor)} at="sources" />
      {coordinates ? (
        <Actions>
          <LinkButton href="/rutiner/underlag/ny" text={{ sv: 'Lägg till en egen källa', en: 'Add a source of your own' }} />
        </Actions>
      ) : null}
      <DataTable
        caption={SOURCES.label}
        captionHidden
        rows={sources}
        columns={[
          {
            label: { sv: 'Källa', en: 'Source' },
            names: true,
            cell: (source) => (
              <>
                <a href={`/rutiner/underlag/${source.id}`}>
                  <T text={source.title} />
                </a>{' '}
                {source.verified ? null : <Tag tone="waiting" text={UNVERIFIED} />}
              </>
            ),
          },
          { label: { sv: 'Paragraf eller dokument', en: 'Section or document' }, cell: ({ document }) => document || '–' },
          { label: { sv: 'Rutiner', en: 'Routines' }, number: true, cell: ({ routines }) => routines.length },
        ]}
      />
    </Page>,
  )
})

async function addPage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  if (!(await listSources(c.get('house').db, whoAsks(c).actor)).coordinates) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Lägg till en egen källa', en: 'Add a source of your own' }}
      crumbs={[ROUTINES, SOURCES]}
      errors={errors}
    >
      <RecordForm
        record={sourceRecord}
        action="/rutiner/underlag/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Lägg till', en: 'Add' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: SOURCES.href }}
        entered={entered}
        errors={errors}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
guidancePages.get('/rutiner/underlag/ny', (c) => addPage(c))
guidancePages.post('/rutiner/underlag/ny', async (c) => {
  const reading = readRecord(sourceRecord, await readForm(c))
  if (!reading.ok) return addPage(c, reading.errors, reading.entered)
  const { document = '', valid_from = null, ...rest } = reading.values
  const id = await addSource(c.get('house').db, whoAsks(c).actor, { document, valid_from, ...rest })
  if (!id) throw new Fault('not_found')
  return seeOther(c, `/rutiner/underlag/${id}`)
})

async function sourceOf(c: Ctx): Promise<{ source: SourceLine; coordinates: boolean }> {
  const { sources, coordinates } = await listSources(c.get('house').db, whoAsks(c).actor)
  const source = sources.find(({ id }) => id === c.req.param('kalla'))
  if (!source) throw new Fault('not_found')
  return { source, coordinates }
}
function Changes({ source, lang }: { source: SourceLine; lang: Lang }) {
  return (
    <>
      {source.coming.map(({ on, before, after }) => (
        <>
          <h2>
            <When at={on} day />
          </h2>
          <BeforeAfter before={pick(before, lang)} after={pick(after, lang)} />
        </>
      ))}
      {source.changes
        .filter(({ key }) => !key.startsWith('d:'))
        .map(({ before, after, source: from, seen_at }) => (
          <>
            <h2>
              <T text={{ sv: 'Antecknad ändring', en: 'Recorded change' }} /> <When at={seen_at} day />
            </h2>
            <BeforeAfter before={before} after={after} />
            <p class="sv-hint">{from}</p>
          </>
        ))}
    </>
  )
}
async function sourcePage(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const { source, coordinates } = await sourceOf(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={source.title} crumbs={[ROUTINES, SOURCES]} errors={errors}>
      {source.verified ? null : (
        <p>
          <Tag tone="waiting" text={UNVERIFIED} />
        </p>
      )}
      <InsetText>
        <p>
          <T text={source.says} />
        </p>
      </InsetText>
      <SummaryList
        rows={[
          { label: { sv: 'Utgiven av', en: 'Issued by' }, value: <T text={source.issuer} /> },
          { label: { sv: 'Paragraf eller dokument', en: 'Section or document' }, value: source.document || '–' },
          ...(source.valid_from ? [{ label: { sv: 'Gäller från', en: 'Valid from' }, value: <When at={source.valid_from} day /> }] : []),
          { label: { sv: 'Källa', en: 'Source' }, value: source.source },
        ]}
      />
      <Changes source={source} lang={c.get('lang')} />
      <h2>
        <T text={{ sv: 'Rutiner som vilar på den', en: 'Routines that rest on it' }} />
      </h2>
      {source.routines.length === 0 ? (
        <p>
          <T text={{ sv: 'Ingen rutin som gäller vilar på den än.', en: 'No routine in force rests on it yet.' }} />
        </p>
      ) : (
        <ul>
          {source.routines.map(({ id, title }) => (
            <li>
              <a href={`/rutiner/${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      )}
      {coordinates ? (
        <Details summary={{ sv: 'Den säger något annat nu', en: 'It says something else now' }} open={errors.length > 0}>
          <RecordForm
            record={changeRecord}
            action={`/rutiner/underlag/${source.id}/andrad`}
            csrf={csrfOf(c)}
            submit={{ sv: 'Anteckna ändringen', en: 'Record the change' }}
            entered={entered}
            errors={errors}
          />
        </Details>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
guidancePages.get('/rutiner/underlag/:kalla', (c) => sourcePage(c))
guidancePages.post('/rutiner/underlag/:kalla/andrad', async (c) => {
  const reading = readRecord(changeRecord, await readForm(c))
  if (!reading.ok) return sourcePage(c, reading.errors, reading.entered)
  const { source } = await sourceOf(c)
  // The last text that is known is what the owners will see as "before".
  const before = source.changes[0]?.after ?? pick(source.says, 'sv')
  if (!(await recordChange(c.get('house').db, whoAsks(c).actor, source.id, { before, ...reading.values }))) throw new Fault('not_found')
  return seeOther(c, `/rutiner/underlag/${source.id}`)
})
