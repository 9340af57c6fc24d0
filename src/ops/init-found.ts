/** The first organisation, its first person, and her one-time link: all in one transaction, as the owner. */
import pg from 'pg'
import { found, GRANT_DAYS, type OrganisationKind } from '../organisation/founding/index.ts'
import { hashOf, newToken } from '../platform/http/session.ts'
import { newId } from '../platform/ids.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'
import type { Answers } from './init-answers.ts'

/** A link that nobody has used is dead after this. */
const LINK_HOURS = 48

async function asOwner<T>(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    const done = await work(client)
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

/** Returns the token of the link. It stands nowhere else: the database keeps its hash only. */
export async function foundFirst(owner: pg.ClientConfig, root: Uint8Array, answers: Answers): Promise<string> {
  return asOwner(owner, async (client) => {
    const standing = (await client.query<{ demo: boolean }>('select exists (select 1 from demo_cast) as demo from tenant limit 1')).rows[0]
    if (standing?.demo) throw filledByDemo()
    if (standing) return unclaimedLink(client)
    const founded = await found(client, root, {
      name: answers.organisation,
      slug: answers.slug,
      kind: answers.kind as OrganisationKind,
      may_host: true,
      units: [
        {
          name: answers.unit,
          // The first person is known by her function; whoever wants writes her name in afterwards.
          accounts: [{ slug: 'first', signature: answers.function, name: answers.function, roles: ['system_owner'] }],
        },
      ],
    })
    return makeLink(client, founded.tenant, founded.accounts['first']?.account ?? '', 'first')
  })
}

const filledByDemo = () =>
  new SetupProblem({
    sv: 'Databasen är fylld av demonstrationen. Börja på riktigt i en tom: välj en annan mapp med SAMVARN_FOLDER, eller en annan databas.',
    en: 'The database was filled by the demonstration. Begin in earnest in an empty one: choose another folder with SAMVARN_FOLDER, or another database.',
  })

/** An init that was cut off after the founding is taken up, as long as nobody has come in. */
async function unclaimedLink(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ tenant: string; account: string; entered: boolean }>(
    `select t.id as tenant, a.id as account, (exists (select 1 from passkey) or exists (select 1 from identity_link)) as entered
      from tenant t join account a on a.tenant = t.id order by t.created_at, a.created_at limit 1`,
  )
  const [first] = rows
  if (!first || first.entered)
    throw new SetupProblem({
      sv: 'Det finns redan en organisation i databasen. Ny engångslänk till systemägaren: samvarn init --new-link. Fler organisationer: bjud in dem inifrån.',
      en: 'There is an organisation in the database already. A new one-time link for the system owner: samvarn init --new-link. More organisations: invite them from inside.',
    })
  return makeLink(client, first.tenant, first.account, 'first')
}

async function makeLink(client: pg.Client, tenant: string, account: string, reason: 'first' | 'lost_device'): Promise<string> {
  const token = newToken()
  const id = newId()
  await client.query('update invitation set ended_at = now() where tenant = $1 and account = $2 and used_at is null and ended_at is null', [
    tenant,
    account,
  ])
  await client.query(
    `insert into invitation (tenant, id, account, token_hash, reason, expires_at)
      values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))`,
    [tenant, id, account, hashOf(token), reason, LINK_HOURS],
  )
  await client.query(
    `insert into audit (tenant, id, deed, outcome, purpose, object_kind, object_id)
      values ($1, $2, 'invitation.make', 'done', 'administration', 'invitation', $3)`,
    [tenant, newId(), id],
  )
  return token
}

export interface Owner {
  organisation: string
  signature: string
  token: string
  /** Until when her role holds, when it had run out and was given again here. */
  renewed?: string
}

/** The first organisation, or the one that is named: its system owner, whose role may have run out. One that holds goes first. */
const SYSTEM_OWNER = `
  select t.id as tenant, a.id as account, t.name, a.signature, now() between g.valid_from and g.valid_until as holds
    from tenant t join account a on a.tenant = t.id
    join role_grant g on g.tenant = a.tenant and g.account = a.id and g.role = 'system_owner'
    where a.closed_at is null and a.suspended_at is null
      and t.id = (select id from tenant where $1::text is null or slug = $1 order by created_at limit 1)
    order by holds desc, case when now() between g.valid_from and g.valid_until then g.valid_from end, g.valid_until desc, a.created_at`

/**
 * A new link for the system owner who has lost her device. Her older unused links end; the log tells that it was made
 * here. When no system owner's role holds any longer, nobody inside can give it again, so the last one's is given here,
 * for a year, with a row in the log of its own.
 */
export async function newLink(owner: pg.ClientConfig, slug: string | undefined): Promise<Owner> {
  return asOwner(owner, async (client) => {
    const { rows } = await client.query<Candidate>(SYSTEM_OWNER, [slug ?? null])
    const first = rows[0]?.holds ? rows[0] : await withoutClash(client, rows)
    if (!first)
      throw new SetupProblem({
        sv: 'Ingen systemägare hittades. Ange organisationens kortnamn med --slug.',
        en: 'No system owner was found. Name the organisation by its short name with --slug.',
      })
    const renewed = first.holds ? undefined : await giveAgain(client, first)
    return {
      organisation: first.name,
      signature: first.signature,
      token: await makeLink(client, first.tenant, first.account, 'lost_device'),
      ...(renewed === undefined ? {} : { renewed }),
    }
  })
}

interface Candidate {
  tenant: string
  account: string
  name: string
  signature: string
  holds: boolean
}

/** Whoever has come to reach persons since her role ran out does not get it back: the two stay apart (D-R15). */
async function withoutClash(client: pg.Client, candidates: readonly Candidate[]): Promise<Candidate | undefined> {
  for (const candidate of candidates) {
    await client.query("select set_config('samvarn.tenant', $1, true)", [candidate.tenant])
    const { rows } = await client.query<{ clashes: boolean }>("select has_clash($1, 'system_owner') as clashes", [candidate.account])
    if (rows[0]?.clashes === false) return candidate
  }
  return undefined
}

/** Gives the role that ran out again. Returns the day until which it holds. */
async function giveAgain(client: pg.Client, { tenant, account }: { tenant: string; account: string }): Promise<string> {
  const { rows } = await client.query<{ until: string }>(
    `update role_grant set valid_from = now(), valid_until = now() + make_interval(days => $3), granted_by = null, reviewed_at = null
      where tenant = $1 and account = $2 and role = 'system_owner' returning (valid_until at time zone 'Europe/Stockholm')::date::text as until`,
    [tenant, account, GRANT_DAYS],
  )
  await client.query(
    `insert into audit (tenant, id, deed, outcome, purpose, object_kind, object_id)
      values ($1, $2, 'access.grant', 'done', 'administration', 'account', $3)`,
    [tenant, newId(), account],
  )
  return rows[0]?.until ?? ''
}
