import { sql } from 'kysely'
import type { Database } from '../src/platform/database/database.ts'
import type { Tx } from '../src/platform/database/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { makeReport } from '../src/followup/report/deeds.ts'
import { freezeReport, previewReport, setReport } from '../src/followup/report/deeds-version.ts'
import { renderDocx, renderPdf } from '../src/platform/document/index.ts'
import { aggregate, progress } from '../src/followup/round/index.ts'
import { receive } from '../src/followup/round/deeds-receive.ts'
import { linkToken, replyCode, sha256 } from '../src/followup/round/link.ts'
import type { AnswerDocument } from '../src/followup/exchange/index.ts'
import type { QuestionSet } from '../src/followup/question/index.ts'
import { openHouse } from '../test/house.ts'
import { median, medianMs, type Table } from './measure.ts'

const ORGANISATIONS = 700
const SETS = 5
const QUESTIONS = 60
const KINDS = ['municipality', 'region', 'state_agency', 'ngo', 'company', 'county_board']
const text = (sv: string) => ({ sv, en: sv })

const setOf = (n: number): QuestionSet => ({
  id: `bench-${n}`,
  version: '1.0',
  title: text(`Roll ${n}`),
  audience: 'any',
  languages: ['sv', 'en'],
  origin: { by: 'bench', licence: 'EUPL-1.2' },
  levels: [0, 1, 2, 3, 4].map((value) => ({ value, name: text(`Nivå ${value}`), meaning: text(`Nivå ${value}`) })),
  sections: [
    {
      id: 's',
      title: text('Del'),
      questions: Array.from({ length: QUESTIONS }, (_, q) => ({ id: `q${q}`, kind: 'level' as const, text: text(`Fråga ${q}`) })),
    },
  ],
})
const sets = Array.from({ length: SETS }, (_, n) => setOf(n))

async function furnish(db: Database, tenant: string, account: string, round: string): Promise<string[]> {
  return db.as({ tenant, account }, async (tx) => {
    const query = tx.tables<object>()
    await sql`insert into round (tenant, id, title, lead, secrecy, state, opens, closes, created_by, opened_at)
      values (${tenant}, ${round}, 'Mätning', '', '', 'open', current_date, current_date + 60, ${account}, now())`.execute(query)
    for (const [place, set] of sets.entries())
      await sql`insert into round_set (tenant, round, set_id, version, place, document)
        values (${tenant}, ${round}, ${set.id}, ${set.version}, ${place}, ${JSON.stringify(set)})`.execute(query)
    return Promise.all(Array.from({ length: ORGANISATIONS }, (_, n) => invite(tx, round, n)))
  })
}
async function invite(tx: Tx, round: string, n: number): Promise<string> {
  const [tenant, id, organisation, keys] = [tx.actor.tenant, newId(), newId(), await tx.keys()]
  const county = String((n % 21) + 1).padStart(2, '0')
  const kind = KINDS[n % KINDS.length]
  const query = tx.tables<object>()
  await sql`insert into round_organisation (tenant, id, name, kind, county) values (${tenant}, ${organisation}, ${`Provorganisation ${n}`}, ${kind}, ${county})`.execute(
    query,
  )
  await sql`insert into round_invitation (tenant, id, round, organisation, name, kind, county, token_hash, reply_hash)
    values (${tenant}, ${id}, ${round}, ${organisation}, ${`Provorganisation ${n}`}, ${kind}, ${county}, ${sha256(linkToken(keys, id, 1))}, ${sha256(replyCode(keys, id))})`.execute(
    query,
  )
  return id
}
async function documentFrom(tx: Tx, round: string, invitation: string, n: number): Promise<AnswerDocument> {
  return {
    kind: 'samvarn-answer',
    version: 1,
    round,
    invitation,
    reply_code: replyCode(await tx.keys(), invitation),
    number: 1,
    sharing: 'levels',
    signed_off_at: new Date().toISOString(),
    parts: sets.map((set) => ({
      set: set.id,
      version: set.version,
      answers: Array.from({ length: QUESTIONS }, (_, q) => ({
        question: `q${q}`,
        applies: true,
        level: (n * 7 + q * 3) % 5,
        chosen: [],
        words: '',
      })),
    })),
  }
}

