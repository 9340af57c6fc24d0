import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigFault, readConfig } from '../config.ts'

function refused(env: Record<string, string>): { sv: string; en: string } {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigFault) return error.text
    throw error
  }
  assert.fail(`taken: ${JSON.stringify(env)}`)
}

const REAL = { SAMVARN_MODE: 'real', SAMVARN_URL: 'https://samvarn.example.se' }

test('what is refused is told in both languages, with what to do', () => {
  const told: [Record<string, string>, RegExp, RegExp][] = [
    [{ SAMVARN_URL: 'https://samvarn.example.se' }, /Kör samvarn init/, /Run samvarn init/],
    [{ SAMVARN_LISTEN: 'all' }, /ta bort SAMVARN_LISTEN/, /take SAMVARN_LISTEN away/],
    [{ DATABASE_URL: 'postgresql://x' }, /ta bort DATABASE_URL/, /take DATABASE_URL away/],
    [{ SAMVARN_MODE: 'real' }, /Sätt adressen/, /Set the address/],
    [{ ...REAL, SAMVARN_URL: 'http://samvarn.example.se' }, /Använd https/, /Use https/],
    [{ ...REAL, SAMVARN_URL: 'https://samvarn.example.se/x' }, /utan sökväg/, /without a path/],
    [{ ...REAL, PORT: 'åtta' }, /^PORT har ett värde/, /^PORT has a value/],
  ]
  for (const [env, sv, en] of told) {
    const text = refused(env)
    assert.match(text.sv, sv)
    assert.match(text.en, en)
    assert.doesNotMatch(text.en, /[åäö]/)
  }
  assert.equal(readConfig(REAL).demo, false)
})

test('an address of numbers is refused in earnest, wherever it leads: no browser makes a passkey for it', () => {
  for (const host of ['203.0.113.7', '127.0.0.1', '[::1]', '[2001:db8::7]'])
    assert.match(refused({ ...REAL, SAMVARN_URL: `https://${host}` }).en, /IP address/, host)
})
