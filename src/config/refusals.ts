/** What is wrong and what to do, in both languages. */
export interface Refusal {
  readonly sv: string
  readonly en: string
}

/**
 * Where demonstration and reality must not meet, and what a real start cannot do without: settings that are each right
 * and dangerous together. The start is refused, in words that carry the mend.
 */
export function refusals(env: Record<string, string | undefined>, values: Record<string, unknown>): Refusal[] {
  const url = String(values['public_url'] ?? '')
  const address = url === '' ? undefined : new URL(url)
  const isOpen = address !== undefined && !LOCAL.has(address.hostname)
  return values['mode'] === 'real' ? refusedInEarnest(address, isOpen) : refusedInDemo(env, values, isOpen)
}

function refusedInDemo(env: Record<string, string | undefined>, values: Record<string, unknown>, isOpen: boolean): Refusal[] {
  const refused: Refusal[] = []
  const mend = { sv: 'Kör samvarn init för att börja på riktigt', en: 'Run samvarn init to begin in earnest' }
  if (isOpen)
    refused.push({
      sv: `SAMVARN_URL är en öppen adress, men demonstrationen släpper in vem som helst i vilken roll som helst. ${mend.sv}, eller ta bort SAMVARN_URL.`,
      en: `SAMVARN_URL is a public address, but the demonstration lets anyone into any role. ${mend.en}, or take SAMVARN_URL away.`,
    })
  if (values['listen'] === 'all')
    refused.push({
      sv: `SAMVARN_LISTEN=all öppnar demonstrationen för andra datorer. ${mend.sv}, eller ta bort SAMVARN_LISTEN.`,
      en: `SAMVARN_LISTEN=all opens the demonstration to other machines. ${mend.en}, or take SAMVARN_LISTEN away.`,
    })
  if (env['DATABASE_URL'] && values['demo_on_own_database'] !== '1')
    refused.push({
      sv: `DATABASE_URL är satt, men demonstrationen fyller databasen med påhittade organisationer. ${mend.sv}, ta bort DATABASE_URL, eller sätt SAMVARN_DEMO=1 för att prova med en tom databas utan verkliga personer.`,
      en: `DATABASE_URL is set, but the demonstration fills the database with invented organisations. ${mend.en}, take DATABASE_URL away, or set SAMVARN_DEMO=1 to try with an empty database without real persons.`,
    })
  return refused
}

function refusedInEarnest(address: URL | undefined, isOpen: boolean): Refusal[] {
  if (!address)
    return [
      {
        sv: 'SAMVARN_URL saknas. Sätt adressen som era medarbetare använder, till exempel SAMVARN_URL=https://samvarn.example.se.',
        en: 'SAMVARN_URL is missing. Set the address that your people use, such as SAMVARN_URL=https://samvarn.example.se.',
      },
    ]
  // A passkey is bound to a name, and a browser makes none for a bare address.
  if (IP_ADDRESS.test(address.hostname))
    return [
      {
        sv: 'SAMVARN_URL är en IP-adress, och den går inte att använda med nycklar (passkeys). Skriv datorns namn i DNS, eller http://localhost och porten för att prova.',
        en: 'SAMVARN_URL is an IP address, which passkeys cannot be used with. Write the machine’s name in DNS, or http://localhost and the port to try it out.',
      },
    ]
  if (isOpen && address.protocol !== 'https:')
    return [
      {
        sv: 'SAMVARN_URL börjar med http://, och då går inloggningar att avlyssna. Använd https:// och låt en omvänd proxy sköta certifikatet (se deploy/).',
        en: 'SAMVARN_URL begins with http://, and sign-ins could then be listened to. Use https:// and let a reverse proxy keep the certificate (see deploy/).',
      },
    ]
  if (address.pathname !== '/' || address.search !== '' || address.hash !== '')
    return [
      {
        sv: 'SAMVARN_URL ska vara bara en adress utan sökväg, till exempel https://samvarn.example.se.',
        en: 'SAMVARN_URL is to be an address without a path, such as https://samvarn.example.se.',
      },
    ]
  return []
}
/** As URL writes them: numbers in four groups, or anything in brackets. A key belongs to a name, never to these. */
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])
