/** What the demonstration has: routines of all ages, somebody who has read and somebody who has not, and a year wheel. */
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import type { Founded } from '../../organisation/founding/index.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import { readGuidance, templateOf } from './content.ts'
import { listRoutines } from './deeds.ts'
import { approve, askApproval } from './deeds-approve.ts'
import { followGuidance, recordChange } from './deeds-guidance.ts'
import { answerCheck, confirmRead } from './deeds-read.ts'
import { adoptProposal, markDone, seeWheel } from './deeds-wheel.ts'
import { fillSlots, nextVersion, startRoutine, withdraw, writeVersion } from './deeds-write.ts'
import { PROPOSAL } from './wheel.ts'

type Self = Actor & { account: string }
interface Planned {
  template: string
  unit: string | null
  writer: string
  owner: string
  approver?: string
  /** Days from today when it came into force, and when it is to be reviewed. */
  from: number
  review: number
  stops?: 'draft' | 'to_approve'
}
const DAY_MS = 86_400_000
const before = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS)

const NORRVIK: readonly Planned[] = [
  {
    template: 'orosanmalan',
    unit: 'Individ och familj',
    writer: 'norrvik-samordnare',
    owner: 'norrvik-handlaggare',
    approver: 'norrvik-chef',
    from: -200,
    review: 165,
  },
  {
    template: 'utlamnande',
    unit: 'Individ och familj',
    writer: 'norrvik-samordnare',
    owner: 'norrvik-chef',
    approver: 'norrvik-chef',
    from: -340,
    review: 25,
  },
  {
    template: 'rojande',
    unit: null,
    writer: 'norrvik-samordnare',
    owner: 'norrvik-samordnare',
    approver: 'norrvik-samordnare',
    from: -420,
    review: -20,
  },
  {
    template: 'diarium',
    unit: null,
    writer: 'norrvik-samordnare',
    owner: 'norrvik-registrator',
    approver: 'norrvik-samordnare',
    from: -90,
    review: 275,
  },
  {
    template: 'medarbetare',
    unit: 'Personal och lön',
    writer: 'norrvik-samordnare',
    owner: 'norrvik-personalchef',
    approver: 'norrvik-personalchef',
    from: -30,
    review: 335,
  },
  {
    template: 'skyddet-upphor',
    unit: 'Individ och familj',
    writer: 'norrvik-samordnare',
    owner: 'norrvik-chef',
    approver: 'norrvik-chef',
    from: 14,
    review: 380,
  },
  {
    template: 'skola',
    unit: null,
    writer: 'norrvik-samordnare',
    owner: 'norrvik-samordnare',
    approver: 'norrvik-samordnare',
    from: -700,
    review: -300,
  },
  {
    template: 'post',
    unit: 'Individ och familj',
    writer: 'norrvik-samordnare',
    owner: 'norrvik-handlaggare',
    from: 0,
    review: 365,
    stops: 'to_approve',
  },
  {
    template: 'fraga-om-vald',
    unit: 'Individ och familj',
    writer: 'norrvik-chef',
    owner: 'norrvik-handlaggare',
    from: 0,
    review: 365,
    stops: 'draft',
  },
  { template: 'kontaktvagar', unit: null, writer: 'norrvik-samordnare', owner: 'norrvik-samordnare', from: 0, review: 365, stops: 'draft' },
]
const EKBY: readonly Planned[] = [
  { template: 'rojande', unit: 'Jouren', writer: 'ekby-chef', owner: 'ekby-chef', approver: 'ekby-chef', from: -60, review: 305 },
  { template: 'reception', unit: 'Jouren', writer: 'ekby-chef', owner: 'ekby-skyddsansvarig', from: 0, review: 365, stops: 'draft' },
]
const WITHDRAWN = 'skola'
const CHANGED = 'osl-5-2'

export async function makeDemoRoutines(db: Database, founded: Founded[]): Promise<void> {
  const now = new Date()
  for (const [slug, planned] of [
    ['norrvik-samordnare', NORRVIK],
    ['ekby-chef', EKBY],
  ] as const) {
    const organisation = founded.find(({ accounts }) => accounts[slug])
    const first = organisation && selfOf(organisation, slug)
    if (!organisation || !first || (await listRoutines(db, first)).lines.length > 0) continue
    const made = new Map<string, string>()
    for (const one of planned) {
      const id = await makeOne(db, organisation, one, now)
      if (id) made.set(one.template, id)
    }
    // What the content says today is where the organisation begins: no change of it is news.
    await followGuidance(db, organisation.tenant, before(now, -1))
    await makeWheel(db, first, now)
    if (slug === 'norrvik-samordnare') await live(db, organisation, made, now)
  }
}
const selfOf = ({ tenant, accounts }: Founded, slug: string): Self | undefined => {
  const account = accounts[slug]?.account
  return account === undefined ? undefined : { tenant, account }
}

