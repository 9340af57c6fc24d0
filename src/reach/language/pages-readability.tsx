import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { DataTable, Help, Page, renderPage, T, Tag } from '../../platform/page/index.ts'
import { COMPLETE_FORMS, type CompleteForm, content, type Form, lixOf, wordsOf } from '../text/index.ts'
import { seePieces } from './deeds-readability.ts'
import { formName, LanguageTabs, partName, READABILITY, ROOM } from './part.tsx'
import { hardestSentences, isHard, LIX_BELOW, measurePages } from './readability.ts'

/** How hard each text is to read, and which sentences make it so. */
export const readabilityPages = new Hono<Env>()

function Lix({ form, lix }: { form: string; lix: number | undefined }) {
  if (!isHard(form, lix)) return <span>{lix ?? '–'}</span>
  return <Tag tone="waiting" text={{ sv: `${lix}, svår`, en: `${lix}, hard` }} />
}
const withLimit = (form: CompleteForm) => {
  const { sv, en } = formName(form)
  const most = LIX_BELOW[form]
  return most === undefined ? { sv, en } : { sv: `${sv}, under ${most}`, en: `${en}, below ${most}` }
}

readabilityPages.get('/sprak/lasbarhet', async (c) => {
  const pieces = await seePieces(c.get('house').db, whoAsks(c).actor)
  if (!pieces) throw new Fault('not_found')
  const measured = measurePages()
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={READABILITY.label}
      crumbs={[ROOM]}
      lead={{
        sv: 'Hur svår varje text är, mätt i LIX. Den som är rädd och har bråttom läser sämre än annars.',
        en: 'How hard each text is, measured in LIX. Whoever is afraid and in a hurry reads less well than otherwise.',
      }}
    >
      <LanguageTabs current="readability" />
      <Help summary={{ sv: 'Vad LIX betyder', en: 'What LIX means' }}>
        <p>
          <T
            text={{
              sv: 'Ord per mening, plus hur många ord av hundra som har fler än sex bokstäver. Under 30 är mycket lätt, 30–40 lätt, 40–50 medel, över 50 svårt. Måttet är gjort för svenska: för engelska visas det utan gräns.',
              en: 'Words per sentence, plus how many words in a hundred have more than six letters. Below 30 is very easy, 30–40 easy, 40–50 middling, above 50 hard. The measure was made for Swedish: for English it is shown without a limit.',
            }}
          />
        </p>
      </Help>
      {pieces.length === 0 ? null : (
        <DataTable
          caption={{ sv: 'Det ni har skrivit själva', en: 'What you have written yourselves' }}
          rows={pieces}
          columns={[
            { label: { sv: 'Sida', en: 'Page' }, names: true, cell: ({ page }) => <T text={partName(page)} /> },
            { label: { sv: 'Webbplats', en: 'Site' }, cell: ({ site }) => site },
            { label: { sv: 'Språk', en: 'Language' }, cell: ({ form }) => <T text={formName(form as Form)} /> },
            { label: { sv: 'LIX', en: 'LIX' }, number: true, cell: ({ form, lix }) => <Lix form={form} lix={lix} /> },
            { label: { sv: 'Svåraste meningen', en: 'Hardest sentence' }, cell: ({ hardest }) => hardest ?? '–' },
          ]}
        />
      )}
      <DataTable
        caption={{ sv: 'Texterna som följer med', en: 'The texts that come with the program' }}
        rows={measured}
        columns={[
          { label: { sv: 'Sida', en: 'Page' }, names: true, cell: ({ page }) => <T text={partName(page)} /> },
          ...COMPLETE_FORMS.map((form) => ({
            label: withLimit(form),
            number: true,
            cell: ({ page, lix }: (typeof measured)[number]) => (
              <a href={`/sprak/lasbarhet/${form}/${page}`}>
                <Lix form={form} lix={lix[form]} />
              </a>
            ),
          })),
        ]}
      />
    </Page>,
  )
})

readabilityPages.get('/sprak/lasbarhet/:form{[a-z]{2}}/:page{[a-z-]+}', async (c) => {
  const form = COMPLETE_FORMS.find((one) => one === c.req.param('form'))
  const page = content().pages.find(({ id }) => id === c.req.param('page'))
  if (!form || !page || !(await seePieces(c.get('house').db, whoAsks(c).actor))) throw new Fault('not_found')
  const words = wordsOf(content().text(page.id, form).text)
  const lix = lixOf(words)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={page.name}
      crumbs={[ROOM, READABILITY]}
      lead={{ sv: `${formName(form).sv}: LIX ${lix ?? '–'}.`, en: `${formName(form).en}: LIX ${lix ?? '–'}.` }}
    >
      <DataTable
        caption={{ sv: 'De svåraste meningarna', en: 'The hardest sentences' }}
        rows={hardestSentences(words)}
        columns={[
          {
            label: { sv: 'Mening', en: 'Sentence' },
            names: true,
            cell: (one) => <span lang={form === 'en' ? 'en' : 'sv'}>{one.words}</span>,
          },
          { label: { sv: 'LIX', en: 'LIX' }, number: true, cell: (one) => String(one.lix) },
        ]}
      />
      <p>
        <T
          text={{
            sv: 'Dela en lång mening i två, och byt långa ord mot korta.',
            en: 'Divide a long sentence in two, and exchange long words for short ones.',
          }}
        />
      </p>
    </Page>,
  )
})
