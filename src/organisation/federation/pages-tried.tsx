import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, LinkButton, Notice, Page, renderPage, T } from '../../platform/page/index.ts'
import { takeAttempt } from '../signin/index.ts'
import { seeProvider } from './deeds.ts'
import { type Tried, TRIED } from './pages-door.tsx'
import { REFUSALS } from './refusal.ts'
import { placeOf, ROOM } from './words.ts'

/** What a service answered when it was tried, for the one who tried it, once. */
export const triedRoutes = new Hono<Env>()

triedRoutes.get('/inloggning/:id/provat', async (c) => {
  const who = whoAsks(c)
  const id = c.req.param('id')
  const shown = await seeProvider(c.get('house').db, who.actor, id)
  if (!shown) throw new Fault('not_found')
  const taken = await takeAttempt(c, TRIED)
  const tried = taken?.tenant === who.actor.tenant ? (taken.content as Tried) : undefined
  if (tried?.provider !== id) return c.redirect(`/inloggning/${id}`, 303)
  const place = placeOf(shown.provider)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Så gick provet', en: 'How the try went' }} crumbs={[ROOM, place]}>
      {tried.because === undefined ? (
        <Notice kind="success" announce title={{ sv: 'Allt i svaret höll', en: 'Everything in the answer held' }} />
      ) : (
        <Notice kind="waiting" announce word={{ sv: 'Höll inte', en: 'Did not hold' }} title={REFUSALS[tried.because]} />
      )}
      {tried.subject === undefined ? null : (
        <p>
          <T text={{ sv: 'Den som loggade in känns igen som', en: 'Whoever signed in is known as' }} /> <strong>{tried.subject}</strong>
        </p>
      )}
      {tried.told.length === 0 ? null : (
        <DataTable
          caption={{
            sv: 'Det här kom från tjänsten. Det som gäller personen är dolt, och inget sparas.',
            en: 'This came from the service. What is about the person is covered, and nothing is kept.',
          }}
          rows={tried.told}
          columns={[
            { label: { sv: 'Uppgift', en: 'Claim' }, names: true, cell: (one) => one.name },
            { label: { sv: 'Värde', en: 'Value' }, cell: (one) => one.value },
          ]}
        />
      )}
      <p>
        <LinkButton kind="primary" href={place.href} text={{ sv: 'Tillbaka till tjänsten', en: 'Back to the service' }} />
      </p>
    </Page>,
  )
})
