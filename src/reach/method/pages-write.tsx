/** To write a method, to read it in from a file, to put it right; and for another to read it before it is shown. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm, wordOf } from '../../platform/http/form.ts'
import { readJsonFile } from '../../platform/list/cells.ts'
import { NO_FILE, type UploadPage, uploadPage } from '../../platform/list/upload.tsx'
import {
  Actions,
  Button,
  Details,
  Form,
  type FormError,
  Notice,
  Page,
  renderPage,
  T,
  type Text,
  TextArea,
} from '../../platform/page/index.ts'
import { changeMethod, judgeMethod, mayWrite, seeMethod, type Seen, withdrawMethod, writeMethod } from './deeds.ts'
import { enteredOf, judgeRecord, methodOf, methodRecord } from './fields.ts'
import { type Method, readMethod, sayIn } from './method.ts'
import { METHODS } from './places.ts'

export const writeRoutes = new Hono<Env>()
const NEW: Text = { sv: 'Skriv en egen metod', en: 'Write a method of your own' }

async function mustWrite(c: Ctx): Promise<void> {
  if (!(await mayWrite(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
}
async function mustSee(c: Ctx, name: 'from' | 'key'): Promise<Seen> {
  const seen = await seeMethod(c.get('house').db, whoAsks(c).actor, c.req.param(name) ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}

interface Asked {
  title: Text
  action: string
  back: string
  entered?: Entered
  errors?: readonly FormError[]
}
function formPage(c: Ctx, { title, action, back, entered, errors = [] }: Asked) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={title}
      crumbs={[METHODS]}
      errors={errors}
      lead={{
        sv: 'Skriv så att en kollega i en annan kommun kan göra det i morgon. En annan hos er läser den innan den visas.',
        en: 'Write so that a colleague in another municipality can do it tomorrow. Another one with you reads it before it is shown.',
      }}
    >
      <RecordForm
        record={methodRecord}
        action={action}
        csrf={csrfOf(c)}
        submit={{ sv: 'Lämna för läsning', en: 'Hand over to be read' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: back }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
/** What was written, as a method; or the form again. */
async function written(c: Ctx, asked: Asked): Promise<{ method: Method } | { page: ReturnType<typeof formPage> }> {
  const reading = readRecord(methodRecord, await readForm(c))
  if (!reading.ok) return { page: formPage(c, { ...asked, entered: reading.entered, errors: reading.errors }) }
  return { method: methodOf(reading.values, whoAsks(c).organisation) }
}

const ASKED_NEW = { title: NEW, action: '/metoder/ny', back: METHODS.href }
writeRoutes.get('/metoder/ny', async (c) => {
  await mustWrite(c)
  return formPage(c, { ...ASKED_NEW, entered: { size: 'any', tried: 'no' } })
})
writeRoutes.get('/metoder/ny/:from', async (c) => {
  const { known } = await mustSee(c, 'from')
  return formPage(c, { ...ASKED_NEW, entered: enteredOf(known.method) })
})
writeRoutes.post('/metoder/ny', async (c) => {
  await mustWrite(c)
  const done = await written(c, ASKED_NEW)
  if ('page' in done) return done.page
  const id = await writeMethod(c.get('house').db, whoAsks(c).actor, done.method)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/metoder/${id}`)
})

const askedChange = (key: string): Asked => ({
  title: { sv: 'Ändra metoden', en: 'Change the method' },
  action: `/metoder/${key}/andra`,
  back: `/metoder/${key}`,
})
writeRoutes.get('/metoder/:key/andra', async (c) => {
  const { known, may } = await mustSee(c, 'key')
  if (!may.change) throw new Fault('not_found')
  return formPage(c, { ...askedChange(known.key), entered: enteredOf(known.method) })
})
writeRoutes.post('/metoder/:key/andra', async (c) => {
  const { known } = await mustSee(c, 'key')
  const done = await written(c, askedChange(known.key))
  if ('page' in done) return done.page
  if (!(await changeMethod(c.get('house').db, whoAsks(c).actor, known.key, done.method))) throw new Fault('not_found')
  return seeOther(c, `/metoder/${known.key}`)
})

/* ── from a file ── */

const CHOOSE: UploadPage = {
  title: { sv: 'Läs in en metod', en: 'Read a method' },
  crumbs: [METHODS],
  lead: {
    sv: 'En annan kommuns metod, eller en som ni har skrivit i filen. En annan hos er läser den innan den visas.',
    en: 'The method of another municipality, or one that you have written in the file. Another one with you reads it before it is shown.',
  },
  action: '/metoder/las-in',
  accept: '.json,application/json',
  hint: {
    sv: 'JSON. Hämta en metod som fil för att se hur den ska se ut.',
    en: 'JSON. Fetch a method as a file to see what it should look like.',
  },
}
writeRoutes.get('/metoder/las-in', async (c) => {
  await mustWrite(c)
  return uploadPage(c, CHOOSE)
})
writeRoutes.post('/metoder/las-in', async (c) => {
  await mustWrite(c)
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return uploadPage(c, CHOOSE, [NO_FILE])
  const json = await readJsonFile(new Uint8Array(await file.arrayBuffer()))
  if ('message' in json) return uploadPage(c, CHOOSE, [json.message])
  const read = readMethod(json.json)
  if (!read.ok)
    return uploadPage(
      c,
      CHOOSE,
      read.faults.map(({ place, message }) => ({
        sv: `${place || 'Filen'}: ${message.sv}`,
        en: `${place || 'The file'}: ${message.en}`,
      })),
    )
  const id = await writeMethod(c.get('house').db, whoAsks(c).actor, read.method)
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/metoder/${id}`)
})

