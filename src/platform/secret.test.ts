import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { test } from 'node:test'
import { makeLog, stripError } from './log.ts'
import { openSecret, Secret } from './secret.ts'

const CANARY = 'kanariefågel-7431'

test('a Secret shows itself to nobody: inspect masks it, text and JSON throw, a clone is empty', () => {
  const secret = Secret.of(CANARY, 'p1')
  assert.doesNotMatch(inspect(secret), /kanarie/)
  assert.doesNotMatch(inspect({ a: [secret] }, { depth: 9, showHidden: true }), /kanarie/)
  assert.throws(() => JSON.stringify({ secret }), TypeError)
  assert.throws(() => `${secret as unknown as string}`, TypeError)
  assert.throws(() => ['x', secret].join(''), TypeError)
  assert.throws(() => String(secret), TypeError)
  assert.deepEqual(Object.entries(secret), [])
  assert.equal(JSON.stringify(structuredClone(secret)), '{}')
  assert.deepEqual(openSecret(secret), { value: CANARY, person: 'p1' })
  assert.throws(() => openSecret({} as Secret<string>), TypeError)
})

test('S-R45: an error is stripped to its class and code before it is logged; its message, which may carry values, is not', () => {
  const lines: string[] = []
  const log = makeLog('info', {
    write: (line) => {
      lines.push(line)
    },
  })
  const error = Object.assign(new Error(`duplicate key (${CANARY})`), { code: '23505', detail: CANARY })
  log.error('bug', { error: stripError(error) })
  log.error('bug', { error: stripError(Object.assign(new Error('x'), { name: CANARY, code: `${CANARY} med mellanslag` })) })
  log.error('bug', { error: stripError(CANARY) })
  assert.equal(lines.length, 3)
  assert.match(lines[0] ?? '', /"code":"23505"/)
  assert.doesNotMatch(lines.join(''), /kanarie/)
})
