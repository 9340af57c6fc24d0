/** One conversation: how it is safe to answer stands on top, always; then what was written, then the answer. */
import { Hono } from 'hono'
import { type Entered, FieldFor, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Details,
  type FormError,
  Form,
  HiddenField,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { LINE_STATES, lineState, OUTCOMES } from './contact.ts'
import { answer, close, type Conversation, note, readConversation, saveDraft, type Stepped, take } from './deeds.ts'
import { answerRecord, closeRecord, noteRecord } from './forms.ts'
import { CONTACTS } from './pages-queue.tsx'
import { DeletedOn, Messages, SafeCard, TakenBy } from './parts.tsx'

export const conversationPages = new Hono<Env>()
type Step = 'answer' | 'note' | 'close'
interface Wrong {
  step: Step
  errors: readonly FormError[]
  entered: Entered
  /** Somebody else has answered or written meanwhile. */
  late?: true
}
const pathOf = (id: string) => `/kontakt/samtal/${id}`
const idOf = (c: Ctx) => c.req.param('id') ?? ''

async function onePage(c: Ctx, wrong?: Wrong) {
  const read = await readConversation(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!read) throw new Fault('not_found')
  const { line, messages } = read
  const state = LINE_STATES[lineState(line)]
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Kontaktförfrågan', en: 'Contact request' }}
      crumbs={[CONTACTS, { label: { sv: 'Listan', en: 'The list' }, href: `/kontakt/lista/${line.queue}` }]}
      errors={wrong?.errors ?? []}
    >
      {messages[0]?.letter.danger === true && line.closed_at === null ? (
        <Notice kind="danger" title={{ sv: 'Den som skrev säger att det är fara nu', en: 'Whoever wrote says that there is danger now' }}>
          <p>
            <T
              text={{
                sv: 'Följ kortet nedan. Vet ni var hon är och livet är i fara: ring 112.',
                en: 'Follow the card below. If you know where she is and life is in danger: call 112.',
              }}
            />
          </p>
        </Notice>
      ) : null}
      {wrong?.late ? <Late /> : null}
      <SafeCard answer={messages.find(({ letter }) => letter.answer)?.letter.answer} />
      <p>
        <Tag {...state} /> <TakenBy read={read} />
      </p>
      <p>
        <DeletedOn read={read} />
      </p>
      <Messages read={read} />
      {line.closed_at === null ? <Answer c={c} read={read} wrong={wrong} /> : <Ended read={read} />}
      <Notes c={c} read={read} wrong={wrong} />
      {line.closed_at === null ? <Closing c={c} wrong={wrong} /> : null}
    </Page>,
    wrong ? 422 : 200,
  )
}

const Late = () => (
  <Notice
    kind="waiting"
    announce
    title={{ sv: 'En kollega hann före. Inget har skickats av dig', en: 'A colleague was first. Nothing was sent by you' }}
  >
    <p>
      <T
        text={{
          sv: 'Läs det som har kommit till. Din text står kvar i rutan.',
          en: 'Read what has been added. Your text is still in the box.',
        }}
      />
    </p>
  </Notice>
)

