/** The tables of an installation as a backup sees them, and the statements that read and fill them. */
import pg from 'pg'

export interface Table {
  name: string
  columns: string[]
}

/** Book-keeping of the owner's own: told in the head of a backup instead of copied. */
const BOOKS = ['migration', 'restoration']

/** Settings under which one value is always written as the same text, whatever the server's own. */
export const SAME_TEXT = `set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set bytea_output to 'hex';
  set extra_float_digits to 1; set synchronize_seqscans to off; set statement_timeout to 0; set idle_in_transaction_session_timeout to 0`

const TABLES = `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relname = any ($1)
  group by c.relname order by c.relname`
const NEEDS = `select child.relname as child, parent.relname as parent from pg_constraint k
  join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
  where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`

/** Every table, those that others point at first: in this order they can be filled. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const tables = (await client.query<Table>(TABLES, [BOOKS])).rows
  const needs = (await client.query<{ child: string; parent: string }>(NEEDS)).rows
  const ordered: Table[] = []
  let left = tables
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const next = left.filter(({ name }) => !needs.some(({ child, parent }) => child === name && waiting.has(parent)))
    if (next.length === 0) throw new Error(`Tables that point at each other: ${[...waiting].join(', ')}`)
    ordered.push(...next)
    left = left.filter((table) => !next.includes(table))
  }
  return ordered
}

const quoted = (name: string) => pg.escapeIdentifier(name)
const listed = ({ columns }: Table) => columns.map(quoted).join(', ')
export const copyOut = (table: Table): string => `copy public.${quoted(table.name)} (${listed(table)}) to stdout`
export const copyIn = (table: Table): string => `copy public.${quoted(table.name)} (${listed(table)}) from stdin`
export const triggers = (word: 'disable' | 'enable', table: string): string => `alter table public.${quoted(table)} ${word} trigger user`

/** Rules that were not valid for rows from before them: such rows are in the backup, and must come back as they were. */
export interface LooseRule {
  table: string
  name: string
  definition: string
}
const LOOSE = `select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where k.connamespace = 'public'::regnamespace and not k.convalidated order by 1, 2`
export const looseRules = async (client: pg.ClientBase): Promise<LooseRule[]> => (await client.query<LooseRule>(LOOSE)).rows
export const dropRule = ({ table, name }: LooseRule): string => `alter table public.${quoted(table)} drop constraint ${quoted(name)}`
export const addRule = ({ table, name, definition }: LooseRule): string =>
  `alter table public.${quoted(table)} add constraint ${quoted(name)} ${definition}`
