/** A row in every table of the first release, as its program wrote them. Never edited: that release is out. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { TenantKeys } from '../../src/platform/keys/tenant-keys.ts'

/** Words under the organisation's own key: where they lie, and what they must still say. */
export interface OwnWords {
  table: string
  column: string
  /** The name the column has when it is sealed, and the id of the row it is sealed to. */
  as: string
  id: string
  words: string | Buffer
  /** The columns that find the row, where it is not found by `id` or `account`. */
  where?: Record<string, string | number>
  /** Sealed under a key of its own, which lies wrapped beside it. */
  owner?: { id: string; wrapped: Buffer }
}
export interface Ids {
  tenant: string
  officer: string
  person: string
  datum: string
  /** Somebody who leads a unit, and what else is sealed, in releases that have them. */
  head?: string
  coordinator?: string
  national?: string
  communicator?: string
  own?: OwnWords[]
}
export type Fill = (client: pg.Client, root: Uint8Array) => Promise<Ids>

const hash = (length: number) => Buffer.alloc(length, 7)

export async function fillUntil0004(client: pg.Client, root: Uint8Array): Promise<Ids> {
  const id = Object.fromEntries(
    ['tenant', 'unit', 'officer', 'other', 'circle', 'person', 'datum', 'set', 'file', 'review', 'audit'].map((name) => [
      name,
      randomUUID(),
    ]),
  ) as Record<'tenant' | 'unit' | 'officer' | 'other' | 'circle' | 'person' | 'datum' | 'set' | 'file' | 'review' | 'audit', string>
  const wrapped = TenantKeys.make(root, id.tenant)
  const keys = TenantKeys.unwrap(root, id.tenant, wrapped)
  const own = keys.own()
  const owner = keys.newOwner(id.person)
  const t = id.tenant
  const put = (text: string, values: unknown[]) => client.query(text, values)
  await put("insert into tenant (id, name, kind, key_wrapped) values ($1, 'Norrviks kommun (påhittad)', 'municipality', $2)", [t, wrapped])
  await put("insert into unit (tenant, id, name, place_code) values ($1, $2, 'Individ och familj', '9901')", [t, id.unit])
  for (const [account, name] of [
    [id.officer, 'Siv Påhitt'],
    [id.other, 'Elis Fabel'],
  ] as const)
    await put("insert into account (tenant, id, unit, signature, name_sealed) values ($1, $2, $3, 'Skyddsansvarig', $4)", [
      t,
      account,
      id.unit,
      own.seal('account', 'name', account, name),
    ])
  await put(
    "insert into role_grant (tenant, account, role, valid_until) values ($1, $2, 'protection_officer', now() + interval '90 days')",
    [t, id.officer],
  )
  await put("insert into circle (tenant, id, unit, name, size_target) values ($1, $2, $3, 'Krets Individ och familj', 4)", [
    t,
    id.circle,
    id.unit,
  ])
  await put(
    "insert into circle_member (tenant, circle, account, on_duty, valid_until) values ($1, $2, $3, true, now() + interval '90 days')",
    [t, id.circle, id.officer],
  )
  await put("insert into session (tenant, token_hash, account, expires_at) values ($1, $2, $3, now() + interval '8 hours')", [
    t,
    hash(32),
    id.officer,
  ])
  await put("insert into demo_cast (tenant, account, ordinal, slug) values ($1, $2, 1, 'norrvik-skyddsansvarig')", [t, id.officer])
  await put("insert into form_draft (tenant, id, account, form, key_wrapped, sealed) values ($1, $2, $3, 'person', $4, $4)", [
    t,
    randomUUID(),
    id.officer,
    hash(60),
  ])
  await put("insert into audit (tenant, id, actor, deed, outcome) values ($1, $2, $3, 'person.search', 'not_reached')", [
    t,
    id.audit,
    id.officer,
  ])
  await put("insert into rate_count (tenant, rule, subject, started_at, hits) values ($1, 'search', $2, now(), 3)", [t, hash(16)])
  await put("insert into outbox (tenant, account, template) values ($1, $2, 'review_waits')", [t, id.officer])
  await fillPersons(client, { ...id, owner })
  await fillCheck(client, id)
  return { tenant: t, officer: id.officer, person: id.person, datum: id.datum }
}

type Person = Record<'tenant' | 'officer' | 'circle' | 'person' | 'datum' | 'audit' | 'unit', string> & {
  owner: ReturnType<TenantKeys['newOwner']>
}

