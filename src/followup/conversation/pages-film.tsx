import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { readForm as readRecord, RecordForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { readForm } from '../../platform/http/form.ts'
import { Button, Form, type FormError, Notice, Page, renderPage, T, type Text } from '../../platform/page/index.ts'
import type { Opened } from './deeds.ts'
import { captionsOf, FILM_BYTES_MAX, mediaOf, playFilm, putCaptions, putFilm, readVtt, takeFilmAway } from './deeds-film.ts'
import { captionsRecord, filmRecord } from './fields.ts'
import { crumbsOf, must, openedHere } from './pages-one.tsx'

export const filmRoutes = new Hono<Env>()
const NO_CAPTIONS: Text = { sv: 'Text saknas till filmen', en: 'Captions are missing' }

/** A file is shown with its captions or not at all; of a link the page says what is known. */
export function FilmHere({ conversation, film, lang }: Pick<Opened, 'conversation' | 'film'> & { lang: 'sv' | 'en' }) {
  if (film === undefined)
    return conversation.film_link === null ? null : <FilmLink href={conversation.film_link} captioned={conversation.film_captioned} />
  if (film.captions === null) return <NoCaptions text={FILE_FIRST} />
  const at = `/samtal/${conversation.id}/film`
  const label = film.captions === 'sv' ? { sv: 'Svenska', en: 'Swedish' } : { sv: 'Engelska', en: 'English' }
  return (
    <video class="sv-film" controls preload="metadata" src={`${at}/fil`}>
      <track kind="captions" src={`${at}/text.vtt`} srclang={film.captions} label={label[lang]} default />
    </video>
  )
}
const FILE_FIRST: Text = {
  sv: 'Lägg in en textfil, så visas filmen här. Den som inte hör ska veta vad som sägs.',
  en: 'Put a captions file in, and the film is shown here. Whoever does not hear shall know what is said.',
}
const LINK_FIRST: Text = {
  sv: 'Ingen har sagt att filmen på länken är textad. Är den inte det: läs upp innehållet först.',
  en: 'Nobody has said that the film of the link has captions. If it has none, read the content aloud first.',
}
function NoCaptions({ text }: { text: Text }) {
  return (
    <Notice kind="waiting" title={NO_CAPTIONS}>
      <p>
        <T text={text} />
      </p>
    </Notice>
  )
}
function FilmLink({ href, captioned }: { href: string; captioned: boolean }) {
  return (
    <>
      {captioned ? null : <NoCaptions text={LINK_FIRST} />}
      <p class="sv-stage__text">
        <a href={href} rel="noreferrer" target="_blank">
          <T text={{ sv: 'Öppna filmen i en ny flik', en: 'Open the film in a new tab' }} />
        </a>
      </p>
    </>
  )
}

async function filmPage(c: Ctx, errors: readonly FormError[] = []) {
  const opened = await openedHere(c)
  if (!opened.leads) throw new Fault('not_found')
  const { conversation, film } = opened
  const at = `/samtal/${conversation.id}/film`
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Film till samtalet', en: 'Film for the conversation' }}
      crumbs={crumbsOf(opened)}
      errors={errors}
      lead={{ sv: 'Länk eller egen fil, alltid textad.', en: 'A link or a file of your own, always with captions.' }}
    >
      <FilmHere conversation={conversation} film={film} lang={c.get('lang')} />
      <h2>
        <T text={film === undefined ? { sv: 'Lägg in en film', en: 'Put a film in' } : { sv: 'Byt film', en: 'Change the film' }} />
      </h2>
      <RecordForm
        record={filmRecord}
        action={at}
        csrf={csrfOf(c)}
        submit={{ sv: 'Lägg in filmen', en: 'Put the film in' }}
        errors={errors}
      />
      {film === undefined ? null : (
        <>
          <h2>
            <T
              text={film.captions === null ? { sv: 'Lägg in text', en: 'Put captions in' } : { sv: 'Byt text', en: 'Change the captions' }}
            />
          </h2>
          <RecordForm
            record={captionsRecord}
            action={`${at}/text`}
            csrf={csrfOf(c)}
            submit={{ sv: 'Lägg in texten', en: 'Put the captions in' }}
            entered={{ lang: film.captions ?? 'sv' }}
            errors={errors}
          />
          <Form action={`${at}/bort`} csrf={csrfOf(c)}>
            <Button kind="quiet" text={{ sv: 'Ta bort filmen', en: 'Take the film away' }} />
          </Form>
        </>
      )}
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
const NOT_FILM: FormError = {
  field: 'file',
  message: {
    sv: 'Filen är ingen film i MP4 eller WebM, eller större än 90 MB. Spara om den och försök igen.',
    en: 'The file is no film in MP4 or WebM, or is larger than 90 MB. Save it anew and try again.',
  },
}
const NOT_VTT: FormError = {
  field: 'vtt',
  message: {
    sv: 'Filen gick inte att läsa som WebVTT. Den ska börja med WEBVTT och ha tider som 00:01.000 --> 00:04.000.',
    en: 'The file could not be read as WebVTT. It shall begin with WEBVTT and have times such as 00:01.000 --> 00:04.000.',
  },
}
filmRoutes.get('/samtal/:id/film', (c) => filmPage(c))
filmRoutes.post('/samtal/:id/film', async (c) => {
  const reading = readRecord(filmRecord, await readForm(c))
  if (!reading.ok) return filmPage(c, reading.errors)
  const { file } = reading.values
  const film = file.size > FILM_BYTES_MAX ? new Uint8Array() : new Uint8Array(await file.arrayBuffer())
  const media = mediaOf(film)
  if (media === undefined) return filmPage(c, [NOT_FILM])
  must(await putFilm(c.get('house').db, whoAsks(c).actor, c.req.param('id'), media, film))
  return seeOther(c, `/samtal/${c.req.param('id')}/film`)
})
filmRoutes.post('/samtal/:id/film/text', async (c) => {
  const reading = readRecord(captionsRecord, await readForm(c))
  if (!reading.ok) return filmPage(c, reading.errors)
  const vtt = await readVtt(new Uint8Array(await reading.values.vtt.arrayBuffer()))
  if (vtt === undefined) return filmPage(c, [NOT_VTT])
  must(await putCaptions(c.get('house').db, whoAsks(c).actor, c.req.param('id'), reading.values.lang, vtt))
  return seeOther(c, `/samtal/${c.req.param('id')}/film`)
})
filmRoutes.post('/samtal/:id/film/bort', async (c) => {
  must(await takeFilmAway(c.get('house').db, whoAsks(c).actor, c.req.param('id')))
  return seeOther(c, `/samtal/${c.req.param('id')}/film`)
})

/** A player asks for a stretch and gets at most one piece of it (RFC 9110, 14.2): no film stands in memory whole. */
filmRoutes.get('/samtal/:id/film/fil', async (c) => {
  const from = Number(/^bytes=(\d{1,10})-/.exec(c.req.header('Range') ?? 'bytes=0-')?.[1] ?? 0)
  const part = await playFilm(c.get('house').db, whoAsks(c).actor, c.req.param('id'), from)
  if (part === undefined) throw new Fault('not_found')
  if (part === 'past') return c.body(null, 416)
  const last = part.from + part.bytes.length - 1
  return c.body(new Uint8Array(part.bytes), 206, {
    'Content-Type': part.media,
    'Content-Length': String(part.bytes.length),
    'Content-Range': `bytes ${part.from}-${last}/${part.whole}`,
    'Accept-Ranges': 'bytes',
  })
})
filmRoutes.get('/samtal/:id/film/text.vtt', async (c) => {
  const vtt = await captionsOf(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (vtt === undefined) throw new Fault('not_found')
  return c.body(vtt, 200, { 'Content-Type': 'text/vtt; charset=utf-8' })
})
