import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { dayOf } from '../../platform/day.ts'
import { type AnyRecord, type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Form,
  type FormError,
  HiddenField,
  InsetText,
  LinkButton,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { CONTACT_KINDS, type ContactContent } from './contact.ts'
import { confirmContact, type Contact } from './deeds-items.ts'
import {
  contentFrom,
  detailsForm,
  enteredDetails,
  enteredHours,
  enteredNames,
  exceptionForm,
  exceptionFrom,
  hoursForm,
  hoursIn,
  namesForm,
  withNames,
} from './forms-contact.ts'
import { writeEvery, writeWeek } from './opening.ts'
import { HOW, toReview } from './pages-contact-new.tsx'
import { crumbOf, Days, formName, idOf, mustSeeContent, pageName, Phone, SITES } from './parts.tsx'
import type { Site } from './site.ts'
import { lastNumber } from './versions.ts'

/** Numbers and hours: one form a page, each followed by how it will read. */
export const contacts = new Hono<Env>()

interface Seen {
  site: Site
  contact: Contact
  content: ContactContent
}
async function mustSee(c: Ctx): Promise<Seen> {
  const { site, contacts: all } = await mustSeeContent(c)
  const contact = all.find(({ id }) => id === c.req.param('item'))
  const content = contact?.now ?? (contact?.planned[0]?.content as ContactContent | undefined)
  if (!contact || !content) throw new Fault('not_found')
  return { site, contact, content }
}
const at = ({ site, contact }: Pick<Seen, 'site' | 'contact'>) => `/sidor/${site.id}/kontakt/${contact.id}`

const changed = (c: Ctx, { site, contact }: Seen, content: ContactContent | null): Promise<Response> =>
  toReview(c, { site: site.id, item: contact.id, kind: 'contact', base: baseIn(c, contact), content })
// The version that the form was made from travels with it, so that whoever comes second is told.
const baseIn = (c: Ctx, contact: Contact): number => {
  const said = Number(c.get('form')?.get('base') ?? Number.NaN)
  return Number.isSafeInteger(said) && said > 0 ? said : lastNumber(contact.versions)
}
const Base = ({ c, contact }: { c: Ctx; contact: Contact }) => <HiddenField name="base" value={String(baseIn(c, contact))} />

contacts.get('/sidor/:id/kontakt/:item', async (c) => {
  const seen = await mustSee(c)
  const { site, contact, content } = seen
  const lang = c.get('lang')
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={content.name.sv} crumbs={[SITES, crumbOf(site)]}>
      <SummaryList
        rows={[
          {
            label: { sv: 'Vad det är', en: 'What it is' },
            value: <T text={CONTACT_KINDS[content.kind]} />,
            change: `${at(seen)}/uppgifter`,
          },
          {
            label: { sv: 'Telefon', en: 'Phone' },
            value: content.phone === undefined ? '–' : <Phone number={content.phone} />,
            change: `${at(seen)}/uppgifter`,
          },
          { label: { sv: 'Öppettider', en: 'Opening hours' }, value: writeWeek(content.hours, lang), change: `${at(seen)}/tider` },
          {
            label: { sv: 'För vem', en: 'For whom' },
            value:
              content.pages.length === 0 ? (
                <T text={{ sv: 'Alla', en: 'Everybody' }} />
              ) : (
                content.pages.map((id) => pageName(id)[lang]).join(', ')
              ),
            change: `${at(seen)}/uppgifter`,
          },
          {
            label: { sv: 'Namn på andra språk', en: 'Names in other languages' },
            value:
              Object.keys(content.name).length > 1
                ? Object.keys(content.name)
                    .filter((form) => form !== 'sv')
                    .map((form) => formName(form as 'en'))
                    .join(', ')
                : '–',
            change: `${at(seen)}/namn`,
          },
          { label: { sv: 'Kontrollerat', en: 'Checked' }, value: <When at={content.checked} /> },
        ]}
      />
      <Form action={`${at(seen)}/stammer`} csrf={csrfOf(c)}>
        <Actions>
          <Button text={{ sv: 'Jag har kontrollerat: allt stämmer', en: 'I have checked: all is right' }} />
        </Actions>
      </Form>
      <h2>
        <T text={{ sv: 'Andra tider under en tid', en: 'Other hours for a time' }} />
      </h2>
      <Exceptions c={c} seen={seen} />
      <p>
        <a href={`${at(seen)}/historik`}>
          <T text={{ sv: `Historik (${contact.versions.length})`, en: `History (${contact.versions.length})` }} />
        </a>
      </p>
      <Form action={`${at(seen)}/ta-bort`} csrf={csrfOf(c)}>
        <Base c={c} contact={contact} />
        <Button kind="quiet" text={{ sv: 'Ta bort numret', en: 'Take the number away' }} />
      </Form>
    </Page>,
  )
})
function Exceptions({ c, seen }: { c: Ctx; seen: Seen }) {
  const coming = seen.content.instead.map((one, index) => ({ ...one, index })).filter(({ until }) => until >= dayOf())
  return (
    <>
      {coming.map((one) => (
        <InsetText>
          <p>
            <strong>
              <Days of={one} />
            </strong>
            {one.why === undefined ? '' : ` (${one.why[c.get('lang')] ?? one.why.sv})`}: {writeEvery(one.hours, c.get('lang'))}
          </p>
          <Form action={`${at(seen)}/undantag/bort`} csrf={csrfOf(c)}>
            <Base c={c} contact={seen.contact} />
            <Button kind="quiet" name="plats" value={String(one.index)} text={{ sv: 'Ta bort', en: 'Take away' }} about={one.from} />
          </Form>
        </InsetText>
      ))}
      <Actions>
        <LinkButton href={`${at(seen)}/undantag`} text={{ sv: 'Skriv andra tider', en: 'Write other hours' }} />
      </Actions>
    </>
  )
}