/* ── read by another ── */

const NEEDS_WORDS: FormError = {
  field: 'said',
  message: { sv: 'Skriv vad som ska ändras, så att den som skrev vet.', en: 'Write what is to be changed, so that the writer knows.' },
}
async function judgedPage(c: Ctx, entered: Entered, error: FormError) {
  const seen = await mustSee(c, 'key')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={sayIn(seen.known.method.title, c.get('lang'))}
      crumbs={[METHODS, { label: { sv: 'Metoden', en: 'The method' }, href: `/metoder/${seen.known.key}` }]}
      errors={[error]}
    >
      <JudgeForm c={c} of={seen.known.key} entered={entered} error={error} />
    </Page>,
    422,
  )
}
function JudgeForm({ c, of, entered, error }: { c: Ctx; of: string; entered?: Entered; error?: FormError }) {
  const { said } = judgeRecord.fields
  return (
    <Form action={`/metoder/${of}/lasning`} csrf={csrfOf(c)}>
      <TextArea
        name="said"
        label={said.label}
        hint={said.hint}
        rows={said.rows}
        depends
        error={error?.message}
        value={typeof entered?.['said'] === 'string' ? entered['said'] : ''}
      />
      <Actions>
        <Button name="answer" value="shown" text={{ sv: 'Visa den för alla hos oss', en: 'Show it to everybody with us' }} />
        <Button
          kind="secondary"
          name="answer"
          value="returned"
          text={{ sv: 'Skicka tillbaka för ändring', en: 'Give it back to be changed' }}
        />
      </Actions>
    </Form>
  )
}
writeRoutes.post('/metoder/:key/lasning', async (c) => {
  const form = await readForm(c)
  const answer = wordOf(form, 'answer')
  if (answer !== 'shown' && answer !== 'returned') throw new Fault('bad_request')
  const reading = readRecord(judgeRecord, form)
  if (!reading.ok) return judgedPage(c, reading.entered, reading.errors[0] ?? NEEDS_WORDS)
  const { said } = reading.values
  if (answer === 'returned' && said === undefined) return judgedPage(c, {}, NEEDS_WORDS)
  const key = c.req.param('key')
  if (!(await judgeMethod(c.get('house').db, whoAsks(c).actor, key, answer, said ?? null))) throw new Fault('not_found')
  return seeOther(c, `/metoder/${key}`)
})
writeRoutes.post('/metoder/:key/dra-in', async (c) => {
  if (!(await withdrawMethod(c.get('house').db, whoAsks(c).actor, c.req.param('key')))) throw new Fault('not_found')
  return seeOther(c, METHODS.href)
})

/** What stands above an own method: who it waits for, and what was said. */
export function Standing({ seen: { known, writer, may } }: { seen: Seen }) {
  if (known.state === 'shipped' || known.state === 'shown') return null
  if (known.state === 'withdrawn')
    return <Notice kind="info" word={{ sv: 'Indragen', en: 'Withdrawn' }} title={{ sv: 'Visas inte längre', en: 'No longer shown' }} />
  return (
    <Notice
      kind="waiting"
      title={
        known.state === 'returned'
          ? { sv: 'Skickades tillbaka för ändring', en: 'Was given back to be changed' }
          : { sv: 'Väntar på att en annan läser den', en: 'Waits for another to read it' }
      }
    >
      {known.said === null ? null : <p>{known.said}</p>}
      <p>
        <T text={WAITS[known.state === 'returned' ? 'returned' : may.judge ? 'judge' : 'written'](writer ?? '–')} />
      </p>
    </Notice>
  )
}
/** What stands below it: the form of the one who has read it, or the way to take it out of the list. */
export function JudgeOrWithdraw({ c, seen: { known, may } }: { c: Ctx; seen: Seen }) {
  if (may.judge)
    return (
      <>
        <h2>
          <T text={{ sv: 'Du har läst den', en: 'You have read it' }} />
        </h2>
        <JudgeForm c={c} of={known.key} />
      </>
    )
  if (!may.withdraw) return null
  return (
    <Details summary={{ sv: 'Dra in metoden', en: 'Withdraw the method' }}>
      <Form action={`/metoder/${known.key}/dra-in`} csrf={csrfOf(c)}>
        <p>
          <T
            text={{
              sv: 'Den försvinner ur listan. Anteckningar och siffror finns kvar hos metoden.',
              en: 'It leaves the list. Notes and figures stay with the method.',
            }}
          />
        </p>
        <Button kind="secondary" text={{ sv: 'Dra in', en: 'Withdraw' }} />
      </Form>
    </Details>
  )
}
const WAITS = {
  returned: (by: string): Text => ({ sv: `Skriven av ${by}, som kan ändra den.`, en: `Written by ${by}, who can change it.` }),
  judge: (by: string): Text => ({
    sv: `Skriven av ${by}. Läs den, och se efter att inget i den pekar ut en person eller lär någon hur man hittar en.`,
    en: `Written by ${by}. Read it, and see that nothing in it points at a person or teaches anybody how to find one.`,
  }),
  written: (by: string): Text => ({
    sv: `Skriven av ${by}. En annan kommunikatör eller samordnare hos er läser den under Metoder. Finns ingen: be systemägaren ge en kollega rollen.`,
    en: `Written by ${by}. Another communicator or coordinator with you reads it under Methods. If there is none: ask the system owner to give a colleague the role.`,
  }),
}
