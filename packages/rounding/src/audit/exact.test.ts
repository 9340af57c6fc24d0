import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linkedTable, linkedValues } from '../../test/make/linked.ts'
import { layOut } from '../suppress/table.ts'
import type { ExactTable, Laid, Margin } from '../suppress/table.ts'
import { auditExact } from './exact.ts'
import { Intervals } from './interval.ts'

type Told = [cell: string, low: number, high: number, holder: string]

/** Every interval of every hidden number, solved over the whole table as it stands: no part taken away, no world sought. */
async function solveAll(laid: Laid, isHidden: (margin: Margin) => boolean, kind: ExactTable['kind']): Promise<Told[]> {
  const width = (value: number) => (kind === 'frequency' ? 1 : Math.max(1, Math.ceil(value / 10)))
  const truth = Int32Array.from(laid.atoms, ({ value }) => value)
  const hidden = laid.margins.filter(isHidden)
  const constraints = laid.margins.flatMap((margin) =>
    isHidden(margin) ? [] : [{ atoms: margin.atoms, low: margin.value, high: margin.value }],
  )
  const holders = new Map<string, Set<number>>()
  for (const { atoms } of hidden.filter(({ value }) => kind === 'frequency' && value === 1)) {
    const name = `one person in ${atoms.map((atom) => laid.atoms[atom]).find((atom) => atom?.value === 1)?.key}`
    holders.set(name, new Set([...(holders.get(name) ?? []), ...atoms]))
  }
  const intervals = await Intervals.open(truth, constraints)
  const tell = ({ cell, atoms, value }: Margin, held: ReadonlySet<number>, holder: string): Told[] => {
    if (holder !== '' && atoms.every((atom) => held.has(atom))) return []
    const { low, high } = intervals.of(atoms, [...held])
    return high - low < width(value) ? [[cell, low, high, holder]] : []
  }
  const told = hidden.flatMap((margin) => {
    const byAll = tell(margin, new Set(), '')
    return byAll.length > 0 ? byAll : [...holders].flatMap(([holder, held]) => tell(margin, held, holder))
  })
  intervals.close()
  return told
}

for (const kind of ['frequency', 'magnitude'] as const)
  test(`${kind}, S-R41: what the auditor of left-out numbers tells is what solving every interval of the whole table tells`, async () => {
    let [safe, unsafe] = [0, 0]
    await fc.assert(
      fc.asyncProperty(linkedValues, fc.array(fc.nat(9), { minLength: 48, maxLength: 48 }), fc.nat(6), async (values, lots, most) => {
        const table = { ...linkedTable(kind === 'frequency' ? values : values.map((value) => value * 7)), kind }
        const laid = layOut(table)
        const isHidden = (margin: Margin) => (lots[laid.margins.indexOf(margin)] ?? 9) <= most + 2
        const shown = laid.margins.map((margin) => ({ cell: margin.cell, value: isHidden(margin) ? undefined : margin.value }))
        const secret = laid.margins.filter(isHidden).map(({ cell }) => cell)
        const { findings } = await auditExact({ table, shown, secret })
        const found = findings.map(({ cell, low, high, holder }): Told => [cell, low, high, holder ?? ''])
        const expected = await solveAll(laid, isHidden, kind)
        assert.deepEqual(found.toSorted(), expected.toSorted())
        unsafe += expected.length
        safe += secret.length - new Set(expected.map(([cell]) => cell)).size
      }),
      { numRuns: 50, seed: 41 },
    )
    assert.ok(safe > 100 && unsafe > 50, `${safe} safe, ${unsafe} told`)
  })

test('a sum of zero tells its parts, and what is shown must be what the table has', async () => {
  const table = linkedTable([0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5])
  const shown = layOut(table).margins.map(({ cell, value }) => ({
    cell,
    value: cell.split('|')[0] === '*' || cell === 'a|*' ? value : undefined,
  }))
  const { findings } = await auditExact({ table, shown, secret: ['a|x', 'b|x'] })
  assert.deepEqual(findings, [{ cell: 'a|x', low: 0, high: 0 }])
  await assert.rejects(auditExact({ table, shown: [{ cell: 'a|*', value: 3 }], secret: ['a|x'] }), /what the table has/)
})
