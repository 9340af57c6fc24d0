/** Pictures, sealed originals, and handing a conversation over. */
import { Hono } from 'hono'
import { renderDocx, renderHtml } from '../../platform/document/index.ts'
import { type Entered, readForm as readRecord } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Actions, Button, type FormError, Form, LinkButton, Notice, Page, renderPage, T } from '../../platform/page/index.ts'
import { type Conversation, giveReason, openOriginal, type Picture, seePicture } from './deeds.ts'
import { beginHandOver, documentOf, letHandOverLeave, type SeenHandOver, seeForHandOver, seeHandOver } from './deeds-hand-over.ts'
import { handOverRecord, originalRecord } from './forms.ts'
import { wayOf } from './handing-over.ts'
import { CONTACTS, formPage } from './pages-queue.tsx'

export const handOverPages = new Hono<Env>()
const idOf = (c: Ctx) => c.req.param('id') ?? ''
interface Wrong {
  errors: readonly FormError[]
  entered: Entered
}

handOverPages.get('/kontakt/bild/:id', (c) => {
  whoAsks(c)
  const id = idOf(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Bild', en: 'Picture' }} crumbs={[CONTACTS]}>
      <p>
        <img
          src={`/kontakt/bild/${id}/fil`}
          alt={c.get('lang') === 'sv' ? 'Bilden som skickades' : 'The picture that was sent'}
          width="600"
        />
      </p>
      <p>
        <T
          text={{
            sv: 'En ny kopia: plats, tid och kamera är borttagna. Bilden kan ändå visa var någon är.',
            en: 'A new copy: place, time and camera are removed. The picture may still show where somebody is.',
          }}
        />
      </p>
      <Actions>
        <LinkButton href={`/kontakt/original/${id}`} text={{ sv: 'Öppna det förseglade originalet', en: 'Open the sealed original' }} />
      </Actions>
    </Page>,
  )
})
const ending = (type: string) => (type === 'image/png' ? 'png' : 'jpg')
const file = (c: Ctx, { media_type, bytes }: Picture, attached: boolean) =>
  c.body(new Uint8Array(bytes), 200, {
    'Content-Type': media_type,
    'Content-Disposition': `${attached ? 'attachment' : 'inline'}; filename="bild.${ending(media_type)}"`,
    'Cache-Control': 'no-store',
  })
handOverPages.get('/kontakt/bild/:id/fil', async (c) => {
  const picture = await seePicture(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!picture) throw new Fault('not_found')
  return file(c, picture, false)
})

const originalForm = (c: Ctx, wrong?: Wrong) =>
  formPage(c, {
    title: { sv: 'Öppna det förseglade originalet', en: 'Open the sealed original' },
    lead: {
      sv: 'Det kan innehålla platsen där bilden togs, tid, telefon och namn. Spara det inte någonstans där andra kommer åt det.',
      en: 'It may hold the place where the picture was taken, time, phone and names. Do not keep it where others can reach it.',
    },
    record: originalRecord,
    action: `/kontakt/original/${idOf(c)}`,
    submit: { sv: 'Öppna originalet', en: 'Open the original' },
    back: `/kontakt/bild/${idOf(c)}`,
    wrong,
  })
handOverPages.get('/kontakt/original/:id', (c) => {
  whoAsks(c)
  return originalForm(c)
})
handOverPages.post('/kontakt/original/:id', async (c) => {
  const reading = readRecord(originalRecord, await readForm(c))
  if (!reading.ok) return originalForm(c, reading)
  if (!(await giveReason(c.get('house').db, whoAsks(c).actor, idOf(c), reading.values.why))) throw new Fault('not_found')
  return seeOther(c, `/kontakt/original/${idOf(c)}/fil`)
})
handOverPages.get('/kontakt/original/:id/fil', async (c) => {
  const picture = await openOriginal(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!picture) throw new Fault('not_found')
  return file(c, picture, true)
})

