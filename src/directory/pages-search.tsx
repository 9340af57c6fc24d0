import { Hono } from 'hono'
import { z } from 'zod'
import { Fault } from '../platform/faults.ts'
import { type Entered, FieldFor, field, optionalText, readForm, record } from '../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../platform/http/form.ts'
import { Actions, Button, Form, type FormError, LinkButton, Page, renderPage } from '../platform/page/index.ts'
import { setFilter } from './deeds-find.ts'
import { languageChoices, targetChoices } from './fields.ts'
import { searchedBy } from './pages-find.tsx'
import { doer, ROOM } from './part.tsx'
import { nameOfPlace, placeOf } from './places.ts'
import type { Filter } from './search.ts'

/** What to search for. It is kept sealed with the one who asks, and stands in no address. */
export const searchPages = new Hono<Env>()

const searchRecord = (refers: boolean) =>
  record({
    page: field({
      schema: z.string().max(40).optional(),
      label: { sv: 'Vem det gäller', en: 'Whom it is about' },
      control: 'select',
      options: targetChoices(),
    }),
    place: field({
      schema: optionalText(80).refine((text) => text === undefined || placeOf(text) !== undefined),
      label: { sv: 'Kommun eller län', en: 'Municipality or county' },
      hint: {
        sv: 'Verksamheter som tar emot från hela landet är alltid med.',
        en: 'Services that receive from the whole country are always among them.',
      },
      control: 'text',
      messages: {
        wrong: {
          sv: 'Platsen känns inte igen. Skriv kommunens eller länets namn, eller dess kod.',
          en: 'The place is not recognised. Write the name of the municipality or county, or its code.',
        },
      },
    }),
    language: field({
      schema: z.string().max(12).optional(),
      label: { sv: 'Språk', en: 'Language' },
      control: 'select',
      options: languageChoices(),
    }),
    need: field({
      schema: optionalText(80),
      label: { sv: 'Behov, i ord', en: 'Need, in words' },
      hint: {
        sv: 'Till exempel: boende, husdjur, hiss. Aldrig något om en person.',
        en: 'For example: housing, pets, lift. Never anything about a person.',
      },
      control: 'text',
    }),
    open: field({
      schema: z.boolean(),
      label: { sv: 'Bara de som har öppet nu', en: 'Only those that are open now' },
      control: 'checkbox',
    }),
    ...(refers
      ? {
          free: field({
            schema: z.boolean(),
            label: { sv: 'Bara de som har sagt att plats finns', en: 'Only those that have said that there is a place' },
            control: 'checkbox',
          }),
        }
      : {}),
  })
function searchPage(c: Ctx, refers: boolean, entered: Entered, errors: readonly FormError[] = []) {
  const asked = searchRecord(refers)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Välj ut', en: 'Select' }}
      crumbs={[ROOM]}
      errors={errors}
      lead={{ sv: 'Fyll i det som spelar roll. Tomt betyder allt.', en: 'Fill in what matters. Empty means all.' }}
    >
      <Form action="/stodverksamheter/sok" csrf={csrfOf(c)}>
        {asked.names.map((name) => (
          <FieldFor record={asked} name={name} entered={entered} errors={errors} />
        ))}
        <Actions>
          <Button text={{ sv: 'Visa', en: 'Show' }} name="sok" value="ja" />
          <LinkButton kind="quiet" href={ROOM.href} text={{ sv: 'Avbryt', en: 'Cancel' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
searchPages.get('/stodverksamheter/sok', async (c) => {
  const { filter, refers } = await searchedBy(c)
  const { page = '', place, language = '', need = '', open, free } = filter
  return searchPage(c, refers, {
    page,
    language,
    need,
    place: place === undefined ? '' : nameOfPlace(place).replace(/ \(påhitta[dt]\)$/, ''),
    ...(open ? { open: 'ja' } : {}),
    ...(free ? { free: 'ja' } : {}),
  })
})
searchPages.post('/stodverksamheter/sok', async (c) => {
  const { refers } = await searchedBy(c)
  const body = await readBody(c)
  const reading = wordOf(body, 'sok') === '' ? undefined : readForm(searchRecord(refers), body)
  if (reading && !reading.ok) return searchPage(c, refers, reading.entered, reading.errors)
  if (!(await setFilter(...doer(c), reading ? filterOf(reading.values) : {}))) throw new Fault('not_found')
  return seeOther(c, ROOM.href)
})
function filterOf({
  page,
  place,
  language,
  need,
  open,
  ...rest
}: {
  page?: string | undefined
  place?: string | undefined
  language?: string | undefined
  need?: string | undefined
  open: boolean
  free?: unknown
}): Filter {
  const code = place === undefined ? undefined : placeOf(place)
  return {
    ...(page === undefined ? {} : { page }),
    ...(code === undefined ? {} : { place: code }),
    ...(language === undefined ? {} : { language }),
    ...(need === undefined ? {} : { need }),
    ...(open ? { open } : {}),
    ...(rest.free === true ? { free: true } : {}),
  }
}
