/** What doctor looks at on this machine: configuration, disk, key and mail server. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { testDelivery } from '../organisation/mail/index.ts'
import { keyMark, rootKey } from '../platform/keys/root.ts'
import { configurationPath } from '../serve/configuration.ts'
import { fault, type Finding, warning, well } from './doctor-findings.ts'
import type { Ground } from './reach.ts'

const GB = 1024 ** 3
const FREE_WARNING = 2 * GB
const FREE_FAULT = GB / 4

export function lookAtConfiguration({ env, config, places }: Ground): Finding[] {
  const path = configurationPath(env, places)
  if (config.demo)
    return [
      warning(
        'configuration',
        'Det här är en demonstration: vem som helst kan stiga in i vilken roll som helst. Kör samvarn init för att börja på riktigt.',
        'This is a demonstration: anyone can step into any role. Run samvarn init to begin in earnest.',
      ),
    ]
  const from = existsSync(path) ? path : 'miljön / the environment'
  return [well('configuration', `Inställningarna går att läsa (${from}).`, `The settings can be read (${from}).`)]
}

export function lookAtDisk({ places }: Ground): Finding[] {
  const disk = statfsSync(places.folder)
  const free = disk.bavail * disk.bsize
  const size = `${(free / GB).toFixed(1)} GB`
  if (free < FREE_FAULT)
    return [
      fault(
        'disk',
        `Bara ${size} ledigt där ${places.folder} ligger. Frigör plats nu.`,
        `Only ${size} free where ${places.folder} lies. Free space now.`,
      ),
    ]
  if (free < FREE_WARNING)
    return [
      warning('disk', `${size} ledigt där ${places.folder} ligger. Frigör plats.`, `${size} free where ${places.folder} lies. Free space.`),
    ]
  return [well('disk', `${size} ledigt.`, `${size} free.`)]
}

export function lookAtKey({ places, config }: Ground): Finding[] {
  const folder = join(places.folder, 'keys')
  const { key } = rootKey(folder, config.root_key, false)
  const escrow = join(folder, 'escrow.txt')
  if (existsSync(escrow))
    return [
      warning(
        'key',
        `Reservkopian av rotnyckeln ligger kvar på disken. Skriv ut ${escrow}, lås in den och ta bort filen.`,
        `The escrow copy of the root key is still on the disk. Print ${escrow}, lock it away and remove the file.`,
      ),
    ]
  return [well('key', `Rotnyckeln finns (märke ${keyMark(key)}).`, `The root key is there (mark ${keyMark(key)}).`)]
}

export function lookAtJournal({ config }: Ground): Finding[] {
  if (config.demo || !config.parts.includes('protect')) return []
  if (config.backup_recipient === '')
    return [
      fault(
        'journal',
        'Varken kopior eller journal över markeringar görs: SAMVARN_BACKUP_RECIPIENT saknas. Gör en nyckel på en annan dator med age-keygen och skriv dess mottagare i samvarn.conf.',
        'Neither copies nor the journal of markings are made: SAMVARN_BACKUP_RECIPIENT is missing. Make an identity on another machine with age-keygen and write its recipient in samvarn.conf.',
      ),
    ]
  const folder = config.marks_folder
  // It is made with the first marking; until then the folder above must let us.
  accessSync(existsSync(folder) ? folder : dirname(folder), constants.W_OK)
  return [well('journal', `Journalen över markeringar skrivs till ${folder}.`, `The journal of markings is written to ${folder}.`)]
}

export async function lookAtMail({ config }: Ground): Promise<Finding[]> {
  if (config.demo) return []
  const { ok, text } = await testDelivery(config)
  return [{ check: 'mail', state: ok ? 'ok' : config.smtp_url === '' ? 'warning' : 'fault', text }]
}
