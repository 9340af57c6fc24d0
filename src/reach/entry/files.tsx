/** Files to print, and films and sound: what is fetched only when somebody asks for it. */
import { isComplete, type PublicFile, type PublicMedia } from '../text/index.ts'
import { fileAddress, pageAddress } from './address.ts'
import { Blocks, blocksOf } from './blocks.tsx'
import { Said } from './frame.tsx'
import { languageOf, pageText, type View } from './view.ts'
import { word } from './words.ts'

const sizeWords = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)
export const Files = ({
  view,
  files,
  heading,
}: {
  view: View
  files: readonly PublicFile[]
  heading: 'leaflet' | 'letter_file' | 'to_print'
}) => (
  <section class="noprint">
    <h2>
      <Said view={view} say={heading} />
    </h2>
    <p class="small">{view.voice.words.file_leaves}</p>
    <ul class="list">
      {files.map((file) => (
        <li>
          <a
            href={`${view.base}${fileAddress(view.document.code, file.sha256, 'application/pdf')}`}
            rel="nofollow"
            {...languageOf(file.form)}
          >
            {file.title} (PDF, {sizeWords(file.bytes)})
          </a>
        </li>
      ))}
    </ul>
  </section>
)
export const FilesOf = ({ view, kinds }: { view: View; kinds: readonly PublicFile['kind'][] }) => {
  const all = view.document.files.filter(({ kind }) => kinds.includes(kind))
  const own = all.filter(({ form }) => form === view.form)
  const shown = own.length > 0 ? own : all.filter(({ form }) => form === 'sv')
  return shown.length === 0 ? null : <Files view={view} files={shown} heading={kinds.includes('letter') ? 'letter_file' : 'to_print'} />
}

export const mediaOn = ({ document, form }: Pick<View, 'document' | 'form'>, page: string): PublicMedia[] =>
  document.media.filter((one) => one.page === page && (one.form === form || (one.kind === 'sign_language' && isComplete(form))))
/** The ways to film and sound: each on a page of its own, so that no page asks for anything more by itself. */
export const MediaLinks = ({ view }: { view: View }) => {
  const kinds = new Map(mediaOn(view, pageText(view.page)).map((one) => [one.kind, one]))
  if (kinds.size === 0) return null
  return (
    <ul class="list noprint">
      {[...kinds.values()].map(({ kind, form, page, seconds }) => (
        <li>
          <a href={`${view.base}${pageAddress(view.document.code, form, `${kind === 'audio' ? 'sound' : 'film'}:${page}`)}`}>
            {kind === 'audio' ? view.voice.words.audio : view.voice.words.sign_language} ({Math.ceil(seconds / 60)} min)
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The page of one film or sound. It plays without a script, and only when somebody presses play. */
export const MediaPageOf = ({ view, media }: { view: View; media: readonly PublicMedia[] }) => (
  <>
    <h1>{media[0]?.title}</h1>
    {media.map((one, at) => {
      const source = (sha256: string, type: string) => `${view.base}${fileAddress(view.document.code, sha256, type)}`
      return (
        <>
          {at > 0 && <h2>{one.title}</h2>}
          <p class="small">
            <Said view={view} say={one.kind === 'audio' ? 'sound_play' : 'film_play'} /> ({sizeWords(one.bytes)})
          </p>
          {one.kind === 'audio' ? (
            // biome-ignore lint/a11y/useMediaCaption: what is said stands on the page, below the player.
            <audio controls preload="none" src={source(one.sha256, one.media_type)} aria-label={one.title} />
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: the track is there when the film has one; what is said stands below in any case.
            <video controls preload="none" playsinline src={source(one.sha256, one.media_type)} aria-label={one.title}>
              {one.captions && (
                <track
                  kind="captions"
                  srclang={languageOf(one.form).lang}
                  label={word('captions', view.voice.form)}
                  src={source(one.captions, 'text/vtt')}
                  default
                />
              )}
            </video>
          )}
          <h2>
            <Said view={view} say="transcript" />
          </h2>
          <div {...languageOf(one.form)}>
            <Blocks view={{ ...view, page: 'piece' }} blocks={blocksOf(one.transcript)} />
          </div>
        </>
      )
    })}
  </>
)
