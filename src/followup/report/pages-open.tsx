import { Hono } from 'hono'
import { sendPicture } from '../../platform/chart/index.ts'
import { catalogueRdf, documentJson, DocumentView, tableJson } from '../../platform/document/index.ts'
import { Fault } from '../../platform/faults.ts'
import type { Ctx, Env } from '../../platform/http/context.ts'
import { DataTable, EmptyState, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { listOpen, type OpenReport, readOpen } from './deeds-open.ts'
import { asFile, sendTable, tableOf } from './pages-version.tsx'

/** Open data: read by anyone, signed in or not. */
export const openPages = new Hono<Env>()
const OPEN = { label: { sv: 'Öppna data', en: 'Open data' }, href: '/oppna-data' }
const CC0 = 'http://creativecommons.org/publicdomain/zero/1.0/'

openPages.get('/oppna-data', async (c) => {
  const open = await listOpen(c.get('house').db)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={OPEN.label}
      lead={{
        sv: 'Rapporter som har öppnats för alla, med sina tabeller. Siffror om människor är avrundade så att de inte pekar ut någon.',
        en: 'Reports that have been opened to all, with their tables. Figures about people are rounded so that they point at no one.',
      }}
    >
      <DataTable
        caption={OPEN.label}
        captionHidden
        rows={open}
        empty={<EmptyState title={{ sv: 'Inget är öppnat än', en: 'Nothing has been opened yet' }} />}
        columns={[
          { label: { sv: 'Rapport', en: 'Report' }, names: true, cell: (o) => <a href={`/oppna-data/${o.id}`}>{o.document.title}</a> },
          { label: { sv: 'Från', en: 'From' }, cell: (o) => o.publisher },
          { label: { sv: 'Öppnad', en: 'Opened' }, cell: (o) => <When at={o.opened_at} day /> },
        ]}
      />
      <p>
        <a href="/oppna-data/katalog.rdf">
          <T text={{ sv: 'Katalog för maskiner (DCAT-AP-SE)', en: 'Catalogue for machines (DCAT-AP-SE)' }} />
        </a>
      </p>
    </Page>,
  )
})

openPages.get('/oppna-data/katalog.rdf', async (c) => {
  const { db, config } = c.get('house')
  const open = await listOpen(db)
  const publishers = [...new Set(open.map((one) => one.publisher))]
  const rdf = catalogueRdf({
    base: `${config.public_url || new URL(c.req.url).origin}${OPEN.href}`,
    title: 'Öppna data om arbetet med skyddade personuppgifter',
    description: 'Rapporter och tabeller om hur myndigheter och andra arbetar med skyddade personuppgifter.',
    publisher: publishers.join(', ') || 'Samvärn',
    lang: 'sv',
    datasets: open.map((one) => ({ id: one.id, document: one.document, issued: one.opened_at.toISOString(), licence: CC0 })),
  })
  return c.body(rdf, 200, { 'Content-Type': 'application/rdf+xml; charset=utf-8' })
})

async function mustFind(c: Ctx): Promise<OpenReport> {
  const found = await readOpen(c.get('house').db, c.req.param('id') ?? '')
  if (!found) throw new Fault('not_found')
  return found
}
openPages.get('/oppna-data/:id', async (c) => {
  const { id, document } = await mustFind(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={document.title} crumbs={[OPEN]} lead={`${document.by}, ${document.date}`}>
      <DocumentView document={document} href={(block) => `/oppna-data/${id}/bild/${block}`} />
      <p>
        <a href={`/oppna-data/${id}/rapport.json`}>
          <T text={{ sv: 'Hela rapporten som JSON', en: 'The whole report as JSON' }} />
        </a>
      </p>
    </Page>,
  )
})
openPages.get('/oppna-data/:id/bild/:block', async (c) => {
  const block = (await mustFind(c)).document.blocks[Number(c.req.param('block'))]
  if (block?.kind !== 'chart') throw new Fault('not_found')
  return sendPicture(c, block.svg)
})
openPages.get('/oppna-data/:id/:file', async (c) => {
  const { document } = await mustFind(c)
  const file = c.req.param('file')
  if (file === 'rapport.json') return asFile(c, JSON.stringify(documentJson(document), null, 2), 'application/json; charset=utf-8', file)
  const json = /^(tabell-\d{1,3})\.json$/.exec(file)?.[1]
  if (json !== undefined)
    return asFile(c, JSON.stringify(tableJson(tableOf(document, json), document), null, 2), 'application/json; charset=utf-8', file)
  return sendTable(c, document, file)
})
