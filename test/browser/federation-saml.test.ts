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
const key = makeKey()
before(async () => {
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

test('the system owner writes a service in, gives it our metadata, tries it; then questions are signed and answers encrypted', async () => {
  const owner = await stage.sit('norrvik-systemagare')
  const { page } = owner
  await page.goto(`${stage.origin}/inloggning/ny/saml/uppgifter`)
  await page.getByLabel('Namn på knappen').fill('Med kryptering')
  await page.getByLabel('Tjänstens namn (entityID)').fill(site.entity)
  await page.getByLabel('Adress för inloggning').fill(site.sso)
  await page.getByLabel('Certifikat som tjänsten signerar med').fill(key.certificate)
  await page.getByLabel('Styrkor som godtas').fill(LOA3)
  await page.getByLabel('Alltid: okrypterade tas inte emot').check()
  await owner.look('federation-saml-form')
  await page.getByRole('button', { name: 'Lägg till' }).click()
  await page.getByRole('heading', { name: 'Med kryptering' }).waitFor()
  await owner.look('federation-saml-key')
  const path = new URL(page.url()).pathname
  const made = path.slice('/inloggning/'.length)
  const metadata = await (await fetch(`${stage.origin}/logga-in/norrvik/${made}/metadata`)).text()
  const body = /use="encryption">.*?<ds:X509Certificate>([^<]+)/.exec(metadata)?.[1] ?? ''
  const narrow = await stage.sit('norrvik-systemagare', { width: 320 })
  for (const [end, name] of [
    ['', 'key'],
    ['/andra', 'form'],
    ['/ny-nyckel', 'renew'],
  ] as const) {
    await narrow.page.goto(stage.origin + path + end)
    await narrow.look(`federation-saml-${name}`)
  }
  // Before its people have read our metadata the service does not encrypt, and the try says so.
  await page.getByRole('link', { name: 'Prova' }).click()
  await at(page, 'hanna')
  await page.getByText('Intyget är inte krypterat').waitFor()
  site.ours = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
  await page.goto(stage.origin + path)
  await page.getByRole('link', { name: 'Prova' }).click()
  await at(page, 'hanna')
  await page.waitForURL(/\/provat$/)
  await page.goto(stage.origin + path)
  await page.getByRole('button', { name: 'Slå på' }).click()
  await tieTo(stage.house, made, 'norrvik-handlaggare', 'hanna')
  const seat = await stage.open('krypterat', { javaScript: false })
  await seat.page.goto(`${stage.origin}/logga-in/norrvik`)
  await seat.page.getByRole('link', { name: 'Med kryptering' }).click()
  await at(seat.page, 'hanna')
  await seat.page.waitForURL(`${stage.origin}/`)
  assert.match((await seat.page.locator('body').textContent()) ?? '', /Handläggare, Individ och familj/)
  // The site takes signed questions only: the other service, which has no key, gets nothing from it.
  const unsigned = await stage.open('osignerat')
  await setOut(unsigned)
  assert.equal(await unsigned.page.getByLabel('Konto').count(), 0)
})
