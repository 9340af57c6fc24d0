/** A row in every table of release 0.2.0, as its program wrote them. Never edited: that release is out. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { TenantKeys } from '../../src/platform/keys/tenant-keys.ts'
import { fillUntil0004, type Ids, type OwnWords } from './upgrade-filled.ts'

const hash = (length: number) => Buffer.alloc(length, 9)

/** What the rooms of this release put their rows beside. */
interface Ground {
  tenant: string
  unit: string
  circle: string
  audit: string
  person: string
  officer: string
  head: string
  owner: string
  caseworker: string
  analysis: string
}

interface Writing {
  put: (text: string, values: unknown[]) => Promise<unknown>
  /** Seals words under the organisation's own key, and remembers that they must open afterwards. */
  seal: (table: string, column: string, as: string, id: string, words: string) => Buffer
}

/** An installation that began with the first release and was upgraded to this one, and then used. */
export async function fillUntil0014(client: pg.Client, root: Uint8Array): Promise<Ids> {
  const before = await fillUntil0004(client, root)
  const { rows } = await client.query<{ key_wrapped: Buffer; unit: string; circle: string; audit: string }>(
    `select t.key_wrapped, c.unit, c.id as circle, a.id as audit from tenant t
      join circle c on c.tenant = t.id join audit a on a.tenant = t.id where t.id = $1`,
    [before.tenant],
  )
  const [row] = rows
  if (!row) throw new Error('The first release left no circle.')
  const keys = TenantKeys.unwrap(root, before.tenant, row.key_wrapped)
  const own: OwnWords[] = []
  const writing: Writing = {
    put: (text, values) => client.query(text, values),
    seal: (table, column, as, id, words) => {
      own.push({ table, column, as, id, words })
      return keys.own().seal(table, as, id, words)
    },
  }
  const { tenant, officer, person } = before
  const [head, owner, caseworker, analysis] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const ground: Ground = { tenant, officer, person, ...row, head, owner, caseworker, analysis }
  await fillPeople(writing, ground)
  await fillAnalysis(writing, ground)
  await fillWaysIn(writing, ground, keys)
  await fillDirectory(writing, ground, keys)
  await fillMail(writing, ground)
  await fillHosting(writing, ground, root)
  await fillGlass(writing, ground)
  return { ...before, head, own }
}

async function fillPeople({ put, seal }: Writing, at: Ground): Promise<void> {
  for (const [account, signature, name, role] of [
    [at.head, 'Enhetschef', 'Carin Dikt', 'unit_head'],
    [at.owner, 'Systemägare', 'Stig Roman', 'system_owner'],
    [at.caseworker, 'Handläggare', 'Hanna Saga', 'caseworker'],
  ] as const) {
    await put('insert into account (tenant, id, unit, signature, name_sealed) values ($1, $2, $3, $4, $5)', [
      at.tenant,
      account,
      at.unit,
      signature,
      seal('account', 'name_sealed', 'name', account, name),
    ])
    await put(
      "insert into role_grant (tenant, account, role, granted_by, valid_until) values ($1, $2, $3, $4, now() + interval '300 days')",
      [at.tenant, account, role, account === at.owner ? null : at.owner],
    )
  }
  // One whose new link waits for a colleague's word, one for whom nobody was left to give it.
  await put("insert into reach_pause (tenant, account, because) values ($1, $2, 'new_link')", [at.tenant, at.caseworker])
  await put("insert into reach_pause (tenant, account, because, lifted_at, lifted_outside) values ($1, $2, 'new_head', now(), true)", [
    at.tenant,
    at.head,
  ])
}