type Opened = Awaited<ReturnType<typeof openHouse>>
/** From "write a report" to PDF and DOCX, and what typesetting alone takes of it. */
async function timeReport(house: Opened, actor: { tenant: string; account: string }, round: string) {
  const from = performance.now()
  const values = { title: 'Mätning', subtitle: undefined, kind: 'round', lang: 'sv' } as const
  const report = await makeReport(house.db, actor, values, { round })
  const version = report === undefined ? undefined : await freezeReport(house.db, actor, report)
  if (report === undefined || version === undefined || version === 'archived') throw new Error('The report was not made.')
  const frozen = performance.now()
  await setReport(house, { tenant: actor.tenant, id: version })
  const done = performance.now()
  const document = (await previewReport(house.db, actor, report))?.document
  if (!document) throw new Error('The report was not composed.')
  const [a, pdf] = [performance.now(), await renderPdf(document)]
  const b = performance.now()
  const docx = await renderDocx(document)
  return { all: done - from, composed: frozen - from, pdf: b - a, docx: performance.now() - b, bytes: [pdf.length, docx.length] as const }
}
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

/** A round of 700 organisations, 5 roles and 60 questions: each answer taken, then all of them counted. */
export async function measureRounds(): Promise<Table> {
  const house = await openHouse({ SAMVARN_LOG: 'silent' })
  try {
    const { tenant, account } = house.cast['samverket-nationell'] ?? { tenant: '', account: '' }
    const round = newId()
    const invited = await furnish(house.db, tenant, account, round)
    const spent: number[] = []
    for (const [n, id] of invited.entries()) {
      const from = performance.now()
      const done = await house.db.asWorker(tenant, async (tx) =>
        receive(tx, id, await documentFrom(tx, round, id, n), { way: 'api', key: null }),
      )
      if (!done.ok) throw new Error(done.because)
      spent.push(performance.now() - from)
    }
    // What PostgreSQL does by itself within a minute of so many rows.
    await house.superuser('analyze')
    const one = median(spent)
    const bare = await medianMs(100, () =>
      house.db.asWorker(tenant, (tx) =>
        sql`insert into round_note (tenant, id, invitation, by_tenant, by_name, body) values (${tenant}, ${newId()}, ${invited[0]}, ${tenant}, 'x', 'x')`.execute(
          tx.tables<object>(),
        ),
      ),
    )
    const asked = (work: (tx: Tx) => Promise<unknown>) => medianMs(5, () => house.db.as({ tenant, account }, work))
    const whole = await asked((tx) => aggregate(tx, round))
    const filtered = await asked((tx) => aggregate(tx, round, { kind: 'municipality', county: '01' }))
    const counted = await asked((tx) => progress(tx, round))
    // Answers stand in a report once the round has closed.
    await house.superuser("update round set state = 'closed', closed_at = now() where id = $1", [round])
    const report = await timeReport(house, { tenant, account }, round)
    const beside = `${ORGANISATIONS} organisationer × ${SETS} roller × ${QUESTIONS} frågor`
    return {
      name: 'rounds',
      title: 'En runda med 700 organisationer',
      rows: [
        {
          what: 'ett svar mottaget, prövat och sparat (300 frågor)',
          measured: `${one.toFixed(1)} ms`,
          beside: `en rad i en transaktion: ${bare.toFixed(1)} ms`,
          ratio: `${(one / bare).toFixed(1)} ×`,
        },
        { what: 'allt sammanställt', measured: `${(whole / 1000).toFixed(2)} s`, beside: `${beside}; gräns 2 s` },
        { what: 'ett urval på slag och län, med regeln för små grupper', measured: `${(filtered / 1000).toFixed(2)} s`, beside },
        { what: 'hur långt alla har kommit', measured: `${counted.toFixed(0)} ms`, beside },
        {
          what: 'rapporten: börjad, sammanställd, fryst, PDF och DOCX',
          measured: seconds(report.all),
          beside: `gräns 10 s; sättningen ensam: PDF ${seconds(report.pdf)}, DOCX ${seconds(report.docx)}; sammanställd och fryst på ${seconds(report.composed)}`,
          ratio: `${(report.all / (report.pdf + report.docx)).toFixed(1)} ×`,
        },
      ],
    }
  } finally {
    await house.close()
  }
}
