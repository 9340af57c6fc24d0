import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor } from '../../../test/visitor.ts'
import { interpretersOf, mediaOf } from './index.ts'
import { parseMedia, rewriteCaptions } from './media-parse.ts'
import { hardestSentences, isHard, measurePages, measurePiece } from './readability.ts'

/* Small files of our own: a film and sound that say what they are, and hold nothing. */
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const box = (type: string, ...body: (Buffer | string)[]): Buffer => {
  const inside = Buffer.concat(body.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  return Buffer.concat([u32(8 + inside.length), Buffer.from(type, 'latin1'), inside])
}
const track = (kind: string, codec: string) =>
  box(
    'trak',
    box('mdia', box('hdlr', u32(0), u32(0), kind, Buffer.alloc(12)), box('minf', box('stbl', box('stsd', u32(0), u32(1), u32(16), codec)))),
    box('udta', box('name', 'Kameran hos A')),
  )
const PLACE = '+59.3293+018.0686/'
const film = (tracks: readonly Buffer[], seconds = 40) =>
  Buffer.concat([
    box('ftyp', 'isom', u32(0), 'isom'),
    box('moov', box('mvhd', u32(0), u32(0), u32(0), u32(1000), u32(seconds * 1000)), ...tracks, box('udta', box('\xa9xyz', PLACE))),
    box('uuid', 'Exif Hemma hos mig'),
    box('mdat', 'bild'),
  ])
const SILENT = film([track('vide', 'avc1')])
const SPOKEN = film([track('vide', 'avc1'), track('soun', 'mp4a')])
/** 417 bytes: MPEG 1, layer III, 128 kbit/s, 44.1 kHz. */
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])
const tag = Buffer.concat([Buffer.from('ID3\x03\x00\x00\x00\x00\x00\x14', 'latin1'), Buffer.from('Inspelad hemma hos A.')]).subarray(0, 30)
const MP3 = Buffer.concat([
  tag,
  ...Array.from({ length: 100 }, () => frame),
  Buffer.from(`TAG${'Rösten hos A'.padEnd(125)}`, 'latin1').subarray(0, 128),
])

test('issue 5: film and sound are told by what they hold', () => {
  const facts = (bytes: Buffer) => {
    const read = parseMedia(bytes)
    return 'problem' in read ? read.problem : `${read.media_type} ${read.seconds} ${read.has_sound}`
  }
  assert.equal(facts(SILENT), 'video/mp4 40 false')
  assert.equal(facts(SPOKEN), 'video/mp4 40 true')
  assert.equal(facts(film([track('soun', 'mp4a')])), 'audio/mp4 40 true')
  assert.equal(facts(MP3), 'audio/mpeg 3 true')
  assert.equal(facts(film([track('vide', 'hvc1')])), 'codec')
  assert.equal(facts(film([track('vide', 'avc1'), track('meta', 'mebx')])), 'other_track', 'phones keep the place there')
  assert.equal(facts(film([track('vide', 'avc1')], 0)), 'no_length')
  assert.equal(facts(film([])), 'unknown')
  assert.equal(facts(Buffer.from('<html><script>alert(1)</script></html>')), 'unknown')
  assert.equal(facts(Buffer.from('%PDF-1.7 film.mp4')), 'unknown')
  assert.equal(facts(SILENT.subarray(0, 60)), 'broken')
  for (let cut = 0; cut < SPOKEN.length; cut += 7) assert.doesNotThrow(() => parseMedia(SPOKEN.subarray(0, cut)))
})

test('issue 5: captions are written anew, and nothing but captions passes', () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Ring</i> 112 & vänta\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\nDu är inte ensam.\r\n'
  const vtt = 'WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nRing 112 &amp; vänta\n\n00:00:04.000 --> 00:00:05.000\nDu är inte ensam.\n'
  assert.equal(rewriteCaptions(Buffer.from(srt)), vtt)
  assert.equal(rewriteCaptions(Buffer.from(vtt)), vtt)
  const styled = `WEBVTT\n\nSTYLE\n::cue { background: url(https://example.org/) }\n\nNOTE hemligt\n\n${vtt.slice(8)}`
  assert.equal(rewriteCaptions(Buffer.from(styled)), vtt)
  assert.equal(rewriteCaptions(Buffer.from('WEBVTT\n\nhej')), undefined)
  assert.equal(rewriteCaptions(Buffer.from([0xff, 0xfe, 0x00])), undefined)
})

test('D-R58: LIX is told with its limits, and the sentences that make a text hard', () => {
  assert.equal(measurePages().length > 30, true)
  assert.equal(isHard('sv', 40), true)
  assert.equal(isHard('sv', 39), false)
  assert.equal(isHard('ll', 28), true)
  assert.equal(isHard('en', 90), false, 'the measure was made for Swedish')
  const [worst] = hardestSentences(
    'Ring oss gärna i dag. Socialförvaltningens handläggningsrutiner omfattar sekretessbestämmelsernas tillämpning.',
  )
  assert.match(worst?.words ?? '', /^Socialförvaltningens/)
  assert.equal(measurePiece('Trasig [länk](finns-inte)'), undefined)
  assert.ok((measurePiece('Ring oss. Vi hjälper dig.')?.lix ?? 99) < 30)
})

