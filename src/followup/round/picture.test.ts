import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Visitor } from '../../../test/visitor.ts'
import { aggregate, comparisonFor, progress, roundsOf } from './index.ts'
import { answerTo, inviteList, invitations, linkOf, makeRound, open, openWorld, roundIn, stranger } from './test/world.ts'

/** What is seen of a round, by whom, and what is not. */
const { house, national, county, round, outside, byName, worker, post, documentOf } = await openWorld()
after(() => house.close())
for (const place of [1, 2, 3, 4, 5, 6])
  await post(stranger().seal(answerTo(await documentOf(`Provkommun ${place}`), place % 5, { county_sees_levels: place === 1 })))

test('D-R53: nothing is told of fewer than five, nor of fewer than five outside a filter', async () => {
  // Six municipalities of county 25 have answered.
  const shown = await worker((tx) => aggregate(tx, round, {}))
  const first = shown.find((line) => line.set === 'managers')
  assert.ok(first && !first.hidden)
  assert.equal(first.count, 6)
  const sum = Object.values(first.shares).reduce((a, b) => a + b, 0)
  assert.ok(Math.abs(sum - 1) < 1e-9)
  const ngos = await worker((tx) => aggregate(tx, round, { kind: 'ngo' }))
  assert.ok(ngos.every((line) => line.hidden && line.count === 0 && Object.keys(line.shares).length === 0))
  await post(stranger().seal(answerTo(await documentOf('Provkommun 9'), 0)))
  const north = await worker((tx) => aggregate(tx, round, { county: '25' }))
  assert.ok(
    north.every((line) => line.hidden),
    'all but county 25 would be one organisation',
  )
  const page = await national.get(`/rundor/${round}/sammanstallning?lan=25`)
  assert.match(page.text, /För få har svarat i urvalet/)
})

test('the coordinator sees one organisation’s levels, written in the log, with the mark of OSL 5:5', async () => {
  const { id } = byName('Provkommun 2')
  await national.get(`/rundor/${round}`)
  await national.post(`/rundor/${round}/anteckning`, { provision: '99 kap. 9 § påhittad' })
  const page = await national.get(`/rundor/inbjudan/${id}/nivaer`)
  assert.equal(page.status, 200)
  assert.match(page.text, /OSL 5 kap. 5 §/)
  assert.match(page.text, /99 kap. 9 § påhittad/)
  const file = await national.get(`/rundor/inbjudan/${id}/nivaer.csv`)
  assert.match(file.text, /Pröva sekretess före utlämnande/)
  assert.equal((await national.get(`/rundor/inbjudan/${id}/ord`)).status, 404, 'there are no words to read')
  const rows = await house.superuser("select 1 from audit where deed = 'round.answer_see' and object_id = $1", [id])
  assert.ok(rows.length >= 2)
})

test('words that were shared lie sealed, and reading them is a deed of its own', async () => {
  const { id } = byName('Provkommun 10')
  await post(stranger().seal(answerTo(await documentOf('Provkommun 10'), 2, { sharing: 'levels_and_words' })))
  const dump = await house.superuser<{ line: string }>('select p::text as line from round_answer_part p where invitation = $1', [id])
  assert.ok(dump.length > 0 && dump.every(({ line }) => !line.includes('Egna ord')))
  assert.match((await national.get(`/rundor/inbjudan/${id}/ord`)).text, /Egna ord\./)
  assert.equal(
    (await house.superuser("select 1 from audit where deed = 'round.words_see' and outcome = 'done' and object_id = $1", [id])).length,
    1,
  )
})

