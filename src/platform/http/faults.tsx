import { HTTPException } from 'hono/http-exception'
import { NoActor } from '../database/database.ts'
import { DatabaseFault } from '../database/pools.ts'
import { FAULTS, Fault, type FaultCode } from '../faults.ts'
import { stripError } from '../log.ts'
import { LinkButton, Page, T, renderPage } from '../page/index.ts'
import type { Ctx } from './context.ts'

/** SQLSTATEs that mean: somebody else was first. One text for all of them, since a constraint's name tells (S-R8). */
const CONFLICTS = new Set(['23505', '23503', '23514', '40001', '40P01'])

function codeOf(error: unknown): FaultCode {
  if (error instanceof Fault) return error.code
  if (error instanceof NoActor) return 'signed_out'
  if (error instanceof DatabaseFault) {
    if (CONFLICTS.has(error.code)) return 'conflict'
    return error.code.startsWith('08') || error.code.startsWith('57') || error.code.startsWith('53') ? 'closed' : 'broken'
  }
  if (error instanceof HTTPException && error.status < 500) return 'bad_request'
  const code = (error as { code?: unknown } | null)?.code
  return code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET' ? 'closed' : 'broken'
}

/** Every page that is not there, and every page out of reach: the same answer to the byte (D-R16, S-R4). */
export const answerNothing = (c: Ctx): Promise<Response> => showFault(c, 'not_found')

export async function answerFault(error: Error, c: Ctx): Promise<Response> {
  const code = codeOf(error)
  const { log } = c.get('house')
  if (code === 'broken' || code === 'closed') log.error('bug', { request: c.get('requestId'), error: stripError(error) })
  if (code === 'signed_out' && c.req.method === 'GET') return c.redirect('/logga-in', 303)
  return showFault(c, code)
}

async function showFault(c: Ctx, code: FaultCode): Promise<Response> {
  const fault = FAULTS[code]
  const shell = c.get('shell')
  // A fault before the shell was made (a body that is too large, a foreign request) still gets words.
  if (!shell) return c.text(`${fault.title.sv}\n${fault.advice.sv}\n`, fault.status)
  return renderPage(
    c,
    <Page shell={shell} title={fault.title}>
      <p>
        <T text={fault.advice} />
      </p>
      {code === 'broken' ? (
        <p>
          <code>{c.get('requestId')}</code>
        </p>
      ) : null}
      <p>
        <LinkButton href="/" text={{ sv: 'Till första sidan', en: 'To the first page' }} />
      </p>
    </Page>,
    fault.status,
  )
}
