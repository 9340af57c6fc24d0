import { Hono } from 'hono'
import { Fault } from '../platform/faults.ts'
import { type Entered, FieldFor, field, optionalText, readForm, record } from '../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../platform/http/form.ts'
import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
} from '../platform/page/index.ts'
import { z } from 'zod'
import { findServices, type Found, type Searched, seeFound, setFilter } from './deeds-find.ts'
import { languageChoices, languageName, targetChoices } from './fields.ts'
import { FREE_WORDS, type Free } from './free.ts'
import { Checked, DirectoryTabs, doer, hoursText, ROOM } from './part.tsx'
import { nameOfPlace, placeOf } from './places.ts'
import type { Filter } from './search.ts'

/** Finding services: the list by what was last asked for, the asking, one that was found. */
export const findPages = new Hono<Env>()

async function searchedBy(c: Ctx): Promise<Searched> {
  const searched = await findServices(...doer(c))
  if (!searched) throw new Fault('not_found')
  return searched
}
findPages.get('/stodverksamheter', async (c) => {
  const { filter, found, refers } = await searchedBy(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={ROOM.label}
      lead={{
        sv: 'Vart någon kan vända sig. Kontrollera alltid datumet innan du hänvisar.',
        en: 'Where somebody can turn. Always look at the date before you refer.',
      }}
    >
      <DirectoryTabs current="find" />
      <Asked filter={filter} count={found.length} csrf={csrfOf(c)} />
      {found.length === 0 ? <Nothing filtered={Object.keys(filter).length > 0} /> : <Listed found={found} refers={refers} />}
      {refers ? (
        <p>
          <T
            text={{
              sv: 'Om det finns plats visas några timmar i efterhand, så att ingen kan se när någon har kommit. Ring alltid.',
              en: 'Whether there is a place is shown some hours late, so that nobody can see when somebody has come. Always call.',
            }}
          />
        </p>
      ) : null}
    </Page>,
  )
})
function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      title={{ sv: 'Inget passar urvalet', en: 'Nothing fits the selection' }}
      action={<LinkButton kind="primary" href="/stodverksamheter/sok" text={{ sv: 'Ändra urvalet', en: 'Change the selection' }} />}
    >
      <p>
        <T
          text={{
            sv: 'Ta bort något av det du valde. De nationella stödlinjerna svarar alltid.',
            en: 'Take away some of what you chose. The national helplines always answer.',
          }}
        />
      </p>
    </EmptyState>
  ) : (
    <EmptyState
      title={{ sv: 'Inga stödverksamheter är publicerade än', en: 'No support services are published yet' }}
      action={<LinkButton kind="primary" href="/stodverksamheter/ny" text={{ sv: 'Skriv den första', en: 'Write the first' }} />}
    >
      <p>
        <T
          text={{
            sv: 'Börja med er egen: socialtjänstens stöd, jouren, den som tar emot dem som vill sluta använda våld.',
            en: 'Begin with your own: the support of social services, the shelter, whoever receives those who want to stop using violence.',
          }}
        />
      </p>
    </EmptyState>
  )
}
function Asked({ filter, count, csrf }: { filter: Filter; count: number; csrf: string }) {
  const said: Text[] = [
    ...targetChoices()
      .filter(({ value }) => value === filter.page)
      .map(({ label }) => label),
    ...(filter.place ? [{ sv: nameOfPlace(filter.place), en: nameOfPlace(filter.place) }] : []),
    ...languageChoices()
      .filter(({ value }) => value === filter.language)
      .map(({ label }) => label),
    ...(filter.need ? [{ sv: `”${filter.need}”`, en: `“${filter.need}”` }] : []),
    ...(filter.open ? [{ sv: 'öppet nu', en: 'open now' }] : []),
    ...(filter.free ? [{ sv: 'plats finns', en: 'there is a place' }] : []),
  ]
  const words = (lang: 'sv' | 'en') => said.map((one) => one[lang]).join(', ')
  return (
    <>
      <p>
        <T
          text={
            said.length === 0
              ? { sv: `Alla som är publicerade: ${count}.`, en: `All that are published: ${count}.` }
              : { sv: `Urval: ${words('sv')}. Träffar: ${count}.`, en: `Selection: ${words('en')}. Found: ${count}.` }
          }
        />
      </p>
      <Actions>
        <LinkButton
          kind="primary"
          href="/stodverksamheter/sok"
          text={said.length === 0 ? { sv: 'Välj ut', en: 'Select' } : { sv: 'Ändra urvalet', en: 'Change the selection' }}
        />
        {said.length === 0 ? null : (
          <Form action="/stodverksamheter/sok" csrf={csrf}>
            <Button kind="quiet" text={{ sv: 'Visa alla', en: 'Show all' }} />
          </Form>
        )}
      </Actions>
    </>
  )
}
const TONES: Readonly<Record<Free, 'done' | 'waiting' | 'plain'>> = { yes: 'done', no: 'waiting', unknown: 'plain' }
export const FreeTag = ({ free }: { free: Free }) => <Tag tone={TONES[free]} text={FREE_WORDS[free]} />

