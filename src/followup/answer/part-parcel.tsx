/** What leaves, and what is left to do before it can. */
import { DataTable, Details, T, type Text } from '../../platform/page/index.ts'
import type { PartAnswers } from '../exchange/index.ts'
import type { QuestionSet } from '../question/index.ts'
import { questionOf } from './answer.ts'
import type { SeenSigning } from './deeds-sign.ts'
import { AnswerWords, PartTag, Said } from './part-words.tsx'

const WHY: Record<'open' | 'not_approved', Text> = {
  open: { sv: 'Inte inlämnad', en: 'Not handed in' },
  not_approved: { sv: 'Granskaren har inte godkänt', en: 'The reviewer has not approved' },
}
export function LeftTable({ seen: { left, round, parts } }: { seen: SeenSigning }) {
  if (parts.length === 0)
    return (
      <p>
        <T
          text={{
            sv: 'Inga frågor är utdelade än. Börja med att dela ut dem.',
            en: 'No questions are handed out yet. Begin by handing them out.',
          }}
        />
      </p>
    )
  const setOf = (id: string) => round.sets.find((set) => set.id === id)
  return (
    <DataTable
      caption={{ sv: 'Kvar att göra', en: 'Left to do' }}
      rows={left}
      columns={[
        {
          label: { sv: 'Del', en: 'Part' },
          names: true,
          cell: ({ part }) => {
            const set = setOf(part.set_id)
            return <a href={`/svar/${part.id}`}>{set === undefined ? part.set_id : <Said words={set.title} set={set} />}</a>
          },
        },
        { label: { sv: 'Svarar', en: 'Answers' }, cell: ({ part }) => part.owner_signature },
        { label: { sv: 'Läge', en: 'State' }, cell: ({ part }) => <PartTag state={part.state} /> },
        {
          label: { sv: 'Vad', en: 'What' },
          cell: ({ part, because, questions }) =>
            because === 'comments' ? <Open set={setOf(part.set_id)} part={part.id} questions={questions} /> : <T text={WHY[because]} />,
        },
      ]}
    />
  )
}
function Open({ set, part, questions }: { set: QuestionSet | undefined; part: string; questions: readonly string[] }) {
  return (
    <>
      <T text={{ sv: 'Obesvarade kommentarer:', en: 'Unanswered comments:' }} />
      <ul>
        {questions.map((id) => {
          const question = set && questionOf(set, id)
          return question === undefined ? null : (
            <li>
              <a href={`/svar/${part}/fraga/${encodeURIComponent(id)}`}>
                <Said words={question.text} set={set as QuestionSet} />
              </a>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What leaves, set by set, as a table that can be read through. */
export function Parcel({ parcel, sets, words }: { parcel: readonly PartAnswers[]; sets: readonly QuestionSet[]; words: boolean }) {
  return (
    <>
      {parcel.map((part) => {
        const set = sets.find((one) => one.id === part.set)
        if (set === undefined) return null
        return (
          <>
            <DataTable
              caption={{ sv: set.title.sv, en: set.title['en'] ?? set.title.sv }}
              rows={part.answers}
              columns={[
                {
                  label: { sv: 'Fråga', en: 'Question' },
                  names: true,
                  cell: (answer) => {
                    const question = questionOf(set, answer.question)
                    return question === undefined ? answer.question : <Said words={question.text} set={set} />
                  },
                },
                {
                  label: { sv: 'Svar', en: 'Answer' },
                  cell: (answer) => {
                    const question = questionOf(set, answer.question)
                    return question === undefined ? '–' : <AnswerWords set={set} question={question} answer={answer} />
                  },
                },
                ...(words
                  ? [{ label: { sv: 'Ord', en: 'Words' }, cell: (answer: PartAnswers['answers'][number]) => answer.words || '–' }]
                  : []),
              ]}
            />
            {part.staff === undefined ? null : (
              <Details
                summary={{
                  sv: `Medarbetarnas fördelning för ${part.staff.length} frågor följer med`,
                  en: `Staff’s distribution for ${part.staff.length} questions goes along`,
                }}
              >
                <ul>
                  {part.staff.map((line) => (
                    <li>
                      {line.question}: <T text={{ sv: `omkring ${line.count} svar`, en: `about ${line.count} answers` }} />,{' '}
                      {Object.entries(line.shares)
                        .map(([level, share]) => `${level}: ${Math.round(share * 100)} %`)
                        .join(' · ')}
                    </li>
                  ))}
                </ul>
              </Details>
            )}
          </>
        )
      })}
      {parcel.length === 0 ? (
        <p>
          <T text={{ sv: 'Ingenting är besvarat.', en: 'Nothing is answered.' }} />
        </p>
      ) : null}
      <p>
        <T
          text={{
            sv: 'Har flera enheter svarat på samma fråga gäller den lägsta nivån: skyddet håller så långt som den svagaste enheten.',
            en: 'Where several units answered the same question the lowest level counts: protection holds as far as its weakest unit.',
          }}
        />
      </p>
    </>
  )
}
