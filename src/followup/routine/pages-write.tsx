import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { type Choice, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import {
  Actions,
  Button,
  FieldGroup,
  Form,
  type FormError,
  Page,
  pick,
  renderPage,
  T,
  TextArea,
  TextField,
} from '../../platform/page/index.ts'
import { readTemplates, templateOf } from './content.ts'
import { type Draft, seeDraft, seeStart } from './deeds.ts'
import { fillSlots, startRoutine, writeVersion } from './deeds-write.ts'
import { startRecord, textRecord, WHOLE } from './forms.ts'
import { ROUTINES } from './pages-list.tsx'

export const writePages = new Hono<Env>()
const START = { label: { sv: 'Börja på en rutin', en: 'Start a routine' }, href: '/rutiner/ny' }
const asChoices = (rows: readonly { id: string; signature: string }[]): Choice[] =>
  rows.map(({ id, signature }) => ({ value: id, label: signature }))

writePages.get('/rutiner/ny', async (c) => {
  const { db } = c.get('house')
  if (!(await seeStart(db, whoAsks(c).actor))) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={START.label}
      crumbs={[ROUTINES]}
      lead={{
        sv: 'Börja från en färdig text. Det som ingen har kunnat verifiera är tomma platser: rutinen kan inte godkännas förrän de är fyllda, med källa.',
        en: 'Begin from a ready text. What nobody could verify is left as empty places: the routine cannot be approved until they are filled, with a source.',
      }}
    >
      <ul>
        {readTemplates().map(({ id, title, purpose, slots }) => (
          <li>
            <a href={`/rutiner/ny/${id}`}>
              <T text={title} />
            </a>
            {slots.length === 0 ? null : (
              <>
                {' '}
                <T
                  text={
                    slots.length === 1
                      ? { sv: '(en tom plats)', en: '(one empty place)' }
                      : { sv: `(${slots.length} tomma platser)`, en: `(${slots.length} empty places)` }
                  }
                />
              </>
            )}
            <p>
              <T text={purpose} />
            </p>
          </li>
        ))}
        <li>
          <a href="/rutiner/ny/egen">
            <T text={{ sv: 'En egen, från början', en: 'One of our own, from the beginning' }} />
          </a>
        </li>
      </ul>
    </Page>,
  )
})

async function startForm(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const found = await seeStart(c.get('house').db, whoAsks(c).actor)
  const name = c.req.param('mall') ?? ''
  const template = templateOf(name)
  if (!found || (!template && name !== 'egen')) throw new Fault('not_found')
  const { record } = startingRecord(c, found)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={template?.title ?? START.label}
      crumbs={[ROUTINES, START]}
      errors={errors}
      {...(template ? { lead: template.purpose } : {})}
    >
      <RecordForm
        record={record}
        action={`/rutiner/ny/${name}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Börja skriva', en: 'Start writing' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: START.href }}
        entered={entered ?? { title: template?.title.sv ?? '', owner: whoAsks(c).actor.account }}
        errors={errors}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function startingRecord(c: Ctx, found: NonNullable<Awaited<ReturnType<typeof seeStart>>>) {
  const coordinates = whoAsks(c).roles.includes('coordinator')
  const units = [
    ...(coordinates ? [{ value: WHOLE, label: { sv: 'Hela organisationen', en: 'The whole organisation' } }] : []),
    ...found.units.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return { record: startRecord(asChoices(found.people), units) }
}
writePages.get('/rutiner/ny/:mall', (c) => startForm(c))
writePages.post('/rutiner/ny/:mall', async (c) => {
  const { db } = c.get('house')
  const found = await seeStart(db, whoAsks(c).actor)
  if (!found) throw new Fault('not_found')
  const reading = readRecord(startingRecord(c, found).record, await readForm(c))
  if (!reading.ok) return startForm(c, reading.errors, reading.entered)
  const { title, owner, unit } = reading.values
  const template = templateOf(c.req.param('mall'))?.id ?? null
  const id = await startRoutine(db, whoAsks(c).actor, { title, owner, unit: unit === WHOLE ? null : unit, template })
  if (!id) throw new Fault('not_found')
  return seeOther(c, `/rutiner/${id}/utkast`)
})

/** The draft, still open to be written. */
export async function draftOf(c: Ctx): Promise<Draft> {
  const draft = await seeDraft(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!draft) throw new Fault('not_found')
  if (draft.version.state !== 'draft') throw new Fault('conflict')
  return draft
}
export const crumbsOf = ({ routine }: Draft) => [ROUTINES, { label: { sv: 'Utkast', en: 'Draft' }, href: `/rutiner/${routine.id}/utkast` }]
export function leave(c: Ctx, done: 'done' | 'absent' | 'conflict', path: string) {
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, path)
}

const recordOf = (c: Ctx, draft: Draft) => {
  const lang = c.get('lang')
  const sources = draft.allSources.map(({ id, title, document }) => ({
    value: id,
    label: document === '' ? pick(title, lang) : `${pick(title, lang)} (${document})`,
  }))
  return textRecord(
    draft.units.map(({ id, name }) => ({ value: id, label: name })),
    sources,
    draft.version.number === 1,
  )
}
async function textForm(c: Ctx, errors: readonly FormError[] = [], entered?: Entered) {
  const draft = await draftOf(c)
  const { version, routine } = draft
  const { purpose, i_do, body, roles, units, guidance, valid_from, review_by, change_why } = version
  const small = version.receipts_from < version.number ? 'ja' : ''
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Skriv rutinen', en: 'Write the routine' }} crumbs={crumbsOf(draft)} errors={errors} wide>
      <RecordForm
        record={recordOf(c, draft)}
        action={`/rutiner/${routine.id}/skriv`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara', en: 'Save' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/rutiner/${routine.id}/utkast` }}
        entered={entered ?? { title: routine.title, purpose, i_do, body, roles, units, guidance, valid_from, review_by, change_why, small }}
        errors={errors}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
