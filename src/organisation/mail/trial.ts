/** Tries the mail server, for `samvarn init` and `samvarn doctor`: says what is wrong, and what to do. */
import { randomUUID } from 'node:crypto'
import type { Config } from '../../config.ts'
import type { Text } from '../../platform/page/language.tsx'
import { letterOf } from './letter.ts'
import { connect, nameOf, openPost, type SmtpError, type Trust } from './smtp.ts'

export type Trial = { ok: true; text: Text } | { ok: false; text: Text }

const no = (sv: string, en: string): Trial => ({ ok: false, text: { sv, en } })

/** Connects, greets, demands TLS and signs in; with `to` it also sends the mail that everyone gets, to that address. */
export async function testDelivery(config: Config, to?: string, trust: Trust = {}): Promise<Trial> {
  if (config.smtp_url === '')
    return no(
      'Ingen e-post lämnar systemet: SAMVARN_SMTP_URL saknas. Sätt den i samvarn.conf, till exempel smtp://användare:lösenord@mejl.example.se:587.',
      'No mail leaves the system: SAMVARN_SMTP_URL is missing. Set it in samvarn.conf, such as smtp://user:password@mail.example.se:587.',
    )
  if (config.mail_from === '')
    return no(
      'Ingen e-post lämnar systemet: SAMVARN_MAIL_FROM saknas. Sätt avsändarens adress, till exempel samvarn@example.se.',
      'No mail leaves the system: SAMVARN_MAIL_FROM is missing. Set the sender’s address, such as samvarn@example.se.',
    )
  try {
    ;(await connect(config, trust)).quit()
  } catch (error) {
    return explain(error as SmtpError & { message?: string })
  }
  return to === undefined
    ? { ok: true, text: { sv: 'E-postservern svarar och tar emot oss.', en: 'The mail server answers and lets us in.' } }
    : sendOne(config, to, trust)
}

async function sendOne(config: Config, to: string, trust: Trust): Promise<Trial> {
  const letter = letterOf('sv', config.public_url || `http://${nameOf(config)}`)
  const parcel = { to, returnTo: config.mail_from, id: randomUUID(), letter }
  const outcome = await openPost({ ...config, demo: false }, trust)?.send(parcel)
  if (outcome?.kind === 'accepted')
    return { ok: true, text: { sv: 'E-postservern tog emot ett provbrev.', en: 'The mail server took a trial mail.' } }
  const status = outcome && 'status' in outcome ? ` (${outcome.status})` : ''
  return no(
    `E-postservern svarar men tog inte emot ett provbrev${status}. Kontrollera att SAMVARN_MAIL_FROM är en adress som servern får skicka från, och mottagarens adress.`,
    `The mail server answers but did not take a trial mail${status}. Check that SAMVARN_MAIL_FROM is an address that the server may send from, and the recipient’s address.`,
  )
}

/** By the step that failed. The server's own words are not repeated: they may carry addresses. */
function explain({ code, command = '', message = '', responseCode }: SmtpError & { message?: string }): Trial {
  const answer = responseCode === undefined ? '' : ` (${responseCode})`
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message))
    return no(
      'E-postserverns namn finns inte. Kontrollera servern i SAMVARN_SMTP_URL.',
      'The mail server’s name does not exist. Check the server in SAMVARN_SMTP_URL.',
    )
  if (/^AUTH/.test(command) || code === 'EAUTH')
    return no(
      `E-postservern tog inte emot användarnamn och lösenord${answer}. Kontrollera dem i SAMVARN_SMTP_URL; tecken som @ och : skrivs %40 och %3A.`,
      `The mail server did not accept user name and password${answer}. Check them in SAMVARN_SMTP_URL; characters such as @ and : are written %40 and %3A.`,
    )
  if (/certificate|self.signed|altnames|unable to (?:verify|get)/i.test(message))
    return no(
      'E-postserverns certifikat går inte att lita på. Har organisationen en egen utfärdare: ange dess certifikat i NODE_EXTRA_CA_CERTS. Stämmer inte namnet: skriv det namn som står i certifikatet i SAMVARN_SMTP_URL.',
      'The mail server’s certificate cannot be trusted. If the organisation has an issuer of its own, name its certificate in NODE_EXTRA_CA_CERTS. If the name differs, write the name of the certificate in SAMVARN_SMTP_URL.',
    )
  if (command === 'STARTTLS' || code === 'ETLS' || /STARTTLS|wrong version number/i.test(message))
    return no(
      'E-postservern går inte att nå krypterat. Port 587 ska ha STARTTLS (smtp://), port 465 TLS från början (smtps://). Okrypterat skickas inget.',
      'The mail server cannot be reached encrypted. Port 587 is to offer STARTTLS (smtp://), port 465 TLS from the start (smtps://). Nothing is sent unencrypted.',
    )
  if (code === 'ETIMEDOUT')
    return no(
      'E-postservern svarar inte i tid. Kontrollera adress och port i SAMVARN_SMTP_URL, och att brandväggen släpper fram.',
      'The mail server does not answer in time. Check address and port in SAMVARN_SMTP_URL, and that the firewall lets us through.',
    )
  return no(
    `E-postservern går inte att nå${answer}. Kontrollera adress och port i SAMVARN_SMTP_URL, och att servern är igång.`,
    `The mail server cannot be reached${answer}. Check address and port in SAMVARN_SMTP_URL, and that the server runs.`,
  )
}
