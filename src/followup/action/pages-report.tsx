import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type AnyRecord, type Entered, enteredFrom, RecordForm, readForm, type Submitted } from '../../platform/field/index.ts'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm as readBody } from '../../platform/http/form.ts'
import { type FormError, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import { EVIDENCE_BYTES_MAX } from './action.ts'
import { seeAction, type SeenAction } from './deeds.ts'
import { addEvidence } from './deeds-evidence.ts'
import { addNote, changeState, judgeEffect, type Outcome, steerAction } from './deeds-work.ts'
import { daysOf, doneRecord, dropRecord, effectRecord, fileRecord, linkRecord, noteRecord, steerRecord, waitRecord } from './fields.ts'
import { answered } from './pages-action.tsx'
import { ROOM } from './pages-list.tsx'

/** One form a page: each step that an action may take has an address of its own. */
export const reportPages = new Hono<Env>()

interface StepPage<R extends AnyRecord> {
  title: Text
  lead?: Text
  submit: Text
  record: (seen: SeenAction) => R
  entered?: (seen: SeenAction) => Entered
  steers?: boolean
  /** Another way to the same end. */
  other?: { path: string; label: Text }
  does: (c: Ctx, id: string, reading: Extract<ReturnType<typeof readForm<R>>, { ok: true }>['values']) => Promise<Outcome | FormError>
}

function stepPage<R extends AnyRecord>(path: string, step: StepPage<R>): void {
  const reached = async (c: Ctx): Promise<SeenAction> => {
    const seen = await seeAction(c.get('house').db, whoAsks(c).actor, c.req.param('id') ?? '')
    if (!seen || !(step.steers === true ? seen.maySteer : seen.mayWork)) throw new Fault('not_found')
    return seen
  }
  const page = (c: Ctx, seen: SeenAction, errors: readonly FormError[], entered: Entered | undefined) => {
    const at = `/atgarder/${seen.action.id}`
    return renderPage(
      c,
      <Page
        shell={c.get('shell')}
        title={step.title}
        crumbs={[ROOM, { label: { sv: 'Åtgärd', en: 'Action' }, href: at }]}
        lead={step.lead ?? seen.action.title}
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
  reportPages.get(`/atgarder/:id/${path}`, async (c) => {
    const seen = await reached(c)
    return page(c, seen, [], step.entered?.(seen))
  })
  reportPages.post(`/atgarder/:id/${path}`, async (c) => {
    const seen = await reached(c)
    const body = await readBody(c)
    const reading = readForm(step.record(seen), body)
    if (!reading.ok) return page(c, seen, reading.errors, reading.entered)
    const outcome = await step.does(c, seen.action.id, reading.values)
    return typeof outcome === 'string' ? answered(c, outcome) : page(c, seen, [outcome], writtenIn(body))
  })
}
const writtenIn = (body: FormData): Entered =>
  Object.fromEntries([...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))) satisfies Submitted

const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const

stepPage('anteckna', {
  title: { sv: 'Skriv vad som har hänt', en: 'Write what has happened' },
  submit: { sv: 'Spara anteckningen', en: 'Save the note' },
  record: () => noteRecord,
  does: (c, id, { words }) => addNote(...doer(c), id, words),
})
stepPage('klar', {
  title: { sv: 'Säg att den är klar', en: 'Say that it is done' },
  submit: { sv: 'Markera som klar', en: 'Mark as done' },
  record: () => doneRecord,
  entered: () => ({ effect_days: '90' }),
  does: (c, id, { words, effect_days }) => changeState(...doer(c), id, { to: 'done', words, effectDays: daysOf(effect_days) }),
})
stepPage('vantar', {
  title: { sv: 'Låt den vänta', en: 'Let it wait' },
  submit: { sv: 'Markera som väntande', en: 'Mark as waiting' },
  record: () => waitRecord,
  does: (c, id, { words }) => changeState(...doer(c), id, { to: 'waiting', words }),
})
stepPage('avskriv', {
  title: { sv: 'Avskriv åtgärden', en: 'Drop the action' },
  submit: { sv: 'Avskriv', en: 'Drop' },
  record: () => dropRecord,
  steers: true,
  does: (c, id, { words }) => changeState(...doer(c), id, { to: 'dropped', words }),
})
stepPage('andra', {
  title: { sv: 'Ändra åtgärden', en: 'Change the action' },
  lead: { sv: 'Det som ändras står i historiken, från vad till vad.', en: 'What changes stands in the history, from what to what.' },
  submit: { sv: 'Spara ändringen', en: 'Save the change' },
  record: ({ owners }) => steerRecord(owners),
  entered: ({ owners, action }) => enteredFrom(steerRecord(owners), action),
  steers: true,
  does: (c, id, values) => steerAction(...doer(c), id, values),
})
stepPage('effekt', {
  title: { sv: 'Hjälpte det?', en: 'Did it help?' },
  submit: { sv: 'Spara svaret', en: 'Save the answer' },
  record: () => effectRecord,
  does: (c, id, values) => judgeEffect(...doer(c), id, values),
})

const TOO_LARGE: FormError = {
  field: 'file',
  message: {
    sv: 'Filen är större än 10 MB. Lägg den i er egen samlingsyta och spara länken i stället.',
    en: 'The file is larger than 10 MB. Put it where you keep files and save the link instead.',
  },
}
stepPage('underlag', {
  title: { sv: 'Lägg till en fil', en: 'Add a file' },
  lead: {
    sv: 'Det som visar att det blev gjort. Ta bort uppgifter om personer först. Filen stannar i organisationen.',
    en: 'What shows that it was done. Take out data about persons first. The file stays in the organisation.',
  },
  submit: { sv: 'Spara filen', en: 'Save the file' },
  record: () => fileRecord,
  other: {
    path: 'lank',
    label: {
      sv: 'Ligger det redan någon annanstans? Spara en länk i stället',
      en: 'Does it lie somewhere else already? Save a link instead',
    },
  },
  does: async (c, id, { name, file }) =>
    file.size > EVIDENCE_BYTES_MAX
      ? TOO_LARGE
      : addEvidence(...doer(c), id, { name: name ?? file.name, content: new Uint8Array(await file.arrayBuffer()) }),
})
stepPage('lank', {
  title: { sv: 'Lägg till en länk', en: 'Add a link' },
  submit: { sv: 'Spara länken', en: 'Save the link' },
  record: () => linkRecord,
  does: (c, id, { name, href }) => addEvidence(...doer(c), id, { name, href }),
})
