/** `samvarn vouch`: where nobody is left who may vouch for a colleague, whoever runs the server does. */
import pg from 'pg'
import type { CommandIo } from '../cli/command.ts'
import { isId } from '../platform/ids.ts'
import { SetupProblem } from '../platform/postgres/problem.ts'
import { readFlags } from './flags.ts'
import type { Say } from '../platform/postgres/postgres.ts'
import { groundOf, reachDatabase } from './reach.ts'
import { type Ended, endPause, type Stuck, waiting } from './vouch-rows.ts'

const HELP = {
  sv: `Användning: samvarn vouch [--account ID]

När någon annan har ordnat en väg in i ett konto vilar det kontot når, tills en kollega har intygat att det är rätt person.
Finns ingen kvar som kan intyga (alla vilar, eller någon är ensam) görs det här, av den som driver servern. Utan flagga
visas vilka som väntar. Träffa personen, eller ring upp på ett nummer som fanns förut, innan du anger --account.
Så länge en kollega kan intyga nekas det. Loggen i organisationen visar att det gjordes härifrån.
`,
  en: `Usage: samvarn vouch [--account ID]

When somebody else has arranged a way into an account, what it reaches waits until a colleague has vouched. When nobody is
left who can (all wait, or somebody is alone), whoever runs the server does it here. Without an option, those who wait are
shown. Meet the person, or call back on a number known before, and then give --account. It is refused as long as a
colleague can vouch. The log of the organisation shows that it was done here.
`,
}

function show(rows: readonly Stuck[], io: CommandIo): void {
  const sv = io.lang === 'sv'
  if (rows.length === 0) io.stdout.write(sv ? 'Ingen väntar.\n' : 'Nobody waits.\n')
  for (const { account, signature, unit, organisation, colleagues } of rows) {
    const state =
      colleagues > 0
        ? sv
          ? `${colleagues} i organisationen kan intyga, på sidan Idag`
          : `${colleagues} in the organisation can vouch, on the page Today`
        : sv
          ? 'ingen kan intyga'
          : 'nobody can vouch'
    io.stdout.write(`${account}  ${signature}, ${unit}, ${organisation}: ${state}\n`)
  }
}

function tell(ended: Ended, say: Say): number {
  if (ended.ok) {
    const { signature, organisation } = ended.who
    say({
      sv: `Det som ${signature}, ${organisation}, når gäller igen. Loggen visar att det intygades härifrån.`,
      en: `What ${signature}, ${organisation}, reaches counts again. The log shows that it was vouched for here.`,
    })
    return 0
  }
  say(
    ended.because === 'absent'
      ? {
          sv: 'Inget konto med det id:t väntar. Kör samvarn vouch utan flagga för att se vilka som gör det.',
          en: 'No account with that id waits. Run samvarn vouch without an option to see which do.',
        }
      : {
          sv: 'En kollega kan intyga. Be henne göra det: sidan Idag, Kollegor att intyga.',
          en: 'A colleague can vouch. Ask her to: the page Today, Colleagues to vouch for.',
        },
  )
  return 1
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  const flags = readFlags(args, { account: 'string' }, 'vouch', HELP, io)
  if (typeof flags === 'number') return flags
  if (flags.account !== undefined && !isId(flags.account))
    throw new SetupProblem({
      sv: 'Ange kontots id som samvarn vouch visar det.',
      en: 'Give the id of the account as samvarn vouch shows it.',
    })
  const ground = groundOf(io)
  const reached = await reachDatabase(ground)
  const client = new pg.Client({ connectionString: reached.url('samvarn_owner') })
  client.on('error', () => undefined)
  try {
    await client.connect()
    if (flags.account === undefined) {
      show(await waiting(client), io)
      return 0
    }
    return tell(await endPause(client, flags.account), ground.say)
  } finally {
    await client.end()
    await reached.close()
  }
}
