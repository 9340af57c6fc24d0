/** What doctor looks at of the pages for people at risk, and of parts that are off while their tables are there. */
import type pg from 'pg'
import { lookAtEntry } from './doctor-address.ts'
import { fault, type Finding, type Look, warning, well } from './doctor-findings.ts'
import type { Ground, Reached } from './reach.ts'

export function looksAtPublic(ground: Ground, reached: Reached, client: pg.Client): [string, Look][] {
  return [
    ['entry_role', () => lookAtRole(ground, reached, client)],
    ['entry', () => lookAtSites(ground, client)],
    ['parts', () => lookAtParts(ground, client)],
  ]
}

const ROLE = "select 1 from pg_roles where rolname = 'samvarn_public' and rolcanlogin"
async function lookAtRole({ config }: Ground, { builtIn }: Pick<Reached, 'builtIn'>, client: pg.Client): Promise<Finding[]> {
  if (!config.parts.includes('reach')) return []
  if ((await client.query(ROLE)).rows.length > 0)
    return [
      well('entry_role', 'Rollen för de öppna sidorna (samvarn_public) finns.', 'The role of the public pages (samvarn_public) is there.'),
    ]
  return builtIn
    ? [
        warning(
          'entry_role',
          'Rollen för de öppna sidorna (samvarn_public) saknas. Den görs vid nästa start: starta om samvarn serve.',
          'The role of the public pages (samvarn_public) is missing. It is made at the next start: restart samvarn serve.',
        ),
      ]
    : [
        fault(
          'entry_role',
          'Rollen för de öppna sidorna (samvarn_public) saknas, och samvarn serve startar inte utan den. Be den som sköter servern köra satserna på raden om DATABASE_URL (samvarn_public).',
          'The role of the public pages (samvarn_public) is missing, and samvarn serve does not start without it. Ask whoever keeps the server to run the statements on the line about DATABASE_URL (samvarn_public).',
        ),
      ]
}

const isThere = async (client: pg.Client, table: 'public.publication' | 'public.person'): Promise<boolean> =>
  (await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])).rows[0]?.there === true

/** Sites with an address of their own are looked at by the installation every week (Nå ut, Värd). */
const PUBLISHED = `select count(*)::int as here from publication p join site s on s.tenant = p.tenant and s.id = p.site
  where s.entry_address is null`
async function lookAtSites({ config }: Ground, client: pg.Client): Promise<Finding[]> {
  if (config.demo || !config.parts.includes('reach') || !(await isThere(client, 'public.publication'))) return []
  const here = (await client.query<{ here: number }>(PUBLISHED)).rows[0]?.here ?? 0
  return here === 0 ? [] : lookAtEntry(config, here)
}

async function lookAtParts({ config }: Ground, client: pg.Client): Promise<Finding[]> {
  if (config.parts.includes('protect') || !(await isThere(client, 'public.person'))) return []
  const persons = (await client.query<{ persons: number }>('select count(*)::int as persons from person')).rows[0]?.persons ?? 0
  return [
    warning(
      'parts',
      `Databasen har persontabeller (${persons} personer) men delen protect är avstängd: ingen kan se, rätta eller gallra det som ligger där, och inga markeringar journalförs. Lägg till protect i SAMVARN_PARTS och starta om, eller börja i en ny databas utan persontabeller.`,
      `The database has person tables (${persons} persons) but the part protect is off: nobody can see, correct or weed out what lies there, and no markings are journalled. Add protect to SAMVARN_PARTS and restart, or begin in a new database without person tables.`,
    ),
  ]
}
