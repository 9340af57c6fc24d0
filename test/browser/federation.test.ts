import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { linkFor } from '../../src/organisation/signin/test/people.ts'
import { tieTo, writeIn } from '../../src/organisation/federation/test/service.ts'
import { CLIENT, listenForProvider, type RealProvider, STRONG } from '../federation/oidc-provider.ts'
import { makeKey } from '../federation/certificate.ts'
import { type Seat, setStage, type Stage } from './stage.ts'

/** Signing in as at work, in a real browser with a real OpenID provider on another origin. */
let stage: Stage
let provider: RealProvider
let id: string
let written: string
before(async () => {
  const listening = await listenForProvider()
  stage = await setStage({ SAMVARN_MODE: 'real', SAMVARN_LOG: 'info' })
  const settings = {
    kind: 'oidc' as const,
    issuer: listening.issuer,
    client_id: CLIENT.id,
    client_secret: CLIENT.secret,
    acr: [STRONG],
    amr: [],
    subject_claim: 'sub',
  }
  id = await writeIn(stage.house, settings)
  await tieTo(stage.house, id, 'norrvik-handlaggare', 'hanna')
  // The one that the system owner tries in the story below, made beforehand so that the provider knows its address.
  written = await writeIn(stage.house, settings, { on: false, name: 'Ny inloggning' })
  provider = listening.serve([id, written].map((one) => `${stage.origin}/logga-in/norrvik/${one}/svar`))
})
after(async () => {
  await stage?.close()
  await provider?.close()
})

async function setOut(seat: Seat): Promise<void> {
  await seat.page.goto(`${stage.origin}/logga-in/norrvik`)
  await seat.page.getByRole('link', { name: 'Norrviks inloggning' }).click()
}
async function at(page: Page, account: string, how: 'Med kort' | 'Med lösenord' | 'Avbryt'): Promise<void> {
  await page.getByLabel('Konto').fill(account)
  await page.getByRole('button', { name: how }).click()
}
const home = (page: Page) => page.waitForURL(`${stage.origin}/`)
const heading = async (page: Page) => (await page.locator('h1').first().textContent())?.trim()

test('signing in at the own organisation, a fresh proof, and being shut out at once', async () => {
  const seat = await stage.open('handlaggare')
  const { page } = seat
  await setOut(seat)
  assert.ok(page.url().startsWith(provider.issuer))
  await at(page, 'hanna', 'Med kort')
  await home(page)
  assert.match((await page.locator('body').textContent()) ?? '', /Handläggare, Individ och familj/)
  const cookie = (await seat.context.cookies(stage.origin)).find((one) => one.name.endsWith('samvarn'))
  assert.equal(cookie?.sameSite, 'Strict')
  assert.equal(cookie?.httpOnly, true)
  // A fresh proof: the service asks anew although it knows her, and she comes back to where she was going.
  const before = provider.signedIn.get('hanna') ?? 0
  await page.goto(`${stage.origin}/bekrafta?till=%2Fmina-inloggningar`)
  await page.getByRole('link', { name: 'Bekräfta med organisationens inloggning' }).click()
  await at(page, 'hanna', 'Med kort')
  await page.waitForURL(`${stage.origin}/mina-inloggningar`)
  assert.equal(provider.signedIn.get('hanna'), before + 1)
  // Suspended: the next click is shut, and so is the way back in.
  const account = stage.house.cast['norrvik-handlaggare']?.account
  await stage.house.superuser('update account set suspended_at = now() where id = $1', [account])
  await page.goto(`${stage.origin}/mina-inloggningar`)
  assert.match(page.url(), /\/logga-in$/)
  await setOut(seat)
  if (page.url().startsWith(provider.issuer)) await at(page, 'hanna', 'Med kort')
  await page.getByRole('heading', { name: 'Ditt konto finns inte här än' }).waitFor()
  await stage.house.superuser('update account set suspended_at = null where id = $1', [account])
})

