import { Hono } from 'hono'
import { z } from 'zod'
import { Fault } from '../../platform/faults.ts'
import {
  codeList,
  type Entered,
  field,
  readForm as readRecord,
  record,
  RecordForm,
  requiredParagraphs,
  says,
} from '../../platform/field/index.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { newId } from '../../platform/ids.ts'
import {
  Actions,
  Button,
  Details,
  Form,
  type FormError,
  HiddenField,
  LinkButton,
  Page,
  renderPage,
  T,
  When,
} from '../../platform/page/index.ts'
import { content, FORM_IDS, type Form as TextForm, readBlocks, TextFault } from '../text/index.ts'
import { type Change, type Piece, seeChange } from './deeds-items.ts'
import type { PieceContent } from './piece.ts'
import { toReview } from './pages-contact-new.tsx'
import { PieceReading } from './pages-review.tsx'
import { crumbOf, formName, idOf, mustSeeContent, pageName, SITES } from './parts.tsx'
import type { Site } from './site.ts'
import { lastNumber } from './versions.ts'

/** Texts of the place's own: on one page, in one language, for a time or until further notice. */
export const pieces = new Hono<Env>()

const PAGES = content().pages.filter(({ kind }) => kind === 'text' || kind === 'start' || kind === 'near')
/** Says the line and what to do, as the markup itself says it. */
const ownText = () =>
  requiredParagraphs(20_000).superRefine((text, ctx) => {
    try {
      readBlocks(text, content().known)
    } catch (error) {
      if (!(error instanceof TextFault)) throw error
      ctx.addIssue(says({ sv: `Rad ${error.line}: ${error.text.sv}`, en: `Line ${error.line}: ${error.text.en}` }))
    }
  })
const TEXT = field({
  schema: ownText(),
  label: { sv: 'Texten', en: 'The text' },
  hint: {
    sv: 'Skriv som du pratar, i korta meningar. Tom rad ger nytt stycke. Skriv aldrig en adress som ska vara hemlig.',
    en: 'Write as you speak, in short sentences. An empty line begins a new paragraph. Never write an address that is to be secret.',
  },
  control: 'textarea',
  rows: 12,
})
const newForm = record({
  page: field({
    schema: z.enum(PAGES.map(({ id }) => id) as [string, ...string[]]),
    label: { sv: 'På vilken sida?', en: 'On which page?' },
    control: 'select',
    options: PAGES.map(({ id, name }) => ({ value: id, label: name })),
  }),
  form: field({
    schema: codeList(FORM_IDS as [TextForm, ...TextForm[]]),
    label: { sv: 'På vilket språk?', en: 'In which language?' },
    control: 'select',
    options: FORM_IDS.map((value) => ({ value, label: formName(value) })),
  }),
  text: TEXT,
})
const textForm = record({ text: TEXT })

interface Asked {
  site: Site
  action: string
  title: { sv: string; en: string }
  record: typeof newForm | typeof textForm
  base: number
}
function writePage(c: Ctx, { site, action, title, record: asked, base }: Asked, errors: readonly FormError[], entered?: Entered) {
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={title} crumbs={[SITES, crumbOf(site)]} errors={errors} aside={<HowToWrite />}>
      <RecordForm
        record={asked}
        action={action}
        csrf={csrfOf(c)}
        submit={{ sv: 'Se hur det blir', en: 'See how it will read' }}
        entered={entered}
        errors={errors}
        back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: `/sidor/${site.id}` }}
      >
        <HiddenField name="base" value={String(base)} />
      </RecordForm>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
function HowToWrite() {
  const rows: [string, { sv: string; en: string }][] = [
    ['**viktigt ord**', { sv: 'Fetstil', en: 'Bold' }],
    ['## Rubrik', { sv: 'Rubrik', en: 'Heading' }],
    ['- punkt', { sv: 'Lista', en: 'List' }],
    ['! Ring 112', { sv: 'Ruta med något viktigt', en: 'Box with something important' }],
    ['[För mig](for-me)', { sv: 'Länk till en annan sida här', en: 'Link to another page here' }],
    ['{tel:kvinnofrid}', { sv: 'Ett nationellt nummer', en: 'A national number' }],
  ]
  return (
    <>
      <h2>
        <T text={{ sv: 'Så skriver man', en: 'How to write' }} />
      </h2>
      <dl>
        {rows.map(([sign, meaning]) => (
          <>
            <dt>
              <code>{sign}</code>
            </dt>
            <dd>
              <T text={meaning} />
            </dd>
          </>
        ))}
      </dl>
      <Details summary={{ sv: 'Namn på sidor och nummer', en: 'Names of pages and numbers' }}>
        <p>{[...content().known.pages].join(', ')}</p>
        <p>{[...content().known.lines].join(', ')}</p>
      </Details>
    </>
  )
}

const NEW = { sv: 'Skriv en text', en: 'Write a text' }
const newAsked = (site: Site): Asked => ({ site, action: `/sidor/${site.id}/text/ny`, title: NEW, record: newForm, base: 0 })
pieces.get('/sidor/:id/text/ny', async (c) => writePage(c, newAsked((await mustSeeContent(c)).site), [], { form: 'sv' }))
pieces.post('/sidor/:id/text/ny', async (c) => {
  const { site } = await mustSeeContent(c)
  const reading = readRecord(newForm, await readForm(c))
  if (!reading.ok) return writePage(c, newAsked(site), reading.errors, reading.entered)
  return toReview(c, { site: site.id, item: newId(), kind: 'piece', base: 0, content: reading.values })
})

