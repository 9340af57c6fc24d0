import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSpar } from './spar.ts'
import { PUBLISHED } from './test/make/published.ts'
import type { SparPerson } from './test/make/spar.ts'
import { makeSparAnswer } from './test/make/spar.ts'

const FULL: SparPerson = { identity: PUBLISHED.anna, sekretessmarkering: 'JA', names: [{ given: 'Anna', sur: 'Hägg' }] }

test('files that are not whole, not SPAR or not safe are refused whole, and say why', () => {
  const refused = (bytes: Uint8Array | string): string | undefined => {
    const reading = readSpar(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    assert.deepEqual(reading.records, [])
    assert.equal(reading.file_problems[0]?.severity, 'error')
    return reading.file_problems[0]?.code
  }
  const answer = (inner: string, version = '2021.1'): string =>
    `<SPARPersonsokningSvar xmlns="http://statenspersonadressregister.se/schema/personsok/${version}/personsokningsvar">${inner}</SPARPersonsokningSvar>`
  const UNDANTAG = 'xmlns="http://statenspersonadressregister.se/schema/komponent/sok/undantag-1.0"'
  assert.equal(refused(''), 'file_empty')
  assert.equal(refused('<html/>'), 'spar_not_an_answer')
  assert.equal(refused('not xml'), 'xml_not_whole')
  assert.equal(refused(makeSparAnswer([FULL], { prolog: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' })), 'xml_dtd')
  assert.equal(refused(makeSparAnswer([FULL]).replace('Anna', '&unknown;')), 'xml_not_whole')
  assert.equal(refused(answer('', '2031.1')), 'spar_unknown_version')
  assert.equal(refused(answer('<Person/>')), 'spar_unknown_part')
  assert.equal(refused(answer(`<Undantag ${UNDANTAG}><Kod>1</Kod><Beskrivning>fel</Beskrivning></Undantag>`)), 'spar_exception')
  assert.equal(refused(answer(`<OverstigerMaxAntalSvarsposter ${UNDANTAG}/>`)), 'spar_too_many_hits')
  assert.equal(
    refused('<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><S:Fault/></S:Body></S:Envelope>'),
    'spar_exception',
  )
  assert.equal(
    refused(makeSparAnswer([FULL], { envelope: true }).replace('</S:Body>', '<PersonsokningSvarspost/></S:Body>')),
    'spar_unknown_part',
  )
  assert.equal(
    refused(Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>'), Buffer.from([0xff]), Buffer.from('</a>')])),
    'file_encoding',
  )
  assert.equal(refused('<a>'.repeat(5000)), 'xml_too_deep')
  assert.equal(readSpar(Buffer.from(makeSparAnswer([]))).file_problems[0]?.code, 'file_no_records')
})

test('an answer is read in each encoding that XML may declare, in SOAP 1.2, and as a file of notices', () => {
  const xml = makeSparAnswer([FULL], { envelope: true })
  const latin = Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')
  const wide = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')
  const soap12 = Buffer.from(xml.replaceAll('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'))
  const AVISERING = 'http://statenspersonadressregister.se/schema/komponent/person/aviseringpost-1.2'
  const notices = Buffer.from(
    makeSparAnswer([FULL])
      .replace(/<sok:PersonsokningFraga>.*<\/sok:PersonsokningFraga>|<UUID>.*<\/UUID>/g, '')
      .replace('http://statenspersonadressregister.se/schema/personsok/2021.1/personsokningsvar', AVISERING)
      .replaceAll('SPARPersonsokningSvar', 'AviseringPoster')
      .replaceAll('PersonsokningSvarspost', 'AviseringPost'),
  )
  for (const bytes of [Buffer.from(xml), latin, wide, soap12, notices]) {
    const reading = readSpar(bytes)
    assert.deepEqual(reading.file_problems, [])
    assert.equal(reading.schema_version, '2021.1')
    assert.equal(reading.records[0]?.names[0]?.sur, 'Hägg')
    assert.equal(reading.records[0]?.marking.level, 'sekretessmarkering')
  }
})
