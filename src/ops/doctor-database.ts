/** What doctor looks at in the database, as its owner. Counts and times only: no content. */
import type pg from 'pg'
import { MIGRATIONS, readMigrations } from '../platform/database/migrate.ts'
import { refuseForeignKey } from '../platform/keys/fits.ts'
import { rootKey } from '../platform/keys/root.ts'
import { readDatabaseFacts } from '../serve/database-check.ts'
import { judgeDatabase, SKEW_SECONDS_MAX } from '../serve/database-facts.ts'
import { fault, type Finding, type Look, warning, well } from './doctor-findings.ts'
import { looksAtPublic } from './doctor-public.ts'
import { NotProved, proveKeys, proveWalls } from './proof.ts'
import { BACKUP_HOURS_MAX } from '../organisation/upkeep/index.ts'
import type { Ground, Reached } from './reach.ts'
import { readRestoration } from './restoration.ts'
import { join } from 'node:path'

const PROOF_DAYS_MAX = 8
const SKEW_WARNING_SECONDS = 5
const LATE_MINUTES = 15
const SILENT_SECONDS = 120

/** The looks at a database that has been reached, by name. */
export function looksAtDatabase(ground: Ground, reached: Reached, client: pg.Client): [string, Look][] {
  return [
    ['database', () => lookAtServer(reached)],
    ['schema', () => lookAtSchema(ground, client)],
    ['walls', () => proved('walls', () => proveWalls(client))],
    ['keys', () => proved('keys', () => lookAtKeys(ground, reached, client))],
    ['backup', () => lookAtCopies(ground, client)],
    ['jobs', () => lookAtJobs(reached, client)],
    ...looksAtPublic(ground, reached, client),
  ]
}

async function lookAtKeys({ places, config }: Ground, reached: Reached, client: pg.Client): Promise<Finding['text']> {
  const { key } = rootKey(join(places.folder, 'keys'), config.root_key, false)
  await refuseForeignKey({ connectionString: reached.url('samvarn_owner') }, key)
  return proveKeys(client, key)
}

async function proved(check: string, proof: () => Promise<Finding['text']>): Promise<Finding[]> {
  try {
    return [{ check, state: 'ok', text: await proof() }]
  } catch (error) {
    if (error instanceof NotProved) return [{ check, state: 'fault', text: error.text }]
    throw error
  }
}

async function lookAtServer(reached: Reached): Promise<Finding[]> {
  const facts = await readDatabaseFacts(reached)
  const version = `PostgreSQL ${Math.floor(facts.version / 10_000)}`
  const refusals = judgeDatabase(facts).map(({ text }): Finding => ({ check: 'database', state: 'fault', text }))
  if (refusals.length > 0) return refusals
  const skew = Math.abs(facts.skew_seconds)
  if (skew > SKEW_WARNING_SECONDS && skew <= SKEW_SECONDS_MAX)
    return [
      warning(
        'database',
        `${version} svarar, men klockorna skiljer ${Math.round(skew)} sekunder. Slå på tidssynk: timedatectl set-ntp true`,
        `${version} answers, but the clocks differ by ${Math.round(skew)} seconds. Switch time synchronisation on: timedatectl set-ntp true`,
      ),
    ]
  return [
    well('database', `${version} svarar; rollerna har bara det de behöver.`, `${version} answers; the roles have only what they need.`),
  ]
}

async function lookAtSchema({ config }: Ground, client: pg.Client): Promise<Finding[]> {
  const restoration = await readRestoration(client)
  if (restoration && restoration.state !== 'open')
    return [
      fault(
        'schema',
        restoration.state === 'loading'
          ? 'En återläsning blev inte färdig. Kör samvarn restore igen med samma kopia.'
          : `Databasen är återläst från ${restoration.madeAt}, och markeringar efter det kan saknas. Kör samvarn restore --marks MAPP, eller --accept-old-marks.`,
        restoration.state === 'loading'
          ? 'A restore was not finished. Run samvarn restore again with the same copy.'
          : `The database is restored from ${restoration.madeAt}, and markings after that may be missing. Run samvarn restore --marks FOLDER, or --accept-old-marks.`,
      ),
    ]
  const applied = new Set((await client.query<{ name: string }>('select name from migration')).rows.map(({ name }) => name))
  const known = readMigrations(MIGRATIONS)
  const newer = [...applied].filter((name) => !known.some((one) => one.name === name))
  if (newer.length > 0)
    return [
      fault(
        'schema',
        `Databasen är nyare än programmet (${newer.join(', ')}). Installera den nyare versionen.`,
        `The database is newer than the program (${newer.join(', ')}). Install the newer version.`,
      ),
    ]
  const waiting = known.filter(({ name, part }) => !applied.has(name) && (part === 'platform' || config.parts.includes(part)))
  if (waiting.length > 0)
    return [
      warning('schema', `${waiting.length} uppgraderingar görs vid nästa start.`, `${waiting.length} upgrades are made at the next start.`),
    ]
  return [well('schema', 'Databasens tabeller hör till den här versionen.', 'The tables of the database belong to this version.')]
}

