/** A coordinator on a phone, and one without JavaScript: from a known mandate to its plan, from a proposal to its figures. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDemoIndicators } from '../../src/followup/indicator/index.ts'
import { makeDemoMandates } from '../../src/followup/mandate/index.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
after(() => stage?.close())
before(async () => {
  stage = await setStage({ SAMVARN_MODE: 'real' })
  await makeDemoMandates(stage.house.db, stage.house.founded)
  await makeDemoIndicators(stage.house.db, stage.house.founded)
})

test('D-R52: a known mandate is taken up, planned and seen on the time line, on a phone and without JavaScript', async () => {
  for (const options of [{ width: 320 }, { javaScript: false }]) {
    const { page, look } = await stage.sit(options.width ? 'nordan-samordnare' : 'norrvik-samordnare', options)
    await page.goto(`${stage.origin}/uppdrag/kanda`)
    await look('mandates-known')
    await page.getByRole('link', { name: 'Samordna och följa upp' }).click()
    await page.getByRole('button', { name: 'Följ det här uppdraget' }).click()
    await page.getByRole('button', { name: 'Gör en plan för slutredovisningen' }).click()
    await look('mandate-planned')
    await page
      .getByRole('button', { name: /Markera som klart/ })
      .first()
      .click()
    assert.equal(await page.getByText('Klara steg (1)').count(), 1)
    await page.goto(`${stage.origin}/uppdrag/tidslinje`)
    await look('mandates-line')
    assert.ok((await page.getByText('31 mars 2027').count()) > 0)
  }
})

test('D-R53: figures are read with picture, table and source; a release is looked at before it is published', async () => {
  for (const options of [{ width: 320 }, { javaScript: false }, {}]) {
    const { page, look } = await stage.sit('samverket-nationell', options)
    await page.goto(`${stage.origin}/indikatorer`)
    await look('indicators')
    await page.getByRole('link', { name: 'Organisationer med beslutade rutiner' }).click()
    await look('indicator')
    assert.ok(await page.locator('img.sv-chart__picture').first().getAttribute('alt'))
    assert.ok(
      (await page
        .locator('img.sv-chart__picture')
        .first()
        .evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)) > 100,
    )
    await page.goto(`${stage.origin}/indikatorer`)
    await page.getByRole('link', { name: 'Tillfrågade om våld' }).click()
    await page.getByText('0 betyder 0–4').first().waitFor()
    await look('indicator-people')
    await page.getByRole('link', { name: 'Avrunda och publicera' }).click()
    await look('releases')
    await page.goto(`${stage.origin}/indikatorer/forslag`)
    await look('indicator-proposals')
  }
  assert.deepEqual(stage.complaints, [])
})
