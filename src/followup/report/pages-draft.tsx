import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, part, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  Form,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  SelectField,
  T,
  TextField,
  type Words,
} from '../../platform/page/index.ts'
import { addSection, archiveDraft, type Changed, type Draft, dropSection, moveSection, type Place, renameDraft, seeDraft } from './deeds.ts'
import { isSectionKind, reportRecord, SECTION_KINDS, type Section, type SectionKind } from './report.ts'
import { ARCHIVED, REPORTS, STALE, StateTag, versionName } from './words.tsx'

export const draftPages = new Hono<Env>()
const titleRecord = part(reportRecord, 'title', 'subtitle', 'lang')

export async function mustSee(c: Ctx): Promise<Draft> {
  const draft = await seeDraft(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!draft) throw new Fault('not_found')
  return draft
}
export const placeOf = (c: Ctx, form: FormData): Place => ({ id: c.req.param('id') ?? '', revision: Number(wordOf(form, 'revision')) || 0 })
/** Back to the draft, or the same page with what stood in the way. */
export function settle(c: Ctx, done: Changed, again: (errors: FormError[]) => Response | Promise<Response>, to?: string) {
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'done') return seeOther(c, to ?? `/rapporter/${c.req.param('id')}`)
  return again([{ message: done === 'stale' ? STALE : ARCHIVED }])
}

draftPages.get('/rapporter/:id', async (c) => draftPage(c, await mustSee(c)))

