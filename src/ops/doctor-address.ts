import { fault, type Finding, warning, well } from './doctor-findings.ts'
import type { Ground } from './reach.ts'

const ANSWER_MS_MAX = 5_000

/** The one request that the program ever makes to a web address: to its own, to see it as people do, through the proxy. */
export async function lookAtAddress({ config }: Ground): Promise<Finding[]> {
  if (config.demo || config.public_url === '') return []
  const url = config.public_url
  const answer = await fetch(new URL('/logga-in', url), { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS_MAX) }).catch(
    () => undefined,
  )
  if (answer === undefined)
    return [
      warning(
        'address',
        `${url} svarar inte härifrån. Starta Samvärn och den omvända proxyn, eller kontrollera namn och certifikat.`,
        `${url} does not answer from here. Start Samvärn and the reverse proxy, or check name and certificate.`,
      ),
    ]
  const missing = ['content-security-policy', 'x-content-type-options', 'referrer-policy'].filter(
    (name) => answer.headers.get(name) === null,
  )
  if (missing.length > 0 || answer.status !== 200)
    return [
      fault(
        'address',
        `${url} svarar (${answer.status}) men inte som Samvärn: ${missing.join(', ') || 'fel sida'}. Låt proxyn släppa igenom svaret oförändrat (se deploy/).`,
        `${url} answers (${answer.status}) but not as Samvärn does: ${missing.join(', ') || 'another page'}. Let the proxy pass the answer on unchanged (see deploy/).`,
      ),
    ]
  if (url.startsWith('https:') && answer.headers.get('strict-transport-security') === null)
    return [
      warning(
        'address',
        `${url} svarar utan HSTS. Lägg till Strict-Transport-Security i proxyn (se deploy/).`,
        `${url} answers without HSTS. Add Strict-Transport-Security in the proxy (see deploy/).`,
      ),
    ]
  return [well('address', `${url} svarar som den ska.`, `${url} answers as it should.`)]
}
