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

export function ConnectNotice({ asked }: { asked?: string }) {
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
      <ConnectButton {...(asked === undefined ? {} : { asked })} />
    </Notice>
  )
}
