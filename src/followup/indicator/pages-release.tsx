import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Button,
  Confirm,
  DataTable,
  EmptyState,
  Form,
  InsetText,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  type Text,
  usePick,
  When,
  writeNumber,
} from '../../platform/page/index.ts'
import { askRelease, discardRelease, publishRelease, type Releases, type SeenRelease, seeRelease, seeReleases } from './deeds-release.ts'
import type { Indicator } from './indicator.ts'
import { crumbsOf } from './parts.tsx'
import { LEGEND } from './release.ts'
import { Findings, Preview } from './parts-release.tsx'

/** From sealed counts to published numbers: what stands in line, what the auditor said, what a reader will see. */
export const releases = new Hono<Env>()
type State = Releases['releases'][number]['state']
const STATES: Readonly<Record<State, { text: Text; tone: 'plain' | 'waiting' | 'done' }>> = {
  waiting: { text: { sv: 'Räknas', en: 'Being computed' }, tone: 'plain' },
  stopped: { text: { sv: 'Stoppad av granskaren', en: 'Stopped by the auditor' }, tone: 'waiting' },
  failed: { text: { sv: 'Blev inte klar', en: 'Did not finish' }, tone: 'waiting' },
  ready: { text: { sv: 'Klar att publicera', en: 'Ready to publish' }, tone: 'waiting' },
  published: { text: { sv: 'Publicerad', en: 'Published' }, tone: 'done' },
}
const WHY_NOT: Readonly<Record<Exclude<Releases['days'][number]['may'], 'yes'>, Text>> = {
  too_soon: { sv: 'Går att publicera när ett halvår har gått', en: 'Can be published when half a year has passed' },
  once_a_year: {
    sv: 'Det är redan publicerat i år. Nästa gång är efter nyår',
    en: 'There has been a release this year. The next is after New Year',
  },
  published: { sv: 'Året är publicerat', en: 'The year is published' },
  open: { sv: 'En publicering pågår', en: 'A release is under way' },
}

releases.get('/indikatorer/:id/publicering', async (c) => {
  const seen = await seeReleases(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!seen) throw new Fault('not_found')
  const { indicator } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: 'Avrunda och publicera', en: 'Round and publish' }}
      crumbs={crumbsOf(indicator)}
      lead={{
        sv: 'Antalen avrundas tillsammans. En särskild granskare räknar sedan på vad någon kan sluta sig till av allt som har publicerats, alla år. Det som pekar ut någon stoppas.',
        en: 'The counts are rounded together. A separate auditor then computes what anybody could tell from everything ever published, all years. What points somebody out is stopped.',
      }}
    >
      <DataTable
        caption={{ sv: 'Inlagda mätdagar', en: 'Days entered' }}
        rows={seen.days}
        empty={
          <EmptyState
            title={{ sv: 'Inget är inlagt än', en: 'Nothing has been entered yet' }}
            action={<LinkButton href={`/indikatorer/${indicator.id}/antal`} text={{ sv: 'Lägg in antal', en: 'Enter counts' }} />}
          />
        }
        columns={[
          { label: { sv: 'Mätdag', en: 'Day' }, names: true, cell: (d) => <When at={d.reference_on} /> },
          { label: { sv: 'Platser', en: 'Places' }, number: true, cell: (d) => String(d.places) },
          { label: { sv: 'Publicering', en: 'Release' }, cell: (d) => <Ask c={c} indicator={indicator} day={d} /> },
        ]}
      />
      {seen.releases.length > 0 ? (
        <DataTable
          caption={{ sv: 'Publiceringar', en: 'Releases' }}
          rows={seen.releases}
          columns={[
            {
              label: { sv: 'Mätdag', en: 'Day' },
              names: true,
              cell: (r) => (
                <a href={`/indikatorer/publicering/${r.id}`}>
                  <When at={r.reference_on} />
                </a>
              ),
            },
            { label: { sv: 'Läge', en: 'State' }, cell: (r) => <Tag {...STATES[r.state]} /> },
            { label: { sv: 'Publicerad', en: 'Published' }, cell: (r) => (r.published_at ? <When at={r.published_at} day /> : '–') },
          ]}
        />
      ) : null}
      <InsetText>
        <p>
          <T text={LEGEND} />
        </p>
      </InsetText>
    </Page>,
  )
})
function Ask({ c, indicator, day }: { c: Ctx; indicator: Indicator; day: Releases['days'][number] }) {
  if (day.may !== 'yes') return <T text={WHY_NOT[day.may]} />
  return (
    <Form action={`/indikatorer/${indicator.id}/publicering`} csrf={csrfOf(c)}>
      <input type="hidden" name="reference_on" value={day.reference_on} />
      <Button kind="secondary" text={{ sv: 'Avrunda och granska', en: 'Round and audit' }} about={day.reference_on} />
    </Form>
  )
}
releases.post('/indikatorer/:id/publicering', async (c) => {
  const id = c.req.param('id')
  const asked = await askRelease(c.get('house').db, whoAsks(c).actor, id, wordOf(await readForm(c), 'reference_on'))
  if (asked !== 'done') throw new Fault(asked === 'absent' ? 'not_found' : 'conflict')
  return seeOther(c, `/indikatorer/${id}/publicering`)
})

