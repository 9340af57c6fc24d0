import { Hono } from 'hono'
import type { Env } from '../../platform/http/context.ts'
import { Page, T, renderPage } from '../../platform/page/index.ts'

/** What anyone may read before signing in: what this is, and how accessible it is. */
export const about = new Hono<Env>()

about.get('/om', (c) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Om Samvärn', en: 'About Samvärn' }}
      lead={{
        sv: 'Ett system för alla som möter personer med skyddade personuppgifter.',
        en: 'A system for everyone who meets persons with protected personal data.',
      }}
    >
      <h2>
        <T text={{ sv: 'Vad som gäller här', en: 'What holds here' }} />
      </h2>
      <ul>
        <li>
          <T
            text={{
              sv: 'Den som inte ingår i en persons krets får samma svar som om personen inte fanns.',
              en: 'Whoever is outside a person’s circle gets the same answer as if the person did not exist.',
            }}
          />
        </li>
        <li>
          <T
            text={{
              sv: 'Varje gång skyddade uppgifter visas skrivs en rad i loggen, innan uppgiften visas. Raden går inte att ändra.',
              en: 'Each time protected data are shown a row is written to the log, before they are shown. The row cannot be changed.',
            }}
          />
        </li>
        <li>
          <T
            text={{
              sv: 'Det som kan röja någon stoppas och granskas av en människa. Det som inte går att läsa stoppas också.',
              en: 'What may disclose somebody is held and reviewed by a human being. What cannot be read is held too.',
            }}
          />
        </li>
        <li>
          <T
            text={{
              sv: 'Uppgifterna ligger krypterade med en nyckel för varje person. Nyckeln ligger inte i databasen.',
              en: 'The data are encrypted with a key for each person. The key is not in the database.',
            }}
          />
        </li>
      </ul>
      <h2>
        <T text={{ sv: 'Vad Samvärn inte gör', en: 'What Samvärn does not do' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'Samvärn fattar inga beslut och ger ingen juridisk rådgivning. Lagrum och förklaringar är stöd för din egen bedömning.',
            en: 'Samvärn makes no decisions and gives no legal advice. Sections of law and explanations support your own judgement.',
          }}
        />
      </p>
    </Page>,
  ),
)

about.get('/tillganglighet', (c) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Tillgänglighet', en: 'Accessibility' }}
      lead={{
        sv: 'Alla ska kunna arbeta här, med tangentbord, skärmläsare, förstoring och utan JavaScript.',
        en: 'Everyone must be able to work here: by keyboard, screen reader, magnification, and without JavaScript.',
      }}
    >
      <h2>
        <T text={{ sv: 'Så prövas det', en: 'How it is tested' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'Varje sida prövas automatiskt mot WCAG 2.2 nivå AA med axe i en riktig webbläsare, vid 320 punkters bredd och utan skript. Automatiska prov hittar inte allt, och ingen oberoende granskning är gjord än.',
            en: 'Each page is tested automatically against WCAG 2.2 level AA with axe in a real browser, at a width of 320 pixels and without scripts. Automatic tests do not find everything, and no independent audit has been made yet.',
          }}
        />
      </p>
      <h2>
        <T text={{ sv: 'Brister du hittar', en: 'Shortcomings that you find' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'Berätta för den som är systemägare i din organisation. Enligt 13 § lagen (2018:1937) om tillgänglighet till digital offentlig service ska organisationen ta emot synpunkter; hur står i dess egen tillgänglighetsredogörelse.',
            en: 'Tell the system owner of your organisation. Under section 13 of the Act (2018:1937) on accessibility of digital public services the organisation receives feedback; how stands in its own accessibility statement.',
          }}
        />
      </p>
    </Page>,
  ),
)
