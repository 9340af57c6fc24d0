import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { Fault } from '../../platform/faults.ts'
import { dayOf } from '../../platform/day.ts'
import { type Entered, FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import {
  Actions,
  Button,
  Details,
  Form,
  type FormError,
  HiddenField,
  InsetText,
  Notice,
  Page,
  renderPage,
  T,
  type Text,
  When,
} from '../../platform/page/index.ts'
import { COMPLETE_FORMS, content, type Form as TextForm } from '../text/index.ts'
import type { ContactContent } from './contact.ts'
import { saveChange, type Schedule, type SeenChange, seeChange } from './deeds-items.ts'
import { fromForm, untilForm, type WhenValues } from './forms.ts'
import { endOfDay, momentOf } from './moment.ts'
import { writeEvery, writeWeek } from './opening.ts'
import { previewAddress } from './pages-preview.tsx'
import { crumbOf, Days, formName, idOf, pageName, Phone, SITES } from './parts.tsx'
import { type PieceContent, readabilityOf } from './piece.ts'

/** How a change will read, before it is published: now, or from a moment. */
export const reviews = new Hono<Env>()
const PATH = '/sidor/:id/granska/:item/:draft'

async function mustSee(c: Ctx): Promise<SeenChange> {
  const at = { site: idOf(c), item: idOf(c, 'item'), draft: idOf(c, 'draft') }
  const seen = await seeChange(c.get('house').db, whoAsks(c).actor, at)
  if (!seen) throw new Fault('not_found')
  return seen
}
reviews.get(PATH, async (c) => reviewPage(c, await mustSee(c), [], {}))

function reviewPage(c: Ctx, seen: SeenChange, errors: readonly FormError[], entered: Entered, conflict = false) {
  const { site, change, overtaken } = seen
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Så här blir det', en: 'This is how it will be' }}
      crumbs={[SITES, crumbOf(site)]}
      errors={errors}
    >
      {overtaken ? <Overtaken c={c} seen={seen} /> : null}
      <Reading c={c} seen={seen} />
      <Previews c={c} seen={seen} />
      <Form action={c.req.path} csrf={csrfOf(c)}>
        <HiddenField name="base" value={String(overtaken?.number ?? change.base)} />
        <Moment
          record={fromForm}
          summary={{ sv: 'Publicera från en viss dag i stället', en: 'Publish from a certain day instead' }}
          entered={entered}
          errors={errors}
        />
        {change.kind === 'piece' && change.content !== null ? (
          <Moment record={untilForm} summary={{ sv: 'Visa bara en tid', en: 'Show for a time only' }} entered={entered} errors={errors} />
        ) : null}
        <Actions>
          <Button text={overtaken ? { sv: 'Publicera mitt ändå', en: 'Publish mine anyway' } : { sv: 'Publicera', en: 'Publish' }} />
          <a class="sv-way-out" href={backOf(c, seen)}>
            <T text={change.content === null ? { sv: 'Avbryt', en: 'Cancel' } : { sv: 'Ändra mer', en: 'Change more' }} />
          </a>
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 || conflict ? 422 : 200,
  )
}
/** A moment, one press away: most changes are to be seen at once. */
function Moment(props: { record: typeof fromForm | typeof untilForm; summary: Text; entered: Entered; errors: readonly FormError[] }) {
  const { record, summary, entered, errors } = props
  const open = record.names.some((name) => (entered[name] ?? '') !== '' || errors.some(({ field }) => field === name))
  return (
    <Details summary={summary} open={open}>
      {record.names.map((name) => (
        <FieldFor record={record} name={name} entered={entered} errors={errors} />
      ))}
    </Details>
  )
}
/** Back to the form with what was written in it. */
const backOf = (c: Ctx, { change, site }: SeenChange): string => {
  const at = `/sidor/${site.id}/${change.kind === 'piece' ? 'text' : 'kontakt'}/${change.item}`
  return change.content === null ? at : `${at}/andra/${idOf(c, 'draft')}`
}

/** Somebody published while this was being written: nothing is lost, and nothing is overwritten unseen. */
function Overtaken({ c, seen: { overtaken, change } }: { c: Ctx; seen: SeenChange }) {
  if (!overtaken) return null
  return (
    <Notice kind="waiting" title={{ sv: 'Någon hann före', en: 'Somebody was first' }} announce>
      <p>
        {overtaken.by} <T text={{ sv: 'publicerade en ändring', en: 'published a change' }} /> <When at={overtaken.made_at} />,{' '}
        <T
          text={{
            sv: 'medan du skrev. Ditt finns kvar här nedanför. Jämför, och publicera ditt om det ska gälla.',
            en: 'while you were writing. Yours is still here below. Compare, and publish yours if that is what is to hold.',
          }}
        />
      </p>
      {overtaken.content === null ? (
        <p>
          <T text={{ sv: 'Den ändringen tog bort det.', en: 'That change took it away.' }} />
        </p>
      ) : change.kind === 'contact' ? (
        <ContactReading content={overtaken.content as ContactContent} lang={c.get('lang')} />
      ) : (
        <InsetText>{paragraphs((overtaken.content as PieceContent).text)}</InsetText>
      )}
    </Notice>
  )
}
const paragraphs = (text: string): Child => text.split('\n').map((line) => <p>{line}</p>)

