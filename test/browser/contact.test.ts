/** Safe contact in a real browser: the visitor's half without JavaScript, the team's on a phone (320 px). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setContactStage, ticketsAreOld } from './contact-stage.ts'
import type { Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setContactStage()
})
after(() => stage?.close())

test('she writes and reads without JavaScript; the team answers on a phone', async () => {
  const she = await stage.open('visitor', { javaScript: false, width: 320 })
  await she.page.goto(`${stage.origin}/stod/abc123/a10`)
  await she.look('contact-told')
  await she.page.locator('form[action$="/s/1"] button').click()
  await ticketsAreOld(stage)
  await she.look('contact-form')
  // Every control has a name, and the first stop is the exit.
  await she.page.keyboard.press('Tab')
  assert.equal(await she.page.locator(':focus').getAttribute('href'), '/stod/ut')
  await she.page.getByText('Ni får ringa mig.').click()
  await she.page.getByRole('button', { name: 'Skicka' }).click()
  await she.page.getByText('Skriv något först.').first().waitFor()
  await she.look('contact-put-right')
  await she.page.getByLabel('Vad vill du säga eller fråga?').fill('Jag vill veta vad som händer om jag ringer er.')
  await she.page.getByLabel(/^Telefonnummer/).fill('070-1740605')
  await she.page.getByLabel(/^När är det säkert/).fill('Tisdag förmiddag')
  await she.page.getByRole('button', { name: 'Skicka' }).click()
  const digits = await she.page.locator('h1').innerText()
  assert.match(digits, /^\d{4} \d{4} \d{4} \d{4}$/)
  await she.look('contact-receipt')
  assert.doesNotMatch(
    await she.page.locator('main').innerText(),
    /våld|kontakt|socialtjänst|meddelande|svar/i,
    'a receipt that looks like nothing',
  )
  assert.deepEqual(await she.context.cookies(), [])

  for (const width of [1280, 320]) {
    const team = await stage.sit('norrvik-handlaggare', { width })
    await team.page.goto(`${stage.origin}/kontakt`)
    await team.look('contact-queues')
    await team.page.getByRole('link', { name: /Läs och svara/ }).click()
    await team.look('contact-list')
    await team.page.locator('a[href^="/kontakt/samtal/"]').first().click()
    await team.look('contact-conversation')
    if (width === 1280) continue
    await team.page.getByLabel('Svar', { exact: true }).fill('Du får prata med oss utan att säga vem du är.')
    await team.page.getByRole('button', { name: 'Skicka svaret' }).click()
    await team.page.getByText('Svar från Handläggare').waitFor()
    await team.look('contact-answered')
  }
  const head = await stage.sit('norrvik-chef', { width: 1280 })
  await head.page.goto(`${stage.origin}/kontakt`)
  await head.page.getByRole('link', { name: /Team, beslut och tider/ }).click()
  await head.look('contact-settings')
  await head.page.getByRole('link', { name: 'Ändra', exact: true }).click()
  await head.look('contact-words')

  await she.page.goto(`${stage.origin}/stod/abc123/s/a/2`)
  await she.page.getByLabel('Dina sexton siffror').fill(digits)
  await she.page.getByRole('button', { name: 'Visa' }).click()
  await she.page.getByText('Du får prata med oss').waitFor()
  await she.look('contact-thread')
  const again = await stage.open('visitor', { width: 320 })
  await again.page.goto(`${stage.origin}/stod/abc123/s/a/2`)
  await again.look('contact-read')
  await she.page.getByRole('button', { name: 'Stäng' }).click()
  await she.page.getByText('Samtalet är stängt här').waitFor()
  assert.deepEqual(stage.complaints, [])
})
