/** A set as a person reads it: levels, questions, what a good answer looks like, and the law one press away. */
import { DataTable, Details, InsetText, SummaryList, T, Tag, type Text, useLang, When } from '../../platform/page/index.ts'
import type { KnownSet } from './deeds-read.ts'
import { QuestionLaw, SetText } from './form.tsx'
import { type Audience, levelsOf, placeOf, type Question, type QuestionSet, sayIn } from './question.ts'

export const AUDIENCE_WORDS: Readonly<Record<Audience, Text>> = {
  manager: { sv: 'Chefer och ansvariga', en: 'Managers and those responsible' },
  professional: { sv: 'Yrkesverksamma', en: 'Professionals' },
  civil_society: { sv: 'Föreningar och företag', en: 'Associations and companies' },
  communicator: { sv: 'Den som sköter webben', en: 'Those who keep the web' },
  care: { sv: 'Den som frågar om våld', en: 'Those who ask about violence' },
  any: { sv: 'Alla', en: 'Everybody' },
}
/** Texts that our own sets cover point by point, as people call them. */
const SOURCES: Readonly<Record<string, Text>> = {
  'seed-001': { sv: 'stödmaterialet', en: 'the support material' },
  'municipal-web-test': { sv: 'webbtestet', en: 'the web test' },
  'local-routine': { sv: 'den lokala rutinen', en: 'the local routine' },
}

const LANGUAGE_NAMES = new Map<string, Intl.DisplayNames>()
export function languageName(code: string, page: string): string {
  const names = LANGUAGE_NAMES.get(page) ?? new Intl.DisplayNames([page], { type: 'language' })
  LANGUAGE_NAMES.set(page, names)
  return names.of(code) ?? code
}
export const pathOf = (set: Pick<QuestionSet, 'id' | 'version'>): string => `/fragor/${set.id}/${set.version}`

export function SetFacts({ known, lang }: { known: KnownSet; lang: string }) {
  const { set } = known
  const page = useLang()
  const { origin } = set
  return (
    <SummaryList
      rows={[
        { label: { sv: 'För', en: 'For' }, value: <T text={AUDIENCE_WORDS[set.audience]} /> },
        { label: { sv: 'Version', en: 'Version' }, value: set.version },
        {
          label: { sv: 'Språk', en: 'Languages' },
          value: [
            ...set.languages.map((one) => languageName(one, page)),
            ...(set.incomplete ?? []).map((one) => `${languageName(one, page)} (${page === 'sv' ? 'ofullständigt' : 'incomplete'})`),
          ].join(', '),
        },
        { label: { sv: 'Skriven av', en: 'Written by' }, value: origin.by },
        ...(origin.from === undefined
          ? []
          : [{ label: { sv: 'Utifrån', en: 'From' }, value: <SetText words={origin.from} set={set} lang={lang} /> }]),
        ...(origin.source === undefined ? [] : [{ label: { sv: 'Källa', en: 'Source' }, value: origin.source }]),
        { label: { sv: 'Licens', en: 'Licence' }, value: origin.licence },
        ...(known.loaded_at === undefined ? [] : [{ label: { sv: 'Inläst', en: 'Loaded' }, value: <When at={known.loaded_at} day /> }]),
        ...(known.withdrawn_at === undefined
          ? []
          : [{ label: { sv: 'Tillbakadragen', en: 'Withdrawn' }, value: <When at={known.withdrawn_at} day /> }]),
      ]}
    />
  )
}

export function LevelMeanings({ set, lang }: { set: QuestionSet; lang: string }) {
  return (
    <DataTable
      caption={{ sv: 'Nivåerna och vad de betyder', en: 'The levels and what they mean' }}
      rows={set.levels}
      columns={[
        {
          label: { sv: 'Nivå', en: 'Level' },
          names: true,
          cell: (level) => (
            <>
              {level.value}. <SetText words={level.name} set={set} lang={lang} />
            </>
          ),
        },
        { label: { sv: 'Så är det', en: 'How it is' }, cell: (level) => <SetText words={level.meaning} set={set} lang={lang} /> },
      ]}
    />
  )
}

