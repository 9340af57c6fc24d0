/** A stage where Norrvik's team of the demonstration has taken a queue, and its site is published with it. */
import { makeDemoContacts, queueOf } from '../../src/reach/contact/index.ts'
import { siteDocument } from '../../src/reach/text/index.ts'
import { type Stage, setStage } from './stage.ts'

export async function setContactStage(): Promise<Stage> {
  const stage = await setStage({ SAMVARN_PARTS: 'reach' })
  const { house } = stage
  const tenant = house.cast['norrvik-chef']?.tenant ?? ''
  const site = crypto.randomUUID()
  const name = 'Norrviks kommun (påhittad)'
  await house.superuser("insert into site (tenant, id, code, name, kind) values ($1, $2, 'abc123', $3, 'municipality')", [
    tenant,
    site,
    name,
  ])
  await makeDemoContacts(house.db, house.founded)
  const document = siteDocument.parse({
    ...{ version: 1, tenant, site, code: 'abc123', name, kind: 'municipality', published: new Date().toISOString() },
    ...{ pieces: [], contacts: [], services: [], lines: [], signed: [], media: [], files: [] },
    queue: await house.db.asWorker(tenant, (tx) => queueOf(tx, site)),
  })
  await house.superuser(
    "insert into publication (tenant, site, code, revision, document) values ($1, $2, 'abc123', 1, $3) on conflict (tenant, site) do update set document = $3, revision = publication.revision + 1",
    [tenant, site, JSON.stringify(document)],
  )
  return stage
}

/** A form that is sent within three seconds is a robot's: here a minute passes instead of being waited for. */
export const ticketsAreOld = ({ house }: Stage): Promise<unknown> =>
  house.superuser("update contact_ticket set issued_at = issued_at - interval '1 minute', expires_at = expires_at - interval '1 minute'")
