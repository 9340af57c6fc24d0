import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Entered, RecordForm, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import { Button, DataTable, EmptyState, Form, type FormError, LinkButton, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { answerTest, keepTest, listTests, mayFetch, type SeenTest, seeTest, type TestLine, testOwn } from './deeds-test.ts'
import { fetchPage, readInChild } from './fetch-page.ts'
import { pageRecord, searchRecord } from './fields-test.ts'
import { doer, TESTS } from './part.tsx'
import { resultPage } from './pages-result.tsx'
import { CRITERIA, isAnswered, judge, pointsOf } from './web-test.ts'

/** The six criteria, for the existing website and for our own site. */
export const testPages = new Hono<Env>()
const LEAD = {
  sv: 'Hittar den som behöver hjälp till er? Sex frågor till er vanliga webbplats. Det mesta räknas ut, resten ser du efter själv.',
  en: 'Does whoever needs help find you? Six questions to your ordinary website. Most is computed, the rest you look at yourself.',
}
async function mustList(c: Ctx): Promise<TestLine[]> {
  const lines = await listTests(...doer(c))
  if (!lines) throw new Fault('not_found')
  return lines
}
testPages.get(TESTS.href, async (c) => {
  const lines = await mustList(c)
  const many = lines.length > 1
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={TESTS.label} lead={LEAD}>
      {lines.length === 0 ? (
        <EmptyState
          title={{ sv: 'Gör först en publik sida', en: 'Make a public site first' }}
          action={<LinkButton kind="primary" href="/sidor" text={{ sv: 'Gå till Sidor', en: 'Go to Sites' }} />}
        >
          <p>
            <T
              text={{
                sv: 'Testet hör till en sida och säger vad ni kan ta därifrån.',
                en: 'The test belongs to a site and says what you can take from there.',
              }}
            />
          </p>
        </EmptyState>
      ) : (
        <>
          <p>
            <LinkButton kind="primary" href={`${TESTS.href}/ny`} text={{ sv: 'Testa er webbplats', en: 'Test your website' }} />
          </p>
          <Earlier lines={lines} />
          {lines
            .filter(({ out }) => out)
            .map(({ site }) => (
              <Form
                action={`${TESTS.href}/egen/${site.id}`}
                csrf={csrfOf(c)}
                label={{ sv: `Vår sida: ${site.name}`, en: `Our site: ${site.name}` }}
              >
                <Button
                  kind="secondary"
                  text={
                    many
                      ? { sv: `Testa den publika sidan för ${site.name}`, en: `Test the public site of ${site.name}` }
                      : { sv: 'Testa vår publika sida', en: 'Test our public site' }
                  }
                />
              </Form>
            ))}
        </>
      )}
    </Page>,
  )
})
function Earlier({ lines }: { lines: readonly TestLine[] }) {
  const rows = lines.flatMap(({ site, tests }) =>
    tests.map((test) => ({ site, test, verdicts: judge(test.subject, test.found, test.search) })),
  )
  const many = lines.length > 1
  return (
    <DataTable
      caption={{ sv: 'Tidigare tester', en: 'Earlier tests' }}
      rows={rows}
      empty={
        <p>
          <T text={{ sv: 'Inga tester än. Det första tar fem minuter.', en: 'No tests yet. The first takes five minutes.' }} />
        </p>
      }
      columns={[
        {
          label: { sv: 'När', en: 'When' },
          names: true,
          cell: ({ test }) => (
            <a href={`${TESTS.href}/${test.id}`}>
              <When at={test.made_at} day />
            </a>
          ),
        },
        ...(many ? [{ label: { sv: 'Gäller', en: 'Concerns' }, cell: ({ site }: (typeof rows)[number]) => site.name }] : []),
        {
          label: { sv: 'Vad', en: 'What' },
          cell: ({ test }) =>
            test.subject === 'own' ? (
              <T text={{ sv: 'Vår publika sida', en: 'Our public site' }} />
            ) : (
              new URL(test.address ?? 'https://www.example.se').hostname
            ),
        },
        {
          label: { sv: 'Uppfyllt', en: 'Met' },
          cell: ({ verdicts }) =>
            isAnswered(verdicts) ? (
              <T text={{ sv: `${pointsOf(verdicts)} av ${CRITERIA.length}`, en: `${pointsOf(verdicts)} of ${CRITERIA.length}` }} />
            ) : (
              <T text={{ sv: 'Inte klart: sök och svara', en: 'Not finished: search and answer' }} />
            ),
        },
      ]}
    />
  )
}
testPages.post(`${TESTS.href}/egen/:site`, async (c) => {
  const made = await testOwn(...doer(c), c.req.param('site'))
  if (!made) throw new Fault('not_found')
  return seeOther(c, `${TESTS.href}/${made.id}`)
})

