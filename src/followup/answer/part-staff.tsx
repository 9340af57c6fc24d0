/** Staff's voices beside a part: asked by link or code, shown when enough have answered, sent along or not. */
import { Actions, Button, Checkbox, CheckboxGroup, DataTable, DateField, Details, Form, T } from '../../platform/page/index.ts'
import { levelsOf } from '../question/index.ts'
import { setChoices } from './answer-forms.ts'
import { questionOf } from './answer.ts'
import type { SeenPart } from './deeds-answer.ts'
import { STAFF_QUESTIONS_MAX } from './deeds-staff.ts'
import { Said } from './part-words.tsx'

export function StaffPart({ seen, csrf }: { seen: SeenPart; csrf: string }) {
  const { part, staff, may } = seen
  if (part.collection === null && !may.run) return null
  return (
    <>
      <h2>
        <T text={{ sv: 'Medarbetarnas röster', en: 'Staff’s voices' }} />
      </h2>
      {part.collection === null ? <AskStaff seen={seen} csrf={csrf} /> : null}
      {part.collection !== null && staff.length === 0 ? (
        <p>
          <T
            text={{
              sv: 'Insamlingen är startad. Inget visas förrän minst fem har svarat.',
              en: 'The collection has begun. Nothing is shown until at least five have answered.',
            }}
          />{' '}
          {may.run ? (
            <a href={`/personal/${part.collection}`}>
              <T text={{ sv: 'Länk, QR-kod och möteskod', en: 'Link, QR code and meeting code' }} />
            </a>
          ) : null}
        </p>
      ) : null}
      {staff.length > 0 ? <Voices seen={seen} /> : null}
      {part.collection !== null && may.run ? (
        <Form action={`/svar/${part.id}/medarbetare/dela`} csrf={csrf} label={{ sv: 'Dela medarbetarnas svar', en: 'Share staff answers' }}>
          <Checkbox
            name="dela"
            checked={part.share_staff}
            label={{ sv: 'Skicka med fördelningen när svaren skickas', en: 'Send the distribution along when the answers are sent' }}
            hint={{
              sv: 'Andelar av ett antal avrundat till fem. Aldrig för en enskild.',
              en: 'Shares of a number rounded to five. Never for one person.',
            }}
          />
          <Actions>
            <Button kind="secondary" text={{ sv: 'Spara valet', en: 'Save the choice' }} />
          </Actions>
        </Form>
      ) : null}
    </>
  )
}

function AskStaff({ seen: { part, set }, csrf }: { seen: SeenPart; csrf: string }) {
  return (
    <Details summary={{ sv: 'Fråga medarbetarna om samma sak', en: 'Ask staff about the same' }}>
      <Form action={`/svar/${part.id}/medarbetare`} csrf={csrf}>
        <CheckboxGroup
          name="avsnitt"
          required
          label={{ sv: 'Vilka avsnitt?', en: 'Which sections?' }}
          hint={{
            sv: `Högst ${STAFF_QUESTIONS_MAX} frågor, så att det går på tio minuter. Utan konto, utan namn.`,
            en: `At most ${STAFF_QUESTIONS_MAX} questions, so that it takes ten minutes. Without account, without name.`,
          }}
          options={set.sections.map((section) => {
            const [choice] = setChoices([{ ...set, id: section.id, title: section.title }])
            const count = section.questions.filter((question) => question.kind !== 'words').length
            const label = choice?.label
            const words = typeof label === 'object' ? label : { sv: section.title.sv, en: section.title.sv }
            return { value: section.id, label: { sv: `${words.sv} (${count})`, en: `${words.en} (${count})` } }
          })}
        />
        <DateField name="stanger" required label={{ sv: 'Sista dag att svara', en: 'Last day to answer' }} value={part.due} />
        <Actions>
          <Button kind="secondary" text={{ sv: 'Starta insamlingen', en: 'Start the collection' }} />
        </Actions>
      </Form>
    </Details>
  )
}

function Voices({ seen }: { seen: SeenPart }) {
  const { set } = seen
  return (
    <DataTable
      caption={{ sv: 'Hur medarbetarna svarade, avrundat till fem', en: 'How staff answered, rounded to five' }}
      rows={seen.staff}
      columns={[
        {
          label: { sv: 'Fråga', en: 'Question' },
          names: true,
          cell: ({ question }) => {
            const found = questionOf(set, question)
            return found === undefined ? question : <Said words={found.text} set={set} />
          },
        },
        { label: { sv: 'Svar, omkring', en: 'Answers, about' }, number: true, cell: ({ count }) => String(count) },
        {
          label: { sv: 'Fördelning', en: 'Distribution' },
          cell: ({ question, shares }) => {
            const found = questionOf(set, question)
            const values = found === undefined ? [] : levelsOf(set, found).map((level) => String(level.value))
            return values.map((value) => `${value}: ${Math.round((shares[value] ?? 0) * 100)} %`).join(' · ')
          },
        },
      ]}
    />
  )
}
