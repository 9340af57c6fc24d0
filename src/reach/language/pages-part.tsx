import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import {
  Actions,
  DataTable,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  type Text,
  TimeLine,
  When,
} from '../../platform/page/index.ts'
import { content, PHRASE_IDS } from '../text/index.ts'
import { type SeenPart, seePart } from './deeds.ts'
import { PHRASES_PART } from './language.ts'
import { askedForm } from './pages.tsx'
import { formName, formPlace, InlineWords, langOf, partName, partPlace, ROOM } from './part.tsx'
import { pairsOf } from './segments.ts'

/** One text beside the Swedish, with who has answered for it. */
export const partPages = new Hono<Env>()

export async function partFor(c: Ctx): Promise<SeenPart> {
  const seen = await seePart(c.get('house').db, whoAsks(c).actor, askedForm(c), c.req.param('what') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}

interface Beside {
  swedish: string
  other: string | undefined
}
function besideOf({ form, what, original, source }: SeenPart): { rows: Beside[]; alike: boolean } {
  if (what !== PHRASES_PART) {
    const { pairs, alike } = pairsOf(original, source)
    return { alike, rows: pairs.map((pair) => ({ swedish: pair.original, other: pair.translation })) }
  }
  const [swedish, other] = [content().phrases('sv').words, content().phrases(form).words]
  const lines = content().lines.flatMap(({ id }) => {
    const [ours, theirs] = [swedish.lines[id], other.lines[id]]
    return [
      { swedish: ours?.name ?? '', other: theirs?.name },
      { swedish: ours?.who ?? '', other: theirs?.who },
    ]
  })
  return { alike: true, rows: [...PHRASE_IDS.map((id) => ({ swedish: swedish[id], other: other[id] })), ...lines] }
}

export function BesideSwedish({ seen }: { seen: SeenPart }) {
  const { rows } = besideOf(seen)
  return (
    <DataTable
      caption={{ sv: 'Stycke för stycke', en: 'Paragraph by paragraph' }}
      rows={rows}
      columns={[
        {
          label: { sv: 'Svenska', en: 'Swedish' },
          cell: ({ swedish }) => (
            <span lang="sv">
              <InlineWords words={swedish} />
            </span>
          ),
        },
        {
          label: formName(seen.form),
          cell: ({ other }) =>
            other ? (
              <div {...langOf(seen.form)}>
                <InlineWords words={other} />
              </div>
            ) : (
              <T text={{ sv: 'Saknas', en: 'Missing' }} />
            ),
        },
      ]}
    />
  )
}

partPages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}', async (c) => {
  const seen = await partFor(c)
  const { form, what, text, page } = seen
  const at = partPlace(form, what).href
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={partName(what)}
      crumbs={[ROOM, formPlace(form)]}
      lead={
        page
          ? {
              sv: `Sidan på ${formName(form).sv.toLocaleLowerCase('sv')}, bredvid svenskan.`,
              en: `The page in ${formName(form).en}, beside the Swedish.`,
            }
          : {
              sv: 'Korta ord och linjernas namn. De står runt nummer och tider på varje sida.',
              en: 'Short words and the names of the lines. They stand around numbers and hours on every page.',
            }
      }
    >
      <State seen={seen} />
      <Actions>
        {text && seen.state !== 'signed' ? (
          <LinkButton kind="primary" href={`${at}/skriv-under`} text={{ sv: 'Låt någon skriva under', en: 'Have somebody sign' }} />
        ) : null}
        {page ? (
          <LinkButton
            kind={text ? 'secondary' : 'primary'}
            href={`${at}/andra`}
            text={text ? { sv: 'Rätta texten', en: 'Correct the text' } : { sv: 'Skriv en översättning', en: 'Write a translation' }}
          />
        ) : null}
        {page ? (
          <LinkButton kind="quiet" href={`${at}/fil`} text={{ sv: 'Hämta eller läs in en fil', en: 'Fetch or read a file' }} />
        ) : null}
      </Actions>
      {text ? (
        <BesideSwedish seen={seen} />
      ) : (
        <EmptyState title={{ sv: 'Sidan finns inte på språket än', en: 'The page is not in the language yet' }}>
          <p>
            <T
              text={{
                sv: 'Skriv en översättning här, eller hämta en fil som en översättare fyller i.',
                en: 'Write a translation here, or fetch a file for a translator to fill in.',
              }}
            />
          </p>
        </EmptyState>
      )}
      <History seen={seen} />
    </Page>,
  )
})

