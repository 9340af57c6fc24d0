/** What a restored database must show before anyone is let in: that its keys open it and that its walls stand. */
import type pg from 'pg'
import { TenantKeys } from '../platform/keys/tenant-keys.ts'
import type { Text } from '../platform/postgres/problem.ts'

export interface Proof {
  lines: Text[]
}
export class NotProved extends Error {
  readonly text: Text
  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

interface Organisation {
  id: string
  key_wrapped: Buffer
  account: string | null
  name_sealed: Buffer | null
}

/** One decryption in each organisation: its key under the root key, and one sealed name under that. */
export async function proveKeys(client: pg.ClientBase, root: Uint8Array): Promise<Text> {
  const { rows } = await client.query<Organisation>(
    `select t.id, t.key_wrapped, a.id as account, a.name_sealed from tenant t
      left join lateral (select id, name_sealed from account where tenant = t.id order by created_at, id limit 1) a on true`,
  )
  let names = 0
  for (const { id, key_wrapped, account, name_sealed } of rows) {
    try {
      const own = TenantKeys.unwrap(root, id, key_wrapped).own()
      if (account !== null && name_sealed !== null && own.open('account', 'name', account, name_sealed) !== '') names += 1
    } catch {
      throw new NotProved({
        sv: 'Rotnyckeln öppnar inte det som lästes in. Lägg tillbaka den nyckel som kopian gjordes med (SAMVARN_ROOT_KEY eller keys/root.key).',
        en: 'The root key does not open what was restored. Put back the key that the copy was made with (SAMVARN_ROOT_KEY or keys/root.key).',
      })
    }
  }
  return {
    sv: `Nycklar: ${rows.length} organisationers nycklar och ${names} förseglade namn öppnade.`,
    en: `Keys: the keys of ${rows.length} organisations and ${names} sealed names opened.`,
  }
}

const OPEN_TABLES = `select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('migration', 'restoration')
    and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid)) order by 1`
const SILENT_TRIGGERS = `select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'O' order by 1`
const GUARDS = `select t.tgname as name from pg_trigger t where t.tgrelid = 'public.audit'::regclass
  and t.tgname in ('audit_append_only', 'audit_no_truncate') and t.tgenabled = 'O'`

/** Row security on and forced on every table, every trigger on, and the log append-only: tried, not only looked up. */
export async function proveWalls(client: pg.ClientBase): Promise<Text> {
  const names = async (text: string) => (await client.query<{ name: string }>(text)).rows.map(({ name }) => name)
  const open = await names(OPEN_TABLES)
  const silent = await names(SILENT_TRIGGERS)
  if (open.length > 0 || silent.length > 0 || (await names(GUARDS)).length !== 2)
    throw new NotProved({
      sv: `Skydd saknas i databasen: ${[...open, ...silent].join(', ') || 'loggens lås'}. Läs tillbaka igen i en tom databas.`,
      en: `Protection is missing in the database: ${[...open, ...silent].join(', ') || 'the lock of the log'}. Restore again into an empty database.`,
    })
  await proveAppendOnly(client)
  return {
    sv: 'Väggar: radskydd gäller i alla tabeller, och loggen går inte att ändra.',
    en: 'Walls: row security holds in every table, and the log cannot be changed.',
  }
}

async function proveAppendOnly(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query('select 1 from audit limit 1')
  if (rows.length === 0) return
  await client.query('begin')
  try {
    await client.query("update audit set outcome = 'done' where id in (select id from audit limit 1)")
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return
    throw error
  } finally {
    await client.query('rollback')
  }
  throw new NotProved({ sv: 'En rad i loggen gick att ändra.', en: 'A row of the log could be changed.' })
}
