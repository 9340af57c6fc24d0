import { today } from '../../platform/day.ts'
import type { Block } from '../../platform/document/index.ts'
import { writeDay } from '../../platform/page/when.tsx'
import { ACTION_STATES } from '../action/index.ts'
import { nextOf, STATES as MANDATE_STATES, stateOf, type WholeMandate, mandatesOf } from '../mandate/index.ts'
import type { Material } from './deeds-compose.ts'
import { type Lang, say } from './figures.ts'
import { ownOf } from './material-own.ts'

const day = (date: string | null, lang: Lang): string => (date === null ? '–' : writeDay(date, lang))

function partsTable(mandate: WholeMandate, lang: Lang): Block[] {
  if (mandate.parts.length === 0) return []
  const delivered = (part: string) => mandate.deliveries.filter((one) => one.part === part).map((one) => day(one.delivered_on, lang))
  return [
    {
      kind: 'table',
      table: {
        id: '',
        caption: say(lang, 'Uppdragets delar', 'Parts of the mandate'),
        columns: [
          { label: say(lang, 'Del', 'Part') },
          { label: say(lang, 'Svarar', 'Responsible') },
          { label: say(lang, 'Ska vara klar', 'Due') },
          { label: say(lang, 'Levererad', 'Delivered') },
        ],
        rows: mandate.parts.map((part) => [part.title, part.organisation, day(part.due_on, lang), delivered(part.id).join(', ') || '–']),
        source: say(lang, 'uppdraget som det följs här', 'the mandate as it is followed here'),
      },
    },
  ]
}

export const mandateFacts: Material = async ({ tx, report, lang }, section) => {
  const wanted = section.about.mandate ?? report.mandate
  const all = await mandatesOf(tx)
  const mandate = all.find((one) => one.id === wanted) ?? (all.length === 1 ? all[0] : undefined)
  if (!mandate)
    return [
      {
        kind: 'note',
        text: say(lang, 'Inget uppdrag är valt. Välj ett i avsnittet.', 'No mandate has been chosen. Choose one in the section.'),
      },
    ]
  const next = nextOf(mandate, today())
  return [
    { kind: 'paragraph', text: mandate.asked },
    {
      kind: 'list',
      items: [
        say(
          lang,
          `Gavs av ${mandate.giver}${mandate.given_on === null ? '' : ` den ${day(mandate.given_on, lang)}`}.`,
          `Given by ${mandate.giver}${mandate.given_on === null ? '' : ` on ${day(mandate.given_on, lang)}`}.`,
        ),
        ...(mandate.rests_on === null ? [] : [say(lang, `Hänger på: ${mandate.rests_on}`, `Rests on: ${mandate.rests_on}`)]),
        say(
          lang,
          `Delredovisas ${day(mandate.interim_on, lang)}, slutredovisas ${day(mandate.final_on, lang)}.`,
          `Interim report ${day(mandate.interim_on, lang)}, final report ${day(mandate.final_on, lang)}.`,
        ),
        `${say(lang, 'Läge', 'State')}: ${MANDATE_STATES[stateOf(mandate, today())].text[lang]}.`,
        ...(next ? [say(lang, `Härnäst: ${next.title}, ${day(next.on, lang)}.`, `Next: ${next.title}, ${day(next.on, lang)}.`)] : []),
      ],
    },
    ...partsTable(mandate, lang),
  ]
}

export const openActions: Material = async ({ tx, report, lang }, section) => {
  const own = await ownOf(tx, section.about.round ?? report.round)
  const actions = own?.parts.flatMap((part) => part.actions) ?? []
  if (actions.length === 0)
    return [
      {
        kind: 'note',
        text: say(lang, 'Inga åtgärder är beslutade utifrån svaren än.', 'No actions have been decided from the answers yet.'),
      },
    ]
  return [
    {
      kind: 'table',
      table: {
        id: '',
        caption: say(lang, 'Åtgärder utifrån svaren', 'Actions from the answers'),
        columns: [
          { label: say(lang, 'Åtgärd', 'Action') },
          { label: say(lang, 'Ansvarig', 'Owner') },
          { label: say(lang, 'Ska vara klar', 'Due') },
          { label: say(lang, 'Läge', 'State') },
        ],
        rows: actions.map((action) => [
          action.title,
          action.owner,
          day(action.due, lang),
          action.late ? `${ACTION_STATES[action.state][lang]}, ${say(lang, 'försenad', 'late')}` : ACTION_STATES[action.state][lang],
        ]),
        source: say(lang, 'åtgärdslistan', 'the list of actions'),
      },
    },
  ]
}

const METHOD = {
  sv: [
    'Svaren kommer från organisationernas egna bedömningar, fråga för fråga. De visar hur organisationerna själva ser på sitt arbete och är ingen granskning utifrån.',
    'Svaren visas bara för grupper där minst fem har svarat, och bara när ingen mindre grupp går att räkna fram som skillnaden mellan två siffror som visas.',
    'Antal människor avrundas tillsammans, nollor också, så att delar och summor stämmer med varandra. Därför kan en siffra skilja sig från den sanna, och 0 betyder inte att ingen finns.',
    'Antalet personer med skyddade personuppgifter redovisas aldrig per kommun.',
    'Andelar av människor räknas på avrundade tal och visas bara när de räknas på minst 30.',
  ],
  en: [
    'The answers come from the organisations’ own assessments, question by question. They show how the organisations see their work and are no review from outside.',
    'Answers are shown only for groups where at least five have answered, and only when no smaller group can be worked out as the difference between two figures that are shown.',
    'Numbers of people are rounded together, zeros included, so that parts and sums agree. A figure may therefore differ from the true one, and 0 does not mean that there is nobody.',
    'The number of persons with protected personal data is never reported by municipality.',
    'Shares of people are computed from rounded numbers and shown only when computed from at least 30.',
  ],
} as const
export const method: Material = async ({ lang }) => [{ kind: 'list', items: METHOD[lang] }]
