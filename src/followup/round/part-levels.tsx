/** Levels as tables that can be read aloud: of one organisation, or of many. */
import { DataTable, T, Tag, type Text, useLang } from '../../platform/page/index.ts'
import { NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { type Level, levelsOf, type Question, type QuestionSet, questionsOf, sayIn } from '../question/index.ts'
import { percent } from './parts.tsx'
import type { AggregateLine } from './picture.ts'
import { NOT_APPLICABLE } from './round.ts'
import type { MovedLine } from './deeds-picture.ts'
import type { PartLine } from './store-answer.ts'

export const levelWords = (set: QuestionSet, question: Question, level: number | null | undefined): Text => {
  if (level === null || level === undefined) return { sv: 'Inte besvarad', en: 'Not answered' }
  if (level === NOT_APPLICABLE) return { sv: 'Gäller inte', en: 'Does not apply' }
  const found = levelsOf(set, question).find((one) => one.value === level)
  const name = (lang: 'sv' | 'en') => (found ? sayIn(found.name, lang, set) : '')
  return question.kind === 'yes_no' ? { sv: name('sv'), en: name('en') } : { sv: `${level}. ${name('sv')}`, en: `${level}. ${name('en')}` }
}
const hasLevels = (question: Question): boolean => question.kind === 'level' || question.kind === 'yes_no'

function Moved({ now, was }: { now: number | null | undefined; was: number | null | undefined }) {
  if (typeof now !== 'number' || typeof was !== 'number' || now < 0 || was < 0) return <>–</>
  if (now === was) return <T text={{ sv: 'Oförändrat', en: 'Unchanged' }} />
  return now > was ? (
    <Tag tone="done" text={{ sv: `Upp från ${was}`, en: `Up from ${was}` }} />
  ) : (
    <Tag tone="waiting" text={{ sv: `Ned från ${was}`, en: `Down from ${was}` }} />
  )
}

/** One organisation: each question with its level, and what has changed since the former round. */
export function OneLevels({
  sets,
  parts,
  former,
}: {
  sets: readonly QuestionSet[]
  parts: readonly PartLine[]
  former: readonly PartLine[]
}) {
  const lang = useLang()
  return (
    <>
      {sets.map((set) => {
        const part = parts.find((one) => one.set_id === set.id)
        const before = former.find((one) => one.set_id === set.id)
        const rows = questionsOf(set).map((question, index) => ({ question, now: part?.levels[index], was: before?.levels[index] }))
        return (
          <>
            <h2>{sayIn(set.title, lang, set)}</h2>
            {part ? (
              <DataTable
                caption={{ sv: `Nivåer, ${set.title.sv}`, en: `Levels, ${sayIn(set.title, 'en', set)}` }}
                captionHidden
                rows={rows.filter((row) => hasLevels(row.question))}
                columns={[
                  { label: { sv: 'Fråga', en: 'Question' }, names: true, cell: (row) => sayIn(row.question.text, lang, set) },
                  { label: { sv: 'Nivå', en: 'Level' }, cell: (row) => <T text={levelWords(set, row.question, row.now)} /> },
                  ...(former.length > 0
                    ? [
                        {
                          label: { sv: 'Sedan förra rundan', en: 'Since the former round' },
                          cell: (row: (typeof rows)[number]) => <Moved now={row.now} was={row.was} />,
                        },
                      ]
                    : []),
                ]}
              />
            ) : (
              <p>
                <T text={{ sv: 'Den här delen är inte besvarad.', en: 'This part has not been answered.' }} />
              </p>
            )}
            {part?.staff && part.staff.length > 0 ? <StaffShares set={set} staff={part.staff} /> : null}
          </>
        )
      })}
    </>
  )
}
function StaffShares({ set, staff }: { set: QuestionSet; staff: NonNullable<PartLine['staff']> }) {
  const lang = useLang()
  const asked = questionsOf(set)
  return (
    <DataTable
      caption={{ sv: 'Medarbetares röster, avrundat', en: 'Staff’s voices, rounded' }}
      rows={staff}
      columns={[
        {
          label: { sv: 'Fråga', en: 'Question' },
          names: true,
          cell: (row) => {
            const question = asked.find((one) => one.id === row.question)
            return question ? sayIn(question.text, lang, set) : row.question
          },
        },
        { label: { sv: 'Omkring', en: 'About' }, number: true, cell: (row) => String(row.count) },
        {
          label: { sv: 'Fördelning', en: 'Spread' },
          cell: (row) =>
            Object.entries(row.shares)
              .map(([level, share]) => `${level}: ${percent(share)}`)
              .join(', '),
        },
      ]}
    />
  )
}

interface Row {
  question: Question
  line: AggregateLine | undefined
  moved: MovedLine | undefined
}
const scaleOf = (set: QuestionSet, question: Question): string =>
  levelsOf(set, question)
    .map((level) => `${level.value} ${level.name.sv}`)
    .join('|')

/** Many organisations: shares for each level, one table for each scale of the set. */
export function ManyLevels({ set, lines, moved }: { set: QuestionSet; lines: readonly AggregateLine[]; moved: readonly MovedLine[] }) {
  const lang = useLang()
  const rows: Row[] = questionsOf(set)
    .filter(hasLevels)
    .map((question) => ({
      question,
      line: lines.find((one) => one.set === set.id && one.question === question.id),
      moved: moved.find((one) => one.set === set.id && one.question === question.id),
    }))
  const scales = [...new Set(rows.map((row) => scaleOf(set, row.question)))]
  return (
    <>
      <h2>{sayIn(set.title, lang, set)}</h2>
      {scales.map((scale) => {
        const within = rows.filter((row) => scaleOf(set, row.question) === scale)
        const [first] = within
        return first ? <Scale set={set} rows={within} levels={levelsOf(set, first.question)} withMoved={moved.length > 0} /> : null
      })}
    </>
  )
}
function Scale({ set, rows, levels, withMoved }: { set: QuestionSet; rows: readonly Row[]; levels: readonly Level[]; withMoved: boolean }) {
  const lang = useLang()
  return (
    <DataTable
      caption={{ sv: 'Andel av dem som har svarat', en: 'Share of those who have answered' }}
      rows={rows}
      columns={[
        { label: { sv: 'Fråga', en: 'Question' }, names: true, cell: (row) => sayIn(row.question.text, lang, set) },
        {
          label: { sv: 'Svar', en: 'Answers' },
          number: true,
          cell: (row) => (row.line && !row.line.hidden ? String(row.line.count) : <T text={NOT_SHOWN} />),
        },
        ...levels.map((level) => ({
          label: { sv: sayIn(level.name, 'sv', set), en: sayIn(level.name, 'en', set) },
          number: true,
          cell: (row: Row) => (row.line && !row.line.hidden ? percent(row.line.shares[String(level.value)] ?? 0) : '–'),
        })),
        ...(withMoved
          ? [
              {
                label: { sv: 'Sedan förra rundan', en: 'Since the former round' },
                cell: ({ moved: one }: Row) =>
                  one && !one.hidden ? (
                    <T
                      text={{
                        sv: `${one.up} upp, ${one.same} lika, ${one.down} ned`,
                        en: `${one.up} up, ${one.same} the same, ${one.down} down`,
                      }}
                    />
                  ) : (
                    '–'
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
