/** The list of sets, a set as it is read, and a set withdrawn. */
import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { Fault } from '../../platform/faults.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import {
  Actions,
  Confirm,
  Count,
  DataTable,
  Details,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  renderPage,
  T,
  Tag,
  useLang,
} from '../../platform/page/index.ts'
import { listSets, seeSet, type SeenSet, withdrawSet } from './deeds.ts'
import type { KnownSet } from './deeds-read.ts'
import { languageFor, SetText } from './form.tsx'
import { loadRoutes } from './pages-load.tsx'
import { frameworkRoutes } from './pages-framework.tsx'
import { fileRoutes } from './pages-files.tsx'
import { tryRoutes } from './pages-try.tsx'
import { QUESTIONS } from './places.ts'
import { type QuestionSet, questionsOf, sayIn } from './question.ts'
import { AUDIENCE_WORDS, languageName, LevelMeanings, pathOf, ReadSections, SetFacts } from './set-view.tsx'

export const routes = new Hono<Env>()
const COUNTED = { one: { sv: 'fråga', en: 'question' }, many: { sv: 'frågor', en: 'questions' } }

function SetTable({ caption, known, empty }: { caption: { sv: string; en: string }; known: readonly KnownSet[]; empty?: Child }) {
  const page = useLang()
  return (
    <DataTable
      caption={caption}
      rows={known}
      empty={empty}
      columns={[
        {
          label: { sv: 'Uppsättning', en: 'Set' },
          names: true,
          cell: ({ set, withdrawn_at }) => (
            <>
              <a href={pathOf(set)}>
                <SetText words={set.title} set={set} lang={languageFor(set, page)} />
              </a>
              {withdrawn_at === undefined ? null : (
                <>
                  {' '}
                  <Tag text={{ sv: 'Tillbakadragen', en: 'Withdrawn' }} />
                </>
              )}
            </>
          ),
        },
        { label: { sv: 'För', en: 'For' }, cell: ({ set }) => <T text={AUDIENCE_WORDS[set.audience]} /> },
        { label: { sv: 'Frågor', en: 'Questions' }, number: true, cell: ({ set }) => String(questionsOf(set).length) },
        { label: { sv: 'Version', en: 'Version' }, number: true, cell: ({ set }) => set.version },
        { label: { sv: 'Språk', en: 'Languages' }, cell: ({ set }) => set.languages.map((one) => languageName(one, page)).join(', ') },
      ]}
    />
  )
}
/** One line a set: its latest version that stands, else its latest. */
const latest = (known: readonly KnownSet[]): KnownSet[] =>
  known.filter(
    (one, index) =>
      index === known.findIndex((other) => other.set.id === one.set.id && other.withdrawn_at === undefined) ||
      (index === known.findIndex((other) => other.set.id === one.set.id) &&
        known.every((other) => other.set.id !== one.set.id || other.withdrawn_at !== undefined)),
  )

routes.get('/fragor', async (c) => {
  const { known, mayKeep } = await listSets(c.get('house').db, whoAsks(c).actor)
  const own = latest(known.filter((one) => one.own))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={QUESTIONS.label}
      lead={{
        sv: 'Frågor som hjälper er att se hur det står till och vad som är nästa steg. Välj en och prova.',
        en: 'Questions that help you see how things stand and what the next step is. Choose one and try.',
      }}
    >
      <SetTable caption={{ sv: 'Följer med Samvärn', en: 'Come with Samvärn' }} known={latest(known.filter((one) => !one.own))} />
      {own.length > 0 || mayKeep ? (
        <SetTable
          caption={{ sv: 'Er egna', en: 'Your own' }}
          known={own}
          empty={
            <EmptyState title={{ sv: 'Ni har inga egna uppsättningar än', en: 'You have no sets of your own yet' }}>
              <p>
                <T
                  text={{
                    sv: 'Hämta en uppsättning som kalkylblad, gör om den till er egen och läs in den, eller läs in ett ramverk som ni redan följer.',
                    en: 'Fetch a set as a spreadsheet, make it your own and load it, or load a framework that you already follow.',
                  }}
                />
              </p>
            </EmptyState>
          }
        />
      ) : null}
      {mayKeep ? (
        <Actions>
          <LinkButton href="/fragor/las-in" text={{ sv: 'Läs in en uppsättning', en: 'Load a set' }} />
          <LinkButton href="/fragor/ramverk" text={{ sv: 'Läs in ett ramverk', en: 'Load a framework' }} />
        </Actions>
      ) : null}
    </Page>,
  )
})

async function mustSee(c: Ctx, version?: string): Promise<SeenSet> {
  const seen = await seeSet(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '', version)
  if (!seen) throw new Fault('not_found')
  return seen
}

