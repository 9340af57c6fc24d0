/** The round by API: fetched with the link of the invitation, by an installation of its own (S-R27). */
import type { Config } from '../../config.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/database/transaction.ts'
import { askerOf as askerOfHost, isThisMachine } from '../../platform/http/asking.ts'
import { accountSubject, withinLimit } from '../../platform/http/rate.ts'
import type { Text } from '../../platform/page/index.ts'
import { askerOf, refuse } from './asker.ts'
import { readRoundFile, type Taken } from './deeds-round.ts'
import { mayRun } from './policy.ts'

/** Only the address of an invitation is ever asked for, whatever else stands in the field. */
const LINK = /^(https?:\/\/[^/\s?#@]+)\/inbjudan\/([A-Za-z0-9_-]{43})\/?$/
const PER_HOUR_MAX = 20

const NOT_A_LINK: Text = {
  sv: 'Klistra in hela länken ur brevet. Den slutar på /inbjudan/ och en lång kod.',
  en: 'Paste the whole link from the letter. It ends in /inbjudan/ and a long code.',
}
const NO_ANSWER: Text = {
  sv: 'Ingen runda kom. Kontrollera länken mot det senaste brevet, eller hämta filen på länkens sida och läs in den här.',
  en: 'No round came. Check the link against the latest letter, or fetch the file at the link’s page and read it here.',
}
const TOO_OFTEN: Text = { sv: 'Det har hämtats för ofta. Vänta en timme.', en: 'Fetched too often. Wait an hour.' }
const DEMO: Text = {
  sv: 'Demonstrationen frågar ingen annan dator. Läs in filen i stället.',
  en: 'The demonstration asks no other machine. Read the file instead.',
}
const no = (because: Text): Taken => ({ ok: false, because })

/** Asks the coordinator’s installation; what comes is judged as a file is, and nothing is taken before somebody confirms. */
export async function fetchRound(db: Database, config: Config, actor: Actor, link: string): Promise<Taken | undefined> {
  const [, origin, token] = LINK.exec(link.trim()) ?? []
  const may = await db.as(actor, async (tx) => {
    if (!mayRun(askerOf(tx), null).ok) return refuse(tx, 'answer.take', 'answer_round')
    return (await withinLimit(tx, 'round_fetch', accountSubject(tx), PER_HOUR_MAX)) ? 'may' : 'often'
  })
  if (may === undefined) return undefined
  if (config.demo) return no(DEMO)
  if (may === 'often') return no(TOO_OFTEN)
  if (origin === undefined || token === undefined) return no(NOT_A_LINK)
  const bytes = await roundAt(config, `${origin}/api/v1/rundor/${token}`)
  return bytes ? readRoundFile(db, actor, bytes) : no(NO_ANSWER)
}

/** Undefined whatever went wrong: who asks must not be able to tell a closed port from a wrong code. */
async function roundAt(config: Config, address: string): Promise<Uint8Array | undefined> {
  try {
    const ask = askerOfHost(address, isThisMachine(new URL(config.public_url).hostname))
    const response = await ask(address, { headers: { Accept: 'application/json' } })
    return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}
