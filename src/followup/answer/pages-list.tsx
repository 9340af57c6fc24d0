import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, DataTable, EmptyState, LinkButton, Page, renderPage, T, Tag, When } from '../../platform/page/index.ts'
import { type Listed, listAnswering, type RoundLine } from './deeds-report.ts'
import { ANSWERS, PartTag, ProgressWords, Said } from './part-words.tsx'

export const listRoutes = new Hono<Env>()

listRoutes.get('/svar', async (c) => {
  const listed = await listAnswering(c.get('house').db, whoAsks(c).actor)
  const [now, former] = [listed.rounds.filter(({ round }) => !round.locked), listed.rounds.filter(({ round }) => round.locked)]
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ANSWERS.label}
      lead={{
        sv: 'Frågor om hur ni skyddar dem som behöver det, besvarade roll för roll.',
        en: 'Questions on how you protect those who need it, answered role by role.',
      }}
    >
      <Mine mine={listed.mine} runs={listed.runs} />
      {listed.runs ? <Running rounds={now} whole={listed.whole} /> : null}
      {listed.runs && former.length > 0 ? <Former rounds={former} /> : null}
    </Page>,
  )
})

function Mine({ mine, runs }: Pick<Listed, 'mine' | 'runs'>) {
  const today = dayOf()
  if (mine.length === 0 && runs) return null
  return (
    <DataTable
      caption={{ sv: 'Att svara på', en: 'For you to answer' }}
      rows={mine}
      empty={
        <EmptyState title={{ sv: 'Inga frågor väntar på dig', en: 'No questions wait for you' }}>
          <p>
            <T
              text={{
                sv: 'När er samordnare ger dig en del av en runda står den här, och på Idag.',
                en: 'When your coordinator hands you a part of a round it stands here, and on Today.',
              }}
            />
          </p>
        </EmptyState>
      }
      columns={[
        {
          label: { sv: 'Frågor', en: 'Questions' },
          names: true,
          cell: (part) => (
            <a href={`/svar/${part.id}`}>{part.set === undefined ? part.set_id : <Said words={part.set.title} set={part.set} />}</a>
          ),
        },
        { label: { sv: 'Runda', en: 'Round' }, cell: (part) => part.round_title },
        {
          label: { sv: 'Gäller', en: 'Concerns' },
          cell: (part) => part.unit_name ?? <T text={{ sv: 'Hela organisationen', en: 'The whole organisation' }} />,
        },
        {
          label: { sv: 'Klart senast', en: 'Done by' },
          cell: (part) => (
            <>
              <When at={part.due} day />
              {part.state === 'open' && part.due < today ? <Tag tone="waiting" text={{ sv: 'Sen', en: 'Late' }} /> : null}
            </>
          ),
        },
        { label: { sv: 'Besvarat', en: 'Answered' }, cell: (part) => <ProgressWords progress={part.progress} /> },
        { label: { sv: 'Läge', en: 'State' }, cell: (part) => <PartTag state={part.state} /> },
      ]}
    />
  )
}

function Running({ rounds, whole }: { rounds: readonly RoundLine[]; whole: boolean }) {
  return (
    <>
      <DataTable
        caption={{ sv: 'Pågående rundor', en: 'Rounds under way' }}
        rows={rounds}
        empty={
          <EmptyState title={{ sv: 'Ingen runda pågår', en: 'No round is under way' }}>
            <p>
              <T
                text={{
                  sv: 'En runda som ni bjuds in till kommer hit av sig själv, eller som en fil. Ni kan också börja med en egen skattning: den stannar hos er.',
                  en: 'A round that you are invited to comes here by itself, or as a file. You can also begin with an assessment of your own: it stays with you.',
                }}
              />
            </p>
          </EmptyState>
        }
        columns={[
          { label: { sv: 'Runda', en: 'Round' }, names: true, cell: ({ round }) => <a href={`/svar/runda/${round.id}`}>{round.title}</a> },
          {
            label: { sv: 'Från', en: 'From' },
            cell: ({ round }) => round.from_name || <T text={{ sv: 'Egen skattning', en: 'Own assessment' }} />,
          },
          { label: { sv: 'Stänger', en: 'Closes' }, cell: ({ round }) => <When at={round.closes} day /> },
          { label: { sv: 'Delar', en: 'Parts' }, number: true, cell: ({ parts }) => String(parts) },
          { label: { sv: 'Besvarat', en: 'Answered' }, cell: ({ progress }) => <ProgressWords progress={progress} /> },
          { label: { sv: 'Nästa steg', en: 'Next step' }, cell: (line) => <Next line={line} /> },
        ]}
      />
      <Actions>
        <LinkButton
          kind={rounds.length === 0 ? 'primary' : 'secondary'}
          href="/svar/ny"
          text={{ sv: 'Gör en egen skattning', en: 'Assess yourselves' }}
        />
        {whole ? <LinkButton href="/svar/las-in" text={{ sv: 'Läs in en rundfil', en: 'Read a round from a file' }} /> : null}
      </Actions>
    </>
  )
}
function Next({ line: { parts, ready, progress } }: { line: RoundLine }) {
  if (parts === 0) return <Tag tone="waiting" text={{ sv: 'Dela ut', en: 'Hand out' }} />
  if (ready > 0) return <Tag tone="waiting" text={{ sv: `Granska ${ready}`, en: `Review ${ready}` }} />
  return progress.answered < progress.all ? (
    <Tag text={{ sv: 'Besvaras', en: 'Being answered' }} />
  ) : (
    <Tag tone="waiting" text={{ sv: 'Lämna in eller skriv under', en: 'Hand in or sign off' }} />
  )
}
function Former({ rounds }: { rounds: readonly RoundLine[] }) {
  return (
    <DataTable
      caption={{ sv: 'Underskrivna', en: 'Signed off' }}
      rows={rounds}
      columns={[
        { label: { sv: 'Runda', en: 'Round' }, names: true, cell: ({ round }) => <a href={`/svar/runda/${round.id}`}>{round.title}</a> },
        {
          label: { sv: 'Från', en: 'From' },
          cell: ({ round }) => round.from_name || <T text={{ sv: 'Egen skattning', en: 'Own assessment' }} />,
        },
        { label: { sv: 'Stängde', en: 'Closed' }, cell: ({ round }) => <When at={round.closes} day /> },
      ]}
    />
  )
}
