import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { hashOf } from '../../platform/http/session.ts'
import { sql } from 'kysely'

let house: TestHouse
let owner: Visitor
before(async () => {
  house = await openHouse({
    SAMVARN_MODE: 'real',
    SAMVARN_URL: 'http://localhost:3000',
    SAMVARN_SMTP_URL: 'smtp://localhost:2525',
    SAMVARN_MAIL_FROM: 'samvarn@example.se',
  })
  owner = await Visitor.seated(house, 'norrvik-systemagare')
})
after(() => house?.close())

const idOf = (slug: string) => house.cast[slug]?.account ?? ''
const stab = () => house.cast['norrvik-systemagare']?.units['Stab'] ?? ''
const audits = async (deed: string, id: string) =>
  (await house.superuser<{ outcome: string }>('select outcome from audit where deed = $1 and object_id = $2 order by at', [deed, id])).map(
    (row) => row.outcome,
  )
const invitations = (account: string) =>
  house.superuser<{ reason: string; used: boolean; ended: boolean; sealed: boolean; days: number }>(
    `select reason, used_at is not null as used, ended_at is not null as ended, token_sealed is not null as sealed,
      round(extract(epoch from expires_at - created_at) / 86400)::int as days from invitation where account = $1 order by created_at`,
    [account],
  )

async function invite(signature: string, address: string): Promise<string> {
  const made = await owner.post('/konton/nytt', { signature, name: 'Nils Påhittad', unit: stab(), address })
  assert.equal(made.status, 303, made.text.slice(0, 400))
  return made.location?.split('/').at(-1) ?? ''
}

test('an account is made with a link for seven days; its name and address lie sealed, and the list shows the function alone', async () => {
  const id = await invite('Handläggare, Stab', 'nils@example.se')
  assert.deepEqual(await invitations(id), [{ reason: 'invited', used: false, ended: false, sealed: true, days: 7 }])
  const [row] = await house.superuser<{ all: string }>(
    'select encode(name_sealed, $2) || encode((select sealed from mail_address m where m.account = a.id), $2) as all from account a where id = $1',
    [id, 'escape'],
  )
  assert.doesNotMatch(row?.all ?? '', /Nils|example/)
  const list = (await owner.get('/konton')).text
  assert.ok(list.includes('Handläggare, Stab') && list.includes('Inbjuden') && !list.includes('Nils') && !list.includes('nils@'))
  const page = (await owner.get(`/konton/${id}`)).text
  assert.ok(page.includes('Nils Påhittad') && page.includes('nils@example.se'))
  assert.deepEqual(await audits('account.make', id), ['done'])
  assert.ok((await audits('account.see', id)).includes('done'))
  await house.drain()
  assert.equal((await house.superuser('select 1 from outbox where account = $1 and template = $2', [id, 'invitation'])).length, 1)
})

test('a new link kills the former one; a link is taken back; whoever has come gets no second link', async () => {
  const id = await invite('Registrator, Stab', 'rut@example.se')
  assert.equal((await owner.post(`/konton/${id}/bjud-in`, {})).status, 303)
  assert.deepEqual(
    (await invitations(id)).map((one) => one.ended),
    [true, false],
  )
  assert.equal((await owner.post(`/konton/${id}/ta-tillbaka`, {})).status, 303)
  assert.deepEqual(
    (await invitations(id)).map((one) => one.ended),
    [true, true],
  )
  assert.match((await owner.get(`/konton/${id}`)).text, /Ingen länk gäller/)
  await house.superuser('update invitation set used_at = now() where account = $1', [id])
  assert.equal((await owner.post(`/konton/${id}/bjud-in`, {})).status, 409)
})

