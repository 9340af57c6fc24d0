import type { Config } from '../../config.ts'
import { functionLetter } from './letter.ts'
import { nameOf, openPost, type Outcome } from './smtp.ts'

/** The installation's own address, without a slash at its end. */
export const homeOf = (config: Config): string => (config.public_url || `http://${nameOf(config)}`).replace(/\/$/, '')

/**
 * For the rooms that write to an organisation's function address: one mail without content, with a link of that
 * organisation's own. `id` stays the same however often it is tried. Undefined where nothing is sent: no server is set, or
 * this is the demonstration. Whoever calls keeps the book of what has been tried.
 */
export async function postToFunction(config: Config, mail: { id: string; to: string; path: string }): Promise<Outcome | undefined> {
  const letter = functionLetter(`${homeOf(config)}${mail.path}`)
  return openPost(config)?.send({ to: mail.to, returnTo: config.mail_from, id: mail.id, letter })
}
