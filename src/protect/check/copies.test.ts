import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { unzipSync } from 'fflate'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { makeDocx } from '../../../packages/disclosure/test/make/docx.ts'
import { makePdf } from '../../../packages/disclosure/test/make/pdf.ts'
import { answerOf, auditOf, file, handIn, IFO, PERSONAL, type Persons, plantBoth, reviewIn, TORKEL, VENDELA } from './test/story.ts'

let house: TestHouse
let persons: Persons
let author: Visitor
let officer: Visitor
before(async () => {
  house = await openHouse({ SAMVARN_CHECKS_PER_HOUR_MAX: '1000' })
  persons = await plantBoth(house)
  author = await Visitor.as(house, 'norrvik-handlaggare')
  officer = await Visitor.as(house, 'norrvik-skyddsansvarig')
})
after(() => house?.close())

async function copies(review: string): Promise<{ id: string; state: string; refusal: string | null; ordinal: number }[]> {
  return house.superuser(
    'select c.id, c.state, c.refusal, f.ordinal from safe_copy c join outgoing_file f on f.id = c.file where c.review = $1 order by f.ordinal',
    [review],
  )
}

test('a safe copy of each kind holds nothing that was found, goes to the circle only, and ends with: handled', async () => {
  const files = [
    file('brev.txt', `Hon bor på ${VENDELA.address}.\nResten får stå kvar.`),
    file('lista.csv', `Namn;Adress\n${VENDELA.name};${VENDELA.address}\nNågon annan;Storgatan\n`),
    file(
      'beslut.docx',
      makeDocx({ paragraphs: ['Beslut.', `Hon nås på ${VENDELA.phone}.`], comments: [{ author: 'Hanna', text: VENDELA.address }] }),
    ),
    file('info.txt', 'Här står inget särskilt alls.'),
  ]
  const set = await handIn(house, author, { recipient: 'counterparty', files })
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  assert.equal((await officer.post(`/granskning/${review}/skickad`, {})).status, 409, 'there is no copy yet')
  assert.equal((await officer.post(`/granskning/${review}/kopia`, {})).status, 303)
  assert.match((await officer.get(`/granskning/${review}`)).headers.get('Refresh') ?? '', /^3\b/)
  await house.drain()
  const made = await copies(review)
  assert.deepEqual(
    made.map((row) => [row.state, row.refusal]),
    [
      ['made', null],
      ['made', null],
      ['made', null],
      ['refused', 'nothing_to_remove'],
    ],
  )
  for (const copy of made.slice(0, 3)) {
    const got = await officer.get(`/granskning/${review}/kopia/${copy.id}`)
    assert.equal(got.status, 200)
    assert.match(got.headers.get('Content-Disposition') ?? '', /^attachment; filename="saker-kopia-\d\.(txt|csv|docx)"$/)
    const inside =
      copy.ordinal < 3
        ? got.text
        : Object.values(unzipSync(got.bytes))
            .map((bytes) => Buffer.from(bytes).toString('utf8'))
            .join('\n')
    for (const value of ['Rimfrostgatan', 'Kvist', VENDELA.phone]) assert.ok(!inside.includes(value), `${copy.ordinal}: ${value}`)
    assert.equal((await author.get(`/granskning/${review}/kopia/${copy.id}`)).status, 404)
  }
  const text = await officer.get(`/granskning/${review}/kopia/${made[0]?.id}`)
  assert.ok(text.text.includes('Resten får stå kvar.') && text.text.includes('[sekretess]'))
  assert.ok((await auditOf(house, 'review.fetch_copy', review)).some((row) => row.outcome === 'done' && row.person === persons.vendela))
  assert.equal((await officer.post(`/granskning/${review}/skickad`, {})).status, 303)
  await house.drain()
  assert.equal(await answerOf(author, set), 'Handlagd av granskarna')
})

test('what another circle’s person needs taken away is taken away too, until that circle has released it', async () => {
  const set = await handIn(house, author, {
    recipient: 'counterparty',
    files: file('brev.txt', `Hon bor på ${VENDELA.address}.\nHan bor på ${TORKEL.address}.`),
  })
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  await officer.post(`/granskning/${review}/kopia`, {})
  await house.drain()
  const [copy] = await copies(review)
  const text = (await officer.get(`/granskning/${review}/kopia/${copy?.id}`)).text
  assert.ok(!text.includes('Rimfrostgatan') && !text.includes('Klövervägen'))
  const other = await Visitor.as(house, 'norrvik-personal')
  const theirs = await reviewIn(house, set, 'norrvik-personal', PERSONAL)
  assert.equal((await other.get(`/granskning/${theirs}/kopia/${copy?.id}`)).status, 404, 'another circle’s copy')
  assert.equal((await officer.get(`/granskning/${review}/kopia/${theirs}`)).status, 404)
})

test('what another circle has released may stay in the copy', async () => {
  const set = await handIn(house, author, {
    recipient: 'authority',
    files: file('brev.txt', `Hon bor på ${VENDELA.address}.\nHan bor på ${TORKEL.address}.`),
  })
  const theirs = await reviewIn(house, set, 'norrvik-personal', PERSONAL)
  await (await Visitor.as(house, 'norrvik-personal')).post(`/granskning/${theirs}/slapp`, { law: 'OSL 10:15 a', reason: 'safe_channel' })
  const [question] = await house.superuser<{ id: string }>('select id from second_request where review = $1', [theirs])
  await (await Visitor.as(house, 'norrvik-personalchef')).post(`/andra-person/${question?.id}`, { answer: 'ja' })
  await house.drain()
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  await officer.post(`/granskning/${review}/kopia`, {})
  await house.drain()
  const [copy] = await copies(review)
  const text = (await officer.get(`/granskning/${review}/kopia/${copy?.id}`)).text
  assert.ok(!text.includes('Rimfrostgatan') && text.includes('Klövervägen 4'))
})

test('what no copy can be made of is said plainly, and the set cannot be marked as sent', async () => {
  const set = await handIn(house, author, {
    recipient: 'counterparty',
    files: file('brev.pdf', makePdf({ pages: [[`Tel ${VENDELA.phone}`]] })),
  })
  const review = await reviewIn(house, set, 'norrvik-handlaggare', IFO)
  assert.match((await officer.get(`/granskning/${review}`)).text, /Säker kopia finns än så länge för TXT, CSV och DOCX\. Fil 1/)
  await officer.post(`/granskning/${review}/kopia`, {})
  await house.drain()
  assert.deepEqual(
    (await copies(review)).map((row) => row.refusal),
    ['format_without_safe_copy'],
  )
  assert.match((await officer.get(`/granskning/${review}`)).text, /Spara dokumentet i något av dem/)
  assert.equal((await officer.post(`/granskning/${review}/skickad`, {})).status, 409)
})
