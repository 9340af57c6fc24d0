import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { enter, idOf, NUMBERS } from '../person/test/enter.ts'

let house: TestHouse
let officer: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_LOG: 'silent' })
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
})
after(() => house?.close())

const HEAD = 'Personnummer;Relation;Skyddsnivå;Förnamn;Efternamn;Gatuadress;Postnummer;Postort;Telefon'
const plain = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
async function preview(...rows: string[]): Promise<{ at: string; text: string }> {
  const circle = /name="circle" value="([^"]+)"/.exec((await officer.get('/las-in')).text)?.[1] ?? ''
  const file = new File([`${HEAD}\n${rows.join('\n')}\n`], 'lista.csv')
  const at = (await officer.post('/las-in', { source: 'list', circle, file })).location ?? ''
  return { at, text: plain((await officer.get(at)).text) }
}
async function take(...rows: string[]): Promise<string> {
  const { at } = await preview(...rows)
  assert.equal((await officer.post(`${at}/bekrafta`, {})).location, at)
  return plain((await officer.get(at)).text)
}
const WARNING = /Namnet skiljer sig från det som finns på numret. Kontrollera numret/

test('a row that changes a person says which kinds change, and no value of hers', async () => {
  await enter(officer, { given: 'Anna', sur: 'Fjärdhag', address: 'Påhittsgatan 3, 990 12 Norrvik' })
  const row = `${NUMBERS.anna};klient;sekretessmarkering;Anna;Fjärdhag;Ekorrstigen 8;99013;Norrvik;070-1740605`
  const { text } = await preview(row)
  assert.match(text, /Ändras: skydd, adress, telefon[^.]*\./)
  assert.doesNotMatch(text, WARNING)
  assert.doesNotMatch(text, /Påhittsgatan/)
  await take(row)
  const again = await preview(row)
  assert.match(again.text, /Oförändrad/)
  assert.doesNotMatch(again.text, /Ändras:/)
  const employee = await preview(row.replace('klient', 'anställd'))
  assert.match(employee.text, /Ändras: klient eller anställd\./)
})

test('another name than the one on the number is warned about, first in the preview, without the stored name', async () => {
  const { text } = await preview(
    `${NUMBERS.bo};klient;sekretessmarkering;Bo;Strandmark;;;;`,
    `${NUMBERS.anna};klient;sekretessmarkering;Karin;Granlund;;;;`,
  )
  assert.match(text, /Ändras: [^.]*namn/)
  assert.match(text, WARNING)
  assert.ok(text.indexOf('Karin Granlund') < text.indexOf('Bo Strandmark'))
  assert.doesNotMatch(text, /Fjärdhag/)
  assert.doesNotMatch(
    (await preview(`${NUMBERS.anna};klient;sekretessmarkering;;;;;;`)).text,
    WARNING,
    'a file without a name says nothing',
  )
})

test('two rows on one person: both addresses are stored, and the other row is told as joined', async () => {
  const rows = [
    `${NUMBERS.david};klient;sekretessmarkering;David;Rosenkvist;Påhittsgatan 3;99012;Norrvik;070-1740606`,
    `${NUMBERS.david};klient;skyddad folkbokföring;David;Rosenkvist;Ekorrstigen 8;99013;Norrvik;070-1740607`,
  ]
  const { text } = await preview(...rows)
  assert.match(text, /Fogas till en annan rad .*Uppgifterna fogas till rad 3/)
  assert.doesNotMatch(text, /Avvisas|lästes/)
  assert.match(await take(...rows), /Fogas till en annan rad/)
  const stored = await house.superuser<{ class: string; n: string; level: string }>(
    `select d.class, count(*) as n, max(m.level) as level from person_datum d join marking m on m.person = d.person
     where m.level = 'skyddad_folkbokforing' and d.class in ('address', 'phone', 'name') group by d.class order by d.class`,
  )
  assert.deepEqual(
    stored.map((row) => [row.class, Number(row.n)]),
    [
      ['address', 2],
      ['name', 1],
      ['phone', 2],
    ],
  )
})

test('a row that is joined to one that is refused is refused with it', async () => {
  const own = `${NUMBERS.eva};klient;fingerade personuppgifter;Nora;Sund;;;;070-1740608`
  assert.match(await take(own), /Ny/)
  const path = `/personer/${idOf(/href="(\/personer\/[0-9a-f-]{36})">[^<]*Sund/.exec((await officer.get('/personer')).text)?.[1] ?? '')}`
  assert.equal((await officer.get(path)).status, 200)
  const other = own.replace('Nora;Sund', 'Nora;Berg')
  const { text } = await preview(other, other.replace('070-1740608', '070-1740609'))
  assert.doesNotMatch(text, /Fogas till en annan rad/)
  assert.match(text, /Avvisas 2 /)
})
