import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { refuseForeignKey } from './fits.ts'
import { RootKeyFault } from './root.ts'

let house: TestHouse | undefined
after(() => house?.close())

test('a root key that is not the database’s own is refused, in both languages; its own is taken', async () => {
  house = await openHouse()
  const { owner } = house.connections
  await refuseForeignKey(owner, house.root)
  await assert.rejects(refuseForeignKey(owner, randomBytes(32)), (error: unknown) => {
    assert.ok(error instanceof RootKeyFault)
    assert.match(error.text.sv, /öppnar inte den här databasen/)
    assert.match(error.text.en, /does not open this database/)
    return true
  })
})
