/**
 * Roles and circles in a real browser, as the people of an organisation do it: the head writes an analysis and names, the
 * system owner grants, the new member opens Personer, the head ends it, and it is gone (D-R15).
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, today } from '../../src/platform/day.ts'
import { type Seat, type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage({ SAMVARN_MODE: 'real' })
})
after(() => stage?.close())

const CIRCLE = 'Krets Individ och familj'
const PERSON = 'Handläggare, Individ och familj'
const go = async ({ page }: Seat, path: string): Promise<number> => (await page.goto(stage.origin + path))?.status() ?? 0
const main = async ({ page }: Seat): Promise<string> => (await page.textContent('main')) ?? ''
const heading = ({ page }: Seat, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

const WAYS = { 'with JavaScript': { javaScript: true }, 'without JavaScript': { javaScript: false }, 'on a phone': { width: 320 } }
for (const [how, options] of Object.entries(WAYS)) {
  test(`D-R15: from analysis to Personer and out again, ${how}`, async () => {
    const [head, owner, person] = [
      await stage.sit('norrvik-chef', options),
      await stage.sit('norrvik-systemagare', options),
      await stage.sit('norrvik-handlaggare', options),
    ]
    assert.equal(await go(person, '/personer'), 404)

    await writesAnalysis(head)
    await names(head)
    await grants(owner)
    assert.equal(await go(person, '/personer'), 200)
    await go(person, '/behorighet/mina')
    await person.look('mina-roller')

    await go(head, '/behorighet')
    assert.match(await main(head), /3 av högst 3/)
    await head.look('roller-och-kretsar')
    await head.page
      .getByRole('row', { name: new RegExp(`${PERSON}.*Plats`, 's') })
      .getByRole('link', { name: 'Avsluta' })
      .click()
    await heading(head, 'Avsluta en behörighet')
    await head.look('avsluta-behorighet')
    await head.page.getByRole('button', { name: 'Avsluta nu' }).click()
    await heading(head, 'Roller och kretsar')
    assert.match(await main(head), /2 av högst 3/)
    assert.equal(await go(person, '/personer'), 404, 'gone at the next request')
    for (const seat of [head, owner, person]) await seat.context.close()
  })
}

async function writesAnalysis(head: Seat): Promise<void> {
  const { page } = head
  await go(head, '/behovsanalys/ny')
  await head.look('ny-analys')
  await page.getByRole('button', { name: 'Besluta analysen' }).click()
  await page.getByText('behöver rättas').waitFor()
  await head.look('ny-analys-fel')
  await page.getByLabel(`Bara ${CIRCLE}`).check()
  await page
    .getByLabel('Vilka behöver ha tillgång, och varför?')
    .fill('Tre i beredskap, så att den som ringer får hjälp också vid sjukdom.')
  await page.getByLabel('Vad kan gå fel?').fill('Någon i kretsen känner den som söks.\n\nEtt utskick går fel.')
  await page.getByLabel('Vad gör ni åt riskerna?').fill('Jäv anmäls. Loggen granskas varje vecka.')
  await page.getByLabel('Högst så många ska ha tillgång').fill('3')
  await page.getByLabel('Ska gås igenom senast').fill(addDays(today(), 200))
  await page.getByRole('button', { name: 'Besluta analysen' }).click()
  await heading(head, `Analys: ${CIRCLE}`)
  await head.look('analys')
  await go(head, '/behovsanalys')
  await head.look('analyser')
}

async function names(head: Seat): Promise<void> {
  const { page } = head
  await go(head, '/behorighet/utse')
  await page.getByLabel('Vem?').selectOption({ label: PERSON })
  await page.getByLabel(`Plats i ${CIRCLE}`).check()
  await page.getByLabel('Vilar på behovs- och riskanalysen').selectOption({ index: 1 })
  await page.getByLabel('Till och med').fill(addDays(today(), 100))
  await head.look('utse')
  await page.getByRole('button', { name: 'Utse personen' }).click()
  await heading(head, 'Utnämning')
  await head.look('utnamning-chef')
}

async function grants(owner: Seat): Promise<void> {
  const { page } = owner
  await go(owner, '/')
  await owner.look('idag-systemagare')
  await page.getByRole('link', { name: 'Utnämningar att besluta om' }).click()
  await heading(owner, 'Utnämning')
  await owner.look('utnamning')
  await page.getByRole('button', { name: 'Tilldela' }).click()
  await page.getByText('Tilldelad,').waitFor()
  for (const [path, name] of [
    ['/behorighet', 'roller-alla'],
    ['/behorighet/tilldela', 'ge-roll'],
    ['/behorighet/krets/ny', 'ny-krets'],
  ] as const) {
    await go(owner, path)
    await owner.look(name)
  }
}

test('D-R15: the yearly review in one page, at 320 px and at a desk', async () => {
  for (const width of [1280, 320]) {
    const head = await stage.sit('norrvik-chef', { width })
    const { page } = head
    await go(head, '/behorighet/genomgang')
    await head.look('genomgang')
    for (const keep of await page.getByLabel('Ja, behåll').all()) await keep.check()
    await page.getByRole('button', { name: 'Spara genomgången' }).click()
    await heading(head, 'Roller och kretsar')
    await head.context.close()
  }
  const { rows } = {
    rows: await stage.house.superuser<{ count: number }>('select count(*)::int as count from circle_member where reviewed_at is not null'),
  }
  assert.ok((rows[0]?.count ?? 0) >= 2)
})

test('S-R20: a proof that is no longer fresh is asked for before anything is granted', async () => {
  const owner = await stage.sit('norrvik-systemagare')
  await stage.house.superuser("update session set proved_at = now() - interval '2 hours'")
  await go(owner, '/behorighet/tilldela')
  assert.match(owner.page.url(), /\/bekrafta\?till=/)
  await owner.context.close()
})

test('S-R19: no page on the way drew a complaint from the browser', () => {
  assert.deepEqual(stage.complaints, [])
})
