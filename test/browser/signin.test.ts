import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { giveAuthenticator, makeLink } from './authenticator.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage({ SAMVARN_MODE: 'real' })
})
after(() => stage?.close())

const press = (seat: Seat, name: string) => seat.page.getByRole('button', { name, exact: true }).first().click()
const at = (seat: Seat, path: string) => seat.page.waitForURL(stage.origin + path)
const go = (seat: Seat, path: string) => seat.page.goto(stage.origin + path)
const account = (slug: string) => [stage.house.cast[slug]?.account]

/** Somebody who has followed her link with a device of her own. */
async function comeIn(slug: string, options: { width?: number } = {}) {
  const seat = await stage.open(slug, options)
  const device = await giveAuthenticator(seat)
  await go(seat, await makeLink(stage.house, slug))
  await press(seat, 'Skapa nyckel och logga in')
  await at(seat, '/')
  return { seat, device }
}

for (const width of [1280, 320]) {
  test(`first person: from a one-time link to a working session, out, and in again by passkey, at ${width} px`, async () => {
    const slug = width === 320 ? 'norrvik-systemagare' : 'norrvik-chef'
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
    assert.match(await seat.page.innerText('h1'), /Länken går inte att använda/)
    await seat.look('lank-forbrukad')
    await seat.context.close()
  })

  test(`a sensitive deed asks again who sits there, and goes on where one was, at ${width} px`, async () => {
    const slug = width === 320 ? 'norrvik-ersattare' : 'norrvik-handlaggare'
    const { seat, device } = await comeIn(slug, { width })
    await stage.house.superuser(`update session set proved_at = now() - interval '6 minutes' where account = $1`, account(slug))
    await go(seat, '/mina-inloggningar')
    await seat.page.getByRole('link', { name: 'Ta bort' }).click()
    await seat.page.waitForURL(/\/bekrafta\?till=/)
    await seat.look('bekrafta')
    await press(seat, 'Bekräfta med nyckel')
    await seat.page.waitForURL(/\/ta-bort$/)
    await seat.look('nyckel-ta-bort')
    await press(seat, 'Ta bort nyckeln')
    await seat.page.getByRole('alert').getByText('Det är din enda väg in').waitFor()
    await seat.look('nyckel-sista')
    await go(seat, '/mina-inloggningar/nycklar/ny')
    await seat.look('nyckel-ny')
    // The device that is here has a key already; another one takes its place.
    await press(seat, 'Skapa nyckel')
    await seat.page.getByText('Den här enheten har redan en nyckel hit').waitFor()
    await device.putAway()
    await giveAuthenticator(seat)
    await seat.page.getByLabel('Vad ska nyckeln heta?').fill('Säkerhetsnyckeln')
    await press(seat, 'Skapa nyckel')
    await at(seat, '/mina-inloggningar?klart=tillagd')
    await seat.look('mina-inloggningar-tva')
    await seat.page.getByRole('link', { name: 'Byt namn' }).first().click()
    await seat.look('nyckel-namn')
    await seat.context.close()
  })
}

test('a stolen cookie works in another browser until the session is ended, idle, or proved anew', async () => {
  const slug = 'norrvik-personalchef'
  const { seat } = await comeIn(slug)
  const steal = async () => {
    const thief = await stage.open('tjuv')
    await thief.context.addCookies((await seat.context.cookies()).filter(({ name }) => name === 'samvarn'))
    return thief
  }
  const isOut = async (thief: Seat) => {
    await go(thief, '/')
    return new URL(thief.page.url()).pathname === '/logga-in'
  }
  // Proved anew: the token that was stolen is dead, whoever sits there goes on.
  let thief = await steal()
  assert.equal(await isOut(thief), false, 'a copied cookie is the session: therefore the rest')
  await stage.house.superuser(`update session set proved_at = now() - interval '6 minutes' where account = $1`, account(slug))
  await go(seat, '/mina-inloggningar/nycklar/ny')
  await press(seat, 'Bekräfta med nyckel')
  await at(seat, '/mina-inloggningar/nycklar/ny')
  assert.equal(await isOut(thief), true)
  await thief.context.close()
  // Ended from elsewhere.
  thief = await steal()
  assert.equal(await isOut(thief), false)
  const elsewhere = await stage.open('annan-dator')
  await giveAuthenticator(elsewhere)
  await go(elsewhere, await makeLink(stage.house, slug))
  await press(elsewhere, 'Skapa nyckel och logga in')
  await at(elsewhere, '/')
  await go(elsewhere, '/mina-inloggningar')
  await elsewhere.look('mina-inloggningar-flera')
  await press(elsewhere, 'Avsluta alla andra')
  await at(elsewhere, '/mina-inloggningar?klart=avslutade')
  await elsewhere.look('mina-inloggningar-avslutade')
  assert.equal(await isOut(thief), true)
  assert.equal(await isOut(seat), true)
  await thief.context.close()
  // Idle.
  thief = await stage.open('tjuv')
  await thief.context.addCookies((await elsewhere.context.cookies()).filter(({ name }) => name === 'samvarn'))
  assert.equal(await isOut(thief), false)
  await stage.house.superuser(`update session set seen_at = now() - interval '16 minutes' where account = $1`, account(slug))
  assert.equal(await isOut(thief), true)
  for (const one of [seat, thief, elsewhere]) await one.context.close()
})

