import type { Ctx } from '../../platform/http/context.ts'
import {
  Actions,
  Button,
  DataTable,
  Form,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  type SummaryRow,
  T,
  Tag,
  type Text,
  When,
} from '../../platform/page/index.ts'
import type { SeenAccount } from './deeds.ts'
import { ACCOUNTS, RoleLines, StateTag } from './pages-list.tsx'
import type { InvitationLine } from './store-invite.ts'
import { csrfOf } from '../../platform/http/csrf.ts'

/** The page of one account: who it is, what state it is in, and the next step for whoever may take one. */
export function accountPage(c: Ctx, seen: SeenAccount, mailsNothing: boolean) {
  const { account, owner, own } = seen
  const csrf = csrfOf(c)
  const mayAct = owner && !own
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={{ sv: 'Konto', en: 'Account' }} crumbs={[ACCOUNTS]} lead={account.signature}>
      <NextStep seen={seen} csrf={csrf} mailsNothing={mailsNothing} />
      <SummaryList rows={rowsOf(seen)} />
      {mayAct ? <Deeds seen={seen} /> : null}
      {own ? (
        <p>
          <T
            text={{
              sv: 'Det här är ditt eget konto. Någon annan som är systemägare ändrar det eller avslutar det.',
              en: 'This is your own account. Another system owner changes or ends it.',
            }}
          />
        </p>
      ) : null}
      {seen.invitations.length > 0 ? <Invitations invitations={seen.invitations} /> : null}
    </Page>,
  )
}

function rowsOf({ account, name, address, owner }: SeenAccount): SummaryRow[] {
  return [
    { label: { sv: 'Namn', en: 'Name' }, value: name },
    { label: { sv: 'Enhet', en: 'Unit' }, value: account.unitName },
    { label: { sv: 'Läge', en: 'State' }, value: <StateTag account={account} /> },
    ...(owner
      ? [
          {
            label: { sv: 'E-postadress', en: 'E-mail address' },
            value: (
              <>
                {address ?? <T text={{ sv: 'Ingen', en: 'None' }} />}{' '}
                {account.bounced ? <Tag tone="waiting" text={{ sv: 'E-post studsar', en: 'Mail bounces' }} /> : null}
              </>
            ),
          },
        ]
      : []),
    { label: { sv: 'Roller', en: 'Roles' }, value: <RoleLines roles={account.roles} /> },
    { label: { sv: 'Kretsar', en: 'Circles' }, value: String(account.circles) },
  ]
}

function NextStep({ seen, csrf, mailsNothing }: { seen: SeenAccount; csrf: string; mailsNothing: boolean }) {
  const { account, owner, own } = seen
  if (account.state === 'ended')
    return (
      <Notice kind="waiting" title={{ sv: 'Åtkomsten är avslutad', en: 'Access has ended' }}>
        <p>
          <T
            text={{
              sv: 'Det som personen höll behöver en ny ägare innan kontot stängs.',
              en: 'What the person held needs a new holder before the account closes.',
            }}
          />
        </p>
        {own ? null : (
          <p>
            <LinkButton kind="primary" href={`/konton/${account.id}/lamna-over`} text={{ sv: 'Lämna över', en: 'Hand over' }} />
          </p>
        )}
      </Notice>
    )
  if (!owner || own || (account.state !== 'invited' && account.state !== 'never')) return null
  const open = seen.invitations.find((one) => one.used_at === null && one.ended_at === null && !one.expired)
  return (
    <Notice kind="waiting" title={open ? { sv: 'En länk väntar på att användas', en: 'A link waits to be used' } : NO_LINK}>
      {open ? (
        <p>
          <T text={{ sv: 'Den gäller till', en: 'It holds until' }} /> <When at={open.expires_at} />.
        </p>
      ) : null}
      {mailsNothing ? <HandLink id={account.id} csrf={csrf} /> : <SendLink id={account.id} csrf={csrf} address={seen.address} />}
      {open ? (
        <Form action={`/konton/${account.id}/ta-tillbaka`} csrf={csrf}>
          <Button kind="quiet" text={{ sv: 'Ta tillbaka inbjudan', en: 'Take the invitation back' }} />
        </Form>
      ) : null}
    </Notice>
  )
}
const NO_LINK: Text = { sv: 'Ingen länk gäller', en: 'No link holds' }

