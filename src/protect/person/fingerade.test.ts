import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { makeSparAnswer } from '../register/test/make/spar.ts'
import { enter, idOf, inDays, NUMBERS } from './test/enter.ts'

/**
 * D-R11: a person with fingerade personuppgifter is a person of her own. No earlier datum may be stored about her, and no
 * column, query or export may tie two lines together (lag 1991:483, OSL 21:3 third paragraph).
 */
let house: TestHouse
let officer: Visitor
let berit: string
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  berit = await enter(officer, {
    given: 'Berit',
    sur: 'Hällström',
    level: 'fingerade_personuppgifter',
    reason: '',
    expires: '',
    phone: '070-1740615',
  })
})
after(() => house?.close())

const data = (path: string) =>
  house.superuser<{ id: string; class: string; ended_at: Date | null; sealed: Buffer }>(
    'select id, class, ended_at, sealed from person_datum where person = $1',
    [idOf(path)],
  )
const linkOf = async (path: string, word: RegExp): Promise<string> => {
  const hrefs = [...(await officer.get(path)).text.matchAll(/\/uppgift\/[0-9a-f-]{36}/g)].map(([href]) => `${path}${href}`)
  for (const href of hrefs) if (word.test((await officer.get(href)).text)) return href
  return ''
}

test('D-R11: no earlier name, alias, new name or relative can be added, nor a second name or number', async () => {
  for (const [cls, value] of [
    ['former_name', 'Förra, Namnet'],
    ['alias', 'Annat, Namn'],
    ['new_name', 'Nytt, Namn'],
    ['relation', 'Bror'],
    ['name', 'Annat, Namn'],
    ['personnummer', NUMBERS.bo],
    ['samordningsnummer', '199000742396'],
  ]) {
    const answer = await officer.post(`${berit}/uppgift`, { class: cls ?? '', value: value ?? '' })
    assert.equal(answer.status, 422, cls)
    assert.match(answer.text, /fingerade personuppgifter får inte ha tidigare namn/)
  }
  assert.equal((await data(berit)).length, 3)
})

test('D-R11: a changed datum takes the place of the old one: no ended row, no earlier ciphertext', async () => {
  const phone = await linkOf(berit, /Telefonnummer/)
  const before = (await data(berit)).map((row) => row.sealed.toString('hex'))
  assert.equal((await officer.post(phone, { value: '070-1740616' })).location, berit)
  const rows = await data(berit)
  assert.equal(rows.length, 3)
  assert.ok(rows.every((row) => row.ended_at === null))
  assert.equal(rows.filter((row) => before.includes(row.sealed.toString('hex'))).length, 2)
  assert.equal((await officer.post(`${phone}/avsluta`, {})).location, berit)
  assert.equal((await data(berit)).length, 2, 'an ended datum is gone')
})

test('D-R11: the schema itself refuses an earlier datum and an ended one, whoever writes', async () => {
  const id = idOf(berit)
  const insert =
    "insert into person_datum (tenant, id, person, circle, class, sealed, source) select tenant, gen_random_uuid(), id, circle, $2, 'x', 'manual' from person where id = $1"
  for (const cls of ['former_name', 'alias', 'new_name', 'relation']) await assert.rejects(house.superuser(insert, [id, cls]), /no past/)
  await assert.rejects(house.superuser('update person_datum set ended_at = now() where person = $1', [id]), /no past/)
  const marked = await enter(officer, { given: 'Nils', sur: 'Ekmark', identity_number: NUMBERS.bo })
  const mark =
    "insert into marking (tenant, id, person, circle, level, source, schema_version) select tenant, gen_random_uuid(), id, circle, 'fingerade_personuppgifter', 'manual', 'x' from person where id = $1"
  await assert.rejects(house.superuser(mark, [idOf(marked)]), /no past/, 'someone with another marking does not become her')
})

