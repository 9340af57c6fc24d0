/**
 * A whole round in a real browser: the national coordinator, a manager, professionals, an association and a county board, each
 * at a screen of their own. Without JavaScript: the municipality's coordinator, staff on a phone, the association, the county
 * board and whoever is invited by link. With it: the national coordinator, the manager on a phone, the caseworker by keyboard.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { answerTo, linkOf, roundIn, stranger } from '../../src/followup/round/test/world.ts'
import { Visitor } from '../visitor.ts'
import {
  answerAll,
  answerAsStaff,
  answerByKeyboard,
  answerRest,
  follow,
  heading,
  type Invited,
  LIST,
  press,
  reportFrom,
  SAVE,
  sendLevels,
  walksOn,
} from './round-steps.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

type Walks = ReturnType<typeof walksOn>
let stage: Stage
let national: Seat
let municipal: Seat
let manager: Seat
/** The municipality's coordinator on a phone, with JavaScript: for looking at what was done without it. */
let desk: Seat
let round = ''
let on: Walks
before(async () => {
  stage = await setStage()
  on = walksOn(stage)
  national = await on.sit('samverket-nationell')
  municipal = await on.sit('norrvik-samordnare', { javaScript: false })
  manager = await on.sit('norrvik-chef', { width: 390 })
  desk = await on.sit('norrvik-samordnare', { width: 320 })
})
after(() => stage?.close())

test('the coordinator makes a round, invites from a list, gives a county to its board, and opens', async () => {
  const { page } = national
  await on.go(national, '/rundor')
  await national.look('round-empty')
  await follow(national, 'Ny runda')
  await page.getByLabel('Rundans namn').fill('Runda i webbläsaren')
  await page.getByLabel('Varför frågar ni?').fill('Vi vill se hur arbetet går och var stöd behövs.')
  for (const set of [/för chefer/, /för yrkesverksamma/, /för föreningar/]) await page.getByLabel(set).check()
  await national.look('round-new')
  await press(national, 'Spara utkastet')
  await follow(national, 'Bjud in organisationer')
  round = /rundor\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(page.url())
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
  await press(national, 'Läs filen')
  await national.look('round-list')
  await page.locator('main form button').last().click()
  await page.waitForURL(`${stage.origin}/rundor/${round}`)
  await on.go(national, `/rundor/${round}/bjud-in`)
  await page.getByLabel('Län', { exact: true }).last().selectOption('25')
  await page.getByLabel('Länsstyrelse', { exact: true }).selectOption({ label: 'Länsstyrelsen i Nordanlän (påhittad)' })
  await page.getByRole('form', { name: 'Länsstyrelsers stöd' }).getByRole('button').click()
  await national.look('round-invite')
  await on.go(national, `/rundor/${round}`)
  await follow(national, 'Öppna rundan')
  await national.look('round-opening')
  await press(national, 'Öppna och bjud in')
  await follow(national, 'Se vilka som har svarat')
  await national.look('round-invited')
  await page.getByText('9 av 9 organisationer').waitFor()
})

test('the municipality hands its questions out, without JavaScript', async () => {
  const { page } = municipal
  await on.go(municipal, '/svar')
  await on.until(municipal, (at) => at.getByRole('link', { name: 'Runda i webbläsaren' }))
  await follow(municipal, 'Runda i webbläsaren')
  await municipal.look('answer-round')
  for (const [set, who] of [
    [/för chefer/, /^Enhetschef, Individ och familj/],
    [/för yrkesverksamma/, /^Handläggare, Individ och familj/],
  ] as const) {
    await follow(municipal, 'Dela ut frågor')
    await page.getByLabel(set).check()
    const owner = page.getByLabel('Vem svarar?')
    const label = (await owner.locator('option').allTextContents()).find((one) => who.test(one)) ?? assert.fail('nobody to ask')
    await owner.selectOption({ label })
    await municipal.look('answer-hand-out')
    await press(municipal, 'Dela ut')
  }
  assert.equal(await page.getByRole('row', { name: /för (chefer|yrkesverksamma)/ }).count(), 2)
  await on.looksAt(desk, 'answer-round', page.url(), ['', '/dela-ut'])
})

