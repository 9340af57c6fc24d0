import { Hono } from 'hono'
import { enteredFrom } from '../../platform/field/index.ts'
import { stepPages } from '../../platform/field/step-page.tsx'
import { type Ctx, type Env, whoAsks } from '../../platform/http/context.ts'
import type { FormError } from '../../platform/page/index.ts'
import { EVIDENCE_BYTES_MAX } from './action.ts'
import { seeAction, type SeenAction } from './deeds.ts'
import { addEvidence } from './deeds-evidence.ts'
import { addNote, changeState, judgeEffect, steerAction } from './deeds-work.ts'
import { daysOf, doneRecord, dropRecord, effectRecord, fileRecord, linkRecord, noteRecord, steerRecord, waitRecord } from './fields.ts'
import { ROOM } from './pages-list.tsx'

/** One form a page: each step that an action may take has an address of its own. */
export const reportPages = new Hono<Env>()

const doer = (c: Ctx) => [c.get('house').db, whoAsks(c).actor] as const
const maySteer = (seen: SeenAction): boolean => seen.maySteer
const stepPage = stepPages<SeenAction>({
  routes: reportPages,
  room: ROOM,
  label: { sv: 'Åtgärd', en: 'Action' },
  see: (c, id) => seeAction(...doer(c), id),
  words: ({ action }) => action.title,
  may: ({ mayWork }) => mayWork,
})

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
  may: maySteer,
  does: (c, id, { words }) => changeState(...doer(c), id, { to: 'dropped', words }),
})
stepPage('andra', {
  title: { sv: 'Ändra åtgärden', en: 'Change the action' },
  lead: { sv: 'Det som ändras står i historiken, från vad till vad.', en: 'What changes stands in the history, from what to what.' },
  submit: { sv: 'Spara ändringen', en: 'Save the change' },
  record: ({ owners }) => steerRecord(owners),
  entered: ({ owners, action }) => enteredFrom(steerRecord(owners), action),
  may: maySteer,
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
