import { Hono } from 'hono'
import { readForm as readRecord, RecordForm, type Entered } from '../../platform/field/index.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import {
  DataTable,
  type FormError,
  InsetText,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  Tag,
  useLang,
  When,
} from '../../platform/page/index.ts'
import { changeAddress, changeWish, type OwnMessages, seeOwn } from './deeds-wish.ts'
import { addressRecord, wishRecord } from './forms.ts'
import { letterOf } from './letter.ts'
import { bounceWords, mailWords } from './words.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

/** One's own mail: where, when, what it looks like, how it fared. */
export const ownPages = new Hono<Env>()

const TITLE = { sv: 'E-post', en: 'Mail' }
const HOME = '/mina-meddelanden'
const ADDRESS = `${HOME}/adress`

interface Asked {
  entered: Entered
  errors: readonly FormError[]
}

async function ownPage(c: Ctx, asked?: Asked) {
  const { db, config } = c.get('house')
  const own = await seeOwn(db, whoAsks(c).actor)
  const entered = asked?.entered ?? { pace: own.wish.pace, hours: own.wish.hours.map(String) }
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={TITLE}
      errors={asked?.errors ?? []}
      lead={{
        sv: 'Här bestämmer du vart och när du får veta att något väntar på dig.',
        en: 'Here you decide where and when you are told that something waits for you.',
      }}
    >
      {own.bounced === undefined ? null : (
        <Notice
          kind="waiting"
          word={{ sv: 'Att göra', en: 'To do' }}
          title={{ sv: 'Din adress svarar inte', en: 'Your address does not answer' }}
        >
          <p>
            <T text={bounceWords(own.bounced.status)} />
            {'. '}
            <T text={{ sv: 'Inget mer skickas dit. Ändra adressen.', en: 'Nothing more is sent there. Change the address.' }} />
          </p>
        </Notice>
      )}
      {own.address === undefined ? <NoAddress /> : <Known own={own} csrf={csrfOf(c)} entered={entered} errors={asked?.errors ?? []} />}
      <Sample address={config.public_url || 'https://samvarn.example.se'} />
      {own.mails.length === 0 ? null : <Fared own={own} />}
    </Page>,
    asked === undefined ? 200 : 422,
  )
}

function NoAddress() {
  return (
    <Notice kind="info" title={{ sv: 'Vi har ingen adress till dig', en: 'We have no address for you' }}>
      <p>
        <T text={{ sv: 'Du ser ändå allt som väntar på Idag.', en: 'You still see all that waits on Today.' }} />
      </p>
      <p>
        <LinkButton href={ADDRESS} text={{ sv: 'Lägg till en adress', en: 'Add an address' }} />
      </p>
    </Notice>
  )
}

function Known({ own, csrf, entered, errors }: { own: OwnMessages; csrf: string } & Asked) {
  return (
    <>
      <SummaryList rows={[{ label: { sv: 'Adress', en: 'Address' }, value: own.address ?? '', change: ADDRESS }]} />
      <RecordForm action={HOME} csrf={csrf} record={wishRecord} entered={entered} errors={errors} submit={{ sv: 'Spara', en: 'Save' }} />
    </>
  )
}

/** The whole of what anybody who reads along gets to know. */
function Sample({ address }: { address: string }) {
  const lang = useLang()
  const letter = letterOf(lang, address)
  return (
    <>
      <h2>
        <T text={{ sv: 'Så ser ett meddelande ut', en: 'What a message looks like' }} />
      </h2>
      <InsetText>
        <p>
          <strong>{letter.subject}</strong>
        </p>
        {letter.text
          .trim()
          .split('\n\n')
          .map((paragraph) => (
            <p>{paragraph}</p>
          ))}
      </InsetText>
      <p>
        <T
          text={{
            sv: 'Alla meddelanden är likadana. De säger aldrig vad eller vem det gäller, och inte hur mycket som väntar.',
            en: 'All messages are alike. They never say what or whom it concerns, nor how much waits.',
          }}
        />
      </p>
    </>
  )
}

function Fared({ own }: { own: OwnMessages }) {
  return (
    <>
      <h2>
        <T text={{ sv: 'De senaste meddelandena', en: 'The last messages' }} />
      </h2>
      <DataTable
        caption={{ sv: 'De senaste meddelandena till dig', en: 'The last messages to you' }}
        captionHidden
        rows={own.mails}
        columns={[
          { label: { sv: 'När', en: 'When' }, names: true, cell: (mail) => <When at={mail.created_at} /> },
          {
            label: { sv: 'Hur det gick', en: 'How it went' },
            cell: (mail) => <Tag tone={mail.failed_at ? 'waiting' : mail.accepted_at ? 'done' : 'plain'} text={mailWords(mail)} />,
          },
        ]}
      />
    </>
  )
}

function addressPage(c: Ctx, asked: Asked) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ändra din e-postadress', en: 'Change your mail address' }}
      crumbs={[{ label: TITLE, href: HOME }]}
      errors={asked.errors}
    >
      <RecordForm
        action={ADDRESS}
        csrf={csrfOf(c)}
        record={addressRecord}
        entered={asked.entered}
        errors={asked.errors}
        submit={{ sv: 'Spara adressen', en: 'Save the address' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: HOME }}
      />
    </Page>,
    asked.errors.length === 0 ? 200 : 422,
  )
}

ownPages.get(HOME, (c) => ownPage(c))
ownPages.post(HOME, async (c) => {
  const reading = readRecord(wishRecord, await readForm(c))
  if (!reading.ok) return ownPage(c, reading)
  const { pace, hours } = reading.values
  if (!(await changeWish(c.get('house').db, whoAsks(c).actor, { pace, hours: hours.map(Number) }))) throw new Fault('not_found')
  return seeOther(c, HOME)
})

// Links to get in go to this address: whoever finds a screen unlocked must not be able to turn them elsewhere.
ownPages.get(ADDRESS, freshOnly, async (c) => {
  const own = await seeOwn(c.get('house').db, whoAsks(c).actor)
  return addressPage(c, { entered: own.address === undefined ? {} : { address: own.address }, errors: [] })
})
ownPages.post(ADDRESS, freshOnly, async (c) => {
  const reading = readRecord(addressRecord, await readForm(c))
  if (!reading.ok) return addressPage(c, reading)
  await changeAddress(c.get('house').db, whoAsks(c).actor, reading.values.address)
  return seeOther(c, HOME)
})
