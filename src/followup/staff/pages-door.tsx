/** Answering without an account: first for a phone, without script, and without a cookie of its own. */
import { today } from '../../platform/day.ts'
import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Details,
  EmptyState,
  Form,
  type FormError,
  Notice,
  Page,
  renderPage,
  SelectField,
  type Shell,
  T,
  type Text,
  TextField,
} from '../../platform/page/index.ts'
import { MEETING_LENGTH, RESUME_LENGTH, tidyCode, writeCode } from './code.ts'
import { followMeetingCode } from './deeds-code.ts'
import { begin, type Door, openDoor, pause, resume, showCode } from './deeds-door.ts'
import { Promises } from './pages-one.tsx'
import { lastsFor } from './pages.tsx'
import { withinFlood } from './flood.ts'

export const doorRoutes = new Hono<Env>()

/** The frame without rooms and without who is signed in: whoever answers is nobody here, on a borrowed screen too. */
export function anonymousShell(c: Ctx): Shell {
  const { who: _who, signOut: _signOut, above: _above, ...shell } = c.get('shell')
  return { ...shell, rooms: [] }
}
export async function doorOf(c: Ctx): Promise<Door> {
  const token = c.req.param('token') ?? ''
  const door = token.length > 60 ? undefined : await openDoor(c.get('house').db, token)
  if (!door) throw new Fault('not_found')
  if (c.req.method === 'POST' && !withinFlood(door.collection.id)) throw new Fault('too_many')
  return door
}

const JOIN: Text = { sv: 'Skriv möteskoden', en: 'Write the meeting code' }
const WRONG: Text = {
  sv: 'Koden gäller inte. Den har sex tecken och gäller några timmar. Titta på skärmen eller fråga den som leder mötet.',
  en: 'The code does not work. It has six signs and works for some hours. Look at the screen or ask whoever leads the meeting.',
}
const TOO_MANY: Text = {
  sv: 'Många koder har prövats den senaste timmen. Använd länken eller QR-koden i stället; de fungerar.',
  en: 'Many codes have been tried in the last hour. Use the link or the QR code instead; they work.',
}

