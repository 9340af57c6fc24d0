import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Button, Form, Page, renderPage, T, Tag, type Text, When } from '../../platform/page/index.ts'
import type { ContactContent } from './contact.ts'
import { type Contact, type Piece, restoreVersion } from './deeds-items.ts'
import { writeWeek } from './opening.ts'
import { crumbOf, idOf, mustSeeContent, pageName, SITES } from './parts.tsx'
import type { PieceContent } from './piece.ts'
import type { Written } from './versions.ts'

/** Every version of a number or a text: by which function, when, and the way back to it. */
export const histories = new Hono<Env>()

for (const [kind, word] of [
  ['kontakt', 'contact'],
  ['text', 'piece'],
] as const) {
  histories.get(`/sidor/:id/${kind}/:item/historik`, async (c) => {
    const whole = await mustSeeContent(c)
    const found = word === 'contact' ? whole.contacts.find(isAsked(c)) : whole.pieces.find(isAsked(c))
    if (!found) throw new Fault('not_found')
    return historyPage(c, { site: whole.site, found, word, at: `/sidor/${whole.site.id}/${kind}/${found.id}` })
  })
  histories.post(`/sidor/:id/${kind}/:item/historik`, async (c) => {
    const number = Number((await readForm(c)).get('nummer'))
    const at = { site: idOf(c), item: idOf(c, 'item'), number }
    const draft = await restoreVersion(c.get('house').db, whoAsks(c).actor, at)
    if (draft === undefined) throw new Fault('not_found')
    return seeOther(c, `/sidor/${at.site}/granska/${at.item}/${draft}`)
  })
}
const isAsked = (c: Ctx) => (one: { id: string }) => one.id === c.req.param('item')

interface Shown {
  site: { id: string; name: string }
  found: Contact | Piece
  word: 'contact' | 'piece'
  at: string
}
function historyPage(c: Ctx, { site, found, word, at }: Shown) {
  const { versions, version: held, planned } = found
  const name = nameOf(found, word)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Historik', en: 'History' }}
      crumbs={[SITES, crumbOf(site), { label: name, href: at }]}
      lead={{
        sv: 'Det som har stått här. Att lägga tillbaka något gör en ny version; inget i historiken ändras.',
        en: 'What has stood here. Putting something back makes a new version; nothing in the history changes.',
      }}
    >
      <ol class="sv-timeline" reversed>
        {versions.toReversed().map((one) => (
          <li class="sv-timeline__event">
            <p class="sv-timeline__head">
              <strong>
                <T text={{ sv: `Version ${one.number}`, en: `Version ${one.number}` }} />
              </strong>{' '}
              {one.number === held?.number ? <Tag tone="done" text={{ sv: 'Gäller nu', en: 'Holds now' }} /> : null}
              {planned.some(({ number }) => number === one.number) ? <Tag tone="waiting" text={{ sv: 'Planerad', en: 'Planned' }} /> : null}
            </p>
            <p class="sv-timeline__when">
              <When at={one.made_at} /> · {one.by}
            </p>
            <div class="sv-timeline__body">
              <Period version={one} />
              <What version={one} word={word} lang={c.get('lang')} />
              {one.content === null || one.number === held?.number ? null : (
                <Form action={`${at}/historik`} csrf={csrfOf(c)}>
                  <Button
                    kind="quiet"
                    name="nummer"
                    value={String(one.number)}
                    text={{ sv: 'Lägg tillbaka', en: 'Put back' }}
                    about={String(one.number)}
                  />
                </Form>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Page>,
  )
}
function nameOf(found: Contact | Piece, word: 'contact' | 'piece'): string | Text {
  if (word === 'piece') return pageName((found as Piece).last.page)
  const last = found.versions.findLast(({ content }) => content !== null)?.content as ContactContent | undefined
  return last?.name.sv ?? '–'
}
function Period({ version: { from_at, until_at, made_at } }: { version: Written<unknown> }) {
  const later = from_at.getTime() - made_at.getTime() > 60_000
  if (!later && until_at === null) return null
  return (
    <p>
      {later ? (
        <>
          <T text={{ sv: 'Från', en: 'From' }} /> <When at={from_at} />{' '}
        </>
      ) : null}
      {until_at === null ? null : (
        <>
          <T text={{ sv: 'till', en: 'until' }} /> <When at={until_at} />
        </>
      )}
    </p>
  )
}
function What({ version: { content }, word, lang }: { version: Written<unknown>; word: 'contact' | 'piece'; lang: 'sv' | 'en' }) {
  if (content === null)
    return (
      <p>
        <T text={{ sv: 'Togs bort', en: 'Taken away' }} />
      </p>
    )
  if (word === 'piece') return (content as PieceContent).text.split('\n').map((line) => <p>{line}</p>)
  const one = content as ContactContent
  return (
    <p>
      {one.name.sv}
      {one.phone === undefined ? '' : ` · ${one.phone}`}
      <br />
      {writeWeek(one.hours, lang)}
    </p>
  )
}
