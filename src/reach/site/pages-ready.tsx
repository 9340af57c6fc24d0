import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { Details, Notice, Page, renderPage, T, TextArea } from '../../platform/page/index.ts'
import { FORM_IDS, type Form } from '../text/index.ts'
import { previewDocument } from './deeds-preview.ts'
import { addressOf, crumbOf, formName, idOf, SITES } from './parts.tsx'
import { asHtml, asPlainText, type ReadyText, readyText } from './ready-text.ts'
import type { Site } from './site.ts'

/** A ready text for the organisation's ordinary website: to copy, or to fetch as a file. */
export const ready = new Hono<Env>()

async function mustSee(c: Ctx): Promise<{ site: Site; texts: ReadyText[]; silent: Form[] }> {
  const seen = await previewDocument(c.get('house').db, whoAsks(c).actor, { site: idOf(c) })
  if (!seen) throw new Fault('not_found')
  const texts = FORM_IDS.flatMap((form) => readyText(seen.document, form, addressOf(c, seen.site, form)) ?? [])
  return { site: seen.site, texts, silent: FORM_IDS.filter((form) => texts.every((text) => text.form !== form)) }
}

ready.get('/sidor/:id/fardig-text', async (c) => {
  const { site, texts, silent } = await mustSee(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Färdig text till er webbplats', en: 'Ready text for your website' }}
      crumbs={[SITES, crumbOf(site)]}
      lead={{
        sv: 'Rubrik, ord om stöd, nummer och en väg vidare, från samma uppgifter som sidan. Kopiera, eller hämta som fil till den som sköter webbplatsen.',
        en: 'Heading, words of support, numbers and a way onwards, from the same facts as the site. Copy it, or fetch a file for whoever keeps the website.',
      }}
    >
      <Notice kind="info" title={{ sv: 'Lägg den där den hittas', en: 'Put it where it is found' }}>
        <p>
          <T
            text={{
              sv: 'På en egen sida med orden våld, misshandel, kvinnofrid och kvinnojour i texten eller som sökord. När numren ändras här: hämta texten igen.',
              en: 'On a page of its own with the words våld, misshandel, kvinnofrid and kvinnojour in the text or as search words. When numbers change here: fetch the text again.',
            }}
          />
        </p>
      </Notice>
      {texts.map((text, index) => (
        <Details summary={formName(text.form)} open={index === 0}>
          <TextArea name={`text_${text.form}`} required rows={14} label={{ sv: 'Som text', en: 'As text' }} value={asPlainText(text)} />
          <TextArea name={`html_${text.form}`} required rows={10} label={{ sv: 'Som HTML', en: 'As HTML' }} value={asHtml(text)} />
          <p>
            <a href={`/sidor/${site.id}/fardig-text/${text.form}.txt`}>
              <T text={{ sv: 'Hämta som textfil', en: 'Fetch as a text file' }} />
            </a>
            {' · '}
            <a href={`/sidor/${site.id}/fardig-text/${text.form}.html`}>
              <T text={{ sv: 'Hämta som HTML-fil', en: 'Fetch as an HTML file' }} />
            </a>
          </p>
        </Details>
      ))}
      {silent.length === 0 ? null : (
        <p>
          <T
            text={{
              sv: `Ingen text än på: ${silent.map(formName).join(', ')}. Den kommer när någon som kan språket har skrivit under faktatabellen, under Språk.`,
              en: `No text yet in: ${silent.map(formName).join(', ')}. It comes when somebody who knows the language has signed the table of facts, under Languages.`,
            }}
          />
        </p>
      )}
    </Page>,
  )
})
ready.get('/sidor/:id/fardig-text/:file', async (c) => {
  const [, form = '', ending = ''] = /^([a-z]{2})\.(txt|html)$/.exec(idOf(c, 'file')) ?? []
  const text = (await mustSee(c)).texts.find((one) => one.form === form)
  if (!text) throw new Fault('not_found')
  // A file of ours is never opened as a page of the house.
  return c.body(ending === 'txt' ? asPlainText(text) : asHtml(text), 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="information-${form}.${ending}"`,
  })
})
