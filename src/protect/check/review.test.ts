import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { makeDocx } from '../../../packages/disclosure/test/make/docx.ts'
import { makeEml } from '../../../packages/disclosure/test/make/eml.ts'
import { makePdf } from '../../../packages/disclosure/test/make/pdf.ts'
import { makeXlsx } from '../../../packages/disclosure/test/make/xlsx.ts'
import { answerOf, auditOf, file, handIn, IFO, type Persons, plantBoth, reviewIn, VENDELA } from './test/story.ts'

let house: TestHouse
let persons: Persons
let author: Visitor
let officer: Visitor
let staff: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  persons = await plantBoth(house)
  author = await Visitor.as(house, 'norrvik-handlaggare')
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
  staff = await Visitor.as(house, 'norrvik-personal')
})
after(() => house?.close())

const held = (fields: Record<string, string | File | (string | File)[]> = {}) =>
  handIn(house, author, { recipient: 'counterparty', text: `Hon bor på ${VENDELA.address}.`, ...fields })

test('a member of the circle sees what, where, how sure and why, and the log says whose data she saw (S-R12)', async () => {
  const set = await held({
    text: '',
    files: file(
      'beslut.docx',
      makeDocx({ paragraphs: ['Beslut om umgänge.'], comments: [{ author: 'Hanna', text: `Hon bor på ${VENDELA.address}.` }] }),
    ),
  })
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  const list = await officer.get('/granskning')
  assert.match(list.text, new RegExp(`/granskning/${review}`))
  const page = await officer.get(`/granskning/${review}`)
  assert.equal(page.status, 200)
  for (const words of [
    /Röjer/,
    /Adress/,
    /Kommentar/,
    /Syns inte i dokumentet/,
    /Så gott som säkert|Troligt/,
    /OSL 21:3/,
    /R\.where\.unique/,
    /Person 1/,
  ])
    assert.match(page.text, words)
  assert.ok(!page.text.includes(VENDELA.street), 'a finding holds no value (D-R32)')
  const seen = await auditOf(house, 'review.see', review)
  assert.deepEqual(
    seen.map((row) => [row.outcome, row.person]),
    [['done', persons.vendela]],
  )
  const [row] = await house.superuser<{ id: string }>('select id from outgoing_file where set = $1', [set])
  const text = await officer.get(`/granskning/${review}/text/${row?.id}`)
  assert.match(text.text, /Det som inte syns i dokumentet/)
  assert.match(text.text, /<mark[^>]*id="fynd-1"/)
  assert.ok(text.text.includes('Rimfrostgatan 17'))
})

test('the original is given to the circle alone, as bytes under a neutral name, and the log says so', async () => {
  const bytes = makeDocx({ paragraphs: [`Hon bor på ${VENDELA.address}.`] })
  const set = await held({ text: '', files: file('Vendela Kvist.docx', bytes) })
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  const [row] = await house.superuser<{ id: string }>('select id from outgoing_file where set = $1', [set])
  const got = await officer.get(`/granskning/${review}/original/${row?.id}`)
  assert.ok(got.bytes.equals(Buffer.from(bytes)))
  assert.equal(got.headers.get('Content-Type'), 'application/octet-stream')
  assert.equal(got.headers.get('Content-Disposition'), 'attachment; filename="handling-1.docx"')
  assert.equal(got.headers.get('X-Content-Type-Options'), 'nosniff')
  assert.deepEqual(
    (await auditOf(house, 'review.original', review)).map((one) => [one.outcome, one.person]),
    [['done', persons.vendela]],
  )
  for (const other of [staff, author, await Visitor.as(house, 'ekby-skyddsansvarig'), await Visitor.as(house, 'norrvik-chef')]) {
    assert.equal((await other.get(`/granskning/${review}/original/${row?.id}`)).status, 404)
    assert.equal((await other.get(`/granskning/${review}`)).status, 404)
  }
})

test('D-R24: real documents of each kind are held for what lies hidden in them, and told where', async () => {
  const cases: [string, Uint8Array, RegExp][] = [
    [
      'lista.xlsx',
      makeXlsx({
        sheets: [
          { name: 'Synligt', rows: [['Ärende', 'Datum']] },
          {
            name: 'Gömt',
            rows: [
              ['Namn', 'Adress'],
              [VENDELA.name, VENDELA.address],
            ],
            state: 'hidden',
          },
        ],
      }),
      /Gömt|Dolt blad/,
    ],
    [
      'brev.eml',
      makeEml({
        from: 'handlaggare@example.se',
        to: ['part@example.com'],
        subject: 'Beslut',
        text: 'Se bilagan.',
        attachments: [{ name: 'bilaga.txt', type: 'text/plain', bytes: new TextEncoder().encode(`Adress: ${VENDELA.address}`) }],
      }),
      /bilaga\.txt/,
    ],
    [
      'beslut.pdf',
      makePdf({ pages: [['Beslut om umgange.']], annotation: { contents: VENDELA.phone, author: 'Hanna' } }),
      /Anteckning i marginalen/,
    ],
    ['beslut.docx', makeDocx({ paragraphs: ['Beslut.'], properties: { subject: VENDELA.number } }), /Personnummer/],
  ]
  for (const [name, bytes, where] of cases) {
    const set = await held({ text: '', files: file(name, bytes) })
    const page = await officer.get(`/granskning/${await reviewIn(house, set, 'norrvik-handlaggare', IFO)}`)
    assert.match(page.text, where, name)
  }
})

test('what cannot be read is held by the home circle, with advice, and never called clean', async () => {
  const cases: [string, Uint8Array | string, RegExp][] = [
    ['brev.pdf', '%PDF-1.7 trasig', /skadad|läsa/],
    ['brev.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /äldre format|gick inte|läsa/],
    ['bild.bin', Buffer.from([0, 1, 2, 3, 254, 255, 0, 9]), /gå.* att läsa/],
  ]
  for (const [name, content, advice] of cases) {
    const set = await held({ text: '', files: file(name, content) })
    assert.equal(await answerOf(author, set), 'Går till granskning')
    const page = await officer.get(`/granskning/${await reviewIn(house, set, 'norrvik-handlaggare', IFO)}`)
    assert.match(page.text, /Oläst/, name)
    assert.match(page.text, advice, name)
  }
})

test('a PDF with a password is held, and the reviewer is told why and what to do', async () => {
  const open = Buffer.from(makePdf({ pages: [['Beslut']] })).toString('latin1')
  const locked = Buffer.from(
    open.replace(
      '/Root 1 0 R',
      `/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (${'a'.repeat(32)}) /U (${'b'.repeat(32)}) /P -4 >> /ID [(x) (x)]`,
    ),
    'latin1',
  )
  const set = await held({ text: '', files: file('brev.pdf', locked) })
  assert.equal(await answerOf(author, set), 'Går till granskning')
  assert.match((await officer.get(`/granskning/${await reviewIn(house, set, 'norrvik-handlaggare', IFO)}`)).text, /lösenord/)
})
