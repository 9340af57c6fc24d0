import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { giveAuthenticator, makeLink } from './authenticator.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage({ SAMVARN_MODE: 'real' })
})
after(() => stage?.close())

const CHEF = 'norrvik-chef'
const press = (seat: Seat, name: string) => seat.page.getByRole('button', { name, exact: true }).first().click()
const at = (seat: Seat, path: string) => seat.page.waitForURL(stage.origin + path)
const go = (seat: Seat, path: string) => seat.page.goto(stage.origin + path)

for (const width of [1280, 320]) {
  test(`first person: from a one-time link to a working session, out, and in again by passkey, at ${width} px`, async () => {
    const slug = width === 320 ? 'norrvik-systemagare' : CHEF
    const seat = await stage.open('forsta', { width })
    await giveAuthenticator(seat)
    const link = await makeLink(stage.house, slug, { reason: 'first' })
    await go(seat, link)
    await seat.look('bjuden')
    await press(seat, 'Skapa nyckel och logga in')
    await at(seat, '/')
    await seat.look('inloggad')
    await go(seat, '/mina-inloggningar')
    await seat.look('mina-inloggningar')
    if (width === 320) await seat.page.getByText('Meny', { exact: true }).click()
    await press(seat, 'Logga ut')
    await at(seat, '/logga-in')
    await seat.look('logga-in')
    await press(seat, 'Logga in med nyckel')
    await at(seat, '/')
    await go(seat, link)
    await seat.look('lank-forbrukad')
    await seat.context.close()
  })
}
