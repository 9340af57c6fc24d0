import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { tieTo, writeIn } from '../../src/organisation/federation/test/service.ts'
import { makeKey } from '../federation/certificate.ts'
import { type SamlSite, startSamlSite } from '../federation/saml-site.ts'
import { type Seat, setStage, type Stage } from './stage.ts'

/**
 * SAML in a real browser, from another site: our Strict cookies are not sent with its POST nor along the redirects that
 * follow, our Lax cookie not with the POST, and the way must hold all the same.
 */
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3'
let stage: Stage
let site: SamlSite
let id: string
before(async () => {
  const key = makeKey()
  site = await startSamlSite(key, LOA3)
  stage = await setStage({ SAMVARN_MODE: 'real', SAMVARN_LOG: 'info' })
  id = await writeIn(stage.house, {
    kind: 'saml',
    entity_id: site.entity,
    sso_url: site.sso,
    certificates: [key.certificate],
    contexts: [LOA3],
  })
  await tieTo(stage.house, id, 'norrvik-handlaggare', 'hanna')
})
after(async () => {
  await stage?.close()
  await site?.close()
})

async function setOut({ page }: Seat): Promise<void> {
  await page.goto(`${stage.origin}/logga-in/norrvik`)
  await page.getByRole('link', { name: 'Norrviks inloggning' }).click()
}
async function at(page: Page, account: string): Promise<void> {
  await page.getByLabel('Konto').fill(account)
  await page.getByRole('button', { name: 'Logga in' }).click()
  await page.getByRole('button', { name: 'Vidare' }).click()
}

test('signing in, and a fresh proof that comes back to where one was going', async () => {
  for (const javaScript of [true, false]) {
    const seat = await stage.open('saml', { javaScript })
    const { page } = seat
    await setOut(seat)
    await at(page, 'hanna')
    await page.waitForURL(`${stage.origin}/`)
    assert.match((await page.locator('body').textContent()) ?? '', /Handläggare, Individ och familj/)
    await page.goto(`${stage.origin}/bekrafta?till=%2Fmina-inloggningar`)
    await page.getByRole('link', { name: 'Bekräfta med organisationens inloggning' }).click()
    await at(page, 'hanna')
    await page.waitForURL(`${stage.origin}/mina-inloggningar`)
    assert.match(site.asked.at(-1) ?? '', /ForceAuthn="true"/)
    // Nothing of the answer is left in the address, nor an attempt in the browser.
    assert.doesNotMatch(page.url(), /SAML|Relay/)
    const left = (await seat.context.cookies(stage.origin)).map((one) => one.name)
    assert.ok(left.includes('samvarn') && !left.some((name) => name.includes('own_service')), left.join())
    await seat.context.close()
  }
})

test('an answer that another browser asked for leads nowhere (login CSRF)', async () => {
  const [attacker, victim] = [await stage.open('angripare'), await stage.open('offer')]
  await setOut(attacker)
  await attacker.page.getByLabel('Konto').fill('hanna')
  await attacker.page.getByRole('button', { name: 'Logga in' }).click()
  const form = await attacker.page.locator('form').evaluate((one) => (one as unknown as { outerHTML: string }).outerHTML)
  await victim.page.goto(site.entity)
  await victim.page.setContent(form)
  await victim.page.getByRole('button', { name: 'Vidare' }).click()
  await victim.page.getByRole('heading', { name: 'Du är inte inloggad' }).waitFor()
  await victim.page.goto(`${stage.origin}/`)
  assert.match(victim.page.url(), /\/logga-in$/)
})
