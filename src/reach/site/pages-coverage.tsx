import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { csvOf, field, optionalText, record, requiredText } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { DataTable, EmptyState, Page, renderPage, T, Tabs, Tag, type Text, type Words as Said } from '../../platform/page/index.ts'
import { COMPLETE_FORMS, FORM_IDS, type Form, isComplete } from '../text/index.ts'
import {
  cellOf,
  type Covered,
  GROUP_PAGES,
  REACHED_SHORT,
  WORDS_SHORT,
  REACHED_TEXT,
  type Reached,
  sumsOf,
  WORDS_TEXT,
  type Words,
} from './coverage.ts'
import { seeCoverage, seeSiteCoverage } from './deeds-coverage.ts'
import { countyChoices } from './places.ts'
import { COVERAGE, formName, idOf, SITES } from './parts.tsx'
import { countyOf, isKind, KIND_CODES, SITE_KINDS, type SiteKind } from './site.ts'

/** What the sites cover: group by group, site by site, form by form. */
export const coveragePages = new Hono<Env>()

interface Filter {
  county: string | undefined
  kind: SiteKind | undefined
}
const filterOf = (c: Ctx): Filter => {
  const county = c.req.query('lan')
  const kind = c.req.query('slag') ?? ''
  return { county: county !== undefined && /^\d{2}$/.test(county) ? county : undefined, kind: isKind(kind) ? kind : undefined }
}
const queryOf = ({ county, kind }: Filter): string => {
  const query = new URLSearchParams({
    ...(county === undefined ? {} : { lan: county }),
    ...(kind === undefined ? {} : { slag: kind }),
  }).toString()
  return query === '' ? '' : `?${query}`
}
const chosen = (sites: readonly Covered[], { county, kind }: Filter): Covered[] =>
  sites.filter((site) => (county === undefined || countyOf(site.place) === county) && (kind === undefined || site.kind === kind))

async function mustSee(c: Ctx) {
  const coverage = await seeCoverage(c.get('house').db, whoAsks(c).actor)
  if (!coverage) throw new Fault('not_found')
  const filter = filterOf(c)
  return { ...coverage, filter, shown: chosen(coverage.sites, filter) }
}
const LEAD: Text = {
  sv: 'Räknat på det som är ute nu. Alla sidor har de nationella texterna; tabellen visar vad som är eget och var det inte finns någon egen att ringa.',
  en: 'Worked out from what is out now. Every site has the national texts; the table shows what is its own and where there is nobody of its own to call.',
}