test('a manager answers on a phone, saves, comes back, and makes an action of a gap', async () => {
  const { page } = manager
  await on.go(manager, '/')
  await on.go(manager, '/svar')
  await manager.look('answer-mine')
  await follow(manager, /för chefer/)
  await manager.look('answer-part')
  await follow(manager, 'Svara på nästa avsnitt')
  await manager.look('answer-section')
  await answerAll(page, 1)
  await page.getByLabel('Kommentar').first().fill('Rutinen är inte känd av alla än.')
  await press(manager, SAVE)
  await on.go(manager, '/')
  await on.go(manager, '/svar')
  await follow(manager, /för chefer/)
  const first = page.getByRole('table', { name: 'Avsnitt' }).getByRole('link').first()
  await first.click()
  assert.equal(await page.getByLabel('Kommentar').first().inputValue(), 'Rutinen är inte känd av alla än.', 'kept')
  await follow(manager, 'Underlag, kommentarer och åtgärder')
  await manager.look('answer-question')
  await follow(manager, 'Skapa en åtgärd')
  await manager.look('answer-action')
  await page.getByLabel('Vad ska göras?').fill('Gå igenom rutinen på enheten')
  await press(manager, 'Skapa åtgärden')
  await on.go(manager, '/svar')
  await follow(manager, /för chefer/)
  await page.getByText('Gå igenom rutinen på enheten').first().waitFor()
  await answerRest(manager, 2)
  await manager.look('answer-part-done')
  await press(manager, 'Lämna in delen')
  await page.getByText('Öppna för ändring').first().waitFor()
})

test('a professional answers a section with the keyboard alone, then the rest', async () => {
  const seat = await on.sit('norrvik-handlaggare')
  const { page } = seat
  await on.go(seat, '/svar')
  await follow(seat, /för yrkesverksamma/)
  await follow(seat, 'Svara på nästa avsnitt')
  const section = page.url()
  const asked = await page.locator('main form fieldset:has(input[type=radio])').count()
  const answered = await answerByKeyboard(page)
  assert.ok(asked > 0 && answered === asked, `${answered} of ${asked} by keyboard`)
  await page.goto(section)
  assert.equal(await page.locator('main form input[type=radio]:checked').count(), asked, 'saved')
  await on.go(seat, '/svar')
  await follow(seat, /för yrkesverksamma/)
  await answerRest(seat, 3)
  await press(seat, 'Lämna in delen')
  await page.getByText('Öppna för ändring').first().waitFor()
})

test('staff answer by meeting code, without account, at 320 px; nothing is shown for one', async () => {
  const { page } = municipal
  await on.go(municipal, '/svar')
  await follow(municipal, 'Runda i webbläsaren')
  await follow(municipal, /för yrkesverksamma/)
  await page.locator('summary', { hasText: 'Fråga medarbetarna' }).click()
  await page
    .getByRole('group', { name: /Vilka avsnitt/ })
    .getByRole('checkbox')
    .first()
    .check()
  await press(municipal, 'Starta insamlingen')
  await follow(municipal, 'Länk, QR-kod och möteskod')
  await press(municipal, /möteskod/)
  const code = (await page.locator('.sv-code').first().textContent()) ?? ''
  const collection = page.url()
  for (const javaScript of [false, true]) {
    const phone = await on.open('medarbetare', { width: 320, javaScript })
    await on.go(phone, '/delta')
    await answerAsStaff(phone, code)
    assert.deepEqual(await phone.context.cookies(), [], 'nothing is kept of who answers')
  }
  await page.goto(collection)
  await follow(municipal, 'Läs svaren')
  await municipal.page.getByText(/Ingen bild än/).waitFor()
})

test('the municipality signs and sends levels only; the association answers and sends, without JavaScript', async () => {
  await on.go(municipal, '/svar')
  await follow(municipal, 'Runda i webbläsaren')
  await on.looksAt(desk, 'answer-leaves', municipal.page.url(), ['/skriv-under', '/skickas/nivaer'])
  await sendLevels(municipal)
  await municipal.look('answer-signed')
  assert.equal(await municipal.page.getByText('Rutinen är inte känd av alla än.').count(), 0, 'words stay at home')

  const ngo = await on.sit('ekby-chef', { javaScript: false, width: 320 })
  await on.go(ngo, '/svar')
  await on.until(ngo, (at) => at.getByRole('link', { name: 'Runda i webbläsaren' }))
  await follow(ngo, 'Runda i webbläsaren')
  await follow(ngo, 'Dela ut frågor')
  await ngo.page.getByLabel(/för föreningar/).check()
  const owner = ngo.page.getByLabel('Vem svarar?')
  await owner.selectOption({
    label: (await owner.locator('option').allTextContents()).find((one) => one.startsWith('Verksamhetschef')) ?? '',
  })
  await press(ngo, 'Dela ut')
  await follow(ngo, /för föreningar/)
  await answerRest(ngo, 2)
  await press(ngo, 'Lämna in delen')
  await on.go(ngo, '/svar')
  await follow(ngo, 'Runda i webbläsaren')
  await sendLevels(ngo)
  const looks = await on.sit('ekby-chef', { width: 320 })
  for (const path of ['/svar', new URL(ngo.page.url()).pathname]) {
    await on.go(looks, path)
    await looks.look(`answer-ngo-${path === '/svar' ? 'list' : 'signed'}`)
  }
})

