import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine, csvSafe, csvUnsafe } from './csv-safe.ts'
import { readList } from './list.ts'
import { COLUMNS } from './list-columns.ts'
import { findColumn } from './list-header-names.ts'
import { makeListTemplateCsv, makeListTemplateXlsx } from './list-template.ts'
import type { ReadRecord, RegisterReading } from './reading.ts'
import { PUBLISHED } from './test/make/published.ts'
import type { MadeCell } from './test/make/xlsx.ts'
import { makeXlsx } from './test/make/xlsx.ts'

const TODAY = '2026-11-21'
const csv = (text: string, encoding: 'utf8' | 'latin1' | 'utf16le' = 'utf8'): RegisterReading =>
  readList(Buffer.from(text, encoding), TODAY)
const xlsx = (...rows: MadeCell[][]): RegisterReading => readList(makeXlsx({ sheets: [rows] }), TODAY)
const only = (reading: RegisterReading): ReadRecord => {
  assert.equal(reading.records.length, 1, JSON.stringify(reading.file_problems))
  return reading.records[0] as ReadRecord
}
const codes = (record: ReadRecord): string[] => record.problems.map((problem) => problem.code)
const row = (headers: string, values: string): ReadRecord => only(csv(`${headers}\n${values}\n`))

test('a whole row is read into its record', () => {
  const record = row(
    'Personnummer;Relation;Skyddsnivå;Källa;Gäller från;Senast kontrollerad;Förnamn;Mellannamn;Efternamn;Tidigare efternamn;Nytt efternamn;C/o;Gatuadress;Postnummer;Postort;Särskild postadress;Särskilt postnummer;Särskild postort;Telefon;E-post;Skola;Arbetsplats;Kommun',
    `${PUBLISHED.hanna};anställd;Skyddad folkbokföring;Navet;2026-03-01;2026-11-02;Anna Maria;Ek;Lind;Berg;Sten;Ask;Storgatan 1;411 01;GÖTEBORG;Box 2820;40320;GÖTEBORG;"070-1740605; 031-3900600";anna@example.se;Exempelskolan;Exempelkontoret;1480`,
  )
  assert.deepEqual(
    { ...record, problems: codes(record) },
    {
      row: 2,
      identity: { kind: 'personnummer', value: PUBLISHED.hanna },
      relation: 'employee',
      updated: '2026-11-02',
      marking: {
        level: 'skyddad_folkbokforing',
        source: 'skatteverket',
        valid_from: '2026-03-01',
        last_verified: '2026-11-02',
        evidence: 'Skyddsnivå',
      },
      names: [
        { kind: 'name', given: 'Anna Maria', middle: 'Ek', sur: 'Lind' },
        { kind: 'former_name', given: 'Anna Maria', sur: 'Berg' },
        { kind: 'new_name', given: 'Anna Maria', sur: 'Sten' },
      ],
      addresses: [
        { kind: 'folkbokforing', lines: ['Ask', 'Storgatan 1'], postcode: '41101', locality: 'GÖTEBORG' },
        { kind: 'sarskild_postadress', lines: ['Box 2820'], postcode: '40320', locality: 'GÖTEBORG' },
      ],
      contacts: [
        { class: 'phone', value: '0701740605' },
        { class: 'phone', value: '0313900600' },
        { class: 'email', value: 'anna@example.se' },
      ],
      others: [
        { class: 'school', value: 'Exempelskolan' },
        { class: 'workplace', value: 'Exempelkontoret' },
        { class: 'municipality', value: '1480' },
      ],
      relations: [],
      problems: ['address_on_marked'],
      taken: true,
    },
  )
})

test('the template reads back: every header is known, and it holds no person', () => {
  for (const language of ['sv', 'en'] as const) {
    for (const bytes of [makeListTemplateCsv(language), makeListTemplateXlsx(language)]) {
      const reading = readList(bytes, TODAY)
      assert.deepEqual(reading.records, [])
      assert.deepEqual(
        reading.file_problems.map((problem) => problem.code),
        ['file_no_records'],
      )
    }
  }
  assert.deepEqual(makeListTemplateXlsx(), makeListTemplateXlsx())
  for (const column of COLUMNS) {
    for (const header of [column.header.sv, column.header.en, column.header.sv.toUpperCase(), ` ${column.header.sv} `, ...column.also]) {
      assert.equal(findColumn(header)?.key, column.key, header)
    }
  }
})