releases.get('/indikatorer/publicering/:id', async (c) => {
  const seen = await seeRelease(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!seen) throw new Fault('not_found')
  const { release, indicator, findings, cells } = seen
  const crumbs = [
    ...crumbsOf(indicator),
    { label: { sv: 'Avrunda och publicera', en: 'Round and publish' }, href: `/indikatorer/${indicator.id}/publicering` },
  ]
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={{ sv: `Publicering för ${release.year}`, en: `Release for ${release.year}` }} crumbs={crumbs}>
      <Verdict seen={seen} />
      <SummaryList
        rows={[
          { label: { sv: 'Läge', en: 'State' }, value: <Tag {...STATES[release.state]} /> },
          { label: { sv: 'Mätdag', en: 'Day' }, value: <When at={release.reference_on} /> },
          ...(release.examined === null
            ? []
            : [{ label: { sv: 'Granskaren prövade', en: 'The auditor tried' }, value: <Examined count={release.examined} /> }]),
          ...(release.how === null
            ? []
            : [
                {
                  label: { sv: 'Avrundningen valdes', en: 'The rounding was chosen' },
                  value: (
                    <T
                      text={
                        release.how === 'mip'
                          ? { sv: 'med minsta möjliga fel', en: 'with the least possible error' }
                          : { sv: 'med en snabbare metod, granskad på samma sätt', en: 'by a quicker way, audited in the same manner' }
                      }
                    />
                  ),
                },
              ]),
        ]}
      />
      {findings.length > 0 ? <Findings indicator={indicator} findings={findings} /> : null}
      {cells.length > 0 ? <Preview indicator={indicator} cells={cells} /> : null}
      {release.state === 'ready' ? (
        <Confirm
          action={`/indikatorer/publicering/${release.id}`}
          csrf={csrfOf(c)}
          irreversible={false}
          consequence={
            <p>
              <T
                text={{
                  sv: 'Talen går sedan att se i organisationen, i rapporter och i filer. Ett publicerat år ändras inte, och nästa publicering är tidigast nästa år.',
                  en: 'The numbers can then be seen in the organisation, in reports and in files. A published year is not changed, and the next release is next year at the earliest.',
                }}
              />
            </p>
          }
          button={{ sv: 'Publicera', en: 'Publish' }}
          back={`/indikatorer/${indicator.id}/publicering`}
        />
      ) : null}
      {release.state === 'ready' || release.state === 'stopped' || release.state === 'failed' ? (
        <Form action={`/indikatorer/publicering/${release.id}/kasta`} csrf={csrfOf(c)}>
          <Button kind="quiet" text={{ sv: 'Kasta den här omgången', en: 'Discard this attempt' }} />
        </Form>
      ) : null}
    </Page>,
  )
})
function Examined({ count }: { count: number }) {
  const say = usePick()
  return (
    <>
      {say({
        sv: `${writeNumber(count, 'sv')} tal, också för den som vet sina egna`,
        en: `${writeNumber(count, 'en')} numbers, also for those who know their own`,
      })}
    </>
  )
}
const stopped = (count: number): Text =>
  count === 0
    ? { sv: 'Stoppad: inget sätt att avrunda döljer alla', en: 'Stopped: no way of rounding hides everybody' }
    : { sv: `Stoppad: ${count} tal går att sluta sig till`, en: `Stopped: ${count} numbers can be told` }
function Verdict({ seen: { release, findings } }: { seen: SeenRelease }) {
  if (release.state === 'ready')
    return (
      <Notice
        kind="success"
        title={{ sv: 'Granskaren fann inget som pekar ut någon', en: 'The auditor found nothing that points anybody out' }}
      >
        <p>
          <T
            text={{
              sv: 'Läs igenom talen nedan som läsarna kommer att se dem, och publicera sedan.',
              en: 'Read the numbers below as readers will see them, and then publish.',
            }}
          />
        </p>
      </Notice>
    )
  if (release.state === 'stopped')
    return (
      <Notice kind="waiting" title={stopped(findings.length)}>
        <p>
          <T
            text={{
              sv: 'Inget är publicerat. Slå ihop grupper, eller vänta tills fler har lämnat antal. Kasta sedan omgången och försök igen.',
              en: 'Nothing is published. Join groups, or wait until more have reported. Then discard this attempt and try again.',
            }}
          />
        </p>
      </Notice>
    )
  if (release.state === 'failed')
    return (
      <Notice
        kind="waiting"
        title={{
          sv: 'Beräkningen blev inte klar, och inget är publicerat',
          en: 'The computation did not finish, and nothing is published',
        }}
      >
        <p>
          <T
            text={{
              sv: 'Kasta omgången och försök igen. Händer det igen: färre grupper gör beräkningen lättare.',
              en: 'Discard this attempt and try again. If it happens again, fewer groups make it easier.',
            }}
          />
        </p>
      </Notice>
    )
  return null
}
releases.post('/indikatorer/publicering/:id', async (c) => {
  const done = await publishRelease(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (done !== 'done') throw new Fault(done === 'absent' ? 'not_found' : 'conflict')
  return seeOther(c, `/indikatorer/publicering/${c.req.param('id')}`)
})
releases.post('/indikatorer/publicering/:id/kasta', async (c) => {
  const indicator = await discardRelease(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (indicator === undefined) throw new Fault('not_found')
  return seeOther(c, `/indikatorer/${indicator}/publicering`)
})
