/** What a site has of its own: how the organisation does, the letter, films, files, safe contact. */
import { content, type Form, type PublicAbout } from '../text/index.ts'
import { Blocks, blocksOf } from './blocks.tsx'
import { Checked, InForm, Phone } from './facts.tsx'
import { Files, FilesOf } from './files.tsx'
import { Said } from './frame.tsx'
import { letterIn } from './letter.ts'
import { NATIONAL_CODE } from './national.ts'
import { hoursWords } from './times.ts'
import { completeOf, languageOf, linkTo, type View } from './view.ts'

const Markup = ({ view, of }: { view: View; of: { sv: string } & { [F in Form]?: string | undefined } }) => {
  const own = of[view.form] ?? (view.form === 'll' ? of.sv : undefined)
  if (own !== undefined) return <Blocks view={{ ...view, page: 'piece' }} blocks={blocksOf(own)} />
  return (
    <>
      <p class="small">{view.voice.words.swedish_only}</p>
      <div lang="sv" dir="ltr">
        <Blocks view={{ ...view, page: 'piece' }} blocks={blocksOf(of.sv)} />
      </div>
    </>
  )
}
const Turn = ({ view, who }: { view: View; who: PublicAbout['contact'] }) => {
  const { words, form } = view.voice
  const hours = hoursWords(who.hours, form, words)
  return (
    <>
      <p>
        <strong>{who.name}</strong>
      </p>
      {who.phone && (
        <p>
          <Phone number={who.phone} big />
        </p>
      )}
      {hours.length > 0 && (
        <p>
          {words.hours}: {hours.join('; ')}
        </p>
      )}
    </>
  )
}

/** How the organisation handles protected data, what one can ask of it, and whom one turns to (issue 5, sentence 2). */
export const AboutOf = ({ view }: { view: View }) => {
  const { about, name } = view.document
  if (!about)
    return (
      <>
        <p class="box">
          <Said view={view} say="no_about" with={{ name }} />
        </p>
        <ul class="list">
          {['owed', 'ask-each', 'complain'].map((page) => (
            <li>
              <a href={linkTo(view, page)}>{content().text(page, completeOf(view.form)).text.title}</a>
            </li>
          ))}
        </ul>
      </>
    )
  const leaflet = about.leaflet[view.form] ?? about.leaflet.sv
  const file = view.document.files.find(({ sha256 }) => sha256 === leaflet)
  return (
    <>
      <h2>
        <Said view={view} say="how_we_do" />
      </h2>
      <Markup view={view} of={about.how} />
      <h2>
        <Said view={view} say="ask_us" />
      </h2>
      <Markup view={view} of={about.ask} />
      <h2>
        <Said view={view} say="turn_to" />
      </h2>
      <Turn view={view} who={about.contact} />
      <h3>
        <Said view={view} say="deputy" />
      </h3>
      <Turn view={view} who={about.deputy} />
      {file && <Files view={view} files={[file]} heading="leaflet" />}
      <Checked view={view} on={about.checked} />
    </>
  )
}

/** A letter to whoever one meets: its fields are filled in by hand, so that nothing is typed anywhere. */
export const LetterOf = ({ view }: { view: View }) => {
  const lang = view.form === 'en' ? 'en' : 'sv'
  const { title, lead, points, fields, law } = letterIn(lang)
  return (
    <>
      <p class="noprint">
        <Said view={view} say="letter_print" />
      </p>
      <FilesOf view={view} kinds={['letter']} />
      <article lang={lang} dir="ltr" class="letter">
        <h2>{title}</h2>
        <p>{lead}</p>
        <ol>
          {points.map((point) => (
            <li>{point}</li>
          ))}
        </ol>
        {fields.map(({ label, lines }) => (
          <div>
            <p>
              <strong>{label}</strong>
            </p>
            {Array.from({ length: lines }, () => (
              <p class="dots" />
            ))}
          </div>
        ))}
        <ul class="small">
          {law.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </article>
    </>
  )
}

const doorsOf = (view: View) => `${view.base}/${view.document.code}/s`
/** Who has written may read, whether the form is open or not. */
const Answers = ({ view }: { view: View }) => (
  <form method="post" action={`${doorsOf(view)}/2`} autocomplete="off">
    <input type="hidden" name="f" value={view.form} />
    <p>
      <button type="submit" class="plain">
        <Said view={view} say="queue_read" />
      </button>
    </p>
  </form>
)

/** Told before anything is typed: who reads, when, what is kept, who can open it (issue 5, sentence 7). */
export const ContactOf = ({ view }: { view: View }) => {
  const { queue } = view.document
  if (!queue || view.isStatic)
    return (
      <>
        <p class="box">
          <Said view={view} say="queue_none" />
        </p>
        <ul class="list">
          {(['lines', 'near', 'locked-in'] as const).map((page) => (
            <li>
              <a href={linkTo(view, page)}>{content().text(page, completeOf(view.form)).text.title}</a>
            </li>
          ))}
        </ul>
        {!view.isStatic && view.document.code !== NATIONAL_CODE && <Answers view={view} />}
      </>
    )
  const told = [
    ['queue_who', queue.team],
    ['queue_when', queue.answers],
    ['queue_key', queue.holder],
    ['queue_documented', queue.documented],
  ] as const
  return (
    <>
      {told.map(
        ([say, words]) =>
          words && (
            <>
              <h2>
                <Said view={view} say={say} />
              </h2>
              <p>
                <InForm view={view} of={words} />
              </p>
            </>
          ),
      )}
      {queue.anonymous && (
        <p class="box">
          <Said view={view} say="queue_anonymous" />
        </p>
      )}
      <form method="post" action={`${doorsOf(view)}/1`} autocomplete="off">
        <input type="hidden" name="f" value={view.form} />
        <p>
          <button type="submit">
            <Said view={view} say="queue_write" />
          </button>
        </p>
      </form>
      <Answers view={view} />
    </>
  )
}

export const InterpretersOf = ({ view }: { view: View }) => {
  const { interpreters } = view.document
  if (!interpreters) return null
  const names = new Intl.DisplayNames([languageOf(view.voice.form).lang, 'sv'], { type: 'language' })
  return (
    <section>
      <h2>
        <Said view={view} say="interpreter" />
      </h2>
      <p>
        <InForm view={view} of={interpreters.how} />
      </p>
      {interpreters.languages.length > 0 && (
        <p>
          <Said view={view} say="spoken" />: {interpreters.languages.map((code) => names.of(code) ?? code).join(', ')}
        </p>
      )}
    </section>
  )
}

/** Whom one tells that the page shuts somebody out (lagen om tillgänglighet till digital offentlig service, 13 §): a function. */
export const Feedback = ({ view }: { view: View }) => {
  const { feedback } = view.document
  if (!feedback) return null
  return (
    <p>
      <Said view={view} say="feedback" />: {feedback.function}
      {feedback.phone && (
        <>
          , <Phone number={feedback.phone} />
        </>
      )}
      {feedback.email && (
        <>
          , <a href={`mailto:${feedback.email}`}>{feedback.email}</a>
        </>
      )}
    </p>
  )
}
