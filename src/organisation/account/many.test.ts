import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'

let house: TestHouse
let owner: Visitor
before(async () => {
  house = await openHouse()
  owner = await Visitor.as(house, 'norrvik-systemagare')
})
after(() => house?.close())

const HEAD = 'Funktion;Namn;Enhet;E-postadress\n'
const accounts = async () => (await house.superuser<{ n: number }>('select count(*)::int as n from account'))[0]?.n
async function read(rows: string): Promise<string> {
  const answer = await owner.post('/konton/lista', { file: new File([HEAD + rows], 'lista.csv') })
  assert.match(answer.location ?? '', /^\/konton\/lista\//, answer.text.slice(0, 300))
  return answer.location ?? ''
}

test('a list is shown with all that is wrong in each row, and nothing of it is taken while a row is wrong', async () => {
  const before = await accounts()
  const at = await read(
    [
      'Handläggare;Nils Prov;Stab;nils@example.se',
      'Handläggare;Eva Prov;Finns inte;eva@example.se',
      ';;stab;x',
      'Ny;Ny Prov;STAB;Nils@example.se',
    ].join('\n'),
  )
  const page = (await owner.get(at)).text
  assert.match(page, /3 rader behöver rättas/)
  assert.match(page, /ingen öppen enhet som heter ”Finns inte”/)
  assert.match(page, /står redan på rad 2/)
  assert.equal(page.includes('Skapa kontona och skicka'), false)
  assert.equal((await owner.post(at, {})).location, at)
  assert.equal(await accounts(), before)
})

test('a right list makes every account with its link, once; addresses in use are refused the next time', async () => {
  const before = (await accounts()) ?? 0
  const rows = Array.from({ length: 60 }, (_, i) => `Handläggare ${i};Prov Person${i};individ och familj;person${i}@example.se`).join('\n')
  const at = await read(rows)
  assert.match((await owner.get(at)).text, /60 konton skapas/)
  assert.equal((await owner.post(at, {})).location, '/konton')
  assert.equal((await owner.post(at, {})).status, 404, 'the list is gone')
  assert.equal(await accounts(), before + 60)
  await house.drain()
  assert.equal((await house.superuser("select 1 from outbox where template = 'invitation'")).length, 60)
  assert.match((await owner.get(await read('Ny;Ny Prov;Stab;person7@example.se'))).text, /Adressen finns redan på ett konto/)
  assert.match((await owner.get('/utkorg')).text, /\/bjuden\//, 'caught in the demonstration')
  const list = (await owner.get('/konton')).text
  assert.match(list, /sida=2/, 'more than one page')
  assert.equal((await owner.get('/konton?sida=999')).status, 200)
})

test('a unit that closed between the reading and the decision stops the list; another person’s list is not there', async () => {
  await owner.post('/enheter/ny', { name: 'Tillfällig' })
  const at = await read('Ny;Ny Prov;Tillfällig;ny@example.se')
  const [unit] = await house.superuser<{ id: string }>("select id from unit where name = 'Tillfällig'")
  const other = await Visitor.as(house, 'norrvik-chef')
  assert.equal((await other.get(at)).status, 404)
  assert.equal((await other.post(at, {})).status, 404)
  assert.equal((await owner.post(`/enheter/${unit?.id}/stang`, {})).status, 303)
  const before = await accounts()
  assert.equal((await owner.post(at, {})).location, at)
  assert.equal(await accounts(), before)
})

test('the template is read back as it is written', async () => {
  const template = await owner.get('/konton/lista/mall.csv')
  assert.match(template.headers.get('Content-Disposition') ?? '', /attachment/)
  const answer = await owner.post('/konton/lista', { file: new File([new Uint8Array(template.bytes)], 'mall.csv') })
  assert.match((await owner.get(answer.location ?? '')).text, /anna@example.se/)
})
