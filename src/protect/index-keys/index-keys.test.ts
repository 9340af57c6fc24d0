import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { check, fingerprint, keysOf } from '@samvarn/disclosure'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { knownPlaces, readRegisterPerson, takeIn } from '../person/index.ts'
import { enter, idOf, NUMBERS } from '../person/test/enter.ts'
import { makeSparAnswer } from '../register/test/make/spar.ts'

let house: TestHouse
let officer: Visitor
let tenant: string
let circle: string
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  tenant = house.cast['norrvik-skyddsansvarig']?.tenant ?? ''
  circle = house.cast['norrvik-skyddsansvarig']?.circles['Krets Individ och familj'] ?? ''
})
after(() => house?.close())

/** Whether the index of the organisation knows a key, and as what. */
async function known(key: string): Promise<{ person: string; class: string; hashes: number[]; level: string }[]> {
  return house.db.asWorker(tenant, async (tx) => {
    const keys = await tx.keys()
    const [print = Buffer.alloc(0)] = fingerprint([key], keys.fingerprintKey())
    const rows = await tx
      .tables<{ disclosure_key: { fingerprint: Buffer; tag_sealed: Buffer } }>()
      .selectFrom('disclosure_key')
      .select('tag_sealed')
      .where('fingerprint', '=', print)
      .execute()
    return rows.map((row) => JSON.parse(keys.own().open('disclosure_key', 'tag', print.toString('hex'), row.tag_sealed)))
  })
}
const takeSpar = async (xml: string): Promise<void> => {
  const at = (await officer.post('/las-in', { source: 'spar', circle, file: new File([xml], 'a.xml') })).location ?? ''
  await officer.post(`${at}/bekrafta`, {})
}

test('D-R6: a masked address is known to the röjandekontroll; a municipality that is chosen to mislead is not (D-R12)', async () => {
  await takeSpar(
    makeSparAnswer([
      {
        identity: NUMBERS.cecilia,
        sekretessmarkering: 'JA',
        skyddadFolkbokforing: 'JA',
        sattAvSPAR: 'JA',
        names: [{ given: 'Cecilia', sur: 'Ängsö', from: '2020-01-01' }],
        home: [{ line2: 'Gamla Kvarnvägen 14', postcode: '99012', locality: 'NORRVIK', from: '2020-01-01' }],
        municipality: { county: '14', municipality: '80' },
      },
    ]),
  )
  assert.deepEqual(await known(`i|${NUMBERS.cecilia}`), [], 'before the job has run')
  await house.drain()
  const [number] = await known(`i|${NUMBERS.cecilia}`)
  assert.equal(number?.class, 'personnummer')
  assert.equal(number?.level, 'skyddad_folkbokforing')
  const [street] = await known('w|gamla kvarnvägen 14')
  assert.equal(street?.class, 'address')
  assert.ok((street?.hashes.length ?? 0) > 0)
  assert.deepEqual(await known('pl|1480'), [])
})

test('a changed datum is exchanged, an ended person leaves, and the job run twice gives the same', async () => {
  const path = await enter(officer, { given: 'Bo', sur: 'Strandmark', identity_number: NUMBERS.bo, phone: '070-1740621' })
  await house.drain()
  assert.equal((await known('t|+46701740621')).length, 1)
  const phone = [...(await officer.get(path)).text.matchAll(/\/uppgift\/[0-9a-f-]{36}/g)].map(([href]) => `${path}${href}`)
  for (const href of phone) if (/Telefonnummer/.test((await officer.get(href)).text)) await officer.post(href, { value: '070-1740622' })
  await house.drain()
  assert.deepEqual([(await known('t|+46701740621')).length, (await known('t|+46701740622')).length], [0, 1])
  const count = () => house.superuser<{ n: string }>('select count(*) as n from disclosure_key')
  const before = await count()
  await house.db.asWorker(tenant, (tx) => tx.enqueue('index_person', idOf(path)))
  await house.drain()
  assert.deepEqual(await count(), before)
  const decide = path + (/\/markering\/[0-9a-f-]{36}\/beslut/.exec((await officer.get(path)).text)?.[0] ?? '')
  await officer.post(decide, { outcome: 'ends_all', decision_reason: 'confirmed_with_person' })
  await house.drain()
  assert.equal((await known(`i|${NUMBERS.bo}`)).length, 0)
})

test('D-R2: what is of unknown level is judged as skyddad folkbokföring, with the mosaic of OSL 21:3 a', async () => {
  const id = await house.db.as({ tenant, account: house.cast['norrvik-skyddsansvarig']?.account ?? '' }, async (tx) => {
    const taken = await takeIn(tx, circle, {
      relation: 'client',
      data: [
        { class: 'personnummer', value: NUMBERS.david },
        { class: 'name', value: 'Rosenkvist, David' },
        { class: 'address', value: 'Sjöstigen 9, 990 12 Norrvik' },
      ],
      statement: { level: 'unknown_treat_as_highest', source: 'spar', schema_version: '20160213' },
    })
    return 'person' in taken ? taken.person : ''
  })
  const line = await house.db.asWorker(tenant, (tx) => readRegisterPerson(tx, id))
  assert.equal(line?.level, 'skyddad_folkbokforing')
  assert.deepEqual(line?.identifiers.map((i) => i.class).sort(), ['address', 'name', 'personnummer'])
  assert.ok(line && keysOf(line, knownPlaces()).length > 10)
  const verdict = await check(
    { format: 'txt', unread: [], parts: [{ id: 'a', kind: 'body', hidden: false, text: 'David Rosenkvist, Sjöstigen 9', marks: [] }] },
    { recipient: 'counterparty' },
    {
      find: (keys) =>
        Promise.all(keys.map(async (key) => (await known(key)) as never)).then((all) =>
          all.map((one: unknown[]) => (one.length > 0 ? (one as never) : undefined)),
        ),
    },
  )
  assert.equal(verdict.verdict, 'clean', 'before the job')
  await house.drain()
  assert.ok((await known('w|sjöstigen 9')).length > 0)
})

test('S-R7 S-R11: the index of one organisation opens with no other’s key, and its tags in no other place', async () => {
  const rows = await house.superuser<{ fingerprint: Buffer; tag_sealed: Buffer }>(
    'select fingerprint, tag_sealed from disclosure_key limit 2',
  )
  const [one, two] = rows
  assert.ok(one && two)
  const open = (of: string, print: Buffer, sealed: Buffer) =>
    house.db.asWorker(of, async (tx) => (await tx.keys()).own().open('disclosure_key', 'tag', print.toString('hex'), sealed))
  assert.match(await open(tenant, one.fingerprint, one.tag_sealed), /"person"/)
  await assert.rejects(open(tenant, one.fingerprint, two.tag_sealed))
  await assert.rejects(open(house.cast['ekby-skyddsansvarig']?.tenant ?? '', one.fingerprint, one.tag_sealed))
})
