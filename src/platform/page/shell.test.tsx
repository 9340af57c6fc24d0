import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { Form, Page, renderPage, TextField } from './index.ts'
import type { Shell } from './index.ts'

const shell: Shell = {
  lang: 'sv',
  path: '/skydda/personer/x',
  rooms: [
    { label: { sv: 'Idag', en: 'Today' }, href: '/idag' },
    {
      label: { sv: 'Skydda', en: 'Protect' },
      href: '/skydda',
      pages: [
        { label: { sv: 'Personer', en: 'Persons' }, href: '/skydda/personer' },
        { label: { sv: 'System', en: 'Systems' }, href: '/skydda/system' },
      ],
    },
  ],
  who: { name: 'Maj Ek', role: { sv: 'Skyddsombud', en: 'Officer' }, organisation: 'Exempelby' },
  signOut: { action: '/logga-ut', csrf: 'tok"en' },
  languageHref: (lang) => `/sprak/${lang}`,
  footer: [{ label: { sv: 'Om', en: 'About' }, href: '/om' }],
  version: '0.1.0',
}

async function get(element: unknown, status?: 200 | 404): Promise<Response> {
  const app = new Hono()
  app.get('/', (c) => renderPage(c, element as never, status))
  return app.request('/')
}

test('a page comes with doctype, language, title and the headers that keep it to itself (S-R19)', async () => {
  const response = await get(<Page shell={shell} title={{ sv: 'Personer', en: 'Persons' }} />, 404)
  assert.equal(response.status, 404)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer')
  assert.match(response.headers.get('content-type') ?? '', /^text\/html; charset=utf-8/i)
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
  const html = await response.text()
  assert.ok(html.startsWith('<!doctype html><html lang="sv">'), html.slice(0, 80))
  assert.match(html, /<title>Personer – Samvärn<\/title>/)
})

test('nothing on a page is inline: no style, no script text, no handler (S-R19)', async () => {
  const html = await (await get(<Page shell={shell} title="A" />)).text()
  assert.doesNotMatch(html, /<style|style=|\son[a-z]+=|<script(?![^>]*\ssrc="\/static\/)/)
  assert.doesNotMatch(html, /(src|href)="(https?:)?\/\//)
})

test('the room and the page that one stands in are marked, the page above as holding this one', async () => {
  const html = await (await get(<Page shell={shell} title="A" />)).text()
  assert.match(html, /<a href="\/skydda" aria-current="true">/)
  assert.match(html, /<a href="\/skydda\/personer" aria-current="true">/)
  assert.match(html, /<a href="\/idag">/)
  const exact = await (await get(<Page shell={{ ...shell, path: '/skydda/personer' }} title="A" />)).text()
  assert.match(exact, /<a href="\/skydda\/personer" aria-current="page">/)
})

test('the other language speaks its own name, and texts follow the language of the page', async () => {
  const swedish = await (await get(<Page shell={shell} title="A" />)).text()
  assert.match(swedish, /hreflang="en" lang="en">English</)
  const english = await (await get(<Page shell={{ ...shell, lang: 'en' }} title={{ sv: 'Personer', en: 'Persons' }} />)).text()
  assert.match(english, /<html lang="en">/)
  assert.match(english, /Skip to content/)
  assert.doesNotMatch(english, /Hoppa till/)
})

test('two pages in different languages that are written at the same time do not mix', async () => {
  const slow = await Promise.all(
    (['sv', 'en', 'sv', 'en'] as const).map(async (lang) => (await get(<Page shell={{ ...shell, lang }} title="A" />)).text()),
  )
  assert.deepEqual(
    slow.map((html) => (html.includes('Hoppa till innehållet') ? 'sv' : 'en')),
    ['sv', 'en', 'sv', 'en'],
  )
})

test('errors stand first, link to their fields, and are told by the title of the window', async () => {
  const message = { sv: 'Fyll i telefon.', en: 'Fill in phone.' }
  const html = await (
    await get(
      <Page shell={shell} title="A" errors={[{ field: 'telefon', message }]}>
        <Form action="/x" csrf="1">
          <TextField name="telefon" label="Telefon" error={message} required />
        </Form>
      </Page>,
    )
  ).text()
  assert.match(html, /<title>Rätta: A – Samvärn<\/title>/)
  assert.ok(html.indexOf('href="#falt-telefon"') < html.indexOf('id="falt-telefon"'))
  assert.match(html, /aria-describedby="falt-telefon-fel"[^>]*aria-invalid="true"|aria-invalid="true"/)
})

test('what comes from outside is text, never markup', async () => {
  const html = await (
    await get(<Page shell={{ ...shell, who: { name: '<b onclick=x>', role: '"', organisation: '&' } }} title={'<img src=x>'} />)
  ).text()
  assert.doesNotMatch(html, /<b onclick|<img/)
  assert.match(html, /value="tok&quot;en"/)
})