function joinPage(c: Ctx, errors: readonly FormError[] = [], written = '') {
  return renderPage(
    c,
    <Page
      shell={anonymousShell(c)}
      title={JOIN}
      errors={errors}
      lead={{ sv: 'Sex tecken, från skärmen eller bladet.', en: 'Six signs, from the screen or the sheet.' }}
    >
      <Form action="/delta" csrf={csrfOf(c)}>
        <TextField
          name="kod"
          label={{ sv: 'Möteskod', en: 'Meeting code' }}
          width="medium"
          required
          value={written}
          secret
          error={errors[0]?.message}
        />
        <Actions>
          <Button text={{ sv: 'Gå vidare', en: 'Go on' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
doorRoutes.get('/delta', (c) => joinPage(c))
doorRoutes.post('/delta', async (c) => {
  const written = wordOf(await readForm(c), 'kod').slice(0, 40)
  const code = tidyCode(written, MEETING_LENGTH)
  const leads = code === undefined ? undefined : await followMeetingCode(c.get('house').db, code)
  if (leads === 'too_many') return joinPage(c, [{ field: 'kod', message: TOO_MANY }], written)
  return leads === undefined ? joinPage(c, [{ field: 'kod', message: WRONG }], written) : seeOther(c, leads)
})

/** Languages of the questions that the page itself does not speak. */
const NAMES = new Intl.DisplayNames('sv', { type: 'language' })
const otherLanguages = (door: Door): string[] => door.collection.asked.languages.filter((lang) => lang !== 'sv' && lang !== 'en')

function introPage(c: Ctx, door: Door, errors: readonly FormError[] = [], written = '') {
  const { collection, organisation } = door
  const at = `/s/${c.req.param('token')}`
  const others = otherLanguages(door)
  return renderPage(
    c,
    <Page shell={anonymousShell(c)} title={collection.title} errors={errors} lead={lastsFor(collection.asked.questions.length)}>
      <p>
        <T text={{ sv: `${organisation} frågar.`, en: `${organisation} asks.` }} />
      </p>
      <Promises words={collection.words_allowed} />
      <Form action={at} csrf={csrfOf(c)}>
        {others.length === 0 ? null : (
          <SelectField
            name="sprak"
            label={{ sv: 'Frågorna på ett annat språk', en: 'The questions in another language' }}
            options={others.map((lang) => ({ value: lang, label: NAMES.of(lang) ?? lang }))}
          />
        )}
        <Actions>
          <Button name="satt" value="en" text={{ sv: 'Börja, en fråga i taget', en: 'Begin, one question at a time' }} />
          <Button name="satt" value="alla" kind="secondary" text={{ sv: 'Alla frågor på en sida', en: 'All questions on one page' }} />
        </Actions>
      </Form>
      <Details summary={{ sv: 'Jag har börjat och har en kod', en: 'I have begun and have a code' }} open={errors.length > 0}>
        <Form action={`${at}/fortsatt`} csrf={csrfOf(c)}>
          <TextField
            name="kod"
            label={{ sv: 'Din kod', en: 'Your code' }}
            hint={{ sv: 'Tolv tecken. Mellanrum och små bokstäver går bra.', en: 'Twelve signs. Blanks and small letters are fine.' }}
            width="medium"
            required
            secret
            value={written}
            error={errors[0]?.message}
          />
          <Actions>
            <Button kind="secondary" text={{ sv: 'Fortsätt', en: 'Go on' }} />
          </Actions>
        </Form>
      </Details>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function shutPage(c: Ctx, { collection }: Door) {
  const coming = collection.closed_at === null && collection.opens_on > today()
  return renderPage(
    c,
    <Page shell={anonymousShell(c)} title={collection.title}>
      <EmptyState
        title={coming ? { sv: 'Öppnar senare', en: 'Opens later' } : { sv: 'Insamlingen är stängd', en: 'The collection is closed' }}
      >
        <p>
          <T
            text={
              coming
                ? { sv: `Kom tillbaka ${collection.opens_on}.`, en: `Come back on ${collection.opens_on}.` }
                : {
                    sv: 'Det går inte att svara längre. Tala med den som frågade.',
                    en: 'Answers are no longer taken. Talk to whoever asked.',
                  }
            }
          />
        </p>
      </EmptyState>
    </Page>,
  )
}

doorRoutes.get('/s/:token', async (c) => {
  const door = await doorOf(c)
  return door.state === 'open' ? introPage(c, door) : shutPage(c, door)
})
doorRoutes.post('/s/:token', async (c) => {
  const door = await doorOf(c)
  const form = await readForm(c)
  const token = c.req.param('token')
  const asked = wordOf(form, 'sprak')
  const run = await begin(c.get('house').db, token, otherLanguages(door).includes(asked) ? asked : undefined)
  if (run === undefined) return seeOther(c, `/s/${token}`)
  return seeOther(c, `/s/${token}/${run}/${wordOf(form, 'satt') === 'alla' ? 'alla' : '1'}`)
})

const UNKNOWN_CODE: Text = {
  sv: 'Koden finns inte här. Skriv de tolv tecknen som du fick när du sparade.',
  en: 'There is no such code here. Write the twelve signs that you got when you saved.',
}
const USED_CODE: Text = {
  sv: 'Svaret med den koden är redan skickat. Det går inte att ändra, eftersom ingen vet vilket som är ditt.',
  en: 'The answer with this code has been sent. It cannot be changed, since nobody knows which one is yours.',
}
doorRoutes.post('/s/:token/fortsatt', async (c) => {
  const door = await doorOf(c)
  const token = c.req.param('token')
  if (door.state !== 'open') return seeOther(c, `/s/${token}`)
  const written = wordOf(await readForm(c), 'kod').slice(0, 40)
  const code = tidyCode(written, RESUME_LENGTH)
  const found = code === undefined ? undefined : await resume(c.get('house').db, token, code)
  if (found === undefined) return introPage(c, door, [{ field: 'kod', message: UNKNOWN_CODE }], written)
  if (found === 'sent') return introPage(c, door, [{ field: 'kod', message: USED_CODE }], written)
  return seeOther(c, `/s/${token}/${found.run}/1`)
})

export async function saveForLater(c: Ctx, token: string, run: string) {
  if (!(await pause(c.get('house').db, token, run))) throw new Fault('not_found')
  return seeOther(c, `/s/${token}/${run}/kod`)
}
doorRoutes.get('/s/:token/:run/kod', async (c) => {
  await doorOf(c)
  const { token } = c.req.param()
  const code = await showCode(c.get('house').db, token, c.req.param('run'))
  if (code === undefined) return seeOther(c, `/s/${token}`)
  return renderPage(
    c,
    <Page shell={anonymousShell(c)} title={{ sv: 'Sparat', en: 'Saved' }}>
      <Notice kind="success" title={{ sv: 'Skriv upp din kod. Den visas bara nu.', en: 'Write down your code. It is shown only now.' }}>
        <p class="sv-code sv-code--large">{writeCode(code)}</p>
      </Notice>
      <p>
        <T
          text={{
            sv: 'Öppna samma länk igen, välj ”Jag har börjat” och skriv koden. Den är allt som leder till det du har svarat: inget namn, ingen telefon, inget konto.',
            en: 'Open the same link again, choose “I have begun” and write the code. It is all that leads to what you have answered: no name, no phone, no account.',
          }}
        />
      </p>
    </Page>,
  )
})

doorRoutes.get('/s/:token/tack', async (c) => {
  const { collection } = await doorOf(c)
  return renderPage(
    c,
    <Page shell={anonymousShell(c)} title={{ sv: 'Tack, ditt svar är skickat', en: 'Thank you, your answer has been sent' }}>
      <p>
        <T
          text={{
            sv: 'Det läggs ihop med andras. Först när minst fem har svarat på en fråga blir svaren siffror, och då finns inget enskilt svar kvar.',
            en: 'It is added to those of others. Only when at least five have answered a question do the answers become figures, and then no single answer is left.',
          }}
        />
      </p>
      <p>
        <T
          text={{
            sv: `Den som frågade läser siffrorna ${collection.pictures === 'along' ? 'efter hand' : 'när insamlingen är stängd'} och bestämmer vad som ska göras. Fråga gärna på arbetsplatsen vad det blev.`,
            en: `Whoever asked reads the figures ${collection.pictures === 'along' ? 'along the way' : 'when the collection is closed'} and decides what is to be done. Do ask at your workplace what came of it.`,
          }}
        />
      </p>
      <p>
        <T text={{ sv: 'Du kan stänga sidan.', en: 'You can close this page.' }} />
      </p>
    </Page>,
  )
})
