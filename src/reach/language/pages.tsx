import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, Details, LinkButton, Notice, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { content, FORMS, type Form } from '../text/index.ts'
import { draftForms, type FormState, type PartState, seeForm, seeForms } from './deeds.ts'
import { PHRASES_PART } from './language.ts'
import { FACTS, formName, formPlace, LanguageTabs, langOf, partName, partPlace, ROOM, StateTag } from './part.tsx'

/** What there is in each language, and who answers for it. */
export const formPages = new Hono<Env>()

export const askedForm = (c: Ctx): Form => {
  const form = draftForms.find((one) => one === c.req.param('form'))
  if (!form) throw new Fault('not_found')
  return form
}
const pagesOf = ({ parts }: FormState) => parts.filter(({ page }) => page)
const countOf = (parts: readonly PartState[], state: PartState['state']) => parts.filter((part) => part.state === state).length

formPages.get('/sprak', async (c) => {
  const forms = await seeForms(c.get('house').db, whoAsks(c).actor)
  if (!forms) throw new Fault('not_found')
  const pages = content().pages.length
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROOM.label}
      lead={{
        sv: 'Vad som finns på varje språk. En översättning visas först när någon som kan språket har läst den och står för den.',
        en: 'What there is in each language. A translation is shown only when somebody who knows the language has read it and answers for it.',
      }}
    >
      <LanguageTabs current="texts" />
      <DataTable
        caption={ROOM.label}
        captionHidden
        rows={forms}
        columns={[
          {
            label: { sv: 'Språk', en: 'Language' },
            names: true,
            cell: ({ form }) => (
              <a href={`/sprak/${form}`}>
                <T text={formName(form)} /> (<bdi {...langOf(form)}>{FORMS[form].name}</bdi>)
              </a>
            ),
          },
          { label: FACTS, cell: ({ parts }) => <StateTag state={parts.find(({ what }) => what === PHRASES_PART)?.state ?? 'none'} /> },
          {
            label: { sv: 'Sidor som visas', en: 'Pages shown' },
            number: true,
            cell: (f) => `${pagesOf(f).filter(({ shown }) => shown).length} / ${pages}`,
          },
          {
            label: { sv: 'Att läsa och skriva under', en: 'To read and sign' },
            number: true,
            cell: (f) => String(countOf(pagesOf(f), 'unsigned')),
          },
          {
            label: { sv: 'Ändrade efter underskrift', en: 'Changed after signing' },
            number: true,
            cell: (f) => String(countOf(f.parts, 'stale')),
          },
        ]}
      />
      <p>
        <T
          text={{
            sv: `Svenska, lätt svenska och engelska följer med och är fullständiga: ${pages} sidor var.`,
            en: `Swedish, easy Swedish and English come with the program and are complete: ${pages} pages each.`,
          }}
        />
      </p>
      <Details summary={{ sv: 'Vad som visas innan något är underskrivet', en: 'What is shown before anything is signed' }}>
        <p>
          <T
            text={{
              sv: 'Linjernas nummer och tider visas på alla språk, med svenska ord omkring. När tabellen över fakta är underskriven blir också orden på språket. Utkasten visas inte för någon.',
              en: 'The numbers and hours of the lines are shown in every language, with Swedish words around them. When the table of facts is signed the words are in the language too. The drafts are shown to nobody.',
            }}
          />
        </p>
      </Details>
    </Page>,
  )
})

const ORIGINS = {
  own: { sv: 'Egen text', en: 'Own text' },
  shipped: { sv: 'Utkast som följer med', en: 'Draft that comes with it' },
}

formPages.get('/sprak/:form{[a-z]{2}}', async (c) => {
  const form = askedForm(c)
  const seen = await seeForm(c.get('house').db, whoAsks(c).actor, form)
  if (!seen) throw new Fault('not_found')
  const next = seen.parts.find(({ state }) => state === 'stale') ?? seen.parts.find(({ state }) => state === 'unsigned')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={formName(form)}
      crumbs={[ROOM]}
      lead={{
        sv: 'Läs varje text bredvid svenskan och låt någon som kan språket skriva under.',
        en: 'Read each text beside the Swedish and have somebody who knows the language sign it.',
      }}
    >
      {next ? (
        <p>
          <LinkButton
            kind="primary"
            href={partPlace(form, next.what).href}
            text={{ sv: `Läs: ${partName(next.what).sv}`, en: `Read: ${partName(next.what).en}` }}
          />
        </p>
      ) : (
        <Notice kind="success" title={{ sv: 'Allt som finns är underskrivet', en: 'All that there is is signed' }} />
      )}
      <DataTable
        caption={formPlace(form).label}
        captionHidden
        rows={seen.parts.filter(({ text }) => text)}
        columns={[
          {
            label: { sv: 'Text', en: 'Text' },
            names: true,
            cell: ({ what }) => (
              <a href={partPlace(form, what).href}>
                <T text={partName(what)} />
              </a>
            ),
          },
          { label: { sv: 'Varifrån', en: 'Where from' }, cell: ({ text }) => (text ? <T text={ORIGINS[text.origin]} /> : '–') },
          { label: { sv: 'Läge', en: 'State' }, cell: ({ state }) => <StateTag state={state} /> },
          {
            label: { sv: 'På sidorna', en: 'On the pages' },
            cell: ({ shown }) => <T text={shown ? { sv: 'Visas', en: 'Shown' } : { sv: 'Visas inte', en: 'Not shown' }} />,
          },
          { label: { sv: 'Underskriven av', en: 'Signed by' }, cell: ({ signature }) => (signature ? <Signed {...signature} /> : '–') },
        ]}
      />
      <Missing {...seen} />
    </Page>,
  )
})
/** Pages that nobody has written yet in the language: out of the way, and one step from being written. */
function Missing({ form, parts }: FormState) {
  const missing = parts.filter(({ text }) => !text)
  if (missing.length === 0) return null
  return (
    <Details
      summary={{
        sv: `Sidor som inte finns på språket än (${missing.length})`,
        en: `Pages that are not in the language yet (${missing.length})`,
      }}
    >
      <ul>
        {missing.map(({ what }) => (
          <li>
            <a href={partPlace(form, what).href}>
              <T text={partName(what)} />
            </a>
          </li>
        ))}
      </ul>
    </Details>
  )
}
const Signed = ({ function: by, on }: { function: string; on: string }) => (
  <>
    {by}, <When at={on} day />
  </>
)
