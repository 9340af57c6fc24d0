import { Hono } from 'hono'
import { DocumentView, renderDocx, renderPdf } from '../../platform/document/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import {
  Actions,
  Button,
  Form,
  LinkButton,
  Notice,
  type NoticeKind,
  Page,
  renderPage,
  ScreenOnly,
  T,
  type Text,
} from '../../platform/page/index.ts'
import { askCheck, seeDocument, type SeenDocument, type Standing } from './deeds-document.ts'
import { documentOf } from './document-of.ts'
import { CONVERSATIONS } from './pages-list.tsx'

export const documentRoutes = new Hono<Env>()

const givenOf = (c: Ctx) => ({ port: c.get('house').outgoing, by: whoAsks(c).organisation, lang: c.get('lang') })
async function seenHere(c: Ctx): Promise<SeenDocument> {
  const seen = await seeDocument(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '', givenOf(c))
  if (!seen) throw new Fault('not_found')
  return seen
}

documentRoutes.get('/samtal/:id/dokument', async (c) => {
  const seen = await seenHere(c)
  const { conversation } = seen
  const at = `/samtal/${conversation.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={conversation.title}
      crumbs={[CONVERSATIONS, { label: conversation.title, href: at }]}
      lead={{ sv: 'Det som finns kvar av samtalet.', en: 'What remains of the conversation.' }}
    >
      <ScreenOnly>
        <Leaving c={c} seen={seen} />
        <Actions>
          <LinkButton kind="primary" href={`${at}/dokument.pdf`} text={{ sv: 'Hämta som PDF', en: 'Fetch as PDF' }} />
          <LinkButton href={`${at}/dokument.docx`} text={{ sv: 'Hämta som Word', en: 'Fetch as Word' }} />
        </Actions>
      </ScreenOnly>
      <DocumentView document={documentOf(seen.content)} href={() => ''} />
    </Page>,
  )
})

const SAID: Readonly<Record<Standing, { kind: NoticeKind; title: Text; text: Text }>> = {
  no_control: {
    kind: 'waiting',
    title: { sv: 'Läs igenom innan det lämnar organisationen', en: 'Read it through before it leaves the organisation' },
    text: {
      sv: 'Den här installationen har ingen röjandekontroll. Någon måste själv se till att texten inte röjer en person. Dokumentet märks som internt.',
      en: 'This installation has no röjandekontroll. Somebody must see to it that the text discloses no person. The document is marked as internal.',
    },
  },
  unchecked: {
    kind: 'waiting',
    title: { sv: 'Internt än så länge', en: 'Internal so far' },
    text: {
      sv: 'Ska dokumentet lämna organisationen: låt först röjandekontrollen läsa varje ord i det.',
      en: 'If the document is to leave the organisation, let the röjandekontroll read every word of it first.',
    },
  },
  changed: {
    kind: 'waiting',
    title: { sv: 'Texten har ändrats sedan kontrollen', en: 'The text has changed since the check' },
    text: {
      sv: 'Svaret gällde andra ord. Kontrollera igen innan det lämnar organisationen.',
      en: 'The answer held for other words. Check again before it leaves the organisation.',
    },
  },
  another: {
    kind: 'info',
    title: { sv: 'En kollega har bett om kontroll', en: 'A colleague has asked for a check' },
    text: {
      sv: 'Svaret finns hos den som bad. Du kan be om en egen.',
      en: 'The answer is with whoever asked. You can ask for one of your own.',
    },
  },
  waiting: {
    kind: 'waiting',
    title: { sv: 'Röjandekontrollen läser', en: 'The röjandekontroll is reading' },
    text: { sv: 'Ladda om sidan om en stund.', en: 'Reload the page in a while.' },
  },
  held: {
    kind: 'waiting',
    title: { sv: 'Hålls kvar tills någon har granskat', en: 'Held until somebody has reviewed it' },
    text: {
      sv: 'De som hanterar skyddade personuppgifter läser det. Dokumentet får inte lämna organisationen än.',
      en: 'Those who handle protected personal data read it. The document must not leave the organisation yet.',
    },
  },
  returned: {
    kind: 'waiting',
    title: { sv: 'Kom tillbaka: ändra först', en: 'Came back: change it first' },
    text: {
      sv: 'Ändra slutsatser eller ta bort tankar, och be om kontroll igen.',
      en: 'Change conclusions or remove thoughts, and ask for a check again.',
    },
  },
  passed: {
    kind: 'success',
    title: { sv: 'Har passerat röjandekontrollen', en: 'Has passed the röjandekontroll' },
    text: {
      sv: 'Det gäller exakt de här orden. Pröva sekretess som vanligt innan det lämnas ut.',
      en: 'That holds for exactly these words. Make the usual secrecy assessment before it is given out.',
    },
  },
}
const MAY_ASK: readonly Standing[] = ['unchecked', 'changed', 'another', 'returned']

function Leaving({ c, seen: { standing, said, conversation } }: { c: Ctx; seen: SeenDocument }) {
  const words = SAID[standing]
  return (
    <>
      <Notice kind={words.kind} title={words.title}>
        <p>
          <T text={words.text} />
        </p>
        {said === undefined ? null : <p>{said}</p>}
      </Notice>
      {MAY_ASK.includes(standing) ? (
        <Form action={`/samtal/${conversation.id}/kontrollera`} csrf={csrfOf(c)}>
          <Button
            kind="secondary"
            text={{ sv: 'Låt röjandekontrollen läsa dokumentet', en: 'Let the röjandekontroll read the document' }}
          />
        </Form>
      ) : null}
    </>
  )
}

documentRoutes.post('/samtal/:id/kontrollera', async (c) => {
  const asked = await askCheck(c.get('house').db, whoAsks(c).actor, c.req.param('id'), givenOf(c))
  if (asked === undefined) throw new Fault('not_found')
  if (asked === 'too_many') throw new Fault('too_many')
  return seeOther(c, `/samtal/${c.req.param('id')}/dokument`)
})

const download = (c: Ctx, bytes: Uint8Array, type: string, ending: string) =>
  c.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${c.get('lang') === 'sv' ? 'samtal' : 'conversation'}.${ending}"`,
  })
documentRoutes.get('/samtal/:id/dokument.pdf', async (c) => {
  const { content } = await seenHere(c)
  return download(c, await renderPdf(documentOf(content)), 'application/pdf', 'pdf')
})
documentRoutes.get('/samtal/:id/dokument.docx', async (c) => {
  const { content } = await seenHere(c)
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return download(c, await renderDocx(documentOf(content)), word, 'docx')
})