async function makeOne(db: Database, organisation: Founded, one: Planned, now: Date): Promise<string | undefined> {
  const template = templateOf(one.template)
  const [writer, approver] = [selfOf(organisation, one.writer), one.approver ? selfOf(organisation, one.approver) : undefined]
  const owner = organisation.accounts[one.owner]?.account
  const unit = one.unit === null ? null : organisation.units[one.unit]
  if (!template || !writer || !owner || unit === undefined) return undefined
  const id = await startRoutine(db, writer, { title: template.title.sv, unit, owner, template: template.id }, now)
  if (!id) return undefined
  const today = dayOf(now)
  const [i_do, body] = [template.i_do.join('\n'), template.body.join('\n')]
  const about = {
    purpose: template.purpose.sv,
    guidance: [...template.guidance],
    roles: [...template.roles],
    units: unit === null ? [] : [unit],
  }
  const days = { valid_from: addDays(today, one.from), review_by: addDays(today, one.review) }
  await writeVersion(db, writer, id, { title: template.title.sv, i_do, body, ...about, ...days, change_why: '', small: false }, now)
  if (one.stops === 'draft') return id
  await fillSlots(
    db,
    writer,
    id,
    template.slots.map(({ key }) => ({
      key,
      words: 'Så gör vi i demonstrationen. Texten är påhittad.',
      source: 'Beslut av enhetschefen (påhittat)',
    })),
    now,
  )
  await askApproval(db, writer, id)
  if (one.stops !== 'to_approve' && approver) await approve(db, approver, id, before(now, Math.min(0, one.from)))
  return id
}

async function makeWheel(db: Database, actor: Self, now: Date): Promise<void> {
  await adoptProposal(
    db,
    actor,
    PROPOSAL.map(({ kind }) => kind),
    actor.account,
    now,
  )
  const { duties, month } = await seeWheel(db, actor, now)
  // The year has been kept, but for one thing that slipped.
  for (const duty of duties.filter((one) => one.month < month && one.kind !== 'circles'))
    await markDone(db, actor, duty.id, 'Protokoll, diariefört (påhittat)', now)
}

/** Somebody has read, a source has changed, a routine has been withdrawn, and one has got a second version. */
async function live(db: Database, organisation: Founded, made: Map<string, string>, now: Date): Promise<void> {
  const self = (slug: string) => selfOf(organisation, slug)
  const [coordinator, caseworker, head] = [self('norrvik-samordnare'), self('norrvik-handlaggare'), self('norrvik-chef')]
  if (!coordinator || !caseworker || !head) return
  const [report, breach, gone, requests] = ['orosanmalan', 'rojande', WITHDRAWN, 'utlamnande'].map((name) => made.get(name))
  if (gone) await withdraw(db, coordinator, gone, 'Skolan har en egen rutin hos sin egen nämnd.', before(now, -40))
  if (report) {
    await confirmRead(db, caseworker, report, 1, before(now, -180))
    const right = (templateOf('orosanmalan')?.questions ?? []).map((question) => question.right)
    await answerCheck(db, head, report, 1, right, before(now, -150))
  }
  for (const slug of ['norrvik-chef', 'norrvik-personal', 'norrvik-registrator', 'norrvik-samordnare']) {
    const reader = self(slug)
    if (reader && breach) await confirmRead(db, reader, breach, 1, before(now, -100))
  }
  if (requests) await nextVersion(db, head, requests, now)
  const source = readGuidance().find(({ id }) => id === CHANGED)
  if (!source) return
  await recordChange(
    db,
    coordinator,
    source.id,
    {
      before: source.says.sv,
      after: 'Påhittat exempel: arkivmyndighetens råd säger nu också att filnamn i e-arkivet inte får innehålla ord ur ärendemeningen.',
      source: 'Påhittat, för demonstrationen',
    },
    before(now, -2),
  )
  await followGuidance(db, organisation.tenant, now)
}
