import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readList } from './list.ts'
import type { ReadRecord } from './reading.ts'
import { isRegisterReading } from './reading-shape.ts'
import { PUBLISHED } from './test/make/published.ts'

const HEAD = 'Personnummer;Relation;Skyddsnivå;Förnamn;Efternamn;Gatuadress;Postnummer;Postort;Telefon;Skola'
const read = (...rows: string[]): ReadRecord[] => {
  const reading = readList(Buffer.from(`${HEAD}\n${rows.join('\n')}\n`), '2026-11-21')
  assert.ok(isRegisterReading(reading), 'what leaves the child is what its parent accepts')
  return reading.records
}
const codes = (record: ReadRecord | undefined): string[] => record?.problems.map((problem) => problem.code) ?? []
const told = (record: ReadRecord | undefined): string => record?.problems.map((problem) => problem.message.sv).join(' ') ?? ''
const streets = (record: ReadRecord | undefined): string[] => record?.addresses.flatMap((address) => address.lines) ?? []
const weak = `${PUBLISHED.anna};klient;sekretess;Anna;Lind;Påhittsgatan 3;99012;Norrvik;070-1740605;Exempelskolan`
const strong = `${PUBLISHED.anna};anställd;skyddad folkbokföring;Anna;Lind;Ekorrstigen 8;99013;Norrvik;070-1740606;`

test('two rows on one person become one: the strictest protection with the data of both, whatever the order', () => {
  for (const rows of [
    [weak, strong],
    [strong, weak],
  ]) {
    const records = read(...rows)
    const kept = records.find((record) => record.taken)
    const other = records.find((record) => !record.taken)
    assert.equal(kept?.marking.level, 'skyddad_folkbokforing')
    assert.deepEqual(streets(kept), ['Ekorrstigen 8', 'Påhittsgatan 3'])
    assert.equal(kept?.contacts.length, 2)
    assert.deepEqual(kept?.others, [{ class: 'school', value: 'Exempelskolan' }])
    assert.equal(kept?.relation, 'client_and_employee')
    assert.equal(kept?.names.length, 1, 'the same name is not doubled')
    assert.ok(codes(kept).includes('rows_joined'))
    assert.ok(!codes(kept).includes('rows_name_differs'))
    assert.ok(codes(other).includes('joined_row'))
    assert.match(told(other), new RegExp(`fogas till rad ${kept?.row}, och det som står där gäller båda`))
    assert.doesNotMatch(told(kept) + told(other), /lästes/, 'a preview tells what will happen')
  }
})

test('another name on the same number is kept beside the name, and warned about', () => {
  const [kept, other] = read(strong, weak.replace('Anna;Lind', 'Karin;Berg'))
  assert.deepEqual(kept?.names, [
    { kind: 'name', given: 'Anna', sur: 'Lind' },
    { kind: 'alias', given: 'Karin', sur: 'Berg' },
  ])
  assert.match(told(kept), /samma nummer men olika namn.*Kontrollera numret/)
  assert.doesNotMatch(told(kept) + told(other), /Karin|Berg|Anna|Lind/, 'D-R9: a problem repeats no value')
  const [first] = read(strong, weak.replace('Anna;Lind', 'ANNA;  lind'))
  assert.equal(first?.names.length, 1)
})

test('a name, or an address, that only the weaker row has is the person’s; the address is warned about on the kept row', () => {
  const [kept] = read(strong.replace('Anna;Lind;Ekorrstigen 8;99013;Norrvik', ';;;;'), weak)
  assert.deepEqual(kept?.names, [{ kind: 'name', given: 'Anna', sur: 'Lind' }])
  assert.deepEqual(streets(kept), ['Påhittsgatan 3'])
  assert.ok(codes(kept).includes('address_on_marked'))
  assert.ok(!codes(kept).includes('rows_name_differs'))
})

test('three rows become one; a mere repetition is told as such, and a faulty row gives nothing', () => {
  const third = weak.replace('Påhittsgatan 3', 'Nya Stigen 1')
  const [a, b, c, d, e] = read(strong, weak, third, strong, `${weak.replace('Påhittsgatan 3', 'Felgatan 1')};mer`)
  assert.deepEqual(streets(a).sort(), ['Ekorrstigen 8', 'Nya Stigen 1', 'Påhittsgatan 3'])
  assert.deepEqual(
    [a, b, c, d, e].map((record) => record?.taken),
    [true, false, false, false, false],
  )
  assert.ok(codes(d).includes('duplicate_row'))
  assert.match(told(d), /läses inte in en gång till/)
  assert.ok(codes(e).includes('extra_cells') && !codes(e).includes('joined_row'))
})

test('D-R11: a fingerade row receives nothing from another row, which is emptied and says that nothing of it is stored', () => {
  const fingerade = `${PUBLISHED.anna};klient;fingerade personuppgifter;Nora;Sund;;;;070-1740607;`
  const alone = read(fingerade)[0]
  for (const earlier of [weak, strong, fingerade.replace('Nora;Sund', 'Anna;Lind')]) {
    const records = read(earlier, fingerade)
    const [kept, other] = [records.find((record) => record.taken), records.find((record) => !record.taken)]
    assert.equal(kept?.marking.level, 'fingerade_personuppgifter')
    assert.equal(kept?.names.length, 1)
    assert.deepEqual([kept?.addresses, kept?.contacts], [alone?.addresses, alone?.contacts])
    assert.ok(!codes(kept).includes('rows_joined'))
    assert.match(told(other), /Ingenting på rad \d lagras/)
    assert.deepEqual([other?.identity, other?.names, other?.addresses, other?.contacts], [undefined, [], [], []])
  }
  const [kept] = read(fingerade, fingerade.replace('070-1740607', '070-1740608'))
  assert.equal(kept?.contacts.length, 2, 'two rows on her as she is now are one person')
})
