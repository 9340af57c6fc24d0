/**
 * The register's own work in a real browser, by the circle's officer: enter a person, see her values once, decide about a
 * marking, read a file in, take care of a caller. Every page on the way is checked for barriers; its picture lies under
 * .ci/out/pictures.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDemoPersons } from '../../src/protect/demo/index.ts'
import { makeSparAnswer } from '../../src/protect/register/test/make/spar.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage()
  await makeDemoPersons(stage.house.db, stage.house.founded)
})
after(() => stage?.close())

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const main = async (seat: Seat): Promise<string> => (await seat.page.textContent('main')) ?? ''
// Published test numbers (personnummer/meta, allPins.json, CC0), one for each way of walking.
const NUMBERS = ['199901012394', '199001022384', '199101032382']
const spar = (given: string) =>
  Buffer.from(
    makeSparAnswer([
      {
        identity: '199601022396',
        sekretessmarkering: 'JA',
        sekretessDatum: '2026-10-01',
        names: [{ given, sur: 'Bäverås', from: '2020-01-01' }],
        home: [{ line2: 'Flottarvägen 6', postcode: '99012', locality: 'NORRVIK', from: '2020-01-01' }],
      },
      { identity: '199001032383', names: [{ given: 'Inte', sur: 'Markerad', from: '2020-01-01' }] },
    ]),
  )

const WAYS = { 'with JavaScript': { javaScript: true }, 'without JavaScript': { javaScript: false }, 'on a phone': { width: 320 } }
for (const [index, [how, options]] of Object.entries(WAYS).entries()) {
  test(`${how}: a person is entered, her values are shown once, and a decision is taken`, async () => {
    const seat = await stage.sit('norrvik-skyddsansvarig', options)
    const { page } = seat
    await seat.look('idag')
    await page.goto(`${stage.origin}/personer`)
    await seat.look('personer')
    await page.getByRole('link', { name: 'Lägg in en person' }).first().click()
    await seat.look('person-ny')
    await page.getByRole('button', { name: 'Lägg in personen' }).click()
    await seat.look('person-ny-fel')
    assert.match(await main(seat), /behöver rättas/)
    await page.getByLabel('Förnamn').fill('Tuva')
    await page.getByLabel('Efternamn').fill('Lingonmark')
    await page.getByLabel(/Personnummer/).fill(NUMBERS[index] ?? '')
    await page.getByLabel('Adress').fill('Ripstigen 9, 990 12 Norrvik')
    await page.getByLabel('Klient', { exact: true }).check()
    await page.getByLabel('Provisorisk markering').check()
    await page.getByLabel(/Känt hot/).check()
    await page.getByLabel(/Gäller till och med/).fill(inDays(10))
    await page.getByRole('button', { name: 'Lägg in personen' }).click()
    await page.getByRole('heading', { level: 1, name: 'Person' }).waitFor()
    await seat.look('person')
    assert.doesNotMatch(await main(seat), /Ripstigen/)
    const address = page.url()
    await page.getByLabel('Kontakt med personen').check()
    await page.getByRole('button', { name: 'Visa uppgifter' }).click()
    await page.getByText('Ripstigen 9').waitFor()
    await seat.look('person-visad')
    await page.reload()
    assert.doesNotMatch(await main(seat), /Ripstigen/, 'a reload shows nothing')
    await page.goto(`${address}/uppgift`)
    await seat.look('uppgift-ny')
    await page.goto(`${address}/tittat`)
    await seat.look('tittat')
    await page.goto(address)
    await page.getByRole('link', { name: 'Besluta' }).click()
    await seat.look('beslut')
    await page.getByLabel('Skyddet upphör').check()
    await page.getByLabel('Lades in av misstag').check()
    await page.getByRole('button', { name: 'Besluta' }).click()
    await page.getByText('Skyddet har upphört').waitFor()
    await seat.context.close()
  })

  test(`${how}: a file is previewed and taken in, a caller is called`, async () => {
    const caseworker = await stage.sit('norrvik-handlaggare', options)
    await caseworker.page.goto(`${stage.origin}/lamna-in`)
    await caseworker.look('lamna-in')
    await caseworker.page.goto(`${stage.origin}/koppla`)
    await caseworker.page.getByLabel(/Nummer som är säkert/).fill('070-1740644')
    await caseworker.page.getByLabel('Nu, personen väntar').check()
    await caseworker.page.getByLabel('Personen är här på besök').check()
    await caseworker.page.getByRole('button', { name: 'Be dem ringa' }).click()
    await caseworker.page.getByRole('heading', { level: 1, name: 'De ringer upp' }).waitFor()
    await caseworker.look('koppla-tack')

    const seat = await stage.sit('norrvik-skyddsansvarig', options)
    const { page } = seat
    await page.goto(`${stage.origin}/las-in`)
    await seat.look('las-in')
    await page.getByLabel('Svar från SPAR').check()
    await page.setInputFiles('input[type=file]', { name: 'svar.xml', mimeType: 'text/xml', buffer: spar(`Ronja${'abc'[index]}`) })
    await page.getByRole('button', { name: 'Läs filen' }).click()
    await page.getByRole('heading', { level: 1, name: 'Granska filen' }).waitFor()
    await seat.look('granska-fil')
    await page.getByRole('button', { name: 'Läs in', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Filen är inläst' }).waitFor()
    await seat.look('fil-inlast')
    assert.doesNotMatch(await main(seat), /Bäverås|Flottarvägen/)
    await page.goto(`${stage.origin}/krets`)
    await seat.look('krets')

    await called(seat)
    await seat.context.close()
    await caseworker.context.close()
  })
}

/** The caller waits in the list as soon as the job has found the circle. */
async function called(seat: Seat): Promise<void> {
  const { page } = seat
  const waits = page.getByRole('link', { name: 'Någon vill bli uppringd' })
  do await page.goto(`${stage.origin}/inlamnat`)
  while ((await waits.count()) === 0)
  await seat.look('inlamnat')
  await waits.first().click()
  await seat.look('uppringning')
  await page.getByRole('button', { name: 'Jag ringer' }).click()
  await page.getByLabel('Personen har fått hjälp').check()
  await seat.look('uppringning-tagen')
  await page.getByRole('button', { name: 'Avsluta' }).click()
  await page.getByRole('heading', { level: 1, name: 'Inlämnat' }).waitFor()
}

test('S-R19: no page on the way drew a complaint from the browser', () => {
  assert.deepEqual(stage.complaints, [])
})
