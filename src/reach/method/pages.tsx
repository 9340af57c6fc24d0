/** The list of methods, and each method to read, print and fetch. */
import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { DocumentView, renderDocx, renderPdf } from '../../platform/document/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  renderPage,
  ScreenOnly,
  SelectField,
  T,
  Tag,
  useLang,
  When,
} from '../../platform/page/index.ts'
import { listMethods, seeMethod, type Listed, type Seen } from './deeds.ts'
import { documentOf } from './document-of.ts'
import { fits, type Group, GROUP_WORDS, GROUPS, type Known, sayIn, SETTING_WORDS, type Setting, SETTINGS, type Words } from './method.ts'
import { JudgeOrWithdraw, Standing } from './pages-write.tsx'
import { HERE, Since, UsedHere } from './pages-use.tsx'
import { METHODS } from './places.ts'

export const routes = new Hono<Env>()

/** What somebody wrote in Swedish only says so to a screen reader on an English page. */
function Say({ words }: { words: Words }) {
  const lang = useLang()
  return lang === 'en' && words.en === undefined ? <span lang="sv">{words.sv}</span> : <T text={sayIn(words, lang)} />
}
const STATE_TAGS = {
  written: { text: { sv: 'Väntar på läsning', en: 'Waits to be read' }, tone: 'waiting' },
  returned: { text: { sv: 'Att ändra', en: 'To change' }, tone: 'waiting' },
  shown: { text: { sv: 'Egen', en: 'Own' }, tone: 'plain' },
  withdrawn: { text: { sv: 'Indragen', en: 'Withdrawn' }, tone: 'plain' },
} as const

routes.get('/metoder', async (c) => {
  const listed = await listMethods(c.get('house').db, whoAsks(c).actor)
  if (!listed) throw new Fault('not_found')
  const group = GROUPS.find((one) => one === c.req.query('for'))
  const setting = SETTINGS.find((one) => one === c.req.query('plats'))
  const rows = listed.known.filter(({ method }) => fits(method, group, setting))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={METHODS.label}
      lead={{
        sv: 'Så når ni dem som inte söker upp er. Välj en, gör den i liten skala och skriv ner hur det gick.',
        en: 'How to reach those who do not come to you. Choose one, do it on a small scale and write down how it went.',
      }}
    >
      <Actions>
        <LinkButton href="/metoder/ny" text={{ sv: 'Skriv en egen metod', en: 'Write a method of your own' }} />
        <LinkButton href="/metoder/las-in" text={{ sv: 'Läs in från en fil', en: 'Read from a file' }} />
      </Actions>
      <Choose listed={listed} group={group} setting={setting} />
      <MethodTable rows={rows} listed={listed} />
    </Page>,
  )
})
const ALL = 'alla'
function Choose({ listed, group, setting }: { listed: Listed; group: Group | undefined; setting: Setting | undefined }) {
  const all = { sv: 'Alla', en: 'All' }
  const groups = GROUPS.filter((one) => listed.known.some(({ method }) => method.for_groups.includes(one)))
  const settings = SETTINGS.filter((one) => listed.known.some(({ method }) => method.settings.includes(one)))
  return (
    <form method="get" action={METHODS.href} class="sv-form">
      <SelectField
        name="for"
        depends
        label={{ sv: 'För vilka', en: 'For whom' }}
        value={group ?? ALL}
        options={[{ value: ALL, label: all }, ...groups.map((value) => ({ value, label: GROUP_WORDS[value] }))]}
      />
      <SelectField
        name="plats"
        depends
        label={{ sv: 'Var', en: 'Where' }}
        value={setting ?? ALL}
        options={[{ value: ALL, label: all }, ...settings.map((value) => ({ value, label: SETTING_WORDS[value] }))]}
      />
      <Actions>
        <Button kind="secondary" text={{ sv: 'Visa', en: 'Show' }} />
      </Actions>
    </form>
  )
}
const groupsOf = ({ for_groups }: Known['method']) => ({
  sv: for_groups.map((one) => GROUP_WORDS[one].sv).join(', '),
  en: for_groups.map((one) => GROUP_WORDS[one].en).join(', '),
})
function MethodTable({ rows, listed }: { rows: readonly Known[]; listed: Listed }) {
  return (
    <DataTable
      caption={METHODS.label}
      captionHidden
      rows={rows}
      empty={
        <EmptyState title={{ sv: 'Ingen metod för det än', en: 'No method for that yet' }}>
          <p>
            <T text={{ sv: 'Välj Alla, eller skriv en egen.', en: 'Choose All, or write one of your own.' }} />
          </p>
        </EmptyState>
      }
      columns={[
        {
          label: { sv: 'Metod', en: 'Method' },
          names: true,
          cell: ({ key, method }) => (
            <a href={`/metoder/${key}`}>
              <Say words={method.title} />
            </a>
          ),
        },
        { label: { sv: 'För vilka', en: 'For whom' }, cell: ({ method }) => <T text={groupsOf(method)} /> },
        {
          label: { sv: 'Prövad', en: 'Tried' },
          cell: ({ method }) => <T text={method.origin.tried === 'yes' ? { sv: 'Ja', en: 'Yes' } : { sv: 'Nej', en: 'No' }} />,
        },
        { label: { sv: 'Hos er', en: 'With you' }, cell: ({ key, state }) => <Here listed={listed} of={key} state={state} /> },
      ]}
    />
  )
}
function Here({ listed, of, state }: { listed: Listed; of: string; state: Known['state'] }) {
  const use = listed.used.get(of)
  if (use !== undefined)
    return (
      <>
        <Tag tone="done" text={{ sv: 'Vi använder den', en: 'We use it' }} /> <T text={{ sv: 'sedan', en: 'since' }} />{' '}
        <When at={use.started_on} day />
      </>
    )
  return state === 'shipped' ? <>–</> : <Tag {...STATE_TAGS[state]} />
}

