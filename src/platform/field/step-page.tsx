import type { Hono } from 'hono'
import { Fault } from '../faults.ts'
import { type Ctx, type Env, seeOther } from '../http/context.ts'
import { csrfOf } from '../http/csrf.ts'
import { readForm as readBody } from '../http/form.ts'
import { type FormError, Page, type Place, renderPage, T, type Text } from '../page/index.ts'
import type { AnyRecord, ValuesOf } from './field.ts'
import { RecordForm } from './form.tsx'
import { type Entered, readForm } from './read.ts'

/** What came of a step. Absent and out of reach are the same. */
type Outcome = 'done' | 'absent' | 'conflict'

/** What the steps are taken with: its page is `<room>/<id>`. */
interface Thing<Seen> {
  routes: Hono<Env>
  room: Place
  /** What one of them is called. */
  label: Text
  see: (c: Ctx, id: string) => Promise<Seen | undefined>
  /** The words of this one, where a step has no lead of its own. */
  words: (seen: Seen) => string
  /** Who may take a step that does not say for itself. */
  may: (seen: Seen) => boolean
}
interface Step<Seen, R extends AnyRecord> {
  title: Text
  lead?: Text
  submit: Text
  record: (seen: Seen) => R
  entered?: (seen: Seen, c: Ctx) => Entered
  may?: (seen: Seen) => boolean
  /** Another way to the same end. */
  other?: { path: string; label: Text }
  does: (c: Ctx, id: string, values: ValuesOf<R>) => Promise<Outcome | FormError>
}

const idOf = (c: Ctx): string => c.req.param('id') ?? ''
const writtenIn = (body: FormData): Entered =>
  Object.fromEntries([...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** Back to the page of the thing, or to the fault. */
export function stepTaken(c: Ctx, room: Place, outcome: Outcome): Response {
  if (outcome === 'absent') throw new Fault('not_found')
  if (outcome === 'conflict') throw new Fault('conflict')
  return seeOther(c, `${room.href}/${idOf(c)}`)
}

/** One form a page: each step that may be taken with a thing has an address of its own below the thing's. */
export const stepPages =
  <Seen,>({ routes, room, label, see, words, may }: Thing<Seen>) =>
  <R extends AnyRecord>(path: string, step: Step<Seen, R>): void => {
    const reached = async (c: Ctx): Promise<Seen> => {
      const seen = await see(c, idOf(c))
      if (seen === undefined || !(step.may ?? may)(seen)) throw new Fault('not_found')
      return seen
    }
    const page = (c: Ctx, seen: Seen, errors: readonly FormError[], entered: Entered | undefined) => {
      const at = `${room.href}/${idOf(c)}`
      return renderPage(
        c,
        <Page
          shell={c.get('shell')}
          title={step.title}
          crumbs={[room, { label, href: at }]}
          lead={step.lead ?? words(seen)}
          errors={errors}
        >
          <RecordForm
            record={step.record(seen)}
            action={`${at}/${path}`}
            csrf={csrfOf(c)}
            submit={step.submit}
            entered={entered}
            errors={errors}
            back={{ label: { sv: 'Avbryt', en: 'Cancel' }, href: at }}
          />
          {step.other === undefined ? null : (
            <p>
              <a href={`${at}/${step.other.path}`}>
                <T text={step.other.label} />
              </a>
            </p>
          )}
        </Page>,
        errors.length > 0 ? 422 : 200,
      )
    }
    routes.get(`${room.href}/:id/${path}`, async (c) => {
      const seen = await reached(c)
      return page(c, seen, [], step.entered?.(seen, c))
    })
    routes.post(`${room.href}/:id/${path}`, async (c) => {
      const seen = await reached(c)
      const body = await readBody(c)
      const reading = readForm(step.record(seen), body)
      if (!reading.ok) return page(c, seen, reading.errors, reading.entered)
      const outcome = await step.does(c, idOf(c), reading.values)
      return typeof outcome === 'string' ? stepTaken(c, room, outcome) : page(c, seen, [outcome], writtenIn(body))
    })
  }
