import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Details,
  Form,
  type FormError,
  LinkButton,
  Page,
  renderPage,
  SummaryList,
  T,
  type Text,
  TimeLine,
  type TimedEvent,
  When,
} from '../../platform/page/index.ts'
import { countyName } from './counties.ts'
import {
  acceptNewKey,
  compareAgain,
  extendFor,
  remindOne,
  reopenFor,
  seeOrganisation,
  type SeenOrganisation,
  sendLinkAgain,
  withdraw,
} from './deeds-one.ts'
import type { Done } from './deeds.ts'
import { addressRecord, proposedLastDay, untilRecord } from './forms.ts'
import { MailLine, Notes } from './part-support.tsx'
import { kindText, Para, roundCrumb, ROUNDS, StandingTag } from './parts.tsx'
import { lastDay, standingOf } from './round.ts'

/** One invited organisation, for the coordinator. */
export const organisationPages = new Hono<Env>()
const idOf = (c: Ctx): string => c.req.param('id') ?? ''
const at = (id: string) => `/rundor/inbjudan/${id}`

async function page(c: Ctx, errors: readonly FormError[] = []): Promise<Response> {
  const { db, config } = c.get('house')
  const seen = await seeOrganisation(db, whoAsks(c).actor, idOf(c), config.demo)
  if (!seen) throw new Fault('not_found')
  const { round, invited, answers, notes } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={invited.name}
      crumbs={[ROUNDS, roundCrumb(round), { label: { sv: 'Inbjudna', en: 'Invited' }, href: `/rundor/${round.id}/inbjudna` }]}
      errors={errors}
    >
      <p>
        <StandingTag standing={standingOf(invited)} />
      </p>
      <Actions>
        {answers.length > 0 ? (
          <LinkButton kind="primary" href={`${at(invited.id)}/nivaer`} text={{ sv: 'Se nivåerna', en: 'See the levels' }} />
        ) : null}
        {round.state === 'open' && standingOf(invited) !== 'answered' ? (
          <Form action={`${at(invited.id)}/paminn`} csrf={csrfOf(c)}>
            <Button kind={answers.length > 0 ? 'secondary' : 'primary'} text={{ sv: 'Påminn nu', en: 'Remind now' }} />
          </Form>
        ) : null}
      </Actions>
      <h2>
        <T text={{ sv: 'Om inbjudan', en: 'About the invitation' }} />
      </h2>
      <Facts seen={seen} />
      {invited.wants_again_at === null ? null : (
        <Para
          text={{
            sv: 'Organisationen ber om att få svara igen. Öppna för den nedan.',
            en: 'The organisation asks to answer again. Open for it below.',
          }}
        />
      )}
      {round.state === 'open' || round.state === 'closed' ? <Terms c={c} seen={seen} errors={errors} /> : null}
      <h2>
        <T text={{ sv: 'Vad som har hänt', en: 'What has happened' }} />
      </h2>
      <TimeLine events={eventsOf(seen)} />
      <Notes notes={notes} />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function Facts({ seen: { round, invited, address, link } }: { seen: SeenOrganisation }) {
  return (
    <SummaryList
      rows={[
        { label: { sv: 'Slag', en: 'Kind' }, value: <T text={kindText(invited.kind)} /> },
        { label: { sv: 'Län', en: 'County' }, value: <T text={countyName(invited.county)} /> },
        { label: { sv: 'Sista dag', en: 'Last day' }, value: <When at={lastDay(invited, round)} day /> },
        {
          label: { sv: 'Svarar', en: 'Answers' },
          value:
            invited.hosted === null ? (
              <T
                text={{
                  sv: 'Genom länken i brevet, eller i en egen installation',
                  en: 'By the link in the letter, or in an installation of its own',
                }}
              />
            ) : (
              <T text={{ sv: 'I den här installationen', en: 'In this installation' }} />
            ),
        },
        ...(address === undefined ? [] : [{ label: { sv: 'Funktionsadress', en: 'Function address' }, value: address }]),
        ...(link === undefined
          ? []
          : [
              {
                label: { sv: 'Länken (bara i demonstrationen)', en: 'The link (in the demonstration only)' },
                value: (
                  <a href={link}>
                    <T text={{ sv: 'Öppna som den inbjudna', en: 'Open as whoever is invited' }} />
                  </a>
                ),
              },
            ]),
      ]}
    />
  )
}
const eventsOf = ({ invited, mails, answers }: SeenOrganisation): TimedEvent[] =>
  [
    ...mails.map((mail) => ({ at: mail.created_at, title: MailLine(mail) })),
    ...answers.map((answer) => ({
      at: answer.received_at,
      title: { sv: `Svar ${answer.number} togs emot`, en: `Answer ${answer.number} was received` },
    })),
    ...(
      [
        [invited.delivered_at, { sv: 'Rundan lämnades', en: 'The round was delivered' }],
        [invited.seen_at, { sv: 'Länken öppnades första gången', en: 'The link was opened for the first time' }],
        [invited.begun_at, { sv: 'Började svara', en: 'Began to answer' }],
        [invited.reopened_at, { sv: 'Öppnades igen', en: 'Was opened again' }],
        [invited.wants_again_at, { sv: 'Bad om att få svara igen', en: 'Asked to answer again' }],
      ] as const
    ).flatMap(([when, title]) => (when === null ? [] : [{ at: when, title }])),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())

function Terms({ c, seen: { invited, answers, pinned }, errors }: { c: Ctx; seen: SeenOrganisation; errors: readonly FormError[] }) {
  const csrf = csrfOf(c)
  const until = untilRecord(dayOf())
  const entered = { until: proposedLastDay(dayOf()) }
  const opened = errors.length > 0
  return (
    <>
      <Details
        summary={answers.length > 0 ? { sv: 'Öppna igen', en: 'Open again' } : { sv: 'Ge mer tid', en: 'Give more time' }}
        open={opened}
      >
        <Para
          text={
            answers.length > 0
              ? {
                  sv: 'Nästa svar ersätter det förra. Det förra går att läsa som förut.',
                  en: 'The next answer replaces the former one, which can be read as before.',
                }
              : { sv: 'Gäller bara den här organisationen. Den får veta det.', en: 'For this organisation only. It is told.' }
          }
        />
        <RecordForm
          record={until}
          action={`${at(invited.id)}/${answers.length > 0 ? 'igen' : 'tid'}`}
          csrf={csrf}
          entered={entered}
          errors={errors}
          submit={answers.length > 0 ? { sv: 'Öppna igen', en: 'Open again' } : { sv: 'Ge mer tid', en: 'Give more time' }}
        />
      </Details>
      {invited.hosted === null ? (
        <Details summary={{ sv: 'Skicka en ny länk', en: 'Send a new link' }} open={opened}>
          <Para
            text={{
              sv: 'Den gamla länken slutar gälla genast. Det som är påbörjat finns kvar.',
              en: 'The old link ceases at once. What has been begun is kept.',
            }}
          />
          <RecordForm
            record={addressRecord}
            action={`${at(invited.id)}/lank`}
            csrf={csrf}
            errors={errors}
            submit={{ sv: 'Skicka en ny länk', en: 'Send a new link' }}
          />
        </Details>
      ) : null}
      <RarerTerms csrf={csrf} invited={invited} answered={answers.length > 0} pinned={pinned} />
    </>
  )
}
function RarerTerms({
  csrf,
  invited,
  answered,
  pinned,
}: {
  csrf: string
  invited: SeenOrganisation['invited']
  answered: boolean
  pinned: boolean
}) {
  return (
    <>
      {invited.hosted !== null && answered ? (
        <Form action={`${at(invited.id)}/jamforelse`} csrf={csrf}>
          <Actions>
            <Button kind="secondary" text={{ sv: 'Lämna jämförelsen igen', en: 'Give the comparison again' }} />
          </Actions>
        </Form>
      ) : null}
      {pinned ? (
        <Details summary={{ sv: 'Organisationen har bytt nyckel', en: 'The organisation has changed its key' }}>
          <Para
            text={{
              sv: 'Ring på ett nummer som ni redan har och jämför siffrorna innan ni går vidare. Nästa nyckel som kommer tas då emot.',
              en: 'Call a number that you already have and compare the figures before you go on. The next key that comes is then taken.',
            }}
          />
          <Form action={`${at(invited.id)}/nyckel`} csrf={csrf}>
            <Button kind="secondary" text={{ sv: 'Vi har ringt: ta emot den nya nyckeln', en: 'We have called: take the new key' }} />
          </Form>
        </Details>
      ) : null}
      {!answered ? (
        <Details summary={{ sv: 'Ta bort inbjudan', en: 'Withdraw the invitation' }}>
          <Form action={`${at(invited.id)}/ta-bort`} csrf={csrf}>
            <Para
              text={{
                sv: 'Länken slutar gälla och organisationen räknas inte längre.',
                en: 'The link ceases, and the organisation is no longer counted.',
              }}
            />
            <Button kind="secondary" text={{ sv: 'Ta bort inbjudan', en: 'Withdraw the invitation' }} />
          </Form>
        </Details>
      ) : null}
    </>
  )
}
organisationPages.get('/rundor/inbjudan/:id', (c) => page(c))

const NOT_NOW: Text = {
  sv: 'Det går inte just nu. Den som redan har påmints i dag, eller har svarat, påminns inte.',
  en: 'That cannot be done now. Whoever has been reminded today, or has answered, is not reminded.',
}
const back = (c: Ctx, done: Done) => {
  if (done === 'absent') throw new Fault('not_found')
  return done === 'conflict' ? page(c, [{ message: NOT_NOW }]) : seeOther(c, at(idOf(c)))
}
for (const [path, work] of [
  ['tid', extendFor],
  ['igen', reopenFor],
] as const)
  organisationPages.post(`/rundor/inbjudan/:id/${path}`, async (c) => {
    const reading = readRecord(untilRecord(dayOf()), await readForm(c))
    if (!reading.ok) return page(c, reading.errors)
    return back(c, await work(c.get('house').db, whoAsks(c).actor, idOf(c), reading.values.until))
  })
organisationPages.post('/rundor/inbjudan/:id/lank', async (c) => {
  const reading = readRecord(addressRecord, await readForm(c))
  if (!reading.ok) return page(c, reading.errors)
  return back(c, await sendLinkAgain(c.get('house').db, whoAsks(c).actor, idOf(c), reading.values.address))
})
for (const [path, work] of [
  ['paminn', remindOne],
  ['ta-bort', withdraw],
  ['nyckel', acceptNewKey],
  ['jamforelse', compareAgain],
] as const)
  organisationPages.post(`/rundor/inbjudan/:id/${path}`, async (c) => back(c, await work(c.get('house').db, whoAsks(c).actor, idOf(c))))
