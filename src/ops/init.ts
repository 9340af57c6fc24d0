/** `samvarn init`: from nothing to a link that the first person follows. One configuration file, no default password. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandIo } from '../cli/command.ts'
import type { Config } from '../config.ts'
import { testDelivery } from '../organisation/mail/index.ts'
import { newIdentity } from '../platform/backup/age.ts'
import { Database } from '../platform/database/database.ts'
import { MIGRATIONS, migrate, oneAtATime } from '../platform/database/migrate.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { refuseForeignKey } from '../platform/keys/fits.ts'
import { rootKey } from '../platform/keys/root.ts'
import { makeLog } from '../platform/log.ts'
import { makeFolder, PROJECT_ROOT, placesOf, prepareFolder } from '../platform/postgres/folder.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'
import { configuration, configurationPath } from '../serve/configuration.ts'
import { refuseUnsafeDatabase } from '../serve/database-check.ts'
import { connectionsOf, sayEscrow } from '../serve/running.ts'
import { configurationText, writeConfiguration } from './configuration-file.ts'
import { readFlags } from './flags.ts'
import { type Answers, fromFlags, fromTerminal, waitForEnter } from './init-answers.ts'
import { foundFirst, newLink } from './init-found.ts'
import { HELP } from './init-help.ts'
import { makeDatabase, namesRole, type OwnDatabase, planDatabase } from './own-database.ts'
import { type Ground, groundOf, type Reached, reachDatabase } from './reach.ts'

const FLAGS = {
  url: 'string',
  port: 'string',
  database: 'string',
  'owner-url': 'string',
  'admin-url': 'string',
  organisation: 'string',
  slug: 'string',
  kind: 'string',
  parts: 'string',
  unit: 'string',
  function: 'string',
  smtp: 'string',
  'mail-from': 'string',
  'backup-recipient': 'string',
  yes: 'boolean',
  replace: 'boolean',
  'new-link': 'boolean',
} as const
type Flags = Exclude<ReturnType<typeof readFlags<typeof FLAGS>>, number>

export async function run(args: string[], io: CommandIo): Promise<number> {
  const flags = readFlags(args, FLAGS, 'init', HELP, io)
  if (typeof flags === 'number') return flags
  if (flags['new-link']) return giveNewLink(flags.slug, io)
  const places = placesOf(PROJECT_ROOT)
  prepareFolder(places)
  const path = configurationPath(process.env, places)
  if (existsSync(path) && !flags.replace)
    throw new SetupProblem({
      sv: `${path} finns redan. Ändra den för hand, eller kör med --replace; då sparas den gamla bredvid.`,
      en: `${path} exists already. Change it by hand, or run with --replace; the old one is then kept beside.`,
    })
  const answers = await ask(flags, io)
  if (!answers) return 2
  const own = answers.database === 'builtin' ? undefined : await ownDatabase(answers.database, flags, io)
  if (own === 'waits') return 1
  const made = answers.recipient === 'new' ? await newIdentity() : undefined
  const settings = settingsOf(answers, flags.port, made?.recipient ?? answers.recipient, own)
  configurationText(settings)
  const env = { ...settings, SAMVARN_MARKS_FOLDER: join(places.folder, 'marks'), ...rootKeyFrom(process.env) }
  const ground: Ground = { places, env, config: configuration(env), say: (text) => io.stderr.write(`${text[io.lang]}\n`) }
  const token = await begin(ground, answers, () => writeConfiguration(path, settings, flags.replace === true))
  tell(ground, { path, token, identity: made?.identity, url: answers.url }, io)
  if (answers.smtp !== '') ground.say((await testDelivery(ground.config)).text)
  return 0
}

async function ask(flags: Flags, io: CommandIo): Promise<Answers | undefined> {
  if (process.stdin.isTTY && io.isTTY && !flags.yes) return fromTerminal(flags, io.lang)
  const read = fromFlags(flags)
  if (read.ok) return read.answers
  for (const text of read.texts) io.stderr.write(`${text[io.lang]}\n`)
  return undefined
}

/** A key that is given in the environment is used and never written. */
const rootKeyFrom = (env: NodeJS.ProcessEnv) => (env['SAMVARN_ROOT_KEY'] ? { SAMVARN_ROOT_KEY: env['SAMVARN_ROOT_KEY'] } : {})

/** The two addresses of one's own PostgreSQL: given, made by an administrator's address, or told as SQL for somebody to run. */
async function ownDatabase(address: string, flags: Flags, io: CommandIo): Promise<OwnDatabase | 'waits'> {
  if (namesRole(address)) {
    if (flags['owner-url'] !== undefined) return { app: address, owner: flags['owner-url'] }
    throw new SetupProblem({
      sv: 'Ange också ägarens adress: --owner-url postgresql://samvarn_owner:LÖSENORD@server:5432/samvarn',
      en: 'Give the owner’s address too: --owner-url postgresql://samvarn_owner:PASSWORD@server:5432/samvarn',
    })
  }
  const plan = planDatabase(address)
  const admin = flags['admin-url'] ?? process.env['SAMVARN_ADMIN_URL']
  if (admin !== undefined) {
    await makeDatabase(admin, plan)
    return plan.addresses
  }
  io.stdout.write(`${plan.statements.map((statement) => `${statement};`).join('\n')}\n`)
  if (process.stdin.isTTY && io.isTTY && !flags.yes) {
    await waitForEnter(
      { sv: 'Tryck Enter när satserna ovan är körda. ', en: 'Press Enter when the statements above have been run. ' },
      io.lang,
    )
    return plan.addresses
  }
  io.stderr.write(
    io.lang === 'sv'
      ? `Låt databasens administratör köra satserna ovan. Kör sedan samvarn init igen med samma flaggor och\n  --database '${plan.addresses.app}' --owner-url '${plan.addresses.owner}'\n`
      : `Let the database administrator run the statements above. Then run samvarn init again with the same flags and\n  --database '${plan.addresses.app}' --owner-url '${plan.addresses.owner}'\n`,
  )
  return 'waits'
}

