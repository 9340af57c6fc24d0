import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { isId } from '../../platform/ids.ts'
import { Button, Checkbox, EmptyState, Form, type FormError, Notice, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { seeWaiting, vouch } from './deeds.ts'
import { CAUSES, type Pause } from './vouching.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

export const vouchingRoutes = new Hono<Env>()
const PATH = '/behorighet/intyga'
const FIELD = 'talat'

function Waiting({ pause, csrf, errors }: { pause: Pause; csrf: string; errors: readonly FormError[] }) {
  return (
    <section>
      <h2>{pause.signature}</h2>
      <p>
        {pause.unit_name}. <T text={CAUSES[pause.because]} />, <When at={pause.since} />.
      </p>
      <Form action={PATH} csrf={csrf}>
        <input type="hidden" name="konto" value={pause.account} />
        <Checkbox
          name={`${FIELD}-${pause.account}`}
          required
          label={{
            sv: 'Jag har träffat personen, eller ringt upp på ett nummer som jag redan hade',
            en: 'I have met the person, or called back on a number that I already had',
          }}
          error={errors.find(({ field }) => field === `${FIELD}-${pause.account}`)?.message}
        />
        <Button text={{ sv: 'Det är rätt person', en: 'It is the right person' }} about={pause.signature} />
      </Form>
    </section>
  )
}

async function listPage(c: Ctx, refused?: string) {
  const waiting = await seeWaiting(c.get('house').db, whoAsks(c).actor)
  if (!waiting) throw new Fault('not_found')
  const csrf = csrfOf(c)
  const errors: FormError[] = refused
    ? [
        {
          field: `${FIELD}-${refused}`,
          message: {
            sv: 'Kryssa i att du har träffat eller ringt upp personen. Har du inte det: gör det först.',
            en: 'Tick that you have met or called the person. If you have not, do so first.',
          },
        },
      ]
    : []
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      title={{ sv: 'Intyga en kollega', en: 'Vouch for a colleague' }}
      lead={{
        sv: 'Någon annan har ordnat en väg in i ett konto. Det kontot når vilar tills du vet att det är rätt person. Intyga när personen har loggat in: en länk som används efteråt behöver intygas en gång till.',
        en: 'Somebody else has arranged a way into an account. What it reaches waits until you know that it is the right person. Vouch when the person has signed in: a link that is used afterwards needs vouching once more.',
      }}
    >
      {waiting.length === 0 ? (
        <EmptyState title={{ sv: 'Ingen väntar', en: 'Nobody waits' }} />
      ) : (
        <>
          <Notice kind="danger" title={{ sv: 'Är det inte rätt person?', en: 'Is it not the right person?' }}>
            <p>
              <T
                text={{
                  sv: 'Gör ingenting här: pausen står kvar. Berätta genast för loggranskaren och för den som ansvarar för säkerheten.',
                  en: 'Do nothing here: the pause stands. Tell the log reviewer and whoever answers for security at once.',
                }}
              />
            </p>
          </Notice>
          {waiting.map((pause) => (
            <Waiting pause={pause} csrf={csrf} errors={errors} />
          ))}
        </>
      )}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

vouchingRoutes.get(PATH, (c) => listPage(c))
vouchingRoutes.post(PATH, freshOnly, async (c) => {
  const form = await readForm(c)
  const account = wordOf(form, 'konto')
  if (!isId(account)) throw new Fault('bad_request')
  if (wordOf(form, `${FIELD}-${account}`) === '') return listPage(c, account)
  if ((await vouch(c.get('house').db, whoAsks(c).actor, account)) === 'absent') throw new Fault('not_found')
  return seeOther(c, PATH)
})

vouchingRoutes.get('/behorighet/vilar', (c) => {
  whoAsks(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Varför din behörighet kan vila', en: 'Why your access may wait' }}
      lead={{
        sv: 'Ett skydd mot att någon annan kommer in som du.',
        en: 'A protection against somebody else coming in as you.',
      }}
    >
      <p>
        <T
          text={{
            sv: 'När någon annan har ordnat en väg in i ditt konto, till exempel en ny länk efter en förlorad nyckel, når kontot inga skyddade personer förrän en kollega har intygat att det är du. Allt annat fungerar som vanligt.',
            en: 'When somebody else has arranged a way into your account, such as a new link after a lost key, the account reaches no protected persons until a colleague has vouched for you. Everything else works as usual.',
          }}
        />
      </p>
      <p>
        <T
          text={{
            sv: 'Gå till din enhetschef, eller till skyddsansvarig i din enhet, och be om det. Systemägaren kan inte göra det. Tar det tid: kretsens andra medlemmar har jour. Finns ingen som kan: den som driver servern har ett sätt (samvarn vouch).',
            en: 'Go to the head of your unit, or to the protection officer of your unit, and ask. The system owner cannot do it. If it takes time, the other members of the circle are on duty. If there is nobody who can, whoever runs the server has a way (samvarn vouch).',
          }}
        />
      </p>
    </Page>,
  )
})
