/**
 * A whole round in a real browser: the national coordinator, a manager, professionals, an association and a county board, each
 * at a screen of their own. Without JavaScript: the municipality's coordinator, staff on a phone, the association, the county
 * board and whoever is invited by link. With it: the national coordinator, the manager on a phone, the caseworker by keyboard.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { answerTo, linkOf, roundIn, stranger } from '../../src/followup/round/test/world.ts'
import { Visitor } from '../visitor.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

let stage: Stage
let national: Seat
let municipal: Seat
let manager: Seat
/** The municipality's coordinator on a phone, with JavaScript: for looking at what was done without it. */
let desk: Seat
let round = ''
/** A story that has lost its way says so soon: nothing here takes so long. */
const PATIENCE_MS = 10_000
async function patient(seat: Promise<Seat>): Promise<Seat> {
  const { context } = await seat
  context.setDefaultTimeout(PATIENCE_MS)
  return seat
}
type Options = Parameters<Stage['sit']>[1]
const sit = (slug: string, options: Options = {}) => patient(stage.sit(slug, options))
const open = (name: string, options: Options = {}) => patient(stage.open(name, options))
before(async () => {
  stage = await setStage()
  national = await sit('samverket-nationell')
  municipal = await sit('norrvik-samordnare', { javaScript: false })
  manager = await sit('norrvik-chef', { width: 390 })
  desk = await sit('norrvik-samordnare', { width: 320 })
})
after(() => stage?.close())

const press = (seat: Seat, name: string | RegExp) => seat.page.getByRole('button', { name }).first().click()
const follow = (seat: Seat, name: string | RegExp) => seat.page.getByRole('link', { name }).first().click()
const go = async (seat: Seat, path: string) => {
  const answer = await seat.page.goto(new URL(path, stage.origin).href)
  assert.equal(answer?.status(), 200, path)
}
const heading = (seat: Seat, name: string | RegExp) => seat.page.getByRole('heading', { name }).first().waitFor()
/** What a job brings is looked for again after the jobs that are due. */
async function until(seat: Seat, what: (page: Page) => Locator): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    if ((await what(seat.page).count()) > 0) return
    await stage.house.drain()
    await seat.page.reload()
  }
  throw new Error(`${seat.page.url()} never showed what was to come.`)
}

const HOSTED = ['Norrviks kommun (påhittad);Kommun;25;;norrvik', 'Ekbyjouren (påhittad);Ideell organisation;24;;ekbyjouren']
const OUTSIDE = [1, 2, 3, 4, 5, 6, 7].map((n) => `Provkommun ${n} (påhittad);Kommun;${n < 4 ? '25' : '24'};samordning@prov${n}.example.se;`)
const LIST = ['Organisation;Slag;Länskod;Funktionsadress;Kortnamn', ...HOSTED, ...OUTSIDE].join('\n')

test('the coordinator makes a round, invites from a list, gives a county to its board, and opens', async () => {
  const { page } = national
  await go(national, '/rundor')
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
  await go(national, `/rundor/${round}/bjud-in`)
  await page.getByLabel('Län', { exact: true }).last().selectOption('25')
  await page.getByLabel('Länsstyrelse', { exact: true }).selectOption({ label: 'Länsstyrelsen i Nordanlän (påhittad)' })
  await page.getByRole('form', { name: 'Länsstyrelsers stöd' }).getByRole('button').click()
  await national.look('round-invite')
  await go(national, `/rundor/${round}`)
  await follow(national, 'Öppna rundan')
  await national.look('round-opening')
  await press(national, 'Öppna och bjud in')
  await follow(national, 'Se vilka som har svarat')
  await national.look('round-invited')
  await page.getByText('9 av 9 organisationer').waitFor()
})

test('the municipality hands its questions out, without JavaScript', async () => {
  const { page } = municipal
  await go(municipal, '/svar')
  await until(municipal, (at) => at.getByRole('link', { name: 'Runda i webbläsaren' }))
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
  for (const path of ['', '/dela-ut']) {
    await go(desk, `${new URL(page.url()).pathname}${path}`)
    await desk.look(`answer-round${path.replace('/', '-')}`)
  }
})

