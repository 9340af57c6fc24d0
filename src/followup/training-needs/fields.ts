/** The forms of the room, made of the functions and areas that the organisation has. */
import { z } from 'zod'
import { dayOf } from '../../platform/day.ts'
import { type Choice, codeList, type Field, field, isoDate, record, requiredParagraphs, requiredText } from '../../platform/field/index.ts'
import { actionFields } from '../action/index.ts'
import type { Area, Depth, Func } from './training-needs.ts'

const DEPTHS = ['0', '1', '2', '3'] as const
const number = (most: number) => z.number().int().min(0).max(most)

const depthField = (area: Area, depths: readonly Depth[]): Field =>
  field({
    schema: codeList(DEPTHS),
    label: area.name,
    hint: area.meaning,
    control: 'select',
    options: depths.map(({ value, name }) => ({ value: String(value), label: { sv: `${value}. ${name.sv}`, en: `${value}. ${name.en}` } })),
  })
export const needsRecord = (areas: readonly Area[], depths: readonly Depth[]) =>
  record(Object.fromEntries(areas.map((area) => [area.id, depthField(area, depths)])))
const nameField = field({
  schema: requiredText(80),
  label: { sv: 'Funktion', en: 'Function' },
  hint: { sv: 'Vad man gör, inte vem man är.', en: 'What one does, not who one is.' },
  control: 'text',
  example: 'Fältassistent',
})
export const functionRecord = (areas: readonly Area[], depths: readonly Depth[]) =>
  record({ name: nameField, ...needsRecord(areas, depths).fields })
/** Depths as numbers by area, of what a form of needs gave. */
export const needsIn = (areas: readonly Area[], values: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(areas.map(({ id }) => [id, Number(values[id])]))

const countedOn = field({
  schema: isoDate({ last: () => dayOf(new Date()) }),
  label: { sv: 'Räknat den', en: 'Counted on' },
  control: 'date',
})
/** How many of each function. What is left empty stays as it was. */
export const staffRecord = (functions: readonly Func[]) =>
  record({
    counted_on: countedOn,
    ...Object.fromEntries(
      functions.map(({ code, name }): [string, Field] => [
        code,
        field({ schema: number(100_000).optional(), label: name, control: 'number', width: 'short' }),
      ]),
    ),
  })
/** How many of one function have reached what it needs. */
export const trainedRecord = (func: Func, areas: readonly Area[], depths: readonly Depth[]) =>
  record({
    counted_on: countedOn,
    ...Object.fromEntries(
      areas
        .filter(({ id }) => (func.needs[id] ?? 0) > 0)
        .map((area): [string, Field] => {
          const depth = depths[func.needs[area.id] ?? 0]
          const hint = { sv: `Minst ”${depth?.name.sv ?? ''}”.`, en: `At least “${depth?.name.en ?? ''}”.` }
          return [area.id, field({ schema: number(100_000).optional(), label: area.name, hint, control: 'number', width: 'short' })]
        }),
    ),
  })

const WAYS = ['course', 'meeting', 'mentor', 'reading', 'other'] as const
export const planRecord = (owners: readonly Choice[]) =>
  record({
    way: field({
      schema: codeList(WAYS),
      label: { sv: 'Hur?', en: 'How?' },
      control: 'radio',
      options: [
        { value: 'course', label: { sv: 'Kurs', en: 'Course' } },
        { value: 'meeting', label: { sv: 'Arbetsplatsträff eller samtal', en: 'Workplace meeting or conversation' } },
        { value: 'mentor', label: { sv: 'Bredvid en som kan', en: 'Beside somebody who can' } },
        { value: 'reading', label: { sv: 'Läsa rutinen och svara på frågor', en: 'Read the routine and answer questions' } },
        { value: 'other', label: { sv: 'Annat', en: 'Other' } },
      ],
    }),
    how: field({
      schema: requiredParagraphs(1_000),
      label: { sv: 'Beskriv', en: 'Describe' },
      hint: { sv: 'Vad, var och hur länge. Inga namn.', en: 'What, where and for how long. No names.' },
      control: 'textarea',
      rows: 3,
    }),
    ...actionFields(owners).fields,
    cost_kronor: field({
      schema: number(100_000_000).optional(),
      label: { sv: 'Kostnad i kronor', en: 'Cost in kronor' },
      control: 'number',
      width: 'short',
    }),
  })

/** A row of the file: staff where no area is given, otherwise how many have reached that depth. */
export const countRecord = (functions: readonly Func[], areas: readonly Area[], units: readonly Choice[]) =>
  record(
    {
      unit: field({ schema: z.string().min(1), label: { sv: 'Enhet', en: 'Unit' }, control: 'select', options: units }),
      function: field({
        schema: z.string().min(1),
        label: { sv: 'Funktion', en: 'Function' },
        control: 'select',
        options: functions.map(({ code, name }) => ({ value: code, label: name })),
      }),
      area: field({
        schema: z.string().optional(),
        label: { sv: 'Område', en: 'Area' },
        control: 'select',
        options: areas.map(({ id, name }) => ({ value: id, label: name })),
      }),
      depth: field({ schema: number(3).optional(), label: { sv: 'Djup', en: 'Depth' }, control: 'number' }),
      count: field({ schema: number(100_000), label: { sv: 'Antal', en: 'Count' }, control: 'number' }),
      counted_on: countedOn,
    },
    ({ area, depth }) =>
      (area === undefined) === (depth === undefined) && depth !== 0
        ? []
        : [
            {
              field: 'depth',
              message: {
                sv: 'Skriv djup 1, 2 eller 3 när området är ifyllt, annars inget djup.',
                en: 'Write depth 1, 2 or 3 where the area is given, otherwise no depth.',
              },
            },
          ],
  )
