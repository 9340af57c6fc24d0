import { Hono } from 'hono'
import { Fault } from '../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../platform/http/form.ts'
import { Confirm, Page, renderPage, T } from '../platform/page/index.ts'
import { decideHeld, discardEntry, publishEntry, reportEntry, verifyEntry, withdrawEntry } from './deeds.ts'
import type { Outcome } from './deeds-entry.ts'
import { tellPlaces } from './deeds-find.ts'
import { entryFor, titleOf } from './pages-entry.tsx'
import { doer, entryHref, OWN, ROOM, taken } from './part.tsx'

/** The steps that are one press each, and the questions before those that are hard to take back. */
export const stepPages = new Hono<Env>()
const step = (path: string, does: (c: Ctx, id: string) => Promise<Outcome>, to?: string) =>
  stepPages.post(`/stodverksamheter/:id/${path}`, async (c) => {
    const id = c.req.param('id')
    const seen = await entryFor(c)
    return taken(c, await does(c, id), id, seen.leaves, to ?? entryHref(id))
  })
step('publicera', (c, id) => publishEntry(...doer(c), id))
step('kontrollerad', (c, id) => verifyEntry(...doer(c), id))
step('avpublicera', (c, id) => withdrawEntry(...doer(c), id))
step('fel', (c, id) => reportEntry(...doer(c), id))
step('kasta', (c, id) => discardEntry(...doer(c), id), OWN.href)
step('avgor', async (c, id) => decideHeld(...doer(c), id, (await answerOf(c, 'hemligt')) !== 'nej'))
stepPages.post('/stodverksamheter/:id/plats-finns', async (c) => {
  const outcome = await tellPlaces(...doer(c), c.req.param('id'), (await answerOf(c, 'plats')) === 'ja')
  if (!outcome.ok) throw new Fault('not_found')
  return seeOther(c, entryHref(c.req.param('id')))
})
async function answerOf(c: Ctx, name: string): Promise<string> {
  const said = wordOf(await readBody(c), name)
  if (said !== 'ja' && said !== 'nej') throw new Fault('bad_request')
  return said
}

stepPages.get('/stodverksamheter/:id/fel', async (c) => {
  const seen = await entryFor(c)
  if (seen.row.state !== 'published') throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Anmäla fel?', en: 'Report wrong?' }}
      crumbs={[ROOM, { label: { sv: 'Verksamheten', en: 'The service' }, href: entryHref(seen.row.id) }]}
      lead={titleOf(seen)}
    >
      <Confirm
        action={`${entryHref(seen.row.id)}/fel`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Verksamheten försvinner från alla sidor och listor direkt. Ägaren ser det under Idag och rättar.',
                en: 'The service leaves every page and list at once. Its owner sees it under Today and puts it right.',
              }}
            />
          </p>
        }
        button={{ sv: 'Anmäl fel och ta ner', en: 'Report wrong and take down' }}
        back={entryHref(seen.row.id)}
      />
    </Page>,
  )
})
stepPages.get('/stodverksamheter/:id/kasta', async (c) => {
  const seen = await entryFor(c)
  if (!seen.mayKeep || seen.row.state === 'published') throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Kasta?', en: 'Throw away?' }}
      crumbs={[ROOM, { label: { sv: 'Verksamheten', en: 'The service' }, href: entryHref(seen.row.id) }]}
      lead={titleOf(seen)}
    >
      <Confirm
        action={`${entryHref(seen.row.id)}/kasta`}
        csrf={csrfOf(c)}
        irreversible
        consequence={
          <p>
            <T text={{ sv: 'Allt som står om den försvinner, även det hemliga.', en: 'Everything about it goes, what is secret too.' }} />
          </p>
        }
        button={{ sv: 'Kasta', en: 'Throw away' }}
        back={entryHref(seen.row.id)}
      />
    </Page>,
  )
})