let house: TestHouse
before(async () => {
  house = await openHouse()
})
after(() => house?.close())
const tenant = () => house.cast['norrvik-kommunikator']?.tenant ?? ''
const SITE = '00000000-0000-4000-8000-000000000001'
const published = () => house.db.asWorker(tenant(), (tx) => mediaOf(tx, SITE))
const given = (more: Record<string, string | File> = {}) => ({
  kind: 'sign_language',
  page: 'now',
  form: 'sv',
  title: 'Information',
  transcript: 'Ring {tel:emergency} om du är i fara.',
  file: new File([new Uint8Array(SILENT)], 'namnet.txt'),
  ...more,
})

test('issue 5: a film needs its text, fits what was chosen, and has captions when it has sound; what was written is kept', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await kim.get('/sprak/film')).text, /Ingen film och inget ljud än/)
  await kim.get('/sprak/film/ny')
  const refusals: [Record<string, string | File>, RegExp][] = [
    [{ transcript: '' }, /Det som sägs/],
    [{ kind: 'audio' }, /Filen stämmer inte med det du valde/],
    [{ file: new File([new Uint8Array(SPOKEN)], 'f.mp4') }, /Filmen har ljud/],
    [{ file: new File(['<svg/>'], 'film.mp4') }, /varken film i MP4 eller ljud/],
    [{ transcript: 'Se https://example.org' }, /Här står något som inte går att använda/],
    [{ captions: new File(['inget'], 't.vtt') }, /Det går inte att läsa som textning/],
  ]
  for (const [more, words] of refusals) {
    const answer = await kim.post('/sprak/film/ny', given(more))
    assert.equal(answer.status, 422)
    assert.match(answer.text, words)
    assert.match(answer.text, /value="Information"/)
  }
  assert.deepEqual((await published()).media, [])
})

test('issue 5: a film is published with its captions, freed from what the camera wrote, and taken away again', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  await kim.get('/sprak/film/ny')
  const captions = new File(['WEBVTT\n\n00:01.000 --> 00:02.000\nRing 112.\n'], 't.vtt')
  const sent = await kim.post('/sprak/film/ny', given({ file: new File([new Uint8Array(SPOKEN)], 'f.mp4'), captions }))
  assert.equal(sent.location, '/sprak/film')
  const { media, files } = await published()
  assert.deepEqual(
    media.map(({ sha256, captions: text, ...one }) => ({ ...one, has: [sha256.length, text?.length] })),
    [
      {
        page: 'now',
        form: 'sv',
        kind: 'sign_language',
        title: 'Information',
        transcript: 'Ring {tel:emergency} om du är i fara.',
        media_type: 'video/mp4',
        seconds: 40,
        bytes: SPOKEN.length,
        has: [64, 64],
      },
    ],
  )
  assert.deepEqual(
    files.map(({ media_type }) => media_type),
    ['video/mp4', 'text/vtt'],
  )
  const kept = files[0]?.bytes.toString('latin1') ?? ''
  for (const telling of [PLACE, 'Kameran hos A', 'Hemma hos mig']) assert.ok(!kept.includes(telling), telling)
  assert.ok(kept.includes('bild'), 'what is shown is left as it was')
  assert.ok('seconds' in parseMedia(files[0]?.bytes ?? Buffer.alloc(0)), 'and it still plays')
  const list = await kim.get('/sprak/film')
  const id = /\/sprak\/film\/([0-9a-f-]{36})/.exec(list.text)?.[1] ?? ''
  assert.equal((await kim.get(`/sprak/film/${id}/fil`)).headers.get('Content-Type'), 'video/mp4')
  assert.equal((await (await Visitor.as(house, 'ekby-chef')).get(`/sprak/film/${id}/fil`)).status, 404)
  await kim.post(`/sprak/film/${id}/ta-bort`, {})
  assert.deepEqual((await published()).media, [])
})

test('issue 5: sound loses its tags, where programs write names', async () => {
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  await kim.get('/sprak/film/ny')
  await kim.post('/sprak/film/ny', given({ kind: 'audio', file: new File([new Uint8Array(MP3)], 'f.mp3') }))
  const { files, media } = await published()
  assert.equal(media[0]?.media_type, 'audio/mpeg')
  assert.equal(files[0]?.bytes.length, 417 * 100)
})

test('FL 13 §: how one gets an interpreter stands on the pages, and is taken off them', async () => {
  const offered = () => house.db.asWorker(tenant(), interpretersOf)
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.match((await kim.get('/sprak/tolk')).text, /Sidorna säger inget om tolk hos er än/)
  assert.equal((await kim.post('/sprak/tolk', { languages: ['ar'], how_sv: '' })).status, 422)
  assert.equal((await kim.post('/sprak/tolk', { languages: ['xx'], how_sv: 'Ring.' })).status, 422)
  await kim.post('/sprak/tolk', { languages: ['ar', 'fi'], how_sv: 'Säg ditt språk när du ringer.' })
  assert.deepEqual(await offered(), { languages: ['ar', 'fi'], how: { sv: 'Säg ditt språk när du ringer.' } })
  await kim.post('/sprak/tolk/ta-bort', {})
  assert.equal(await offered(), undefined)
})

test('S-R1: film, interpreters and readability are for those who keep the pages', async () => {
  const hanna = await Visitor.as(house, 'norrvik-handlaggare')
  for (const path of ['/sprak/film', '/sprak/film/ny', '/sprak/tolk', '/sprak/lasbarhet', '/sprak/lasbarhet/sv/now'])
    assert.equal((await hanna.get(path)).status, 404, path)
  const kim = await Visitor.as(house, 'norrvik-kommunikator')
  assert.equal((await kim.get('/sprak/lasbarhet')).status, 200)
  assert.match((await kim.get('/sprak/lasbarhet/ll/now')).text, /De svåraste meningarna/)
})
