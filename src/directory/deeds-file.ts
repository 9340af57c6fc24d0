/** Files in and out. What comes in is the organisation's own until somebody publishes it; what looks secret waits for a decision. */
import type { Database } from '../platform/database/database.ts'
import type { Actor, Tx } from '../platform/database/transaction.ts'
import { today } from '../platform/day.ts'
import { newId } from '../platform/ids.ts'
import type { Remark } from './conversion.ts'
import { about, refuse, standingOf } from './deeds-entry.ts'
import { type Plan, planOf, withSecretPlace } from './plan.ts'
import { mayFind, mayKeep } from './policy.ts'
import type { Read, ReadEntry } from './reading.ts'
import { addEvent, type EntryRow, entryById, insertEntry, isTaken, noteOf, ownEntries, setNote, setSecrets } from './store.ts'
import { listings } from './store-listing.ts'
import { isTypeName, shapeOf, type TypeName } from './hsds.ts'
import { flattened, type Flat } from './tabular.ts'
import { isTree, type Tree } from './tree.ts'
import { type Kept, standing } from './visibility.ts'

export interface Imported {
  taken: { id: string; name: string; held: boolean }[]
  remarks: Remark[]
}
export const importRead = (db: Database, actor: Actor, { entries, remarks }: Read): Promise<Imported | undefined> =>
  db.as(actor, async (tx) => {
    const unit = tx.reach.unit ?? ''
    if (!mayKeep(standingOf(tx), { unit }).ok) return refuse(tx, 'directory.import')
    const said: Imported = { taken: [], remarks: [...remarks] }
    for (const [index, entry] of entries.entries()) {
      if (await isTaken(tx, entry.kind, entry.hsds_id))
        said.remarks.push({ table: entry.kind, row: index + 1, kind: 'lost', what: 'taken' })
      else said.taken.push(await take(tx, entry, unit))
    }
    await setNote(tx, 'import', said)
    await tx.audit({ deed: 'directory.import', ...about() })
    return said
  })
async function take(tx: Tx, entry: ReadEntry, unit: string): Promise<Imported['taken'][number]> {
  const id = newId()
  const bare: Kept = {
    type: entry.kind === 'rows' ? undefined : entry.kind,
    whole: entry.tree,
    levels: {},
    secret: new Set(entry.paths),
    confidential: new Set(),
  }
  const kept = entry.locations.reduce(withSecretPlace, bare)
  const held = entry.locations.length + entry.paths.length > 0
  const plan: Plan = planOf(id, kept, today())
  await insertEntry(tx, {
    id,
    kind: entry.kind,
    hsds_id: entry.hsds_id,
    unit,
    owner: tx.actor.account ?? '',
    document: plan.document,
    levels: {},
    confidential: [...kept.confidential],
    state: held ? 'held' : 'draft',
  })
  await setSecrets(tx, id, unit, plan.secrets)
  await addEvent(tx, id, 'imported')
  return { id, name: nameOf(entry.tree), held }
}
const nameOf = (tree: Tree): string => (typeof tree.name === 'string' ? tree.name : '')

export const lastImport = (db: Database, actor: Actor): Promise<Imported | undefined> =>
  db.as(actor, async (tx) => ((await noteOf(tx, 'import')) as Imported | undefined) ?? undefined)

export interface Exported {
  services: Tree[]
  tables: Flat
}
const asList = (tree: Tree | undefined): Tree[] => (tree ? [tree] : [])
const typeOf = ({ kind }: EntryRow): TypeName | undefined => (kind === 'rows' ? undefined : kind)
/** Everything of one's own organisation, as it came. What is secret never leaves in a file, not even in this one. */
export const exportOwn = (db: Database, actor: Actor): Promise<Exported | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayFind(standingOf(tx)).ok) return refuse(tx, 'directory.export')
    await tx.audit({ deed: 'directory.export', ...about() })
    const rows = await ownEntries(tx)
    const tables = flattened(
      rows.flatMap((row) => {
        const kind = typeOf(row)
        const tree = standing(row.document, kind)
        return kind === undefined || !tree ? [] : [{ kind, tree }]
      }),
    )
    for (const { kind, document } of rows) if (kind === 'rows') addLoose(tables, document)
    return { services: rows.flatMap((row) => (row.kind === 'service' ? asList(standing(row.document, 'service')) : [])), tables }
  })
/** One tree of one's own organisation, as it came. */
export const exportOne = (db: Database, actor: Actor, id: string): Promise<Tree | undefined> =>
  db.as(actor, async (tx) => {
    const row = mayFind(standingOf(tx)).ok ? await entryById(tx, id) : undefined
    if (!row) return refuse(tx, 'directory.export', id)
    await tx.audit({ deed: 'directory.export', ...about(id) })
    return standing(row.document, typeOf(row))
  })
/** What everybody may see of one's own organisation: for open data, and for other directories. */
export const exportPublic = (db: Database, actor: Actor): Promise<Exported | undefined> =>
  db.as(actor, async (tx) => {
    if (!mayFind(standingOf(tx)).ok) return refuse(tx, 'directory.export')
    await tx.audit({ deed: 'directory.export', ...about() })
    const own = (await listings(tx, 'public')).filter(({ tenant }) => tenant === tx.actor.tenant).map(({ document }) => document)
    return { services: own, tables: flattened(own.map((tree) => ({ kind: 'service', tree }))) }
  })
function addLoose(flat: Flat, { table, values }: Tree): void {
  if (typeof table !== 'string' || !isTree(values)) return
  if (!isTypeName(table)) return
  const name = shapeOf(table).table
  flat.set(name, [...(flat.get(name) ?? []), values])
}