const SendLink = ({ id, csrf, address }: { id: string; csrf: string; address: string | undefined }) => (
  <>
    {address === undefined ? <NoAddress /> : null}
    <Form action={`/konton/${id}/bjud-in`} csrf={csrf}>
      <Button kind="secondary" text={{ sv: 'Skicka en ny länk', en: 'Send a new link' }} />
    </Form>
  </>
)
/** A link to nobody: said before it is made, so that nobody is shut out and waits for it in vain. */
export const NoAddress = () => (
  <p>
    <T
      text={{
        sv: 'Kontot har ingen e-postadress, så länken når ingen. Skriv in adressen under Ändra konto och skicka den sedan.',
        en: 'The account has no e-mail address, so the link reaches nobody. Write the address in under Change account, and send it then.',
      }}
    />
  </p>
)
const HandLink = ({ id, csrf }: { id: string; csrf: string }) => (
  <>
    <p>
      <T
        text={{
          sv: 'Ingen e-post är inställd, så länken når ingen av sig själv. Visa den en gång och lämna den själv.',
          en: 'No mail is set up, so the link reaches nobody by itself. Show it once and hand it over yourself.',
        }}
      />
    </p>
    <Form action={`/konton/${id}/lank`} csrf={csrf}>
      <Button kind="secondary" text={{ sv: 'Visa en ny länk', en: 'Show a new link' }} />
    </Form>
  </>
)

function Deeds({ seen: { account } }: { seen: SeenAccount }) {
  if (account.state === 'closed') return null
  const path = `/konton/${account.id}`
  if (account.state === 'ended')
    return (
      <p>
        <a href={`${path}/ater`}>
          <T text={{ sv: 'Ge åtkomst igen', en: 'Give access again' }} />
        </a>
      </p>
    )
  return (
    <Actions>
      <LinkButton href="/behorighet" text={{ sv: 'Roller och kretsar', en: 'Roles and circles' }} />
      <LinkButton href={`${path}/andra`} text={{ sv: 'Ändra konto', en: 'Change account' }} />
      {account.state === 'active' ? <LinkButton href={`${path}/forlorad-nyckel`} text={{ sv: 'Förlorad nyckel', en: 'Lost key' }} /> : null}
      <LinkButton href={`${path}/avsluta`} text={{ sv: 'Avsluta åtkomst', en: 'End access' }} />
    </Actions>
  )
}

const REASONS: Readonly<Record<InvitationLine['reason'], Text>> = {
  first: { sv: 'Första personen', en: 'First person' },
  invited: { sv: 'Inbjudan', en: 'Invitation' },
  lost_device: { sv: 'Förlorad nyckel', en: 'Lost key' },
}
function Invitations({ invitations }: { invitations: readonly InvitationLine[] }) {
  return (
    <DataTable
      caption={{ sv: 'Länkar till kontot', en: 'Links to the account' }}
      rows={invitations}
      columns={[
        { label: { sv: 'Skickad', en: 'Sent' }, names: true, cell: (i) => <When at={i.created_at} /> },
        { label: { sv: 'Varför', en: 'Why' }, cell: (i) => <T text={REASONS[i.reason]} /> },
        { label: { sv: 'Läge', en: 'State' }, cell: (i) => <LinkState link={i} /> },
      ]}
    />
  )
}
function LinkState({ link }: { link: InvitationLine }) {
  if (link.used_at) return <Tag tone="done" text={{ sv: 'Använd', en: 'Used' }} />
  if (link.ended_at) return <Tag text={{ sv: 'Tagen tillbaka', en: 'Taken back' }} />
  return link.expired ? <Tag text={{ sv: 'För gammal', en: 'Too old' }} /> : <Tag tone="waiting" text={{ sv: 'Väntar', en: 'Waiting' }} />
}
