import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDemoDirectory } from '../../src/directory/index.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage()
  await makeDemoDirectory(stage.house.db, stage.house.founded)
})
after(() => stage?.close())

test('issue 5.6: on a phone, a shelter tells that it is full in one press, hides its place, and nothing scrolls sideways', async () => {
  const { page, look } = await stage.sit('ekby-handlaggare', { width: 320 })
  await page.goto(`${stage.origin}/stodverksamheter/vara`)
  await look('directory-own-320')
  await page.getByRole('link', { name: 'Ekbyjourens boende (påhittad)' }).click()
  await page.getByRole('button', { name: 'Fullt' }).click()
  await page.getByText('Ert senaste svar:').waitFor()
  assert.match(await page.locator('main').innerText(), /Fullt just nu/)
  await look('directory-entry-320')
  await page.getByRole('link', { name: 'Plats', exact: true }).click()
  await look('directory-place-320')
  await page.getByRole('link', { name: 'Avbryt' }).click()
  await page.getByRole('link', { name: 'Vem ser vad' }).click()
  await look('directory-levels-320')
  await page.goto(`${stage.origin}/stodverksamheter/ny`)
  await look('directory-new-320')
})

test('issue 5.6: whoever refers finds by place and need, without any script', async () => {
  const { page, look } = await stage.sit('norrvik-handlaggare', { width: 1280, javaScript: false })
  await page.goto(`${stage.origin}/stodverksamheter`)
  await look('directory-find-1280')
  await page.getByRole('link', { name: 'Välj ut' }).click()
  await page.getByLabel('Behov, i ord').fill('husdjur')
  await look('directory-search-1280')
  await page.getByRole('button', { name: 'Visa' }).click()
  await page.getByRole('link', { name: 'Ekbyjourens boende (påhittad)' }).click()
  assert.ok(!page.url().includes('husdjur'))
  await look('directory-found-1280')
  await page.goto(`${stage.origin}/stodverksamheter/filer`)
  await look('directory-files-1280')
  await page.goto(`${stage.origin}/stodverksamheter/vara`)
  await page.getByRole('link', { name: 'Norrviks stöd i nära relationer (påhittad)' }).click()
  await look('directory-entry-1280')
  assert.deepEqual(stage.complaints, [])
})