writePages.get('/rutiner/:id/skriv', (c) => textForm(c))
writePages.post('/rutiner/:id/skriv', async (c) => {
  const draft = await draftOf(c)
  const reading = readRecord(recordOf(c, draft), await readForm(c))
  if (!reading.ok) return textForm(c, reading.errors, reading.entered)
  const { change_why = '', body = '', ...rest } = reading.values
  const id = draft.routine.id
  return leave(c, await writeVersion(c.get('house').db, whoAsks(c).actor, id, { ...rest, change_why, body }), `/rutiner/${id}/utkast`)
})

const WORDS_MAX = 4000
const SOURCE_MAX = 400
type Filled = Pick<Draft['slots'][number], 'key' | 'words' | 'source'>
async function slotsPage(c: Ctx, filled: readonly Filled[] = [], errors: readonly FormError[] = []) {
  const draft = await draftOf(c)
  const written = (key: string) => filled.find((slot) => slot.key === key)
  const message = (field: string) => errors.find((error) => error.field === field)?.message
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Fyll de tomma platserna', en: 'Fill the empty places' }}
      crumbs={crumbsOf(draft)}
      errors={errors}
      lead={{
        sv: 'Det här har ingen kunnat verifiera åt er. Skriv vad som gäller hos er och varifrån ni vet det. Spara så långt ni har kommit.',
        en: 'Nobody could verify this for you. Write what holds with you and how you know. Save as far as you have come.',
      }}
    >
      <Form action={`/rutiner/${draft.routine.id}/platser`} csrf={csrfOf(c)}>
        {draft.slots.map((slot) => {
          const { words, source } = written(slot.key) ?? slot
          const [word, from] = [`ord-${slot.key}`, `kalla-${slot.key}`]
          return (
            <FieldGroup legend={slot.ask}>
              <TextArea name={word} label={{ sv: 'Vad gäller?', en: 'What holds?' }} value={words} rows={4} depends error={message(word)} />
              <TextField name={from} label={{ sv: 'Källa', en: 'Source' }} value={source} depends error={message(from)} />
            </FieldGroup>
          )
        })}
        <Actions>
          <Button text={{ sv: 'Spara', en: 'Save' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
writePages.get('/rutiner/:id/platser', (c) => slotsPage(c))
writePages.post('/rutiner/:id/platser', async (c) => {
  const draft = await draftOf(c)
  const form = await readForm(c)
  const slots = draft.slots.map(({ key }) => ({
    key,
    words: wordOf(form, `ord-${key}`).replace(/\r\n?/g, '\n'),
    source: wordOf(form, `kalla-${key}`),
  }))
  const tooLong = (field: string, most: number): FormError => ({
    field,
    message: { sv: `Högst ${most} tecken: korta texten.`, en: `At most ${most} characters: shorten it.` },
  })
  const errors = slots.flatMap(({ key, words, source }) => [
    ...(words.length > WORDS_MAX ? [tooLong(`ord-${key}`, WORDS_MAX)] : []),
    ...(source.length > SOURCE_MAX ? [tooLong(`kalla-${key}`, SOURCE_MAX)] : []),
  ])
  if (errors.length > 0) return slotsPage(c, slots, errors)
  const id = draft.routine.id
  return leave(c, await fillSlots(c.get('house').db, whoAsks(c).actor, id, slots), `/rutiner/${id}/utkast`)
})