test('too weak, cancelled and unknown: each page says what to do', async () => {
  for (const width of [1280, 320]) {
    const seat = await stage.open('frammande', { width })
    const { page } = seat
    await setOut(seat)
    await at(page, 'hanna', 'Med lösenord')
    assert.equal(await heading(page), 'Logga in på ett säkrare sätt')
    await seat.look('federation-weak')
    await page.getByRole('link', { name: 'Börja om' }).click()
    assert.match(page.url(), /\/logga-in\/norrvik$/)
    await seat.look('federation-door')
    await seat.context.clearCookies()
    await setOut(seat)
    await at(page, '', 'Avbryt')
    assert.equal(await heading(page), 'Du är inte inloggad')
    await setOut(seat)
    await at(page, 'nagon-annan', 'Med kort')
    assert.equal(await heading(page), 'Ditt konto finns inte här än')
    await seat.look('federation-unknown')
    await page.goto(`${stage.origin}/`)
    assert.match(page.url(), /\/logga-in$/)
    await seat.context.close()
  }
})

test('without JavaScript the way in is the same', async () => {
  const seat = await stage.open('utan-skript', { javaScript: false })
  await setOut(seat)
  await at(seat.page, 'hanna', 'Med kort')
  await home(seat.page)
  await seat.context.close()
})

test('an invitation ties the identity, and from then on the identity is enough', async () => {
  const link = await linkFor(stage.house, 'norrvik-registrator')
  const first = await stage.open('inbjuden')
  await first.page.goto(`${stage.origin}${link}`)
  await first.page.getByRole('link', { name: 'Använd Norrviks inloggning' }).click()
  await at(first.page, 'rut', 'Med kort')
  await home(first.page)
  assert.match((await first.page.locator('body').textContent()) ?? '', /Registrator/)
  const next = await stage.open('inbjuden-igen')
  await setOut(next)
  await at(next.page, 'rut', 'Med kort')
  await home(next.page)
})

test('the system owner writes a service in, tries it, and switches it on', async () => {
  for (const width of [1280, 320]) {
    const seat = await stage.sit('norrvik-systemagare', { width })
    const { page } = seat
    await page.goto(`${stage.origin}/inloggning`)
    await seat.look('federation-list')
    await page.getByRole('link', { name: 'Lägg till OpenID Connect' }).click()
    await seat.look('federation-new-oidc')
    await page.goto(`${stage.origin}/inloggning/ny/saml`)
    await seat.look('federation-new-saml-upload')
    await page.goto(`${stage.origin}/inloggning/ny/saml/uppgifter`)
    await page.getByLabel('Namn på knappen').fill('Norrviks SAML')
    await page.getByLabel('Tjänstens namn (entityID)').fill('https://inloggning.example.se')
    await page.getByLabel('Adress för inloggning').fill('https://inloggning.example.se/sso')
    await page.getByLabel('Certifikat som tjänsten').fill('inte ett certifikat')
    await page.getByRole('button', { name: 'Lägg till' }).click()
    await seat.look('federation-new-saml-wrong')
    await page.getByLabel('Certifikat som tjänsten').fill(makeKey({ days: 20 }).certificate)
    await page.getByLabel('Styrkor som godtas').fill(STRONG)
    await page.getByRole('button', { name: 'Lägg till' }).click()
    await seat.look('federation-one-saml')
    await page.goto(`${stage.origin}/inloggning/${written}`)
    await seat.look('federation-one-oidc')
    await page.getByRole('link', { name: 'Prova' }).click()
    await at(page, 'en-provande-person', 'Med kort')
    await page.waitForURL(/\/provat$/)
    await seat.look('federation-tried')
    assert.doesNotMatch((await page.locator('body').textContent()) ?? '', /en-provande-person/)
    await page.getByRole('link', { name: 'Tillbaka till tjänsten' }).click()
    const on = page.getByRole('button', { name: 'Slå på' })
    if (width === 1280) await on.click()
    await page.getByRole('button', { name: 'Slå av' }).waitFor()
    await page.getByRole('link', { name: 'Knyt konton' }).click()
    await seat.look('federation-ties')
    await page.getByRole('link', { name: /^Knyt/ }).first().click()
    await seat.look('federation-tie')
    await page.goto(`${stage.origin}/inloggning/${written}/ta-bort`)
    await seat.look('federation-remove')
    await seat.context.close()
  }
})

test('no page complained', () => {
  assert.deepEqual(stage.complaints, [])
})
