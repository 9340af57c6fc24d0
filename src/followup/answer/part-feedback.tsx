/** What the answers say at once: where one stands, what is weakest, what would lift it, what has changed. */
import { DataTable, Details, EmptyState, T, useLang } from '../../platform/page/index.ts'
import { languageFor, sayIn } from '../question/index.ts'
import { questionOf } from './answer.ts'
import type { SeenPart } from './deeds-answer.ts'
import { LevelWords, Said } from './part-words.tsx'

const LIFTS_SHOWN = 5

export function PartFeedback({ seen }: { seen: SeenPart }) {
  const { whole, lifts } = seen.feedback
  const lang = languageFor(seen.set, useLang())
  return (
    <>
      <h2>
        <T text={{ sv: 'Vad svaren säger', en: 'What the answers say' }} />
      </h2>
      {whole.answered === 0 ? (
        <EmptyState title={{ sv: 'Inget är besvarat än', en: 'Nothing is answered yet' }}>
          <p>
            <T
              text={{
                sv: 'Så snart ett avsnitt är sparat står här vad som är svagast och vad som skulle lyfta det.',
                en: 'As soon as a section is saved it says here what is weakest and what would lift it.',
              }}
            />
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption={{ sv: 'Frågor på varje nivå', en: 'Questions at each level' }}
          rows={whole.levels}
          columns={[
            {
              label: { sv: 'Nivå', en: 'Level' },
              names: true,
              cell: ({ level }) => `${level.value}. ${sayIn(level.name, lang, seen.set)}`,
            },
            { label: { sv: 'Frågor', en: 'Questions' }, number: true, cell: ({ count }) => String(count) },
            {
              label: { sv: 'Vad nivån betyder', en: 'What the level means' },
              cell: ({ level }) => <Said words={level.meaning} set={seen.set} />,
            },
          ]}
        />
      )}
      {lifts.length === 0 ? null : <Lifts seen={seen} />}
    </>
  )
}

function Lifts({ seen }: { seen: SeenPart }) {
  const { lifts } = seen.feedback
  const shown = lifts.slice(0, LIFTS_SHOWN)
  const rest = lifts.slice(LIFTS_SHOWN)
  return (
    <>
      <LiftTable
        seen={seen}
        lifts={shown}
        caption={{ sv: 'Svagast nu, och vad som skulle lyfta det', en: 'Weakest now, and what would lift it' }}
      />
      {rest.length === 0 ? null : (
        <Details summary={{ sv: `Visa ${rest.length} till`, en: `Show ${rest.length} more` }}>
          <LiftTable seen={seen} lifts={rest} caption={{ sv: 'Fler frågor som går att lyfta', en: 'More questions that can be lifted' }} />
        </Details>
      )}
    </>
  )
}
function LiftTable({
  seen,
  lifts,
  caption,
}: {
  seen: SeenPart
  lifts: SeenPart['feedback']['lifts']
  caption: { sv: string; en: string }
}) {
  return (
    <DataTable
      caption={caption}
      rows={lifts}
      columns={[
        {
          label: { sv: 'Fråga', en: 'Question' },
          names: true,
          cell: ({ question }) => (
            <a href={`/svar/${seen.part.id}/fraga/${encodeURIComponent(question.id)}`}>
              <Said words={question.text} set={seen.set} />
            </a>
          ),
        },
        {
          label: { sv: 'Nu', en: 'Now' },
          cell: ({ question, stands }) => <LevelWords set={seen.set} question={question} level={stands.value} />,
        },
        {
          label: { sv: 'Nästa steg', en: 'Next step' },
          cell: ({ next }) => (next === undefined ? '–' : <Said words={next.meaning} set={seen.set} />),
        },
        {
          label: { sv: 'Gör något åt det', en: 'Do something about it' },
          quiet: true,
          cell: ({ question }) =>
            seen.part.locked && !seen.may.run ? null : (
              <a href={`/svar/${seen.part.id}/fraga/${encodeURIComponent(question.id)}/atgard`}>
                <T text={{ sv: 'Skapa åtgärd', en: 'Raise action' }} />
              </a>
            ),
        },
      ]}
    />
  )
}

export function PartMoves({ seen }: { seen: SeenPart }) {
  if (seen.former.size === 0) return null
  return (
    <>
      <h2>
        <T text={{ sv: 'Sedan förra gången', en: 'Since last time' }} />
      </h2>
      {seen.moved.length === 0 ? (
        <p>
          <T
            text={{
              sv: 'Ingen fråga har bytt nivå bland dem som är besvarade båda gångerna.',
              en: 'No question has changed level among those answered both times.',
            }}
          />
        </p>
      ) : (
        <DataTable
          caption={{ sv: 'Frågor som har bytt nivå', en: 'Questions that have changed level' }}
          captionHidden
          rows={seen.moved}
          columns={[
            {
              label: { sv: 'Fråga', en: 'Question' },
              names: true,
              cell: ({ question }) => {
                const found = questionOf(seen.set, question)
                return found === undefined ? question : <Said words={found.text} set={seen.set} />
              },
            },
            {
              label: { sv: 'Förra gången', en: 'Last time' },
              cell: (row) => <Level seen={seen} question={row.question} level={row.before} />,
            },
            { label: { sv: 'Nu', en: 'Now' }, cell: (row) => <Level seen={seen} question={row.question} level={row.now} /> },
            {
              label: { sv: 'Ändring', en: 'Change' },
              cell: ({ before, now }) => (
                <T
                  text={
                    now > before
                      ? { sv: `Upp ${now - before}`, en: `Up ${now - before}` }
                      : { sv: `Ned ${before - now}`, en: `Down ${before - now}` }
                  }
                />
              ),
            },
          ]}
        />
      )}
    </>
  )
}
function Level({ seen, question, level }: { seen: SeenPart; question: string; level: number }) {
  const found = questionOf(seen.set, question)
  return found === undefined ? String(level) : <LevelWords set={seen.set} question={found} level={level} />
}
