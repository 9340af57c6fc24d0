import { Hono } from 'hono'
import { dayOf } from '../../platform/day.ts'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { Actions, Button, Confirm, Form, Notice, Page, renderPage, T, Tabs } from '../../platform/page/index.ts'
import { COMPLETE_FORMS, type CompleteForm, FORMS } from '../text/index.ts'
import { formsOf, frozenOf, PARTS_OF_PAGE } from './about.ts'
import { confirmAbout, publishAbout, withdrawAbout } from './deeds.ts'
import { writeHours } from './hours.ts'
import { canMakeLeaflet, leafletOf, renderLeaflet } from './leaflet.ts'
import { ABOUT, type Begun, crumbOf, doer, mustSeeBegun, Prose, siteOf } from './part.tsx'

/** The page as it will read, its leaflet, and the button that puts it out. */
export const publishPages = new Hono<Env>()

const isForm = (form: string): form is CompleteForm => (COMPLETE_FORMS as readonly string[]).includes(form)
/** The words as they stand now; undefined while something is left. */
function nowOf({ page, points, obstacles }: Begun) {
  return obstacles.length === 0 && page.contact && page.deputy ? frozenOf(points, page.contact, page.deputy) : undefined
}

publishPages.get(`${ABOUT.href}/:site/se`, async (c) => {
  const seen = await mustSeeBegun(c)
  const now = nowOf(seen)
  if (!now) return seeOther(c, crumbOf(seen).href)
  const asked = c.req.query('form') ?? 'sv'
  const forms = formsOf(seen.points)
  const form = isForm(asked) && forms.includes(asked) ? asked : 'sv'
  const base = `${ABOUT.href}/${seen.site.id}`
  const lacking = COMPLETE_FORMS.filter((one) => !forms.includes(one))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Så läses er sida', en: 'How your page reads' }}
      crumbs={[ABOUT, crumbOf(seen)]}
      lead={{
        sv: 'Läs den som om det gällde dig. Stämmer varje mening i dag?',
        en: 'Read it as if it were about you. Does every sentence hold today?',
      }}
    >
      <Tabs
        label={{ sv: 'Språk', en: 'Languages' }}
        tabs={forms.map((one) => ({ label: FORMS[one].name, href: `${base}/se?form=${one}`, current: one === form }))}
      />
      {lacking.length === 0 ? null : (
        <p>
          <T
            text={{
              sv: `Visas på svenska för den som läser ${lacking.map((one) => FORMS[one].name).join(' och ')}: någon punkt saknar den texten.`,
              en: `Shown in Swedish to those who read ${lacking.map((one) => FORMS[one].name).join(' and ')}: some point lacks that text.`,
            }}
          />
        </p>
      )}
      {(['how', 'ask'] as const).map((part) => (
        <>
          <h2 lang={FORMS[form].lang}>{PARTS_OF_PAGE[part][FORMS[form].lang === 'en' ? 'en' : 'sv']}</h2>
          <Prose text={now[part][form] ?? now[part].sv} form={form} />
        </>
      ))}
      <h2>
        <T text={{ sv: 'Vart man vänder sig', en: 'Whom to turn to' }} />
      </h2>
      <ul>
        {[now.contact, now.deputy].map((one) => (
          <li>
            {one.name}, {one.phone}, {writeHours(one.hours, c.get('lang')).join('; ')}
          </li>
        ))}
      </ul>
      <LeafletLink base={base} form={form} />
      <Out c={c} seen={seen} />
    </Page>,
  )
})
function LeafletLink({ base, form }: { base: string; form: CompleteForm }) {
  return canMakeLeaflet() ? (
    <p>
      <a href={`${base}/information-${form}.pdf`}>
        <T text={{ sv: 'Hämta som folder (PDF)', en: 'Fetch as a leaflet (PDF)' }} />
      </a>
    </p>
  ) : (
    <Notice kind="info" title={{ sv: 'Ingen folder här', en: 'No leaflet here' }}>
      <p>
        <T
          text={{
            sv: 'PDF går inte att göra på den här datorn. Sidan går ut utan folder.',
            en: 'PDF cannot be made on this machine. The page goes out without a leaflet.',
          }}
        />
      </p>
    </Notice>
  )
}
function Out({ c, seen }: { c: Ctx; seen: Begun }) {
  const same = seen.page.published !== null && !seen.changed
  return (
    <Form action={`${ABOUT.href}/${seen.site.id}/${same ? 'stammer' : 'publicera'}`} csrf={csrfOf(c)}>
      <Actions>
        <Button
          text={same ? { sv: 'Det stämmer fortfarande', en: 'It still holds' } : { sv: 'Det stämmer: publicera', en: 'It holds: publish' }}
        />
        <a class="sv-way-out" href={crumbOf(seen).href}>
          <T text={{ sv: 'Ändra något', en: 'Change something' }} />
        </a>
      </Actions>
    </Form>
  )
}
publishPages.post(`${ABOUT.href}/:site/publicera`, async (c) => {
  if ((await publishAbout(...doer(c), siteOf(c))) === 'absent') throw new Fault('not_found')
  return seeOther(c, `${ABOUT.href}/${siteOf(c)}`)
})
publishPages.post(`${ABOUT.href}/:site/stammer`, async (c) => {
  if ((await confirmAbout(...doer(c), siteOf(c))) !== 'done') throw new Fault('not_found')
  return seeOther(c, `${ABOUT.href}/${siteOf(c)}`)
})
publishPages.get(`${ABOUT.href}/:site/ta-ner`, async (c) => {
  const seen = await mustSeeBegun(c)
  if (!seen.page.published) throw new Fault('not_found')
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Ta ner sidan?', en: 'Take the page down?' }} crumbs={[ABOUT, crumbOf(seen)]}>
      <Confirm
        action={`${ABOUT.href}/${seen.site.id}/ta-ner`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Den publika sidan säger i stället att organisationen inte har någon text, och vad man får be om ändå. Det ni har skrivit finns kvar här.',
                en: 'The public site says instead that the organisation has no text, and what one may ask for all the same. What you have written stays here.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta ner', en: 'Take down' }}
        back={crumbOf(seen).href}
      />
    </Page>,
  )
})
publishPages.post(`${ABOUT.href}/:site/ta-ner`, async (c) => {
  if ((await withdrawAbout(...doer(c), siteOf(c))) !== 'done') throw new Fault('not_found')
  return seeOther(c, `${ABOUT.href}/${siteOf(c)}`)
})

publishPages.get(`${ABOUT.href}/:site/:file{information-(?:sv|ll|en)[.]pdf}`, async (c) => {
  const seen = await mustSeeBegun(c)
  const now = nowOf(seen)
  const form = (c.req.param('file') ?? '').slice(12, 14)
  if (!now || !isForm(form) || !formsOf(seen.points).includes(form) || !canMakeLeaflet()) throw new Fault('not_found')
  const document = leafletOf(now, form, seen.site.name, dayOf())
  const bytes = await renderLeaflet(document)
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'attachment; filename="information-1.pdf"',
  })
})
