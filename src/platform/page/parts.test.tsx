import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Child } from 'hono/jsx'
import type { Lang, MarkedSpan } from './index.ts'
import {
  Checkbox,
  Confirm,
  Count,
  DataTable,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  Language,
  Marked,
  Pagination,
  Steps,
  SummaryList,
  Tag,
  TextField,
  writeClock,
  writeDay,
  writeTime,
} from './index.ts'
import { cutText } from './marked.tsx'

const html = (element: Child, lang: Lang = 'sv') => String(<Language lang={lang}>{element}</Language>)

test('times are written as people write them, in Swedish time wherever the server stands', () => {
  assert.equal(writeTime('2026-11-21T13:05:00Z', 'sv'), '21 november 2026 kl. 14.05')
  assert.equal(writeTime('2026-11-21T13:05:00Z', 'en'), '21 November 2026, 14:05')
  assert.equal(writeDay('2026-11-21T23:30:00Z', 'sv'), '22 november 2026')
  assert.equal(writeClock(new Date('2026-07-01T00:00:00Z'), 'sv'), 'kl. 02.00')
  assert.equal(writeTime('2026-11-21', 'sv'), '21 november 2026')
  assert.throws(() => writeDay('soon', 'sv'), RangeError)
})

test('counts are said as people say them', () => {
  const words = { one: { sv: 'fil', en: 'file' }, many: { sv: 'filer', en: 'files' }, none: { sv: 'Inga filer', en: 'No files' } }
  assert.match(html(<Count count={0} words={words} />), />Inga filer</)
  assert.match(html(<Count count={1} words={words} />, 'en'), />1 file</)
  assert.match(html(<Count count={12345} words={words} />), />12\u00a0345 filer</)
})

test('a document is cut so that nothing is lost or added, whatever is marked', () => {
  const text = fc.string({ minLength: 1, maxLength: 60 })
  const places = fc.array(fc.tuple(fc.nat(59), fc.nat(59), fc.constantFrom('STOP', 'REVIEW', 'NOTE')), { maxLength: 6 })
  fc.assert(
    fc.property(text, places, (whole, raw) => {
      const spans = raw
        .map(
          ([a, b, level], i): MarkedSpan => ({
            start: Math.min(a, b),
            end: Math.max(a, b) + 1,
            finding: i + 1,
            what: 'x',
            level: level as 'STOP',
          }),
        )
        .filter((span) => span.end <= whole.length)
      const pieces = cutText(whole, spans)
      assert.equal(pieces.map((piece) => piece.text).join(''), whole)
      for (const span of spans) {
        const marked = pieces.filter((piece) => piece.spans.includes(span)).map((piece) => piece.text)
        assert.equal(marked.join(''), whole.slice(span.start, span.end))
      }
    }),
  )
})

test('each finding has one anchor, its number and its kind in words; a place outside the text is refused', () => {
  const spans: MarkedSpan[] = [
    { start: 0, end: 9, finding: 1, what: { sv: 'adress', en: 'address' }, level: 'STOP' },
    { start: 4, end: 12, finding: 2, what: { sv: 'skola', en: 'school' }, level: 'REVIEW' },
  ]
  const page = html(<Marked text="Storgatan 14 & <b>" spans={spans} />)
  assert.equal(page.match(/id="fynd-1"/g)?.length, 1)
  assert.equal(page.match(/id="fynd-2"/g)?.length, 1)
  assert.match(page, /fynd 1: adress, fynd 2: skola/)
  assert.match(page, /&amp; &lt;b&gt;/)
  for (const [start, end] of [
    [-1, 2],
    [2, 2],
    [0, 99],
    [0.5, 2],
  ] as const) {
    assert.throws(() => html(<Marked text="kort" spans={[{ start, end, finding: 1, what: 'x', level: 'STOP' }]} />), RangeError)
  }
})

