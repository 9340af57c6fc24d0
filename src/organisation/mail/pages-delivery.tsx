import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, Notice, Page, renderPage, T, When, writeTime, useLang } from '../../platform/page/index.ts'
import { type Delivery, seeDelivery } from './deeds-wish.ts'
import { bounceWords } from './words.ts'

/** How mail fares, for the system owner: function and state, no address and no message. */
export const deliveryPages = new Hono<Env>()

deliveryPages.get('/e-post', async (c) => {
  const { db, config } = c.get('house')
  const seen = await seeDelivery(db, whoAsks(c).actor, config)
  if (!seen) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Utgående e-post', en: 'Outgoing mail' }}
      lead={{
        sv: 'Om meddelandena kommer fram. Vad de gällde står inte här heller.',
        en: 'Whether the messages arrive. What they concerned is not told here either.',
      }}
    >
      <State seen={seen} demo={config.demo} />
      <h2>
        <T text={{ sv: 'Adresser som inte svarar', en: 'Addresses that do not answer' }} />
      </h2>
      <DataTable
        caption={{ sv: 'Adresser som inte svarar', en: 'Addresses that do not answer' }}
        captionHidden
        rows={seen.bounced}
        empty={
          <p>
            <T text={{ sv: 'Alla adresser svarar, så vitt vi vet.', en: 'All addresses answer, as far as we know.' }} />
          </p>
        }
        columns={[
          { label: { sv: 'Funktion', en: 'Function' }, names: true, cell: (row) => row.signature },
          { label: { sv: 'Varför', en: 'Why' }, cell: (row) => <T text={bounceWords(row.bounce_status)} /> },
          { label: { sv: 'Sedan', en: 'Since' }, cell: (row) => <When at={row.bounced_at} day /> },
        ]}
      />
      {seen.bounced.length === 0 ? null : (
        <p>
          <T
            text={{
              sv: 'Inget mer skickas dit förrän adressen har ändrats. Personen kan ändra den själv under E-post.',
              en: 'Nothing more is sent there until the address has been changed. The person can change it under Mail.',
            }}
          />
        </p>
      )}
    </Page>,
  )
})

function State({ seen, demo }: { seen: Delivery; demo: boolean }) {
  const lang = useLang()
  if (demo)
    return (
      <Notice kind="info" title={{ sv: 'I demonstrationen lämnar inget datorn', en: 'In the demonstration nothing leaves the machine' }}>
        <p>
          <a href="/utkorg">
            <T text={{ sv: 'Se det som skulle ha skickats', en: 'See what would have been sent' }} />
          </a>
        </p>
      </Notice>
    )
  if (!seen.configured)
    return (
      <Notice kind="waiting" title={{ sv: 'Ingenting skickas', en: 'Nothing is sent' }}>
        <p>
          <T
            text={{
              sv: 'E-postservern är inte inställd. Den som sköter installationen sätter SAMVARN_SMTP_URL och SAMVARN_MAIL_FROM och kör samvarn doctor. Till dess ser alla ändå på Idag vad som väntar, och länkar till nya lämnas för hand.',
              en: 'The mail server is not set up. Whoever runs the installation sets SAMVARN_SMTP_URL and SAMVARN_MAIL_FROM and runs samvarn doctor. Until then everyone still sees on Today what waits, and links to new people are handed over.',
            }}
          />
        </p>
      </Notice>
    )
  if (seen.stuck.count > 0)
    return (
      <Notice kind="waiting" title={{ sv: 'Meddelanden ligger kvar', en: 'Messages are left lying' }}>
        <p>
          <T
            text={{
              sv: `E-postservern tar inte emot: ${seen.stuck.count} väntar, det äldsta sedan ${writeTime(seen.stuck.oldest ?? new Date(), 'sv')}. De skickas om av sig själva. Kör samvarn doctor för att se vad som är fel.`,
              en: `The mail server does not take them: ${seen.stuck.count} wait, the oldest since ${writeTime(seen.stuck.oldest ?? new Date(), lang)}. They are sent again by themselves. Run samvarn doctor to see what is wrong.`,
            }}
          />
        </p>
      </Notice>
    )
  return <Notice kind="success" title={{ sv: 'Meddelandena lämnar oss', en: 'The messages leave us' }} />
}
