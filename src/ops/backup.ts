/** `samvarn backup`: everything in one file that the server itself cannot open (S-R15). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { parseEnv } from 'node:util'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import packageFile from '../../package.json' with { type: 'json' }
import type { CommandIo } from '../cli/command.ts'
import { newId } from '../platform/ids.ts'
import { refuseForeignKey } from '../platform/keys/fits.ts'
import { keyMark, rootKey } from '../platform/keys/root.ts'
import { RECIPIENT, sealStream } from '../platform/backup/age.ts'
import { makeFolder } from '../platform/postgres/folder.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'
import { startTemporaryServer } from '../platform/postgres/temporary.ts'
import type { Databases } from '../serve/databases.ts'
import { connectionsOf } from '../serve/running.ts'
import { configurationPath } from '../serve/configuration.ts'
import { copyName, keepNewest, writeStreamWhole } from './files.ts'
import { readFlags } from './flags.ts'
import { openTar, restoreInto } from './restore-into.ts'
import { type Ground, groundOf, reachDatabase } from './reach.ts'
import { type HeadGiven, snapshotOf, type Sums } from './snapshot.ts'
import { type TarEntry, tarEnd, tarFile } from './tar.ts'

const HELP = {
  sv: `Användning: samvarn backup [--to MAPP] [--keep ANTAL] [--lang sv|en]

Kopierar allt till en krypterad fil, medan Samvärn är igång eller inte. Bara den age-nyckel som ligger offline
öppnar filen (SAMVARN_BACKUP_RECIPIENT är dess mottagare). Rotnyckeln är aldrig med: dess reservkopia ligger i kassaskåp.

  --to MAPP      var kopian läggs (förval: backups i Samvärns mapp; lägg den hellre på en annan disk)
  --keep ANTAL   hur många kopior som sparas i mappen (förval: 30)
  --prove        läs samtidigt in samma innehåll i en tillfällig databas och visa att kopian är hel
  --to-stdout    skriv kopian till standard ut i stället, till exempel för att skicka den vidare med ssh
`,
  en: `Usage: samvarn backup [--to FOLDER] [--keep COUNT] [--lang sv|en]

Copies everything to one encrypted file, whether Samvärn runs or not. Only the age identity that is kept offline
opens it (SAMVARN_BACKUP_RECIPIENT is its recipient). The root key is never in it: its escrow copy lies in a safe.

  --to FOLDER    where the copy goes (default: backups in Samvärn's folder; another disk is better)
  --keep COUNT   how many copies stay in the folder (default: 30)
  --prove        at the same time restore the same content into a temporary database and show that the copy is whole
  --to-stdout    write the copy to standard output instead, such as to send it on with ssh
`,
}
const KEEP = 30
const KEEP_MOST = 10_000

/** Of the configuration only what is no secret and no place of this machine's. */
const SECRET_SETTING = /ROOT_KEY|DATABASE|PASSWORD|TOKEN|SECRET|SMTP/

export function settingsToKeep(ground: Pick<Ground, 'env' | 'places'>): Record<string, string> {
  const path = configurationPath(ground.env, ground.places)
  if (!existsSync(path)) return {}
  const written = Object.entries(parseEnv(readFileSync(path, 'utf8'))) as [string, string][]
  return Object.fromEntries(written.filter(([name, value]) => !SECRET_SETTING.test(name) && !/:\/\/[^/]*@/.test(value)))
}

/** The backup as a stream of tar bytes; `sums` is filled when it has been read to its end. */
export function tarOf(client: pg.Client, given: HeadGiven, sums: { told?: Sums }): Readable {
  async function* bytes(): AsyncGenerator<Buffer> {
    const at = new Date()
    for await (const entry of snapshotOf(client, given)) {
      if (entry.name === 'sums.json') sums.told = JSON.parse(entry.content.toString('utf8')) as Sums
      yield tarFile(entry satisfies TarEntry, at)
    }
    yield tarEnd()
  }
  return Readable.from(bytes(), { objectMode: false })
}

export interface BackupOptions {
  recipient: string
  rootKeyMark: string
  settings: Record<string, string>
  /** Where the encrypted bytes go; resolves when they are safe. */
  write(sealed: Readable): Promise<void>
  /** Reads the same bytes before they are encrypted, and throws when they would not do. */
  prove?(plain: Readable): Promise<void>
}