interface Seen {
  site: Site
  piece: Piece
}
async function mustSee(c: Ctx): Promise<Seen> {
  const { site, pieces: all } = await mustSeeContent(c)
  const piece = all.find(({ id }) => id === c.req.param('item'))
  if (!piece) throw new Fault('not_found')
  return { site, piece }
}
const at = ({ site, piece }: Seen) => `/sidor/${site.id}/text/${piece.id}`

pieces.get('/sidor/:id/text/:item', async (c) => {
  const seen = await mustSee(c)
  const { site, piece } = seen
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={pageName(piece.last.page)} crumbs={[SITES, crumbOf(site)]}>
      {piece.now === null ? (
        <p>
          <T text={{ sv: 'Texten visas inte nu.', en: 'The text is not shown now.' }} />
        </p>
      ) : null}
      <PieceReading content={piece.now ?? piece.last} />
      {piece.planned.map((version) => (
        <p>
          <T text={version.content === null ? { sv: 'Tas bort', en: 'Taken away' } : { sv: 'Ändras', en: 'Changes' }} />{' '}
          <When at={version.from_at} />.
        </p>
      ))}
      <Actions>
        <LinkButton kind="primary" href={`${at(seen)}/andra/nu`} text={{ sv: 'Ändra texten', en: 'Change the text' }} />
        <LinkButton
          kind="quiet"
          href={`${at(seen)}/historik`}
          text={{ sv: `Historik (${piece.versions.length})`, en: `History (${piece.versions.length})` }}
        />
      </Actions>
      <Form action={`${at(seen)}/ta-bort`} csrf={csrfOf(c)}>
        <HiddenField name="base" value={String(lastNumber(piece.versions))} />
        <Button kind="quiet" text={{ sv: 'Ta bort texten', en: 'Take the text away' }} />
      </Form>
    </Page>,
  )
})

const askedFor = (seen: Seen, base: number): Asked => ({
  site: seen.site,
  action: `${at(seen)}/andra/nu`,
  title: { sv: 'Ändra texten', en: 'Change the text' },
  record: textForm,
  base,
})
const baseIn = (body: FormData, piece: Piece): number => {
  const said = Number(body.get('base') ?? Number.NaN)
  return Number.isSafeInteger(said) && said > 0 ? said : lastNumber(piece.versions)
}
pieces.get('/sidor/:id/text/:item/andra/nu', async (c) => {
  const seen = await mustSee(c)
  return writePage(c, askedFor(seen, lastNumber(seen.piece.versions)), [], { text: (seen.piece.now ?? seen.piece.last).text })
})
pieces.post('/sidor/:id/text/:item/andra/nu', async (c) => {
  const seen = await mustSee(c)
  const body = await readForm(c)
  const base = baseIn(body, seen.piece)
  const reading = readRecord(textForm, body)
  if (!reading.ok) return writePage(c, askedFor(seen, base), reading.errors, reading.entered)
  const { page, form } = seen.piece.last
  return toReview(c, { site: seen.site.id, item: seen.piece.id, kind: 'piece', base, content: { page, form, text: reading.values.text } })
})
pieces.post('/sidor/:id/text/:item/ta-bort', async (c) => {
  const seen = await mustSee(c)
  const base = baseIn(await readForm(c), seen.piece)
  return toReview(c, { site: seen.site.id, item: seen.piece.id, kind: 'piece', base, content: null })
})

/** The form again with what was written, from the page that showed how it would read. */
const AGAIN = '/sidor/:id/text/:item/andra/:draft'
async function mustSeeDraft(c: Ctx): Promise<{ site: Site; change: Change; written: PieceContent }> {
  const where = { site: idOf(c), item: idOf(c, 'item'), draft: idOf(c, 'draft') }
  const seen = await seeChange(c.get('house').db, whoAsks(c).actor, where)
  if (seen?.change.kind !== 'piece' || seen.change.content === null) throw new Fault('not_found')
  return { site: seen.site, change: seen.change, written: seen.change.content as PieceContent }
}
const againAsked = (c: Ctx, site: Site, { base }: Change): Asked => ({
  site,
  action: c.req.path,
  title: base === 0 ? NEW : { sv: 'Ändra texten', en: 'Change the text' },
  record: base === 0 ? newForm : textForm,
  base,
})
pieces.get(AGAIN, async (c) => {
  const { site, change, written } = await mustSeeDraft(c)
  return writePage(c, againAsked(c, site, change), [], { ...written })
})
pieces.post(AGAIN, async (c) => {
  const { site, change, written } = await mustSeeDraft(c)
  const reading = readRecord(change.base === 0 ? newForm : textForm, await readForm(c))
  if (!reading.ok) return writePage(c, againAsked(c, site, change), reading.errors, reading.entered)
  return toReview(c, { ...change, content: { ...written, ...reading.values } })
})
