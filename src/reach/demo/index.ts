import type { Founded } from '../../organisation/founding/index.ts'
import type { JobContext } from '../../platform/module.ts'
import { makeDemoDirectory } from '../../directory/index.ts'
import { makeDemoAbout } from '../about/index.ts'
import { makeDemoContacts } from '../contact/index.ts'
import { makeDemoLanguages } from '../language/index.ts'
import { makeDemoMethods } from '../method/index.ts'
import { makeDemoSites } from '../site/index.ts'

/** What the demonstration shows of the pages for those at risk, by the rooms' own deeds. Made twice, nothing is doubled. */
export async function makeDemoReach({ db }: JobContext, founded: Founded[]): Promise<void> {
  await makeDemoSites(db, founded)
  await makeDemoDirectory(db, founded)
  await makeDemoAbout(db, founded)
  await makeDemoContacts(db, founded)
  await makeDemoLanguages(db, founded)
  await makeDemoMethods(db, founded)
}