/** Answers every question that stands on the page: this place among its levels, the first of its choices. */
async function answerAll(page: Page, place: number): Promise<void> {
  for (const group of await page.locator('main form fieldset:has(input[type=radio])').all())
    await group.locator('input[type=radio]').nth(place).check()
  for (const group of await page.locator('main form fieldset:has(input[type=checkbox])').all())
    await group.getByRole('checkbox').first().check()
}
const SAVE = /^Spara( och gå vidare)?$/
/** From the part's page through every section that is left. */
async function answerRest(seat: Seat, place: number): Promise<void> {
  const next = seat.page.getByRole('link', { name: 'Svara på nästa avsnitt' })
  for (let turn = 0; turn < 10 && (await next.count()) > 0; turn++) {
    await next.click()
    do {
      await answerAll(seat.page, place)
      await press(seat, SAVE)
    } while (seat.page.url().includes('/avsnitt/'))
  }
}

test('a manager answers on a phone, saves, comes back, and makes an action of a gap', async () => {
  const { page } = manager
  await go(manager, '/')
  await go(manager, '/svar')
  await manager.look('answer-mine')
  await follow(manager, /för chefer/)
  await manager.look('answer-part')
  await follow(manager, 'Svara på nästa avsnitt')
  await manager.look('answer-section')
  await answerAll(page, 1)
  await page.getByLabel('Kommentar').first().fill('Rutinen är inte känd av alla än.')
  await press(manager, SAVE)
  await go(manager, '/')
  await go(manager, '/svar')
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
  await go(manager, '/svar')
  await follow(manager, /för chefer/)
  await page.getByText('Gå igenom rutinen på enheten').first().waitFor()
  await answerRest(manager, 2)
  await manager.look('answer-part-done')
  await press(manager, 'Lämna in delen')
  await page.getByText('Öppna för ändring').first().waitFor()
})

/** The word of whatever has the focus, and whether it still is to be pressed. */
const FOCUS = `(() => {
  const at = document.activeElement
  const group = at.type === 'radio' && [...document.getElementsByName(at.name)].some((one) => one.checked)
  return { kind: at.type === 'radio' ? (group ? 'answered' : 'radio') : at.tagName.toLowerCase(), words: at.textContent.trim(), form: Boolean(at.closest('main form')) }
})()`
test('a professional answers a section with the keyboard alone, then the rest', async () => {
  const seat = await sit('norrvik-handlaggare')
  const { page } = seat
  await go(seat, '/svar')
  await follow(seat, /för yrkesverksamma/)
  await follow(seat, 'Svara på nästa avsnitt')
  const section = page.url()
  const asked = await page.locator('main form fieldset:has(input[type=radio])').count()
  let answered = 0
  for (let step = 0; step < 300 && page.url() === section; step++) {
    await page.keyboard.press('Tab')
    const focus = (await page.evaluate(FOCUS)) as { kind: string; words: string; form: boolean }
    if (focus.kind === 'radio') {
      await page.keyboard.press('Space')
      answered++
    } else if (focus.kind === 'button' && focus.form && SAVE.test(focus.words)) {
      await page.keyboard.press('Enter')
      await page.waitForURL((at) => at.href !== section)
    }
  }
  assert.ok(asked > 0 && answered === asked, `${answered} of ${asked} by keyboard`)
  await page.goto(section)
  assert.equal(await page.locator('main form input[type=radio]:checked').count(), asked, 'saved')
  await go(seat, '/svar')
  await follow(seat, /för yrkesverksamma/)
  await answerRest(seat, 3)
  await press(seat, 'Lämna in delen')
  await page.getByText('Öppna för ändring').first().waitFor()
})

