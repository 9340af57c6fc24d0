/** Signing off: what is left, what is to be shared, and everything that leaves before it does. */
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, FieldFor, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { Actions, Button, Form, type FormError, HiddenField, Notice, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { SHARING, type Sharing } from '../exchange/index.ts'
import { SHARINGS, sharingRecord, signRecord } from './answer-forms.ts'
import { type Leaving, markOf, seeLeaving, type SeenSigning, seeSigning, sign, type Signed } from './deeds-sign.ts'
import { LeftTable, Parcel } from './part-parcel.tsx'
import { ANSWERS, SecrecyMark } from './part-words.tsx'

export const signRoutes = new Hono<Env>()
const ROOT = '/svar/runda/:round'
const idOf = (c: Ctx): string => c.req.param('round') ?? ''
const RULE: Text = {
  sv: 'Den som svarar är inte den som skriver under, när det finns två hos er som får skriva under. Är du ensam om det får du göra båda.',
  en: 'Who answers is not who signs, where two of you may sign. If you are the only one you may do both.',
}
const crumbs = (round: { id: string; title: string }) => [ANSWERS, { label: round.title, href: `/svar/runda/${round.id}` }]

async function signing(c: Ctx): Promise<SeenSigning> {
  const seen = await seeSigning(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen) throw new Fault('not_found')
  return seen
}
async function signPage(c: Ctx, errors: readonly FormError[] = []) {
  const seen = await signing(c)
  const { round, may } = seen
  const base = `/svar/runda/${round.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Underskrift', en: 'Signing' }}
      crumbs={crumbs(round)}
      errors={errors}
      aside={<T text={RULE} />}
    >
      {may.ok ? null : <Stopped seen={seen} because={may.because} />}
      {seen.silent > 0 ? (
        <p>
          <T
            text={{
              sv: `${seen.silent} frågor är obesvarade och går med som obesvarade.`,
              en: `${seen.silent} questions are unanswered and go along as unanswered.`,
            }}
          />
        </p>
      ) : null}
      {may.ok && round.round === null ? (
        <Form action={`${base}/skriv-under`} csrf={csrfOf(c)}>
          <p>
            <T
              text={{
                sv: 'Det här är er egen skattning. Nästa sida visar allt som skrivs under; inget lämnar er.',
                en: 'This is your own assessment. The next page shows all that is signed; nothing leaves you.',
              }}
            />
          </p>
          <HiddenField name="sharing" value="levels_and_words" />
          <Actions>
            <Button text={{ sv: 'Visa det som skrivs under', en: 'Show what is signed' }} />
          </Actions>
        </Form>
      ) : null}
      {may.ok && round.round !== null ? (
        <RecordForm
          record={sharingRecord}
          action={`${base}/skriv-under`}
          csrf={csrfOf(c)}
          submit={{ sv: 'Visa det som skickas', en: 'Show what is sent' }}
          entered={{ sharing: 'levels' }}
          errors={errors}
          back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: base }}
        />
      ) : null}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
signRoutes.get(`${ROOT}/skriv-under`, (c) => signPage(c))
signRoutes.post(`${ROOT}/skriv-under`, async (c) => {
  const reading = readRecord(sharingRecord, await readForm(c))
  if (!reading.ok) return signPage(c, reading.errors)
  return seeOther(c, `/svar/runda/${idOf(c)}/skickas/${SHARINGS[reading.values.sharing].path}`)
})

const STOPS: Record<'state' | 'left' | 'wrote_it' | 'unreached', Text> = {
  state: { sv: 'Svaren är redan underskrivna.', en: 'The answers are signed off already.' },
  left: { sv: 'Det här är kvar innan någon kan skriva under.', en: 'This is left before anybody can sign.' },
  wrote_it: {
    sv: 'Du har svarat på frågor i den här rundan, och det finns någon annan hos er som får skriva under. Be henne.',
    en: 'You have answered questions in this round, and there is somebody else with you who may sign. Ask her.',
  },
  unreached: { sv: 'Det är samordnaren som skriver under.', en: 'The coordinator signs.' },
}
function Stopped({ seen, because }: { seen: SeenSigning; because: keyof typeof STOPS }) {
  return (
    <>
      <Notice kind="waiting" title={STOPS[because]} />
      {because === 'left' ? <LeftTable seen={seen} /> : null}
    </>
  )
}
const sharingOf = (c: Ctx): Sharing => {
  const found = SHARING.find((one) => SHARINGS[one].path === c.req.param('sharing'))
  if (found === undefined) throw new Fault('not_found')
  return found
}
async function leaving(c: Ctx): Promise<Leaving> {
  const seen = await seeLeaving(c.get('house').db, whoAsks(c).actor, idOf(c), sharingOf(c))
  if (!seen) throw new Fault('not_found')
  return seen
}
const asked = (c: Ctx, seen: Leaving) => {
  const leaves = seen.round.round !== null
  return { leaves, county: leaves && seen.round.supporter !== null, nobody: leaves && seen.words !== '' && !c.get('house').outgoing }
}

async function leavingPage(c: Ctx, errors: readonly FormError[] = [], entered: Entered = {}) {
  const seen = await leaving(c)
  if (!seen.may.ok) return seeOther(c, `/svar/runda/${seen.round.id}/skriv-under`)
  const needs = asked(c, seen)
  const record = signRecord(needs)
  const base = `/svar/runda/${seen.round.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={needs.leaves ? { sv: 'Det här skickas', en: 'This is sent' } : { sv: 'Det här skrivs under', en: 'This is signed' }}
      crumbs={crumbs(seen.round)}
      errors={errors}
      {...(needs.leaves
        ? {
            lead: {
              sv: `Allt som går till ${seen.round.from_name}, och inget annat. Underlag, kommentarer och namn stannar hos er.`,
              en: `All that goes to ${seen.round.from_name}, and nothing else. Evidence, comments and names stay with you.`,
            },
          }
        : {})}
    >
      <SecrecyMark />
      <Parcel parcel={seen.parcel} sets={seen.round.sets} words={seen.sharing === 'levels_and_words'} />
      <WordsAhead seen={seen} checked={c.get('house').outgoing !== undefined} />
      <Form action={`${base}/skickas/${SHARINGS[seen.sharing].path}`} csrf={csrfOf(c)}>
        <HiddenField name="seen" value={markOf(seen.parcel)} />
        {record.names.map((name) => (
          <FieldFor record={record} name={name} entered={entered} errors={errors} />
        ))}
        <Actions>
          <Button text={needs.leaves ? { sv: 'Skriv under och skicka', en: 'Sign and send' } : { sv: 'Skriv under', en: 'Sign' }} />
          <a class="sv-way-out" href={`${base}/skriv-under`}>
            <T text={{ sv: 'Tillbaka', en: 'Back' }} />
          </a>
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function WordsAhead({ seen, checked }: { seen: Leaving; checked: boolean }) {
  if (seen.words === '' || seen.round.round === null) return null
  return checked ? (
    <Notice kind="info" title={{ sv: 'Orden läses först', en: 'The words are read first' }}>
      <p>
        <T
          text={{
            sv: 'När du skriver under läser er egen röjandekontroll orden. Inget lämnar er förrän den har släppt dem.',
            en: 'When you sign, your own disclosure check reads the words. Nothing leaves you before it has let them through.',
          }}
        />
      </p>
    </Notice>
  ) : (
    <Notice
      kind="waiting"
      word={{ sv: 'Ingen röjandekontroll', en: 'No disclosure check' }}
      title={{ sv: 'Läs orden själv', en: 'Read the words yourself' }}
    >
      <p>
        <T
          text={{
            sv: 'Den här installationen har inget register att pröva orden mot. Du behöver själv ha läst dem och intyga att de inte pekar ut någon, eller gå tillbaka och välja bara nivåerna.',
            en: 'This installation has no register to hold the words against. You must have read them yourself and vouch that they point at nobody, or go back and choose levels only.',
          }}
        />
      </p>
    </Notice>
  )
}

const REFUSALS: Record<Exclude<Signed, { ok: true }>['because'], Text> = {
  absent: STOPS.unreached,
  state: STOPS.state,
  left: STOPS.left,
  wrote_it: STOPS.wrote_it,
  changed: {
    sv: 'Svaren har ändrats sedan sidan visades. Läs igenom dem igen och skriv under: inget är skickat.',
    en: 'The answers have changed since the page was shown. Read them again and sign: nothing is sent.',
  },
  say_names_nobody: {
    sv: 'Läs orden och intyga att de inte pekar ut någon, eller gå tillbaka och välj bara nivåerna.',
    en: 'Read the words and vouch that they point at nobody, or go back and choose levels only.',
  },
}
signRoutes.get(`${ROOT}/skickas/:sharing`, (c) => leavingPage(c))
signRoutes.post(`${ROOT}/skickas/:sharing`, async (c) => {
  const seen = await leaving(c)
  const form = await readForm(c)
  const reading = readRecord(signRecord(asked(c, seen)), form)
  if (!reading.ok) return leavingPage(c, reading.errors, reading.entered)
  const { provision, county_sees, names_nobody } = reading.values
  const { db, outgoing } = c.get('house')
  const who = whoAsks(c)
  const signed = await sign(db, who.actor, outgoing, seen.round.id, {
    sharing: seen.sharing,
    county_sees: county_sees === true,
    provision: provision ?? null,
    names_nobody: names_nobody === true,
    seen: wordOf(form, 'seen'),
    organisation: who.organisation,
  })
  if (signed.ok) return seeOther(c, `/svar/runda/${seen.round.id}/underskrift/${signed.number}`)
  if (signed.because === 'absent') throw new Fault('not_found')
  return leavingPage(c, [{ message: REFUSALS[signed.because] }], enteredOf(form))
})
const enteredOf = (form: FormData): Entered => ({ provision: wordOf(form, 'provision'), county_sees: wordOf(form, 'county_sees') })
