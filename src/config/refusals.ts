/**
 * Where demonstration and reality must not meet, and what a real start cannot do without: settings that are each right
 * and dangerous together. The start is refused, in words that carry the mend.
 */
export function refusals(env: Record<string, string | undefined>, values: Record<string, unknown>): string[] {
  const url = String(values['public_url'] ?? '')
  const address = url === '' ? undefined : new URL(url)
  const isOpen = address !== undefined && !LOCAL.has(address.hostname)
  return values['mode'] === 'real' ? refusedInEarnest(address, isOpen) : refusedInDemo(env, values, isOpen)
}

function refusedInDemo(env: Record<string, string | undefined>, values: Record<string, unknown>, isOpen: boolean): string[] {
  const refused: string[] = []
  const mend = 'Kör samvarn init för att börja på riktigt'
  if (isOpen)
    refused.push(
      `SAMVARN_URL är en öppen adress, men demonstrationen släpper in vem som helst i vilken roll som helst. ${mend}, eller ta bort SAMVARN_URL.`,
    )
  if (values['listen'] === 'all')
    refused.push(`SAMVARN_LISTEN=all öppnar demonstrationen för andra datorer. ${mend}, eller ta bort SAMVARN_LISTEN.`)
  if (env['DATABASE_URL'] && values['demo_on_own_database'] !== '1')
    refused.push(
      `DATABASE_URL är satt, men demonstrationen fyller databasen med påhittade organisationer. ${mend}, ta bort DATABASE_URL, eller sätt SAMVARN_DEMO=1 för att prova med en tom databas utan verkliga personer.`,
    )
  return refused
}

function refusedInEarnest(address: URL | undefined, isOpen: boolean): string[] {
  if (!address)
    return ['SAMVARN_URL saknas. Sätt adressen som era medarbetare använder, till exempel SAMVARN_URL=https://samvarn.example.se.']
  if (isOpen && address.protocol !== 'https:')
    return [
      'SAMVARN_URL börjar med http://, och då går inloggningar att avlyssna. Använd https:// och låt en omvänd proxy sköta certifikatet (se deploy/).',
    ]
  if (address.hostname === '127.0.0.1' || address.hostname === '[::1]')
    return ['SAMVARN_URL är en IP-adress, och den går inte att använda med nycklar (passkeys). Skriv http://localhost och porten.']
  if (address.pathname !== '/' || address.search !== '' || address.hash !== '')
    return ['SAMVARN_URL ska vara bara en adress utan sökväg, till exempel https://samvarn.example.se.']
  return []
}
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])
