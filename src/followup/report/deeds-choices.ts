import type { Database } from '../../platform/database/database.ts'
import type { Actor, Tx } from '../../platform/database/transaction.ts'
import type { Text } from '../../platform/page/index.ts'
import { answerRounds } from '../answer/index.ts'
import { indicatorsOf } from '../indicator/index.ts'
import { mandatesOf } from '../mandate/index.ts'
import { roundsOf, setsIn } from '../round/index.ts'
import { standingOf } from './deeds.ts'
import { mayWrite } from './policy.ts'
import { type About, REPORT_KINDS, type ReportKind, type Section } from './report.ts'

export interface Choice {
  value: string
  label: Text
}
/** What a section can be about: the field of `about`, and what may be chosen there. */
export interface Choices {
  field: keyof About
  label: Text
  options: Choice[]
}
const plain = (id: string, title: string): Choice => ({ value: id, label: { sv: title, en: title } })
const ROUND: Text = { sv: 'Runda', en: 'Round' }

async function sets(tx: Tx, round: string | null | undefined): Promise<Choice[]> {
  const all = round ? await setsIn(tx, round) : []
  return all.map((set) => ({ value: set.id, label: { sv: set.title.sv, en: set.title['en'] ?? set.title.sv } }))
}

async function choicesOf(tx: Tx, section: Section, round: string | null): Promise<Choices[]> {
  const rounds = async (): Promise<Choices> => ({
    field: 'round',
    label: ROUND,
    options: (await roundsOf(tx)).map((one) => plain(one.id, one.title)),
  })
  switch (section.kind) {
    case 'progress':
    case 'counties':
      return [await rounds()]
    case 'results':
    case 'change':
      return [
        await rounds(),
        { field: 'set', label: { sv: 'Frågeuppsättning', en: 'Question set' }, options: await sets(tx, section.about.round ?? round) },
      ]
    case 'own_answers':
    case 'own_change':
    case 'comparison':
    case 'actions':
      return [{ field: 'round', label: ROUND, options: (await answerRounds(tx)).map((one) => plain(one.id, one.title)) }]
    case 'mandate':
      return [
        {
          field: 'mandate',
          label: { sv: 'Uppdrag', en: 'Mandate' },
          options: (await mandatesOf(tx)).map((one) => plain(one.id, one.title)),
        },
      ]
    case 'indicator':
      return [
        {
          field: 'indicator',
          label: { sv: 'Indikator', en: 'Indicator' },
          options: (await indicatorsOf(tx)).map((one) => ({ value: one.id, label: one.title })),
        },
      ]
    default:
      return []
  }
}

/** What can be chosen in a section of a draft that one may write. */
export const seeChoices = (db: Database, actor: Actor, section: Section, round: string | null): Promise<Choices[]> =>
  db.as(actor, async (tx) => (mayWrite(standingOf(tx)).ok ? choicesOf(tx, section, round) : []))

/** What a report is proposed to be called: its kind, and the round or the mandate that it rests on. */
export const proposeTitle = (
  db: Database,
  actor: Actor,
  kind: ReportKind,
  lang: 'sv' | 'en',
  rests: { mandate?: string | undefined; round?: string | undefined },
): Promise<string> =>
  db.as(actor, async (tx) => {
    if (!mayWrite(standingOf(tx)).ok) return ''
    const named = async (): Promise<string | undefined> => {
      if (rests.mandate !== undefined) return (await mandatesOf(tx)).find((one) => one.id === rests.mandate)?.title
      if (rests.round === undefined) return undefined
      const rounds = kind === 'board' ? await answerRounds(tx) : await roundsOf(tx)
      return rounds.find((one) => one.id === rests.round)?.title
    }
    const name = await named()
    return name === undefined ? '' : `${REPORT_KINDS[kind][lang]}: ${name}`.slice(0, 200)
  })