coveragePages.get(COVERAGE.href, async (c) => {
  const { sites, shown, all, filter } = await mustSee(c)
  const [only] = sites
  // One's own single site has no sums: its matrix says it all.
  if (!all && only !== undefined && sites.length === 1) return seeOther(c, `/sidor/${only.site}/tackning`)
  const crumbs = all && !whoAsks(c).roles.includes('communicator') ? [] : [SITES]
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={COVERAGE.label} crumbs={crumbs} lead={LEAD}>
      {sites.length === 0 ? (
        <EmptyState title={{ sv: 'Ingen sida är ute än', en: 'No site is out yet' }} />
      ) : (
        <>
          <Filters sites={sites} filter={filter} />
          <Groups shown={shown} filter={filter} />
          <h2>
            <T text={{ sv: 'Sida för sida', en: 'Site by site' }} />
          </h2>
          <SiteTable shown={shown} own={!all} />
          <p>
            <a href={`${COVERAGE.href}.csv${queryOf(filter)}`}>
              <T text={{ sv: 'Hämta hela tabellen (CSV)', en: 'Fetch the whole table (CSV)' }} />
            </a>
          </p>
        </>
      )}
    </Page>,
  )
})
function Filters({ sites, filter }: { sites: readonly Covered[]; filter: Filter }) {
  const counties = countyChoices().filter(({ value }) => sites.some(({ place }) => countyOf(place) === value))
  const kinds = KIND_CODES.filter((kind) => sites.some((site) => site.kind === kind))
  if (counties.length < 2 && kinds.length < 2) return null
  const way = (to: Filter, label: Said) => ({ label, href: `${COVERAGE.href}${queryOf(to)}`, current: queryOf(to) === queryOf(filter) })
  return (
    <>
      {kinds.length < 2 ? null : (
        <Tabs
          label={{ sv: 'Slag', en: 'Kind' }}
          tabs={[
            way({ ...filter, kind: undefined }, { sv: 'Alla slag', en: 'All kinds' }),
            ...kinds.map((kind) => way({ ...filter, kind }, SITE_KINDS[kind])),
          ]}
        />
      )}
      {counties.length < 2 ? null : (
        <Tabs
          label={{ sv: 'Län', en: 'County' }}
          tabs={[
            way({ ...filter, county: undefined }, { sv: 'Alla län', en: 'All counties' }),
            ...counties.map(({ value, label }) => way({ ...filter, county: value }, label)),
          ]}
        />
      )}
    </>
  )
}
function Groups({ shown, filter }: { shown: readonly Covered[]; filter: Filter }) {
  return (
    <DataTable
      caption={{ sv: `Grupp för grupp: antal av ${shown.length} sidor`, en: `Group by group: how many of ${shown.length} sites` }}
      rows={sumsOf(shown)}
      columns={[
        {
          label: { sv: 'För vem', en: 'For whom' },
          names: true,
          cell: ({ page, name }) => (
            <a href={`${COVERAGE.href}/grupp/${page}${queryOf(filter)}`}>
              <T text={name} />
            </a>
          ),
        },
        { label: { sv: 'Har egen text', en: 'Have an own text' }, number: true, cell: ({ own }) => String(own) },
        { label: { sv: 'Saknar eget nummer', en: 'Lack an own number' }, number: true, cell: ({ unreached }) => String(unreached) },
        { label: { sv: 'Inte kontrollerat på länge', en: 'Not checked for long' }, number: true, cell: ({ old }) => String(old) },
      ]}
    />
  )
}
function SiteTable({ shown, own }: { shown: readonly Covered[]; own: boolean }) {
  const count = (site: Covered, reached: Reached) => Object.values(site.reached).filter((one) => one === reached).length
  const forms = (site: Covered) => FORM_IDS.filter((form) => GROUP_PAGES.some(({ id }) => cellOf(site, id, form) !== 'facts')).length
  return (
    <DataTable
      caption={{ sv: 'Sida för sida', en: 'Site by site' }}
      captionHidden
      rows={shown}
      columns={[
        {
          label: { sv: 'Sida', en: 'Site' },
          names: true,
          cell: (site) => (own ? <a href={`/sidor/${site.site}/tackning`}>{site.name}</a> : site.name),
        },
        { label: { sv: 'Slag', en: 'Kind' }, cell: ({ kind }) => <T text={SITE_KINDS[kind]} /> },
        {
          label: { sv: `Grupper med eget nummer, av ${GROUP_PAGES.length}`, en: `Groups with an own number, of ${GROUP_PAGES.length}` },
          number: true,
          cell: (site) => String(count(site, 'fresh') + count(site, 'old')),
        },
        {
          label: { sv: 'Inte kontrollerat på länge', en: 'Not checked for long' },
          number: true,
          cell: (site) => String(count(site, 'old')),
        },
        { label: { sv: 'Språk med text', en: 'Languages with text' }, number: true, cell: (site) => String(forms(site)) },
      ]}
    />
  )
}

const REACHED_TONE: Record<Reached, 'done' | 'plain' | 'waiting'> = { fresh: 'done', old: 'waiting', none: 'waiting' }
const LEGEND: Text = {
  sv: 'Egen: en text som ni har skrivit. Nationell: den gemensamma texten. Bara nummer: telefonnummer och tider, för att ingen har skrivit under en text på språket. Gammalt: numret är inte kontrollerat på 90 dagar.',
  en: 'Own: a text that you have written. National: the common text. Numbers only: phone numbers and hours, since nobody has signed a text in that language. Old: the number has not been checked for 90 days.',
}
const Legend = () => (
  <p class="sv-hint">
    <T text={LEGEND} />
  </p>
)
const WordsCell = ({ words }: { words: Words }) =>
  words === 'own' ? (
    <strong>
      <T text={WORDS_SHORT.own} />
    </strong>
  ) : (
    <T text={WORDS_SHORT[words]} />
  )
