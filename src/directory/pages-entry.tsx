import { Hono } from 'hono'
import { Fault } from '../platform/faults.ts'
import type { Ctx, Env } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { Actions, Button, Details, Form, LinkButton, Notice, Page, renderPage, SummaryList, T, TimeLine } from '../platform/page/index.ts'
import { type SeenEntry, seeEntry } from './deeds.ts'
import { EVENTS, LEVEL_WORDS } from './directory.ts'
import { freeAt } from './free.ts'
import { FoundFacts, FreeTag } from './found.tsx'
import { StateTag } from './pages-own.tsx'
import { Checked, doer, entryHref, errorOf, OWN, ROOM } from './part.tsx'
import { isReference } from './tree.ts'
import { labelOf } from './words.ts'

/** One entry of one's own organisation: what stands, what others see, and the steps. */
export const entryPages = new Hono<Env>()

export async function entryFor(c: Ctx): Promise<SeenEntry> {
  const seen = await seeEntry(...doer(c), c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
export const titleOf = ({ whole, row }: SeenEntry): string => (typeof whole.name === 'string' ? whole.name : row.kind)

entryPages.get('/stodverksamheter/:id', async (c) => {
  const seen = await entryFor(c)
  const { row } = seen
  const isService = row.kind === 'service'
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={titleOf(seen)} crumbs={[ROOM, OWN]}>
      {wentDown(seen) ? <WentDown /> : null}
      <States seen={seen} csrf={csrfOf(c)} />
      {isService && seen.mayTellPlaces && seen.free.length > 0 ? <Places seen={seen} csrf={csrfOf(c)} /> : null}
      <SummaryList
        rows={[
          { label: { sv: 'Läge', en: 'State' }, value: <StateTag state={row.state} /> },
          {
            label: { sv: 'Kontrollerad', en: 'Checked' },
            value: (
              <>
                <Checked on={row.verified_on} />
                {row.verified_by ? `, ${row.verified_by}` : ''}
              </>
            ),
          },
          {
            label: { sv: 'Ägare', en: 'Owner' },
            value: row.owner_signature,
            ...(seen.mayKeep ? { change: `${entryHref(row.id)}/agare` } : {}),
          },
          {
            label: { sv: 'Ersättare', en: 'Deputy' },
            value: row.deputy_signature ?? <T text={{ sv: 'Ingen utsedd', en: 'Nobody named' }} />,
          },
        ]}
      />
      {isService && seen.mayKeep ? <Parts id={row.id} /> : null}
      {isService && seen.plan ? <Preview seen={seen} lang={c.get('lang')} /> : null}
      {seen.mayKeep ? null : <Written seen={seen} />}
      <Steps seen={seen} csrf={csrfOf(c)} />
      {isService && seen.mayTellPlaces && seen.free.length === 0 ? (
        <Details
          summary={{ sv: 'Tar ni emot för boende? Säg om det finns plats', en: 'Do you house people? Say whether there is a place' }}
        >
          <Places seen={seen} csrf={csrfOf(c)} />
        </Details>
      ) : null}
      <Details summary={{ sv: 'Vad som har gjorts', en: 'What has been done' }}>
        <TimeLine events={seen.events.map(({ what, by, at }) => ({ at, title: EVENTS[what], ...(by ? { who: by } : {}) }))} />
      </Details>
    </Page>,
  )
})
/** What was published and then lost too much to secrecy, until somebody has put it right. */
const wentDown = ({ row, events }: SeenEntry): boolean =>
  row.state === 'draft' && events[0]?.what === 'secret' && events.some(({ what }) => what === 'published')
const WentDown = () => (
  <Notice kind="waiting" title={{ sv: 'Sparat, och inte längre publicerad', en: 'Saved, and no longer published' }}>
    <p>
      <T
        text={{
          sv: 'Det hemliga togs bort från alla sidor direkt. En text röjer det fortfarande, eller så räcker det som är kvar inte för en sida. Rätta och publicera igen.',
          en: 'What is secret left every page at once. A text still gives it away, or what remains is not enough for a page. Put it right and publish again.',
        }}
      />
    </p>
  </Notice>
)
function States({ seen: { row, mayKeep }, csrf }: { seen: SeenEntry; csrf: string }) {
  if (row.state === 'wrong')
    return (
      <Notice kind="waiting" title={{ sv: 'Någon har anmält att något är fel', en: 'Somebody has reported that something is wrong' }}>
        <p>
          <T
            text={{
              sv: 'Verksamheten visas inte för någon annan. Ring och kontrollera, rätta, och publicera igen.',
              en: 'The service is shown to nobody else. Call and check, put it right, and publish again.',
            }}
          />
        </p>
      </Notice>
    )
  if (row.state !== 'held' || !mayKeep) return null
  return (
    <Notice kind="waiting" title={{ sv: 'Något i filen ser hemligt ut', en: 'Something in the file looks secret' }}>
      <p>
        <T
          text={{
            sv: 'Det är förseglat tills någon har avgjort. Se under ”Vem ser vad” vad det gäller. Är du osäker: låt det vara hemligt.',
            en: 'It is sealed until somebody has decided. See under “Who sees what” what it is. If you are unsure: let it be secret.',
          }}
        />
      </p>
      <Form action={`${entryHref(row.id)}/avgor`} csrf={csrf}>
        <Actions>
          <Button name="hemligt" value="ja" text={{ sv: 'Det är hemligt', en: 'It is secret' }} />
          <Button kind="secondary" name="hemligt" value="nej" text={{ sv: 'Det är inte hemligt', en: 'It is not secret' }} />
        </Actions>
      </Form>
    </Notice>
  )
}
/** One press, on a phone. */
function Places({ seen: { row, free }, csrf }: { seen: SeenEntry; csrf: string }) {
  const last = [...free].sort((a, b) => b.shown_from.getTime() - a.shown_from.getTime())[0]
  return (
    <section aria-labelledby="plats">
      <h2 id="plats">
        <T text={{ sv: 'Finns det plats?', en: 'Is there a place?' }} />
      </h2>
      <p>
        <T text={{ sv: 'Ert senaste svar:', en: 'Your latest answer:' }} />{' '}
        <FreeTag free={last ? freeAt([last], last.shown_from) : 'unknown'} />
      </p>
      <Form action={`${entryHref(row.id)}/plats-finns`} csrf={csrf}>
        <Actions>
          <Button kind="secondary" name="plats" value="ja" text={{ sv: 'Plats finns', en: 'There is a place' }} />
          <Button kind="secondary" name="plats" value="nej" text={{ sv: 'Fullt', en: 'Full' }} />
        </Actions>
      </Form>
      <p>
        <T
          text={{
            sv: 'Visas bara för dem som hänvisar, från nästa hela timme och upp till fyra timmar till. Efter tre dygn utan svar visas ”ring och fråga”. Aldrig ett antal, och inget sparas om hur det var förut.',
            en: 'Shown only to those who refer, from the next whole hour and up to four hours more. After three days without an answer “call and ask” is shown. Never a number, and nothing is kept of how it was before.',
          }}
        />
      </p>
    </section>
  )
}
const PARTS = [
  ['grund', { sv: 'Vad den är', en: 'What it is' }],
  ['for-vem', { sv: 'För vem', en: 'For whom' }],
  ['plats', { sv: 'Plats', en: 'Place' }],
  ['telefon', { sv: 'Telefon', en: 'Telephone' }],
  ['tider', { sv: 'Tider', en: 'Hours' }],
  ['kontakt', { sv: 'Kontakt', en: 'Contact' }],
  ['vem-ser-vad', { sv: 'Vem ser vad', en: 'Who sees what' }],
] as const
function Parts({ id }: { id: string }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'Ändra', en: 'Change' }} />
      </h2>
      <ul>
        {PARTS.map(([path, label]) => (
          <li>
            <a href={`${entryHref(id)}/${path}`}>
              <T text={label} />
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
function Preview({ seen: { plan, row, leaves }, lang }: { seen: SeenEntry; lang: 'sv' | 'en' }) {
  const shown = plan?.public ?? plan?.referrers
  if (!plan || !shown) return <Notice kind="info" title={errorOf({ ok: false, because: 'incomplete' }, leaves).message} />
  const secret = leaves.filter(({ level }) => level === 'secret').length
  return (
    <>
      {plan.given.length > 0 ? (
        <Notice kind="danger" title={errorOf({ ok: false, because: 'given_away', given: plan.given }, leaves).message} />
      ) : null}
      <h2>
        <T
          text={
            plan.public
              ? {
                  sv: row.state === 'published' ? 'Det här ser alla' : 'Det här kommer alla att se',
                  en: row.state === 'published' ? 'Everybody sees this' : 'Everybody will see this',
                }
              : { sv: 'Det här ser bara de som hänvisar', en: 'Only those who refer see this' }
          }
        />
      </h2>
      <FoundFacts
        found={{ service: { ...shown.service, checked: row.verified_on ?? shown.service.checked }, free: undefined, open: undefined }}
        lang={lang}
      />
      {secret > 0 ? (
        <p>
          <T
            text={{
              sv: `Hemliga uppgifter som bara er enhet läser: ${secret}.`,
              en: `Secret values that only your unit reads: ${secret}.`,
            }}
          />
        </p>
      ) : null}
    </>
  )
}
/** For the rest of the organisation: what stands, without what is secret. */
function Written({ seen: { leaves } }: { seen: SeenEntry }) {
  return (
    <SummaryList
      rows={leaves
        .filter((leaf) => !isReference(leaf))
        .map((leaf) => ({
          label: labelOf(leaf),
          value: (
            <>
              {String(leaf.value)} (<T text={LEVEL_WORDS[leaf.level]} />)
            </>
          ),
        }))}
    />
  )
}
function Steps({ seen: { row, mayKeep, plan }, csrf }: { seen: SeenEntry; csrf: string }) {
  const at = entryHref(row.id)
  const published = row.state === 'published'
  return (
    <Form action={`${at}/publicera`} csrf={csrf}>
      <Actions>
        {mayKeep && row.kind === 'service' && !published && row.state !== 'held' && plan?.referrers ? (
          <Button text={{ sv: 'Publicera', en: 'Publish' }} />
        ) : null}
        {mayKeep && published ? (
          <Button
            formaction={`${at}/kontrollerad`}
            text={{ sv: 'Det stämmer: anteckna kontrollen', en: 'It is right: record the check' }}
          />
        ) : null}
        {published ? <LinkButton href={`${at}/fel`} text={{ sv: 'Anmäl fel', en: 'Report wrong' }} /> : null}
        {mayKeep && published ? (
          <Button kind="quiet" formaction={`${at}/avpublicera`} text={{ sv: 'Avpublicera', en: 'Take down' }} />
        ) : null}
        {mayKeep && !published ? <LinkButton kind="quiet" href={`${at}/kasta`} text={{ sv: 'Kasta', en: 'Throw away' }} /> : null}
      </Actions>
    </Form>
  )
}