function settingsOf(answers: Answers, port: string | undefined, recipient: string, own: OwnDatabase | undefined): Record<string, string> {
  const address = new URL(answers.url)
  return {
    SAMVARN_MODE: 'real',
    SAMVARN_URL: address.origin,
    // Without a proxy in front the program itself answers at the port of its address.
    PORT: port ?? (address.hostname === 'localhost' ? address.port : ''),
    ...(own ? { DATABASE_URL: own.app, DATABASE_OWNER_URL: own.owner } : {}),
    SAMVARN_SMTP_URL: answers.smtp,
    SAMVARN_MAIL_FROM: answers.mailFrom,
    SAMVARN_BACKUP_RECIPIENT: recipient,
    SAMVARN_PARTS: answers.parts === 'all' ? '' : answers.parts,
  }
}

/** Database, key, organisation, and last of all the file: an init that is cut off can be run again. */
async function begin(ground: Ground, answers: Answers, write: () => void): Promise<string> {
  const reached = await reachDatabase(ground, { alone: true, mayMake: true })
  try {
    if (!reached.builtIn) await refuseUnsafeDatabase(reached)
    const { owner } = connectionsOf(reached)
    return await oneAtATime(owner, async () => {
      const key = await prepare(ground, reached)
      const token = await foundFirst(owner, key, answers)
      write()
      return token
    })
  } finally {
    await reached.close()
  }
}

async function prepare({ places, config }: Ground, reached: Reached): Promise<Uint8Array> {
  const connections = connectionsOf(reached)
  const applied = await migrate(connections.owner, MIGRATIONS, config.parts)
  const root = rootKey(makeFolder(join(places.folder, 'keys'), 0o700), config.root_key, applied.includes('0001_platform.sql'))
  await refuseForeignKey(connections.owner, root.key)
  await queue(connections, root.key, config)
  return root.key
}

async function queue(connections: ReturnType<typeof connectionsOf>, root: Uint8Array, config: Config): Promise<void> {
  const log = makeLog('silent')
  const db = new Database(connections, root, config, log)
  try {
    await prepareJobs({ db, log, config }, connections.owner)
  } finally {
    await db.close()
  }
}

interface Told {
  path: string
  token: string
  identity: string | undefined
  url: string
}

function tell({ places, say }: Ground, { path, token, identity, url }: Told, io: CommandIo): void {
  say({ sv: `Inställningarna står i ${path} (bara ägaren får läsa).`, en: `The settings are in ${path} (for its owner only).` })
  sayEscrow(places, say)
  if (identity !== undefined) {
    say({
      sv: 'Nyckeln till säkerhetskopiorna visas bara nu och sparas ingenstans här. Skriv ut den och lås in den, inte tillsammans med kopiorna:',
      en: 'The identity of the backups is shown only now and kept nowhere here. Print it and lock it away, not together with the copies:',
    })
    io.stdout.write(`${identity}\n`)
  }
  say({
    sv: `Starta med samvarn serve. Den första personen följer sedan länken inom 48 timmar och skapar sin nyckel (passkey). Länken går att använda en gång:`,
    en: `Start with samvarn serve. The first person then follows the link within 48 hours and makes a passkey. The link can be used once:`,
  })
  io.stdout.write(`${new URL(url).origin}/bjuden/${token}\n`)
}

async function giveNewLink(slug: string | undefined, io: CommandIo): Promise<number> {
  const ground = groundOf(io)
  if (ground.config.demo)
    throw new SetupProblem({
      sv: 'Det finns ingen installation här. Kör samvarn init först.',
      en: 'There is no installation here. Run samvarn init first.',
    })
  const reached = await reachDatabase(ground)
  try {
    const { organisation, signature, token, renewed } = await newLink({ connectionString: reached.url('samvarn_owner') }, slug)
    ground.say({
      sv: `Ny länk för ${signature}, ${organisation}. Den gäller i 48 timmar och en gång; tidigare länkar gäller inte längre.`,
      en: `A new link for ${signature}, ${organisation}. It holds for 48 hours and once; earlier links no longer hold.`,
    })
    if (renewed !== undefined)
      ground.say({
        sv: `Rollen som systemägare hade gått ut hos alla. Den gäller nu till ${renewed}; loggen visar att den gavs härifrån.`,
        en: `The role of system owner had run out for everyone. It now holds until ${renewed}; the log shows that it was given here.`,
      })
    io.stdout.write(`${new URL(ground.config.public_url).origin}/bjuden/${token}\n`)
    return 0
  } finally {
    await reached.close()
  }
}
