import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import { Button, Form, type FormError, Law, Notice, Page, renderPage, T } from '../../platform/page/index.ts'
import { seeOffer, writeOffer } from './deeds-interpreter.ts'
import { interpreterRecord } from './fields-interpreter.ts'
import { INTERPRETERS, LanguageTabs, ROOM } from './part.tsx'

/** In which languages the organisation answers, and how one asks for an interpreter. */
export const interpreterPages = new Hono<Env>()

interface Filled {
  entered?: Entered | undefined
  errors?: readonly FormError[]
  is_told: boolean
}
function interpreterPage(c: Ctx, { entered, errors = [], is_told }: Filled) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={INTERPRETERS.label}
      crumbs={[ROOM]}
      errors={errors}
      lead={{
        sv: 'Det här står på sidan Språk och tolk. Den som inte talar svenska ska veta att hon kan ringa ändå.',
        en: 'This stands on the page Languages and interpreters. Whoever does not speak Swedish is to know that she can call anyway.',
      }}
    >
      <LanguageTabs current="interpreters" />
      {is_told ? null : (
        <Notice
          kind="waiting"
          title={{ sv: 'Sidorna säger inget om tolk hos er än', en: 'The pages say nothing of interpreters with you yet' }}
        />
      )}
      <Law section="13 § förvaltningslagen (2017:900)">
        <p>
          <T
            text={{
              sv: 'En myndighet ska använda tolk och se till att översätta handlingar om det behövs för att den enskilde ska kunna ta till vara sin rätt, när myndigheten har kontakt med någon som inte behärskar svenska.',
              en: 'An authority is to use an interpreter, and have documents translated, where somebody who does not master Swedish needs it to look after her rights.',
            }}
          />
        </p>
      </Law>
      <RecordForm
        record={interpreterRecord}
        action="/sprak/tolk"
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara och visa på sidorna', en: 'Save and show on the pages' }}
        entered={entered}
        errors={errors}
      />
      {is_told ? (
        <Form action="/sprak/tolk/ta-bort" csrf={csrfOf(c)} label={{ sv: 'Ta bort', en: 'Take away' }}>
          <Button kind="quiet" text={{ sv: 'Ta bort från sidorna', en: 'Take off the pages' }} />
        </Form>
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
async function reached(c: Ctx) {
  const seen = await seeOffer(c.get('house').db, whoAsks(c).actor)
  if (!seen) throw new Fault('not_found')
  return seen.offer
}
interpreterPages.get('/sprak/tolk', async (c) => {
  const offer = await reached(c)
  const entered: Entered = offer
    ? { languages: offer.languages, how_sv: offer.how_sv, how_ll: offer.how_ll ?? '', how_en: offer.how_en ?? '' }
    : {}
  return interpreterPage(c, { entered, is_told: offer !== undefined })
})
interpreterPages.post('/sprak/tolk', async (c) => {
  const before = await reached(c)
  const reading = readForm(interpreterRecord, await readBody(c))
  if (!reading.ok) return interpreterPage(c, { ...reading, is_told: before !== undefined })
  const { languages, how_sv, how_ll = null, how_en = null } = reading.values
  const offer = { languages, how_sv, how_ll, how_en }
  if (!(await writeOffer(c.get('house').db, whoAsks(c).actor, offer))) throw new Fault('not_found')
  return seeOther(c, '/sprak/tolk')
})
interpreterPages.post('/sprak/tolk/ta-bort', async (c) => {
  if (!(await writeOffer(c.get('house').db, whoAsks(c).actor, undefined))) throw new Fault('not_found')
  return seeOther(c, '/sprak/tolk')
})
