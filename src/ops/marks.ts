/** The journal of marked persons, played into a restored database (S-R47). As the owner, in one transaction. */
import { existsSync } from 'node:fs'
import pg from 'pg'
import { type JournalEntry, type JournalRow, readJournal } from '../platform/backup/journal.ts'
import { SetupProblem, type Text } from '../platform/postgres/problem.ts'
import { LONG_AGO, mergeMarkings, mergeState, type PersonState, replacesData } from './marks-merge.ts'
import { deleteRows, readRow, readRows, writeRow } from './marks-rows.ts'
import { readRestoration, setRestoration } from './restoration.ts'
import { triggers } from './tables.ts'

/** Their triggers would take a row from the journal for a change of today. */
const TOUCHED = ['person', 'person_datum', 'marking']

async function inOwnersTransaction<T>(owner: pg.ClientConfig, work: (client: pg.Client, madeAt: string) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const restoration = await readRestoration(client)
    if (restoration === undefined || restoration.state === 'loading')
      throw new SetupProblem({
        sv: 'Den här databasen är inte återläst från en säkerhetskopia. Kör först samvarn restore KOPIA.',
        en: 'This database has not been restored from a backup. Run samvarn restore COPY first.',
      })
    await client.query('begin')
    await client.query("set local timezone to 'UTC'")
    for (const table of TOUCHED) await client.query(triggers('disable', table))
    const done = await work(client, restoration.madeAt)
    await setRestoration(client, 'open')
    for (const table of TOUCHED) await client.query(triggers('enable', table))
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

/** Plays every entry that is newer than the copy. Levels rise and never sink; running it again changes nothing. */
export async function replayMarks(owner: pg.ClientConfig, folder: string, identity: string): Promise<Text> {
  if (!existsSync(folder)) throw new SetupProblem({ sv: `Mappen ${folder} finns inte.`, en: `There is no folder ${folder}.` })
  const { entries, unread } = await readJournal(folder, identity)
  if (entries.length === 0 && unread > 0)
    throw new SetupProblem({
      sv: `Ingen rad i ${folder} går att öppna med den nyckeln. Ange den age-nyckel som journalen är krypterad till.`,
      en: `No line in ${folder} can be opened with that identity. Name the age identity that the journal is encrypted to.`,
    })
  return inOwnersTransaction(owner, async (client, madeAt) => {
    const newer = entries.filter(({ at }) => at >= madeAt)
    const persons = new Set<string>()
    for (const one of newer) {
      await replayEntry(client, one)
      persons.add(String(one.person['id']))
    }
    if (unread > 0) await everyoneIsLookedAt(client)
    return said(entries.length, newer.length, persons.size, unread)
  })
}

function said(all: number, newer: number, persons: number, unread: number): Text {
  const lost = {
    sv: unread > 0 ? ` ${unread} rader gick inte att öppna: därför ska varje person granskas.` : '',
    en: unread > 0 ? ` ${unread} lines could not be opened: so every person is to be looked at.` : '',
  }
  return {
    sv: `Markeringar: ${newer} av journalens ${all} rader är nyare än kopian och har förts in för ${persons} personer. Ingen nivå sänktes.${lost.sv}`,
    en: `Markings: ${newer} of the journal's ${all} lines are newer than the copy and were brought in for ${persons} persons. No level sank.${lost.en}`,
  }
}

async function replayEntry(client: pg.Client, told: JournalEntry): Promise<void> {
  const key = { tenant: told.person['tenant'], id: told.person['id'] }
  // A host that was founded after the copy may be missing: then the organisation stands by itself.
  const host = told.tenant['host'] ? await readRow(client, 'tenant', { id: told.tenant['host'] }) : undefined
  await writeRow(client, 'tenant', { ...told.tenant, host: host ? told.tenant['host'] : null }, 'absent')
  await writeRow(client, 'unit', told.unit, 'absent')
  await writeRow(client, 'circle', told.circle, 'absent')
  const stood = await readRow(client, 'person', key)
  const own = { tenant: key.tenant, person: key.id }
  const merged = mergeMarkings(stood ? await readRows(client, 'marking', own) : [], told.markings)
  const exact = replacesData(merged.markings)
  const state = stood ? mergeState(stood['state'] as PersonState, told.person['state'] as PersonState, merged) : told.person['state']
  await writeRow(client, 'person', stood ? mergedPerson(stood, told.person, exact, state) : told.person, 'newest')
  for (const marking of merged.markings) await writeRow(client, 'marking', marking, 'newest')
  if (exact) for (const table of ['person_datum', 'person_index']) await deleteRows(client, table, own)
  const data = exact ? told.data : withMasks(await readRows(client, 'person_datum', own), told.data)
  for (const datum of data) await writeRow(client, 'person_datum', datum, 'newest')
  for (const index of told.index) await writeRow(client, 'person_index', index, 'absent')
  // The röjandekontroll must know her as she is now.
  await client.query(
    "select graphile_worker.add_job('index_person', json_build_object('tenant', $1::uuid, 'id', $2::uuid), max_attempts => 8)",
    [key.tenant, key.id],
  )
}

function mergedPerson(stood: JournalRow, told: JournalRow, exact: boolean, state: unknown): JournalRow {
  return {
    ...stood,
    state,
    relation: told['relation'],
    sender_place_secret: stood['sender_place_secret'] === true || told['sender_place_secret'] === true,
    // Only with fingerade personuppgifter is a key ever exchanged: so that what lay under it is gone for good.
    key_wrapped: exact ? told['key_wrapped'] : stood['key_wrapped'],
  }
}

/** What was masked in the copy or in the journal is masked. */
function withMasks(stood: readonly JournalRow[], told: readonly JournalRow[]): JournalRow[] {
  const masked = new Set(stood.filter((datum) => datum['masked'] === true).map((datum) => datum['id']))
  return told.map((datum) => ({ ...datum, masked: datum['masked'] === true || masked.has(datum['id']) }))
}

async function everyoneIsLookedAt(client: pg.Client): Promise<number> {
  // Verified on a day long ago: Idag then asks the circle to verify each marking with its source.
  await client.query('update marking set last_verified_at = $1 where decided_at is null', [LONG_AGO])
  return (await client.query("update person set state = 'review'")).rowCount ?? 0
}

/** Without a journal nobody knows what was marked after the copy: every person is to be looked at. */
export async function acceptOldMarks(owner: pg.ClientConfig): Promise<Text> {
  const persons = await inOwnersTransaction(owner, everyoneIsLookedAt)
  return {
    sv: `Markeringar: ${persons} personer ska granskas av sina kretsar. Personer som markerades efter kopian saknas och måste läggas in på nytt.`,
    en: `Markings: ${persons} persons are to be looked at by their circles. Persons who were marked after the copy are missing and must be entered anew.`,
  }
}
