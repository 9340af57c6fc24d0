import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { dayOf } from '../../platform/day.ts'
import { type Entered, FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { newId } from '../../platform/ids.ts'
import { Actions, Button, Details, FieldGroup, Form, type FormError, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import type { ContactContent } from './contact.ts'
import { type Change, keepChange, seeChange } from './deeds-items.ts'
import { contentFrom, enteredDetails, enteredHours, hoursIn, newContactForm } from './forms-contact.ts'
import { crumbOf, idOf, mustSeeContent, SITES } from './parts.tsx'
import type { Site } from './site.ts'

/** A new number, with all that is said of it on one form. */
export const newContacts = new Hono<Env>()

/** Keeps what was written and leads to the page that shows how it will read. */
export async function toReview(c: Ctx, change: Change): Promise<Response> {
  const draft = await keepChange(c.get('house').db, whoAsks(c).actor, change)
  if (draft === undefined) throw new Fault('not_found')
  return seeOther(c, `/sidor/${change.site}/granska/${change.item}/${draft}`)
}
const NEW: Text = { sv: 'Lägg till ett nummer', en: 'Add a number' }
export const HOW: Text = {
  sv: 'Skriv tiderna dag för dag: 8–16, stängt, samma (som dagen före) eller dygnet runt. Två tider skiljs med komma: 8–12, 13–16.',
  en: 'Write the hours day by day: 8–16, closed, same (as the day before) or around the clock. Two stretches are parted by a comma: 8–12, 13–16.',
}
interface Written {
  c: Ctx
  action: string
  entered: Entered | undefined
  errors: readonly FormError[]
  back: string
}
/** What most need first; the rest one press away, and open where something in it has to be put right. */
const FIRST = ['kind', 'name_sv', 'phone']
function NumberForm({ c, action, entered, errors, back }: Written) {
  const days = newContactForm.names.filter((name) => name.startsWith('day_'))
  const more = newContactForm.names.filter((name) => !FIRST.includes(name) && !days.includes(name))
  const fields = (names: readonly string[]) =>
    names.map((name) => <FieldFor record={newContactForm} name={name} entered={entered} errors={errors} />)
  const wrong = more.some((name) => errors.some(({ field }) => field === name))
  return (
    <Form action={action} csrf={csrfOf(c)}>
      {fields(FIRST)}
      <FieldGroup legend={{ sv: 'Öppettider', en: 'Opening hours' }} hint={HOW}>
        {fields(days)}
      </FieldGroup>
      <Details summary={{ sv: 'Fler språk, bra att veta, och för vem', en: 'More languages, good to know, and for whom' }} open={wrong}>
        {fields(more)}
      </Details>
      <Actions>
        <Button text={{ sv: 'Se hur det blir', en: 'See how it will read' }} />
        <a class="sv-way-out" href={back}>
          <T text={{ sv: 'Avbryt', en: 'Cancel' }} />
        </a>
      </Actions>
    </Form>
  )
}

newContacts.get('/sidor/:id/kontakt/ny', async (c) => newPage(c, (await mustSeeContent(c)).site, []))
function newPage(c: Ctx, site: Site, errors: readonly FormError[], entered?: Entered) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={NEW} crumbs={[SITES, crumbOf(site)]} errors={errors}>
      <NumberForm c={c} action={`/sidor/${site.id}/kontakt/ny`} entered={entered} errors={errors} back={`/sidor/${site.id}`} />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
newContacts.post('/sidor/:id/kontakt/ny', async (c) => {
  const { site } = await mustSeeContent(c)
  const reading = readRecord(newContactForm, await readForm(c))
  if (!reading.ok) return newPage(c, site, reading.errors, reading.entered)
  const content = contentFrom(reading.values, undefined, dayOf(), hoursIn(reading.values))
  return toReview(c, { site: site.id, item: newId(), kind: 'contact', base: 0, content })
})

/** The whole form again with what was written, from the page that showed how it would read. */
const AGAIN = '/sidor/:id/kontakt/:item/andra/:draft'
async function mustSeeDraft(c: Ctx): Promise<{ site: Site; change: Change; content: ContactContent }> {
  const where = { site: idOf(c), item: idOf(c, 'item'), draft: idOf(c, 'draft') }
  const seen = await seeChange(c.get('house').db, whoAsks(c).actor, where)
  if (seen?.change.kind !== 'contact' || seen.change.content === null) throw new Fault('not_found')
  return { site: seen.site, change: seen.change, content: seen.change.content as ContactContent }
}
function againPage(c: Ctx, site: Site, errors: readonly FormError[], entered: Entered) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ändra mer', en: 'Change more' }} crumbs={[SITES, crumbOf(site)]} errors={errors}>
      <NumberForm c={c} action={c.req.path} entered={entered} errors={errors} back={`/sidor/${site.id}`} />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
newContacts.get(AGAIN, async (c) => {
  const { site, content } = await mustSeeDraft(c)
  return againPage(c, site, [], { ...enteredDetails(content), ...enteredHours(content.hours) })
})
newContacts.post(AGAIN, async (c) => {
  const { site, change, content } = await mustSeeDraft(c)
  const reading = readRecord(newContactForm, await readForm(c))
  if (!reading.ok) return againPage(c, site, reading.errors, reading.entered)
  return toReview(c, { ...change, content: contentFrom(reading.values, content, dayOf(), hoursIn(reading.values)) })
})