test('D-R11: only of her may the program forget a datum; others keep theirs as ended', async () => {
  const nils = await enter(officer, { given: 'Nils', sur: 'Granlid', identity_number: NUMBERS.david })
  const { actor, circle } = { actor: house.cast['norrvik-skyddsansvarig'], circle: house.founded[0]?.circles['Krets Individ och familj'] }
  assert.ok(actor && circle)
  const gone = await house.db.as({ tenant: actor.tenant, account: actor.account }, async (tx) => {
    const done = await tx
      .tables<{ person_datum: { person: string } }>()
      .deleteFrom('person_datum')
      .where('person', '=', idOf(nils))
      .executeTakeFirst()
    return done.numDeletedRows
  })
  assert.equal(gone, 0n)
  assert.ok((await data(nils)).length > 0)
})

test('D-R11: no file makes someone who is here into her, gives her a past, or changes her name', async () => {
  const circle = /name="circle" value="([^"]+)"/.exec((await officer.get('/las-in')).text)?.[1] ?? ''
  const read = async (source: string, text: string) => {
    const { location } = await officer.post('/las-in', { source, circle, file: new File([text], 'f') })
    return (await officer.get(location ?? '')).text
  }
  const head = 'Personnummer;Relation;Skyddsnivå;Förnamn;Efternamn\n'
  assert.match(
    await read('list', `${head}${NUMBERS.bo};klient;fingerade personuppgifter;Nils;Ekmark\n`),
    /är en egen person och läggs in för sig/,
  )
  assert.match(await read('list', `${head}${NUMBERS.anna};klient;fingerade personuppgifter;Annat;Namn\n`), /ändras namn bara för hand/)
  const spar = makeSparAnswer([
    { identity: NUMBERS.anna, sekretessmarkering: 'JA', names: [{ given: 'Tidigare', sur: 'Namn', from: '2020-01-01' }] },
  ])
  assert.match(await read('spar', spar), /ändras namn bara för hand/)
})

test('D-R11: when her protection ends her key is thrown away', async () => {
  const path = await enter(officer, {
    given: 'Vera',
    sur: 'Stigmark',
    identity_number: NUMBERS.eva,
    level: 'fingerade_personuppgifter',
    reason: '',
    expires: '',
  })
  const key = () => house.superuser<{ key_wrapped: Buffer }>('select key_wrapped from person where id = $1', [idOf(path)])
  const [before] = await key()
  const decide = path + (/\/markering\/[0-9a-f-]{36}\/beslut/.exec((await officer.get(path)).text)?.[0] ?? '')
  assert.equal(
    (await officer.post(decide, { outcome: 'ends_all', decision_reason: 'confirmed_with_person', expires: inDays(3) })).location,
    path,
  )
  const [after] = await key()
  assert.notDeepEqual(before?.key_wrapped, after?.key_wrapped)
  const page = await officer.get(path)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /Stigmark/)
})

/** Rounds of self-assessment have a round before them, which is about organisations and nobody else. */
const OF_ROUNDS = ['round.former', 'answer_part.former', 'answer_round.former_round', 'answer_round.former_title']
test('D-R11: no table ties two persons together', async () => {
  // audit rows and their resolutions name one person each; so does everything else.
  const columns = await house.superuser<{ table: string; columns: string[] }>(`
    select c.table_name as table, array_agg(c.column_name::text order by c.column_name) as columns from information_schema.columns c
    where c.table_schema = 'public' and c.column_name ~ '(person|owner_tag|blind|former|earlier|previous|same_as|merged|linked|alias)' group by 1`)
  const persons = (names: readonly string[]) => names.filter((name) => /person|owner_tag|same_as|merged|linked/.test(name))
  for (const { table, columns: names } of columns) assert.ok(persons(names).length <= 1, `${table}: ${names.join(', ')}`)
  for (const { table, columns: names } of columns)
    assert.deepEqual(
      names.filter((name) => /former|earlier|previous|same_as|merged|linked|alias/.test(name) && !OF_ROUNDS.includes(`${table}.${name}`)),
      [],
      table,
    )
  const keys = await house.superuser<{ name: string }>(`
    select conname as name from pg_constraint where contype = 'f' and conrelid = 'person'::regclass and confrelid = 'person'::regclass`)
  assert.deepEqual(keys, [], 'a person refers to no person')
})