function Listed({ found, refers }: { found: readonly Found[]; refers: boolean }) {
  return (
    <DataTable
      caption={ROOM.label}
      captionHidden
      rows={found}
      columns={[
        {
          label: { sv: 'Verksamhet', en: 'Service' },
          names: true,
          cell: ({ id, service }) => (
            <>
              <a href={`/stodverksamheter/hittad/${id}`}>
                <T text={{ sv: service.name.sv, en: service.name.en ?? service.name.sv }} />
              </a>
              <br />
              {service.organisation}
            </>
          ),
        },
        { label: { sv: 'Telefon', en: 'Telephone' }, cell: ({ service }) => service.phones[0]?.number ?? '–' },
        { label: { sv: 'Tar emot från', en: 'Receives from' }, cell: ({ service }) => <Areas codes={service.places} /> },
        { label: { sv: 'Nu', en: 'Now' }, cell: ({ open }) => <T text={open === undefined ? NO_HOURS : open ? OPEN : CLOSED} /> },
        ...(refers ? [{ label: { sv: 'Plats', en: 'Place' }, cell: ({ free }: Found) => (free ? <FreeTag free={free} /> : '–') }] : []),
        { label: { sv: 'Kontrollerad', en: 'Checked' }, cell: ({ service }) => <Checked on={service.checked} /> },
      ]}
    />
  )
}
const NO_HOURS: Text = { sv: 'Tider saknas', en: 'No hours given' }
const OPEN: Text = { sv: 'Öppet', en: 'Open' }
const CLOSED: Text = { sv: 'Stängt', en: 'Closed' }
export function Areas({ codes }: { codes: readonly string[] }) {
  return codes.length === 0 ? <T text={{ sv: 'Hela landet', en: 'The whole country' }} /> : codes.map(nameOfPlace).join(', ')
}

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
findPages.get('/stodverksamheter/sok', async (c) => {
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
findPages.post('/stodverksamheter/sok', async (c) => {
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

findPages.get('/stodverksamheter/hittad/:id', async (c) => {
  const found = await seeFound(...doer(c), c.req.param('id'))
  if (!found) throw new Fault('not_found')
  const { service } = found
  const lang = c.get('lang')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: service.name.sv, en: service.name.en ?? service.name.sv }}
      crumbs={[ROOM]}
      lead={service.organisation}
    >
      <FoundFacts found={found} lang={lang} />
      {found.own ? (
        <p>
          <a href={`/stodverksamheter/${found.id}`}>
            <T text={{ sv: 'Öppna hos oss: ändra, kontrollera eller anmäl fel', en: 'Open with us: change, check or report wrong' }} />
          </a>
        </p>
      ) : (
        <Notice kind="info" title={{ sv: 'Stämmer något inte?', en: 'Is something wrong?' }}>
          <p>
            <T
              text={{
                sv: 'Ring verksamheten och säg det: den som skriver om den tar bort felet direkt. Hänvisa inte dit förrän du vet.',
                en: 'Call the service and say so: whoever writes about it takes the fault away at once. Do not refer there until you know.',
              }}
            />
          </p>
        </Notice>
      )}
    </Page>,
  )
})
export function FoundFacts({
  found: { service, free, open },
  lang,
}: {
  found: Pick<Found, 'service' | 'free' | 'open'>
  lang: 'sv' | 'en'
}) {
  const words = (one: { sv: string; en?: string | undefined } | undefined) =>
    one === undefined ? undefined : lang === 'en' ? (one.en ?? one.sv) : one.sv
  const { ages, phones, languages, hours } = service
  const rows: { label: Text; value: unknown }[] = [
    { label: { sv: 'Hjälp med', en: 'Help with' }, value: words(service.what) },
    { label: { sv: 'Vem får komma', en: 'Who may come' }, value: words(service.who) },
    { label: { sv: 'Ålder', en: 'Age' }, value: ages && `${ages.from ?? 0}–${ages.to ?? ''}` },
    {
      label: { sv: 'Telefon', en: 'Telephone' },
      value: phones.length > 0 && phones.map(({ number, what }) => <div>{what ? `${number} (${what})` : number}</div>),
    },
    {
      label: { sv: 'Öppet', en: 'Open' },
      value:
        hours.length > 0 &&
        hours.map((one) => (
          <div>
            <T text={hoursText(one)} />
          </div>
        )),
    },
    { label: { sv: 'Just nu', en: 'Just now' }, value: open !== undefined && <T text={open ? OPEN : CLOSED} /> },
    { label: { sv: 'Plats', en: 'Place' }, value: free && <FreeTag free={free} /> },
    { label: { sv: 'Adress', en: 'Address' }, value: service.address },
    {
      label: { sv: 'Språk', en: 'Languages' },
      value:
        languages.length > 0 &&
        languages.map((code, index) => (
          <>
            {index === 0 ? '' : ', '}
            <T text={languageName(code)} />
          </>
        )),
    },
    {
      label: { sv: 'Tillgänglighet', en: 'Accessibility' },
      value: service.accessibility.length > 0 && service.accessibility.map((one) => <div>{one}</div>),
    },
    { label: { sv: 'Kostnad', en: 'Cost' }, value: words(service.fee) },
    { label: { sv: 'Tar emot från', en: 'Receives from' }, value: <Areas codes={service.places} /> },
    { label: { sv: 'Kontrollerad', en: 'Checked' }, value: <Checked on={service.checked} /> },
  ]
  return <SummaryList rows={rows.flatMap(({ label, value }) => (value ? [{ label, value: value as string }] : []))} />
}
