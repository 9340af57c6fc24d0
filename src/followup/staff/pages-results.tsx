import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, EmptyState, InsetText, Page, renderPage, T, useLang, type Words as Said } from '../../platform/page/index.ts'
import { SMALLEST_SHOWN, WHY_NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { readResults, type Results } from './deeds.ts'
import { STAFF } from './pages.tsx'
import { type Asked, MORE, shareOf, writeWords } from './staff.ts'
import type { SumLine } from './store.ts'

export const resultRoutes = new Hono<Env>()

resultRoutes.get('/personal/:id/resultat', async (c) => {
  const results = await readResults(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!results) throw new Fault('not_found')
  const { collection, sums } = results
  const whole = sums.find(({ unit, question }) => unit === null && question === '')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Vad medarbetarna svarade', en: 'What staff answered' }}
      crumbs={[STAFF, { label: collection.title, href: `/personal/${collection.id}` }]}
      lead={
        whole === undefined
          ? collection.title
          : {
              sv: `${collection.title}. Bilden bygger på ${whole.count} svar.`,
              en: `${collection.title}. The picture rests on ${whole.count} answers.`,
            }
      }
    >
      {whole === undefined ? <NotYet results={results} /> : <Pictures results={results} />}
    </Page>,
  )
})

function NotYet({ results: { collection } }: { results: Results }) {
  const closed = collection.state === 'closed'
  return (
    <EmptyState
      title={
        closed
          ? { sv: 'Färre än fem har svarat, så inget visas', en: 'Fewer than five have answered, so nothing is shown' }
          : { sv: 'Ingen bild än', en: 'No picture yet' }
      }
    >
      <p>
        <T
          text={
            closed
              ? {
                  sv: 'Öppna insamlingen igen, eller ta frågorna i ett samtal på arbetsplatsen.',
                  en: 'Open the collection again, or take the questions in a conversation at the workplace.',
                }
              : collection.pictures === 'along'
                ? {
                    sv: `Den första kommer när ${SMALLEST_SHOWN} i samma enhet har svarat.`,
                    en: `The first one comes when ${SMALLEST_SHOWN} in the same unit have answered.`,
                  }
                : { sv: 'Den kommer när insamlingen är stängd.', en: 'It comes when the collection is closed.' }
          }
        />
      </p>
    </EmptyState>
  )
}

function Pictures({ results }: { results: Results }) {
  return (
    <>
      <InsetText>
        <p>
          <T text={WHY_NOT_SHOWN} />{' '}
          <T
            text={{
              sv: 'Andelarna gäller dem som svarade på frågan. En och samma person kan ha svarat mer än en gång: det som hindras är två svar med samma återkomstkod.',
              en: 'Shares are of those who answered the question. One person may have answered more than once: what is hindered is two answers with one resume code.',
            }}
          />
        </p>
      </InsetText>
      {results.collection.asked.questions.map((question) => (
        <Distribution question={question} results={results} />
      ))}
      <FreeWords results={results} />
    </>
  )
}

/** "6 av 10 svarar …": the table in a sentence, for those who read and for those who listen. */
function inWords(question: Asked, sum: SumLine): Said {
  const [most] = question.choices.toSorted((a, b) => (sum.sums[b.value] ?? 0) - (sum.sums[a.value] ?? 0))
  if (most === undefined) return ''
  const share = shareOf(sum, most.value)
  return {
    sv: `${sum.count} svarade. Vanligast: ${most.text.sv} (${share} %).`,
    en: `${sum.count} answered. Most often: ${writeWords(most.text, 'en')} (${share}%).`,
  }
}

function Distribution({ question, results }: { question: Asked; results: Results }) {
  const lang = useLang()
  const mine = results.sums.filter((sum) => sum.question === question.id)
  const whole = mine.find((sum) => sum.unit === null)
  const title = writeWords(question.text, lang)
  if (question.choices.length === 0) return null
  if (whole === undefined)
    return (
      <>
        <h2>{title}</h2>
        <p>
          <T text={{ sv: 'Färre än fem har svarat på frågan.', en: 'Fewer than five have answered this question.' }} />
        </p>
      </>
    )
  const columns = [whole, ...mine.filter((sum) => sum.unit !== null)]
  return (
    <section>
      <h2>{title}</h2>
      <p>
        <T text={inWords(question, whole)} />
      </p>
      <DataTable
        caption={title}
        captionHidden
        rows={question.choices}
        columns={[
          { label: { sv: 'Svar', en: 'Answer' }, names: true, cell: (choice) => writeWords(choice.text, lang) },
          ...columns.map((sum) => ({
            label: nameOf(sum, results, lang),
            number: true,
            cell: (choice: Asked['choices'][number]) => <Share share={shareOf(sum, choice.value)} />,
          })),
        ]}
      />
    </section>
  )
}
const nameOf = (sum: SumLine, { names }: Results, lang: 'sv' | 'en'): string =>
  `${sum.unit === null ? { sv: 'Alla', en: 'All' }[lang] : (names.get(sum.unit) ?? '')} (${sum.count})`

/** The number, and a bar that says the same to the eye. */
function Share({ share }: { share: number }) {
  const lang = useLang()
  return (
    <>
      <svg class="sv-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="sv-bar__whole" width="100" height="10" />
        <rect class="sv-bar__part" width={String(Math.min(100, share))} height="10" />
      </svg>
      {lang === 'sv' ? `${share} %` : `${share}%`}
    </>
  )
}

function FreeWords({ results: { collection, words } }: { results: Results }) {
  const lang = useLang()
  if (words === undefined || !collection.words_allowed) return null
  const questions = [...collection.asked.questions.map(({ id, text }) => ({ id, title: writeWords(text, lang) })), { id: MORE, title: '' }]
  return (
    <>
      <h2>
        <T text={{ sv: 'I egna ord', en: 'In their own words' }} />
      </h2>
      {words.length === 0 ? (
        <p>
          <T
            text={{
              sv: 'Visas här när insamlingen är stängd och minst fem har svarat. Bara du ser det.',
              en: 'Shown here when the collection is closed and at least five have answered. Only you see it.',
            }}
          />
        </p>
      ) : (
        <p>
          <T
            text={{
              sv: 'I blandad ordning, utan tid och enhet. Sprid inte vidare det som kan peka ut någon.',
              en: 'In mixed order, without time or unit. Do not pass on what may point at somebody.',
            }}
          />
        </p>
      )}
      {questions.map(({ id, title }) => {
        const written = words.filter((one) => one.question === id)
        return written.length === 0 ? null : (
          <>
            {title === '' ? null : <h3>{title}</h3>}
            <ul>
              {written.map((one) => (
                <li>{one.words}</li>
              ))}
            </ul>
          </>
        )
      })}
    </>
  )
}