test('separators, encodings, titles above and the order of columns are found', () => {
  const lines = (separator: string): string =>
    `${['Skyddsnivå', 'Efternamn', 'Personnummer'].join(separator)}\r\n${['sekretess', 'Hägg', PUBLISHED.anna].join(separator)}\r\n`
  for (const reading of [
    csv(lines(';')),
    csv(lines(',')),
    csv(lines('\t')),
    csv(lines('|')),
    csv(`sep=,\r\n${lines(',')}`),
    csv(lines(';'), 'latin1'),
    csv(`\ufeff${lines(';')}`),
    csv(`\ufeff${lines(';')}`, 'utf16le'),
    csv(`Lista;;\r\n;;\r\n${lines(';')}`),
  ]) {
    const record = only(reading)
    assert.equal(record.identity?.value, PUBLISHED.anna, reading.schema_version)
    assert.equal(record.names[0]?.sur, 'Hägg', reading.schema_version)
    assert.equal(record.marking.level, 'sekretessmarkering')
  }
  assert.equal(only(csv(`sep=;\r\n${lines(';')}`)).row, 3, 'rows are counted as a spreadsheet counts them')
})

test('identity numbers: each fault has its own words, with row and column', () => {
  const problem = (written: string): [string | undefined, boolean] => {
    const record = row('Personnummer;Skyddsnivå;Referens', `${written};sekretess;A1`)
    return [record.problems[0]?.code, record.taken]
  }
  assert.deepEqual(problem('20000125-2386'), [undefined, true])
  assert.deepEqual(problem('000125-2386'), ['identity_century', true])
  assert.deepEqual(problem(PUBLISHED.samordning), [undefined, true])
  assert.deepEqual(problem('200001252387'), ['identity_check_digit', false])
  assert.deepEqual(problem('200013252386'), ['identity_date', false])
  assert.deepEqual(problem('1252386'), ['identity_too_short', false])
  assert.deepEqual(problem('2000012523861'), ['identity_too_long', false])
  assert.deepEqual(problem('2,00001E+11'), ['identity_scientific', false])
  assert.deepEqual(problem('okänt'), ['identity_letters', false])
  assert.deepEqual(problem('556036-0793'), ['identity_is_organisation', false])
  const record = row('Personnummer;Skyddsnivå', '200001252387;sekretess')
  assert.deepEqual(record.problems[0]?.message, {
    sv: 'Rad 2, Personnummer: kontrollsiffran stämmer inte. Kontrollera siffrorna mot källan.',
    en: 'Row 2, Identity number: the check digit is wrong. Check the digits against the source.',
  })
  assert.equal(row('Personnummer;Skyddsnivå', ';sekretess').taken, false)
  assert.deepEqual(codes(row('Personnummer;Referens;Skyddsnivå', ';A1;sekretess')), ['identity_absent'])
})

test('D-R3 D-R14: words that do not name the protection count as the highest and are asked about', () => {
  const level = (word: string): [string, string[]] => {
    const record = row('Personnummer;Skyddsnivå', `${PUBLISHED.anna};${word}`)
    assert.equal(record.taken, true)
    return [record.marking.level, codes(record)]
  }
  assert.deepEqual(level('Sekretessmarkering'), ['sekretessmarkering', []])
  assert.deepEqual(level('SKYDDAD FOLKBOKFÖRING'), ['skyddad_folkbokforing', []])
  assert.deepEqual(level('kvarskrivning'), ['skyddad_folkbokforing', []])
  assert.deepEqual(level('skyddad identitet'), ['unknown_treat_as_highest', ['level_vague']])
  assert.deepEqual(level('ja'), ['unknown_treat_as_highest', ['level_vague']])
  assert.deepEqual(level(''), ['unknown_treat_as_highest', ['level_missing']])
  assert.deepEqual(level('nej'), ['none', ['level_none']])
})