async function fillAnalysis({ put, seal }: Writing, at: Ground): Promise<void> {
  const words = JSON.stringify({ needs: 'Två i beredskap.', risks: 'Många känner varandra.', measures: 'Jäv anmäls.' })
  await put(
    `insert into access_analysis (tenant, id, unit, circle, sealed, size_max, decided_by, review_by)
      values ($1, $2, $3, $4, $5, 4, $6, current_date + 300)`,
    [at.tenant, at.analysis, at.unit, at.circle, seal('access_analysis', 'sealed', 'sealed', at.analysis, words), at.head],
  )
  await put(
    `insert into access_request (tenant, id, unit, account, circle, on_duty, analysis, until, asked_by, decided_by, decided_at, decision)
      values ($1, $2, $3, $4, $5, true, $6, current_date + 200, $7, $8, now(), 'granted')`,
    [at.tenant, randomUUID(), at.unit, at.officer, at.circle, at.analysis, at.head, at.owner],
  )
  await put('update circle_member set analysis = $2, granted_by = $3, reviewed_at = now() where tenant = $1', [
    at.tenant,
    at.analysis,
    at.owner,
  ])
}

async function fillWaysIn({ put, seal }: Writing, at: Ground, keys: TenantKeys): Promise<void> {
  const [invitation, provider] = [randomUUID(), randomUUID()]
  await put(
    `insert into passkey (tenant, id, account, credential_hash, credential_id, public_key, counter, transports, label)
      values ($1, $2, $3, $4, $5, $5, 7, '{internal}', 'Min dator')`,
    [at.tenant, randomUUID(), at.officer, hash(32), hash(64)],
  )
  await put(
    `insert into session (tenant, token_hash, account, method, expires_at)
      values ($1, $2, $3, 'passkey', now() + interval '8 hours')`,
    [at.tenant, hash(32), at.head],
  )
  await put(
    `insert into invitation (tenant, id, account, token_hash, token_sealed, reason, created_by, expires_at)
      values ($1, $2, $3, $4, $5, 'lost_device', $6, now() + interval '1 day')`,
    [
      at.tenant,
      invitation,
      at.caseworker,
      hash(32),
      seal('invitation', 'token_sealed', 'token_sealed', invitation, 'en-ny-lank'),
      at.owner,
    ],
  )
  await put(
    `insert into sign_in_attempt (tenant, id, token_hash, kind, sealed, expires_at)
      values ($1, $2, $3, 'passkey_register', $4, now() + interval '10 minutes')`,
    [at.tenant, randomUUID(), hash(32), hash(60)],
  )
  const settings = JSON.stringify({ issuer: 'https://inloggning.example.org', secret: 'hemlig' })
  await put(
    `insert into identity_provider (tenant, id, kind, name, sealed, tried_at, enabled_at, scim_subject)
      values ($1, $2, 'oidc', 'Kommunens inloggning', $3, now(), now(), 'user_name')`,
    [at.tenant, provider, seal('identity_provider', 'sealed', 'sealed', provider, settings)],
  )
  await put('insert into identity_link (tenant, provider, subject_blind, account) values ($1, $2, $3, $4)', [
    at.tenant,
    provider,
    keys.blind(`idp|${provider}`, 'carin'),
    at.head,
  ])
}

