import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { originalEnd, originalStart } from './mapped.ts'
import { isPlain, normalise } from './normalise.ts'
import { tokensOf } from './tokens.ts'
import { plainWord } from './letters.ts'

const words = (text: string) => {
  const { text: clean } = normalise(text)
  const tokens = tokensOf(clean)
  return Array.from({ length: tokens.count }, (_, i) => plainWord(clean.slice(tokens.start[i], tokens.end[i]))).join(' ')
}

test('every way of writing Tuva Älvhem gives the same words', () => {
  const ways: Record<string, string> = {
    plain: 'Tuva Älvhem',
    capitals: 'TUVA ÄLVHEM',
    decomposed: 'Tuva A\u0308lvhem',
    mojibake: 'Tuva Ã„lvhem',
    entity: 'Tuva&nbsp;&Auml;lvhem',
    numeric: 'Tuva &#196;lvhem',
    hexadecimal: 'Tuva &#xC4;lvhem',
    percent: 'Tuva%20%C3%84lvhem',
    percentLatin: 'Tuva%20%C4lvhem',
    quoted: 'Tuva =C3=84lvhem',
    quotedLatin: 'Tuva =C4lvhem',
    softBreak: 'Tu=\r\nva Älvhem',
    zeroWidth: 'Tu\u200bva \u200dÄlv\ufeffhem',
    softHyphen: 'Tu\u00adva Älv\u00adhem',
    bidi: '\u202eTuva\u202c Älvhem',
    selectors: 'Tu\ufe0fva Älvhem',
    tags: 'Tu\u{e0041}va Älvhem',
    fullWidth: 'Ｔｕｖａ Älvhem',
    bold: '\u{1d413}\u{1d42e}\u{1d42f}\u{1d41a} Älvhem',
    cyrillic: 'Tuvа Älvhеm',
    greek: 'Τuvα Älvhem',
    spaces: 'Tuva\u2003Älvhem',
    accents: 'Túva Älvhém',
    filename: 'tuva_älvhem.docx'.replace('.docx', ''),
    separators: 'tuva.älvhem',
    controls: 'Tu\u0000va Älvhem',
    ornament: 'Tu\u0336va Älvhem',
  }
  for (const [name, way] of Object.entries(ways)) assert.equal(words(way), 'tuva älvhem', name)
})

test('a word that is Cyrillic throughout is left as it is', () => {
  assert.notEqual(words('Тува'), 'tyba')
  assert.equal(normalise('Москва').text, 'Москва')
})

test('text that is not broken is not repaired', () => {
  for (const text of ['a=b', 'R&D', '100%', 'x = 3E', 'AT&T', 'Ã', 'https://example.se/?a=b&c=d']) assert.equal(normalise(text).text, text)
  assert.equal(isPlain('Tuva Älvhem – ”Exempelgatan”, § 3: é'), true)
})

test('letters and digits part, å ä ö stay', () => {
  assert.equal(words('Exempelgatan 12b, ABC12D é ø'), 'exempelgatan 12 b abc 12 d e ö')
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'Tuva',
        '&auml;',
        '=C3=A4',
        '%C3',
        'Ã¤',
        '\u00ad',
        '\u200b',
        'A\u0308',
        '\ud800',
        '\udc00',
        'ﬁ',
        '½',
        '\n',
        '=\n',
        ' ',
        '㎏',
        '\u{e0041}',
        '&#x110000;',
        '&#0;',
      ),
    )
    .map((pieces) => pieces.join('')),
)

test('the way back is in range, never goes backwards and covers what was there', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const out = normalise(text)
      let before = 0
      for (let i = 0; i <= out.text.length; i += 1) {
        const at = originalStart(out, i)
        assert.ok(at >= before && at <= text.length)
        if (i < out.text.length) assert.ok(originalEnd(out, i + 1) > at || text.length === 0)
        before = at
      }
      assert.equal(originalStart(out, out.text.length), text.length)
    }),
    { numRuns: 2000 },
  )
})

test('plain text comes through untouched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      if (isPlain(text)) assert.equal(normalise(text).text, text)
    }),
  )
})

test('normalising twice changes nothing more, but for what stood doubly encoded', () => {
  for (const text of ['Tuva Ã„lvhem', 'Tuva &Auml;lvhem', 'Tu\u200bva', 'A\u0308lv', 'Ｔｕｖａ'])
    assert.equal(normalise(normalise(text).text).text, normalise(text).text)
})