test('staff answer by meeting code, without account, at 320 px; nothing is shown for one', async () => {
  const { page } = municipal
  await go(municipal, '/svar')
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
    const phone = await open('medarbetare', { width: 320, javaScript })
    await go(phone, '/delta')
    await phone.page.getByLabel('Möteskod').fill(code)
    await press(phone, 'Gå vidare')
    await phone.look('round-staff-begin')
    await press(phone, 'Alla frågor på en sida')
    await answerAll(phone.page, 1)
    await phone.look('round-staff-answer')
    await press(phone, /Granska|Nästa|Gå vidare|Skicka/)
    await press(phone, 'Skicka in')
    await heading(phone, 'Tack, ditt svar är skickat')
    assert.deepEqual(await phone.context.cookies(), [], 'nothing is kept of who answers')
  }
  await page.goto(collection)
  await follow(municipal, 'Läs svaren')
  await municipal.page.getByText(/Ingen bild än/).waitFor()
})

async function sendLevels(seat: Seat): Promise<void> {
  await follow(seat, 'Gå till underskrift')
  await seat.page.getByLabel('Bara nivåerna').check()
  await press(seat, 'Visa det som skickas')
  await seat.look('answer-leaves')
  await press(seat, 'Skriv under och skicka')
}
test('the municipality signs and sends levels only; the association answers and sends, without JavaScript', async () => {
  await go(municipal, '/svar')
  await follow(municipal, 'Runda i webbläsaren')
  for (const path of ['/skriv-under', '/skickas/nivaer']) {
    await go(desk, `${new URL(municipal.page.url()).pathname}${path}`)
    await desk.look(`answer-leaves${path.replaceAll('/', '-')}`)
  }
  await sendLevels(municipal)
  await municipal.look('answer-signed')
  assert.equal(await municipal.page.getByText('Rutinen är inte känd av alla än.').count(), 0, 'words stay at home')

  const ngo = await sit('ekby-chef', { javaScript: false, width: 320 })
  await go(ngo, '/svar')
  await until(ngo, (at) => at.getByRole('link', { name: 'Runda i webbläsaren' }))
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
  await go(ngo, '/svar')
  await follow(ngo, 'Runda i webbläsaren')
  await sendLevels(ngo)
  const looks = await sit('ekby-chef', { width: 320 })
  for (const path of ['/svar', new URL(ngo.page.url()).pathname]) {
    await go(looks, path)
    await looks.look(`answer-ngo-${path === '/svar' ? 'list' : 'signed'}`)
  }
})

interface Invited {
  id: string
  name: string
}
const invited = () =>
  stage.house.superuser<Invited>("select id, name from round_invitation where round = $1 and name like 'Provkommun%' order by name", [
    round,
  ])
