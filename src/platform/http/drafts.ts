import type { Tx } from '../database/transaction.ts'
import { newId } from '../ids.ts'

interface Tables {
  form_draft: { tenant: string; id: string; account: string; form: string; key_wrapped: Buffer; sealed: Buffer }
}

/** What was written on a form that came back: sealed, for the one who wrote it, until it is sent or a day has passed. */
export async function keepDraft(tx: Tx, form: string, content: unknown): Promise<string> {
  const id = newId()
  const { wrapped, keys } = (await tx.keys()).newOwner(id)
  await dropDrafts(tx, form)
  await tx
    .tables<Tables>()
    .insertInto('form_draft')
    .values({
      tenant: tx.actor.tenant,
      id,
      account: tx.actor.account ?? '',
      form,
      key_wrapped: wrapped,
      sealed: keys.seal('form_draft', 'sealed', id, JSON.stringify(content)),
    })
    .execute()
  return id
}

export async function draftOf(tx: Tx, form: string, id: string): Promise<unknown> {
  const row = await tx
    .tables<Tables>()
    .selectFrom('form_draft')
    .selectAll()
    .where('id', '=', id)
    .where('form', '=', form)
    .executeTakeFirst()
  if (!row) return undefined
  return JSON.parse((await tx.keys()).owner(id, row.key_wrapped).open('form_draft', 'sealed', id, row.sealed))
}

/** One draft of a kind and a person at a time: the last one written. */
export async function dropDrafts(tx: Tx, form: string): Promise<void> {
  await tx
    .tables<Tables>()
    .deleteFrom('form_draft')
    .where('form', '=', form)
    .where('account', '=', tx.actor.account ?? '')
    .execute()
}

/** Forms that came back to be put right, or waited for a proof: gone at once, where not even its writer is to be known. */
export async function forgetWritten(tx: Tx): Promise<void> {
  for (const form of ['returned_page', 'kept_form']) await dropDrafts(tx, form)
}
