/** How the people of a round walk: what they press, what they answer, and what comes from outside. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { answerTo, type roundIn, stranger } from '../../src/followup/round/test/world.ts'
import type { Seat, Stage } from './stage.ts'

export const press = (seat: Seat, name: string | RegExp) => seat.page.getByRole('button', { name }).first().click()
export const follow = (seat: Seat, name: string | RegExp) => seat.page.getByRole('link', { name }).first().click()
export const heading = (seat: Seat, name: string | RegExp) => seat.page.getByRole('heading', { name }).first().waitFor()

const HOSTED = ['Norrviks kommun (påhittad);Kommun;25;;norrvik', 'Ekbyjouren (påhittad);Ideell organisation;24;;ekbyjouren']
const OUTSIDE = [1, 2, 3, 4, 5, 6, 7].map((n) => `Provkommun ${n} (påhittad);Kommun;${n < 4 ? '25' : '24'};samordning@prov${n}.example.se;`)
/** Two who stand here, and seven who do not. */
export const LIST = ['Organisation;Slag;Länskod;Funktionsadress;Kortnamn', ...HOSTED, ...OUTSIDE].join('\n')

/** Answers every question that stands on the page: this place among its levels, the first of its choices. */
export async function answerAll(page: Page, place: number): Promise<void> {
  for (const group of await page.locator('main form fieldset:has(input[type=radio])').all())
    await group.locator('input[type=radio]').nth(place).check()
  for (const group of await page.locator('main form fieldset:has(input[type=checkbox])').all())
    await group.getByRole('checkbox').first().check()
}
export const SAVE = /^Spara( och gå vidare)?$/
/** From the part's page through every section that is left. */
export async function answerRest(seat: Seat, place: number): Promise<void> {
  const next = seat.page.getByRole('link', { name: 'Svara på nästa avsnitt' })
  for (let turn = 0; turn < 10 && (await next.count()) > 0; turn++) {
    await next.click()
    do {
      await answerAll(seat.page, place)
      await press(seat, SAVE)
    } while (seat.page.url().includes('/avsnitt/'))
  }
}

/** The word of whatever has the focus, and whether it still is to be pressed. */
const FOCUS = `(() => {
  const at = document.activeElement
  const group = at.type === 'radio' && [...document.getElementsByName(at.name)].some((one) => one.checked)
  return { kind: at.type === 'radio' ? (group ? 'answered' : 'radio') : at.tagName.toLowerCase(), words: at.textContent.trim(), form: Boolean(at.closest('main form')) }
})()`
/** Tab, Space and Enter, and nothing else: how many questions were answered before the section was saved. */
export async function answerByKeyboard(page: Page): Promise<number> {
  const section = page.url()
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
  return answered
}

export async function sendLevels(seat: Seat): Promise<void> {
  await follow(seat, 'Gå till underskrift')
  await seat.page.getByLabel('Bara nivåerna').check()
  await press(seat, 'Visa det som skickas')
  await seat.look('answer-leaves')
  await press(seat, 'Skriv under och skicka')
}

/** A story that has lost its way says so soon: nothing here takes so long. */
const PATIENCE_MS = 10_000
async function patient(seat: Promise<Seat>): Promise<Seat> {
  const { context } = await seat
  context.setDefaultTimeout(PATIENCE_MS)
  return seat
}
type Options = NonNullable<Parameters<Stage['sit']>[1]>
export interface Invited {
  id: string
  name: string
}
/** What needs the stage that the story is played on. */
export const walksOn = (stage: Stage) => ({
  sit: (slug: string, options: Options = {}) => patient(stage.sit(slug, options)),
  open: (name: string, options: Options = {}) => patient(stage.open(name, options)),
  go: async (seat: Seat, path: string): Promise<void> => {
    const answer = await seat.page.goto(new URL(path, stage.origin).href)
    assert.equal(answer?.status(), 200, path)
  },
  /** The same place and its neighbours, by somebody else: with JavaScript and at another width. */
  looksAt: async (seat: Seat, name: string, at: string, further: readonly string[] = ['']): Promise<void> => {
    for (const path of further) {
      await seat.page.goto(`${at}${path}`)
      await seat.look(`${name}${path.replaceAll('/', '-')}`)
    }
  },
  /** What a job brings is looked for again after the jobs that are due. */
  until: async (seat: Seat, what: (page: Page) => Locator): Promise<void> => {
    for (let turn = 0; turn < 40; turn++) {
      if ((await what(seat.page).count()) > 0) return
      await stage.house.drain()
      await seat.page.reload()
    }
    throw new Error(`${seat.page.url()} never showed what was to come.`)
  },
  invitedTo: (round: string): Promise<Invited[]> =>
    stage.house.superuser<Invited>("select id, name from round_invitation where round = $1 and name like 'Provkommun%' order by name", [
      round,
    ]),
  /** From an installation of one's own. */
  byApi: async (asked: Awaited<ReturnType<typeof roundIn>>, level: number): Promise<void> => {
    const sent = await fetch(`${stage.origin}/api/v1/rundor/svar`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(stranger().seal(answerTo(asked, level))),
    })
    assert.equal(sent.status, 200, await sent.text())
  },
})

/** From the round's page to a report that is written, frozen and fetched. */
export async function reportFrom(seat: Seat, until: ReturnType<typeof walksOn>['until']): Promise<Buffer> {
  await follow(seat, 'Skriv en rapport')
  assert.equal(await seat.page.getByLabel('Rubrik', { exact: true }).inputValue(), 'Rapport från en runda: Runda i webbläsaren')
  await seat.look('report-new')
  await press(seat, 'Börja')
  await seat.look('report-draft')
  await follow(seat, 'Granska helheten')
  await seat.look('report-preview')
  await press(seat, 'Frys en version')
  await until(seat, (at) => at.getByRole('link', { name: 'Hämta PDF' }))
  await seat.look('report-version')
  const [download] = await Promise.all([seat.page.waitForEvent('download'), follow(seat, 'Hämta PDF')])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Without an account: the meeting's code, all questions on one page, looked through and sent. */
export async function answerAsStaff(phone: Seat, code: string): Promise<void> {
  await phone.page.getByLabel('Möteskod').fill(code)
  await press(phone, 'Gå vidare')
  await phone.look('round-staff-begin')
  await press(phone, 'Alla frågor på en sida')
  await answerAll(phone.page, 1)
  await phone.look('round-staff-answer')
  await press(phone, /Granska|Nästa|Gå vidare|Skicka/)
  await press(phone, 'Skicka in')
  await heading(phone, 'Tack, ditt svar är skickat')
}