const choices = (lines: readonly TestLine[]) => lines.map(({ site }) => ({ value: site.id, label: site.name }))
const askPage = (c: Ctx, lines: readonly TestLine[], entered: Entered, errors: readonly FormError[] = []) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Testa er webbplats', en: 'Test your website' }}
      crumbs={[TESTS]}
      lead={{
        sv: 'Först läses sidan. Sedan söker du efter den, som den gör som behöver den.',
        en: 'First the page is read. Then you search for it, as whoever needs it does.',
      }}
      errors={errors}
    >
      <RecordForm
        record={pageRecord(choices(lines))}
        action={`${TESTS.href}/ny`}
        csrf={csrfOf(c)}
        entered={entered}
        errors={errors}
        submit={{ sv: 'Läs sidan', en: 'Read the page' }}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: TESTS.href }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
testPages.get(`${TESTS.href}/ny`, async (c) => {
  const lines = await mustList(c)
  const [first] = lines
  if (!first) return seeOther(c, TESTS.href)
  const last = first.tests.find(({ address }) => address !== null)?.address ?? ''
  return askPage(c, lines, { site: lines.length === 1 ? first.site.id : '', address: last, way: 'fetch' })
})
testPages.post(`${TESTS.href}/ny`, async (c) => {
  const lines = await mustList(c)
  const reading = readForm(pageRecord(choices(lines)), await readBody(c))
  if (!reading.ok) return askPage(c, lines, reading.entered, reading.errors)
  const { site, address, way, file, source } = reading.values
  const entered = { site, address, way, source: source ?? '' }
  const may = await mayFetch(...doer(c), site)
  if (may === 'absent') throw new Fault('not_found')
  if (may === 'too_many') throw new Fault('too_many')
  const got =
    way === 'fetch'
      ? await fetchPage(address)
      : { bytes: way === 'file' && file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(source ?? '') }
  if ('problem' in got) return askPage(c, lines, entered, [{ field: 'way', message: got.problem }])
  const read = await readInChild(got.bytes, new URL(address).hostname)
  if ('problem' in read)
    return askPage(c, lines, entered, [{ field: way === 'fetch' ? 'way' : way === 'file' ? 'file' : 'source', message: read.problem }])
  // What somebody searched for, and where on the page she was, belongs to nobody's history.
  const { origin, pathname } = new URL(address)
  const made = await keepTest(...doer(c), site, {
    address: `${origin}${pathname}`,
    source: way === 'fetch' ? 'fetched' : way === 'file' ? 'uploaded' : 'pasted',
    found: read.found,
  })
  if (!made) throw new Fault('not_found')
  return seeOther(c, `${TESTS.href}/${made.id}/sok`)
})

async function mustSee(c: Ctx): Promise<SeenTest> {
  const seen = await seeTest(...doer(c), c.req.param('id') ?? '')
  if (!seen) throw new Fault('not_found')
  return seen
}
const searchPage = (c: Ctx, { test }: SeenTest, entered: Entered, errors: readonly FormError[] = []) =>
  renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Sök efter sidan', en: 'Search for the page' }}
      crumbs={[TESTS]}
      lead={{
        sv: 'Det här går inte att räkna ut. Öppna er webbplats i en annan flik, sök, och svara på vad du såg.',
        en: 'This cannot be computed. Open your website in another tab, search, and answer what you saw.',
      }}
      errors={errors}
    >
      <RecordForm
        record={searchRecord}
        action={`${TESTS.href}/${test.id}/sok`}
        csrf={csrfOf(c)}
        entered={entered}
        errors={errors}
        submit={{ sv: 'Visa resultatet', en: 'Show the result' }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
testPages.get(`${TESTS.href}/:id/sok`, async (c) => {
  const seen = await mustSee(c)
  return seen.test.search === null ? searchPage(c, seen, { on: dayOf() }) : seeOther(c, `${TESTS.href}/${seen.test.id}`)
})
testPages.post(`${TESTS.href}/:id/sok`, async (c) => {
  const seen = await mustSee(c)
  const reading = readForm(searchRecord, await readBody(c))
  if (!reading.ok) return searchPage(c, seen, reading.entered, reading.errors)
  const { words, top5, on } = reading.values
  if ((await answerTest(...doer(c), seen.test.id, { words, top5: top5 === 'yes' && words.length > 0, on })) !== 'done')
    throw new Fault('not_found')
  return seeOther(c, `${TESTS.href}/${seen.test.id}`)
})
testPages.get(`${TESTS.href}/:id`, async (c) => {
  const seen = await mustSee(c)
  return seen.test.search === null ? seeOther(c, `${TESTS.href}/${seen.test.id}/sok`) : resultPage(c, seen)
})