test('a lost key: nothing happens before one has called back; then keys and sessions are gone at once and a link is made', async () => {
  const id = idOf('norrvik-handlaggare')
  const lost = await Visitor.seated(house, 'norrvik-handlaggare')
  await house.superuser(
    "insert into passkey (tenant, id, account, credential_hash, credential_id, public_key, label) select tenant, gen_random_uuid(), id, sha256('x'), 'x', 'x', 'Mobil' from account where id = $1",
    [id],
  )
  // She has no address: said before anything is struck, so that she does not wait for a link in vain.
  assert.match((await owner.get(`/konton/${id}/forlorad-nyckel`)).text, /har ingen e-postadress/)
  assert.equal((await owner.post(`/konton/${id}/forlorad-nyckel`, { called_back: 'ja' })).status, 422)
  assert.equal((await lost.get('/')).status, 200, 'still there')
  assert.equal((await owner.post(`/konton/${id}/forlorad-nyckel`, { called_back: 'ja', knew_voice: 'ja' })).status, 303)
  assert.equal((await house.superuser('select 1 from passkey where account = $1', [id])).length, 0)
  assert.equal((await lost.get('/')).location, '/logga-in', 'signed out at the next request')
  assert.deepEqual(
    (await invitations(id)).map((one) => one.reason),
    ['lost_device'],
  )
  assert.deepEqual(await audits('passkey.strike', id), ['done'])
})

test('nobody but the system owner makes or changes accounts; the head sees the own unit alone; refused is as absent', async () => {
  const other = idOf('norrvik-registrator')
  for (const slug of ['norrvik-handlaggare', 'norrvik-skyddsansvarig', 'norrvik-loggranskare', 'norrvik-chef', 'ekby-chef']) {
    const one = await Visitor.seated(house, slug)
    for (const path of [
      '/enheter',
      '/enheter/ny',
      '/konton/nytt',
      '/konton/lista',
      '/konton/lista/mall.csv',
      `/konton/${other}`,
      `/konton/${other}/avsluta`,
    ])
      assert.equal((await one.get(path)).status, 404, `${slug} ${path}`)
    for (const [path, fields] of Object.entries({
      '/konton/nytt': { signature: 'X', name: 'X', unit: stab(), address: 'x@example.se' },
      [`/konton/${other}/avsluta`]: {},
      [`/konton/${other}/forlorad-nyckel`]: { called_back: 'ja', knew_voice: 'ja' },
      [`/konton/${other}/bjud-in`]: {},
      '/enheter/ny': { name: 'Egen' },
    }))
      assert.equal((await one.post(path, fields)).status, 404, `${slug} POST ${path}`)
  }
  const head = await Visitor.seated(house, 'norrvik-chef')
  const list = (await head.get('/konton')).text
  assert.ok(list.includes('Ersättare, Individ och familj') && !list.includes('Registrator') && !list.includes('Bjud in'))
  const page = (await head.get(`/konton/${idOf('norrvik-ersattare')}`)).text
  assert.ok(page.includes('Elis Fabel') && !page.includes('Avsluta åtkomst') && !page.includes('E-postadress'))
  assert.equal((await (await Visitor.seated(house, 'norrvik-handlaggare')).get('/konton')).status, 404)
})

test('absent, another organisation’s and out of reach are the same to the system owner, in page and in the log', async () => {
  const absent = '00000000-0000-4000-8000-000000000000'
  const foreign = idOf('ekby-handlaggare')
  for (const id of [absent, foreign]) {
    assert.equal((await owner.get(`/konton/${id}`)).status, 404)
    assert.equal((await owner.post(`/konton/${id}/avsluta`, {})).status, 404)
    assert.deepEqual(await audits('account.suspend', id), ['not_reached'])
  }
  assert.equal((await owner.get('/konton/inget')).status, 404)
})

test('one’s own account is changed by another: the pages offer nothing, the deeds refuse, and so does the database', async () => {
  const id = idOf('norrvik-systemagare')
  assert.doesNotMatch((await owner.get(`/konton/${id}`)).text, /href="\/konton\/[^"]+\/avsluta"/)
  assert.equal((await owner.get(`/konton/${id}/avsluta`)).status, 404)
  for (const path of ['avsluta', 'forlorad-nyckel', 'bjud-in', 'ater', 'stang'])
    assert.equal((await owner.post(`/konton/${id}/${path}`, { called_back: 'ja', knew_voice: 'ja' })).status, 404, path)
  const actor = house.cast['norrvik-systemagare']
  assert.ok(actor)
  await assert.rejects(house.db.as(actor, (tx) => sql`update account set suspended_at = now() where id = ${id}`.execute(tx.tables())))
  await assert.rejects(house.db.as(actor, (tx) => sql`update account set signature = 'Kung' where id = ${id}`.execute(tx.tables())))
})