function draftPage(c: Ctx, draft: Draft, errors: readonly FormError[] = []) {
  const { report, versions } = draft
  const at = `/rapporter/${report.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={report.title}
      crumbs={[REPORTS]}
      errors={errors}
      lead={{
        sv: 'Skriv avsnitten, granska helheten och frys sedan en version.',
        en: 'Write the sections, look at the whole, then freeze a version.',
      }}
    >
      <Actions>
        <LinkButton kind="primary" href={`${at}/granska`} text={{ sv: 'Granska helheten', en: 'Look at the whole' }} />
        <LinkButton href={`${at}/rubrik`} text={{ sv: 'Ändra rubrik och språk', en: 'Change title and language' }} />
      </Actions>
      <SectionTable c={c} draft={draft} />
      {report.archived ? null : <AddSection c={c} draft={draft} />}
      <h2>
        <T text={{ sv: 'Frysta versioner', en: 'Frozen versions' }} />
      </h2>
      {versions.length === 0 ? (
        <p>
          <T text={{ sv: 'Ingen än.', en: 'None yet.' }} />
        </p>
      ) : (
        <ul>
          {versions.map((version) => (
            <li>
              <a href={`/rapporter/version/${version.id}`}>
                <T text={versionName(version)} />
              </a>{' '}
              <StateTag version={version} />
            </li>
          ))}
        </ul>
      )}
      <Form action={`${at}/undan`} csrf={csrfOf(c)}>
        <Button
          kind="quiet"
          name="undan"
          value={report.archived ? 'nej' : 'ja'}
          text={
            report.archived
              ? { sv: 'Ta fram utkastet igen', en: 'Take the draft out again' }
              : { sv: 'Lägg undan utkastet', en: 'Put the draft away' }
          }
        />
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

function SectionTable({ c, draft: { report, sections } }: { c: Ctx; draft: Draft }) {
  const at = `/rapporter/${report.id}/avsnitt`
  const step = (section: Section, way: string, text: Words) => (
    <Button kind="quiet" name="gor" value={`${way}:${section.id}`} text={text} about={section.heading} />
  )
  return (
    <Form action={at} csrf={csrfOf(c)} label={{ sv: 'Avsnitt', en: 'Sections' }}>
      <input type="hidden" name="revision" value={String(report.revision)} />
      <DataTable
        caption={{ sv: 'Avsnitt', en: 'Sections' }}
        rows={sections}
        columns={[
          { label: { sv: 'Rubrik', en: 'Heading' }, names: true, cell: (s) => <a href={`${at}/${s.id}`}>{s.heading}</a> },
          { label: { sv: 'Visar', en: 'Shows' }, cell: (s) => <T text={SECTION_KINDS[s.kind]} /> },
          {
            label: { sv: 'Text', en: 'Text' },
            cell: (s) => <T text={s.words === '' ? { sv: 'Ingen än', en: 'None yet' } : { sv: 'Skriven', en: 'Written' }} />,
          },
          {
            label: { sv: 'Ordning', en: 'Order' },
            cell: (s) =>
              report.archived ? (
                ''
              ) : (
                <>
                  {s.ordinal > 1 ? step(s, 'upp', { sv: 'Upp', en: 'Up' }) : null}
                  {s.ordinal < sections.length ? step(s, 'ned', { sv: 'Ned', en: 'Down' }) : null}
                  {step(s, 'bort', { sv: 'Ta bort', en: 'Remove' })}
                </>
              ),
          },
        ]}
      />
    </Form>
  )
}

function AddSection({ c, draft: { report } }: { c: Ctx; draft: Draft }) {
  const kinds = Object.keys(SECTION_KINDS) as SectionKind[]
  return (
    <>
      <h2>
        <T text={{ sv: 'Lägg till ett avsnitt', en: 'Add a section' }} />
      </h2>
      <Form action={`/rapporter/${report.id}/avsnitt`} csrf={csrfOf(c)} label={{ sv: 'Nytt avsnitt', en: 'New section' }}>
        <input type="hidden" name="revision" value={String(report.revision)} />
        <TextField name="heading" label={{ sv: 'Rubrik', en: 'Heading' }} required />
        <SelectField
          name="kind"
          label={{ sv: 'Visar', en: 'Shows' }}
          required
          value="words"
          options={kinds.map((value) => ({ value, label: SECTION_KINDS[value] }))}
        />
        <Button kind="secondary" name="gor" value="nytt" text={{ sv: 'Lägg till', en: 'Add' }} />
      </Form>
    </>
  )
}

draftPages.post('/rapporter/:id/avsnitt', async (c) => {
  const { db } = c.get('house')
  const { actor } = whoAsks(c)
  const form = await readForm(c)
  const place = placeOf(c, form)
  const [way = '', section = ''] = wordOf(form, 'gor').split(':')
  const again = async (errors: FormError[]) => draftPage(c, await mustSee(c), errors)
  if (way === 'upp' || way === 'ned') return settle(c, await moveSection(db, actor, place, section, way === 'upp' ? -1 : 1), again)
  if (way === 'bort') return settle(c, await dropSection(db, actor, place, section), again)
  const kind = wordOf(form, 'kind')
  const heading = wordOf(form, 'heading').slice(0, 200)
  if (way !== 'nytt' || !isSectionKind(kind)) throw new Fault('bad_request')
  if (heading === '') return again([{ field: 'heading', message: { sv: 'Skriv en rubrik.', en: 'Write a heading.' } }])
  const { report } = await mustSee(c)
  const about = {
    ...(report.round === null ? {} : { round: report.round }),
    ...(report.mandate === null ? {} : { mandate: report.mandate }),
  }
  return settle(c, await addSection(db, actor, place, kind, heading, about), again)
})

draftPages.post('/rapporter/:id/undan', async (c) => {
  const archived = wordOf(await readForm(c), 'undan') === 'ja'
  if (!(await archiveDraft(c.get('house').db, whoAsks(c).actor, c.req.param('id'), archived))) throw new Fault('not_found')
  return seeOther(c, archived ? REPORTS.href : `/rapporter/${c.req.param('id')}`)
})

draftPages.get('/rapporter/:id/rubrik', async (c) => {
  const { report } = await mustSee(c)
  return titlePage(c, report.revision, enteredFrom(titleRecord, { ...report, subtitle: report.subtitle ?? undefined }))
})
function titlePage(c: Ctx, revision: number, entered: Entered, errors: readonly FormError[] = []) {
  const at = `/rapporter/${c.req.param('id')}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Rubrik och språk', en: 'Title and language' }}
      crumbs={[REPORTS, { label: { sv: 'Utkast', en: 'Draft' }, href: at }]}
      errors={errors}
    >
      <RecordForm
        record={titleRecord}
        action={`${at}/rubrik`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara', en: 'Save' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: at }}
      >
        <input type="hidden" name="revision" value={String(revision)} />
      </RecordForm>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
draftPages.post('/rapporter/:id/rubrik', async (c) => {
  const form = await readForm(c)
  const reading = readRecord(titleRecord, form)
  const place = placeOf(c, form)
  if (!reading.ok) return titlePage(c, place.revision, reading.entered, reading.errors)
  const { title, subtitle, lang } = reading.values
  const done = await renameDraft(c.get('house').db, whoAsks(c).actor, place, { title, subtitle: subtitle ?? null, lang })
  return settle(c, done, async (errors) =>
    titlePage(c, (await mustSee(c)).report.revision, enteredFrom(titleRecord, reading.values), errors),
  )
})