/* ── one ── */

async function mustSee(c: Ctx): Promise<Seen> {
  const seen = await seeMethod(c.get('house').db, whoAsks(c).actor, c.req.param('key') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
const documentFor = (c: Ctx, { known }: Seen) =>
  documentOf(known.method, {
    lang: c.get('lang'),
    by: whoAsks(c).organisation,
    date: dayOf(),
  })

routes.get('/metoder/:key', async (c) => {
  const seen = await mustSee(c)
  const { known } = seen
  const usable = known.state === 'shipped' || known.state === 'shown'
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={sayIn(known.method.title, c.get('lang'))} crumbs={[METHODS]}>
      <ScreenOnly>
        <Standing seen={seen} />
        {usable && seen.use !== undefined ? (
          <p>
            <Since use={seen.use} />{' '}
            <a href={`#${HERE}`}>
              <T text={{ sv: 'Siffror och anteckningar', en: 'Figures and notes' }} />
            </a>
          </p>
        ) : null}
      </ScreenOnly>
      {c.get('lang') === 'en' && known.method.title.en === undefined ? (
        <Notice kind="info" title={{ sv: 'På svenska', en: 'In Swedish' }}>
          <p>
            <T text={{ sv: 'Metoden är skriven på svenska.', en: 'The method is written in Swedish.' }} />
          </p>
        </Notice>
      ) : null}
      <div class="sv-prose" lang={known.method.title.en === undefined ? 'sv' : c.get('lang')}>
        <DocumentView document={documentFor(c, seen)} href={() => ''} />
      </div>
      <ScreenOnly>
        <div class="sv-prose">
          <JudgeOrWithdraw c={c} seen={seen} />
          {usable ? <UsedHere c={c} seen={seen} /> : null}
          <TakeAlong seen={seen} />
        </div>
      </ScreenOnly>
    </Page>,
  )
})

const printed = ({ material }: Known['method']): boolean =>
  material.some(({ kind }) => kind === 'card' || kind === 'slip' || kind === 'poster')
function TakeAlong({ seen: { known, may } }: { seen: Seen }) {
  const at = `/metoder/${known.key}`
  const ways = [
    { href: `/metoder/ny/${known.key}`, text: { sv: 'Skriv en egen utifrån den här', en: 'Write one of your own after this one' } },
    { href: `${at}/metod.json`, text: { sv: 'Hämta som fil, för att dela med andra', en: 'Fetch as a file, to share with others' } },
    ...(may.change ? [{ href: `${at}/andra`, text: { sv: 'Ändra', en: 'Change' } }] : []),
  ]
  return (
    <>
      <h2>
        <T text={{ sv: 'Ta med och dela', en: 'Take along and share' }} />
      </h2>
      <Actions>
        <LinkButton href={`${at}/metod.pdf`} text={{ sv: 'Hämta som PDF', en: 'Fetch as PDF' }} />
        <LinkButton href={`${at}/metod.docx`} text={{ sv: 'Hämta som Word', en: 'Fetch as Word' }} />
      </Actions>
      {printed(known.method) ? (
        <p>
          <T
            text={{
              sv: 'Kort, lappar och affischer med rätt nummer görs under Kort och affischer.',
              en: 'Cards, slips and posters with the right numbers are made under Cards and posters.',
            }}
          />
        </p>
      ) : null}
      <ul>
        {ways.map(({ href, text }) => (
          <li>
            <a href={href}>
              <T text={text} />
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const download = (c: Ctx, body: Uint8Array | string, type: string, name: string) =>
  c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  })
routes.get('/metoder/:key/metod.pdf', async (c) =>
  download(c, await renderPdf(documentFor(c, await mustSee(c))), 'application/pdf', 'metod.pdf'),
)
routes.get('/metoder/:key/metod.docx', async (c) => {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return download(c, await renderDocx(documentFor(c, await mustSee(c))), word, 'metod.docx')
})
/** The same shape as content/methods: what one organisation writes, another reads in. */
routes.get('/metoder/:key/metod.json', async (c) => {
  const { known } = await mustSee(c)
  return download(c, `${JSON.stringify(known.method, null, 2)}\n`, 'application/json; charset=utf-8', `${known.method.id}.json`)
})