async function lookAtCopies({ config }: Ground, client: pg.Client): Promise<Finding[]> {
  if (config.demo) return []
  const { rows } = await client.query<{ kind: 'backup' | 'proof'; hours: number }>(
    'select kind, (extract(epoch from now() - max(at)) / 3600)::float8 as hours from backup_mark group by kind',
  )
  const hours = (kind: 'backup' | 'proof') => rows.find((row) => row.kind === kind)?.hours ?? Number.POSITIVE_INFINITY
  const [copy, proof] = [hours('backup'), hours('proof')]
  const told = (age: number) => (age < 48 ? `${Math.floor(age)} h` : `${Math.floor(age / 24)} d`)
  const found: Finding[] = [
    copy > BACKUP_HOURS_MAX
      ? fault(
          'backup',
          `${Number.isFinite(copy) ? `Senaste säkerhetskopian är ${told(copy)} gammal` : 'Ingen säkerhetskopia har gjorts'}. Kör samvarn backup nu, och slå på samvarn-backup.timer (se deploy/).`,
          `${Number.isFinite(copy) ? `The last backup is ${told(copy)} old` : 'No backup has been made'}. Run samvarn backup now, and switch samvarn-backup.timer on (see deploy/).`,
        )
      : well('backup', `Senaste säkerhetskopian är ${told(copy)} gammal.`, `The last backup is ${told(copy)} old.`),
  ]
  found.push(
    proof > PROOF_DAYS_MAX * 24
      ? warning(
          'proof',
          'Ingen kopia har visat att den går att läsa tillbaka de senaste åtta dagarna. Kör samvarn backup --prove.',
          'No copy has shown within eight days that it can be restored. Run samvarn backup --prove.',
        )
      : well(
          'proof',
          `En kopia visade för ${told(proof)} sedan att den går att läsa tillbaka.`,
          `A copy showed ${told(proof)} ago that it can be restored.`,
        ),
  )
  return found
}

const JOBS = `select
    (select count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null) as failed,
    (select count(*)::int from graphile_worker._private_jobs where attempts < max_attempts and locked_at is null
      and run_at < now() - make_interval(mins => $1)) as late,
    (select count(*)::int from graphile_worker.house_worker where seen_at > now() - make_interval(secs => $2)) as alive`

async function lookAtJobs({ isUp }: Reached, client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ failed: number; late: number; alive: number }>(JOBS, [LATE_MINUTES, SILENT_SECONDS])
  const { failed, late, alive } = rows[0] ?? { failed: 0, late: 0, alive: 0 }
  const found: Finding[] = []
  if (alive === 0)
    found.push(
      (isUp ? fault : warning)(
        'jobs',
        'Ingen gör jobben: kontroller, e-post och påminnelser står stilla. Starta samvarn work (eller samvarn serve).',
        'Nobody does the jobs: checks, mail and reminders stand still. Start samvarn work (or samvarn serve).',
      ),
    )
  if (late > 0)
    found.push(
      warning(
        'jobs',
        `${late} jobb har väntat mer än ${LATE_MINUTES} minuter. Starta fler samvarn work.`,
        `${late} jobs have waited more than ${LATE_MINUTES} minutes. Start more samvarn work.`,
      ),
    )
  if (failed > 0)
    found.push(
      warning(
        'jobs',
        `${failed} jobb har gett upp. Se raderna job_failed i loggen, rätta felet, och anmäl det om det är vårt.`,
        `${failed} jobs have given up. See the lines job_failed in the log, mend the fault, and report it if it is ours.`,
      ),
    )
  return found.length > 0
    ? found
    : [well('jobs', `${alive} gör jobben, och inget står.`, `${alive} do the jobs, and nothing stands still.`)]
}