/** Everything in order, to be cut down: what she wrote, what was answered, how it is safe to answer. */
function wholeText({ messages, names }: Conversation): string {
  const safe = messages.find(({ letter }) => letter.answer)?.letter.answer
  const card = safe
    ? [
        '## Så är det säkert att svara',
        [
          safe.how === 'here' ? '- Bara i säker kontakt. Ring inte.' : `- Telefon: ${safe.number ?? '–'}`,
          ...(safe.when ? [`- När: ${safe.when}`] : []),
          ...(safe.how === 'phone' ? [`- Meddelande: ${safe.message === 'yes' ? 'får lämnas' : 'lämna inget'}`] : []),
          ...(safe.say ? [`- Säg att ni är: ${safe.say}`] : []),
          ...(safe.our_word ? [`- Ordet ni säger: ${safe.our_word}`] : []),
          ...(safe.her_word ? [`- Ordet ni får höra: ${safe.her_word}`] : []),
          ...(safe.avoid ? [`- Gör inte: ${safe.avoid}`] : []),
        ].join('\n'),
      ]
    : []
  const said = messages.flatMap(({ from_visitor, account, letter }) => [
    from_visitor ? '## Den som skrev' : `## Svar från ${names.get(account ?? '') ?? 'teamet'}`,
    letter.text,
  ])
  return [...card, ...said].join('\n\n')
}
async function handOverForm(c: Ctx, wrong?: Wrong, busy = false) {
  const read = await seeForHandOver(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!read) throw new Fault('not_found')
  return formPage(c, {
    title: { sv: 'Lämna över till ett ärende eller en hänvisning', en: 'Hand over into a case or a referral' },
    lead: c.get('house').outgoing
      ? {
          sv: 'Texten går genom röjandekontrollen innan den kan lämnas. Fråga först den som skrev om hon vill.',
          en: 'The text goes through the disclosure check before it can leave. First ask whoever wrote whether she wants it.',
        }
      : {
          sv: 'Här finns ingen röjandekontroll. Läs själv igenom vad som kan röja någon. Fråga först den som skrev om hon vill.',
          en: 'There is no disclosure check here. Read through yourself what may disclose somebody. First ask whoever wrote whether she wants it.',
        },
    record: handOverRecord,
    action: `/kontakt/samtal/${idOf(c)}/lamna-over`,
    submit: { sv: 'Gå vidare', en: 'Go on' },
    back: `/kontakt/samtal/${idOf(c)}`,
    entered: { text: wholeText(read), way: 'document' },
    wrong,
    children: busy ? (
      <Notice
        kind="waiting"
        title={{
          sv: 'Kontrollen har fått för mycket just nu. Försök igen om en stund',
          en: 'The check has too much right now. Try again in a while',
        }}
      />
    ) : null,
  })
}
handOverPages.get('/kontakt/samtal/:id/lamna-over', (c) => handOverForm(c))
handOverPages.post('/kontakt/samtal/:id/lamna-over', async (c) => {
  const form = await readForm(c)
  const reading = readRecord(handOverRecord, form)
  if (!reading.ok) return handOverForm(c, reading)
  const { db, outgoing } = c.get('house')
  const begun = await beginHandOver(db, whoAsks(c).actor, idOf(c), reading.values, outgoing)
  if (begun === undefined) throw new Fault('not_found')
  if (begun === 'busy') return handOverForm(c, { errors: [], entered: { ...reading.values } }, true)
  return seeOther(c, `/kontakt/samtal/${idOf(c)}/lamna-over/${begun}`)
})