function Reading({ c, seen: { change } }: { c: Ctx; seen: SeenChange }) {
  if (change.content === null)
    return (
      <p>
        <T
          text={{
            sv: 'Det tas bort från sidan. Historiken finns kvar, och det går att lägga tillbaka.',
            en: 'It is taken away from the site. The history remains, and it can be put back.',
          }}
        />
      </p>
    )
  if (change.kind === 'contact') return <ContactReading content={change.content as ContactContent} lang={c.get('lang')} />
  return <PieceReading content={change.content as PieceContent} />
}
function ContactReading({ content: one, lang }: { content: ContactContent; lang: 'sv' | 'en' }) {
  const coming = one.instead.filter(({ until }) => until >= dayOf())
  return (
    <InsetText>
      <p>
        <strong>{one.name.sv}</strong>
        {one.phone === undefined ? null : (
          <>
            {' · '}
            <Phone number={one.phone} />
          </>
        )}
      </p>
      <p>{writeWeek(one.hours, lang)}</p>
      {coming.map((other) => (
        <p>
          <Days of={other} />
          {other.why === undefined ? '' : ` (${other.why.sv})`}: {writeEvery(other.hours, lang)}
        </p>
      ))}
      {one.note === undefined ? null : <p>{one.note.sv}</p>}
    </InsetText>
  )
}
/** What the measure means, in words: the number alone helps nobody. */
export function PieceReading({ content: piece }: { content: PieceContent }) {
  const read = readabilityOf(piece.text, content().known)
  return (
    <>
      <p>
        <strong>
          <T text={pageName(piece.page)} />, {formName(piece.form)}
        </strong>
      </p>
      <InsetText>{paragraphs(piece.text)}</InsetText>
      {read?.lix === undefined || !(['sv', 'll'] as TextForm[]).includes(piece.form) ? null : (
        <>
          <p>
            <T text={lixWords(read.lix, piece.form)} />
          </p>
          {read.hardest.length === 0 ? null : (
            <>
              <p>
                <T text={{ sv: 'Svårast att läsa, prova att dela eller förkorta:', en: 'Hardest to read, try to split or shorten:' }} />
              </p>
              <ul>
                {read.hardest.map(({ sentence }) => (
                  <li lang="sv">{sentence}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </>
  )
}
const MOST: Partial<Record<TextForm, number>> = { sv: 40, ll: 28 }
function lixWords(lix: number, form: TextForm) {
  const most = MOST[form] ?? 40
  if (lix <= most)
    return {
      sv: `Lätt nog att läsa: LIX ${lix} (under ${most} är målet).`,
      en: `Easy enough to read: LIX ${lix} (below ${most} is the aim).`,
    }
  return {
    sv: `Svår att läsa för den som är trött eller rädd: LIX ${lix}. Målet är under ${most}: kortare meningar, kortare ord.`,
    en: `Hard to read for somebody tired or afraid: LIX ${lix}. The aim is below ${most}: shorter sentences, shorter words.`,
  }
}

function Previews({ c, seen }: { c: Ctx; seen: SeenChange }) {
  const { site, change } = seen
  const piece = change.kind === 'piece' ? (change.content as PieceContent | null) : null
  const page = piece?.page ?? 'near'
  const forms: TextForm[] = piece ? [piece.form] : [...COMPLETE_FORMS]
  return (
    <p>
      <T text={{ sv: 'Se den riktiga sidan:', en: 'See the real page:' }} />{' '}
      {forms.map((form, index) => (
        <>
          {index > 0 ? ' · ' : ''}
          <a href={`${previewAddress(site, change.item, idOf(c, 'draft'), form, page)}`}>{formName(form)}</a>
        </>
      ))}
    </p>
  )
}

reviews.post(PATH, async (c) => {
  const seen = await mustSee(c)
  const body = await readForm(c)
  const from = readRecord(fromForm, body)
  const until = readRecord(untilForm, body)
  if (!from.ok || !until.ok)
    return reviewPage(c, seen, [...(from.ok ? [] : from.errors), ...(until.ok ? [] : until.errors)], enteredIn(body))
  const when = scheduleOf({ ...from.values, ...until.values } as WhenValues)
  const fault = scheduleFault(when)
  if (fault) return reviewPage(c, seen, [fault], enteredIn(body))
  const base = Number(body.get('base') ?? Number.NaN)
  const done = await saveChange(
    c.get('house').db,
    whoAsks(c).actor,
    { ...seen.change, base: Number.isSafeInteger(base) ? base : seen.change.base },
    when,
  )
  if (done === 'absent') throw new Fault('not_found')
  if (done === 'conflict') return reviewPage(c, await mustSee(c), [], enteredIn(body), true)
  return seeOther(c, `/sidor/${seen.site.id}`)
})
const enteredIn = (body: FormData): Entered =>
  Object.fromEntries([...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** A day without a clock begins at its first moment and ends at its last. */
export function scheduleOf({ from_day, from_clock, until_day, until_clock }: WhenValues): Schedule {
  return {
    from_at: from_day === undefined ? null : momentOf(from_day, from_clock ?? '00:00'),
    until_at: until_day === undefined ? null : until_clock === undefined ? endOfDay(until_day) : momentOf(until_day, until_clock),
  }
}
function scheduleFault({ from_at, until_at }: Schedule): FormError | undefined {
  if (until_at !== null && until_at <= (from_at ?? new Date()))
    return {
      field: 'until_day',
      message: { sv: 'Det slutar innan det börjar. Välj en senare dag.', en: 'It ends before it begins. Choose a later day.' },
    }
  if (from_at !== null && from_at.getTime() < Date.now() - 60_000)
    return {
      field: 'from_day',
      message: {
        sv: 'Den stunden har redan varit. Välj Nu, eller en senare tid.',
        en: 'That moment has passed. Choose Now, or a later time.',
      },
    }
  return undefined
}