const OTHERS = FORM_IDS.filter((form) => !isComplete(form))
/** A column a complete form; the others together, by name where there is more than numbers. */
const formColumns = <Row,>(words: (row: Row, form: Form) => Words) => [
  ...COMPLETE_FORMS.map((form) => ({ label: formName(form), cell: (row: Row) => <WordsCell words={words(row, form)} /> })),
  {
    label: { sv: `Andra språk med text, av ${OTHERS.length}`, en: `Other languages with text, of ${OTHERS.length}` },
    cell: (row: Row) => {
      const there = OTHERS.filter((form) => words(row, form) !== 'facts')
      return there.length === 0 ? <T text={WORDS_SHORT.facts} /> : there.map(formName).join(', ')
    },
  },
]

coveragePages.get(`${COVERAGE.href}/grupp/:page`, async (c) => {
  const { shown } = await mustSee(c)
  const group = GROUP_PAGES.find(({ id }) => id === idOf(c, 'page'))
  if (!group) throw new Fault('not_found')
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={group.name} crumbs={[COVERAGE]} lead={LEAD}>
      <Legend />
      <DataTable
        caption={group.name}
        captionHidden
        rows={shown}
        columns={[
          { label: { sv: 'Sida', en: 'Site' }, names: true, cell: ({ name }) => name },
          { label: { sv: 'Nummer', en: 'Number' }, cell: (site) => <ReachedTag reached={site.reached[group.id] ?? 'none'} /> },
          ...formColumns((site: Covered, form) => cellOf(site, group.id, form)),
        ]}
      />
    </Page>,
  )
})
const ReachedTag = ({ reached }: { reached: Reached }) => <Tag tone={REACHED_TONE[reached]} text={REACHED_SHORT[reached]} />

coveragePages.get('/sidor/:id/tackning', async (c) => {
  const seen = await seeSiteCoverage(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!seen) throw new Fault('not_found')
  const { name, covered } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} wide title={COVERAGE.label} crumbs={[SITES, { label: name, href: `/sidor/${idOf(c)}` }]} lead={LEAD}>
      <Legend />
      {covered === undefined ? (
        <EmptyState title={{ sv: 'Sidan är inte ute än', en: 'The site is not out yet' }} />
      ) : (
        <DataTable
          caption={name}
          captionHidden
          rows={GROUP_PAGES}
          columns={[
            { label: { sv: 'För vem', en: 'For whom' }, names: true, cell: (page) => <T text={page.name} /> },
            { label: { sv: 'Nummer', en: 'Number' }, cell: ({ id }) => <ReachedTag reached={covered.reached[id] ?? 'none'} /> },
            ...formColumns((page: { id: string }, form) => cellOf(covered, page.id, form)),
          ]}
        />
      )}
      <p>
        <a href={`${COVERAGE.href}.csv`}>
          <T text={{ sv: 'Hämta som fil (CSV)', en: 'Fetch as a file (CSV)' }} />
        </a>
      </p>
    </Page>,
  )
})

const cell = (label: Text) => field({ schema: optionalText(200), label, control: 'text' })
const csvRecord = record({
  name: field({ schema: requiredText(200), label: { sv: 'Sida', en: 'Site' }, control: 'text' }),
  kind: cell({ sv: 'Slag', en: 'Kind' }),
  place: cell({ sv: 'Plats', en: 'Place' }),
  group: cell({ sv: 'För vem', en: 'For whom' }),
  reached: cell({ sv: 'Nummer', en: 'Number' }),
  form: cell({ sv: 'Språk', en: 'Language' }),
  words: cell({ sv: 'Text', en: 'Text' }),
})
coveragePages.get(`${COVERAGE.href}.csv`, async (c) => {
  const { shown } = await mustSee(c)
  const lang = c.get('lang')
  const rows = shown.flatMap((site) =>
    site.cells.map(({ page, form, words }) => ({
      name: site.name,
      kind: SITE_KINDS[site.kind][lang],
      place: site.place ?? '',
      group: GROUP_PAGES.find(({ id }) => id === page)?.name[lang] ?? page,
      reached: REACHED_TEXT[site.reached[page] ?? 'none'][lang],
      form: formName(form),
      words: WORDS_TEXT[words][lang],
    })),
  )
  return c.body(csvOf(csvRecord, rows, lang), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="tackning.csv"',
  })
})
