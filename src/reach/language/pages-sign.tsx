import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../../platform/http/form.ts'
import { Confirm, type FormError, HiddenField, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import type { Form } from '../text/index.ts'
import { type SeenPart, signText, withdrawText } from './deeds.ts'
import { signRecord } from './fields.ts'
import { askedForm } from './pages.tsx'
import { BesideSwedish, partFor } from './pages-part.tsx'
import { formName, formPlace, partPlace, ROOM } from './part.tsx'

/** To sign the very text that was read, and to take a signature back. */
export const signPages = new Hono<Env>()

interface Filled {
  entered?: Entered | undefined
  errors?: readonly FormError[]
}
function signPage(c: Ctx, seen: SeenPart, { entered, errors = [] }: Filled) {
  const { form, what, text } = seen
  if (!text) throw new Fault('not_found')
  const place = partPlace(form, what)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Skriv under', en: 'Sign' }}
      crumbs={[ROOM, formPlace(form), place]}
      errors={errors}
      lead={{
        sv: `Läs texten här först. Den visas på ${formName(form).sv.toLocaleLowerCase('sv')} så snart den är underskriven.`,
        en: `Read the text here first. It is shown in ${formName(form).en} as soon as it is signed.`,
      }}
    >
      <BesideSwedish seen={seen} />
      <RecordForm
        record={signRecord}
        action={`${place.href}/skriv-under`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Skriv under', en: 'Sign' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: place.href }}
      >
        <HiddenField name="last" value={text.sha256} />
      </RecordForm>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
signPages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/skriv-under', async (c) =>
  signPage(c, await partFor(c), { entered: { on: dayOf(new Date()) } }),
)
const CHANGED: Text = {
  sv: 'Texten har ändrats sedan du läste den. Läs den igen här ovanför och skriv under på nytt.',
  en: 'The text has changed since you read it. Read it again above and sign anew.',
}
signPages.post('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/skriv-under', async (c) => {
  const seen = await partFor(c)
  const body = await readBody(c)
  const reading = readForm(signRecord, body)
  if (!reading.ok) return signPage(c, seen, reading)
  const { form, what } = seen
  const { name, function: said, on } = reading.values
  const read = wordOf(body, 'last')
  const answer = await signText(c.get('house').db, whoAsks(c).actor, { form, what, read }, { name, function: said, on })
  if (answer === undefined) throw new Fault('not_found')
  if (answer === 'other_text')
    return signPage(c, seen, { entered: { name, function: said, on }, errors: [{ field: 'knows', message: CHANGED }] })
  return seeOther(c, partPlace(form, what).href)
})

signPages.get('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/ta-tillbaka', async (c) => {
  const { form, what, history } = await partFor(c)
  if (!history.some(({ withdrawn_at }) => withdrawn_at === null)) throw new Fault('not_found')
  const place = partPlace(form, what)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ta tillbaka underskriften?', en: 'Withdraw the signature?' }}
      crumbs={[ROOM, formPlace(form), place]}
    >
      <Confirm
        action={`${place.href}/ta-tillbaka`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Texten försvinner genast från de öppna sidorna på språket. Den som vill visa den igen behöver en ny underskrift.',
                en: 'The text leaves the public pages in that language at once. To show it again a new signature is needed.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta tillbaka', en: 'Withdraw' }}
        back={place.href}
      />
    </Page>,
  )
})
signPages.post('/sprak/:form{[a-z]{2}}/:what{[a-z-]+}/ta-tillbaka', async (c) => {
  const [form, what]: [Form, string] = [askedForm(c), c.req.param('what')]
  if (!(await withdrawText(c.get('house').db, whoAsks(c).actor, form, what))) throw new Fault('not_found')
  return seeOther(c, partPlace(form, what).href)
})