const NOTICES: Record<'signed' | 'stale' | 'unsigned', { kind: 'success' | 'waiting'; title: Text; words: Text }> = {
  signed: {
    kind: 'success',
    title: { sv: 'Underskriven, och visas på de öppna sidorna', en: 'Signed, and shown on the public pages' },
    words: { sv: 'Ändras texten gäller underskriften inte längre.', en: 'If the text changes the signature no longer counts.' },
  },
  stale: {
    kind: 'waiting',
    title: { sv: 'Texten har ändrats efter underskriften', en: 'The text has changed since it was signed' },
    words: {
      sv: 'Underskriften gäller inte längre. Någon som kan språket behöver läsa igen.',
      en: 'The signature no longer counts. Somebody who knows the language needs to read again.',
    },
  },
  unsigned: {
    kind: 'waiting',
    title: { sv: 'Ett utkast som ingen står för', en: 'A draft that nobody answers for' },
    words: {
      sv: 'Det visas inte för någon innan någon som kan språket har läst det och skrivit under.',
      en: 'It is shown to nobody before somebody who knows the language has read and signed it.',
    },
  },
}
function State({ seen: { state, shown, text, original_changed } }: { seen: SeenPart }) {
  if (state === 'none') return null
  const { kind, title, words } = NOTICES[state]
  return (
    <Notice kind={kind} title={title}>
      <p>
        <T text={words} />
      </p>
      {state !== 'signed' && shown && text?.origin === 'own' ? (
        <p>
          <T
            text={{
              sv: 'Tills dess visas utkastet som följde med och som redan är underskrivet.',
              en: 'Until then the draft that came with the program, already signed, is shown.',
            }}
          />
        </p>
      ) : null}
      {state === 'signed' && original_changed ? (
        <p>
          <T
            text={{
              sv: 'Den svenska texten har ändrats sedan dess. Läs igen och skriv under på nytt.',
              en: 'The Swedish text has changed since. Read again and sign anew.',
            }}
          />
        </p>
      ) : null}
    </Notice>
  )
}

function History({ seen }: { seen: SeenPart }) {
  if (seen.history.length === 0) return null
  const standing = seen.history.some(({ withdrawn_at }) => withdrawn_at === null)
  return (
    <>
      <h2>
        <T text={{ sv: 'Underskrifter', en: 'Signatures' }} />
      </h2>
      <TimeLine
        events={seen.history.map(({ recorded_at, on, name, function: said, by, withdrawn_at, sha256 }) => ({
          at: recorded_at,
          title: withdrawn_at
            ? { sv: 'Tillbakatagen', en: 'Withdrawn' }
            : sha256 === seen.text?.sha256
              ? { sv: 'Gäller', en: 'Counts' }
              : { sv: 'Gällde en annan text', en: 'Was for another text' },
          who: by,
          children: (
            <p>
              {name}, {said}. <T text={{ sv: 'Läst', en: 'Read on' }} /> <When at={on} day />.
            </p>
          ),
        }))}
      />
      {standing ? (
        <p>
          <a href={`${partPlace(seen.form, seen.what).href}/ta-tillbaka`}>
            <T text={{ sv: 'Ta tillbaka underskriften', en: 'Withdraw the signature' }} />
          </a>
        </p>
      ) : null}
    </>
  )
}
