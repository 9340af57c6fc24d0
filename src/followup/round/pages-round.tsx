import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Confirm,
  Details,
  LinkButton,
  Notice,
  Page,
  renderPage,
  type Shell,
  SummaryList,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { questionsOf } from '../question/index.ts'
import { archiveRound, chooseProvision, closeRound, type Done, openRound, seeRound, type SeenRound } from './deeds.ts'
import { provisionRecord } from './forms.ts'
import { Para, roundCrumb, ROUNDS, RoundTag, SecrecyMark } from './parts.tsx'
import { canMail, NoMail } from './part-mail.tsx'

export const roundPages = new Hono<Env>()

async function seen(c: Ctx): Promise<SeenRound> {
  const found = await seeRound(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
  if (!found) throw new Fault('not_found')
  return found
}
export function mustBeDone(done: Done | undefined): void {
  if (done !== 'done') throw new Fault(done === 'conflict' ? 'conflict' : 'not_found')
}

roundPages.get('/rundor/:id', async (c) => renderPage(c, <RoundPage shell={c.get('shell')} seen={await seen(c)} mails={canMail(c)} />))

/** The one next step, by how far the round has come. */
function NextStep({ seen: { round, sets, counted } }: { seen: SeenRound }) {
  const at = `/rundor/${round.id}`
  const invited = counted?.invited ?? 0
  if (round.state === 'draft') {
    const ready = sets.length > 0 && invited > 0
    return (
      <>
        {round.closes < dayOf() ? (
          <Notice kind="waiting" title={{ sv: 'Sista dagen har passerat', en: 'The last day has passed' }}>
            <Para text={{ sv: 'Ändra den i utkastet innan ni öppnar.', en: 'Change it in the draft before you open.' }} />
          </Notice>
        ) : null}
        <Actions>
          {ready ? (
            <LinkButton kind="primary" href={`${at}/oppna`} text={{ sv: 'Öppna rundan', en: 'Open the round' }} />
          ) : (
            <LinkButton kind="primary" href={`${at}/bjud-in`} text={{ sv: 'Bjud in organisationer', en: 'Invite organisations' }} />
          )}
          {ready ? <LinkButton href={`${at}/bjud-in`} text={{ sv: 'Bjud in fler', en: 'Invite more' }} /> : null}
          <LinkButton href={`${at}/andra`} text={{ sv: 'Ändra utkastet', en: 'Change the draft' }} />
        </Actions>
      </>
    )
  }
  return (
    <Actions>
      <LinkButton
        kind="primary"
        href={round.state === 'open' ? `${at}/inbjudna` : `${at}/sammanstallning`}
        text={
          round.state === 'open'
            ? { sv: 'Se vilka som har svarat', en: 'See who has answered' }
            : { sv: 'Se sammanställningen', en: 'See the totals' }
        }
      />
      {round.state === 'open' ? (
        <LinkButton href={`${at}/sammanstallning`} text={{ sv: 'Se sammanställningen', en: 'See the totals' }} />
      ) : (
        <LinkButton href={`${at}/inbjudna`} text={{ sv: 'Se vilka som har svarat', en: 'See who has answered' }} />
      )}
      {round.state === 'open' ? <LinkButton href={`${at}/bjud-in`} text={{ sv: 'Bjud in fler', en: 'Invite more' }} /> : null}
      {round.state === 'open' ? <LinkButton href={`${at}/stang`} text={{ sv: 'Stäng rundan', en: 'Close the round' }} /> : null}
      {round.state === 'open' ? null : (
        <LinkButton href={`/rapporter/ny?slag=round&runda=${round.id}`} text={{ sv: 'Skriv en rapport', en: 'Write a report' }} />
      )}
      {round.state === 'closed' ? <LinkButton href={`${at}/arkivera`} text={{ sv: 'Arkivera', en: 'Archive' }} /> : null}
    </Actions>
  )
}

function RoundPage({ shell, seen, mails }: { shell: Shell; seen: SeenRound; mails: boolean }) {
  const { round, authority, fingerprint } = seen
  return (
    <Page shell={shell} title={round.title} crumbs={[ROUNDS]}>
      <p>
        <RoundTag round={round} />
      </p>
      {round.lead.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {mails || seen.round.state !== 'open' ? null : <NoMail />}
      <NextStep seen={seen} />
      <h2>
        <T text={{ sv: 'Om rundan', en: 'About the round' }} />
      </h2>
      <RoundFacts lang={shell.lang} seen={seen} />
      <h2>
        <T text={{ sv: 'Vem ser vad', en: 'Who sees what' }} />
      </h2>
      {round.secrecy.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <SecrecyMark round={round} authority={authority}>
        <Details summary={{ sv: 'Skriv eller ändra bestämmelsen', en: 'Write or change the provision' }}>
          <ProvisionForm seen={seen} csrf={shell.signOut?.csrf ?? ''} />
        </Details>
      </SecrecyMark>
      {fingerprint === undefined ? null : (
        <Details summary={{ sv: 'Er nyckel, för den som ringer och jämför', en: 'Your key, for those who call and compare' }}>
          <Para
            text={{
              sv: 'Den som tar emot rundan som fil i en egen installation kan ringa er. Läs upp siffrorna. De ska vara desamma på båda håll.',
              en: 'Whoever takes the round as a file in an installation of their own may call you. Read the figures aloud. They must be the same at both ends.',
            }}
          />
          <p>
            <code>{fingerprint}</code>
          </p>
        </Details>
      )}
    </Page>
  )
}
function RoundFacts({ lang, seen: { round, sets, supporters, counted, former } }: { lang: Shell['lang']; seen: SeenRound }) {
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Sista dag', en: 'Last day' }, value: <When at={round.closes} day /> },
        {
          label: { sv: 'Frågor', en: 'Questions' },
          value: (
            <ul>
              {sets.map(({ document: set }) => (
                <li>
                  <a href={`/fragor/${set.id}`}>{set.title[lang] ?? set.title.sv}</a> (
                  <T
                    text={{
                      sv: `version ${set.version}, ${questionsOf(set).length} frågor`,
                      en: `version ${set.version}, ${questionsOf(set).length} questions`,
                    }}
                  />
                  )
                </li>
              ))}
            </ul>
          ),
        },
        {
          label: { sv: 'Inbjudna', en: 'Invited' },
          value: (
            <T
              text={{
                sv: `${counted?.invited ?? 0} organisationer, ${counted?.answered ?? 0} har svarat`,
                en: `${counted?.invited ?? 0} organisations, ${counted?.answered ?? 0} have answered`,
              }}
            />
          ),
        },
        ...(former ? [{ label: { sv: 'Följer upp', en: 'Follows up' }, value: <a href={`/rundor/${former.id}`}>{former.title}</a> }] : []),
        {
          label: { sv: 'Länsstyrelser som stödjer', en: 'County boards that support' },
          value:
            supporters.length === 0 || !round.county_sees ? (
              <T text={{ sv: 'Inga', en: 'None' }} />
            ) : (
              <ul>
                {supporters.map((one) => (
                  <li>
                    {one.name} ({one.county})
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
function ProvisionForm({ seen, csrf }: { seen: SeenRound; csrf: string }) {
  return (
    <RecordForm
      record={provisionRecord}
      action={`/rundor/${seen.round.id}/anteckning`}
      csrf={csrf}
      entered={seen.round.provision === null ? {} : { provision: seen.round.provision }}
      submit={{ sv: 'Spara bestämmelsen', en: 'Save the provision' }}
    />
  )
}
roundPages.post('/rundor/:id/anteckning', async (c) => {
  const reading = readRecord(provisionRecord, await readForm(c))
  if (!reading.ok) {
    const found = await seen(c)
    return renderPage(
      c,
      <Page
        shell={c.get('shell')}
        title={{ sv: 'Anteckning om sekretess', en: 'Note of secrecy' }}
        crumbs={[ROUNDS, roundCrumb(found.round)]}
        errors={reading.errors}
      >
        <RecordForm
          record={provisionRecord}
          action={`/rundor/${found.round.id}/anteckning`}
          csrf={csrfOf(c)}
          entered={reading.entered}
          errors={reading.errors}
          submit={{ sv: 'Spara bestämmelsen', en: 'Save the provision' }}
        />
      </Page>,
      422,
    )
  }
  mustBeDone(await chooseProvision(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values.provision ?? ''))
  return seeOther(c, `/rundor/${c.req.param('id')}`)
})

interface Step {
  path: string
  title: Text
  button: Text
  consequence: (seen: SeenRound) => Text
  allowed: (seen: SeenRound) => boolean
  work: (c: Ctx, id: string) => Promise<Done>
}
const STEPS: readonly Step[] = [
  {
    path: 'oppna',
    title: { sv: 'Öppna rundan', en: 'Open the round' },
    button: { sv: 'Öppna och bjud in', en: 'Open and invite' },
    consequence: ({ counted }) => ({
      sv: `${counted?.invited ?? 0} organisationer bjuds in. De som finns här får rundan hos sig; de andra får ett brev som bara säger att något väntar. Frågorna går inte att ändra efteråt.`,
      en: `${counted?.invited ?? 0} organisations are invited. Those who are here get the round in their own house; the others get a letter that says only that something waits. The questions cannot be changed afterwards.`,
    }),
    allowed: ({ round, sets, counted }) => round.state === 'draft' && sets.length > 0 && (counted?.invited ?? 0) > 0,
    work: (c, id) => openRound(c.get('house').db, whoAsks(c).actor, id),
  },
  {
    path: 'stang',
    title: { sv: 'Stäng rundan', en: 'Close the round' },
    button: { sv: 'Stäng rundan', en: 'Close the round' },
    consequence: ({ counted }) => ({
      sv: `${counted?.answered ?? 0} av ${counted?.invited ?? 0} har svarat. De som har svarat och finns här får en jämförelse med liknande organisationer. Ni kan ge en enskild organisation mer tid även efteråt.`,
      en: `${counted?.answered ?? 0} of ${counted?.invited ?? 0} have answered. Those who have answered and are here get a comparison with similar organisations. You can give a single organisation more time afterwards too.`,
    }),
    allowed: ({ round }) => round.state === 'open',
    work: (c, id) => closeRound(c.get('house').db, whoAsks(c).actor, id),
  },
  {
    path: 'arkivera',
    title: { sv: 'Arkivera rundan', en: 'Archive the round' },
    button: { sv: 'Arkivera', en: 'Archive' },
    consequence: () => ({
      sv: 'Inget mer svar tas emot. Allt går att läsa som förut, och en senare runda kan följa upp den.',
      en: 'No more answers are taken. Everything can be read as before, and a later round can follow it up.',
    }),
    allowed: ({ round }) => round.state === 'closed',
    work: (c, id) => archiveRound(c.get('house').db, whoAsks(c).actor, id),
  },
]
for (const step of STEPS) {
  roundPages.get(`/rundor/:id/${step.path}`, async (c) => {
    const found = await seen(c)
    if (!step.allowed(found)) return seeOther(c, `/rundor/${found.round.id}`)
    return renderPage(
      c,
      <Page shell={c.get('shell')} title={step.title} crumbs={[ROUNDS, roundCrumb(found.round)]}>
        <Confirm
          action={`/rundor/${found.round.id}/${step.path}`}
          csrf={csrfOf(c)}
          consequence={<Para text={step.consequence(found)} />}
          button={step.button}
          back={`/rundor/${found.round.id}`}
        />
      </Page>,
    )
  })
  roundPages.post(`/rundor/:id/${step.path}`, async (c) => {
    mustBeDone(await step.work(c, c.req.param('id') ?? ''))
    return seeOther(c, `/rundor/${c.req.param('id')}`)
  })
}
