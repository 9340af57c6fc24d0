import { Hono } from 'hono'
import { Fault } from '../../platform/faults.ts'
import { type Entered, FieldFor, readForm } from '../../platform/field/index.ts'
import { type Ctx, type Env, seeOther, whoAsks } from '../../platform/http/context.ts'
import { csrfOf } from '../../platform/http/csrf.ts'
import { filesOf, readForm as readBody } from '../../platform/http/form.ts'
import { NO_FILE } from '../../platform/list/upload.tsx'
import {
  Actions,
  Button,
  Confirm,
  DataTable,
  EmptyState,
  FileField,
  Form,
  type FormError,
  LinkButton,
  Notice,
  Page,
  renderPage,
  SummaryList,
  T,
  When,
} from '../../platform/page/index.ts'
import { addMedia, judgeMedia, playMedia, removeMedia, type SeenMedia, seeMedia } from './deeds-media.ts'
import { EVERY_SITE, mediaRecord } from './fields-media.ts'
import { formName, LanguageTabs, langOf, MEDIA, partName, ROOM } from './part.tsx'
import type { MediaRow } from './store-media.ts'

/** Film in sign language and text read aloud, as ways of reading a page. */
export const mediaPages = new Hono<Env>()

async function reached(c: Ctx): Promise<SeenMedia> {
  const seen = await seeMedia(c.get('house').db, whoAsks(c).actor)
  if (!seen) throw new Fault('not_found')
  return seen
}
const KINDS = {
  sign_language: { sv: 'Teckenspråk', en: 'Sign language' },
  audio: { sv: 'Uppläst', en: 'Read aloud' },
}
const length = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
const megabytes = (size: number) => ({
  sv: `${(size / 1_048_576).toFixed(1).replace('.', ',')} MB`,
  en: `${(size / 1_048_576).toFixed(1)} MB`,
})

mediaPages.get('/sprak/film', async (c) => {
  const { media } = await reached(c)
  const add = <LinkButton kind="primary" href="/sprak/film/ny" text={{ sv: 'Lägg till film eller ljud', en: 'Add film or sound' }} />
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      wide
      title={MEDIA.label}
      crumbs={[ROOM]}
      lead={{
        sv: 'Sidorna på teckenspråk och upplästa, för den som hellre ser eller lyssnar.',
        en: 'The pages in sign language and read aloud, for those who would rather see or listen.',
      }}
    >
      <LanguageTabs current="media" />
      {media.length === 0 ? (
        <EmptyState title={{ sv: 'Ingen film och inget ljud än', en: 'No film and no sound yet' }} action={add}>
          <p>
            <T
              text={{
                sv: 'Börja med Gör det här nu på teckenspråk: det är den sidan som brådskar.',
                en: 'Begin with What to do now in sign language: that is the page that is urgent.',
              }}
            />
          </p>
        </EmptyState>
      ) : (
        <>
          <p>{add}</p>
          <DataTable
            caption={MEDIA.label}
            captionHidden
            rows={media}
            columns={[
              { label: { sv: 'Titel', en: 'Title' }, names: true, cell: (one) => <a href={`/sprak/film/${one.id}`}>{one.title}</a> },
              { label: { sv: 'Vad', en: 'What' }, cell: (one) => <T text={KINDS[one.kind]} /> },
              { label: { sv: 'Sida', en: 'Page' }, cell: (one) => <T text={partName(one.page)} /> },
              { label: { sv: 'Bredvid', en: 'Beside' }, cell: (one) => <T text={formName(one.form)} /> },
              { label: { sv: 'Längd', en: 'Length' }, number: true, cell: (one) => length(one.seconds) },
              { label: { sv: 'Storlek', en: 'Size' }, number: true, cell: (one) => <T text={megabytes(one.size)} /> },
            ]}
          />
        </>
      )}
    </Page>,
  )
})