test('D-R3: flags of other systems are read, contradictions and unknown columns about protection take the strictest', () => {
  const level = (headers: string, values: string): string => row(`Personnummer;${headers}`, `${PUBLISHED.anna};${values}`).marking.level
  assert.equal(level('skydd_Sekretessmarkering;skydd_SkyddadFolkbokforing', 'JA;NEJ'), 'sekretessmarkering')
  assert.equal(level('skydd_Sekretessmarkering;skydd_SkyddadFolkbokforing', 'JA;JA'), 'skyddad_folkbokforing')
  assert.equal(level('skydd_Sekretessmarkering;skydd_SkyddadFolkbokforing', 'NEJ;NEJ'), 'none')
  assert.equal(level('skydd_Sekretessmarkering;skydd_SkyddadFolkbokforing', 'NEJ;kanske'), 'unknown_treat_as_highest')
  assert.equal(level('Skyddsnivå;Skyddad folkbokföring', 'sekretess;ja'), 'skyddad_folkbokforing')
  assert.equal(level('Skyddsnivå;Skyddskod', 'nej;7'), 'unknown_treat_as_highest')
  assert.equal(level('Skyddsnivå;Skyddskod', 'sekretess;'), 'sekretessmarkering')
})

test('D-R11: a row with fingerade personuppgifter may hold nothing earlier, and is then shown empty', () => {
  for (const header of ['Tidigare efternamn', 'Tidigare förnamn', 'Nytt efternamn', 'Nytt förnamn']) {
    const record = row(
      `Personnummer;Skyddsnivå;Förnamn;Efternamn;${header}`,
      `${PUBLISHED.anna};fingerade personuppgifter;Anna;Lind;Bergström`,
    )
    assert.deepEqual(codes(record), ['fingerade_earlier_datum'])
    assert.equal(record.taken, false)
    for (const secret of ['Bergström', 'Lind', PUBLISHED.anna]) assert.ok(!JSON.stringify(record).includes(secret))
  }
  const allowed = row(
    'Personnummer;Skyddsnivå;Förnamn;Efternamn;Tidigare efternamn;Gäller från',
    `${PUBLISHED.anna};fingerade;Anna;Lind;;2026-01-02`,
  )
  assert.equal(allowed.taken, true)
  assert.deepEqual(codes(allowed), ['fingerade_date_left_out'])
  assert.equal(allowed.marking.valid_from, undefined)
})

test('Excel: numbers, dates as day numbers, formulas and errors in a workbook', () => {
  const head = ['Personnummer', 'Skyddsnivå', 'Gäller från', 'Telefon', 'Efternamn', 'Kommun']
  const record = only(
    xlsx(head, [
      { number: 2.00001252386e11 },
      { shared: 'sekretess' },
      { date: 46082 },
      { number: 701740605 },
      { formula: '"Li"&"nd"', value: 'Lind' },
      { number: 180 },
    ]),
  )
  assert.equal(record.identity?.value, PUBLISHED.hanna)
  assert.equal(record.marking.valid_from, '2026-03-01')
  assert.equal(record.contacts[0]?.value, '0701740605')
  assert.equal(record.names[0]?.sur, 'Lind')
  assert.deepEqual(record.others, [{ class: 'municipality', value: '0180' }])
  assert.deepEqual(codes(record).sort(), ['cell_formula', 'municipality_zero_restored', 'phone_zero_restored'])
  const serial = only(xlsx(head, [{ number: 200001252386 }, 'sekretess', { number: 46082 }]))
  assert.equal(serial.marking.valid_from, '2026-03-01')
  assert.deepEqual(codes(serial), ['date_was_serial'])
  const lost = only(xlsx(head, [{ number: 1252386 }, 'sekretess', undefined, { error: '#N/A' }]))
  assert.deepEqual(codes(lost).sort(), ['cell_error', 'identity_too_short'])
  const old = readList(makeXlsx({ date1904: true, sheets: [[head, [PUBLISHED.hanna, 'sekretess', { date: 46082 - 1462 }]]] }), TODAY)
  assert.equal(only(old).marking.valid_from, '2026-03-01')
})

