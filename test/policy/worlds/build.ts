import type pg from 'pg'
import type { Opening, Organisation, When, World } from './world.ts'

type Row = Record<string, unknown>
const HOUR = 3_600_000
const SEALED = '\\x00'
const BLIND = `\\x${'00'.repeat(16)}`

/** A span of time that is over, is now, or is to come. */
function span(when: When): { valid_from: Date; valid_until: Date } {
  const shift = { past: -10 * HOUR, now: 0, future: 10 * HOUR }[when]
  const now = Date.now()
  return { valid_from: new Date(now + shift - HOUR), valid_until: new Date(now + shift + HOUR) }
}
function hours({ is, account, person }: Opening): Row {
  if (!person) return { state: 'refused' }
  const opened = new Date(Date.now() - (is === 'past' ? 2 * HOUR : HOUR / 4))
  if (is === 'granted') return { state: 'granted' }
  const open = { state: 'granted', opened_at: opened, until: new Date(opened.getTime() + HOUR) }
  return is === 'ended' ? { ...open, ended_at: new Date(), ended_by: account } : open
}

/** The organisation's rows, table by table, in an order that the keys allow. */
function rowsOf(house: Organisation): [string, Row[]][] {
  const tenant = house.id
  const { units, circles, people, persons, analyses, requests, intakes, sets, audits, openings } = house
  const first = people[0]?.id
  const day = new Date(Date.now() + 30 * 24 * HOUR).toISOString().slice(0, 10)
  const reviews = sets.flatMap((set) => set.reviews.map((review) => ({ ...review, set: set.id })))
  return [
    ['tenant', [{ id: tenant, name: 'Prov', kind: 'municipality', key_wrapped: SEALED }]],
    ['unit', units.map((id) => ({ tenant, id, name: 'Enhet' }))],
    [
      'account',
      people.map(({ id, unit, state }) => ({
        tenant,
        id,
        unit,
        signature: 'Medarbetare',
        name_sealed: SEALED,
        suspended_at: state === 'suspended' ? new Date() : null,
        closed_at: state === 'closed' ? new Date() : null,
      })),
    ],
    ['circle', circles.map(({ id, unit }) => ({ tenant, id, unit, name: 'Krets', size_target: 3, single_officer: false }))],
    [
      'access_analysis',
      analyses.map(({ id, unit, circle }) => ({
        tenant,
        id,
        unit,
        circle,
        sealed: SEALED,
        size_max: 3,
        decided_by: first,
        decided_at: new Date(),
        review_by: day,
      })),
    ],
    ['reach_pause', people.filter((one) => one.paused).map(({ id }) => ({ tenant, account: id, since: new Date(), because: 'new_link' }))],
    [
      'role_grant',
      people.flatMap((one) =>
        one.roles.map(({ role, when }) => ({ tenant, account: one.id, role, analysis: analyses[0]?.id, ...span(when) })),
      ),
    ],
    [
      'circle_member',
      people.flatMap((one) =>
        one.places.map(({ circle, when, analysis }) => ({ tenant, circle, account: one.id, on_duty: false, analysis, ...span(when) })),
      ),
    ],
    [
      'access_request',
      requests.map(({ id, unit, account }) => ({
        tenant,
        id,
        unit,
        account,
        role: 'caseworker',
        on_duty: false,
        until: day,
        asked_by: first,
        asked_at: new Date(),
      })),
    ],
    [
      'person',
      persons.map(({ id, circle }) => ({
        tenant,
        id,
        circle,
        relation: 'client',
        key_wrapped: SEALED,
        state: 'active',
        sender_place_secret: false,
        created_at: new Date(),
      })),
    ],
    [
      'marking',
      persons.map(({ id, circle }) => ({
        tenant,
        id,
        person: id,
        circle,
        level: 'sekretessmarkering',
        source: 'manual',
        schema_version: 'v',
        received_at: new Date(),
        last_verified_at: new Date(),
        set_by_register: false,
      })),
    ],
    [
      'person_datum',
      persons.map(({ id, circle }) => ({
        tenant,
        id,
        person: id,
        circle,
        class: 'phone',
        sealed: SEALED,
        source: 'manual',
        masked: false,
        received_at: new Date(),
      })),
    ],
    [
      'intake',
      intakes.map(({ id, unit, circle }) => ({
        tenant,
        id,
        kind: 'entry',
        unit,
        circle,
        key_wrapped: SEALED,
        sealed: SEALED,
        state: 'sent',
        created_by: first,
        created_at: new Date(),
      })),
    ],
    [
      'outgoing_set',
      sets.map(({ id, unit, author }) => ({
        tenant,
        id,
        unit,
        author,
        recipient: 'public',
        key_wrapped: SEALED,
        state: 'in_review',
        text_units: 0,
        created_at: new Date(),
      })),
    ],
    ['outgoing_file', sets.map(({ id }) => ({ tenant, id, set: id, ordinal: 1, size: 0 }))],
    ['review', reviews.map(({ id, set, circle }) => ({ tenant, id, set, circle, state: 'open', created_at: new Date() }))],
    [
      'finding',
      reviews.map(({ id, set, circle }) => ({ tenant, id, review: id, file: set, circle, level: 'STOP', kind: 'identity', ordinal: 1 })),
    ],
    [
      'audit',
      audits.map(({ id, actor, circle }) => ({ tenant, id, at: new Date(), actor, deed: 'person.search', outcome: 'done', circle })),
    ],
    [
      'audit_resolution',
      audits.flatMap(({ id, turnedOut }) =>
        turnedOut ? [{ tenant, audit: id, circle: turnedOut, person: id, resolved_at: new Date() }] : [],
      ),
    ],
    [
      'break_glass',
      openings.map((opening) => ({
        tenant,
        id: opening.id,
        account: opening.account,
        unit: opening.unit,
        ground: 'life',
        needed: ['contact'],
        reason_sealed: SEALED,
        blind: BLIND,
        audit: opening.id,
        asked_at: new Date(),
        person: opening.person?.id,
        circle: opening.person?.circle,
        opened_at: null,
        until: null,
        ended_at: null,
        ended_by: null,
        ...hours(opening),
      })),
    ],
    [
      'break_glass_review',
      openings.map(({ id, review, account, person }) => ({
        tenant,
        id: review,
        glass: id,
        account,
        asked_at: new Date(),
        person: person?.id,
        circle: person?.circle,
        same_surname: false,
        refusal: person ? null : 'absent',
      })),
    ],
  ]
}

/** Writes a world as superuser, behind the product's back: what may be written is proved elsewhere, here it is what may be read. */
export async function buildWorld(client: pg.ClientBase, world: World): Promise<void> {
  await client.query('begin')
  try {
    for (const house of world) for (const [table, rows] of rowsOf(house)) await insert(client, table, rows)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
/** `circle` is a type of PostgreSQL’s own as well. */
async function insert(client: pg.ClientBase, table: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ')
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::public.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}