test('a table says what it is, names its rows, and gives each cell its label for a narrow screen', () => {
  const columns = [
    { label: { sv: 'Namn', en: 'Name' }, names: true, cell: (row: { a: string }) => row.a },
    { label: { sv: 'Åtgärd', en: 'Act' }, quiet: true, cell: () => 'x' },
  ]
  const page = html(<DataTable caption={{ sv: 'Lista', en: 'List' }} columns={columns} rows={[{ a: '<i>' }]} />)
  assert.match(page, /<caption[^>]*>Lista<\/caption>/)
  assert.match(page, /<th scope="row" role="rowheader" data-label="Namn">.*&lt;i&gt;/)
  assert.match(page, /<td role="cell"><div/)
  assert.equal(html(<DataTable caption="L" columns={columns} rows={[]} empty={<p>Tomt</p>} />), '<p>Tomt</p>')
})

test('no meaning rests on colour or place alone: steps, tags, pages and changes say it in words', () => {
  assert.match(html(<Tag tone="waiting" text={{ sv: 'Hålls kvar', en: 'Held' }} />), />Hålls kvar</)
  const steps = html(<Steps current={2} steps={[{ label: 'A', href: '/a' }, { label: 'B' }, { label: 'C' }]} />)
  assert.match(steps, /aria-label="Steg 2 av 3"/)
  assert.match(steps, /<a href="\/a">A<\/a><span class="sr-only"> \(klart\)/)
  assert.match(steps, /aria-current="step"/)
  assert.match(html(<SummaryList rows={[{ label: 'Telefon', value: 'x', change: '/t' }]} />), /Ändra<span class="sr-only"> Telefon/)
  assert.match(
    html(<Pagination page={2} pages={9} href={(n) => `?s=${n}`} label="Fler" />, 'en'),
    /aria-current="page" aria-label="Page 2"/,
  )
  assert.equal(html(<Pagination page={1} pages={1} href={String} label="Fler" />), '')
})

test('forms post, carry their token, and leave the words to us', () => {
  const page = html(
    <Form action="/x" csrf="t" files>
      <FileField name="filer" label="Filer" multiple required />
    </Form>,
  )
  assert.match(page, /<form method="post" action="\/x"[^>]*novalidate=""[^>]*enctype="multipart\/form-data"/)
  assert.match(page, /name="csrf" value="t"/)
  assert.match(page, /type="file" multiple=""/)
})

test('a field ties its hint and its error to its control', () => {
  const page = html(<TextField name="a" label="A" hint="Tips" error={{ sv: 'Fel.', en: 'Wrong.' }} secret required />)
  assert.match(page, /aria-describedby="falt-a-tips falt-a-fel"/)
  assert.match(page, /id="falt-a-tips"[\s\S]*id="falt-a-fel"/)
  assert.match(page, /spellcheck="false"/)
  assert.match(html(<DateField name="d" label="Dag" />), /2026-11-27/)
  assert.match(html(<Checkbox name="c" label="C" error={{ sv: 'Fel.', en: 'W.' }} hint="T" />), /aria-describedby="falt-c-tips falt-c-fel"/)
})

test('an error summary is silent when nothing is wrong', () => {
  assert.equal(html(<ErrorSummary errors={[]} />), '')
  assert.match(
    html(<ErrorSummary errors={[{ message: { sv: 'Hela.', en: 'All.' } }]} />),
    /role="alert" tabindex="-1"[\s\S]*<li>Hela\.<\/li>/,
  )
})

test('what cannot be undone is red and asks for a tick; what can is neither', () => {
  const props = { action: '/x', csrf: 't', consequence: <p>Borta</p>, button: 'Radera', back: '/' }
  assert.match(html(<Confirm {...props} irreversible />), /sv-button--danger[\s\S]*Radera/)
  assert.match(html(<Confirm {...props} irreversible />), /name="forstatt"/)
  assert.doesNotMatch(html(<Confirm {...props} />), /danger|forstatt/)
})
