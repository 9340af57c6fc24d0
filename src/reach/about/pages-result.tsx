import type { Child } from 'hono/jsx'
import type { Ctx } from '../../platform/http/context.ts'
import { DataTable, InsetText, LinkButton, Page, renderPage, Stat, T, Tag, type Text, When } from '../../platform/page/index.ts'
import { content } from '../text/index.ts'
import type { SeenTest } from './deeds-test.ts'
import { TESTS } from './part.tsx'
import {
  CRITERIA,
  CRITERION_WORDS,
  type Criterion,
  type Found,
  type FoundPhone,
  judge,
  pointsOf,
  SEARCH_WORDS,
  type Search,
  type Verdict,
} from './web-test.ts'

/** What was met, what was seen, and what to do about each that was not. */
const DO: Record<Criterion, Text> = {
  searched: {
    sv: `Be den som sköter webbplatsen lägga in orden ${SEARCH_WORDS.join(', ')} som sökord på sidan.`,
    en: `Ask whoever runs the website to add the words ${SEARCH_WORDS.join(', ')} as search words of the page.`,
  },
  top5: { sv: 'Be att sidan lyfts fram i sökningen för de orden.', en: 'Ask that the page be promoted in the search for those words.' },
  heading: {
    sv: 'Ge frågan en egen sida, eller en egen rubrik med ordet våld i.',
    en: 'Give the matter a page of its own, or a heading of its own with the word violence in it.',
  },
  support: { sv: 'Ta den färdiga texten: den vänder sig till den som läser.', en: 'Take the ready text: it turns to whoever reads.' },
  phone: {
    sv: 'Ta den färdiga texten: numren i den är kontrollerade och daterade.',
    en: 'Take the ready text: its numbers are checked and dated.',
  },
  link: { sv: 'Länka till den publika sidan, eller till Kvinnofridslinjen.', en: 'Link to the public site, or to Kvinnofridslinjen.' },
}
const ON_PURPOSE: Text = {
  sv: 'Inte uppfyllt, med avsikt: våra sidor ska inte komma upp i någons sökhistorik, och leder inte bort till sidor som röjer. Därför är det den vanliga webbplatsen som ska gå att hitta.',
  en: 'Not met, on purpose: our pages are not to come up in anybody’s search history, and lead to no pages that give away. So it is the ordinary website that must be found.',
}

function State({ verdict }: { verdict: Verdict }) {
  if (verdict.met) return <Tag tone="done" text={{ sv: 'Uppfyllt', en: 'Met' }} />
  return (
    <Tag
      tone={verdict.on_purpose ? 'plain' : 'waiting'}
      text={verdict.on_purpose ? { sv: 'Nej, med avsikt', en: 'No, on purpose' } : { sv: 'Saknas', en: 'Lacking' }}
    />
  )
}
function Phone({ phone: { written, line, doubt } }: { phone: FoundPhone }) {
  const known = content().lines.find(({ id }) => id === line)
  return (
    <li>
      {written}
      {known ? (
        <>
          : <T text={{ sv: known.name.sv, en: known.name.en }} />
        </>
      ) : null}
      {doubt === 'wrong' ? (
        <>
          {' '}
          <Tag tone="danger" text={{ sv: 'Fel: ta bort', en: 'Wrong: remove' }} />
        </>
      ) : doubt === 'stale' ? (
        <>
          {' '}
          <Tag tone="waiting" text={{ sv: 'Kontrollera', en: 'Check it' }} />
        </>
      ) : known ? null : (
        <>
          {': '}
          <T text={{ sv: 'ring och kontrollera att någon svarar', en: 'call and check that somebody answers' }} />
        </>
      )}
    </li>
  )
}
/** The place, so that a person can see whether the machine read it rightly. */
function Seen({ criterion, found, search }: { criterion: Criterion; found: Found; search: Search | null }): Child {
  const list = (items: readonly Child[]) => (items.length === 0 ? null : <ul>{items}</ul>)
  switch (criterion) {
    case 'searched':
      return search && search.words.length > 0 ? search.words.join(', ') : null
    case 'top5':
      return search ? <When at={search.on} day /> : null
    case 'heading':
      return found.heading ? `”${found.heading.text}”` : null
    case 'support':
      return list(found.sentences.map((sentence) => <li>{sentence}</li>))
    case 'phone':
      return list(found.phones.map((phone) => <Phone phone={phone} />))
    case 'link':
      return list(found.links.map(({ host, text }) => <li>{text === '' || text === host ? host : `${text} (${host})`}</li>))
  }
}

