/** A routine is read and confirmed with one press, on a phone and without JavaScript; nothing stands in the way of anyone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDemoDeviations } from '../../src/followup/deviation/index.ts'
import { makeDemoRoutines } from '../../src/followup/routine/index.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage({ SAMVARN_PARTS: 'followup' })
  await makeDemoRoutines(stage.house.db, stage.house.founded)
  await makeDemoDeviations(stage.house.db, stage.house.founded)
})
after(() => stage?.close())

test('a tired caseworker reads and confirms at phone width, without JavaScript', async () => {
  const seat = await stage.sit('norrvik-ersattare', { javaScript: false, width: 320 })
  const { page } = seat
  await page.goto(`${stage.origin}/rutiner`)
  await seat.look('rutiner')
  await page.getByRole('link', { name: 'När något har kommit ut' }).click()
  await seat.look('rutin')
  await page.getByRole('button', { name: 'Jag har läst' }).first().click()
  await page.waitForURL(/\/kontroll$/)
  for (const name of ['Ringer skyddsansvarig', 'Så lite som möjligt: den blir en allmän handling']) await page.getByLabel(name).check()
  await seat.look('kontroll')
  await page.getByRole('button', { name: 'Svara' }).click()
  await page.waitForURL(/\/kan$/)
  await page.goto(`${stage.origin}/rutiner`)
  const row = page.locator('tr', { hasText: 'När något har kommit ut' })
  assert.match((await row.textContent()) ?? '', /Läst/)
})

test('coordinator and caseworker: no page has a barrier, wide or narrow', async () => {
  for (const width of [1280, 320]) {
    const coordinator = await stage.sit('norrvik-samordnare', { width })
    for (const [name, path] of [
      ['register', '/rutiner/register'],
      ['ny', '/rutiner/ny'],
      ['arshjul', '/arshjul'],
      ['underlag', '/rutiner/underlag/sol-19-1'],
      ['avvikelser', '/avvikelser'],
      ['statistik', '/avvikelser/statistik'],
      ['rojt', '/avvikelser/rojt'],
      ['beratta', '/avvikelser/beratta'],
    ] as const) {
      await coordinator.page.goto(`${stage.origin}${path}`)
      await coordinator.look(`rutiner-${name}`)
    }
    await coordinator.page.goto(`${stage.origin}/rutiner/register`)
    await coordinator.page.getByRole('link', { name: 'Telefon, e-post, faktura och besök' }).click()
    await coordinator.look('rutiner-utkast')
    await coordinator.page.getByRole('link', { name: 'Fyll platserna' }).click()
    await coordinator.look('rutiner-platser')
    await coordinator.page.goto(`${stage.origin}/rutiner`)
    await coordinator.page.getByRole('link', { name: 'Registrera och diarieföra' }).click()
    await coordinator.look('rutiner-las')
    await coordinator.page.getByRole('link', { name: /att ta hand om/ }).click()
    await coordinator.look('rutiner-tahandom')
  }
  assert.deepEqual(stage.complaints, [])
})