test('S-R2: a county board sees its own county alone, and levels only where they are shared with it', async () => {
  const page = await county.get(`/rundor/lan/${round}`)
  assert.match(page.text, /Provkommun 1 \(/)
  assert.doesNotMatch(page.text, /Provkommun 9 \(/, 'county 24')
  assert.equal((await county.get(`/rundor/lan/inbjudan/${byName('Provkommun 9').id}`)).status, 404)
  assert.equal(
    (await county.get(`/rundor/inbjudan/${byName('Provkommun 2').id}`)).status,
    404,
    'the coordinator’s page is the coordinator’s',
  )
  assert.equal((await county.get(`/rundor/${round}/sammanstallning`)).status, 404)
  assert.match((await county.get(`/rundor/lan/inbjudan/${byName('Provkommun 1').id}`)).text, /har valt att visa sina nivåer/)
  assert.match((await county.get(`/rundor/lan/inbjudan/${byName('Provkommun 2').id}`)).text, /visas inte för er/)
  const { tenant, account } = house.cast['nordan-samordnare'] ?? assert.fail()
  const reached = await house.db.as({ tenant, account }, async (tx) => ({
    parts: await tx.tables<{ round_answer_part: { invitation: string } }>().selectFrom('round_answer_part').select('invitation').execute(),
    answers: await tx.tables<{ round_answer: { invitation: string } }>().selectFrom('round_answer').select('invitation').execute(),
  }))
  assert.deepEqual(
    [...new Set(reached.parts.map((part) => part.invitation))],
    [byName('Provkommun 1').id],
    'row security, not the page, holds it',
  )
  assert.deepEqual(reached.answers, [])
})

test('a county board reminds and notes support in its own county, once a day, and nowhere else', async () => {
  const at = `/rundor/lan/inbjudan/${byName('Provkommun 7').id}`
  await county.get(at)
  assert.equal((await county.post(`${at}/paminn`, {})).location, at)
  const twice = await county.post(`${at}/paminn`, {})
  assert.equal(twice.status, 422)
  assert.match(twice.text, /redan påmints i dag/)
  await county.get(at)
  assert.equal((await county.post(`${at}/anteckning`, { body: 'Vi ringde och erbjöd ett möte.' })).location, at)
  assert.match((await national.get(`/rundor/inbjudan/${byName('Provkommun 7').id}`)).text, /erbjöd ett möte/)
  assert.match((await new Visitor(house).get(await linkOf(national, byName('Provkommun 7').id))).text, /erbjöd ett möte/)
  const elsewhere = `/rundor/lan/inbjudan/${byName('Provkommun 9').id}`
  assert.equal((await county.post(`${elsewhere}/paminn`, {})).status, 404)
  assert.equal((await county.post(`${elsewhere}/anteckning`, { body: 'x' })).status, 404)
})

test('no organisation reads another’s answer, and no other role the rounds', async () => {
  for (const slug of ['norrvik-samordnare', 'norrvik-chef', 'norrvik-systemagare', 'samverket-chef']) {
    const visitor = await Visitor.as(house, slug)
    for (const path of [
      `/rundor/${round}`,
      `/rundor/${round}/inbjudna`,
      `/rundor/inbjudan/${byName('Provkommun 2').id}`,
      `/rundor/inbjudan/${byName('Provkommun 2').id}/nivaer`,
    ])
      assert.equal((await visitor.get(path)).status, 404, `${slug} ${path}`)
    const { tenant, account } = house.cast[slug] ?? assert.fail()
    const rows = await house.db.as({ tenant, account }, (tx) =>
      tx.tables<{ round_answer_part: { invitation: string } }>().selectFrom('round_answer_part').select('invitation').execute(),
    )
    assert.deepEqual(rows, [], slug)
  }
})

test('closed: late answers are refused with words, pictures are frozen, and more time is for one alone', async () => {
  for (const [i, name] of ['Provkommun 7', 'Provkommun 8'].entries()) await post(stranger().seal(answerTo(await documentOf(name), i + 1)))
  const [late, later] = [await documentOf('Provkommun 11'), await documentOf('Provkommun 12')]
  await national.get(`/rundor/${round}/stang`)
  await national.post(`/rundor/${round}/stang`, {})
  await house.drain()
  assert.equal((await post(stranger().seal(answerTo(late, 2)))).code, 'closed')
  const { id } = byName('Provkommun 11')
  await national.get(`/rundor/inbjudan/${id}`)
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  assert.equal((await national.post(`/rundor/inbjudan/${id}/tid`, { until: day })).location, `/rundor/inbjudan/${id}`)
  assert.deepEqual(await post(stranger().seal(answerTo(late, 2))), { status: 200, ok: true })
  assert.equal((await post(stranger().seal(answerTo(later, 2)))).code, 'closed')
  const comparison = await worker((tx) => comparisonFor(tx, byName('Provkommun 2').id))
  assert.ok(comparison)
  const text = JSON.stringify(comparison)
  assert.doesNotMatch(text, /Provkommun/)
  assert.equal(comparison.count, 9, 'ten municipalities had answered when it closed, the own one taken away')
  assert.equal(await worker((tx) => comparisonFor(tx, byName('Ekbyjouren').id)), undefined)
})

test('a later round starts from the former answers, and says what has moved among those who answered both', async () => {
  const next = await makeRound(national, { sets: ['managers'], title: 'Uppföljning', former: round })
  await inviteList(national, next, outside)
  await open(national, next)
  const again = await invitations(house, next)
  for (const one of again.slice(0, 8)) {
    const link = await linkOf(national, one.id)
    const document = await roundIn((await new Visitor(house).get(`${link}/runda.json`)).text)
    assert.equal(document.former?.round, round)
    if (one.name.startsWith('Provkommun 1 ')) {
      const guest = new Visitor(house)
      assert.match((await guest.get(link)).text, /Ni svarade i Provrunda/)
      await guest.post(`${link}/borja`, {})
      assert.match((await guest.get(`${link}/fraga/managers/1`)).text, /Förra rundan:/)
      await guest.post(`${link}/skicka`, { sharing: 'levels', by: 'Chef', whole: 'ja' })
    } else
      await house.db.asWorker(one.tenant, async (tx) =>
        (await import('./deeds-receive.ts')).receive(tx, one.id, answerTo(document, 4), { way: 'api', key: null }),
      )
  }
  const page = await national.get(`/rundor/${next}/sammanstallning`)
  assert.match(page.text, /Sedan förra rundan/)
  assert.match(page.text, /\d upp, \d lika, \d ned/)
  const [told, lines] = await worker(async (tx) => [await progress(tx, next), await roundsOf(tx)] as const)
  assert.equal(told.answered, 8)
  assert.ok(told.trend.every((step) => step.former !== undefined))
  assert.equal(lines.find((line) => line.id === next)?.former, round)
})
