import { Hono } from 'hono'
import { today } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import {
  Actions,
  Confirm,
  DataTable,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  When,
} from '../../platform/page/index.ts'
import { type CircleSize, endsSoon, type Holding, isTooWide, lacksGround, type Naming } from './access.ts'
import { end, type Overview, seeEnding, seeMine, seeOverview, type Which } from './deeds-holding.ts'
import { AccessLaw, errorsFor, GroundOf, OUTCOMES, sizeText, TooWide, whatText } from './words.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const listRoutes = new Hono<Env>()
export const CRUMB = { label: { sv: 'Roller och kretsar', en: 'Roles and circles' }, href: '/behorighet' }

listRoutes.get('/behorighet', async (c) => {
  const seen = await seeOverview(c.get('house').db, whoAsks(c).actor)
  if (!seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={CRUMB.label}
      lead={{
        sv: 'Enhetschefen utser, systemägaren tilldelar. Inget gäller längre än ett år.',
        en: 'The unit head names, the system owner grants. Nothing runs for more than a year.',
      }}
    >
      <Next seen={seen} />
      <Alone seen={seen} />
      <TooWide circles={seen.circles} />
      <Loose seen={seen} />
      <Namings seen={seen} />
      <Circles circles={seen.circles} draws={seen.grants} />
      <Holdings held={seen.holdings} />
      <Decided namings={seen.decided} />
      <AccessLaw />
    </Page>,
  )
})

function Next({ seen }: { seen: Overview }) {
  return (
    <Actions>
      {seen.names ? <LinkButton kind="primary" href="/behorighet/utse" text={{ sv: 'Utse någon', en: 'Name somebody' }} /> : null}
      {seen.names ? <LinkButton href="/behorighet/genomgang" text={{ sv: 'Gå igenom alla', en: 'Go through all' }} /> : null}
      {seen.grants ? <LinkButton href="/behorighet/tilldela" text={{ sv: 'Ge en roll', en: 'Give a role' }} /> : null}
      {seen.grants ? <LinkButton href="/behorighet/krets/ny" text={{ sv: 'Ny krets', en: 'New circle' }} /> : null}
    </Actions>
  )
}

/** Nobody renews the own role: with one system owner the organisation is locked out within a year. */
function Alone({ seen }: { seen: Overview }) {
  const owners = seen.holdings.filter(({ what }) => what === 'system_owner')
  if (!seen.grants || owners.length !== 1) return null
  return (
    <Notice kind="info" title={{ sv: 'Ni har en enda systemägare', en: 'You have a single system owner' }}>
      <p>
        <T
          text={{
            sv: 'Ingen kan förlänga sin egen roll. Ge rollen till en person till, så att ni inte står utan när den tar slut.',
            en: 'Nobody can lengthen the own role. Give it to one more person, so that you are not without when it ends.',
          }}
        />
      </p>
    </Notice>
  )
}

