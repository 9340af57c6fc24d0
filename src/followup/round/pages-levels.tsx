import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { writeCsv } from '../../platform/list/workbook.ts'
import { Page, renderPage, SummaryList, T, When } from '../../platform/page/index.ts'
import { questionsOf, sayIn } from '../question/index.ts'
import { readWords, seeLevels, type SeenLevels } from './deeds-one.ts'
import { levelWords, OneLevels } from './part-levels.tsx'
import { MARK_HEADING, markCell, roundCrumb, ROUNDS, SecrecyMark } from './parts.tsx'

/** One organisation's levels, and the words that it chose to share: each opening stands in the log. */
export const levelPages = new Hono<Env>()
const idOf = (c: Ctx): string => c.req.param('id') ?? ''
const at = (id: string) => `/rundor/inbjudan/${id}`

async function levels(c: Ctx): Promise<SeenLevels> {
  const asked = Number(c.req.query('svar') ?? '')
  const seen = await seeLevels(c.get('house').db, whoAsks(c).actor, idOf(c), Number.isInteger(asked) && asked > 0 ? asked : undefined)
  if (!seen) throw new Fault('not_found')
  return seen
}
const crumbsOf = ({ round, invited }: Pick<SeenLevels, 'round' | 'invited'>) => [
  ROUNDS,
  roundCrumb(round),
  { label: invited.name, href: at(invited.id) },
]

levelPages.get('/rundor/inbjudan/:id/nivaer', async (c) => {
  const seen = await levels(c)
  const { round, invited, sets, answer, parts, former, authority } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Nivåer', en: 'Levels' }}
      crumbs={crumbsOf(seen)}
      lead={{
        sv: `${invited.name}, svar ${answer.number}. Att ni öppnade sidan står i loggen.`,
        en: `${invited.name}, answer ${answer.number}. That you opened the page stands in the log.`,
      }}
    >
      <SecrecyMark round={round} authority={authority}>
        {answer.mark ? (
          <p>
            <T text={{ sv: 'Organisationens egen anteckning:', en: 'The organisation’s own note:' }} /> {answer.mark.provision},{' '}
            {answer.mark.date}, {answer.mark.authority}
          </p>
        ) : null}
      </SecrecyMark>
      <SummaryList
        rows={[
          { label: { sv: 'Underskrivet', en: 'Signed' }, value: <When at={answer.signed_off_at} /> },
          ...(answer.signed_off_by === null ? [] : [{ label: { sv: 'Av', en: 'By' }, value: answer.signed_off_by }]),
          {
            label: { sv: 'Delat', en: 'Shared' },
            value:
              answer.sharing === 'levels' ? (
                <T text={{ sv: 'Bara nivåer', en: 'Levels only' }} />
              ) : (
                <a href={`${at(invited.id)}/ord`}>
                  <T text={{ sv: 'Nivåer och kommentarer: läs kommentarerna', en: 'Levels and comments: read the comments' }} />
                </a>
              ),
          },
        ]}
      />
      <OneLevels sets={sets} parts={parts} former={former} />
      <p>
        <a href={`${at(invited.id)}/nivaer.csv?svar=${answer.number}`}>
          <T text={{ sv: 'Hämta nivåerna (CSV)', en: 'Fetch the levels (CSV)' }} />
        </a>
      </p>
    </Page>,
  )
})
levelPages.get('/rundor/inbjudan/:id/nivaer.csv', async (c) => {
  const { round, invited, sets, parts, authority } = await levels(c)
  const mark = markCell(round, authority)
  const rows = sets.flatMap((set) => {
    const part = parts.find((one) => one.set_id === set.id)
    return part
      ? questionsOf(set).map((question, index) => [
          invited.name,
          set.id,
          question.id,
          sayIn(question.text, 'sv', set),
          levelWords(set, question, part.levels[index]).sv,
          mark,
        ])
      : []
  })
  return c.body(writeCsv([['Organisation', 'Uppsättning', 'Fråga', 'Text', 'Nivå', MARK_HEADING], ...rows]), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="nivaer.csv"',
    'Cache-Control': 'no-store',
  })
})
levelPages.get('/rundor/inbjudan/:id/ord', async (c) => {
  const seen = await levels(c)
  const words = await readWords(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!words) throw new Fault('not_found')
  const lang = c.get('lang')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Kommentarer', en: 'Comments' }}
      crumbs={[...crumbsOf(seen), { label: { sv: 'Nivåer', en: 'Levels' }, href: `${at(idOf(c))}/nivaer` }]}
      lead={{
        sv: 'Det organisationen har valt att dela, med egna ord.',
        en: 'What the organisation has chosen to share, in its own words.',
      }}
    >
      <SecrecyMark round={seen.round} authority={seen.authority} />
      {seen.sets.map((set) => {
        const asked = questionsOf(set).filter((question) => words[set.id]?.[question.id] !== undefined)
        if (asked.length === 0) return null
        return (
          <>
            <h2>{sayIn(set.title, lang, set)}</h2>
            <SummaryList
              rows={asked.map((question) => ({ label: sayIn(question.text, lang, set), value: words[set.id]?.[question.id] ?? '' }))}
            />
          </>
        )
      })}
    </Page>,
  )
})
