/** The system owner connects the directory and sees how mail fares; somebody says when mail is to come. In a real browser. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setAddress } from '../../src/organisation/mail/index.ts'
import { Directory } from '../../src/organisation/scim/test/directory.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage({ SAMVARN_MODE: 'real', SAMVARN_LOG: 'silent' })
})
after(() => stage?.close())

const SEATS = [{ width: 1280 }, { width: 320 }, { width: 320, javaScript: false }]

test('the directory is connected, its groups get a meaning and its token is taken back: wide, narrow, without scripts', async () => {
  const { house, origin } = stage
  const directory = await Directory.of(house, 'norrvik-systemagare')
  const id = await directory.make('anna@example.org', { title: 'Handläggare' })
  for (const displayName of ['Lönekontoret', 'Handläggare, Individ och familj'])
    await directory.post('/Groups', { displayName, members: [{ value: id }] })
  await house.superuser(
    "insert into identity_provider (tenant, id, kind, name, sealed) values ($1, $2, 'oidc', 'Kommunens inloggning', '')",
    [house.cast['norrvik-systemagare']?.tenant, randomUUID()],
  )
  for (const options of SEATS) {
    const { page, look, context } = await stage.sit('norrvik-systemagare', options)
    await page.goto(`${origin}/katalog`)
    await look('katalog')
    await page.getByRole('link', { name: 'Skapa en nyckel' }).click()
    await page.getByRole('button', { name: 'Skapa nyckeln' }).click()
    await page.getByRole('alert').waitFor()
    await look('katalog-ny-nyckel-fel')
    await page.getByLabel('Vilken katalog är det?').fill('Entra ID, Norrvik')
    await page.getByLabel('Ett halvår').check()
    await page.getByRole('button', { name: 'Skapa nyckeln' }).click()
    await page.getByRole('heading', { name: 'Nyckeln är klar' }).waitFor()
    await look('katalog-nyckel')
    await page.getByRole('link', { name: 'Jag har kopierat den' }).click()
    await page.getByRole('link', { name: 'Bestäm betydelse' }).first().click()
    await page.getByLabel('Roll').selectOption({ label: 'Handläggare' })
    await look('katalog-grupp')
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.waitForURL(`${origin}/katalog`)
    await page.getByRole('link', { name: 'Ta tillbaka' }).first().click()
    await look('katalog-ta-tillbaka')
    await page.getByRole('button', { name: 'Ta tillbaka nyckeln' }).click()
    await page.waitForURL(`${origin}/katalog`)
    assert.match((await page.textContent('main')) ?? '', /Återtagen/)
    await page.goto(`${origin}/katalog/enhet`)
    await look('katalog-enhet')
    await context.close()
  }
  const english = await stage.sit('norrvik-systemagare', { width: 1280 })
  await english.page.goto(`${origin}/katalog?sprak=en`)
  await english.look('directory-en')
  assert.deepEqual(stage.complaints, [])
})

test('one says when mail is to come; the system owner sees what does not arrive', async () => {
  const { house, origin } = stage
  const who = house.cast['norrvik-chef'] ?? assert.fail()
  await house.db.asWorker(who.tenant, (tx) => setAddress(tx, who.account, 'chef@example.org'))
  for (const options of SEATS) {
    const { page, look, context } = await stage.sit('norrvik-chef', options)
    await page.goto(`${origin}/mina-meddelanden`)
    await page.getByLabel('Samlat vid vissa klockslag').check()
    await page.getByLabel('Kl. 08.00').check()
    await look('mina-meddelanden')
    await page.getByRole('button', { name: 'Spara' }).click()
    await page.waitForURL(`${origin}/mina-meddelanden`)
    assert.equal(await page.getByLabel('Samlat vid vissa klockslag').isChecked(), true)
    await page.getByRole('link', { name: 'Ändra' }).click()
    await look('mina-meddelanden-adress')
    await context.close()
  }
  await house.superuser("update mail_address set bounced_at = now(), bounce_status = '5.1.1'")
  for (const [slug, path, name] of [
    ['norrvik-chef', '/mina-meddelanden', 'mina-meddelanden-studs'],
    ['norrvik-systemagare', '/e-post', 'utgaende-e-post'],
  ] as const)
    for (const width of [1280, 320]) {
      const { page, look, context } = await stage.sit(slug, { width })
      await page.goto(`${origin}${path}`)
      await look(name)
      await context.close()
    }
  assert.deepEqual(stage.complaints, [])
})
