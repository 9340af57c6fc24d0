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
    .select(['id', 'form', 'what', 'sha256', 'function', 'on', 'recorded_at', 'withdrawn_at'])
    .where((e) =>
      e.and([
        only.form === undefined ? e.val(true) : e('form', '=', only.form),
        only.what === undefined ? e.val(true) : e('what', '=', only.what),
      ]),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ sha256, ...row }) => ({ ...row, sha256: sha256.toString('hex') }))
}
