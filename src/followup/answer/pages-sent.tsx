/** One signature: what was signed, where it is on its way, and what to do when it stops. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { Actions, Button, Details, Form, LinkButton, Notice, Page, renderPage, T, type Text, When } from '../../platform/page/index.ts'
import { SHARINGS } from './answer-forms.ts'
import { carryOn, fetchEnvelope, sayHandedOver, type SeenSubmission, seeSubmission } from './deeds-check.ts'
import { Parcel } from './part-parcel.tsx'
import { ANSWERS, Facts, SecrecyMark, SubmissionTag } from './part-words.tsx'

export const sentRoutes = new Hono<Env>()
const ROOT = '/svar/runda/:round/underskrift/:number{[0-9]{1,4}}'

async function submission(c: Ctx): Promise<SeenSubmission> {
  const { db, outgoing } = c.get('house')
  const seen = await seeSubmission(db, whoAsks(c).actor, outgoing, c.req.param('round') ?? '', Number(c.req.param('number')))
  if (!seen) throw new Fault('not_found')
  return seen
}
const baseOf = ({ round, submission: { number } }: SeenSubmission): string => `/svar/runda/${round.id}/underskrift/${number}`

sentRoutes.get(ROOT, async (c) => {
  const seen = await submission(c)
  const { round, submission: sent, frozen, why } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={{ sv: `Svar ${sent.number}`, en: `Answer ${sent.number}` }}
      crumbs={[ANSWERS, { label: round.title, href: `/svar/runda/${round.id}` }]}
      aside={<SentFacts seen={seen} />}
    >
      <SecrecyMark />
      {sent.reopened_at === null ? (
        <Stands seen={seen} csrf={csrfOf(c)} demo={c.get('house').config.demo} />
      ) : (
        <Reopened at={sent.reopened_at} why={why ?? ''} />
      )}
      <h2>
        <T
          text={
            round.round === null
              ? { sv: 'Det som skrevs under', en: 'What was signed' }
              : { sv: 'Det som lämnar er', en: 'What leaves you' }
          }
        />
      </h2>
      <Parcel parcel={frozen.leaving} sets={round.sets} words={sent.sharing === 'levels_and_words'} />
    </Page>,
  )
})

function Reopened({ at, why }: { at: Date; why: string }) {
  return (
    <Notice kind="info" title={{ sv: 'Öppnat igen', en: 'Opened again' }}>
      <p>
        <When at={at} />. {why}
      </p>
    </Notice>
  )
}
function SentFacts({ seen: { submission: sent } }: { seen: SeenSubmission }) {
  return (
    <Facts
      facts={[
        { label: { sv: 'Läge', en: 'State' }, value: <SubmissionTag state={sent.state} /> },
        { label: { sv: 'Underskrivet', en: 'Signed' }, value: <When at={sent.signed_at} /> },
        { label: { sv: 'Av', en: 'By' }, value: sent.signed_as },
        { label: { sv: 'Delas', en: 'Shared' }, value: <T text={SHARINGS[sent.sharing].label} /> },
        ...(sent.provision === null ? [] : [{ label: { sv: 'Sekretessbestämmelse', en: 'Secrecy provision' }, value: sent.provision }]),
        ...(sent.answered_at === null
          ? []
          : [{ label: { sv: 'Svar från mottagaren', en: 'Answer from the receiver' }, value: <When at={sent.answered_at} /> }]),
      ]}
    />
  )
}

interface StandsProps {
  seen: SeenSubmission
  csrf: string
  demo: boolean
}
function Stands({ seen, csrf, demo }: StandsProps) {
  const { state } = seen.submission
  if (state === 'kept') return <Kept />
  if (state === 'checking' || state === 'returned') return <Checking seen={seen} csrf={csrf} />
  if (state === 'received') return <Notice kind="success" title={{ sv: 'Mottaget', en: 'Received' }} />
  return <OnTheWay seen={seen} csrf={csrf} demo={demo} />
}
const Kept = () => (
  <Notice kind="success" title={{ sv: 'Underskrivet', en: 'Signed' }}>
    <p>
      <T
        text={{
          sv: 'Skattningen stannar hos er. Nästa gång börjar ni från de här svaren.',
          en: 'The assessment stays with you. Next time you begin from these answers.',
        }}
      />
    </p>
  </Notice>
)

const CHECKS: Record<'waiting' | 'held' | 'passed' | 'returned', Text> = {
  waiting: { sv: 'Orden läses nu. Det tar någon minut.', en: 'The words are being read. It takes a minute.' },
  held: {
    sv: 'Orden hålls kvar tills någon i kretsen har läst dem. Inget har lämnat er.',
    en: 'The words are held until somebody in the circle has read them. Nothing has left you.',
  },
  passed: { sv: 'Orden är släppta. Skicka svaret.', en: 'The words are let through. Send the answer.' },
  returned: {
    sv: 'Orden behöver ändras. Öppna svaren igen, ändra dem och skriv under på nytt. Inget har lämnat er.',
    en: 'The words need changing. Open the answers again, change them and sign anew. Nothing has left you.',
  },
}
const NOT_ASKED: Text = {
  sv: 'Orden är inte lämnade till kontrollen än: det var för många på kort tid. Försök igen om en stund.',
  en: 'The words are not handed to the check yet: there were too many in a short time. Try again in a while.',
}
const NOT_MINE: Text = {
  sv: 'Den som skrev under ser hur kontrollen går och skickar svaret när den är klar.',
  en: 'Whoever signed sees how the check goes, and sends the answer when it is done.',
}
function Checking({ seen, csrf }: { seen: SeenSubmission; csrf: string }) {
  const { check, mine, submission: sent, round } = seen
  const returned = sent.state === 'returned'
  const words = returned ? CHECKS.returned : !mine ? NOT_MINE : sent.check_asked === null ? NOT_ASKED : CHECKS[check?.state ?? 'waiting']
  return (
    <>
      <Notice kind="waiting" word={{ sv: 'Röjandekontrollen', en: 'Disclosure check' }} title={words} announce>
        {check?.words === undefined ? null : <p>{check.words}</p>}
      </Notice>
      {returned ? (
        <Actions>
          <LinkButton
            kind="primary"
            href={`/svar/runda/${round.id}/oppna-igen`}
            text={{ sv: 'Öppna svaren igen', en: 'Open the answers again' }}
          />
        </Actions>
      ) : mine ? (
        <Form action={`${baseOf(seen)}/vidare`} csrf={csrf}>
          <Actions>
            <Button
              text={check?.state === 'passed' ? { sv: 'Skicka svaret', en: 'Send the answer' } : { sv: 'Se efter igen', en: 'Look again' }}
            />
          </Actions>
        </Form>
      ) : null}
    </>
  )
}

const LINE: Text = {
  sv: 'Svaret är på väg och kvitteras av mottagaren.',
  en: 'The answer is on its way and will be acknowledged by the receiver.',
}
const BY_FILE: Text = {
  sv: 'Hämta den signerade filen och lämna den till den som samordnar. Säg sedan här att den är lämnad.',
  en: 'Fetch the signed file and hand it to whoever coordinates. Then say here that it is handed over.',
}
function OnTheWay({ seen, csrf, demo }: StandsProps) {
  const { round, submission: sent } = seen
  const base = baseOf(seen)
  const byItself = round.hosted || (round.reply_to !== null && !demo)
  return (
    <>
      {sent.state === 'refused' ? (
        <Notice
          kind="waiting"
          word={{ sv: 'Togs inte emot', en: 'Not taken' }}
          title={{ sv: 'Mottagaren tog inte emot svaret', en: 'The receiver did not take the answer' }}
        >
          <p>{sent.refusal}</p>
        </Notice>
      ) : (
        <Notice kind="waiting" title={byItself ? LINE : BY_FILE} />
      )}
      {byItself ? (
        <Form action={`${base}/vidare`} csrf={csrf}>
          <Actions>
            <Button kind={sent.state === 'refused' ? 'primary' : 'secondary'} text={{ sv: 'Skicka igen', en: 'Send again' }} />
          </Actions>
        </Form>
      ) : null}
      {round.hosted ? null : (
        <Details summary={{ sv: 'Lämna svaret som fil', en: 'Hand the answer over as a file' }} open={!byItself}>
          <Actions>
            <LinkButton href={`${base}/svar.json`} text={{ sv: 'Hämta den signerade filen', en: 'Fetch the signed file' }} />
          </Actions>
          <Form action={`${base}/lamnat`} csrf={csrf}>
            <Actions>
              {sent.state === 'sent' ? (
                <Button
                  name="till"
                  value="received"
                  text={{ sv: 'Mottagaren har sagt att den kom fram', en: 'The receiver has said that it came' }}
                />
              ) : (
                <Button kind="secondary" name="till" value="sent" text={{ sv: 'Filen är lämnad', en: 'The file is handed over' }} />
              )}
            </Actions>
          </Form>
        </Details>
      )}
    </>
  )
}

sentRoutes.post(`${ROOT}/vidare`, async (c) => {
  const seen = await submission(c)
  const { db, outgoing } = c.get('house')
  const done = await carryOn(db, whoAsks(c).actor, outgoing, seen.submission.id)
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, baseOf(seen))
})
sentRoutes.post(`${ROOT}/lamnat`, async (c) => {
  const seen = await submission(c)
  const form = await readForm(c)
  const to = (['sent', 'received'] as const).find((one) => one === wordOf(form, 'till'))
  if (to === undefined) throw new Fault('bad_request')
  const done = await sayHandedOver(c.get('house').db, whoAsks(c).actor, seen.submission.id, to)
  if (done === 'absent') throw new Fault('not_found')
  return seeOther(c, baseOf(seen))
})
sentRoutes.get(`${ROOT}/svar.json`, async (c) => {
  const seen = await submission(c)
  const envelope = await fetchEnvelope(c.get('house').db, whoAsks(c).actor, seen.submission.id)
  if (!envelope) throw new Fault('not_found')
  return c.body(JSON.stringify(envelope), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="svar-${seen.submission.number}.json"`,
    'Cache-Control': 'no-store',
  })
})
