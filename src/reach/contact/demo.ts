/** What the demonstration shows: a queue with a team in each of two organisations. */
import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { makeQueue, nameTeam, openForm, recordDecision, seeQueues, takePlace } from './deeds-queue.ts'
import { ANONYMOUS_RULE, FIRST } from './forms.ts'
import type { Settings } from './store.ts'

const HOURS = { remind_hours: 8, alarm_hours: 24, close_hours: 48, attachments: true }
const documented = { sv: FIRST.documented_sv, ll: FIRST.documented_ll, en: FIRST.documented_en }
interface Told {
  head: string
  team: readonly string[]
  settings: Settings
  /** By whom the invented decisions were made. */
  decided_by: string
  anonymous: boolean
}
const TOLD: readonly Told[] = [
  {
    head: 'norrvik-chef',
    team: ['norrvik-handlaggare', 'norrvik-skyddsansvarig', 'norrvik-ersattare'],
    settings: {
      ...HOURS,
      team: {
        sv: 'Tre handläggare på socialtjänsten i Norrvik',
        ll: 'Tre personer på socialtjänsten i Norrvik',
        en: 'Three caseworkers of the social services in Norrvik',
      },
      answers: {
        sv: 'Vi läser vardagar 8–16 och svarar inom ett dygn',
        ll: 'Vi läser måndag till fredag, klockan 8 till 16. Du får svar inom ett dygn',
        en: 'We read on weekdays 8–16 and answer within a day',
      },
      documented,
    },
    decided_by: 'Socialnämnden i Norrvik (påhittad)',
    anonymous: true,
  },
  {
    head: 'ekby-chef',
    team: ['ekby-handlaggare', 'ekby-skyddsansvarig'],
    settings: {
      ...HOURS,
      attachments: false,
      team: { sv: 'Två stödpersoner på Ekbyjouren', ll: 'Två personer på Ekbyjouren', en: 'Two support workers at Ekbyjouren' },
      answers: { sv: 'Vi läser varje kväll 18–21', ll: 'Vi läser varje kväll, klockan 18 till 21', en: 'We read every evening 18–21' },
      documented: {
        sv: 'Vi sparar det du skriver och det vi svarar, inget annat.',
        ll: 'Vi sparar det du skriver och det vi svarar. Inget annat.',
        en: 'We keep what you write and what we answer, nothing else.',
      },
    },
    decided_by: 'Styrelsen för Ekbyjouren (påhittad)',
    anonymous: false,
  },
]

/** By the rooms' own deeds. Made twice nothing is doubled; without a site nothing is made. */
export async function makeDemoContacts(db: Database, founded: readonly Founded[]): Promise<void> {
  for (const { head, team, settings, decided_by, anonymous } of TOLD) {
    const organisation = founded.find(({ accounts: all }) => all[head] !== undefined)
    const account = organisation?.accounts[head]?.account
    if (!organisation || !account) continue
    const actor = { tenant: organisation.tenant, account }
    const { free, queues } = await seeQueues(db, actor)
    const [site] = free
    if (!site || queues.length > 0) continue
    const id = await makeQueue(db, actor, site.site, settings)
    if (id === undefined || id === 'taken') continue
    const accounts = team.flatMap((member) => organisation.accounts[member]?.account ?? [])
    await nameTeam(db, actor, id, accounts)
    for (const member of accounts) await takePlace(db, { tenant: organisation.tenant, account: member }, id)
    const decided = { decided_by, decided_on: '2026-10-01' }
    if (anonymous)
      await recordDecision(db, actor, id, { ...decided, kind: 'anonymous', diary_number: 'SN 2026/101', rule: ANONYMOUS_RULE, days: null })
    await recordDecision(db, actor, id, {
      ...decided,
      kind: 'deletion',
      diary_number: '2026/102',
      rule: 'Dokumenthanteringsplanen, punkt 4.7 (påhittad)',
      days: 30,
    })
    await openForm(db, actor, id)
  }
}
