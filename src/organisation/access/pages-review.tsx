import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, FieldFor, readForm as readRecord } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { readForm } from '../../platform/http/form.ts'
import { freshOnly } from '../../platform/http/fresh.tsx'
import { Actions, Button, EmptyState, FieldGroup, Form, type FormError, Page, renderPage, T, When } from '../../platform/page/index.ts'
import { type Holding, keyOf, lacksGround } from './access.ts'
import { doReview, type Review, seeReview } from './deeds-review.ts'
import { CRUMB } from './pages-list.tsx'
import { answersOf, keepName, reviewRecord, untilName } from './review.ts'
import { AccessLaw, Day, errorsFor, GroundOf, whatText } from './words.tsx'
import { csrfOf } from '../../platform/http/csrf.ts'

export const reviewRoutes = new Hono<Env>()
const PATH = '/behorighet/genomgang'

async function reviewOr404(c: Ctx): Promise<Review> {
  const review = await seeReview(c.get('house').db, whoAsks(c).actor)
  if (!review) throw new Fault('not_found')
  return review
}
function reviewPage(c: Ctx, { holdings, due }: Review, entered: Entered = {}, errors: readonly FormError[] = []) {
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      errors={errors}
      crumbs={[CRUMB]}
      title={{ sv: 'Gå igenom roller och kretsar', en: 'Go through roles and circles' }}
      lead={{
        sv: 'En gång om året, och när något har ändrats: behövs var och en fortfarande?',
        en: 'Once a year, and when something has changed: is each still needed?',
      }}
      aside={<AccessLaw />}
    >
      {due === undefined ? (
        <EmptyState title={{ sv: 'Det finns inget att gå igenom i enheten', en: 'There is nothing to go through in the unit' }} />
      ) : (
        <>
          <p>
            <T text={{ sv: 'Ska vara gjord senast', en: 'To be done by' }} /> <Day day={due} />.
          </p>
          <Form action={PATH} csrf={csrfOf(c)}>
            {holdings.map((held) => (
              <One held={held} holdings={holdings} entered={entered} errors={errors} />
            ))}
            <Actions>
              <Button text={{ sv: 'Spara genomgången', en: 'Save the review' }} />
              <a class="sv-way-out" href={CRUMB.href}>
                <T text={{ sv: 'Avbryt', en: 'Cancel' }} />
              </a>
            </Actions>
          </Form>
        </>
      )}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}

interface OneProps {
  held: Holding
  holdings: readonly Holding[]
  entered: Entered
  errors: readonly FormError[]
}
function One({ held, holdings, entered, errors }: OneProps) {
  const record = reviewRecord(holdings)
  const what = whatText(held)
  return (
    <FieldGroup legend={{ sv: `${held.signature}: ${what.sv}`, en: `${held.signature}: ${what.en}` }}>
      <p>
        <T text={{ sv: 'Gäller till och med', en: 'Runs until' }} /> <When at={held.valid_until} day />
        {lacksGround(held) ? (
          <>
            {' '}
            <GroundOf held={held} />
          </>
        ) : null}
      </p>
      <FieldFor record={record} name={keepName(held)} entered={entered} errors={errors} />
      <FieldFor record={record} name={untilName(held)} entered={entered} errors={errors} />
    </FieldGroup>
  )
}

reviewRoutes.get(PATH, async (c) => reviewPage(c, await reviewOr404(c)))
reviewRoutes.post(PATH, freshOnly, async (c) => {
  const review = await reviewOr404(c)
  const form = await readForm(c)
  const reading = readRecord(reviewRecord(review.holdings), form)
  if (!reading.ok) return reviewPage(c, review, reading.entered, reading.errors)
  const done = await doReview(c.get('house').db, whoAsks(c).actor, answersOf(review.holdings, reading.values))
  if (done.ok) return seeOther(c, CRUMB.href)
  const at = 'key' in done ? review.holdings.find((held) => keyOf(held) === done.key) : undefined
  const errors = errorsFor(done.because).map(({ message }) => (at ? { field: untilName(at), message } : { message }))
  return reviewPage(
    c,
    review,
    Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
    errors,
  )
})
