import type { Config } from '../config.ts'
import { fault, type Finding, warning, well } from './doctor-findings.ts'
import type { Ground } from './reach.ts'

const ANSWER_MS_MAX = 5_000

/** Two requests, to our own addresses and no others: to see them as people do, through the proxy. */
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

const SERVES = ['content-security-policy', 'referrer-policy', 'x-content-type-options']

/** The public pages, where they are to be met. What each host keeps and loses `samvarn verify-site` tells in full. */
export async function lookAtEntry({ entry_url: url }: Pick<Config, 'entry_url'>, sites: number): Promise<Finding[]> {
  if (url === '')
    return [
      warning(
        'entry',
        `Utlagda sidor: ${sites}. Ingen möter dem, för SAMVARN_ENTRY_URL saknas. Skriv adressen i samvarn.conf, och starta samvarn public (se deploy/) eller lägg ut filerna på en annan värd.`,
        `Published sites: ${sites}. Nobody meets them, since SAMVARN_ENTRY_URL is missing. Write the address in samvarn.conf, and start samvarn public (see deploy/) or put the files on another host.`,
      ),
    ]
  const home = `${url.replace(/\/+$/, '')}/`
  const answer = await fetch(home, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS_MAX) }).catch(() => undefined)
  if (answer === undefined)
    return [
      fault(
        'entry',
        `Utlagda sidor: ${sites}. ${home} svarar inte härifrån. Starta samvarn public och proxyn framför den, eller kontrollera namn och certifikat.`,
        `Published sites: ${sites}. ${home} does not answer from here. Start samvarn public and the proxy in front of it, or check name and certificate.`,
      ),
    ]
  const missing = SERVES.filter((name) => answer.headers.get(name) === null)
  const isOurs = answer.status === 200 && missing.length === 0 && /<title>Information<\/title>/.test(await answer.text())
  if (!isOurs)
    return [
      fault(
        'entry',
        `${home} svarar (${answer.status}) men inte som samvarn public: ${missing.join(', ') || 'en annan sida'}. Låt proxyn lämna adressen till samvarn public och svaret oförändrat. Kör sedan samvarn verify-site ${home}`,
        `${home} answers (${answer.status}) but not as samvarn public does: ${missing.join(', ') || 'another page'}. Let the proxy hand the address to samvarn public and the answer on unchanged. Then run samvarn verify-site ${home}`,
      ),
    ]
  return [well('entry', `${home} svarar som den ska. Utlagda sidor: ${sites}.`, `${home} answers as it should. Published sites: ${sites}.`)]
}
