/**
 * Whether a restore into this database is done. The row is the owner's own book-keeping, like the table of migrations; it
 * keeps `serve` shut while the database is half filled, or while marks set after the copy may be missing (S-R47).
 */
import pg from 'pg'
import { SetupProblem } from '../platform/postgres/problem.ts'

export type Restoration = 'loading' | 'marks_wait' | 'open'

export async function readRestoration(client: pg.ClientBase): Promise<{ state: Restoration; madeAt: string } | undefined> {
  const { rows: there } = await client.query<{ there: boolean }>("select to_regclass('public.restoration') is not null as there")
  if (!there[0]?.there) return undefined
  const { rows } = await client.query<{ state: Restoration; made_at: string }>('select state, made_at from restoration')
  return rows[0] && { state: rows[0].state, madeAt: rows[0].made_at }
}

/** From here on the database is no whole one until the restore has proved itself. */
export async function beginRestoration(client: pg.ClientBase, madeAt: string): Promise<void> {
  await client.query(`create table restoration (
    one boolean primary key default true check (one), state text not null check (state in ('loading', 'marks_wait', 'open')),
    made_at text not null, changed_at timestamptz not null default now())`)
  await client.query("insert into restoration (state, made_at) values ('loading', $1)", [madeAt])
}

export async function setRestoration(client: pg.ClientBase, state: Restoration): Promise<void> {
  await client.query('update restoration set state = $1, changed_at = now()', [state])
}

/** Throws, with what to do, when nobody may be let in yet. `demo`: invented persons cannot come to harm. */
export async function refuseUnfinished(owner: pg.ClientConfig, demo: boolean): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const found = await readRestoration(client)
    if (found?.state === 'loading')
      throw new SetupProblem({
        sv: 'En återläsning av en säkerhetskopia blev inte färdig, så databasen är inte hel. Kör samvarn restore igen med samma kopia; den börjar om från början.',
        en: 'A restore of a backup was not finished, so the database is not whole. Run samvarn restore again with the same copy; it starts over.',
      })
    if (found?.state === 'marks_wait' && !demo)
      throw new SetupProblem({
        sv: `Databasen är återläst från en kopia gjord ${found.madeAt}. Markeringar som sattes senare kan saknas, och en person kan då visas oskyddad. Kör samvarn restore --marks MAPP --identity FIL med journalen. Finns ingen journal: kör samvarn restore --accept-old-marks, som låter varje person granskas.`,
        en: `The database is restored from a copy made ${found.madeAt}. Markings set later may be missing, and somebody could be shown unprotected. Run samvarn restore --marks FOLDER --identity FILE with the journal. If there is no journal: run samvarn restore --accept-old-marks, which has every person looked at.`,
      })
  } finally {
    await client.end()
  }
}
