import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage()
})
after(() => stage?.close())

for (const width of [1280, 320]) {
  test(`one steps into a role and sees the day, at ${width} px`, async () => {
    const seat = await stage.sit('norrvik-handlaggare', { width })
    await seat.look('idag')
    await seat.page.goto(`${stage.origin}/logga-in`)
    await seat.look('valj-roll')
    for (const path of ['/om', '/tillganglighet', '/utkorg', '/finns-inte']) {
      await seat.page.goto(stage.origin + path)
      await seat.look(path.slice(1))
    }
    await seat.context.close()
  })
}

test('S-R19: an injected script and a foreign picture are blocked, and normal use draws no complaint', async () => {
  assert.deepEqual(stage.complaints, [])
  const seat = await stage.sit('norrvik-handlaggare')
  const blocked = seat.page.waitForEvent('console', (message) => /Content Security Policy/.test(message.text()))
  await seat.page
    .setContent('<img src="https://ond.example/x.png"><p style="color:red">x</p>', { waitUntil: 'commit' })
    .catch(() => undefined)
  await seat.page.goto(`${stage.origin}/`)
  await seat.page.evaluate(
    `(() => { const i = document.createElement('img'); i.src = 'https://ond.example/x.png'; document.body.append(i) })()`,
  )
  await blocked
  stage.complaints.length = 0
  await seat.page.evaluate(
    `(() => { const s = document.createElement('style'); s.textContent = 'body{color:red}'; document.head.append(s) })()`,
  )
  await seat.page.evaluate(
    `(() => { try { const s = document.createElement('script'); s.text = 'window.hit = 1'; document.head.append(s) } catch {} })()`,
  )
  assert.equal(await seat.page.evaluate('window.hit'), undefined)
  stage.complaints.length = 0
  await seat.context.close()
})
