import type { Tx } from '../../platform/database/transaction.ts'

interface Tables {
  known_picture: { tenant: string; digest: Buffer; circle: string; marked_by: string }
}

/** Sums (hex) of the pictures that reviewers of this organisation have called known. */
export async function knownPictures(tx: Tx): Promise<string[]> {
  const rows = await tx.tables<Tables>().selectFrom('known_picture').select('digest').execute()
  return rows.map((row) => row.digest.toString('hex'))
}

/** Marked twice, it stays as it was marked first. */
export async function insertKnownPicture(tx: Tx, circle: string, digest: string): Promise<void> {
  await tx
    .tables<Tables>()
    .insertInto('known_picture')
    .values({ tenant: tx.actor.tenant, digest: Buffer.from(digest, 'hex'), circle, marked_by: tx.actor.account ?? '' })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