test('a role that is taken away is gone at the next click, and a suspended account is out', async () => {
  const slug = 'norrvik-loggranskare'
  const { seat } = await comeIn(slug)
  // She came by a link; a colleague has vouched for her since.
  await stage.house.superuser('update reach_pause set lifted_at = now(), lifted_outside = true where account = $1', account(slug))
  await go(seat, '/loggranskning')
  assert.match(await seat.page.innerText('h1'), /Loggranskning|logg/i)
  await stage.house.superuser(`update role_grant set valid_until = now() - interval '1 second' where account = $1`, account(slug))
  await seat.page.reload()
  assert.match(await seat.page.innerText('h1'), /Det finns inget att visa här/)
  await stage.house.superuser('update account set suspended_at = now() where id = $1', account(slug))
  await go(seat, '/')
  assert.equal(new URL(seat.page.url()).pathname, '/logga-in')
  await press(seat, 'Logga in med nyckel')
  await seat.page.getByText('Det gick inte att logga in').waitFor()
  await seat.look('logga-in-nekad')
  await seat.context.close()
})

test('a key whose owner is not verified, a copied key and no key at all: words that say what to do', async () => {
  const slug = 'norrvik-registrator'
  const { seat, device } = await comeIn(slug)
  await press(seat, 'Logga ut')
  await at(seat, '/logga-in')
  await press(seat, 'Logga in med nyckel')
  await at(seat, '/')
  await press(seat, 'Logga ut')
  await at(seat, '/logga-in')
  await device.turnBack(0)
  await press(seat, 'Logga in med nyckel')
  await at(seat, '/logga-in?svar=nej')
  await device.verified(false)
  await press(seat, 'Logga in med nyckel')
  await seat.page.getByText('Det avbröts, eller så hann tiden ut').waitFor()
  await seat.look('logga-in-avbruten')
  // A page that has stood open so long that its challenge is dead fetches itself anew and goes on by itself.
  await device.verified(true)
  await device.turnBack(50)
  await seat.page.evaluate(`Object.defineProperty(performance, 'timeOrigin', { value: 0 })`)
  await press(seat, 'Logga in med nyckel')
  await at(seat, '/')
  await seat.context.close()
})

for (const width of [1280, 320]) {
  test(`without JavaScript the page says what to do, and everything but the touch works, at ${width} px`, async () => {
    const seat = await stage.open('utan-skript', { javaScript: false, width })
    await go(seat, '/logga-in')
    assert.match(await seat.page.innerText('main'), /Nyckeln behöver JavaScript/)
    await seat.look('logga-in')
    await press(seat, 'Logga in med nyckel')
    await at(seat, '/logga-in?svar=nej')
    await seat.page.getByLabel('Organisationens kortnamn').fill('Fel namn!')
    await press(seat, 'Visa organisationens inloggning')
    await at(seat, '/logga-in?svar=kortnamn')
    await seat.look('logga-in-kortnamn-fel')
    await seat.page.getByLabel('Organisationens kortnamn').fill('finns-inte')
    await press(seat, 'Visa organisationens inloggning')
    await at(seat, '/logga-in/finns-inte')
    await seat.look('logga-in-kortnamn')
    await go(seat, await makeLink(stage.house, 'norrvik-personal', { reason: 'lost_device' }))
    assert.match(await seat.page.innerText('main'), /Nyckeln behöver JavaScript/)
    await seat.look('bjuden')
    await seat.context.close()
  })
}

test('unknown short names and organisations without a sign-in of their own get the same page', async () => {
  const seat = await stage.open('kortnamn')
  const text = async (slug: string) => {
    await go(seat, `/logga-in/${slug}`)
    return seat.page.innerText('body')
  }
  assert.equal(await text('norrvik'), await text('finns-inte'))
  await seat.context.close()
})

test('in English, complete', async () => {
  const seat = await stage.open('engelska')
  await giveAuthenticator(seat)
  const link = await makeLink(stage.house, 'ekby-chef', { reason: 'lost_device' })
  const noSwedish = async () => assert.doesNotMatch(await seat.page.innerText('main'), /nyckel|inloggning|organisationens/i)
  await go(seat, `${link}?sprak=en`)
  await seat.look('invited')
  await noSwedish()
  await press(seat, 'Make passkey and sign in')
  await at(seat, '/')
  for (const path of ['/mina-inloggningar', '/mina-inloggningar/nycklar/ny', '/bekrafta', link]) {
    await go(seat, path)
    await noSwedish()
  }
  await go(seat, '/mina-inloggningar')
  await seat.look('my-sign-ins')
  await press(seat, 'Sign out')
  await at(seat, '/logga-in')
  await noSwedish()
  await seat.look('sign-in')
  await seat.context.close()
})

test('S-R19: no page of signing in draws a complaint from the browser', () => {
  assert.deepEqual(stage.complaints, [])
})
