/** Many people at once from a list: what a row holds, and what is wrong with it. Pure. */
import { field, record, requiredText, type ValuesOf } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import { accountRecord } from './account.ts'
import { type ListRow, repeatedRows } from '../../platform/list/list.ts'

const { signature, name, address } = accountRecord([{ value: 'x', label: 'x' }]).fields
export const manyRecord = record({
  signature,
  name,
  unit: field({
    schema: requiredText(80),
    label: { sv: 'Enhet', en: 'Unit' },
    control: 'text',
    example: 'Individ och familj',
    aliases: ['Avdelning'],
  }),
  address,
})
export type ManyValues = ValuesOf<typeof manyRecord>
export type ManyRow = ListRow<ManyValues>

const UNKNOWN_UNIT = (unit: string): Text => ({
  sv: `Det finns ingen öppen enhet som heter ”${unit}”. Skriv namnet som det står under Enheter.`,
  en: `There is no open unit called “${unit}”. Write the name as it stands under Units.`,
})
const REPEATED = (row: number): Text => ({
  sv: `Adressen står redan på rad ${row}. Ta bort den ena raden.`,
  en: `The address stands on row ${row} already. Remove one of the rows.`,
})
const TAKEN: Text = {
  sv: 'Adressen finns redan på ett konto. Ta bort raden, eller ändra kontot.',
  en: 'The address is on an account already. Remove the row, or change the account.',
}

const same = (text: string): string => text.toLocaleLowerCase('sv')
export const unitNamed = (units: readonly { id: string; name: string }[], name: string): string | undefined =>
  units.find((unit) => same(unit.name) === same(name))?.id

/** Adds what only the organisation knows: its units, and the addresses that are in use. */
export function judgeMany(rows: readonly ManyRow[], units: readonly { id: string; name: string }[], taken: ReadonlySet<string>): ManyRow[] {
  const repeated = repeatedRows(rows, 'address')
  return rows.map((one) => {
    const { unit = '', address = '' } = one.written
    const before = repeated.get(one.row)
    const problems: Text[] = [
      ...one.problems,
      ...(unit !== '' && unitNamed(units, unit) === undefined ? [UNKNOWN_UNIT(unit)] : []),
      ...(before === undefined ? [] : [REPEATED(before)]),
      ...(taken.has(same(address)) ? [TAKEN] : []),
    ]
    return { ...one, problems }
  })
}