async function fillPersons(client: pg.Client, id: Person): Promise<void> {
  const t = id.tenant
  const put = (text: string, values: unknown[]) => client.query(text, values)
  await put("insert into person (tenant, id, circle, relation, key_wrapped, created_by) values ($1, $2, $3, 'client', $4, $5)", [
    t,
    id.person,
    id.circle,
    id.owner.wrapped,
    id.officer,
  ])
  const sealed = id.owner.keys.seal('person_datum', 'sealed', id.datum, '{"value":"070-174 06 05"}')
  await put("insert into person_datum (tenant, id, person, circle, class, sealed, source) values ($1, $2, $3, $4, 'phone', $5, 'manual')", [
    t,
    id.datum,
    id.person,
    id.circle,
    sealed,
  ])
  await put("insert into person_index (tenant, circle, kind, blind, person) values ($1, $2, 'identity', $3, $4)", [
    t,
    id.circle,
    hash(16),
    id.person,
  ])
  await put(
    "insert into marking (tenant, id, person, circle, level, source, schema_version) values ($1, $2, $3, $4, 'sekretessmarkering', 'manual', '1')",
    [t, randomUUID(), id.person, id.circle],
  )
  await put('insert into disclosure_key (tenant, owner_tag, fingerprint, tag_sealed) values ($1, $2, $2, $3)', [t, hash(16), hash(60)])
  await put(
    "insert into import_run (tenant, id, circle, source, schema_version, state, key_wrapped, created_by) values ($1, $2, $3, 'list', '1', 'done', $4, $5)",
    [t, randomUUID(), id.circle, hash(60), id.officer],
  )
  await put(
    "insert into intake (tenant, id, kind, unit, circle, key_wrapped, sealed, created_by) values ($1, $2, 'entry', $3, $4, $5, $5, $6)",
    [t, randomUUID(), id.unit, id.circle, hash(60), id.officer],
  )
  await put('insert into asked (tenant, id, account, sealed) values ($1, $2, $3, $4)', [t, randomUUID(), id.officer, hash(60)])
  await put("insert into reveal_pass (tenant, id, account, person, circle, purpose) values ($1, $2, $3, $4, $5, 'casework')", [
    t,
    randomUUID(),
    id.officer,
    id.person,
    id.circle,
  ])
  await put('insert into audit_resolution (tenant, audit, circle, person) values ($1, $2, $3, $4)', [t, id.audit, id.circle, id.person])
}

async function fillCheck(
  client: pg.Client,
  id: Record<'tenant' | 'unit' | 'officer' | 'other' | 'circle' | 'set' | 'file' | 'review', string>,
): Promise<void> {
  const t = id.tenant
  const put = (text: string, values: unknown[]) => client.query(text, values)
  await put(
    "insert into outgoing_set (tenant, id, unit, author, recipient, key_wrapped, state) values ($1, $2, $3, $4, 'counterparty', $5, 'in_review')",
    [t, id.set, id.unit, id.other, hash(60)],
  )
  await put('insert into outgoing_file (tenant, id, set, ordinal, size, content_sealed) values ($1, $2, $3, 1, 10, $4)', [
    t,
    id.file,
    id.set,
    hash(60),
  ])
  await put('insert into review (tenant, id, set, circle) values ($1, $2, $3, $4)', [t, id.review, id.set, id.circle])
  await put(
    "insert into finding (tenant, id, review, file, circle, level, kind, ordinal) values ($1, $2, $3, $4, $5, 'STOP', 'phone', 1)",
    [t, randomUUID(), id.review, id.file, id.circle],
  )
  await put("insert into safe_copy (tenant, id, review, file, circle, state, made_by) values ($1, $2, $3, $4, $5, 'making', $6)", [
    t,
    randomUUID(),
    id.review,
    id.file,
    id.circle,
    id.officer,
  ])
  await put(
    `insert into second_request (tenant, id, review, circle, unit, recipient, decision, law, weighing_sealed, author, asked_by)
      values ($1, $2, $3, $4, $5, 'counterparty', 'release', 'OSL 26:1', $6, $7, $8)`,
    [t, randomUUID(), id.review, id.circle, id.unit, hash(60), id.other, id.officer],
  )
  await put('insert into known_picture (tenant, digest, circle, marked_by) values ($1, $2, $3, $4)', [t, hash(32), id.circle, id.officer])
}