test('whoever has an installation of their own answers by signed file or API; by link one answers without JavaScript', async () => {
  const coordinator = await Visitor.as(stage.house, 'samverket-nationell')
  const [linked, filed, ...others] = await on.invitedTo(round)
  const documentOf = async (one: Invited) =>
    roundIn((await new Visitor(stage.house).get(`${await linkOf(coordinator, one.id)}/runda.json`)).text)
  const guest = await on.open('inbjuden', { width: 320, javaScript: false })
  await on.go(guest, await linkOf(coordinator, linked?.id ?? ''))
  await guest.look('round-link')
  const looks = await on.open('inbjuden', { width: 320 })
  await on.looksAt(looks, 'round-link', guest.page.url())
  await follow(guest, /för föreningar/)
  await answerAll(guest.page, 1)
  await guest.look('round-link-question')
  await press(guest, /Spara/)

  const file = stranger().seal(answerTo(await documentOf(filed ?? assert.fail()), 2))
  await on.go(looks, await linkOf(coordinator, filed?.id ?? ''))
  await looks.page.locator('summary', { hasText: 'egen installation' }).click()
  await looks.page
    .getByLabel('Svarsfil')
    .setInputFiles({ name: 'svar.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) })
  await press(looks, 'Lämna svarsfilen')
  await looks.page.getByText('Ert svar är mottaget').first().waitFor()
  for (const one of others.slice(0, 2)) await on.byApi(await documentOf(one), 3)
})
test('the county board sees its own county only, and reminds, without JavaScript', async () => {
  const county = await on.sit('nordan-samordnare', { javaScript: false })
  const looks = await on.sit('nordan-samordnare', { width: 320 })
  await on.go(county, '/rundor')
  await follow(county, 'Runda i webbläsaren')
  await county.page.getByRole('link', { name: 'Norrviks kommun' }).waitFor()
  for (const other of ['Ekbyjouren', 'Provkommun 4', 'Provkommun 7']) assert.equal(await county.page.getByText(other).count(), 0, other)
  await on.looksAt(looks, 'round-county', county.page.url())
  await follow(county, 'Provkommun 1 (påhittad)')
  await on.looksAt(looks, 'round-county-one', county.page.url())
  await press(county, 'Påminn nu')
  await county.page
    .getByText(/[Pp]åmin/)
    .first()
    .waitFor()
  assert.equal((await county.page.goto(`${stage.origin}/rundor/${round}/inbjudna`))?.status(), 404)
})

test('the coordinator follows, sees nothing below five, reminds, closes; the comparison and the report come', async () => {
  const { page } = national
  await on.go(national, `/rundor/${round}/sammanstallning?slag=ngo`)
  await page.getByText('För få har svarat i urvalet').waitFor()
  await national.look('round-picture-few')
  const coordinator = await Visitor.as(stage.house, 'samverket-nationell')
  for (const one of (await on.invitedTo(round)).slice(4)) {
    const link = await linkOf(coordinator, one.id)
    await on.byApi(await roundIn((await new Visitor(stage.house).get(`${link}/runda.json`)).text), 1)
  }
  await on.go(national, `/rundor/${round}/inbjudna`)
  await on.until(national, (at) => at.getByText(/1 har inte svarat/))
  await national.look('round-progress')
  await press(national, /^Påminn 1/)
  await page
    .getByText(/påmindes/)
    .first()
    .waitFor()
  await on.go(national, `/rundor/${round}/sammanstallning?slag=municipality`)
  assert.equal(await page.getByText('För få har svarat i urvalet').count(), 0)
  await national.look('round-picture')
  await on.go(national, `/rundor/${round}/stang`)
  await press(national, 'Stäng rundan')
  await on.go(municipal, '/svar')
  await follow(municipal, 'Runda i webbläsaren')
  await on.until(municipal, (at) => at.getByRole('link', { name: 'Jämför med liknande' }))
  await follow(municipal, 'Jämför med liknande')
  await heading(municipal, 'Jämfört med liknande')
  await municipal.look('answer-compared')
  assert.equal(await municipal.page.getByText('Provkommun').count(), 0, 'no names')
  await on.looksAt(desk, 'answer-compared', municipal.page.url())

  await on.go(national, `/rundor/${round}`)
  await national.look('round-closed')
  const pdf = await reportFrom(national, on.until)
  assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-')
  assert.match(pdf.toString('latin1'), /pdfuaid:part>1</)
  const narrow = await on.sit('samverket-nationell', { width: 320 })
  for (const path of [`/rundor/${round}`, `/rundor/${round}/inbjudna`, `/rundor/${round}/sammanstallning`, new URL(page.url()).pathname]) {
    await on.go(narrow, path)
    await narrow.look(`narrow${path.replace(/[0-9a-f-]{36}/, '').replaceAll('/', '-')}`)
  }
  assert.deepEqual(stage.complaints, [])
})
