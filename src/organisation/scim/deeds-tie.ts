/** Which sign-in service may vouch for the directory's people, and as whom: said by the system owner, for each service. */
import type { Tx } from '../../platform/database/transaction.ts'
import type { DirectoryUser } from './scim.ts'
import { deleteLink, insertLink, providers } from './store-user.ts'

type Identified = Pick<DirectoryUser, 'userName' | 'externalId'>

async function blind(tx: Tx, provider: string, subject: string): Promise<Buffer> {
  return (await tx.keys()).blind(`idp|${provider}`, subject)
}

export async function tie(tx: Tx, account: string, user: Identified): Promise<void> {
  for (const { id, scim_subject } of await providers(tx)) {
    const subject = scim_subject === 'user_name' ? user.userName : scim_subject === 'external_id' ? user.externalId : undefined
    if (subject !== undefined) await insertLink(tx, { provider: id, subject_blind: await blind(tx, id, subject), account })
  }
}

export async function untie(tx: Tx, account: string, { userName, externalId }: Identified): Promise<void> {
  for (const { id } of await providers(tx)) {
    const subjects = [await blind(tx, id, userName), ...(externalId === undefined ? [] : [await blind(tx, id, externalId)])]
    await deleteLink(tx, { provider: id, account }, subjects)
  }
}