test('dates that cannot be read with certainty are left out and told', () => {
  const date = (written: string): [string | undefined, string[]] => {
    const record = row('Personnummer;Skyddsnivå;Senast kontrollerad', `${PUBLISHED.anna};sekretess;${written}`)
    return [record.marking.last_verified, codes(record)]
  }
  assert.deepEqual(date('20261102'), ['2026-11-02', []])
  assert.deepEqual(date('2026-11-02 00:00:00'), ['2026-11-02', []])
  assert.deepEqual(date('02/11/2026'), [undefined, ['date_unreadable']])
  assert.deepEqual(date('2026-02-30'), [undefined, ['date_unreadable']])
  assert.deepEqual(date('2027-01-01'), [undefined, ['date_in_future']])
})

test('values that look like formulas are data in, and can never run on their way out', () => {
  const record = row('Personnummer;Skyddsnivå;Efternamn;Telefon', `${PUBLISHED.anna};sekretess;=HYPERLINK(1);'+46701740605`)
  assert.equal(record.names[0]?.sur, '=HYPERLINK(1)')
  assert.equal(record.contacts[0]?.value, '+46701740605')
  assert.deepEqual(codes(record), ['cell_looks_like_formula'])
  for (const value of ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', ' =1', '\r=1', '＝1', '＠a']) {
    assert.ok(csvSafe(value).startsWith("'"), value)
    assert.equal(csvUnsafe(csvSafe(value)), value)
  }
  for (const value of ['Lind', '', "O'Neil", '1-2', "'n"]) assert.equal(csvUnsafe(csvSafe(value)), value)
  assert.equal(csvLine(['a;b', 'c"d', '=e']), '"a;b";"c""d";\'=e\r\n')
})

test('free text is not taken, and no message repeats a value', () => {
  const reading = csv(`Personnummer;Skyddsnivå;Anteckning;Favoritfärg\n${PUBLISHED.anna};sekretess;bor hos Bergström;blå\n`)
  assert.deepEqual(
    reading.file_problems.map((problem) => problem.code),
    ['column_free_text', 'column_unknown'],
  )
  assert.ok(!JSON.stringify(reading).includes('Bergström'))
  const faulty = csv(
    'Personnummer;Skyddsnivå;Telefon;E-post;Gäller från;Postnummer;Källa;Relation\n200001252387;hemligt;hemligt;hemligt;hemligt;hemligt;hemligt;hemligt\n',
  )
  const told = JSON.stringify([...faulty.file_problems, ...faulty.records.flatMap((record) => record.problems)])
  assert.ok(!told.includes('hemligt') && !told.includes('200001252387'))
  assert.equal(faulty.records[0]?.problems.length, 8)
})

test('the same person twice in a list: the strictest holds, whatever the order', () => {
  const head = 'Personnummer;Skyddsnivå\n'
  const rows = [`${PUBLISHED.anna};sekretess\n`, `${PUBLISHED.anna};skyddad folkbokföring\n`, `${PUBLISHED.anna};sekretess\n`]
  for (const order of [
    [0, 1, 2],
    [1, 0, 2],
    [2, 0, 1],
  ]) {
    const { records } = csv(head + order.map((index) => rows[index]).join(''))
    assert.deepEqual(
      records.filter((record) => record.taken).map((record) => record.marking.level),
      ['skyddad_folkbokforing'],
    )
    assert.equal(records.length, 3)
    assert.ok(records.filter((record) => !record.taken).every((record) => record.problems.length > 0))
  }
})

test('rows with cells too many or too long are listed and not taken', () => {
  assert.deepEqual(codes(row('Personnummer;Skyddsnivå', `${PUBLISHED.anna};sekretess;mer`)), ['extra_cells'])
  const long = row('Personnummer;Skyddsnivå;Efternamn', `${PUBLISHED.anna};sekretess;${'a'.repeat(301)}`)
  assert.deepEqual([codes(long), long.taken], [['cell_too_long'], false])
})
