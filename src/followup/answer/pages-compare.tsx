/** One's own levels beside those of similar organisations, without names. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { levelsOf } from '../question/index.ts'
import { questionOf } from './answer.ts'
import { type Compared, seeComparison } from './deeds-report.ts'
import { ANSWERS, LevelWords, Said, SecrecyMark } from './part-words.tsx'

export const compareRoutes = new Hono<Env>()

compareRoutes.get('/svar/runda/:round/jamforelse', async (c) => {
  const seen = await seeComparison(c.get('house').db, whoAsks(c).actor, c.req.param('round'))
  if (!seen) throw new Fault('not_found')
  const { among, count } = seen.comparison
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Jämfört med liknande', en: 'Compared with similar ones' }}
      crumbs={[ANSWERS, { label: seen.round.title, href: `/svar/runda/${seen.round.id}` }]}
      lead={{
        sv: `Er nivå bredvid hur andra svarade: ${among.sv}, omkring ${count} organisationer. Inga namn, och bara frågor som minst fem andra har besvarat.`,
        en: `Your level beside how others answered: ${among.en}, about ${count} organisations. No names, and only questions that at least five others have answered.`,
      }}
    >
      <SecrecyMark />
      {seen.round.sets.map((set) => (
        <Compare seen={seen} set={set} />
      ))}
      <p>
        <T text={{ sv: 'Källa: den som samordnar rundan,', en: 'Source: whoever coordinates the round,' }} /> {seen.round.from_name},{' '}
        <When at={seen.came_at} day />.
      </p>
    </Page>,
  )
})

function Compare({ seen, set }: { seen: Compared; set: Compared['round']['sets'][number] }) {
  const rows = seen.comparison.lines.filter((line) => line.set === set.id)
  if (rows.length === 0) return null
  return (
    <DataTable
      caption={{ sv: set.title.sv, en: set.title['en'] ?? set.title.sv }}
      rows={rows}
      columns={[
        {
          label: { sv: 'Fråga', en: 'Question' },
          names: true,
          cell: ({ question }) => {
            const found = questionOf(set, question)
            return found === undefined ? question : <Said words={found.text} set={set} />
          },
        },
        {
          label: { sv: 'Ni', en: 'You' },
          cell: ({ question }) => {
            const found = questionOf(set, question)
            return found === undefined ? (
              '–'
            ) : (
              <LevelWords set={set} question={found} level={seen.own.get(`${set.id}/${question}`)?.level ?? null} />
            )
          },
        },
        {
          label: { sv: 'Andra', en: 'Others' },
          cell: ({ question, shares }) => {
            const found = questionOf(set, question)
            const values = found === undefined ? Object.keys(shares) : levelsOf(set, found).map((level) => String(level.value))
            return values.map((value) => `${value}: ${Math.round((shares[value] ?? 0) * 100)} %`).join(' · ')
          },
        },
      ]}
    />
  )
}