function newPage(c: Ctx, { sites }: SeenMedia, entered: Entered, errors: readonly FormError[] = []) {
  const record = mediaRecord(sites)
  const said = (name: string) => errors.find(({ field }) => field === name)?.message
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Lägg till film eller ljud', en: 'Add film or sound' }}
      crumbs={[ROOM, MEDIA]}
      errors={errors}
    >
      <Notice kind="info">
        <p>
          <T
            text={{
              sv: 'En film som någon öppnar kan bli kvar i hennes telefon, och den som ser nätet ser att något stort hämtas. Sidan säger det innan hon trycker.',
              en: 'A film that somebody opens may stay on her phone, and whoever watches the network sees that something large is fetched. The page says so before she presses.',
            }}
          />
        </p>
      </Notice>
      <Form action="/sprak/film/ny" csrf={csrfOf(c)} files>
        {(['kind', 'page', 'form', 'title'] as const).map((name) => (
          <FieldFor record={record} name={name} entered={entered} errors={errors} />
        ))}
        <FileField
          name="file"
          required
          accept=".mp4,.mp3,.m4a,video/mp4,audio/mpeg,audio/mp4"
          label={{ sv: 'Fil', en: 'File' }}
          hint={{
            sv: 'Det som kameran har skrivit om plats och enhet tas bort. Se till att inget i bilden visar var den är inspelad.',
            en: 'What the camera has written of place and device is taken away. See to it that nothing in the picture shows where it was made.',
          }}
          error={said('file')}
        />
        <FileField
          name="captions"
          accept=".vtt,.srt,text/vtt"
          label={{ sv: 'Textning', en: 'Captions' }}
          hint={{ sv: 'WebVTT eller SRT. Behövs när filmen har ljud.', en: 'WebVTT or SRT. Needed when the film has sound.' }}
          error={said('captions')}
        />
        {(['transcript', ...(sites.length > 1 ? ['site' as const] : [])] as const).map((name) => (
          <FieldFor record={record} name={name} entered={entered} errors={errors} />
        ))}
        <Actions>
          <Button text={{ sv: 'Lägg till och visa på sidorna', en: 'Add and show on the pages' }} />
          <a class="sv-way-out" href="/sprak/film">
            <T text={{ sv: 'Avbryt', en: 'Cancel' }} />
          </a>
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
mediaPages.get('/sprak/film/ny', async (c) => newPage(c, await reached(c), { form: 'sv', site: EVERY_SITE }))
mediaPages.post('/sprak/film/ny', async (c) => {
  const seen = await reached(c)
  const body = await readBody(c)
  if (body.get('site') === null) body.set('site', EVERY_SITE)
  const reading = readForm(mediaRecord(seen.sites), body)
  const [[file], [captions]] = [filesOf(body, 'file'), filesOf(body, 'captions')]
  const missing: FormError[] = file ? [] : [{ field: 'file', message: NO_FILE }]
  if (!reading.ok) return newPage(c, seen, reading.entered, [...reading.errors, ...missing])
  const { values } = reading
  const again = (errors: readonly FormError[]) => newPage(c, seen, { ...values }, errors)
  if (!file) return again(missing)
  const bytesIn = async (one: File) => new Uint8Array(await one.arrayBuffer())
  const judged = await judgeMedia(values, await bytesIn(file), captions && (await bytesIn(captions)))
  if ('faults' in judged) return again(judged.faults)
  const given = { ...values, site: values.site === EVERY_SITE ? null : values.site }
  const answer = await addMedia(c.get('house').db, whoAsks(c).actor, given, judged)
  if (answer === undefined) throw new Fault('not_found')
  return answer === 'done' ? seeOther(c, '/sprak/film') : again([answer])
})

async function mediaFor(c: Ctx): Promise<MediaRow & { site_name: string | undefined }> {
  const { media, sites } = await reached(c)
  const found = media.find(({ id }) => id === c.req.param('id'))
  if (!found) throw new Fault('not_found')
  return { ...found, site_name: sites.find(({ id }) => id === found.site)?.name }
}
mediaPages.get('/sprak/film/:id', async (c) => {
  const one = await mediaFor(c)
  return renderPage(
    c,
    <Page shell={c.get('shell')} title={one.title} crumbs={[ROOM, MEDIA]}>
      {one.kind === 'sign_language' ? (
        <video class="sv-film" controls preload="none" src={`/sprak/film/${one.id}/fil`}>
          <track kind="captions" srclang={langOf(one.form).lang} src={`/sprak/film/${one.id}/text`} />
        </video>
      ) : (
        <p>
          <a href={`/sprak/film/${one.id}/fil`}>
            <T text={{ sv: 'Lyssna på filen', en: 'Listen to the file' }} />
          </a>
        </p>
      )}
      <SummaryList
        rows={[
          { label: { sv: 'Vad', en: 'What' }, value: <T text={KINDS[one.kind]} /> },
          { label: { sv: 'Sida', en: 'Page' }, value: <T text={partName(one.page)} /> },
          { label: { sv: 'Bredvid', en: 'Beside' }, value: <T text={formName(one.form)} /> },
          { label: { sv: 'Webbplats', en: 'Site' }, value: one.site_name ?? <T text={{ sv: 'Alla våra', en: 'All of ours' }} /> },
          { label: { sv: 'Längd', en: 'Length' }, value: length(one.seconds) },
          {
            label: { sv: 'Textning', en: 'Captions' },
            value: <T text={one.captions === null ? { sv: 'Ingen', en: 'None' } : { sv: 'Finns', en: 'There are' }} />,
          },
          { label: { sv: 'Tillagd', en: 'Added' }, value: <When at={one.at} /> },
          { label: { sv: 'Det som sägs', en: 'What is said' }, value: one.transcript },
        ]}
      />
      <p>
        <a href={`/sprak/film/${one.id}/ta-bort`}>
          <T text={{ sv: 'Ta bort från sidorna', en: 'Take off the pages' }} />
        </a>
      </p>
    </Page>,
  )
})
mediaPages.get('/sprak/film/:id/fil', async (c) => {
  const found = await playMedia(c.get('house').db, whoAsks(c).actor, c.req.param('id'))
  if (!found) throw new Fault('not_found')
  return c.body(new Uint8Array(found.bytes), 200, {
    'Content-Type': found.type,
    'Cache-Control': 'no-store',
    'Content-Disposition': 'inline; filename="fil"',
  })
})
mediaPages.get('/sprak/film/:id/text', async (c) => {
  const { captions } = await mediaFor(c)
  if (captions === null) throw new Fault('not_found')
  return c.body(captions, 200, { 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': 'no-store' })
})
mediaPages.get('/sprak/film/:id/ta-bort', async (c) => {
  const one = await mediaFor(c)
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Ta bort?', en: 'Take away?' }}
      crumbs={[ROOM, MEDIA, { label: one.title, href: `/sprak/film/${one.id}` }]}
    >
      <Confirm
        action={`/sprak/film/${one.id}/ta-bort`}
        csrf={csrfOf(c)}
        consequence={
          <p>
            <T
              text={{
                sv: 'Filen försvinner från de öppna sidorna och härifrån. Den som redan har hämtat den har den kvar.',
                en: 'The file leaves the public pages and this place. Whoever has fetched it already still has it.',
              }}
            />
          </p>
        }
        button={{ sv: 'Ta bort', en: 'Take away' }}
        back={`/sprak/film/${one.id}`}
        irreversible
      />
    </Page>,
  )
})
mediaPages.post('/sprak/film/:id/ta-bort', async (c) => {
  if (!(await removeMedia(c.get('house').db, whoAsks(c).actor, c.req.param('id')))) throw new Fault('not_found')
  return seeOther(c, '/sprak/film')
})