function Answer({ c, read, wrong }: { c: Ctx; read: Conversation; wrong: Wrong | undefined }) {
  const { line, draft, names } = read
  const own = wrong?.step === 'answer' ? wrong : undefined
  const entered = own?.entered ?? (draft ? { text: draft.text } : {})
  const mine = line.taken_by === whoAsks(c).actor.account
  return (
    <>
      <h2>
        <T text={{ sv: 'Svara', en: 'Answer' }} />
      </h2>
      <Form action={`${pathOf(line.id)}/ta`} csrf={csrfOf(c)}>
        <HiddenField name="mine" value={mine ? 'no' : 'yes'} />
        <Button kind="quiet" text={mine ? { sv: 'Lämna tillbaka', en: 'Give back' } : { sv: 'Ta den', en: 'Take it' }} />
      </Form>
      {draft ? (
        <p>
          <T
            text={{
              sv: `Utkast av ${names.get(draft.account) ?? '–'}. Alla i teamet ser det. En av er skickar.`,
              en: `Draft by ${names.get(draft.account) ?? '–'}. All of the team see it. One of you sends.`,
            }}
          />
        </p>
      ) : null}
      <Form action={`${pathOf(line.id)}/svara`} csrf={csrfOf(c)}>
        <HiddenField name="revision" value={String(line.revision)} />
        <FieldFor record={answerRecord} name="text" entered={entered} errors={own?.errors} />
        <Actions>
          <Button text={{ sv: 'Skicka svaret', en: 'Send the answer' }} />
          <Button kind="secondary" formaction={`${pathOf(line.id)}/utkast`} text={{ sv: 'Spara som utkast', en: 'Save as a draft' }} />
          <LinkButton kind="quiet" href={`${pathOf(line.id)}/lamna-over`} text={{ sv: 'Lämna över', en: 'Hand over' }} />
        </Actions>
      </Form>
    </>
  )
}
const Ended = ({ read: { line } }: { read: Conversation }) => (
  <Notice kind="success" word={{ sv: 'Avslutat', en: 'Closed' }} title={line.outcome === null ? '' : OUTCOMES[line.outcome]}>
    <Actions>
      <LinkButton href={`${pathOf(line.id)}/lamna-over`} text={{ sv: 'Lämna över', en: 'Hand over' }} />
    </Actions>
  </Notice>
)
function Notes({ c, read, wrong }: { c: Ctx; read: Conversation; wrong: Wrong | undefined }) {
  const own = wrong?.step === 'note' ? wrong : undefined
  return (
    <>
      <h2>
        <T text={{ sv: 'Anteckningar för teamet', en: 'Notes for the team' }} />
      </h2>
      {read.notes.map(({ account, written_at, text, kind }) => (
        <div>
          <p class="sv-hint">
            {read.names.get(account) ?? '–'}, <When at={written_at} />
            {kind === 'original' ? <T text={{ sv: ': öppnade ett original', en: ': opened an original' }} /> : null}
          </p>
          <p>{text}</p>
        </div>
      ))}
      <Details summary={{ sv: 'Skriv en anteckning', en: 'Write a note' }} open={own !== undefined}>
        <RecordForm
          record={noteRecord}
          action={`${pathOf(read.line.id)}/anteckna`}
          csrf={csrfOf(c)}
          submit={{ sv: 'Spara anteckningen', en: 'Save the note' }}
          entered={own?.entered}
          errors={own?.errors}
        />
      </Details>
    </>
  )
}
function Closing({ c, wrong }: { c: Ctx; wrong: Wrong | undefined }) {
  const own = wrong?.step === 'close' ? wrong : undefined
  return (
    <Details summary={{ sv: 'Avsluta', en: 'Close' }} open={own !== undefined}>
      <RecordForm
        record={closeRecord}
        action={`${pathOf(idOf(c))}/avsluta`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Avsluta', en: 'Close' }}
        entered={own?.entered}
        errors={own?.errors}
      />
    </Details>
  )
}

function led(c: Ctx, stepped: Stepped | undefined, text?: string) {
  if (stepped === undefined) throw new Fault('not_found')
  if (stepped === 'closed') throw new Fault('conflict')
  if (stepped === 'late') return onePage(c, { step: 'answer', errors: [], entered: { text: text ?? '' }, late: true })
  return seeOther(c, pathOf(idOf(c)))
}
conversationPages.get('/kontakt/samtal/:id', (c) => onePage(c))
conversationPages.post('/kontakt/samtal/:id/ta', async (c) => {
  const mine = wordOf(await readForm(c), 'mine') !== 'no'
  return led(c, await take(c.get('house').db, whoAsks(c).actor, idOf(c), mine))
})
for (const [path, deed] of [
  ['svara', answer],
  ['utkast', saveDraft],
] as const)
  conversationPages.post(`/kontakt/samtal/:id/${path}`, async (c) => {
    const form = await readForm(c)
    const reading = readRecord(answerRecord, form)
    if (!reading.ok) return onePage(c, { step: 'answer', ...reading })
    const revision = Number(wordOf(form, 'revision'))
    if (!Number.isInteger(revision)) throw new Fault('bad_request')
    const { text } = reading.values
    return led(c, await deed(c.get('house').db, whoAsks(c).actor, idOf(c), text, revision), text)
  })
conversationPages.post('/kontakt/samtal/:id/anteckna', async (c) => {
  const reading = readRecord(noteRecord, await readForm(c))
  if (!reading.ok) return onePage(c, { step: 'note', ...reading })
  return led(c, await note(c.get('house').db, whoAsks(c).actor, idOf(c), reading.values.note))
})
conversationPages.post('/kontakt/samtal/:id/avsluta', async (c) => {
  const reading = readRecord(closeRecord, await readForm(c))
  if (!reading.ok) return onePage(c, { step: 'close', ...reading })
  return led(c, await close(c.get('house').db, whoAsks(c).actor, idOf(c), reading.values.outcome))
})
