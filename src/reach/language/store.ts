import type { Tx } from '../../platform/database/transaction.ts'
import type { Form } from '../text/index.ts'
import type { OwnText, Signature } from './language.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

/** The last own text of each page and form; where the last row is empty the shipped draft stands again. */
export async function ownTexts(tx: Tx, only: { form?: Form; page?: string } = {}): Promise<OwnText[]> {
  const rows = await q(tx)
    .selectFrom('own_translation')
    .distinctOn(['form', 'page'])
    .select(['form', 'page', 'source', 'sha256'])
    .where((e) =>
      e.and([
        only.form === undefined ? e.val(true) : e('form', '=', only.form),
        only.page === undefined ? e.val(true) : e('page', '=', only.page),
      ]),
    )
    .orderBy('form')
    .orderBy('page')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap(({ form, page, source, sha256 }) =>
    source === null || sha256 === null ? [] : [{ form, page, source, sha256: sha256.toString('hex') }],
  )
}

export async function signaturesOf(tx: Tx, only: { form?: Form; what?: string } = {}): Promise<Signature[]> {
  const rows = await q(tx)
    .selectFrom('text_signature')
    .select(['id', 'form', 'what', 'sha256', 'original', 'function', 'on', 'recorded_at', 'withdrawn_at'])
    .where((e) =>
      e.and([
        only.form === undefined ? e.val(true) : e('form', '=', only.form),
        only.what === undefined ? e.val(true) : e('what', '=', only.what),
      ]),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ sha256, original, ...row }) => ({ ...row, sha256: sha256.toString('hex'), original: original.toString('hex') }))
}

/** The name of the one who read, and the function of the one who recorded it. */
export interface SignerName {
  name: string
  by: string
}
export async function namesOf(tx: Tx, form: Form, what: string): Promise<Map<string, SignerName>> {
  const rows = await q(tx)
    .selectFrom('text_signature as s')
    .leftJoin('account as a', (j) => j.onRef('a.tenant', '=', 's.tenant').onRef('a.id', '=', 's.recorded_by'))
    .select(['s.id', 's.name_sealed', 'a.signature'])
    .where('s.form', '=', form)
    .where('s.what', '=', what)
    .execute()
  const own = (await tx.keys()).own()
  return new Map(
    rows.map(({ id, name_sealed, signature }) => [id, { name: own.open('text_signature', 'name', id, name_sealed), by: signature ?? '–' }]),
  )
}
export async function insertSignature(
  tx: Tx,
  row: Pick<Signature, 'id' | 'form' | 'what' | 'sha256' | 'original' | 'function' | 'on'> & { name: string },
): Promise<void> {
  const { name, sha256, original, ...rest } = row
  await q(tx)
    .insertInto('text_signature')
    .values({
      ...rest,
      tenant: tx.actor.tenant,
      sha256: Buffer.from(sha256, 'hex'),
      original: Buffer.from(original, 'hex'),
      name_sealed: (await tx.keys()).own().seal('text_signature', 'name', row.id, name),
      knows_language: true,
      recorded_by: tx.actor.account ?? '',
    })
    .execute()
}
export async function withdrawSignature(tx: Tx, id: string): Promise<void> {
  await q(tx).updateTable('text_signature').set({ withdrawn_by: tx.actor.account, withdrawn_at: new Date() }).where('id', '=', id).execute()
}
export async function insertText(
  tx: Tx,
  row: { id: string; form: Form; page: string; source: string | null; sha256: string | null },
): Promise<void> {
  const sha256 = row.sha256 === null ? null : Buffer.from(row.sha256, 'hex')
  await q(tx)
    .insertInto('own_translation')
    .values({ ...row, sha256, tenant: tx.actor.tenant, by: tx.actor.account ?? '' })
    .execute()
}
