/** `samvarn restore`: a backup into an empty place, with its proof; then the marks that were set after it (S-R47). */
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { CommandIo } from '../cli/command.ts'
import { identityIn, openStream } from '../platform/backup/age.ts'
import { rootKey, writeRootKey } from '../platform/keys/root.ts'
import { makeFolder, PROJECT_ROOT, placesOf, prepareFolder } from '../platform/postgres/folder.ts'
import { SetupProblem, type Text } from '../platform/postgres/problem.ts'
import { startTemporaryServer } from '../platform/postgres/temporary.ts'
import { configuration, configurationPath, readEnvironment } from '../serve/configuration.ts'
import { connectionsOf } from '../serve/running.ts'
import { noteMark } from './backup.ts'
import { writeConfiguration } from './configuration-file.ts'
import { readFlags } from './flags.ts'
import { acceptOldMarks, replayMarks } from './marks.ts'
import { type Ground, groundOf, reachDatabase } from './reach.ts'
import { type Opened, openBackup, restoreInto } from './restore-into.ts'
import type { Head } from './snapshot.ts'

const HELP = {
  sv: `Användning: samvarn restore KOPIA --identity NYCKELFIL [--marks MAPP]
            samvarn restore --marks MAPP --identity NYCKELFIL
            samvarn restore --accept-old-marks
            samvarn restore --prove KOPIA --identity NYCKELFIL

Läser tillbaka en säkerhetskopia i en tom mapp eller databas, och visar att den är hel. Rotnyckeln behövs också:
skriv in den utskrivna reservkopian i SAMVARN_ROOT_KEY (64 tecken, utan mellanslag).

  --identity FIL       age-nyckeln som låg offline (AGE-SECRET-KEY-1…)
  --marks MAPP         journalen över markeringar: det som sattes efter kopian kommer med, och nivåer sänks aldrig
  --accept-old-marks   det finns ingen journal: låt varje person granskas innan något visas lägre
  --prove              läs in i en tillfällig databas, visa att kopian är hel, och släng den

Det som var öppet när kopian gjordes avslutas: inloggningar och engångslänkar. Konton, roller och nycklar är som de var
då: gå igenom dem och stäng det som har stängts sedan dess.
`,
  en: `Usage: samvarn restore COPY --identity KEYFILE [--marks FOLDER]
       samvarn restore --marks FOLDER --identity KEYFILE
       samvarn restore --accept-old-marks
       samvarn restore --prove COPY --identity KEYFILE

Restores a backup into an empty folder or database, and shows that it is whole. The root key is needed too:
write the printed escrow copy into SAMVARN_ROOT_KEY (64 characters, without spaces).

  --identity FILE      the age identity that lay offline (AGE-SECRET-KEY-1…)
  --marks FOLDER       the journal of markings: what was set after the copy comes along, and levels never sink
  --accept-old-marks   there is no journal: have every person looked at before anything is shown lower
  --prove              restore into a temporary database, show that the copy is whole, and throw it away

What was open when the copy was made is ended: sessions and one-time links. Accounts, roles and keys are as they were
then: go through them and close what has been closed since.
`,
}

type Flags = { identity?: string; marks?: string; 'accept-old-marks'?: boolean; prove?: boolean; words: string[] }

export async function run(args: string[], io: CommandIo): Promise<number> {
  const flags = readFlags(
    args,
    { identity: 'string', marks: 'string', 'accept-old-marks': 'boolean', prove: 'boolean' },
    'restore',
    HELP,
    io,
  )
  if (typeof flags === 'number') return flags
  const [file, more] = flags.words
  const wantsMarks = flags.marks !== undefined || flags['accept-old-marks'] === true
  if (more !== undefined || (file === undefined && !wantsMarks) || (flags.marks !== undefined && flags['accept-old-marks'])) {
    io.stderr.write(HELP[io.lang])
    return 2
  }
  const say = (text: Text) => io.stderr.write(`${text[io.lang]}\n`)
  if (flags.prove) await prove(file ?? '', flags, io)
  else if (file !== undefined) await restore(file, flags, io)
  else await bringMarks(groundOf(io), flags)
  say(flags.prove ? { sv: 'Kopian håller.', en: 'The copy holds.' } : { sv: 'Klart.', en: 'Done.' })
  return 0
}

export function readIdentity(path: string | undefined): string {
  if (path === undefined)
    throw new SetupProblem({
      sv: 'Ange age-nyckeln som öppnar kopian: --identity FIL.',
      en: 'Name the age identity that opens the copy: --identity FILE.',
    })
  const identity = existsSync(path) ? identityIn(readFileSync(path, 'utf8')) : undefined
  if (identity !== undefined) return identity
  throw new SetupProblem({
    sv: `I ${path} finns ingen age-nyckel. En rad ska börja med AGE-SECRET-KEY-1.`,
    en: `There is no age identity in ${path}. One line is to begin with AGE-SECRET-KEY-1.`,
  })
}

