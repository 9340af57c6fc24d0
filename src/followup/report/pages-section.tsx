import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, enteredFrom, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm, wordOf } from '../../platform/http/form.ts'
import { type FormError, Page, renderPage, SelectField } from '../../platform/page/index.ts'
import { type Draft, writeSection } from './deeds.ts'
import { type Choices, seeChoices } from './deeds-choices.ts'
import { mustSee, placeOf, settle } from './pages-draft.tsx'
import { type About, type Section, SECTION_KINDS, sectionRecord } from './report.ts'
import { REPORTS } from './words.tsx'

export const sectionPages = new Hono<Env>()

interface Found {
  draft: Draft
  section: Section
  choices: Choices[]
}
async function mustFind(c: Ctx): Promise<Found> {
  const draft = await mustSee(c)
  const section = draft.sections.find((one) => one.id === c.req.param('section'))
  if (!section) throw new Fault('not_found')
  return { draft, section, choices: await seeChoices(c.get('house').db, whoAsks(c).actor, section, draft.report.round) }
}

interface Written {
  entered: Entered
  about: About
  revision: number
}
function sectionPage(c: Ctx, { draft, section, choices }: Found, { entered, about, revision }: Written, errors: readonly FormError[] = []) {
  const at = `/rapporter/${draft.report.id}`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={section.heading}
      crumbs={[REPORTS, { label: { sv: 'Utkast', en: 'Draft' }, href: at }]}
      lead={SECTION_KINDS[section.kind]}
      errors={errors}
    >
      <RecordForm
        record={sectionRecord}
        action={`${at}/avsnitt/${section.id}`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara avsnittet', en: 'Save the section' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: at }}
      >
        {choices.map(({ field, label, options }) => (
          <SelectField
            name={`about_${field}`}
            label={label}
            value={about[field] ?? ''}
            options={[{ value: '', label: { sv: 'Som rapporten i övrigt', en: 'As the rest of the report' } }, ...options]}
          />
        ))}
        <input type="hidden" name="revision" value={String(revision)} />
      </RecordForm>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

sectionPages.get('/rapporter/:id/avsnitt/:section', async (c) => {
  const found = await mustFind(c)
  const { section, draft } = found
  return sectionPage(c, found, { entered: enteredFrom(sectionRecord, section), about: section.about, revision: draft.report.revision })
})

/** Only what the list offers; a choice that has gone since is left out, and the section falls back to the report's own. */
function aboutFrom(form: FormData, { section, choices }: Found): About {
  const about: Record<string, string> = { ...section.about }
  for (const { field, options } of choices) {
    const chosen = wordOf(form, `about_${field}`)
    if (options.some((option) => option.value === chosen)) about[field] = chosen
    else delete about[field]
  }
  return about
}
sectionPages.post('/rapporter/:id/avsnitt/:section', async (c) => {
  const found = await mustFind(c)
  const form = await readForm(c)
  const reading = readRecord(sectionRecord, form)
  const about = aboutFrom(form, found)
  const place = placeOf(c, form)
  if (!reading.ok) return sectionPage(c, found, { entered: reading.entered, about, revision: place.revision }, reading.errors)
  const { heading, words } = reading.values
  const done = await writeSection(c.get('house').db, whoAsks(c).actor, place, found.section.id, { heading, words: words ?? '', about })
  // Saved again on top of the other's: the form holds the revision that stands now.
  const again = (errors: FormError[]) =>
    sectionPage(c, found, { entered: enteredFrom(sectionRecord, { heading, words }), about, revision: found.draft.report.revision }, errors)
  return settle(c, done, again)
})
