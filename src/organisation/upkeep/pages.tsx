import { Hono } from 'hono'
import { type Env, whoAsks } from '../../platform/http/context.ts'
import { Fault } from '../../platform/faults.ts'
import { Notice, Page, renderPage, SummaryList, T, When } from '../../platform/page/index.ts'
import { seeCopies } from './deeds.ts'
import { isLate } from './upkeep.ts'

/** When everything was last copied away. Copies are made on the server, never from a page. */
export const upkeepRoutes = new Hono<Env>()

const NEVER = { sv: 'Aldrig', en: 'Never' }
const shown = (at: Date | null) => (at ? <When at={at} /> : <T text={NEVER} />)

upkeepRoutes.get('/sakerhetskopior', async (c) => {
  const { db } = c.get('house')
  const copies = await seeCopies(db, whoAsks(c).actor)
  if (!copies) throw new Fault('not_found')
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Säkerhetskopior', en: 'Backups' }}
      lead={{
        sv: 'Varje natt kopieras allt till en fil som servern själv inte kan öppna.',
        en: 'Each night everything is copied to a file that the server itself cannot open.',
      }}
    >
      {isLate(copies.backup_at, new Date()) ? (
        <Notice kind="waiting" word={{ sv: 'Sen', en: 'Late' }}>
          <p>
            <T
              text={{
                sv: 'Ingen kopia har gjorts det senaste dygnet. Be den som sköter servern att köra samvarn doctor, som säger vad som är fel.',
                en: 'No copy has been made within the last day. Ask whoever keeps the server to run samvarn doctor, which says what is wrong.',
              }}
            />
          </p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: { sv: 'Senaste kopian', en: 'Last copy' }, value: shown(copies.backup_at) },
          {
            label: { sv: 'Senaste gången en kopia lästes tillbaka på prov', en: 'Last time a copy was restored as a trial' },
            value: shown(copies.proof_at),
          },
        ]}
      />
      <p>
        <T
          text={{
            sv: 'Nyckeln till kopiorna och den utskrivna rotnyckeln ska ligga inlåsta, på olika ställen. Utan dem går ingen kopia att läsa.',
            en: 'The key to the copies and the printed root key are to lie locked away, in different places. Without them no copy can be read.',
          }}
        />
      </p>
    </Page>,
  )
})
