/** Whoever means ill: used tickets, programs, floods, and the public role with the database in its hands. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { Visitor } from '../../../test/visitor.ts'
import { openForm } from './deeds-queue.ts'
import { type BothSides, openBothSides, SAFE } from './test/both-sides.ts'

let sides: BothSides
before(async () => {
  sides = await openBothSides()
})
after(() => sides?.house.close())

test('malice: tickets used again, too soon, by a program; forged digits; too large; script; nothing typed is lost', async () => {
  const { house, code, ask, begin, open, everything } = sides
  const ticket = await begin()
  const sent = await ask(ticket, { a: 'En gång.', b: 'here' })
  assert.match((await ask((await ask(ticket, { a: 'En gång till.', b: 'here' })).location)).text, /finns inte kvar/)
  assert.match((await ask(sent.location)).text, /\d{4} \d{4} \d{4} \d{4}/)
  assert.equal((await ask(sent.location)).status, 404, 'the receipt is shown once')

  const fast = (await ask(`/stod/${code}/s/1`, { f: 'sv' })).location
  const soon = await ask(fast, { a: 'Skrivet på en sekund.', b: 'here' })
  const form = await ask(soon.location)
  assert.match(form.text, /Det gick för fort/)
  assert.match(form.text, /Skrivet på en sekund/, 'and is there still')
  const stored = await everything()
  for (const word of ['Skrivet på en sekund', Buffer.from('Skrivet på en sekund').toString('hex')])
    assert.ok(!stored.includes(word), 'held sealed')

  const trapped = await ask(await ask(await begin(), { a: 'Autofyll.', b: 'here', url: 'x' }).then(({ location }) => location))
  assert.match(trapped.text, /Något fyllde i ett fält/)
  const empty = await ask((await ask(await begin(), { a: '', ...SAFE, c: '' })).location)
  assert.match(empty.text, /Skriv något först/)
  assert.match(empty.text, /Skriv numret vi får ringa/)
  assert.match(empty.text, /blåsippa/)

  for (const wrong of ['0000 0000 0000 0000', '123', 'drop table'])
    assert.match((await ask((await open(wrong)).location)).text, /Siffrorna stämmer inte/)
  const large = await ask((await ask(await begin(), { a: 'Bild.', k: [new File([Buffer.alloc(33 * 1024 * 1024)], 'a.jpg')] })).location)
  assert.match(large.text, /Det var för stort/)
  const foreign = await house.app.request(`http://localhost/stod/${code}/s/1`, {
    method: 'POST',
    headers: { Host: 'localhost', 'Sec-Fetch-Site': 'cross-site' },
    body: new URLSearchParams({ f: 'sv' }),
  })
  assert.notEqual(foreign.status, 303)
})

test('a flood from one address is held off for the rest of the minute, and what somebody has written there is not lost', async () => {
  const { ask, base, begin } = sides
  const ticket = await begin()
  const floods = await Promise.all(Array.from({ length: 40 }, () => ask(`${base()}/2`, { n: '1' }, '203.0.113.9')))
  const held = floods.filter(({ location }) => location.endsWith('/8')).length
  assert.ok(held >= 1 && held <= 20, 'the first twenty of a minute are answered')
  assert.match(
    (await ask((await ask(ticket, { a: 'Samma bibliotek.', b: 'here' }, '203.0.113.9')).location)).text,
    /\d{4} \d{4} \d{4} \d{4}/,
  )
})

test('a flood is held off by how much there is of it, and one press closes the form', async () => {
  const { house, queue, code, who, ask, begin, publish } = sides
  const ticket = await begin()
  await house.superuser(
    "insert into contact_tally select tenant, site, 'sent', date_trunc('hour', now()), 500 from contact_queue where id = $1 on conflict (tenant, site, kind, hour) do update set count = 500",
    [queue],
  )
  const held = await ask((await ask(ticket, { a: 'Mitt i floden.', b: 'here' })).location)
  assert.match(held.text, /kommer det för mycket/)
  assert.match(held.text, /Mitt i floden/)
  await house.superuser('delete from contact_tally')
  const again = await begin()
  const team = await Visitor.as(house, 'norrvik-ersattare')
  await team.get(`/kontakt/lista/${queue}`)
  await team.post(`/kontakt/ko/${queue}/stang`, {})
  const closed = await ask((await ask(again, { a: 'För sent.', b: 'here' })).location)
  assert.match(closed.text, /Formuläret är stängt/)
  assert.match(closed.text, /För sent/, 'what was written stands there')
  assert.match(
    (await ask((await ask(`/stod/${code}/s/1`, { f: 'en' })).location)).text,
    /not possible to write here/,
    'refused by the row, before the page is published anew',
  )
  await publish()
  assert.doesNotMatch((await ask(`/stod/${code}/a10`)).text, /action="[^"]*\/s\/1"/)
  assert.equal(await openForm(house.db, who('norrvik-handlaggare'), queue), undefined, 'opening is the head’s')
  assert.equal(await openForm(house.db, who('norrvik-chef'), queue), 'done')
  await publish()
})

test('the public role: one conversation by its receipt; nothing else of it, and no one else’s', async () => {
  const { house, tenant, queue } = sides
  const client = new pg.Client(house.connections.public)
  await client.connect()
  const refused = async (text: string, values: unknown[] = []) =>
    assert.rejects(client.query(text, values), (error: unknown) => error instanceof pg.DatabaseError && error.code === '42501', text)
  try {
    await client.query("select set_config('samvarn.tenant', $1, false)", [tenant])
    for (const table of ['contact_conversation', 'contact_message', 'contact_ticket'])
      assert.equal((await client.query(`select id_or.* from (select tenant from ${table}) id_or`)).rows.length, 0, table)
    for (const table of [
      'contact_key',
      'contact_member',
      'contact_note',
      'contact_draft',
      'contact_decision',
      'contact_picture',
      'contact_original',
      'contact_hand_over',
      'account',
      'audit',
      'tenant',
    ])
      await refused(`select * from ${table}`)
    await refused('select public_key from contact_queue')
    await refused("update contact_conversation set closed_at = now(), outcome = 'abuse'")
    await refused('delete from contact_conversation')
    await refused('update contact_message set read_at = now()')
    await refused('delete from contact_message')
    await refused('select to_team from contact_message')
    const [row] = await house.superuser<{ id: string; lookup: Buffer }>(
      'select id, lookup from contact_conversation where tenant = $1 limit 1',
      [tenant],
    )
    await client.query("select set_config('samvarn.session', $1, false)", [row?.lookup.toString('hex')])
    assert.deepEqual((await client.query<{ id: string }>('select id from contact_conversation')).rows, [{ id: row?.id }])
    await client.query("select set_config('samvarn.session', $1, false)", ['ab'.repeat(32)])
    await refused(
      'insert into contact_message (tenant, id, queue, conversation, from_visitor, to_team, to_visitor) values ($1, gen_random_uuid(), $2, $3, true, $4, $4)',
      [tenant, queue, row?.id, Buffer.from('x')],
    )
    await client.query("select set_config('samvarn.session', $1, false)", [row?.lookup.toString('hex')])
    await refused(
      'insert into contact_message (tenant, id, queue, conversation, from_visitor, to_team, to_visitor) values ($1, gen_random_uuid(), $2, $3, false, $4, $4)',
      [tenant, queue, row?.id, Buffer.from('x')],
    )
  } finally {
    await client.end()
  }
})
