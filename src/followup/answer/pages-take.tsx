/** A round that comes as a file, and one that the organisation begins itself. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Choice, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm, wordOf } from '../../platform/http/form.ts'
import { FileUpload } from '../../platform/list/upload.tsx'
import {
  Actions,
  Button,
  Confirm,
  Form,
  type FormError,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  TextField,
  When,
} from '../../platform/page/index.ts'
import { ownRecord, setChoices, WHOLE, WHOLE_CHOICE } from './answer-forms.ts'
import { beginOwn, readRoundFile, type SeenFile, seeBeginning, seeRoundFile, takeRoundFile } from './deeds-round.ts'
import { fetchRound } from './deeds-fetch.ts'
import { ANSWERS } from './part-words.tsx'

export const takeRoutes = new Hono<Env>()
const TAKE = { label: { sv: 'Läs in en rundfil', en: 'Read a round from a file' }, href: '/svar/las-in' }
const NO_FILE: Text = { sv: 'Välj filen med rundan.', en: 'Choose the file with the round.' }
const database = (c: Ctx) => c.get('house').db

function filePage(c: Ctx, messages: readonly Text[] = [], link?: string) {
  const errors: FormError[] = messages.map((message) => ({ field: link === undefined ? 'file' : 'link', message }))
  const [error] = errors
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={TAKE.label}
      crumbs={[ANSWERS]}
      errors={errors}
      lead={{
        sv: 'Rundan är undertecknad av den som samordnar. Den läses och visas först; inget tas emot innan ni har bekräftat.',
        en: 'The round is signed by whoever coordinates. It is read and shown first; nothing is taken before you have confirmed.',
      }}
    >
      <FileUpload
        action={TAKE.href}
        csrf={csrfOf(c)}
        accept=".json,application/json"
        error={link === undefined ? error?.message : undefined}
      />
      <h2>
        <T text={{ sv: 'Eller hämta den med länken', en: 'Or fetch it by the link' }} />
      </h2>
      <Form action={`${TAKE.href}/hamta`} csrf={csrfOf(c)}>
        <TextField
          name="link"
          required
          value={link}
          autocomplete="off"
          label={{ sv: 'Länken i brevet', en: 'The link in the letter' }}
          hint={{
            sv: 'Er installation frågar den som samordnar. Ingenting om er följer med.',
            en: 'Your installation asks whoever coordinates. Nothing about you goes along.',
          }}
          error={link === undefined ? undefined : error?.message}
        />
        <Actions>
          <Button kind="secondary" text={{ sv: 'Hämta rundan', en: 'Fetch the round' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
takeRoutes.get('/svar/las-in', async (c) => {
  const may = await seeBeginning(database(c), whoAsks(c).actor)
  if (!may?.whole) throw new Fault('not_found')
  return filePage(c)
})
takeRoutes.post('/svar/las-in', async (c) => {
  const [file] = filesOf(await readForm(c), 'file')
  if (!file) return filePage(c, [NO_FILE])
  const read = await readRoundFile(database(c), whoAsks(c).actor, new Uint8Array(await file.arrayBuffer()))
  if (!read) throw new Fault('not_found')
  return read.ok ? seeOther(c, `/svar/las-in/${read.id}`) : filePage(c, [read.because])
})

takeRoutes.post('/svar/las-in/hamta', async (c) => {
  const { db, config } = c.get('house')
  const link = wordOf(await readForm(c), 'link')
  const read = await fetchRound(db, config, whoAsks(c).actor, link)
  if (!read) throw new Fault('not_found')
  return read.ok ? seeOther(c, `/svar/las-in/${read.id}`) : filePage(c, [read.because], link)
})

takeRoutes.get('/svar/las-in/:draft', async (c) => {
  const draft = c.req.param('draft')
  const seen = await seeRoundFile(database(c), whoAsks(c).actor, draft)
  if (!seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ta emot rundan', en: 'Take the round' }} crumbs={[ANSWERS, TAKE]}>
      <FileSummary seen={seen} />
      <Confirm
        action={`/svar/las-in/${draft}`}
        csrf={csrfOf(c)}
        back={TAKE.href}
        button={{ sv: 'Ta emot rundan', en: 'Take the round' }}
        consequence={<KeyWords seen={seen} />}
      />
    </Page>,
  )
})
function FileSummary({ seen: { document } }: { seen: SeenFile }) {
  const answerTo: Text = { sv: 'Som fil, på det sätt ni kommer överens om', en: 'As a file, in the way that you agree on' }
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Runda', en: 'Round' }, value: document.title },
        { label: { sv: 'Från', en: 'From' }, value: document.from },
        { label: { sv: 'Till', en: 'To' }, value: document.invited.name },
        { label: { sv: 'Stänger', en: 'Closes' }, value: <When at={document.closes} day /> },
        { label: { sv: 'Frågor', en: 'Questions' }, value: document.sets.map((set) => set.title.sv).join(', ') },
        {
          label: { sv: 'Svaret skickas till', en: 'The answer is sent to' },
          value: document.reply_to === undefined ? <T text={answerTo} /> : new URL(document.reply_to).origin,
        },
      ]}
    />
  )
}
function KeyWords({ seen: { key, pinned } }: { seen: SeenFile }) {
  if (pinned === 'same')
    return (
      <p>
        <T
          text={{
            sv: 'Filen är undertecknad med samma nyckel som förra gången.',
            en: 'The file is signed with the same key as last time.',
          }}
        />
      </p>
    )
  return (
    <>
      <Notice
        kind="waiting"
        word={{ sv: 'Första gången', en: 'First time' }}
        title={{ sv: 'Jämför siffrorna innan ni tar emot', en: 'Compare the figures before you take it' }}
      >
        <p>
          <T
            text={{
              sv: 'Ring den som samordnar på ett nummer som ni redan har, och be att få siffrorna upplästa:',
              en: 'Call whoever coordinates, on a number that you already have, and ask to have the figures read out:',
            }}
          />
        </p>
        <p>
          <strong class="sv-number">{key}</strong>
        </p>
      </Notice>
      <p>
        <T
          text={{
            sv: 'Stämmer de sparas nyckeln, och nästa fil från samma håll känns igen. Stämmer de inte: ta inte emot filen.',
            en: 'If they agree the key is kept, and the next file from there is known. If they do not: do not take the file.',
          }}
        />
      </p>
    </>
  )
}
takeRoutes.post('/svar/las-in/:draft', async (c) => {
  const taken = await takeRoundFile(database(c), whoAsks(c).actor, c.req.param('draft'))
  if (!taken) throw new Fault('not_found')
  return taken.ok ? seeOther(c, `/svar/runda/${taken.id}`) : filePage(c, [taken.because])
})

async function beginning(c: Ctx) {
  const may = await seeBeginning(database(c), whoAsks(c).actor)
  if (!may) throw new Fault('not_found')
  const own: Choice[] = may.unit === null ? [] : [{ value: may.unit, label: whoAsks(c).unit }]
  return ownRecord(setChoices(may.sets), may.whole ? [WHOLE_CHOICE, ...own] : own)
}
async function ownPage(c: Ctx, errors: readonly FormError[] = [], entered: Entered = {}) {
  const record = await beginning(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Gör en egen skattning', en: 'Assess yourselves' }}
      crumbs={[ANSWERS]}
      errors={errors}
      lead={{
        sv: 'Samma frågor som i en runda, utan att något lämnar er. Nästa steg är att dela ut frågorna.',
        en: 'The same questions as in a round, and nothing leaves you. The next step is to hand the questions out.',
      }}
    >
      <RecordForm
        record={record}
        action="/svar/ny"
        csrf={csrfOf(c)}
        submit={{ sv: 'Börja skattningen', en: 'Begin the assessment' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: ANSWERS.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
takeRoutes.get('/svar/ny', (c) => ownPage(c))
takeRoutes.post('/svar/ny', async (c) => {
  const reading = readRecord(await beginning(c), await readForm(c))
  if (!reading.ok) return ownPage(c, reading.errors, reading.entered)
  const { title, sets, unit, closes } = reading.values
  const id = await beginOwn(database(c), whoAsks(c).actor, { title, sets, unit: unit === WHOLE ? null : unit, closes })
  if (id === undefined) throw new Fault('not_found')
  return seeOther(c, `/svar/runda/${id}`)
})
