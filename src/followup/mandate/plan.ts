import { addDays } from '../../platform/day.ts'
import type { Text } from '../../platform/page/language.tsx'
import { workingDayBefore } from './working-days.ts'

/** What a report usually needs, counted in weeks before the day it is due. A template: days and steps may then be changed. */
export const PLAN_TEMPLATE: readonly { weeks: number; title: Text }[] = [
  {
    weeks: 26,
    title: { sv: 'Bestäm vad rapporten ska svara på och vem som skriver', en: 'Decide what the report is to answer and who writes it' },
  },
  {
    weeks: 22,
    title: { sv: 'Bestäm vilka organisationer som ska svara och vad de frågas om', en: 'Decide which organisations are asked, and what' },
  },
  { weeks: 20, title: { sv: 'Öppna rundan', en: 'Open the round' } },
  { weeks: 12, title: { sv: 'Stäng rundan', en: 'Close the round' } },
  { weeks: 10, title: { sv: 'Samla in fakta från organisationerna', en: 'Gather facts from the organisations' } },
  { weeks: 7, title: { sv: 'Skriv färdigt ett första utkast', en: 'Finish a first draft' } },
  { weeks: 4, title: { sv: 'Granska internt', en: 'Review internally' } },
  { weeks: 2, title: { sv: 'Lås den slutliga texten', en: 'Settle the final text' } },
  { weeks: 1, title: { sv: 'Besluta om rapporten', en: 'Decide on the report' } },
  { weeks: 0, title: { sv: 'Lämna in rapporten', en: 'Hand in the report' } },
]

export interface PlannedStep {
  title: Text
  due_on: string
}

/**
 * The steps to a report, counted backwards. A step that would fall on a day when nobody works lies on the last working day
 * before: the report due on Easter Sunday is handed in on Maundy Thursday.
 */
export const planBackwards = (due: string): PlannedStep[] =>
  PLAN_TEMPLATE.map(({ weeks, title }) => ({ title, due_on: workingDayBefore(addDays(due, -7 * weeks)) }))
