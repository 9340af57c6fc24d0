import type { Tx } from '../../platform/database/transaction.ts'
import type { PartAnswers } from '../exchange/index.ts'

export type StaffLine = NonNullable<PartAnswers['staff']>[number]
export const staffOf = async (_tx: Tx, _collection: string | null): Promise<StaffLine[]> => []
