import type { Shell } from './index.ts'
import { Actions, Button, Details, Form, InsetText, Notice, Page, Steps, SummaryList, T, Tag, TimeLine } from './index.ts'

// Invented organisations, persons and cases; phone numbers from the ranges that are kept for fiction.

const ROOM = { label: { sv: 'Skydda', en: 'Protect' }, href: '/skydda' }

export function GallerySteps({ shell }: { shell: Shell }) {
  return (
    <Page shell={shell} title={{ sv: 'Lämna ut efter prövning', en: 'Release after assessment' }} crumbs={[ROOM]}>
      <Steps
        current={3}
        steps={[
          { label: { sv: 'Läs fynden', en: 'Read the findings' }, href: '/1' },
          { label: { sv: 'Väg skälen', en: 'Weigh the reasons' }, href: '/2' },
          { label: { sv: 'Läs igenom', en: 'Read through' } },
          { label: { sv: 'Andra person', en: 'Second person' } },
        ]}
      />
      <SummaryList
        rows={[
          {
            label: { sv: 'Beslut', en: 'Decision' },
            value: <T text={{ sv: 'Lämnas ut i säker kopia', en: 'Released as a safe copy' }} />,
            change: '/1',
          },
          { label: { sv: 'Bestämmelse', en: 'Provision' }, value: 'OSL 10:3 andra stycket', change: '/2' },
          {
            label: { sv: 'Skäl', en: 'Reasons' },
            value: (
              <T
                text={{
                  sv: 'Motparten har rätt till beslutet. Adress och skola är flyttade till en hemlig bilaga.',
                  en: 'The counter-party has a right to the decision. Address and school are moved to a secret annex.',
                }}
              />
            ),
            change: '/2',
          },
        ]}
      />
      <InsetText>
        <p>
          <T
            text={{
              sv: '”Sekretess hindrar inte att en part tar del av en dom eller ett beslut i målet eller ärendet.”',
              en: '“Secrecy does not prevent a party from taking part of a judgment or decision in the case.”',
            }}
          />
        </p>
      </InsetText>
      <Details summary={{ sv: 'Vad ser den andra personen?', en: 'What does the second person see?' }}>
        <p>
          <T
            text={{
              sv: 'Samma fynd och samma skäl, men inte ditt namn förrän hon har svarat.',
              en: 'The same findings and reasons, but not your name until she has answered.',
            }}
          />
        </p>
      </Details>
      <h2>
        <T text={{ sv: 'Vad som har gjorts', en: 'What was done' }} />
      </h2>
      <Done />
      <Form action="/x" csrf="invented" label={{ sv: 'Skicka till andra person', en: 'Send to second person' }}>
        <Actions>
          <Button text={{ sv: 'Skicka till andra person', en: 'Send to second person' }} />
          <Button kind="secondary" name="spara" value="ja" text={{ sv: 'Spara och fortsätt senare', en: 'Save and continue later' }} />
        </Actions>
      </Form>
    </Page>
  )
}

function Done() {
  return (
    <>
      <TimeLine
        events={[
          {
            at: '2026-11-21T14:05:00+01:00',
            title: { sv: 'Vägt skälen', en: 'Weighed the reasons' },
            who: { sv: 'granskare', en: 'reviewer' },
          },
          {
            at: '2026-11-21T13:20:00+01:00',
            title: { sv: 'Hölls kvar', en: 'Held' },
            who: { sv: 'kontrollen', en: 'the check' },
            children: <Tag tone="waiting" text={{ sv: 'Hålls kvar', en: 'Held' }} />,
          },
          { at: '2026-11-21T13:19:00+01:00', title: { sv: 'Lämnades in för kontroll', en: 'Handed in for checking' } },
        ]}
      />
      <Notice kind="success" title={{ sv: 'Utskicket kan skickas', en: 'The documents can be sent' }}>
        <p>
          <T text={{ sv: 'Kvittot ligger i akten.', en: 'The receipt is in the file.' }} />
        </p>
      </Notice>
      <Notice kind="info" title={{ sv: 'Original raderas den 28 november 2026', en: 'Originals are deleted on 28 November 2026' }} />
    </>
  )
}
