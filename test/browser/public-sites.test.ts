/** A communicator on a phone without JavaScript: hours changed and seen at the real address, a text scheduled, two at once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDemoSites } from '../../src/reach/site/index.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await setStage()
  // Two of the four: cards for every site take their time.
  const shown = stage.house.founded.filter(({ accounts }) => 'norrvik-kommunikator' in accounts || 'nordan-kommunikator' in accounts)
  await makeDemoSites(stage.house.db, shown)
  await stage.house.drain()
})
after(() => stage?.close())

/** The public page as it is served. */
async function publicText(page: string): Promise<string> {
  const [row] = await stage.house.superuser<{ code: string }>(
    "select code from publication where document->>'place' = '9901' and document->>'kind' = 'municipality'",
  )
  const answer = await stage.house.app.request(`${stage.origin}/stod/${row?.code}/${page}`)
  assert.equal(answer.status, 200)
  return answer.text()
}

test('issue 5, sentence 5: opening hours are changed on a phone without JavaScript and are out', async () => {
  const { page, look } = await stage.sit('norrvik-kommunikator', { width: 320, javaScript: false })
  assert.match(await publicText('a09'), /Socialtjänsten i Norrvik/)
  await page.goto(`${stage.origin}/sidor`)
  await page.getByRole('link', { name: 'Norrviks kommun (påhittad)', exact: true }).click()
  await look('site')
  await page.getByRole('link', { name: 'Ändra öppettider Socialtjänsten i Norrvik' }).click()
  await page.getByLabel('Fredag').fill('9–11.45')
  await page.getByLabel('Lördag').fill('ibland')
  await look('site-hours')
  await page.getByRole('button', { name: 'Se hur det blir' }).click()
  assert.equal(await page.getByLabel('Fredag').inputValue(), '9–11.45', 'nothing is lost')
  await page.getByLabel('Lördag').fill('10–12')
  await page.getByRole('button', { name: 'Se hur det blir' }).click()
  assert.equal(await page.getByText('Öppet måndag–torsdag 8–16.30, fredag 9–11.45, lördag 10–12. Stängt söndag.').count(), 1)
  await look('site-review')
  await page.getByRole('button', { name: 'Publicera', exact: true }).click()
  await page.waitForURL(/\/sidor\/[0-9a-f-]+$/)
  await stage.house.drain()
  await page.reload()
  assert.equal(await page.getByText('Det som står här är ute sedan').count(), 1)
  assert.match(await publicText('a09'), /11[.:]45/)
})

test('a text is scheduled, seen on the real page before, and shown when its time has come', async () => {
  const { page, look } = await stage.sit('norrvik-kommunikator', { width: 320 })
  await page.goto(`${stage.origin}/sidor`)
  await page.getByRole('link', { name: 'Norrviks kommun (påhittad)', exact: true }).click()
  await page.getByRole('link', { name: 'Skriv en text' }).click()
  await page.getByLabel('På vilken sida?').selectOption('online')
  await page.getByLabel('Texten').fill('Vi hjälper dig att spara bevis i Norrvik.')
  await page.getByRole('button', { name: 'Se hur det blir' }).click()
  await look('site-text-review')
  const review = page.url()
  await page.getByRole('link', { name: 'Svenska', exact: true }).click()
  assert.equal(await page.title(), 'Information')
  assert.equal(await page.getByText('Vi hjälper dig att spara bevis i Norrvik.').count(), 1)
  await page.goto(review)
  await page.getByText('Publicera från en viss dag i stället').click()
  await page.getByLabel('Från och med').fill('2031-01-02')
  await page.getByRole('button', { name: 'Publicera', exact: true }).click()
  await page.waitForURL(/\/sidor\/[0-9a-f-]+$/)
  await look('site-scheduled')
  assert.ok((await page.getByText('ändras 2 januari 2031').count()) > 0)
  await stage.house.drain()
  assert.doesNotMatch(await publicText('a28'), /spara bevis i Norrvik/)
  const [row] = await stage.house.superuser<{ from: string }>(
    "select p->>'from' as from from publication, jsonb_array_elements(document->'pieces') p where p->>'page' = 'online'",
  )
  assert.equal(row?.from, '2031-01-01T23:00:00.000Z')
})

test('two change the same number: the second sees what came first, and her own is still there', async () => {
  const [one, two] = [await stage.sit('norrvik-kommunikator'), await stage.sit('norrvik-kommunikator', { width: 320 })]
  for (const { page } of [one, two]) {
    await page.goto(`${stage.origin}/sidor`)
    await page.getByRole('link', { name: 'Norrviks kommun (påhittad)', exact: true }).click()
    await page.getByRole('link', { name: 'Ändra öppettider Socialjouren' }).click()
  }
  await one.page.getByLabel('Måndag').fill('17–7')
  await one.page.getByRole('button', { name: 'Se hur det blir' }).click()
  await one.page.getByRole('button', { name: 'Publicera', exact: true }).click()
  await one.page.waitForURL(/\/sidor\/[0-9a-f-]+$/)
  await two.page.getByLabel('Måndag').fill('18–6')
  await two.page.getByRole('button', { name: 'Se hur det blir' }).click()
  assert.equal(await two.page.getByText('Någon hann före').count(), 1)
  await two.look('site-conflict')
  assert.ok((await two.page.getByText('måndag 17–7').count()) > 0)
  assert.ok((await two.page.getByText('måndag 18–6').count()) > 0)
  await two.page.getByRole('button', { name: 'Publicera mitt ändå' }).click()
  await two.page.waitForURL(/\/sidor\/[0-9a-f-]+$/)
  assert.ok((await two.page.getByText('måndag 18–6').count()) > 0)
})

test('the pages of a site pass axe and fit, wide and narrow', async () => {
  for (const [slug, width] of [
    ['norrvik-kommunikator', 1280],
    ['samverket-nationell', 1280],
    ['nordan-kommunikator', 320],
  ] as const) {
    const { page, look } = await stage.sit(slug, { width })
    await page.goto(`${stage.origin}/sidor/tackning`)
    await look('coverage')
    if (slug !== 'norrvik-kommunikator') {
      await page.getByRole('link', { name: 'När det händer på nätet' }).click()
      await look('coverage-group')
    }
    if (slug === 'samverket-nationell') continue
    await page.goto(`${stage.origin}/sidor/ny/1981`)
    await look('site-new')
    await page.goto(`${stage.origin}/sidor`)
    await look('sites')
    await page.getByRole('rowheader').getByRole('link').first().click()
    await look('site')
    const at = page.url()
    for (const [path, name] of [
      ['fardig-text', 'ready-text'],
      ['installningar', 'site-settings'],
      ['kontakt/ny', 'number-new'],
      ['text/ny', 'text-new'],
      ['visa', 'site-show'],
    ] as const) {
      await page.goto(`${at}/${path}`)
      await look(name)
    }
  }
  assert.deepEqual(stage.complaints, [])
})
