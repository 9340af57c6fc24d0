/** What remains of a conversation, as a document: questions, conclusions, actions; the thoughts while they remain. Pure. */
import type { Block, Document } from '../../platform/document/index.ts'
import { writeDay } from '../../platform/page/when.tsx'
import type { ActionLine } from '../action/index.ts'
import { RULE, sayWords } from './conversation.ts'
import type { Conversation } from './tables.ts'

export interface Content {
  conversation: Pick<Conversation, 'title' | 'asked' | 'held_on'>
  by: string
  unit: string | undefined
  notes: ReadonlyMap<string, string>
  thoughts: readonly { question: string; words: string }[]
  actions: readonly ActionLine[]
  /** May it leave the organisation? Says so on its first page. */
  passed: boolean
  lang: 'sv' | 'en'
}
const WORDS = {
  sv: {
    inside: 'Inom organisationen. Har inte passerat röjandekontrollen och får inte lämna organisationen så.',
    passed: 'Har passerat organisationens röjandekontroll. Pröva sekretess innan det lämnas ut.',
    rule: `Samtalet fördes med regeln: ${RULE.sv.toLowerCase()}.`,
    concluded: 'Det vi kom fram till',
    none: 'Inget antecknat.',
    thoughts: 'Tankar, utan namn och ordning',
    plan: 'Det vi ska göra',
    noActions: 'Inga åtgärder beslutades.',
    actions: 'Åtgärder med ansvarig och dag',
    columns: ['Åtgärd', 'Ansvarig', 'Klart senast'],
    source: 'Samtalets plan i Samvärn',
  },
  en: {
    inside: 'Within the organisation. Has not passed the röjandekontroll and must not leave the organisation like this.',
    passed: 'Has passed the organisation’s röjandekontroll. Make a secrecy assessment before it is given out.',
    rule: `The conversation was held under the rule: ${RULE.en.toLowerCase()}.`,
    concluded: 'What we concluded',
    none: 'Nothing noted.',
    thoughts: 'Thoughts, without name or order',
    plan: 'What we shall do',
    noActions: 'No actions were decided.',
    actions: 'Actions with owner and day',
    columns: ['Action', 'Owner', 'Done by'],
    source: 'The plan of the conversation in Samvärn',
  },
} as const

export function documentOf(content: Content): Document {
  const { conversation, lang, unit, actions } = content
  const words = WORDS[lang]
  const questions = conversation.asked.questions.flatMap(({ id, text }): Block[] => {
    const thoughts = content.thoughts.filter(({ question }) => question === id).map((one) => one.words)
    return [
      { kind: 'heading', level: 2, text: sayWords(text, lang) },
      { kind: 'heading', level: 3, text: words.concluded },
      { kind: 'paragraph', text: content.notes.get(id)?.trim() || words.none },
      ...(thoughts.length === 0
        ? []
        : ([
            { kind: 'heading', level: 3, text: words.thoughts },
            { kind: 'list', items: thoughts },
          ] as const)),
    ]
  })
  return {
    lang,
    title: conversation.title,
    ...(unit === undefined ? {} : { subtitle: unit }),
    by: content.by,
    date: conversation.held_on,
    marks: [content.passed ? words.passed : words.inside],
    blocks: [
      { kind: 'note', text: words.rule },
      ...questions,
      { kind: 'heading', level: 2, text: words.plan },
      actions.length === 0
        ? { kind: 'paragraph', text: words.noActions }
        : {
            kind: 'table',
            table: {
              id: 'plan',
              caption: words.actions,
              columns: words.columns.map((label) => ({ label })),
              rows: actions.map(({ title, owner, due }) => [title, owner, writeDay(due, lang)]),
              source: words.source,
            },
          },
    ],
  }
}

/** Every word that somebody wrote: what the röjandekontroll reads, and what its answer holds for. */
export const wordsOf = ({ conversation, notes, thoughts, actions }: Content): string =>
  [
    conversation.title,
    ...conversation.asked.questions.map(({ id }) => notes.get(id) ?? ''),
    ...thoughts.map(({ words }) => words).toSorted(),
    ...actions.map(({ title }) => title),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