function Pointers({ set, question, others, lang }: { set: QuestionSet; question: Question; others: readonly QuestionSet[]; lang: string }) {
  const same = others.flatMap((other) =>
    other.sections.flatMap((section) =>
      section.questions
        .filter((one) => (question.same_as ?? []).includes(placeOf(other, one)) || (one.same_as ?? []).includes(placeOf(set, question)))
        .map((one) => ({ other, one })),
    ),
  )
  const covers = question.covers ?? []
  if (same.length + covers.length === 0 && question.evidence !== true && question.rank === undefined) return null
  return (
    <p class="sv-hint">
      {question.evidence === true ? <T text={{ sv: 'Lägg gärna till underlag. ', en: 'Evidence is welcome. ' }} /> : null}
      {question.rank === undefined ? null : (
        <T text={{ sv: `Nivå i ramverket: ${question.rank}. `, en: `Level in the framework: ${question.rank}. ` }} />
      )}
      {covers.length === 0 ? null : (
        <>
          <T text={{ sv: 'Motsvarar', en: 'Corresponds to' }} />{' '}
          {covers.map(({ text, number }, index) => (
            <>
              {index > 0 ? ', ' : ''}
              <T
                text={{ sv: `fråga ${number} i ${SOURCES[text]?.sv ?? text}`, en: `question ${number} in ${SOURCES[text]?.en ?? text}` }}
              />
            </>
          ))}
          .{' '}
        </>
      )}
      {same.map(({ other, one }) => (
        <>
          <T text={{ sv: 'Samma svar gäller i', en: 'The same answer serves in' }} />{' '}
          <a href={`${pathOf(other)}#${one.id}`}>{sayIn(other.title, lang, other)}</a>.{' '}
        </>
      ))}
    </p>
  )
}

/** What a question is answered with, where that is something else than the steps of the set. */
function Choices({ set, question, lang }: { set: QuestionSet; question: Question; lang: string }) {
  const own = question.levels === undefined ? [] : levelsOf(set, question)
  return (
    <>
      {question.options === undefined ? null : (
        <ul>
          {question.options.map((option) => (
            <li>
              <SetText words={option.text} set={set} lang={lang} />
            </li>
          ))}
        </ul>
      )}
      {own.length === 0 ? null : (
        <ol start={0}>
          {own.map((level) => (
            <li>
              <SetText words={level.name} set={set} lang={lang} />: <SetText words={level.meaning} set={set} lang={lang} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function ReadQuestion({
  set,
  question,
  others,
  lang,
  number,
}: {
  set: QuestionSet
  question: Question
  others: readonly QuestionSet[]
  lang: string
  number: number
}) {
  return (
    <article id={question.id}>
      <h3>
        {number}. <SetText words={question.text} set={set} lang={lang} />
      </h3>
      {question.help === undefined ? null : (
        <p>
          <SetText words={question.help} set={set} lang={lang} />
        </p>
      )}
      {question.kind === 'yes_no' ? (
        <p>
          <Tag text={{ sv: 'Ja eller nej', en: 'Yes or no' }} />
        </p>
      ) : null}
      <Choices set={set} question={question} lang={lang} />
      {question.good === undefined ? null : (
        <InsetText>
          <p>
            <strong>
              <T text={{ sv: 'Ett gott svar:', en: 'A good answer:' }} />
            </strong>{' '}
            <SetText words={question.good} set={set} lang={lang} />
          </p>
        </InsetText>
      )}
      <QuestionLaw set={set} question={question} lang={lang} />
      {(question.actions ?? []).length === 0 ? null : (
        <Details summary={{ sv: 'Föreslagna åtgärder', en: 'Suggested actions' }}>
          <ul>
            {(question.actions ?? []).map((action) => (
              <li>
                <SetText words={action.text} set={set} lang={lang} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Pointers set={set} question={question} others={others} lang={lang} />
    </article>
  )
}

export function ReadSections({ set, others, lang }: { set: QuestionSet; others: readonly QuestionSet[]; lang: string }) {
  let number = 0
  return (
    <>
      {set.sections.map((section) => (
        <section>
          <h2>
            <SetText words={section.title} set={set} lang={lang} />
          </h2>
          {section.lead === undefined ? null : (
            <p>
              <SetText words={section.lead} set={set} lang={lang} />
            </p>
          )}
          {section.questions.map((question) => (
            <ReadQuestion set={set} question={question} others={others} lang={lang} number={++number} />
          ))}
        </section>
      ))}
    </>
  )
}
