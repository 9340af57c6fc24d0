import { z } from 'zod'
import { field, record } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'

const column = (label: Text) => field({ schema: z.string().optional(), label, control: 'text' })

/** Risks and flows as files. */
export const riskSheet = record({
  what: column({ sv: 'Risk', en: 'Risk' }),
  cause: column({ sv: 'Orsak', en: 'Cause' }),
  level: column({ sv: 'Nivå', en: 'Level' }),
  likelihood: column({ sv: 'Sannolikhet', en: 'Likelihood' }),
  harm: column({ sv: 'Skada', en: 'Harm' }),
  state: column({ sv: 'Läge', en: 'State' }),
  accepted_until: column({ sv: 'Accepterad till och med', en: 'Accepted through' }),
  unit: column({ sv: 'Gäller', en: 'Concerns' }),
  owner: column({ sv: 'Ansvarig', en: 'Owner' }),
  review_by: column({ sv: 'Ses över senast', en: 'Gone through by' }),
})
export const flowSheet = record({
  number: column({ sv: 'Nummer', en: 'Number' }),
  from: column({ sv: 'Från', en: 'From' }),
  to: column({ sv: 'Till', en: 'To' }),
  reach: column({ sv: 'Riktning', en: 'Direction' }),
  channel: column({ sv: 'System eller kanal', en: 'System or channel' }),
  data: column({ sv: 'Uppgifter', en: 'Data' }),
  sees: column({ sv: 'Vem ser dem', en: 'Who sees them' }),
  ground: column({ sv: 'Grund', en: 'Ground' }),
  unit: column({ sv: 'Gäller', en: 'Concerns' }),
})
