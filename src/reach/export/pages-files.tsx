import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { Actions, Button, EmptyState, LinkButton, Page, renderPage, T, TextField } from '../../platform/page/index.ts'
import { besideOf } from './beside.ts'
import { type Built, build } from './build.ts'
import { asPublished, leaveOf, publishedHere } from './deeds-files.ts'
import { hostingOf } from './expected.ts'
import { PAGES } from './folder.ts'
import { HOSTS } from './pages.tsx'
import { zipStream } from './zip.ts'

export const filePages = new Hono<Env>()
const FILES = { sv: 'Filer att lägga ut', en: 'Files to publish' }

filePages.get('/vard/filer', async (c) => {
  const documents = await publishedHere(c.get('house').db, whoAsks(c).actor)
  if (!documents) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={FILES}
      crumbs={[HOSTS]}
      lead={{
        sv: 'För dem som vill ha sidorna på sin egen webbserver: alla sidor som filer, färdiga konfigurationer för nginx, Apache och IIS, och en text till den som sköter servern.',
        en: 'For those who want the pages on a web server of their own: all pages as files, ready configurations for nginx, Apache and IIS, and a text for whoever keeps the server.',
      }}
    >
      {documents.length === 0 ? (
        <EmptyState title={{ sv: 'Inget är publicerat än', en: 'Nothing has been published yet' }}>
          <Actions>
            <LinkButton kind="primary" href="/sidor" text={{ sv: 'Gå till Sidor', en: 'Go to Sites' }} />
          </Actions>
        </EmptyState>
      ) : (
        <>
          <ul>
            {documents.map(({ name, code }) => (
              <li>
                {name} ({code})
              </li>
            ))}
          </ul>
          <form action="/vard/filer.zip" method="get" class="sv-form">
            <TextField
              name="namn"
              label={{ sv: 'Webbserverns namn', en: 'Name of the web server' }}
              value="www.example.se"
              hint={{ sv: 'Det namn som besökaren ser. Inget talande namn.', en: 'The name that the visitor sees. No telling name.' }}
            />
            <TextField
              name="stig"
              label={{ sv: 'Sökväg', en: 'Path' }}
              value="/info/"
              hint={{ sv: 'Intetsägande, med snedstreck först och sist.', en: 'Dull, with a slash first and last.' }}
            />
            <p>
              <T
                text={{
                  sv: 'Att skriva till ett team fungerar inte på utlagda filer. Sidan säger i stället vart man kan ringa.',
                  en: 'Writing to a team does not work with published files. The page says where to call instead.',
                }}
              />
            </p>
            <Actions>
              <Button text={{ sv: 'Hämta allt som en zip-fil', en: 'Get all as a zip file' }} />
            </Actions>
          </form>
        </>
      )}
    </Page>,
  )
})

filePages.get('/vard/filer.zip', async (c) => {
  const { db, config } = c.get('house')
  const { actor } = whoAsks(c)
  const [name, base] = [c.req.query('namn') ?? '', c.req.query('stig') ?? '']
  if (!/^[a-z0-9.-]{1,200}$/i.test(name) || !/^\/(?:[A-Za-z0-9_-]+\/)*$/.test(base)) throw new Fault('bad_request')
  const documents = await publishedHere(db, actor)
  if (!documents || documents.length === 0) throw new Fault('not_found')
  const leave = leaveOf(config)
  const hosting = hostingOf({ name, base, root: `/srv/${PAGES}`, leave })
  async function* all(): AsyncGenerator<Built> {
    for (const [path, text] of Object.entries(besideOf(hosting))) yield { path, bytes: Buffer.from(text) }
    for await (const { path, bytes } of build(asPublished(db, actor, documents ?? []), { base, leave }))
      yield { path: `${PAGES}/${path}`, bytes }
  }
  return c.body(zipStream(all(), 'information'), 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': 'attachment; filename="information.zip"',
  })
})