function Ways({ seen }: { seen: SeenSet }) {
  const { set } = seen.known
  const path = pathOf(set)
  const [, previous] = seen.versions.slice(seen.versions.findIndex((one) => one.set.version === set.version))
  return (
    <Details summary={{ sv: 'Hämta, översätt, jämför', en: 'Fetch, translate, compare' }}>
      <ul>
        <li>
          <a href={`${path}/fil.xlsx`}>
            <T text={{ sv: 'Hämta som kalkylblad (XLSX)', en: 'Fetch as a spreadsheet (XLSX)' }} />
          </a>
        </li>
        <li>
          <a href={`${path}/fil.csv`}>
            <T text={{ sv: 'Hämta som CSV', en: 'Fetch as CSV' }} />
          </a>
        </li>
        <li>
          <a href={`${path}/fil.json`}>
            <T text={{ sv: 'Hämta som JSON', en: 'Fetch as JSON' }} />
          </a>
        </li>
        {seen.mayKeep ? (
          <li>
            <a href={`${path}/sprak`}>
              <T text={{ sv: 'Lägg till ett språk', en: 'Add a language' }} />
            </a>
          </li>
        ) : null}
        {previous === undefined ? null : (
          <li>
            <a href={`${path}/skillnad/${previous.set.version}`}>
              <T
                text={{
                  sv: `Se vad som skiljer mot version ${previous.set.version}`,
                  en: `See what differs from version ${previous.set.version}`,
                }}
              />
            </a>
          </li>
        )}
        {seen.versions
          .filter((one) => one.set.version !== set.version)
          .map((one) => (
            <li>
              <a href={pathOf(one.set)}>
                <T text={{ sv: `Läs version ${one.set.version}`, en: `Read version ${one.set.version}` }} />
              </a>
            </li>
          ))}
        {seen.mayWithdraw ? (
          <li>
            <a href={`${path}/dra-tillbaka`}>
              <T text={{ sv: 'Dra tillbaka versionen', en: 'Withdraw this version' }} />
            </a>
          </li>
        ) : null}
      </ul>
    </Details>
  )
}

function OtherLanguages({ set, lang }: { set: QuestionSet; lang: string }) {
  const page = useLang()
  const others = [...set.languages, ...(set.incomplete ?? [])].filter((one) => one !== lang)
  if (others.length === 0) return null
  return (
    <p class="sv-screen-only">
      <T text={{ sv: 'Läs på', en: 'Read in' }} />{' '}
      {others.map((one, index) => (
        <>
          {index > 0 ? ' · ' : ''}
          <a href={`${pathOf(set)}?pa=${one}`}>{languageName(one, page)}</a>
        </>
      ))}
    </p>
  )
}

routes.get('/fragor/:id/:version{[0-9.]+}', async (c) => {
  const seen = await mustSee(c, c.req.param('version'))
  const { set, withdrawn_at } = seen.known
  const page = c.get('lang')
  const lang = languageFor(set, page, c.req.query('pa'))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={sayIn(set.title, lang, set)}
      crumbs={[QUESTIONS]}
      {...(set.lead === undefined ? {} : { lead: sayIn(set.lead, lang, set) })}
    >
      {withdrawn_at === undefined ? null : (
        <Notice kind="info" title={{ sv: 'Tillbakadragen', en: 'Withdrawn' }}>
          <p>
            <T
              text={{
                sv: 'Den används inte i nya rundor, men gamla svar läses bredvid den.',
                en: 'It is not used in new rounds, but old answers are read beside it.',
              }}
            />
          </p>
        </Notice>
      )}
      <OtherLanguages set={set} lang={lang} />
      <p>
        <Count count={questionsOf(set).length} words={COUNTED} />.{' '}
        <T
          text={{
            sv: 'Lagen är återgiven med våra ord och är inte granskad av en jurist.',
            en: 'The law is told in our words and has not been reviewed by a jurist.',
          }}
        />
      </p>
      <Actions>
        <LinkButton kind="primary" href={`${pathOf(set)}/prova`} text={{ sv: 'Prova själv', en: 'Try it yourself' }} />
      </Actions>
      <LevelMeanings set={set} lang={lang} />
      <Ways seen={seen} />
      <ReadSections set={set} others={seen.others} lang={lang} />
      <h2>
        <T text={{ sv: 'Om uppsättningen', en: 'About the set' }} />
      </h2>
      <SetFacts known={seen.known} lang={lang} />
    </Page>,
  )
})

routes.get('/fragor/:id/:version{[0-9.]+}/dra-tillbaka', async (c) => {
  const seen = await mustSee(c, c.req.param('version'))
  if (!seen.mayWithdraw) throw new Fault('not_found')
  const { set } = seen.known
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Dra tillbaka versionen', en: 'Withdraw this version' }}
      crumbs={[QUESTIONS, { label: set.title.sv, href: pathOf(set) }]}
    >
      <Confirm
        action={`${pathOf(set)}/dra-tillbaka`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Den går inte längre att välja i nya rundor och samtal. Rundor som redan pågår fortsätter, och gamla svar går att läsa bredvid frågorna.',
                en: 'It can no longer be chosen in new rounds and conversations. Rounds under way go on, and old answers can be read beside the questions.',
              }}
            />
          </p>
        }
        button={{ sv: 'Dra tillbaka', en: 'Withdraw' }}
        back={pathOf(set)}
      />
    </Page>,
  )
})
routes.post('/fragor/:id/:version{[0-9.]+}/dra-tillbaka', async (c) => {
  const done = await withdrawSet(c.get('house').db, whoAsks(c).actor, c.req.param('id'), c.req.param('version'))
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
  return seeOther(c, '/fragor')
})

routes.route('/', loadRoutes)
routes.route('/', frameworkRoutes)
routes.route('/', fileRoutes)
routes.route('/', tryRoutes)

/** Without a version: the latest that stands. Last, so that no other path is taken for a set. */
routes.get('/fragor/:id', async (c) => seeOther(c, pathOf((await mustSee(c)).known.set)))