/** One form about a contact, at an address of its own. */
interface Step {
  path: string
  title: Text
  lead: (seen: Seen, lang: 'sv' | 'en') => string
  record: () => AnyRecord
  entered: (content: ContactContent) => Entered
  change: (values: object, content: ContactContent) => ContactContent
}
const STEPS: Step[] = [
  {
    path: 'tider',
    title: { sv: 'Ändra öppettider', en: 'Change opening hours' },
    lead: ({ content }, lang) => `${content.name.sv}. ${{ sv: 'Nu', en: 'Now' }[lang]}: ${writeWeek(content.hours, lang)}`,
    record: () => hoursForm,
    entered: ({ hours }) => enteredHours(hours),
    change: (values, content) => ({ ...content, hours: hoursIn(values), checked: dayOf() }),
  },
  {
    path: 'uppgifter',
    title: { sv: 'Ändra namn, nummer och för vem', en: 'Change name, number and for whom' },
    lead: ({ content }) => content.name.sv,
    record: () => detailsForm,
    entered: enteredDetails,
    change: (values, content) => contentFrom(values, content, dayOf(), content.hours),
  },
  {
    path: 'namn',
    title: { sv: 'Namn på andra språk', en: 'Names in other languages' },
    lead: ({ content }) => content.name.sv,
    record: () => namesForm,
    entered: enteredNames,
    change: (values, content) => withNames(content, values),
  },
  {
    path: 'undantag',
    title: { sv: 'Skriv andra tider', en: 'Write other hours' },
    lead: ({ content }, lang) => `${content.name.sv}. ${{ sv: 'Annars', en: 'Otherwise' }[lang]}: ${writeWeek(content.hours, lang)}`,
    record: () => exceptionForm(dayOf),
    entered: () => ({}),
    change: (values, content) => ({
      ...content,
      instead: [
        ...content.instead.filter(({ until }) => until >= dayOf()),
        exceptionFrom(values as Parameters<typeof exceptionFrom>[0]),
      ].sort((a, b) => a.from.localeCompare(b.from)),
    }),
  },
]
for (const step of STEPS) {
  const page = (c: Ctx, seen: Seen, errors: readonly FormError[], entered: Entered) =>
    renderPage(
      c,
      <Page
        shell={c.get('shell')}
        title={step.title}
        crumbs={[SITES, crumbOf(seen.site), { label: seen.content.name.sv, href: at(seen) }]}
        errors={errors}
        lead={step.lead(seen, c.get('lang'))}
      >
        {step.path === 'tider' ? (
          <p class="sv-hint">
            <T text={HOW} />
          </p>
        ) : null}
        <RecordForm
          record={step.record()}
          action={`${at(seen)}/${step.path}`}
          csrf={csrfOf(c)}
          submit={{ sv: 'Se hur det blir', en: 'See how it will read' }}
          entered={entered}
          errors={errors}
          back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/sidor/${seen.site.id}` }}
        >
          <Base c={c} contact={seen.contact} />
        </RecordForm>
      </Page>,
      errors.length > 0 ? 422 : 200,
    )
  contacts.get(`/sidor/:id/kontakt/:item/${step.path}`, async (c) => {
    const seen = await mustSee(c)
    return page(c, seen, [], step.entered(seen.content))
  })
  contacts.post(`/sidor/:id/kontakt/:item/${step.path}`, async (c) => {
    const seen = await mustSee(c)
    const reading = readRecord(step.record(), await readForm(c))
    if (!reading.ok) return page(c, seen, reading.errors, reading.entered)
    return changed(c, seen, step.change(reading.values, seen.content))
  })
}

contacts.post('/sidor/:id/kontakt/:item/undantag/bort', async (c) => {
  const seen = await mustSee(c)
  const place = Number((await readForm(c)).get('plats'))
  return changed(c, seen, { ...seen.content, instead: seen.content.instead.filter((_, index) => index !== place) })
})
contacts.post('/sidor/:id/kontakt/:item/stammer', async (c) => {
  const done = await confirmContact(c.get('house').db, whoAsks(c).actor, { site: idOf(c), item: idOf(c, 'item') }, dayOf())
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'conflict') throw new Fault('conflict')
  return seeOther(c, `/sidor/${idOf(c)}`)
})
contacts.post('/sidor/:id/kontakt/:item/ta-bort', async (c) => {
  const seen = await mustSee(c)
  await readForm(c)
  return changed(c, seen, null)
})
