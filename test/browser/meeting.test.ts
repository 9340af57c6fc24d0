import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDemoConversations } from '../../src/followup/conversation/index.ts'
import { makeDemoStaff } from '../../src/followup/staff/index.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage()
  await makeDemoStaff(stage.house.db, stage.house.founded)
  await makeDemoConversations(stage.house.db, stage.house.founded)
})
after(() => stage?.close())

const press = (seat: Seat, name: string | RegExp) => seat.page.getByRole('button', { name }).first().click()
const follow = (seat: Seat, name: string | RegExp) => seat.page.getByRole('link', { name }).first().click()

test('staff answer on a phone, one question at a time, with and without script; the coordinator reads sums', async () => {
  const coordinator = await stage.sit('norrvik-samordnare')
  const { page } = coordinator
  await page.goto(`${stage.origin}/personal`)
  await coordinator.look('personal')
  await page.goto(`${stage.origin}/personal/ny/professionals`)
  await coordinator.look('personal-ny')
  await page.goto(`${stage.origin}/personal`)
  await follow(coordinator, 'Så arbetar vi, ett halvår senare')
  await press(coordinator, 'Ge en möteskod för fyra timmar')
  await coordinator.look('personal-en')
  const code = (await page.locator('.sv-code').first().textContent()) ?? ''
  await follow(coordinator, 'Visa blad att skriva ut')
  await coordinator.look('personal-blad')

  for (const javaScript of [true, false]) {
    const phone = await stage.open('telefon', { width: 320, javaScript })
    await phone.page.goto(`${stage.origin}/delta`)
    await phone.look('delta')
    await phone.page.getByLabel('Möteskod').fill(code)
    await press(phone, 'Gå vidare')
    await phone.look('svara-borja')
    await press(phone, 'Börja, en fråga i taget')
    await phone.page.getByLabel('Individ och familj').check()
    await press(phone, 'Nästa')
    await phone.look('svara-fraga')
    await phone.page.getByLabel('Vet inte').check()
    await press(phone, 'Nästa')
    await press(phone, 'Spara och fortsätt senare')
    await phone.look('svara-kod')
    const own = (await phone.page.locator('.sv-code--large').textContent()) ?? ''
    await phone.page.goto(`${stage.origin}/delta`)
    await phone.page.getByLabel('Möteskod').fill(code)
    await press(phone, 'Gå vidare')
    await phone.page.locator('summary', { hasText: 'Jag har börjat' }).click()
    await phone.page.getByLabel('Din kod').fill(own)
    await press(phone, 'Fortsätt')
    await phone.page.waitForURL(/\/1$/)
    for (let i = 0; i < 30 && !phone.page.url().endsWith('/skicka'); i++) await press(phone, 'Nästa')
    await phone.look('svara-granska')
    await press(phone, 'Skicka in')
    await phone.page.getByRole('heading', { name: 'Tack, ditt svar är skickat' }).waitFor()
    await phone.look('svara-tack')
    assert.deepEqual(await phone.context.cookies(), [])
  }
  await page.goto(`${stage.origin}/personal`)
  await page.getByRole('link', { name: 'Så arbetar vi med skyddade personuppgifter' }).click()
  await follow(coordinator, 'Läs svaren')
  await coordinator.look('personal-svar')
  const narrow = await stage.sit('norrvik-samordnare', { width: 320 })
  await narrow.page.goto(page.url())
  await narrow.look('personal-svar')
  assert.deepEqual(stage.complaints, [])
})

test('a conversation on the big screen, with thoughts from phones, that ends with a plan', async () => {
  const head = await stage.sit('norrvik-chef')
  const { page } = head
  await page.goto(`${stage.origin}/samtal`)
  await head.look('samtal')
  await follow(head, 'Samtal efter filmen')
  const at = page.url()
  await head.look('samtal-ett')
  await follow(head, 'Öppna stora skärmen')
  await head.look('samtal-regel')
  await press(head, 'Börja samtalet')
  await press(head, 'Visa filmen')
  await head.look('samtal-film')
  await press(head, 'Första frågan')
  await page.locator('[role=timer]', { hasText: /^\d+:\d\d$/ }).waitFor()
  const code = (await page.locator('.sv-code').first().textContent()) ?? ''

  const phone = await stage.open('tanke', { width: 320, javaScript: false })
  await phone.page.goto(`${stage.origin}/delta`)
  await phone.page.getByLabel('Möteskod').fill(code)
  await press(phone, 'Gå vidare')
  await phone.look('tanke')
  for (let i = 1; i <= 5; i++) {
    await phone.page.getByLabel('Din tanke').fill(`Vi borde öva på det som sällan händer, gång ${i}`)
    await press(phone, 'Skicka')
    await phone.page.getByText('Din tanke är skickad').waitFor()
  }
  const other = await stage.open('tanke', { width: 320 })
  await other.page.goto(phone.page.url())
  await other.look('tanke')
  await press(head, 'Visa tankarna från telefonerna')
  await page.getByText('gång 5').waitFor()
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))')
  await head.look('samtal-fraga-skarm')

  const plain = await stage.sit('norrvik-chef', { javaScript: false, width: 320 })
  await plain.page.goto(`${at}/skarm`)
  await plain.page.getByText(/min kvar/).waitFor()
  await plain.look('samtal-fraga-skarm')
  await plain.page.goto(`${at}/fraga/1`)
  await plain.look('samtal-fraga')
  await press(plain, /^Ta bort/)
  await plain.page.getByLabel('Det vi kom fram till').fill('Vi övar en gång i kvartalet.')
  await press(plain, 'Spara')
  await page.goto(`${at}/papper`)
  await head.look('samtal-papper')
  await page.goto(`${at}/plan`)
  await head.look('samtal-plan')
  await page.getByLabel('Vad ska vi göra?').fill('Öva en gång i kvartalet')
  await page.getByLabel('Varför?').fill('Det som sällan händer glöms.')
  await press(head, 'Lägg till åtgärden')
  await page.getByRole('link', { name: 'Öva en gång i kvartalet' }).waitFor()
  await follow(head, 'Avsluta samtalet')
  await head.look('samtal-avsluta')
  await press(head, 'Avsluta med den här planen')
  await page.getByText('Planen är klar').waitFor()
  await head.look('samtal-klart')
  await follow(head, 'Öppna dokumentet')
  await head.look('samtal-dokument')
  const narrow = await stage.sit('norrvik-chef', { width: 320 })
  for (const path of ['/samtal', '/samtal/nytt/professionals', new URL(at).pathname, `${new URL(at).pathname}/dokument`]) {
    await narrow.page.goto(`${stage.origin}${path}`)
    await narrow.look(`smal${path.replace(/[0-9a-f-]{36}/, 'ett').replaceAll('/', '-')}`)
  }
  assert.deepEqual(stage.complaints, [])
})
