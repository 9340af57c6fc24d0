import { Hono } from 'hono'
import { FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, Button, Form, type FormError, Page, renderPage, T } from '../../platform/page/index.ts'
import { askCheck } from './deeds-ask.ts'
import { contentErrors, FILES_AGAIN, outgoing, PASTED_NAME, subjectOf, tidyName, TOO_MANY } from './outgoing-set.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const askRoutes = new Hono<Env>()

export const ROOM = { label: { sv: 'Kontrollera utskick', en: 'Check outgoing' }, href: '/kontrollera' }

type Entered = Record<string, string | readonly string[]>

function AskForm({ csrf, entered, errors }: { csrf: string; entered: Entered; errors: readonly FormError[] }) {
  return (
    <Form action="/kontrollera" csrf={csrf} files>
      {(['files', 'text', 'recipient', 'subject'] as const).map((name) => (
        <FieldFor record={outgoing} name={name} entered={entered} errors={errors} />
      ))}
      <Actions>
        <Button text={{ sv: 'Kontrollera', en: 'Check' }} />
      </Actions>
    </Form>
  )
}

function AskHelp() {
  return (
    <>
      <h2>
        <T text={{ sv: 'Så går det till', en: 'How it works' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'Samvärn läser allt i filerna, också det som inte syns. Du får ett av två svar: Kan skickas, eller Går till granskning.',
            en: 'Samvärn reads everything in the files, also what is not seen. You get one of two answers: Can be sent, or Goes to review.',
          }}
        />
      </p>
      <p>
        <T
          text={{
            sv: 'Granskning är vanligt. Också en fil som inte går att läsa granskas, och varje text med någons personnummer, adress eller mobilnummer till en motpart eller allmänheten. Den som provar namn här syns i loggen.',
            en: 'Review is common. A file that cannot be read is reviewed too, and every text with anyone’s personnummer, address or mobile number for a counter-party or the public. Whoever tries names here is seen in the log.',
          }}
        />
      </p>
      <p>
        <T
          text={{
            sv: 'Det du lämnar in förvaras krypterat. Dokumenten raderas några dagar efter beslutet.',
            en: 'What you hand in is kept encrypted. The documents are deleted some days after the decision.',
          }}
        />
      </p>
    </>
  )
}

async function showAsk(c: Ctx, entered: Entered, errors: readonly FormError[], status: 200 | 422 | 429): Promise<Response> {
  const shell = c.get('shell')
  return renderPage(
    c,
    <Page
      shell={shell}
      title={ROOM.label}
      errors={errors}
      aside={<AskHelp />}
      lead={{ sv: 'Innan något skickas ut: lägg hela utskicket här.', en: 'Before anything is sent: put the whole of it here.' }}
    >
      <p>
        <a href="/kontrollera/mina">
          <T text={{ sv: 'Mina utskick', en: 'My outgoing sets' }} />
        </a>
      </p>
      <AskForm csrf={csrfOf(c)} entered={entered} errors={errors} />
    </Page>,
    status,
  )
}

askRoutes.get('/kontrollera', (c) => {
  whoAsks(c)
  return showAsk(c, {}, [], 200)
})

/** A page that answers a POST is put aside by the platform and comes back by 303, so the words stay out of the browser's files. */
function sendBack(c: Ctx, entered: Entered, errors: readonly FormError[], status: 422 | 429, hadFiles: boolean): Promise<Response> {
  return showAsk(c, entered, hadFiles ? [...errors, { field: 'files', message: FILES_AGAIN }] : errors, status)
}

function wordsIn(form: FormData): Entered {
  return Object.fromEntries(
    ['recipient', 'subject', 'text'].flatMap((name) => {
      const value = form.get(name)
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

askRoutes.post('/kontrollera', async (c) => {
  const who = whoAsks(c)
  const { db, config } = c.get('house')
  const form = await readForm(c)
  const entered = wordsIn(form)
  const reading = readRecord(outgoing, form)
  const chosen = form.getAll('files').filter((one): one is File => typeof one !== 'string' && (one.size > 0 || one.name !== ''))
  const content = contentErrors(chosen, String(entered['text'] ?? ''), config)
  if (!reading.ok || content.length > 0)
    return sendBack(c, entered, [...content, ...(reading.ok ? [] : reading.errors)], 422, chosen.length > 0)
  const { recipient, subject, text } = reading.values
  const files = await Promise.all(
    chosen.map(async (file) => ({ name: tidyName(file.name), content: new Uint8Array(await file.arrayBuffer()) })),
  )
  if (text !== undefined) files.push({ name: PASTED_NAME, content: new TextEncoder().encode(text) })
  const asked = await askCheck(db, config, who.actor, { recipient, subject: subjectOf(subject), files })
  return asked.ok ? seeOther(c, `/kontrollera/${asked.id}`) : sendBack(c, entered, [{ message: TOO_MANY }], 429, chosen.length > 0)
})