/** Makes one copy of the database that the owner reaches, and notes in every organisation that it was made. */
export async function backUp(owner: pg.ClientConfig, { recipient, rootKeyMark, settings, write, prove }: BackupOptions): Promise<Sums> {
  const client = new pg.Client(owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const sums: { told?: Sums } = {}
    const plain = tarOf(client, { program: packageFile.version, root_key_mark: rootKeyMark, settings }, sums)
    const zipped = createGzip({ level: 6 })
    // A fault while reading must break what is written, so that no half copy gets a name.
    plain.on('error', (error) => zipped.destroy(error))
    const proving = prove ? readAlongside(plain, prove) : undefined
    await write(await sealStream(recipient, plain.pipe(zipped)))
    if (!sums.told) throw new Error('The backup ended before its sums.')
    await noteMark(client, 'backup')
    const failed = await proving
    if (failed !== undefined) throw failed
    if (proving) await noteMark(client, 'proof')
    return sums.told
  } finally {
    await client.end()
  }
}

/** What the second reader threw, if anything: the copy itself is written whole all the same. */
async function readAlongside(plain: Readable, read: (plain: Readable) => Promise<void>): Promise<unknown> {
  const beside = plain.pipe(new PassThrough())
  plain.on('error', (error) => beside.destroy(error))
  try {
    await read(beside)
    return undefined
  } catch (error) {
    return error
  } finally {
    beside.resume()
  }
}

/** Written in every organisation: each system owner sees when everything was last copied away, or proved. */
export async function noteMark(client: pg.ClientBase, kind: 'backup' | 'proof'): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from tenant')
  for (const { id } of rows) await client.query('insert into backup_mark (tenant, id, kind) values ($1, $2, $3)', [id, newId(), kind])
}

function recipientOrProblem(recipient: string): string {
  if (RECIPIENT.test(recipient)) return recipient
  throw new SetupProblem({
    sv: 'Det finns ingen mottagare för kopian. Gör en nyckel på en annan dator med age-keygen, lås in den, och skriv dess mottagare (age1…) som SAMVARN_BACKUP_RECIPIENT i samvarn.conf.',
    en: 'There is no recipient for the copy. Make an identity on another machine with age-keygen, lock it away, and write its recipient (age1…) as SAMVARN_BACKUP_RECIPIENT in samvarn.conf.',
  })
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  const flags = readFlags(args, { to: 'string', keep: 'string', 'to-stdout': 'boolean', prove: 'boolean' }, 'backup', HELP, io)
  if (typeof flags === 'number') return flags
  const keep = Number(flags.keep ?? KEEP)
  if (!Number.isInteger(keep) || keep < 1 || keep > KEEP_MOST)
    throw new SetupProblem({ sv: `--keep är ett heltal från 1 till ${KEEP_MOST}.`, en: `--keep is a whole number from 1 to ${KEEP_MOST}.` })
  const ground = groundOf(io)
  const recipient = recipientOrProblem(ground.config.backup_recipient)
  const root = rootKey(join(ground.places.folder, 'keys'), ground.config.root_key, false)
  const folder = flags.to ?? join(ground.places.folder, 'backups')
  const path = join(folder, copyName(new Date()))
  const write = flags['to-stdout'] ? toStdout : (sealed: Readable) => writeStreamWhole(path, sealed)
  if (!flags['to-stdout'] && !existsSync(folder)) makeFolder(folder, 0o700)
  const reached = await reachDatabase(ground)
  const trial = flags.prove ? await startTemporaryServer() : undefined
  try {
    await refuseForeignKey({ connectionString: reached.url('samvarn_owner') }, root.key)
    const sums = await backUp(
      { connectionString: reached.url('samvarn_owner') },
      {
        recipient,
        rootKeyMark: keyMark(root.key),
        settings: settingsToKeep(ground),
        write,
        ...(trial ? { prove: (plain: Readable) => proveOn(trial, root.key, ground, plain) } : {}),
      },
    )
    const removed = flags['to-stdout'] ? 0 : keepNewest(folder, keep)
    const rows = Object.values(sums.tables).reduce((all, table) => all + table.rows, 0)
    const where = flags['to-stdout'] ? '' : `: ${path}`
    ground.say({
      sv: `Säkerhetskopia gjord${where} (${Object.keys(sums.tables).length} tabeller, ${rows} rader, ${sums.jobs} väntande jobb${removed ? `; ${removed} äldre kopior togs bort` : ''}).`,
      en: `Backup made${where} (${Object.keys(sums.tables).length} tables, ${rows} rows, ${sums.jobs} waiting jobs${removed ? `; ${removed} older copies removed` : ''}).`,
    })
    return 0
  } finally {
    await trial?.stop()
    await reached.close()
  }
}

async function proveOn(trial: Pick<Databases, 'url'>, root: Uint8Array, { config, say }: Ground, plain: Readable): Promise<void> {
  const lines = await restoreInto({ connections: connectionsOf(trial), root, config }, await openTar(plain))
  for (const line of lines) say(line)
}

async function toStdout(sealed: Readable): Promise<void> {
  for await (const chunk of sealed) if (!process.stdout.write(chunk)) await new Promise((drained) => process.stdout.once('drain', drained))
}
