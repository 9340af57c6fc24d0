/** What the demonstration shows of reports: one frozen out of last year's round, a draft on the mandate, one for a board. */
import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { answerRounds } from '../answer/index.ts'
import { indicatorsOf } from '../indicator/index.ts'
import { mandatesOf } from '../mandate/index.ts'
import { roundsOf } from '../round/index.ts'
import { type ById, addSection, listReports, makeReport, moveSection, seeDraft, writeSection } from './deeds.ts'
import { freezeReport } from './deeds-version.ts'
import type { About } from './report.ts'

/** Words for the sections that ask for words, in the order that the sections stand. */
async function write(db: Database, actor: ById, report: string, words: readonly string[]): Promise<void> {
  const asks = ((await seeDraft(db, actor, report))?.sections ?? []).filter((one) => one.kind === 'words')
  for (const [place, { id, heading, about }] of asks.entries()) {
    const said = words[place]
    const revision = (await seeDraft(db, actor, report))?.report.revision
    if (said !== undefined && revision !== undefined)
      await writeSection(db, actor, { id: report, revision }, id, { heading, words: said, about })
  }
}
/** A section before the last one, which tells how the figures were made. */
async function addBeforeLast(db: Database, actor: ById, report: string, heading: string, about: About): Promise<void> {
  const before = await seeDraft(db, actor, report)
  if (!before) return
  await addSection(db, actor, { id: report, revision: before.report.revision }, 'indicator', heading, about)
  const after = await seeDraft(db, actor, report)
  const added = after?.sections.at(-1)
  if (after && added) await moveSection(db, actor, { id: report, revision: after.report.revision }, added.id, -1)
}

async function makeNational(db: Database, actor: ById): Promise<void> {
  const { round, mandate, asked } = await db.as(actor, async (tx) => {
    const mandates = await mandatesOf(tx)
    return {
      round: (await roundsOf(tx)).find((one) => one.state !== 'open' && one.state !== 'draft'),
      mandate: mandates.find((one) => one.fact === 'samordna-och-folja-upp-2023'),
      asked: (await indicatorsOf(tx)).find((one) => one.origin === 'tillfragade'),
    }
  })
  if (round) {
    const values = {
      title: 'Så gick arbetet förra året',
      subtitle: 'Påhittade siffror i demonstrationen',
      kind: 'round',
      lang: 'sv',
    } as const
    const report = await makeReport(db, actor, values, { round: round.id })
    if (report === undefined) return
    await write(db, actor, report, [
      'De flesta som svarade har beslutade rutiner. Färre vet om de är kända av dem som behöver dem.\n\n- Det som går bäst är det som en ledning kan besluta om.\n- Det som går sämst kräver att flera verksamheter gör lika.\n\nSiffrorna är påhittade och visar bara hur en rapport ser ut.',
    ])
    if (asked) await addBeforeLast(db, actor, report, 'Tillfrågade om våld', { indicator: asked.id })
    await freezeReport(db, actor, report)
  }
  if (mandate)
    await makeReport(
      db,
      actor,
      { title: 'Slutredovisning: samordna och följa upp', subtitle: undefined, kind: 'final', lang: 'sv' },
      { mandate: mandate.id, ...(round ? { round: round.id } : {}) },
    )
}

async function makeBoard(db: Database, actor: ById): Promise<void> {
  const signed = (await db.as(actor, answerRounds)).find((one) => one.number > 0)
  if (!signed) return
  const values = { title: 'Skyddade personuppgifter: så står vi', subtitle: 'Till kommunstyrelsen', kind: 'board', lang: 'sv' } as const
  const report = await makeReport(db, actor, values, { round: signed.id })
  if (report === undefined) return
  await write(db, actor, report, [
    'Vi har rutiner, men de är inte kända överallt. Den här rapporten visar var vi står, vad som har ändrats och vad vi föreslår.',
    'Kommunstyrelsen godkänner rapporten och ger förvaltningarna i uppdrag att göra åtgärderna klara i tid.',
  ])
  await freezeReport(db, actor, report)
}

/** Made once in each organisation: whoever has a report already is left alone. Frozen ones are set by the job in line. */
export async function makeDemoReports(db: Database, founded: readonly Founded[]): Promise<void> {
  const makers = { 'samverket-nationell': makeNational, 'norrvik-samordnare': makeBoard }
  for (const [slug, make] of Object.entries(makers)) {
    const home = founded.find(({ accounts }) => slug in accounts)
    const account = home?.accounts[slug]?.account
    const actor = home && account ? { tenant: home.tenant, account } : undefined
    if (actor && (await listReports(db, actor))?.reports.length === 0) await make(db, actor)
  }
}
