import { Fault } from '../../platform/faults.ts'
import { type Ctx, whoAsks } from '../../platform/http/context.ts'
import { type Place, T } from '../../platform/page/index.ts'
import { content, FORMS, type CompleteForm, type Inline, readBlocks, type TextBlock } from '../text/index.ts'
import { type SeenAbout, seeAbout } from './deeds.ts'

export const ABOUT: Place = { label: { sv: 'Er sida', en: 'Your page' }, href: '/er-sida' }
export const TESTS: Place = { label: { sv: 'Självtest', en: 'Self-test' }, href: '/sjalvtest' }
export const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const
export const siteOf = (c: Ctx): string => c.req.param('site') ?? ''

export async function mustSee(c: Ctx): Promise<SeenAbout> {
  const seen = await seeAbout(...doer(c), siteOf(c))
  if (!seen) throw new Fault('not_found')
  return seen
}
export type Begun = SeenAbout & { page: NonNullable<SeenAbout['page']> }
export async function mustSeeBegun(c: Ctx): Promise<Begun> {
  const seen = await mustSee(c)
  if (!seen.page) throw new Fault('not_found')
  return { ...seen, page: seen.page }
}
export const crumbOf = ({ site }: Pick<SeenAbout, 'site'>): Place => ({ label: site.name, href: `/er-sida/${site.id}` })

function Words({ words }: { words: readonly Inline[] }) {
  return (
    <>
      {words.map((one) => {
        if (one.kind === 'strong') return <strong>{one.text}</strong>
        if (one.kind === 'tel') return <>{content().lines.find(({ id }) => id === one.line)?.number}</>
        // Where a link will lead on the public site is told, not followed: this is no public page.
        return one.kind === 'page' ? <u>{one.text}</u> : one.text
      })}
    </>
  )
}
function Shown({ block }: { block: TextBlock }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  if (block.kind === 'paragraph' || block.kind === 'important')
    return (
      <p>
        <Words words={block.words} />
      </p>
    )
  if (block.kind !== 'list') return null
  const items = block.items.map((item) => (
    <li>
      <Words words={item} />
    </li>
  ))
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}
/** A text of the page as it reads, in its own language. */
export function Prose({ text, form }: { text: string; form: CompleteForm }) {
  return (
    <div class="sv-prose" lang={FORMS[form].lang}>
      {readBlocks(text, content().known).map((block) => (
        <Shown block={block} />
      ))}
    </div>
  )
}
/** A text that may hold empty places: shown as written, the places marked by a word and not by colour alone. */
export function Draft({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\[\[[\s\S]*?\]\])/).map((piece) =>
        piece.startsWith('[[') ? (
          <mark>
            <T text={{ sv: 'Fyll i: ', en: 'Fill in: ' }} />
            {piece.slice(2, -2)}
          </mark>
        ) : (
          piece
        ),
      )}
    </>
  )
}