function Loose({ seen }: { seen: Overview }) {
  const loose = seen.holdings.filter(lacksGround)
  if (loose.length === 0) return null
  return (
    <Notice
      kind="waiting"
      title={{ sv: 'Behörighet som inte vilar på en analys som gäller', en: 'Access that rests on no standing analysis' }}
    >
      <p>
        <T
          text={
            seen.names
              ? {
                  sv: 'Skriv eller förnya analysen och utse personen igen, eller avsluta.',
                  en: 'Write or renew the analysis and name the person again, or end it.',
                }
              : {
                  sv: 'Be enhetschefen att förnya analysen och utse personen igen, eller avsluta.',
                  en: 'Ask the unit head to renew the analysis and name the person again, or end it.',
                }
          }
        />
      </p>
      <ul>
        {loose.map((held) => (
          <li>
            {held.signature}: <T text={whatText(held)} />, <GroundOf held={held} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Namings({ seen }: { seen: Overview }) {
  if (seen.open.length === 0) return null
  return (
    <DataTable
      caption={{ sv: 'Utsedda som väntar på systemägaren', en: 'Named, waiting for the system owner' }}
      rows={seen.open}
      columns={[
        {
          label: { sv: 'Vem', en: 'Who' },
          names: true,
          cell: (n) => <a href={`/behorighet/utnamning/${n.id}`}>{n.signature}</a>,
        },
        { label: { sv: 'Till', en: 'For' }, cell: (n) => <T text={whatText(n)} /> },
        { label: { sv: 'Utsedd av', en: 'Named by' }, cell: (n) => n.asked_by_signature },
        { label: { sv: 'När', en: 'When' }, cell: (n) => <When at={n.asked_at} /> },
        { label: { sv: 'Läge', en: 'State' }, cell: () => <Tag tone="waiting" text={{ sv: 'Väntar', en: 'Waits' }} /> },
      ]}
    />
  )
}

function Circles({ circles, draws }: { circles: readonly CircleSize[]; draws: boolean }) {
  if (circles.length === 0) return null
  return (
    <DataTable
      caption={{ sv: 'Kretsar', en: 'Circles' }}
      rows={circles}
      columns={[
        {
          label: { sv: 'Krets', en: 'Circle' },
          names: true,
          cell: (one) => (draws ? <a href={`/behorighet/krets/${one.id}`}>{one.name}</a> : one.name),
        },
        { label: { sv: 'Enhet', en: 'Unit' }, cell: (one) => one.unit_name },
        { label: { sv: 'Storlek', en: 'Size' }, cell: (one) => <T text={sizeText(one)} /> },
        { label: { sv: 'Läge', en: 'State' }, cell: (one) => <CircleState circle={one} /> },
      ]}
    />
  )
}
function CircleState({ circle }: { circle: CircleSize }) {
  if (circle.members === 0) return <Tag tone="waiting" text={{ sv: 'Ingen är med', en: 'Nobody is in it' }} />
  if (isTooWide(circle)) return <Tag tone="waiting" text={{ sv: 'För stor', en: 'Too wide' }} />
  if (circle.on_duty === 0) return <Tag tone="waiting" text={{ sv: 'Ingen har jour', en: 'Nobody on duty' }} />
  return <Tag tone="done" text={{ sv: 'Som den ska', en: 'As it is to be' }} />
}

function Holdings({ held }: { held: Overview['holdings'] }) {
  return (
    <DataTable
      caption={{ sv: 'Vilka som har behörighet nu', en: 'Who has access now' }}
      rows={held}
      columns={[
        { label: { sv: 'Funktion', en: 'Function' }, names: true, cell: (h) => h.signature },
        { label: { sv: 'Har', en: 'Has' }, cell: (h) => <T text={whatText(h)} /> },
        { label: { sv: 'Enhet', en: 'Unit' }, cell: (h) => h.unit_name },
        { label: { sv: 'Till och med', en: 'Until' }, cell: (h) => <Until held={h} /> },
        { label: { sv: 'Vilar på', en: 'Rests on' }, cell: (h) => <GroundOf held={h} /> },
        {
          label: { sv: 'Avsluta', en: 'End' },
          quiet: true,
          cell: (h) =>
            h.ends ? (
              <LinkButton
                kind="quiet"
                href={endingPath(h)}
                text={{ sv: 'Avsluta', en: 'End' }}
                about={{ sv: `${whatText(h).sv} för ${h.signature}`, en: `${whatText(h).en} for ${h.signature}` }}
              />
            ) : (
              ''
            ),
        },
      ]}
    />
  )
}
const endingPath = (held: Holding): string => `/behorighet/avsluta/${held.account}/${held.circle ?? held.what}`
function Until({ held }: { held: Holding }) {
  return (
    <>
      <When at={held.valid_until} day />
      {endsSoon(held, today()) ? (
        <>
          {' '}
          <Tag tone="waiting" text={{ sv: 'Snart slut', en: 'Ends soon' }} />
        </>
      ) : null}
    </>
  )
}

function Decided({ namings }: { namings: readonly Naming[] }) {
  if (namings.length === 0) return null
  return (
    <DataTable
      caption={{ sv: 'Beslutat de senaste 30 dagarna', en: 'Decided in the last 30 days' }}
      rows={namings}
      columns={[
        { label: { sv: 'Vem', en: 'Who' }, names: true, cell: (n) => n.signature },
        { label: { sv: 'Till', en: 'For' }, cell: (n) => <T text={whatText(n)} /> },
        { label: { sv: 'Beslut', en: 'Decision' }, cell: (n) => (n.decision === null ? '–' : <T text={OUTCOMES[n.decision]} />) },
        { label: { sv: 'När', en: 'When' }, cell: (n) => (n.decided_at ? <When at={n.decided_at} /> : '–') },
      ]}
    />
  )
}

listRoutes.get('/behorighet/mina', async (c) => {
  const mine = await seeMine(c.get('house').db, whoAsks(c).actor)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Mina roller', en: 'My roles' }}
      lead={{
        sv: 'Det du har, och till när. Behöver du det längre: säg till din enhetschef i god tid.',
        en: 'What you have, and until when. If you need it longer, tell your unit head in good time.',
      }}
    >
      <DataTable
        caption={{ sv: 'Mina roller', en: 'My roles' }}
        captionHidden
        rows={mine}
        empty={<EmptyState title={{ sv: 'Du har ingen roll just nu', en: 'You have no role right now' }} />}
        columns={[
          { label: { sv: 'Har', en: 'Has' }, names: true, cell: (h) => <T text={whatText(h)} /> },
          { label: { sv: 'Enhet', en: 'Unit' }, cell: (h) => h.unit_name },
          { label: { sv: 'Sedan', en: 'Since' }, cell: (h) => <When at={h.valid_from} day /> },
          { label: { sv: 'Till och med', en: 'Until' }, cell: (h) => <Until held={h} /> },
        ]}
      />
    </Page>,
  )
})

listRoutes.get('/behorighet/avsluta/:account/:which', async (c) => {
  const which: Which = c.req.param()
  const held = await seeEnding(c.get('house').db, whoAsks(c).actor, which)
  if (!held) throw new Fault('not_found')
  return renderPage(
    c,
    <Page shell={c.get('shell')} crumbs={[CRUMB]} title={{ sv: 'Avsluta en behörighet', en: 'End access' }}>
      <SummaryList
        rows={[
          { label: { sv: 'Funktion', en: 'Function' }, value: held.signature },
          { label: { sv: 'Har', en: 'Has' }, value: <T text={whatText(held)} /> },
          { label: { sv: 'Gäller annars till', en: 'Otherwise runs until' }, value: <When at={held.valid_until} day /> },
        ]}
      />
      <Confirm
        action={endingPath(held)}
        csrf={csrfOf(c)}
        back={CRUMB.href}
        button={{ sv: 'Avsluta nu', en: 'End it now' }}
        consequence={
          <p>
            <T
              text={{
                sv: 'Behörigheten är borta vid personens nästa klick. För att få den igen behöver personen utses på nytt.',
                en: 'The access is gone at the person’s next click. To get it again the person must be named anew.',
              }}
            />
          </p>
        }
      />
    </Page>,
  )
})
listRoutes.post('/behorighet/avsluta/:account/:which', async (c) => {
  const done = await end(c.get('house').db, whoAsks(c).actor, c.req.param())
  if (!done.ok) errorsFor(done.because)
  return seeOther(c, CRUMB.href)
})