async function fillDirectory({ put, seal }: Writing, at: Ground, keys: TenantKeys): Promise<void> {
  const group = randomUUID()
  await put(
    `insert into scim_client (tenant, id, name, token_hash, created_by, expires_at)
      values ($1, $2, 'Katalogen', $3, $4, now() + interval '300 days')`,
    [at.tenant, randomUUID(), hash(32), at.owner],
  )
  await put(
    `insert into scim_user (tenant, account, user_name_sealed, user_name_blind, external_id_sealed, external_id_blind, name_sealed)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      at.tenant,
      at.caseworker,
      seal('scim_user', 'user_name_sealed', 'user_name', at.caseworker, 'hanna@example.se'),
      keys.blind('scim_user_name', 'hanna@example.se'),
      seal('scim_user', 'external_id_sealed', 'external_id', at.caseworker, 'A-17'),
      keys.blind('scim_external_id', 'A-17'),
      seal('scim_user', 'name_sealed', 'name', at.caseworker, JSON.stringify({ displayName: 'Hanna Saga' })),
    ],
  )
  await put(
    `insert into scim_group (tenant, id, display_name, external_id, unit, role)
      values ($1, $2, 'Handläggare individ och familj', 'G-4', $3, 'caseworker')`,
    [at.tenant, group, at.unit],
  )
  await put('insert into scim_group_member (tenant, scim_group, account) values ($1, $2, $3)', [at.tenant, group, at.caseworker])
}

async function fillMail({ put, seal }: Writing, at: Ground): Promise<void> {
  const mail = randomUUID()
  await put("insert into mail_address (tenant, account, sealed, pace, hours) values ($1, $2, $3, 'gathered', '{8,13}')", [
    at.tenant,
    at.head,
    seal('mail_address', 'sealed', 'sealed', at.head, 'carin@example.se'),
  ])
  await put(
    `insert into mail_sent (tenant, id, account, return_code, messages, tried_at, attempts, accepted_at)
      values ($1, $2, $3, $4, 1, now(), 1, now())`,
    [at.tenant, mail, at.head, hash(16)],
  )
  await put("insert into outbox (tenant, account, template, mail) values ($1, $2, 'review_waits', $3)", [at.tenant, at.head, mail])
}

async function fillHosting({ put, seal }: Writing, { tenant: host, owner: by }: Ground, root: Uint8Array): Promise<void> {
  const hosted = randomUUID()
  await put("update tenant set slug = 'norrvik', may_host = true where id = $1", [host])
  await put(
    "insert into tenant (id, name, kind, key_wrapped, slug, host) values ($1, 'Ekbyjouren (påhittad)', 'ngo', $2, 'ekbyjouren', $3)",
    [hosted, TenantKeys.make(root, hosted), host],
  )
  const address = seal('hosted_organisation', 'address_sealed', 'address_sealed', hosted, 'jouren@example.org')
  await put(
    `insert into hosted_organisation (tenant, id, name, kind, slug, address_sealed, state, created_by, made_at, came_at)
      values ($1, $2, 'Ekbyjouren (påhittad)', 'ngo', 'ekbyjouren', $3, 'made', $4, now(), now())`,
    [host, hosted, address, by],
  )
  for (const kind of ['backup', 'proof'])
    await put('insert into backup_mark (tenant, id, kind) values ($1, $2, $3)', [host, randomUUID(), kind])
}

/** An opening that was granted, ended by whoever had it, and judged. */
async function fillGlass({ put, seal }: Writing, at: Ground): Promise<void> {
  const [glass, review] = [randomUUID(), randomUUID()]
  const reason = seal('break_glass', 'reason_sealed', 'reason', glass, 'Hon ringde och behövde hjälp samma kväll.')
  await put(
    `insert into break_glass (tenant, id, account, unit, ground, needed, reason_sealed, blind, audit, asked_at, state, person, circle,
        opened_at, until, ended_at, ended_by)
      values ($1, $2, $3, $4, 'life', '{contact}', $5, $6, $7, now() - interval '2 hours', 'granted', $8, $9,
        now() - interval '2 hours', now() - interval '1 hour', now() - interval '90 minutes', $3)`,
    [at.tenant, glass, at.caseworker, at.unit, reason, hash(16), at.audit, at.person, at.circle],
  )
  const finding = seal('break_glass_review', 'finding_sealed', 'finding', review, 'Behövdes, och ingen i kretsen kunde nås.')
  await put(
    `insert into break_glass_review (tenant, id, glass, account, asked_at, circle, person, finding, finding_sealed, reviewed_by, reviewed_at)
      values ($1, $2, $3, $4, now() - interval '2 hours', $5, $6, 'justified', $7, $8, now())`,
    [at.tenant, review, glass, at.caseworker, at.circle, at.person, finding, at.officer],
  )
}
