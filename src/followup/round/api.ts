/** Rounds between installations: the signed round is fetched with the link's token, the signed answer is posted back. */
import { Hono } from 'hono'
import { limitDoor } from '../../platform/http/address-limit.ts'
import type { Ctx, Env } from '../../platform/http/context.ts'
import { readWithin } from '../../platform/http/form.ts'
import { Fault } from '../../platform/faults.ts'
import type { Text } from '../../platform/page/index.ts'
import { ENVELOPE_BYTES_MAX, ENVELOPE_FAULTS } from '../exchange/index.ts'
import { signedRound, takeEnvelope } from './deeds-link.ts'
import { REFUSALS } from './round.ts'

export const api = new Hono<Env>()
/** Takes a POST from elsewhere: its proof is the signature on the envelope and the code within it. */
export const ANSWER_DOOR = /^\/api\/v1\/rundor\/svar$/

const NO_SUCH: Text = {
  sv: 'Länken gäller inte. Använd den i det senaste brevet, eller be om en ny.',
  en: 'The link does not hold. Use the one in the latest letter, or ask for a new one.',
}
const said = (c: Ctx, status: 200 | 404 | 409 | 413 | 422, body: object): Response => c.json(body, status, { 'Cache-Control': 'no-store' })

api.get('/api/v1/rundor/:token', async (c) => {
  const { db, config } = c.get('house')
  const envelope = await signedRound(db, config, c.req.param('token'))
  if (envelope) return said(c, 200, envelope)
  limitDoor(c)
  return said(c, 404, { ok: false, because: NO_SUCH })
})

api.post('/api/v1/rundor/svar', async (c) => {
  let bytes: Buffer
  try {
    // An envelope is its document, once more escaped.
    bytes = await readWithin(c, ENVELOPE_BYTES_MAX)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return said(c, 413, { ok: false, because: ENVELOPE_FAULTS.too_large })
  }
  const received = await takeEnvelope(c.get('house').db, bytes, 'api')
  if (received.ok) return said(c, 200, { ok: true })
  limitDoor(c)
  return said(c, received.because === 'unsigned' || received.because === 'other_questions' ? 422 : 409, {
    ok: false,
    code: received.because,
    because: REFUSALS[received.because],
  })
})