function Answers({ verdicts, test }: { verdicts: readonly Verdict[]; test: SeenTest['test'] }) {
  return (
    <DataTable
      caption={{ sv: 'De sex frågorna', en: 'The six questions' }}
      captionHidden
      rows={verdicts}
      columns={[
        { label: { sv: 'Fråga', en: 'Question' }, names: true, cell: ({ criterion }) => <T text={CRITERION_WORDS[criterion]} /> },
        { label: { sv: 'Svar', en: 'Answer' }, cell: (verdict) => <State verdict={verdict} /> },
        {
          label: { sv: 'Vad vi såg', en: 'What was seen' },
          cell: ({ criterion }) => <Seen criterion={criterion} found={test.found} search={test.search} />,
        },
      ]}
    />
  )
}
function ToDo({ missing }: { missing: readonly Verdict[] }) {
  return missing.length === 0 ? null : (
    <>
      <h2>
        <T text={{ sv: 'Gör så här', en: 'Do this' }} />
      </h2>
      <ul>
        {missing.map(({ criterion }) => (
          <li>
            <T text={DO[criterion]} />
          </li>
        ))}
      </ul>
    </>
  )
}

export function resultPage(c: Ctx, { site, test, before }: SeenTest) {
  const verdicts = judge(test.subject, test.found, test.search)
  const points = pointsOf(verdicts)
  const earlier = before && pointsOf(judge(before.subject, before.found, before.search))
  const own = test.subject === 'own'
  const missing = verdicts.filter(({ met, on_purpose }) => met === false && on_purpose !== true)
  const numbers = test.found.phones.map(({ line }) => line)
  const lacks = ['emergency', 'kvinnofrid'].filter((line) => !numbers.includes(line))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={own ? { sv: 'Vår publika sida', en: 'Our public site' } : { sv: 'Så hittar man till er', en: 'How one finds you' }}
      crumbs={[TESTS]}
      lead={own ? site.name : (test.address ?? '')}
    >
      <Stat
        value={{ sv: `${points} av ${CRITERIA.length}`, en: `${points} of ${CRITERIA.length}` }}
        label={
          earlier === undefined
            ? { sv: 'uppfyllt', en: 'met' }
            : { sv: `uppfyllt. Förra gången: ${earlier}.`, en: `met. Last time: ${earlier}.` }
        }
        source={
          <T
            text={{
              sv: 'Kriterierna ur Kvinnofridslinjens test av kommunernas webbplatser (aftonbladet.se, helagotland.se)',
              en: 'The criteria of Kvinnofridslinjen’s test of the websites of municipalities (aftonbladet.se, helagotland.se)',
            }}
          />
        }
      />
      <Answers verdicts={verdicts} test={test} />
      <ToDo missing={missing} />
      {!own && lacks.length > 0 ? (
        <p>
          <T
            text={{
              sv: 'På sidan saknas 112 eller Kvinnofridslinjen, 116 016. De står i den färdiga texten.',
              en: '112 or Kvinnofridslinjen, 116 016, is lacking on the page. They stand in the ready text.',
            }}
          />
        </p>
      ) : null}
      {own ? (
        <InsetText>
          <T text={ON_PURPOSE} />
        </InsetText>
      ) : (
        <p>
          <LinkButton
            kind="primary"
            href={`/sidor/${site.id}/fardig-text`}
            text={{ sv: 'Hämta färdig text', en: 'Fetch the ready text' }}
          />
        </p>
      )}
      <p>
        <T
          text={{
            sv: 'Källan gav kommunerna betyg 1–5. Hur poängen blev betyg har inte gått att läsa, och därför visas antalet. Hittas sidan med minst ett av orden räknas den frågan som uppfylld. Resultatet är ert: det visas inte för någon annan.',
            en: 'The source gave municipalities a grade of 1–5. How points became a grade could not be read, so the number is shown. If the page is found by at least one of the words that question counts as met. The result is yours: it is shown to nobody else.',
          }}
        />
      </p>
    </Page>,
  )
}
