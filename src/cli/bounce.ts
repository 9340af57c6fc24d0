/** `samvarn bounce`: takes one delivery report from a mail server's pipe. Says nothing to whoever sent it. */
import { Database } from '../platform/database/database.ts'
import { makeLog } from '../platform/log.ts'
import { groundOf, reachDatabase } from '../ops/reach.ts'
import { connectionsOf } from '../serve/running.ts'
import { REPORT_BYTES_MAX, takeReport } from '../organisation/mail/index.ts'
import type { CommandIo } from './command.ts'

const HELP = {
  sv: `Användning: samvarn bounce < rapport.eml

Läser en leveransrapport (RFC 3464) från e-postservern. Adressen som inte svarar märks, och inget mer skickas dit.
Adressen som rapporter kommer till står i SAMVARN_MAIL_RETURN; varje brev har en egen kod efter plustecknet.
Det som inte är en rapport om ett av våra brev kastas tyst. Exempel för Postfix står i deploy/README.md.
`,
  en: `Usage: samvarn bounce < report.eml

Reads one delivery status notification (RFC 3464) from the mail server. The address that does not answer is marked, and
nothing more is sent there. The address that reports come to stands in SAMVARN_MAIL_RETURN; each mail has a code of its
own after the plus sign. What is no report about one of our mails is thrown away quietly. deploy/README.md shows Postfix.
`,
}

/** What was sent, up to the limit and one byte more: too much is told from enough. */
async function readInput(): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size > REPORT_BYTES_MAX) break
  }
  return Buffer.concat(pieces)
}

export async function run(args: string[], io: CommandIo): Promise<number> {
  if (args.length > 0) {
    const asked = args[0] === '--help' || args[0] === '-h'
    ;(asked ? io.stdout : io.stderr).write(HELP[io.lang])
    return asked ? 0 : 2
  }
  const ground = groundOf(io)
  if (ground.config.mail_return === '') {
    ground.say({
      sv: 'SAMVARN_MAIL_RETURN saknas. Sätt adressen som rapporterna kommer till, till exempel studs@example.se.',
      en: 'SAMVARN_MAIL_RETURN is missing. Set the address that reports come to, such as studs@example.se.',
    })
    return 1
  }
  const raw = await readInput()
  const reached = await reachDatabase(ground)
  // Nothing sealed is opened here, so no key is read.
  const db = new Database(connectionsOf(reached), new Uint8Array(32), ground.config, makeLog('silent'))
  try {
    await takeReport(db, raw, ground.config.mail_return)
    // The same answer whatever it was: the mail server must not send an answer to an answer, nor tell who guessed right.
    return 0
  } finally {
    await db.close()
    await reached.close()
  }
}
