/** Both sides of safe contact for a test: a house with a queue, and somebody outside with a browser that keeps nothing. */
import assert from 'node:assert/strict'
import { openHouse } from '../../../../test/house.ts'
import { siteDocument } from '../../text/index.ts'
import { queueOf } from '../deeds-queue.ts'
import { makeDemoContacts } from '../demo.ts'

export interface Seen {
  status: number
  location: string
  text: string
}
export const SAFE = {
  b: 'phone',
  c: '070-1740605',
  d: 'tisdag förmiddag',
  e: 'no',
  f: 'tandläkaren',
  g: 'blåsippa',
  h: 'rönnbär',
  i: 'ring inte på kvällen',
}
export type BothSides = Awaited<ReturnType<typeof openBothSides>>
export async function openBothSides() {
  const house = await openHouse({ SAMVARN_PARTS: 'reach' })
  const who = (slug: string) => {
    const found = house.cast[slug]
    assert.ok(found, slug)
    return found
  }

  for (const [slug, site] of [
    ['norrvik-chef', 'abc123'],
    ['ekby-chef', 'abc124'],
  ] as const)
    await house.superuser(
      "insert into site (tenant, id, code, name, kind) values ($1, gen_random_uuid(), $2, 'Norrviks kommun (påhittad)', 'municipality')",
      [who(slug).tenant, site],
    )
  await makeDemoContacts(house.db, house.founded)
  await makeDemoContacts(house.db, house.founded)
  const { tenant } = who('norrvik-chef')
  const rows = await house.superuser<{ id: string; site: string; code: string }>(
    'select w.id, s.id as site, s.code from contact_queue w join site s on s.tenant = w.tenant and s.id = w.site where w.tenant = $1',
    [tenant],
  )
  assert.equal(rows.length, 1, 'made twice, nothing is doubled')
  const queue = rows[0]?.id ?? ''
  const code = rows[0]?.code ?? ''
  const place = rows[0]?.site ?? ''
  /** What reach/site's job does with what this room gives it; its cards would take minutes. */
  async function publish(): Promise<void> {
    const found = await house.db.asWorker(tenant, (tx) => queueOf(tx, place))
    const document = siteDocument.parse({
      ...{
        version: 1,
        tenant,
        site: place,
        code,
        name: 'Norrviks kommun (påhittad)',
        kind: 'municipality',
        published: new Date().toISOString(),
      },
      ...{ pieces: [], contacts: [], services: [], lines: [], signed: [], media: [], files: [] },
      ...(found ? { queue: found } : {}),
    })
    await house.superuser(
      `insert into publication (tenant, site, code, revision, document) values ($1, $2, $3, 1, $4)
      on conflict (tenant, site) do update set document = $4, revision = publication.revision + 1, published_at = now()`,
      [tenant, place, code, JSON.stringify(document)],
    )
  }
  /** A browser without cookies, scripts or memory: what it knows stands in the address. */
  let visits = 0
  async function ask(path: string, fields?: Record<string, string | File[]>, address = `198.51.100.${visits++ % 250}`): Promise<Seen> {
    let body: FormData | URLSearchParams | undefined
    if (fields && Object.values(fields).some((value) => Array.isArray(value))) {
      body = new FormData()
      for (const [name, value] of Object.entries(fields))
        for (const one of Array.isArray(value) ? value : [value]) (body as FormData).append(name, one)
    } else if (fields) body = new URLSearchParams(fields as Record<string, string>)
    const response = await house.app.request(`http://localhost${path}`, {
      redirect: 'manual',
      headers: { Host: 'localhost', 'X-Forwarded-For': address, ...(body ? { 'Sec-Fetch-Site': 'same-origin' } : {}) },
      ...(body ? { method: 'POST', body } : {}),
    })
    assert.equal(response.headers.getSetCookie().length, 0, 'no cookie')
    if (body) assert.equal(response.status, 303, 'a POST is never answered with a page (security.md 5.2)')
    return { status: response.status, location: response.headers.get('Location') ?? '', text: await response.text() }
  }
  const base = () => `/stod/${code}/s/a`
  /** A form that has lain on the screen for a while. */
  async function begin(): Promise<string> {
    const { location } = await ask(`/stod/${code}/s/1`, { f: 'sv' })
    await house.superuser(
      "update contact_ticket set issued_at = issued_at - interval '1 minute', expires_at = expires_at - interval '1 minute'",
    )
    return location
  }
  async function write(text: string, more: Record<string, string | File[]> = {}): Promise<string> {
    const sent = await ask(await begin(), { a: text, ...SAFE, ...more })
    const receipt = await ask(sent.location)
    return /\d{4} \d{4} \d{4} \d{4}/.exec(receipt.text)?.[0] ?? ''
  }
  const mainOf = ({ text }: Seen) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ''
  const open = (digits: string) => ask(`${base()}/2`, { n: digits })
  const newest = async () =>
    (
      await house.superuser<{ id: string }>('select id from contact_conversation where tenant = $1 order by begun_at desc limit 1', [
        tenant,
      ])
    )[0]?.id ?? ''
  const everything = async () =>
    (
      await Promise.all(
        [
          'contact_conversation',
          'contact_message',
          'contact_ticket',
          'contact_note',
          'contact_draft',
          'contact_picture',
          'audit',
          'outbox',
        ].map((table) => house.superuser<{ text: string }>(`select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`)),
      )
    )
      .map(([row]) => row?.text ?? '')
      .join(' ')

  await publish()
  return { house, tenant, queue, code, place, who, ask, base, begin, write, mainOf, open, newest, everything, publish }
}
