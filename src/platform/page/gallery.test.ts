import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { expectAccessible } from '../../../test/axe.ts'
import { openBrowser } from '../../../test/browser.ts'
import { faultsOf, served, VIEWS } from '../../../test/look.ts'
import { gallery, galleryPages } from './gallery.tsx'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

for (const view of VIEWS.filter(({ print }) => print !== true)) {
  test(`every part of the kit is accessible, fits and is quiet in ${view.name}`, async () => {
    await served(gallery, async (origin) => {
      const context = await browser.newContext(view.options)
      const page = await context.newPage()
      const heard: string[] = []
      page.on('console', (message) => heard.push(message.text()))
      page.on('pageerror', (error) => heard.push(error.message))
      page.on('request', (request) => request.url().startsWith(origin) || heard.push(`left the house: ${request.url()}`))
      for (const { path } of galleryPages) {
        await page.goto(origin + path)
        assert.deepEqual(await faultsOf(page, view), [], path)
      }
      await context.close()
      assert.deepEqual(heard, [])
    })
  })
}

test('the check for accessibility bites: a picture without words and pale text are found', async () => {
  const page = await browser.newPage()
  await page.setContent(
    '<html lang="sv"><title>x</title><main><h1>x</h1><img src="data:,"><p style="color:#999;background:#fff">Blek text</p></main>',
  )
  await assert.rejects(expectAccessible(page), /image-alt[\s\S]*color-contrast|color-contrast[\s\S]*image-alt/)
  await page.close()
})

test('without script the menu opens, and by keyboard the first stop leads to the content', async () => {
  await served(gallery, async (origin) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
    const page = await context.newPage()
    await page.goto(`${origin}/skydda/personer`)
    const link = page.locator('.sv-menu-list a', { hasText: 'Organisation' })
    assert.equal(await link.isVisible(), false)
    await page.locator('.sv-menu__summary').click()
    assert.equal(await link.isVisible(), true)
    await page.goto(`${origin}/skydda/personer`)
    await page.keyboard.press('Tab')
    assert.equal(await page.locator(':focus').getAttribute('class'), 'sv-skip')
    await page.keyboard.press('Enter')
    assert.match(page.url(), /#innehall$/)
    await context.close()
  })
})

test('files can be added in several goes, seen, and taken away; their names are text', async () => {
  await served(gallery, async (origin) => {
    const page = await browser.newPage()
    await page.goto(`${origin}/skydda/kontroll`)
    const input = page.locator('#falt-filer')
    const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })
    await input.setInputFiles([file('beslut.txt'), file('<img src=x>.txt')])
    await input.setInputFiles([file('bilaga.txt')])
    const names = page.locator('.sv-files__name')
    assert.deepEqual(await names.allTextContents(), ['beslut.txt', '<img src=x>.txt', 'bilaga.txt'])
    await page.getByRole('button', { name: 'Ta bort beslut.txt' }).click()
    assert.deepEqual(await names.allTextContents(), ['<img src=x>.txt', 'bilaga.txt'])
    assert.equal(await input.evaluate((element) => (element as unknown as { files: { length: number } }).files.length), 2)
    assert.match((await page.locator('.sv-files__status').textContent()) ?? '', /Valda filer: 2/)
    await expectAccessible(page)
    await page.close()
  })
})
