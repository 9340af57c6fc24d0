import type { Tx } from '../../platform/database/transaction.ts'
import { content, type SiteDocument } from '../text/index.ts'
import { publicStates } from './line.ts'
import { allReports } from './store.ts'

/** For the job that compiles a site: what holds here of the lines, beyond what was shipped. */
export const lineStates = async (tx: Tx): Promise<SiteDocument['lines']> => publicStates(content().lines, await allReports(tx))