async function open(file: string, flags: Flags): Promise<Opened> {
  const identity = readIdentity(flags.identity)
  if (!existsSync(file)) throw new SetupProblem({ sv: `Filen ${file} finns inte.`, en: `There is no file ${file}.` })
  return openBackup(await openStream(identity, createReadStream(file)))
}

/** The settings of the copy where no configuration file stands; the environment and the file go first. */
function groundFor(head: Head, io: CommandIo): Ground {
  const places = placesOf(PROJECT_ROOT)
  prepareFolder(places)
  const env = { ...head.settings, ...readEnvironment(process.env, places) }
  return { places, env, config: configuration(env), say: (text) => io.stderr.write(`${text[io.lang]}\n`) }
}

async function restore(file: string, flags: Flags, io: CommandIo): Promise<void> {
  const opened = await open(file, flags)
  const ground = groundFor(opened.head, io)
  const keys = makeFolder(join(ground.places.folder, 'keys'), 0o700)
  const root = rootKey(keys, ground.config.root_key, false)
  const reached = await reachDatabase(ground, { alone: true, mayMake: true })
  try {
    const lines = await restoreInto(
      {
        connections: connectionsOf(reached),
        root: root.key,
        config: ground.config,
        begun: () => {
          writeRootKey(keys, root.key)
          bringConfiguration(ground, opened.head)
        },
      },
      opened,
    )
    for (const line of lines) ground.say(line)
    if (flags.marks !== undefined || flags['accept-old-marks']) await marksInto(reached.url('samvarn_owner'), ground, flags)
    else if (!ground.config.demo) sayMarksWait(ground, opened.head)
  } finally {
    await reached.close()
  }
}

/** Where the disk with the configuration is gone too, what the copy knows of it is written anew. */
function bringConfiguration({ env, places, say }: Ground, head: Head): void {
  const path = configurationPath(process.env, places)
  if (existsSync(path) || Object.keys(head.settings).length === 0) return
  const database = env['DATABASE_URL'] ? { DATABASE_URL: env['DATABASE_URL'], DATABASE_OWNER_URL: env['DATABASE_OWNER_URL'] ?? '' } : {}
  writeConfiguration(path, { ...head.settings, ...database })
  say({
    sv: `Inställningarna skrevs till ${path}. Lösenord till e-postservern är inte med i kopian: lägg till dem.`,
    en: `The settings were written to ${path}. Passwords of the mail server are not in the copy: add them.`,
  })
}

function sayMarksWait({ say }: Ground, head: Head): void {
  say({
    sv: `Samvärn öppnar inte än: markeringar som sattes efter ${head.made_at} kan saknas. Kör samvarn restore --marks MAPP --identity FIL med journalen, eller samvarn restore --accept-old-marks om den är borta.`,
    en: `Samvärn does not open yet: markings set after ${head.made_at} may be missing. Run samvarn restore --marks FOLDER --identity FILE with the journal, or samvarn restore --accept-old-marks if it is lost.`,
  })
}

async function bringMarks(ground: Ground, flags: Flags): Promise<void> {
  const reached = await reachDatabase(ground, { alone: true })
  try {
    await marksInto(reached.url('samvarn_owner'), ground, flags)
  } finally {
    await reached.close()
  }
}

async function marksInto(ownerUrl: string, { say }: Ground, flags: Flags): Promise<void> {
  const owner = { connectionString: ownerUrl }
  say(flags.marks === undefined ? await acceptOldMarks(owner) : await replayMarks(owner, flags.marks, readIdentity(flags.identity)))
}

/** A restore that nobody will use: shows that the copy would do. The live database notes it, where there is one here. */
async function prove(file: string, flags: Flags, io: CommandIo): Promise<void> {
  const opened = await open(file, flags)
  const ground = groundFor(opened.head, io)
  const root = rootKey(join(ground.places.folder, 'keys'), ground.config.root_key, false)
  const server = await startTemporaryServer()
  try {
    const lines = await restoreInto({ connections: connectionsOf(server), root: root.key, config: ground.config }, opened)
    for (const line of lines) ground.say(line)
  } finally {
    await server.stop()
  }
  if (!ground.env['DATABASE_URL'] && !existsSync(join(ground.places.folder, 'postgres'))) return
  const live = await reachDatabase(ground)
  const client = new pg.Client({ connectionString: live.url('samvarn_owner') })
  try {
    await client.connect()
    await noteMark(client, 'proof')
  } finally {
    await client.end()
    await live.close()
  }
}