async function mustSee(c: Ctx): Promise<SeenHandOver> {
  const { db, outgoing } = c.get('house')
  const seen = await seeHandOver(db, whoAsks(c).actor, idOf(c), c.req.param('over') ?? '', outgoing)
  if (!seen) throw new Fault('not_found')
  return seen
}
handOverPages.get('/kontakt/samtal/:id/lamna-over/:over', async (c) => {
  const seen = await mustSee(c)
  const here = `/kontakt/samtal/${idOf(c)}/lamna-over/${seen.handed.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Överlämning', en: 'Handing over' }}
      crumbs={[CONTACTS, { label: { sv: 'Kontaktförfrågan', en: 'Contact request' }, href: `/kontakt/samtal/${idOf(c)}` }]}
    >
      <Checked seen={seen} />
      {seen.mayLeave && seen.handed.left_at === null ? (
        <Form action={here} csrf={csrfOf(c)}>
          <Actions>
            <Button text={{ sv: 'Lämna över', en: 'Hand over' }} />
          </Actions>
        </Form>
      ) : null}
      {documentOf(seen) ? (
        <Actions>
          <LinkButton kind="primary" href={`${here}/overlamning.docx`} text={{ sv: 'Hämta som Word-fil', en: 'Get as a Word file' }} />
          <LinkButton href={`${here}/overlamning.html`} text={{ sv: 'Hämta för utskrift', en: 'Get for printing' }} />
        </Actions>
      ) : null}
      <h2>
        <T text={wayOf(seen.handed.way)?.label ?? { sv: 'Text', en: 'Text' }} />
      </h2>
      {seen.text.split('\n').map((line) => (
        <p dir="auto">{line}</p>
      ))}
    </Page>,
  )
})
function Checked({ seen: { handed, own, check } }: { seen: SeenHandOver }) {
  if (!own)
    return (
      <Notice kind="info" title={{ sv: 'En kollega håller i överlämningen', en: 'A colleague is handing this over' }}>
        <p>
          <T text={{ sv: 'Bara den som började kan hämta texten.', en: 'Only the one who began can get the text.' }} />
        </p>
      </Notice>
    )
  if (handed.checked === null)
    return (
      <Notice
        kind="waiting"
        word={{ sv: 'Ingen kontroll', en: 'No check' }}
        title={{ sv: 'Texten är inte kontrollerad av något annat än dig', en: 'The text has been checked by nothing but you' }}
      />
    )
  switch (check?.state) {
    case 'passed':
      return <Notice kind="success" title={{ sv: 'Kontrollen har inget att invända', en: 'The check has nothing to object' }} />
    case 'returned':
      return (
        <Notice kind="waiting" title={{ sv: 'Texten måste ändras först', en: 'The text must be changed first' }}>
          <p>{check.words ?? ''}</p>
          <p>
            <a href={`/kontakt/samtal/${handed.conversation}/lamna-over`}>
              <T text={{ sv: 'Börja om med en ny text', en: 'Begin again with a new text' }} />
            </a>
          </p>
        </Notice>
      )
    case 'held':
      return (
        <Notice
          kind="waiting"
          title={{ sv: 'En granskare läser texten. Kom tillbaka senare', en: 'A reviewer reads the text. Come back later' }}
        />
      )
    default:
      return (
        <Notice
          kind="waiting"
          title={{ sv: 'Texten kontrolleras. Ladda om sidan om en stund', en: 'The text is being checked. Reload the page in a while' }}
        />
      )
  }
}
handOverPages.post('/kontakt/samtal/:id/lamna-over/:over', async (c) => {
  const { db, outgoing } = c.get('house')
  const over = c.req.param('over') ?? ''
  if (!(await letHandOverLeave(db, whoAsks(c).actor, idOf(c), over, outgoing))) throw new Fault('not_found')
  return seeOther(c, `/kontakt/samtal/${idOf(c)}/lamna-over/${over}`)
})
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
for (const ending of ['docx', 'html'] as const)
  handOverPages.get(`/kontakt/samtal/:id/lamna-over/:over/overlamning.${ending}`, async (c) => {
    const document = documentOf(await mustSee(c))
    if (!document) throw new Fault('not_found')
    const headers = {
      'Content-Type': ending === 'docx' ? WORD : 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="overlamning.${ending}"`,
      'Cache-Control': 'no-store',
    }
    return c.body(ending === 'docx' ? new Uint8Array(await renderDocx(document)) : renderHtml(document), 200, headers)
  })
