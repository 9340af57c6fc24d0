import type { Database } from '../../platform/database/database.ts'
import { readReport } from './bounce.ts'
import { mailByReturnCode, setBounced, setFailed } from './store-outcome.ts'

/** A mail is asked about for this long; a report that comes later is somebody's play. */
const REPORT_DAYS_MAX = 14
const DAY_MS = 24 * 60 * 60_000

/** `unknown`: a code that nobody has, or that is too old. Told to nobody outside. */
export type Taken = 'marked' | 'known_already' | 'no_report' | 'not_ours' | 'no_failure' | 'unknown'

/** Takes one report from the mail server: the address of the mail that it is about no longer answers. */
export async function takeReport(db: Database, raw: Uint8Array, returnTo: string, now = new Date()): Promise<Taken> {
  const report = readReport(raw, returnTo)
  if (!report.ok) return report.because
  for (const tenant of await db.tenants()) {
    const taken = await db.asWorker(tenant, async (tx): Promise<Taken | undefined> => {
      const mail = await mailByReturnCode(tx, report.code)
      if (!mail) return undefined
      if (now.getTime() - mail.created_at.getTime() > REPORT_DAYS_MAX * DAY_MS) return 'unknown'
      if (!mail.failed_at) await setFailed(tx, mail.id, now, report.status)
      if (!(await setBounced(tx, mail.account, mail.created_at, report.status))) return 'known_already'
      await tx.audit({ deed: 'mail.bounced', outcome: 'failed', object: { kind: 'account', id: mail.account } })
      return 'marked'
    })
    if (taken) return taken
  }
  return 'unknown'
}
