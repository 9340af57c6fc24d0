import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { field, record, RecordForm, readForm as readRecord, requiredText, type Entered } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { EmptyState, type FormError, hasPlace, LinkButton, Page, renderPage, T } from '../../platform/page/index.ts'
import { ConnectNotice } from './connect.tsx'
import { readAnswer, search } from './deeds-search.ts'
import { Persons } from './pages-list.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const searchRoutes = new Hono<Env>()

const searchRecord = record({
  query: field({
    schema: requiredText(120),
    label: { sv: 'Personnummer eller hela namnet', en: 'Identity number or full name' },
    hint: {
      sv: 'Tolv siffror, eller förnamn och efternamn. Sökningen sparas i loggen.',
      en: 'Twelve figures, or given name and surname. The search is kept in the log.',
    },
    control: 'text',
    secret: true,
  }),
})

/** The menu knows: nödöppning is a room of its own. */
const mayBreakGlass = (c: Ctx): boolean => hasPlace(c.get('shell'), '/nodoppna')

function searchPage(c: Ctx, entered: Entered = {}, errors: readonly FormError[] = [], status: 200 | 422 = 200) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      title={{ sv: 'Sök person', en: 'Search for a person' }}
      lead={{ sv: 'Visar personer som du har i uppgift att se.', en: 'Shows persons whom you have the task to see.' }}
    >
      <RecordForm
        record={searchRecord}
        action="/sok"
        csrf={csrfOf(c)}
        submit={{ sv: 'Sök', en: 'Search' }}
        entered={entered}
        errors={errors}
      />
      <ConnectNotice glass={mayBreakGlass(c)} />
    </Page>,
    status,
  )
}

searchRoutes.get('/sok', (c) => {
  whoAsks(c)
  return searchPage(c)
})
searchRoutes.post('/sok', async (c) => {
  const { db, config } = c.get('house')
  const { actor } = whoAsks(c)
  const reading = readRecord(searchRecord, await readForm(c))
  if (!reading.ok) return searchPage(c, reading.entered, reading.errors, 422)
  const asked = await search(db, actor, reading.values.query, config)
  if (asked.ok) return seeOther(c, `/sok/${asked.id}`)
  if (asked.because === 'too_many') throw new Fault('too_many')
  return searchPage(c, {}, [{ field: 'query', message: { sv: 'Skriv ett nummer eller ett namn.', en: 'Write a number or a name.' } }], 422)
})

searchRoutes.get('/sok/:id', async (c) => {
  const id = c.req.param('id')
  const answer = await readAnswer(c.get('house').db, whoAsks(c).actor, id)
  if (!answer) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      crumbs={[{ label: { sv: 'Sök person', en: 'Search for a person' }, href: '/sok' }]}
      title={{ sv: 'Svar på sökningen', en: 'Answer to the search' }}
    >
      {answer.found.length > 0 ? <Persons rows={answer.found} /> : <Miss asked={id} glass={mayBreakGlass(c)} />}
      <p>
        <LinkButton href="/sok" text={{ sv: 'Sök igen', en: 'Search again' }} />
      </p>
    </Page>,
  )
})

/** The same to the byte for a person who is not here and one who is out of reach: nothing in it comes from the search. */
function Miss({ asked, glass }: { asked: string; glass: boolean }) {
  return (
    <>
      <EmptyState title={{ sv: 'Det finns inget att visa', en: 'There is nothing to show' }}>
        <p>
          <T
            text={{
              sv: 'Antingen finns ingen sådan person här, eller så är det någon som du inte har i uppgift att se. Svaret är detsamma i båda fallen.',
              en: 'Either there is no such person here, or it is somebody whom you do not have the task to see. The answer is the same in both cases.',
            }}
          />
        </p>
      </EmptyState>
      <ConnectNotice asked={asked} glass={glass} />
    </>
  )
}
