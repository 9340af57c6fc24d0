import type { Part } from '@samvarn/disclosure'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { isId } from '../../platform/ids.ts'
import { askerOf, auditPersons, keysOfSet, openDetails, reach, type ShownFinding, touches } from './deeds-review.ts'
import { mayFetch } from './policy.ts'
import { copyById } from './store-copy.ts'
import { fileContent, fileLines, fileReading, findingsOf } from './store-review.ts'

/** The documents of a held set, for its circle alone: the text as it was read, the original, the safe copy. */

export interface ShownText {
  review: string
  ordinal: number
  name: string
  parts: Part[]
  findings: ShownFinding[]
}

/** The text of one file as the check read it. */
export function readText(db: Database, actor: Actor, id: string, file: string): Promise<ShownText | undefined> {
  return db.as(actor, async (tx) => {
    const row = await reach(tx, id, 'review.see')
    const keys = row && (await keysOfSet(tx, row))
    const reading = row && isId(file) ? await fileReading(tx, row.set, file) : undefined
    if (!row) return undefined
    if (!keys || !reading?.name_sealed) {
      await tx.audit({ deed: 'review.see', outcome: 'not_reached', purpose: 'check', object: { kind: 'review', id } })
      return undefined
    }
    const findings = await findingsOf(tx, row.id)
    await auditPersons(tx, row, findings, 'review.see')
    const parts =
      reading.reading_sealed === null ? [] : (JSON.parse(keys.open('outgoing_file', 'reading', file, reading.reading_sealed)) as Part[])
    return {
      review: row.id,
      ordinal: reading.ordinal,
      name: keys.open('outgoing_file', 'name', file, reading.name_sealed),
      parts,
      findings: openDetails(keys, findings).findings.filter((finding) => touches(finding, file)),
    }
  })
}

export interface Fetched {
  content: Buffer
  ordinal: number
  format: string | null
}

/** The original, for the circle alone. */
export function fetchOriginal(db: Database, actor: Actor, id: string, file: string): Promise<Fetched | undefined> {
  return db.as(actor, async (tx) => {
    const row = await reach(tx, id, 'review.original')
    if (!row) return undefined
    const found = isId(file) ? await fileContent(tx, row.set, file) : undefined
    const keys = await keysOfSet(tx, row)
    if (
      !found?.content_sealed ||
      !keys ||
      !mayFetch(askerOf(tx), { circle: row.circle, originalsDeleted: row.originals_deleted_at !== null }).ok
    ) {
      await tx.audit({ deed: 'review.original', outcome: 'not_reached', purpose: 'check', object: { kind: 'review', id } })
      return undefined
    }
    await auditPersons(tx, row, await findingsOf(tx, row.id), 'review.original')
    return { content: keys.openBytes('outgoing_file', 'content', file, found.content_sealed), ordinal: found.ordinal, format: found.format }
  })
}

export function fetchCopy(db: Database, actor: Actor, id: string, copyId: string): Promise<Fetched | undefined> {
  return db.as(actor, async (tx) => {
    const row = await reach(tx, id, 'review.fetch_copy')
    if (!row) return undefined
    const copy = isId(copyId) ? await copyById(tx, copyId) : undefined
    const [keys, files] = [await keysOfSet(tx, row), await fileLines(tx, row.set)]
    const file = files.find((one) => one.id === copy?.file)
    if (!copy?.content_sealed || copy.review !== row.id || copy.state !== 'made' || !keys || !file) {
      await tx.audit({ deed: 'review.fetch_copy', outcome: 'not_reached', purpose: 'check', object: { kind: 'review', id } })
      return undefined
    }
    await auditPersons(tx, row, await findingsOf(tx, row.id), 'review.fetch_copy')
    return { content: keys.openBytes('safe_copy', 'content', copy.id, copy.content_sealed), ordinal: file.ordinal, format: file.format }
  })
}
