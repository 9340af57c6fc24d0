import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { Page, renderPage, T } from '../../platform/page/index.ts'
import { ENTRY_POLICY, pageAddress, pagesOf, readPageCode, renderPage as renderPublic } from '../entry/index.ts'
import { COMPLETE_FORMS, content, FORM_IDS, type Form } from '../text/index.ts'
import { previewDocument } from './deeds-preview.ts'
import { crumbOf, formName, idOf, mustKeep, SITES } from './parts.tsx'
import type { Site } from './site.ts'

/** The real public page, drawn by the public entry itself, before anything is published. */
export const previews = new Hono<Env>()

const NOW = 'nu'
const baseOf = (site: string, item: string, draft: string) => `/sidor/${site}/forhand/${item}/${draft}`
export const previewAddress = (site: Site, item: string, draft: string, form: Form, page: string): string =>
  `${baseOf(site.id, item, draft)}${pageAddress(site.code, form, page)}`

previews.get('/sidor/:id/visa', async (c) => {
  const { site } = await mustKeep(c)
  const seen = await previewDocument(c.get('house').db, whoAsks(c).actor, { site: site.id })
  if (!seen) throw new Fault('not_found')
  const forms = FORM_IDS.map((form) => ({ form, pages: pagesOf({ document: seen.document, form }) }))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Se sidan som den blir', en: 'See the site as it will be' }}
      crumbs={[SITES, crumbOf(site)]}
      lead={{
        sv: 'Det här är de riktiga sidorna med det som är sparat nu. Utgången leder tillbaka hit.',
        en: 'These are the real pages with what is saved now. The exit leads back here.',
      }}
    >
      <ul>
        {forms.map(({ form, pages }) => (
          <li>
            <a href={previewAddress(site, NOW, NOW, form, 'start')}>{formName(form)}</a>{' '}
            {COMPLETE_FORMS.some((one) => one === form) ? null : (
              <T
                text={{
                  sv: `(${pages.length} av ${content().pages.length} sidor)`,
                  en: `(${pages.length} of ${content().pages.length} pages)`,
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <p>
        <T
          text={{
            sv: 'Så ser det ut i en telefon: gör webbläsarens fönster smalt, eller öppna den riktiga adressen i telefonen.',
            en: 'To see it as on a phone: make the window narrow, or open the real address on a phone.',
          }}
        />
      </p>
    </Page>,
  )
})

previews.get('/sidor/:id/forhand/:item/:draft/ut', (c) => {
  const [site, item, draft] = [idOf(c), idOf(c, 'item'), idOf(c, 'draft')]
  return seeOther(c, draft === NOW ? `/sidor/${site}/visa` : `/sidor/${site}/granska/${item}/${draft}`)
})
previews.get('/sidor/:id/forhand/:item/:draft/:code/:leaf', async (c) => {
  const [site, item, draft] = [idOf(c), idOf(c, 'item'), idOf(c, 'draft')]
  const seen = await previewDocument(c.get('house').db, whoAsks(c).actor, draft === NOW ? { site } : { site, item, draft })
  const asked = readPageCode(idOf(c, 'leaf'))
  if (!seen || !asked || seen.site.code !== c.req.param('code')) throw new Fault('not_found')
  return publicPage(c, () =>
    renderPublic({
      ...asked,
      document: seen.document,
      base: baseOf(site, item, draft),
      preview: true,
      leave: c.get('house').config.leave_url,
    }),
  )
})
function publicPage(c: Ctx, render: () => string): Response {
  try {
    // The public page carries its own sheet and script, told by hash: the same rule as where it is met.
    return c.html(render(), 200, { 'Content-Security-Policy': ENTRY_POLICY })
  } catch (error) {
    if (error instanceof RangeError) throw new Fault('not_found')
    throw error
  }
}
