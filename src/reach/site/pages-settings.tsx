import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Confirm, type FormError, Page, renderPage, T } from '../../platform/page/index.ts'
import { changeSite, type Kept, whatMayBeMade, withdrawSite } from './deeds.ts'
import { siteForm } from './forms.ts'
import { enteredWords, NAME_TAKEN, wordsFrom } from './pages-make.tsx'
import { crumbOf, idOf, mustKeep, SITES } from './parts.tsx'

/** What the site is called, who keeps it, where it is met; and the end of it. */
export const settings = new Hono<Env>()

const SETTINGS = { sv: 'Inställningar', en: 'Settings' }
async function chosenFor(c: Ctx) {
  const making = await whatMayBeMade(c.get('house').db, whoAsks(c).actor)
  if (!making) throw new Fault('not_found')
  return { national: false, units: making.units.filter(({ id }) => id === making.ownUnit) }
}
settings.get('/sidor/:id/installningar', async (c) => {
  const { site } = await mustKeep(c)
  return settingsPage(c, await chosenFor(c), { site, entered: enteredWords(site), errors: [] })
})
function settingsPage(
  c: Ctx,
  chosen: Awaited<ReturnType<typeof chosenFor>>,
  { site, entered, errors }: { site: Kept['site']; entered: Entered; errors: readonly FormError[] },
) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={SETTINGS} crumbs={[SITES, crumbOf(site)]} errors={errors}>
      <RecordForm
        record={siteForm(chosen, site.kind)}
        action={`/sidor/${site.id}/installningar`}
        csrf={csrfOf(c)}
        submit={{ sv: 'Spara och publicera', en: 'Save and publish' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/sidor/${site.id}` }}
      />
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
settings.post('/sidor/:id/installningar', async (c) => {
  const { site } = await mustKeep(c)
  const chosen = await chosenFor(c)
  const reading = readRecord(siteForm(chosen, site.kind), await readForm(c))
  if (!reading.ok) return settingsPage(c, chosen, { site, entered: reading.entered, errors: reading.errors })
  const words = wordsFrom(reading.values, site.place)
  const done = await changeSite(c.get('house').db, whoAsks(c).actor, site.id, words)
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'name_taken') return settingsPage(c, chosen, { site, entered: enteredWords(words), errors: [NAME_TAKEN] })
  return seeOther(c, `/sidor/${site.id}`)
})

settings.get('/sidor/:id/ta-ner', async (c) => {
  const { site } = await mustKeep(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ta ner sidan', en: 'Take the site down' }} crumbs={[SITES, crumbOf(site)]}>
      <Confirm
        irreversible
        action={`/sidor/${site.id}/ta-ner`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Sidan försvinner inom en minut. Adressen kommer aldrig tillbaka: kort och affischer med den slutar att leda hit. Behövs bara en ny text, ändra den i stället.',
                en: 'The site is gone within a minute. Its address never comes back: cards and posters with it no longer lead here. If only the text is to change, change it instead.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta ner sidan', en: 'Take the site down' }}
        back={`/sidor/${site.id}`}
      />
    </Page>,
  )
})
settings.post('/sidor/:id/ta-ner', async (c) => {
  if ((await readForm(c)).get('forstatt') !== 'ja') return seeOther(c, `/sidor/${idOf(c)}/ta-ner`)
  if (!(await withdrawSite(c.get('house').db, whoAsks(c).actor, idOf(c)))) throw new Fault('not_found')
  return seeOther(c, SITES.href)
})
