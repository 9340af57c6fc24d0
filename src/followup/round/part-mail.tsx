import type { Ctx } from '../../platform/http/context.ts'
import { Notice, T } from '../../platform/page/index.ts'

/** In the demonstration the letters lie in the outbox; in earnest they need a mail server. */
export const canMail = (c: Ctx): boolean => c.get('house').config.demo || c.get('house').config.smtp_url !== ''

export function NoMail() {
  return (
    <Notice kind="waiting" title={{ sv: 'Ingen e-post går ut', en: 'No mail leaves' }}>
      <p>
        <T
          text={{
            sv: 'Installationen har ingen mejlserver, så inbjudningar och påminnelser blir liggande. Be systemägaren ange SAMVARN_SMTP_URL, eller lämna länken till varje organisation på ett annat säkert sätt.',
            en: 'The installation has no mail server, so invitations and reminders stay here. Ask the system owner to set SAMVARN_SMTP_URL, or hand each organisation its link in another safe way.',
          }}
        />
      </p>
    </Notice>
  )
}
