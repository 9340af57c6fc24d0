/** People are told when the way in to their account changes, or is used in an unusual way: without content, by mail. */
import type { Job } from '../../platform/module.ts'
import { tell } from '../mail/index.ts'

/** Jobs whose id is the account that is told. */
export const CHANGED = 'way_in_changed'
export const UNUSUAL = 'sign_in_unusual'

const telling =
  (template: string): Job =>
  ({ db }, { tenant, id }) =>
    db.asWorker(tenant, (tx) => tell(tx, [id], template))

export const tellingJobs: Record<string, Job> = { [CHANGED]: telling(CHANGED), [UNUSUAL]: telling(UNUSUAL) }