test('whoever has an installation of their own answers by signed file or API; by link one answers without JavaScript', async () => {
  const coordinator = await Visitor.as(stage.house, 'samverket-nationell')
  const [linked, filed, ...others] = await invited()
  const documentOf = async (one: Invited) =>
    roundIn((await new Visitor(stage.house).get(`${await linkOf(coordinator, one.id)}/runda.json`)).text)
  const guest = await open('inbjuden', { width: 320, javaScript: false })
  await go(guest, await linkOf(coordinator, linked?.id ?? ''))
  await guest.look('round-link')
  const looks = await open('inbjuden', { width: 320 })
  await go(looks, new URL(guest.page.url()).pathname)
  await looks.look('round-link')
  await follow(guest, /för föreningar/)
  await answerAll(guest.page, 1)
  await guest.look('round-link-question')
  await press(guest, /Spara/)

  const file = stranger().seal(answerTo(await documentOf(filed ?? assert.fail()), 2))
  await go(looks, await linkOf(coordinator, filed?.id ?? ''))
  await looks.page.locator('summary', { hasText: 'egen installation' }).click()
  await looks.page
    .getByLabel('Svarsfil')
    .setInputFiles({ name: 'svar.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) })
  await press(looks, 'Lämna svarsfilen')
  await looks.page.getByText('Ert svar är mottaget').first().waitFor()
  for (const one of others.slice(0, 2)) await byApi(await documentOf(one), 3)
})
async function byApi(asked: Awaited<ReturnType<typeof roundIn>>, level: number): Promise<void> {
  const sent = await fetch(`${stage.origin}/api/v1/rundor/svar`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(stranger().seal(answerTo(asked, level))),
  })
  assert.equal(sent.status, 200, await sent.text())
}

test('the county board sees its own county only, and reminds, without JavaScript', async () => {
  const county = await sit('nordan-samordnare', { javaScript: false })
  const looks = await sit('nordan-samordnare', { width: 320 })
  await go(county, '/rundor')
  await follow(county, 'Runda i webbläsaren')
  await county.page.getByRole('link', { name: 'Norrviks kommun' }).waitFor()
  for (const other of ['Ekbyjouren', 'Provkommun 4', 'Provkommun 7']) assert.equal(await county.page.getByText(other).count(), 0, other)
  await go(looks, new URL(county.page.url()).pathname)
  await looks.look('round-county')
  await follow(county, 'Provkommun 1 (påhittad)')
  await go(looks, new URL(county.page.url()).pathname)
  await looks.look('round-county-one')
  await press(county, 'Påminn nu')
  await county.page
    .getByText(/[Pp]åmin/)
    .first()
    .waitFor()
  assert.equal((await county.page.goto(`${stage.origin}/rundor/${round}/inbjudna`))?.status(), 404)
})

test('the coordinator follows, sees nothing below five, reminds, closes; the comparison and the report come', async () => {
  const { page } = national
  await go(national, `/rundor/${round}/sammanstallning?slag=ngo`)
  await page.getByText('För få har svarat i urvalet').waitFor()
  await national.look('round-picture-few')
  const coordinator = await Visitor.as(stage.house, 'samverket-nationell')
  for (const one of (await invited()).slice(4)) {
    const link = await linkOf(coordinator, one.id)
    await byApi(await roundIn((await new Visitor(stage.house).get(`${link}/runda.json`)).text), 1)
  }
  await go(national, `/rundor/${round}/inbjudna`)
  await until(national, (at) => at.getByText(/1 har inte svarat/))
  await national.look('round-progress')
  await press(national, /^Påminn 1/)
  await page
    .getByText(/påmindes/)
    .first()
    .waitFor()
  await go(national, `/rundor/${round}/sammanstallning?slag=municipality`)
  assert.equal(await page.getByText('För få har svarat i urvalet').count(), 0)
  await national.look('round-picture')
  await go(national, `/rundor/${round}/stang`)
  await press(national, 'Stäng rundan')
  await go(municipal, '/svar')
  await follow(municipal, 'Runda i webbläsaren')
  await until(municipal, (at) => at.getByRole('link', { name: 'Jämför med liknande' }))
  await follow(municipal, 'Jämför med liknande')
  await heading(municipal, 'Jämfört med liknande')
  await municipal.look('answer-compared')
  assert.equal(await municipal.page.getByText('Provkommun').count(), 0, 'no names')
  await go(desk, new URL(municipal.page.url()).pathname)
  await desk.look('answer-compared')

  await go(national, `/rundor/${round}`)
  await national.look('round-closed')
  await follow(national, 'Skriv en rapport')
  assert.equal(await page.getByLabel('Rubrik', { exact: true }).inputValue(), 'Rapport från en runda: Runda i webbläsaren')
  await national.look('report-new')
  await press(national, 'Börja')
  await national.look('report-draft')
  await follow(national, 'Granska helheten')
  await national.look('report-preview')
  await press(national, 'Frys en version')
  await until(national, (at) => at.getByRole('link', { name: 'Hämta PDF' }))
  await national.look('report-version')
  const [download] = await Promise.all([page.waitForEvent('download'), follow(national, 'Hämta PDF')])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const pdf = Buffer.concat(chunks)
  assert.equal(pdf.subarray(0, 5).toString('latin1'), '%PDF-')
  assert.match(pdf.toString('latin1'), /pdfuaid:part>1</)
  const narrow = await sit('samverket-nationell', { width: 320 })
  for (const path of [`/rundor/${round}`, `/rundor/${round}/inbjudna`, `/rundor/${round}/sammanstallning`, new URL(page.url()).pathname]) {
    await go(narrow, path)
    await narrow.look(`narrow${path.replace(/[0-9a-f-]{36}/, '').replaceAll('/', '-')}`)
  }
  assert.deepEqual(stage.complaints, [])
})
