import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { makeDemoActions } from '../../src/followup/action/index.ts'
import { makeDemoRisks } from '../../src/followup/risk/index.ts'
import { makeDemoTrainingNeeds } from '../../src/followup/training-needs/index.ts'
import { type Stage, setStage } from './stage.ts'

/** Actions, risks and knowledge needs: how a gap is found, told and mended, on a phone and without scripts. */
let stage: Stage
before(async () => {
  stage = await setStage()
  const { db, founded } = stage.house
  // Twice: a start that was killed begins again and doubles nothing.
  for (let time = 0; time < 2; time++) {
    await makeDemoActions(db, founded)
    await makeDemoRisks(db, founded)
    await makeDemoTrainingNeeds(db, founded)
  }
})
after(() => stage?.close())

/** Forms keep their shape; what changes with the width is looked at in both. */
const WIDE = new Set(['actions', 'action', 'matrix', 'map', 'risks', 'risk', 'needs', 'knowledge', 'unit', 'unit-series'])

const firstPath = async (page: Page, pattern: RegExp): Promise<string> => {
  const hrefs = (await page.evaluate("[...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'))")) as string[]
  const found = hrefs.find((href) => pattern.test(href))
  assert.ok(found, `${pattern} on ${page.url()}`)
  return found
}

for (const width of [320, 1280])
  test(`every page of the three rooms, ${width} px: no barrier, nothing too wide, no complaint`, async () => {
    const seat = await stage.sit('norrvik-samordnare', { width })
    const see = async (path: string, name: string) => {
      if (width > 320 && !WIDE.has(name)) return
      const response = await seat.page.goto(`${stage.origin}${path}`)
      assert.equal(response?.status(), 200, path)
      await seat.look(`weak-${name}`)
    }
    await see('/atgarder', 'actions')
    const action = await firstPath(seat.page, /^\/atgarder\/[0-9a-f-]{36}$/)
    for (const [path, name] of [
      ['/atgarder?visa=avslutade', 'actions-finished'],
      ['/atgarder/ny', 'action-new'],
      [action, 'action'],
      [`${action}/klar`, 'action-done'],
      [`${action}/underlag`, 'action-evidence'],
      ['/risker/matris', 'matrix'],
      ['/risker/karta', 'map'],
      ['/risker/karta/forslag', 'map-proposals'],
      ['/risker/karta/ny?forslag=alarm', 'map-new'],
      ['/risker/forslag', 'risk-proposals'],
      ['/risker/ny?forslag=alarm-address', 'risk-new'],
      ['/risker', 'risks'],
    ] as const)
      await see(path, name)
    const risk = await firstPath(seat.page, /^\/risker\/[0-9a-f-]{36}$/)
    for (const [path, name] of [
      [risk, 'risk'],
      [`${risk}/acceptera`, 'risk-accept'],
      ['/kunskapsbehov/behov', 'needs'],
      ['/kunskapsbehov/fil', 'needs-file'],
      ['/kunskapsbehov', 'knowledge'],
    ] as const)
      await see(path, name)
    const unit = await firstPath(seat.page, /^\/kunskapsbehov\/enhet\//)
    for (const [path, name] of [
      [unit, 'unit'],
      [`${unit}/plan`, 'unit-plan'],
      [`${unit}/over-tid`, 'unit-series'],
      [`${unit}/rakna`, 'unit-count'],
    ] as const)
      await see(path, name)
    assert.deepEqual(stage.complaints, [])
    await seat.context.close()
  })

test('on a phone without scripts: from the map to a risk, to an action, to done', async () => {
  const head = await stage.sit('norrvik-chef', { width: 320, javaScript: false })
  const { page } = head
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click()
  await page.goto(`${stage.origin}/risker/karta/forslag`)
  await follow(/^Ta med Mat och specialkost/)
  await page.getByLabel('Gäller').selectOption({ label: 'Individ och familj' })
  await press('Spara flödet')
  assert.match(await page.locator('main').innerText(), /Enheten → Köket/)
  await page.goto(`${stage.origin}/risker/forslag`)
  await follow(/^Ta med En lista i köket/)
  await page.getByLabel('Ansvarig').selectOption({ label: 'Handläggare, Individ och familj' })
  await page.getByLabel('Gäller').selectOption({ label: 'Individ och familj' })
  await press('Spara risken')
  await follow('Skapa en åtgärd')
  await press('Spara åtgärden')
  await head.look('weak-risk-noscript')
  const worker = await stage.sit('norrvik-handlaggare', { width: 320, javaScript: false })
  await worker.page.goto(`${stage.origin}/atgarder`)
  await worker.page.getByRole('link', { name: /Beställ kost på en kod/ }).click()
  await worker.page.getByRole('button', { name: 'Börja' }).click()
  await worker.page.getByRole('link', { name: 'Säg att den är klar' }).click()
  await worker.page.getByLabel('Vad blev gjort?').fill('Köket får bara en kod.')
  await worker.page.getByRole('button', { name: 'Markera som klar' }).click()
  assert.match(await worker.page.locator('main').innerText(), /Köket får bara en kod\./)
  await page.goto(`${stage.origin}/kunskapsbehov`)
  await page.getByRole('link', { name: /^Planera Att fråga om våld/ }).click()
  await page.getByRole('link', { name: 'Handläggare' }).click()
  await page.getByLabel('Kurs').check()
  await page.getByLabel('Beskriv').fill('En halv dag.')
  await page.getByLabel('Ansvarig').selectOption({ label: 'Enhetschef, Individ och familj' })
  await press('Spara planen')
  assert.match(await page.locator('main').innerText(), /Kurs\. En halv dag\./)
})
