import { appendEntry } from '../../platform/backup/journal.ts'
import type { Job } from '../../platform/module.ts'
import { rowsOfPerson } from './store.ts'

/**
 * Writes a person's rows to the journal beside the database whenever her protection has changed (S-R47). Where no
 * recipient for backups is set there is no journal; a demonstration has none. A full disk makes the job try again.
 */
export const keepMarks: Job = async ({ db, log, config }, { tenant, id }) => {
  if (config.backup_recipient === '' || config.marks_folder === '') return
  const rows = await db.asWorker(tenant, (tx) => rowsOfPerson(tx, id))
  if (!rows) return
  await appendEntry(config.marks_folder, config.backup_recipient, { format: 'samvarn-marks-1', ...rows })
  log.info('marks_kept', { tenant })
}
