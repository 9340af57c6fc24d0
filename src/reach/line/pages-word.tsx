import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import { type FormError, Notice, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { reportLine, type SeenOne, type Word } from './deeds.ts'
import { checkRecord, secretRecord, wrongRecord } from './fields.ts'
import { linePlace, ROOM } from './part.tsx'
import { lineFor } from './pages-one.tsx'

/** To say what holds of a line: that it is right, that it is wrong, that it is not to be shown. */
export const wordPages = new Hono<Env>()

interface Asked {
  path: 'kontrollera' | 'fel' | 'hemlig'
  title: Text
  lead?: Text
  record: AnyRecord
  submit: Text
  above?: Child
}
interface Filled {
  entered?: Entered | undefined
  errors?: readonly FormError[]
}
function wordPage(c: Ctx, { line }: SeenOne, { path, title, lead, record, submit, above }: Asked, { entered, errors = [] }: Filled) {
  const place = linePlace(line)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={title} crumbs={[ROOM, place]} errors={errors} {...(lead ? { lead } : {})}>
      {above ?? null}
      <RecordForm
        record={record}
        action={`${place.href}/${path}`}
        csrf={csrfOf(c)}
        submit={submit}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: place.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
async function say(c: Ctx, seen: SeenOne, word: Word) {
  if (!(await reportLine(c.get('house').db, whoAsks(c).actor, seen.line.id, word))) throw new Fault('not_found')
  return seeOther(c, linePlace(seen.line).href)
}

const checking = ({ line }: SeenOne): Asked => ({
  path: 'kontrollera',
  title: { sv: 'Anteckna kontrollen', en: 'Record the check' },
  lead: { sv: `${line.name.sv}, ${line.number}`, en: `${line.name.en}, ${line.number}` },
  record: checkRecord(line.kind === 'emergency'),
  submit: { sv: 'Anteckna', en: 'Record' },
})
wordPages.get('/linjer/:line/kontrollera', async (c) => {
  const seen = await lineFor(c)
  return wordPage(c, seen, checking(seen), { entered: { on: dayOf(new Date()) } })
})
wordPages.post('/linjer/:line/kontrollera', async (c) => {
  const seen = await lineFor(c)
  const reading = readForm(checkRecord(seen.line.kind === 'emergency'), await readBody(c))
  if (!reading.ok) return wordPage(c, seen, checking(seen), reading)
  const { how, on } = reading.values
  return say(c, seen, { verdict: 'checked', how, on })
})

const wrong = ({ line }: SeenOne): Asked => ({
  path: 'fel',
  title: { sv: 'Rapportera fel', en: 'Report as wrong' },
  lead: { sv: `${line.name.sv}, ${line.number}`, en: `${line.name.en}, ${line.number}` },
  record: wrongRecord,
  submit: line.always ? { sv: 'Rapportera', en: 'Report' } : { sv: 'Rapportera och ta bort', en: 'Report and take away' },
  above: <Consequence always={line.always} number={line.number} />,
})
/** Before anything is pressed: what happens on the pages, and who reads the words. */
function Consequence({ always, number }: { always: boolean; number: string }) {
  return (
    <Notice kind="info">
      <p>
        <T
          text={
            always
              ? {
                  sv: `${number} står kvar på sidorna vad som än rapporteras, så att ingen blir utan nummer att ringa.`,
                  en: `${number} stays on the pages whatever is reported, so that nobody is left without a number to call.`,
                }
              : {
                  sv: 'Linjen försvinner genast från alla era öppna sidor. Den kommer tillbaka när någon antecknar en ny kontroll.',
                  en: 'The line leaves all your public pages at once. It comes back when somebody records a new check.',
                }
          }
        />
      </p>
      <p>
        <T
          text={{
            sv: 'Det du skriver går också till den myndighet här som samordnar nationellt, om det finns någon, tillsammans med er organisations namn.',
            en: 'What you write also goes to the agency here that coordinates nationally, if there is one, together with your organisation’s name.',
          }}
        />
      </p>
    </Notice>
  )
}
wordPages.get('/linjer/:line/fel', async (c) => {
  const seen = await lineFor(c)
  return wordPage(c, seen, wrong(seen), {})
})
wordPages.post('/linjer/:line/fel', async (c) => {
  const seen = await lineFor(c)
  const reading = readForm(wrongRecord, await readBody(c))
  if (!reading.ok) return wordPage(c, seen, wrong(seen), reading)
  return say(c, seen, { verdict: 'wrong', note: reading.values.note })
})

const secret = (seen: SeenOne): Asked => ({
  ...wrong(seen),
  path: 'hemlig',
  title: { sv: 'Numret ska inte visas', en: 'The number is not to be shown' },
  record: secretRecord,
  submit: seen.line.always ? { sv: 'Rapportera', en: 'Report' } : { sv: 'Ta bort från sidorna', en: 'Take off the pages' },
})
wordPages.get('/linjer/:line/hemlig', async (c) => {
  const seen = await lineFor(c)
  return wordPage(c, seen, secret(seen), {})
})
wordPages.post('/linjer/:line/hemlig', async (c) => {
  const seen = await lineFor(c)
  const reading = readForm(secretRecord, await readBody(c))
  if (!reading.ok) return wordPage(c, seen, secret(seen), reading)
  return say(c, seen, { verdict: 'secret', note: reading.values.note })
})
