import { LinkButton, Notice, T } from '../../platform/page/index.ts'

/**
 * Protection must never become loss of service: the same line and the same button wherever somebody may have met a
 * protected person without being allowed to know it.
 */
export function ConnectButton({ asked }: { asked?: string }) {
  return (
    <LinkButton
      href={asked === undefined ? '/koppla' : `/koppla/${asked}`}
      text={{ sv: 'Koppla till dem som hanterar skyddade personuppgifter', en: 'Connect to those who handle protected personal data' }}
    />
  )
}

/** `glass`: this person may break the glass, when calling back would be too late. */
export function ConnectNotice({ asked, glass = false }: { asked?: string; glass?: boolean }) {
  return (
    <Notice kind="info" title={{ sv: 'Personen ska få hjälp ändå', en: 'The person must be served all the same' }}>
      <p>
        <T
          text={{
            sv: 'Står någon framför dig eller är i telefonen? De som hanterar skyddade personuppgifter ringer upp på ett nummer som är säkert.',
            en: 'Is somebody in front of you or on the phone? Those who handle protected personal data call back on a number that is safe.',
          }}
        />
      </p>
      <p>
        <ConnectButton {...(asked === undefined ? {} : { asked })} />
      </p>
      {glass ? (
        <p>
          <T text={{ sv: 'Hinner de inte, och det är ett nödläge?', en: 'Too late, and an emergency?' }} />{' '}
          <a href="/nodoppna">
            <T text={{ sv: 'Nödöppna', en: 'Break the glass' }} />
          </a>
        </p>
      ) : null}
    </Notice>
  )
}
