import { z } from 'zod'
import { field, record } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'

const column = (label: Text) => field({ schema: z.string().optional(), label, control: 'text' })

/** The list of actions as a file. */
export const sheetRecord = record({
  title: column({ sv: 'Åtgärd', en: 'Action' }),
  why: column({ sv: 'Varför', en: 'Why' }),
  origin: column({ sv: 'Kommer från', en: 'Comes from' }),
  unit: column({ sv: 'Gäller', en: 'Concerns' }),
  owner: column({ sv: 'Ansvarig', en: 'Owner' }),
  due: column({ sv: 'Klart senast', en: 'Done by' }),
  state: column({ sv: 'Läge', en: 'State' }),
  effect: column({ sv: 'Hjälpte det', en: 'Did it help' }),
  raised: column({ sv: 'Skapad', en: 'Raised' }),
})