test('a change reaches page and log; the address may go; the unit cannot be changed', async () => {
  const id = await invite('Samordnare, Stab', 'sam@example.se')
  const other = house.cast['norrvik-systemagare']?.units['Personal och lön'] ?? ''
  assert.equal((await owner.post(`/konton/${id}/andra`, { signature: 'Samordnare', name: 'Sam Ny', address: '', unit: other })).status, 303)
  const page = (await owner.get(`/konton/${id}`)).text
  assert.ok(page.includes('Sam Ny') && !page.includes('sam@example.se') && page.includes('Stab'))
  assert.deepEqual(await audits('account.change', id), ['done'])
  assert.equal((await owner.post(`/konton/${id}/andra`, { signature: '', name: '', address: 'nej' })).status, 422)
})

test('a sensitive deed asks for a fresh proof first, and nothing has happened until it is given', async () => {
  const stale = await Visitor.seated(house, 'norrvik-systemagare', { proved: 60 })
  const id = idOf('norrvik-registrator')
  const answer = await stale.post(`/konton/${id}/avsluta`, {})
  assert.match(answer.location ?? '', /^\/bekrafta\?till=/)
  assert.match((await stale.get('/konton/nytt')).location ?? '', /^\/bekrafta\?till=/)
  assert.equal((await house.superuser('select 1 from account where id = $1 and suspended_at is null', [id])).length, 1)
})

test('an invitation that nobody has used for three days stands on the owner’s first page', async () => {
  const id = await invite('Kommunikatör, Stab', 'kom@example.se')
  assert.doesNotMatch((await owner.get('/')).text, /Inbjudningar som ingen har använt/)
  await house.superuser("update invitation set created_at = now() - interval '4 days' where account = $1", [id])
  assert.match((await owner.get('/')).text, /Inbjudningar som ingen har använt på 3 dagar/)
  assert.doesNotMatch((await (await Visitor.seated(house, 'norrvik-chef')).get('/')).text, /Inbjudningar som/)
})

test('where no mail leaves, a link is shown once to the one who made it, and no token is kept', async () => {
  const silent = await openHouse({ SAMVARN_MODE: 'real', SAMVARN_URL: 'http://localhost:3000' })
  try {
    const one = await Visitor.seated(silent, 'norrvik-systemagare')
    const unit = silent.cast['norrvik-systemagare']?.units['Stab'] ?? ''
    const made = await one.post('/konton/nytt', { signature: 'Ny', name: 'Ny Prov', unit, address: 'ny@example.se' })
    const id = made.location?.split('/').at(-1) ?? ''
    assert.match((await one.get(`/konton/${id}`)).text, /Ingen e-post är inställd/)
    const shown = (await one.post(`/konton/${id}/lank`, {})).location ?? ''
    assert.equal((await (await Visitor.seated(silent, 'norrvik-chef')).get(shown)).status, 404)
    const token = /http:\/\/localhost:3000\/bjuden\/([\w-]{43})/.exec((await one.get(shown)).text)?.[1] ?? ''
    assert.equal((await one.get(shown)).status, 404, 'once')
    const open = await silent.superuser<{ hash: string; sealed: Buffer | null }>(
      "select encode(token_hash, 'hex') as hash, token_sealed as sealed from invitation where account = $1 and ended_at is null",
      [id],
    )
    assert.deepEqual(open, [{ hash: hashOf(token).toString('hex'), sealed: null }])
  } finally {
    await silent.close()
  }
  assert.equal((await owner.post(`/konton/${idOf('norrvik-registrator')}/lank`, {})).status, 404, 'not where mail leaves')
})
