/** What is said about answers, and what stands behind them. */
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Comment, CommentKind } from './answer.ts'
import type { Tables } from './tables.ts'

const q = (tx: Tx) => tx.tables<Tables>()

/** The threads of some parts, oldest first. */
export async function commentsOf(tx: Tx, parts: readonly string[]): Promise<(Comment & { part: string })[]> {
  if (parts.length === 0) return []
  const keys = (await tx.keys()).own()
  const rows = await q(tx)
    .selectFrom('answer_comment as c')
    .innerJoin('account as a', (j) => j.onRef('a.tenant', '=', 'c.tenant').onRef('a.id', '=', 'c.author'))
    .select(['c.id', 'c.part', 'c.question', 'c.kind', 'c.words_sealed', 'c.written_at', 'a.signature as by'])
    .where('c.part', 'in', [...parts])
    .orderBy('c.written_at')
    .execute()
  return rows.map(({ words_sealed, ...row }) => ({
    ...row,
    words: words_sealed === null ? '' : keys.open('answer_comment', 'words', row.id, words_sealed),
  }))
}
export async function insertComment(tx: Tx, part: string, question: string, kind: CommentKind, words: string): Promise<void> {
  const id = newId()
  const keys = (await tx.keys()).own()
  await q(tx)
    .insertInto('answer_comment')
    .values({
      tenant: tx.actor.tenant,
      id,
      part,
      question,
      kind,
      words_sealed: words === '' ? null : keys.seal('answer_comment', 'words', id, words),
      author: tx.actor.account ?? '',
    })
    .execute()
}

export interface Evidence {
  id: string
  question: string
  kind: 'file' | 'link'
  name: string
  /** The address of a link. */
  href: string
  size: number
  added_at: Date
}
/** Names of files, and links, under the organisation's own key: they say where weak routines lie. */
export async function evidenceOf(tx: Tx, part: string): Promise<Evidence[]> {
  const keys = (await tx.keys()).own()
  const rows = await q(tx)
    .selectFrom('answer_evidence')
    .select(['id', 'question', 'kind', 'name_sealed', 'size', 'added_at'])
    .where('part', '=', part)
    .orderBy('added_at')
    .execute()
  return rows.map(({ name_sealed, ...row }) => ({
    ...row,
    ...(JSON.parse(keys.open('answer_evidence', 'name', row.id, name_sealed)) as { name: string; href: string }),
  }))
}
export interface NewEvidence {
  part: string
  question: string
  name: string
  href: string
  content: Uint8Array | null
}
export async function insertEvidence(tx: Tx, { part, question, name, href, content }: NewEvidence): Promise<void> {
  const id = newId()
  const keys = (await tx.keys()).own()
  await q(tx)
    .insertInto('answer_evidence')
    .values({
      tenant: tx.actor.tenant,
      id,
      part,
      question,
      kind: content === null ? 'link' : 'file',
      name_sealed: keys.seal('answer_evidence', 'name', id, JSON.stringify({ name, href })),
      content_sealed: content === null ? null : keys.seal('answer_evidence', 'content', id, content),
      size: content?.length ?? 0,
      added_by: tx.actor.account ?? '',
    })
    .execute()
}
export async function evidenceFile(tx: Tx, part: string, id: string): Promise<{ name: string; content: Buffer } | undefined> {
  const row = await q(tx)
    .selectFrom('answer_evidence')
    .select(['name_sealed', 'content_sealed'])
    .where('id', '=', id)
    .where('part', '=', part)
    .executeTakeFirst()
  if (!row?.content_sealed) return undefined
  const keys = (await tx.keys()).own()
  const { name } = JSON.parse(keys.open('answer_evidence', 'name', id, row.name_sealed)) as { name: string }
  return { name, content: keys.openBytes('answer_evidence', 'content', id, row.content_sealed) }
}
export async function deleteEvidence(tx: Tx, part: string, id: string): Promise<boolean> {
  const done = await q(tx).deleteFrom('answer_evidence').where('id', '=', id).where('part', '=', part).executeTakeFirst()
  return done.numDeletedRows === 1n
}
