import { Hono } from 'hono'
import { Fault } from '../platform/faults.ts'
import type { Ctx, Env } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { Actions, Button, DataTable, EmptyState, Form, LinkButton, Notice, Page, renderPage, T, type Text } from '../platform/page/index.ts'
import { findServices, type Found, type Searched, seeFound } from './deeds-find.ts'
import { languageChoices, targetChoices } from './fields.ts'
import { Areas, CLOSED, FoundFacts, FreeTag, NO_HOURS, OPEN } from './found.tsx'
import { Checked, DirectoryTabs, doer, ROOM } from './part.tsx'
import { nameOfPlace } from './places.ts'
import type { Filter } from './search.ts'

/** Finding services: the list by what was last asked for, the asking, one that was found. */
export const findPages = new Hono<Env>()

export async function searchedBy(c: Ctx): Promise<Searched> {
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
        { label: { sv: 'Telefon', en: 'Telephone' }, cell: ({ service }) => service.phones[0]?.number.replaceAll(' ', '\u00a0') ?? '–' },
        { label: { sv: 'Tar emot från', en: 'Receives from' }, cell: ({ service }) => <Areas codes={service.places} /> },
        { label: { sv: 'Nu', en: 'Now' }, cell: ({ open }) => <T text={open === undefined ? NO_HOURS : open ? OPEN : CLOSED} /> },
        ...(refers ? [{ label: { sv: 'Plats', en: 'Place' }, cell: ({ free }: Found) => (free ? <FreeTag free={free} /> : '–') }] : []),
        { label: { sv: 'Kontrollerad', en: 'Checked' }, cell: ({ service }) => <Checked on={service.checked} /> },
      ]}
    />
  )
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
