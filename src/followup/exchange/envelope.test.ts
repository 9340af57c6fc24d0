import assert from 'node:assert/strict'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical } from './canonical.ts'
import { ENVELOPE_BYTES_MAX, openEnvelope, signDocument } from './envelope.ts'
import { type AnswerDocument, fingerprint } from './index.ts'

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    raw: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
    key: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
  }
}
const ONE = '00000000-0000-4000-8000-000000000001'
const answer = (words = ''): AnswerDocument => ({
  kind: 'samvarn-answer',
  version: 1,
  round: ONE,
  invitation: ONE,
  reply_code: 'ab'.repeat(32),
  number: 1,
  sharing: 'levels',
  signed_off_at: '2026-11-21T10:00:00.000Z',
  parts: [{ set: 'managers', version: '1.0', answers: [{ question: 'm1', applies: true, level: 2, chosen: [], words }] }],
})
const sealed = (document: unknown, { raw, key } = pair()) => signDocument(document as AnswerDocument, key, raw)
const because = async (from: Parameters<typeof openEnvelope>[0]) => {
  const opened = await openEnvelope(from)
  return opened.ok ? 'ok' : opened.because
}

test('what is sealed opens as it was written, from object, text and bytes', async () => {
  const envelope = sealed(answer())
  for (const from of [envelope, JSON.stringify(envelope), Buffer.from(JSON.stringify(envelope))]) {
    const opened = await openEnvelope(from)
    assert.ok(opened.ok)
    assert.deepEqual(opened.document, answer())
  }
})
test('a document over 64 kB is parsed in a child, and opens the same', async () => {
  const long = { ...answer(), parts: Array.from({ length: 20 }, (_, i) => ({ ...answer('å'.repeat(4_900)).parts[0], set: `set-${i}` })) }
  const envelope = sealed(long)
  assert.ok(envelope.document.length > 65_536)
  const opened = await openEnvelope(JSON.stringify(envelope))
  assert.ok(opened.ok)
  assert.deepEqual(opened.document, long)
})
test('malice: one changed character, another’s key, a signature of something else', async () => {
  const [mine, theirs] = [pair(), pair()]
  const envelope = sealed(answer(), mine)
  assert.equal(await because({ ...envelope, document: envelope.document.replace('"level":2', '"level":3') }), 'signature')
  assert.equal(await because({ ...envelope, key: theirs.raw.toString('base64') }), 'signature')
  assert.equal(await because({ ...envelope, signature: sealed(answer('x'), mine).signature }), 'signature')
  assert.equal(await because({ ...envelope, key: Buffer.alloc(32).toString('base64') }), 'signature')
})
test('malice: a name that stands twice, extra fields, another version, another kind, too large, no JSON', async () => {
  const keys = pair()
  const text = canonical(answer())
  const twice = text.replace('"number":1', '"number":1,"number":1')
  const { sign } = await import('node:crypto')
  const signed = {
    document: twice,
    key: keys.raw.toString('base64'),
    signature: sign(null, Buffer.from(twice), keys.key).toString('base64'),
  }
  assert.equal(await because(signed), 'shape', 'canonical form leaves no room for two readings')
  assert.equal(await because(sealed({ ...answer(), evidence: 'hemma' })), 'shape', 'what is not of the shape does not travel')
  assert.equal(await because(sealed({ ...answer(), version: 2 })), 'version')
  assert.equal(await because(sealed({ ...answer(), kind: 'samvarn-other' })), 'shape')
  assert.equal(await because(sealed({ ...answer(), round: '../../etc/passwd' })), 'shape')
  assert.equal(await because(sealed({ ...answer(), parts: [] })), 'shape')
  assert.equal(await because(Buffer.alloc(ENVELOPE_BYTES_MAX + 1, 32)), 'too_large')
  for (const text of ['', '{', '[]', 'null', '"x"', '{"document":1}']) assert.equal(await because(text), 'unreadable', text)
})
test('canonical text is the same whatever order things were said in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      assert.equal(canonical(value), canonical(turned))
      assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value)))
    }),
  )
})
test('a fingerprint is six groups of five figures, and another key has another', () => {
  const [one, other] = [pair().raw.toString('base64'), pair().raw.toString('base64')]
  assert.match(fingerprint(one), /^(?:\d{5} ){5}\d{5}$/)
  assert.notEqual(fingerprint(one), fingerprint(other))
  assert.equal(fingerprint(one), fingerprint(one))
})
