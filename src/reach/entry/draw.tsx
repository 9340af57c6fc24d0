/** What stands inside each kind of page. */
import type { Child } from 'hono/jsx'
import { content, FORM_IDS, FORMS, type Form, type PageText, type TextBlock } from '../text/index.ts'
import { Blocks, Local } from './blocks.tsx'
import { AboutOf, ContactOf, Feedback, InterpretersOf, LetterOf } from './drawn.tsx'
import { FilesOf, MediaLinks } from './files.tsx'
import { LineList } from './facts.tsx'
import { nameOf, Said } from './frame.tsx'
import { hasPhrases, languageOf, linkTo, pagesOf, pageText, shownLines, textOf, type View } from './view.ts'
import { word } from './words.ts'

/** Draws the part of a list; its room is known only when the rest of the page stands. */
export type DrawList = () => Child

/** All that stands in `main`. */
export function drawPage(view: View, list: DrawList): Child {
  const id = pageText(view.page)
  if (!FORMS[view.form].complete && id === 'start') return <Facts view={view} />
  const text = textOf(view.document, view.form, id)
  if (id === 'languages' && text === undefined) return <Languages view={view} />
  if (text === undefined) return <Facts view={view} />
  if (view.page !== id) return <LaterPart text={text} list={list} />
  const kind = content().pages.find((one) => one.id === id)?.kind ?? 'text'
  const local = localOf(view, kind, list)
  return inItsLanguage(
    view,
    <>
      <Head view={view} text={text} isStart={kind === 'start'} />
      {kind === 'start' && <Jumps view={view} />}
      <MediaLinks view={view} />
      {!hasLocal(text.blocks) && local}
      {kind === 'letter' && <LetterOf view={view} />}
      <Blocks view={view} blocks={text.blocks} local={local} />
      {kind === 'start' && <Groups view={view} />}
      {kind === 'lines' && <AllLines view={view} />}
      {kind === 'organisations' && (view.sites.length === 0 ? <Nobody view={view} /> : list())}
      {kind === 'languages' && <Languages view={view} below />}
      {id === 'accessibility' && <Feedback view={view} />}
    </>,
  )
}

/** What the place adds: drawn where the text leaves room for it. Lists of the whole country stand last. */
function localOf(view: View, kind: string, list: DrawList): Child {
  switch (kind) {
    case 'near':
      return <Near view={view} list={list} />
    case 'organisation':
      return (
        <>
          <AboutOf view={view} />
          <Local view={view} numbers={view.document.about === undefined} />
        </>
      )
    case 'contact':
      return (
        <>
          <Local view={view} numbers={view.document.queue === undefined} />
          <ContactOf view={view} />
        </>
      )
    default:
      return <Local view={view} />
  }
}
const Nobody = ({ view }: { view: View }) => (
  <p class="box">
    <Said view={view} say="no_sites" />
  </p>
)

/** A signed text among Swedish words around it keeps its own language and direction. */
function inItsLanguage(view: View, inside: Child): Child {
  return view.voice.form === view.form ? inside : <div {...languageOf(view.form)}>{inside}</div>
}
const hasLocal = (blocks: readonly TextBlock[]): boolean =>
  blocks.some((block) => block.kind === 'local' || (block.kind === 'details' && hasLocal(block.blocks)))

const Danger = ({ view }: { view: View }) => (
  <p class="danger">
    <a href="tel:112">{view.voice.words.danger}</a>
  </p>
)
const Head = ({ view, text, isStart }: { view: View; text: PageText; isStart: boolean }) => (
  <>
    <h1>{text.title}</h1>
    {isStart && <p class="small">{view.voice.words.page_safe}</p>}
    <p class="lead">{text.lead}</p>
    {isStart && !tellsDanger(text.blocks) && <Danger view={view} />}
  </>
)
/** The text begins with what to do in danger: it is not said twice. */
const tellsDanger = ([first]: readonly TextBlock[]): boolean =>
  first?.kind === 'important' && first.words.some((word) => word.kind === 'tel' && word.line === 'emergency')
const LaterPart = ({ text, list }: { text: PageText; list: DrawList }) => (
  <>
    <h1>{text.title}</h1>
    {list()}
  </>
)

const GROUPS = ['now', 'who', 'protected', 'about'] as const
const Jumps = ({ view }: { view: View }) => (
  <ul class="ways">
    {GROUPS.map((group) => (
      <li>
        <a href={`#g-${group}`}>{view.voice.words[group]}</a>
      </li>
    ))}
  </ul>
)
const Groups = ({ view }: { view: View }) => (
  <>
    {GROUPS.map((group) => (
      <>
        <h2 id={`g-${group}`}>{view.voice.words[group]}</h2>
        <ul class="list columns">
          {content()
            .pages.filter((one) => one.group === group)
            .map(({ id }) => (
              <li>
                <a href={linkTo(view, id)}>{nameOf(view, id)}</a>
              </li>
            ))}
        </ul>
      </>
    ))}
  </>
)

/** Every line of the country with its source: those for whoever needs help first, those for professionals last. */
const AllLines = ({ view }: { view: View }) => {
  const lines = shownLines(view)
  const order = ['emergency', 'support', 'stop', 'professionals']
  return (
    <>
      <LineList view={view} lines={[...lines].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))} full />
      <FilesOf view={view} kinds={['card', 'slip']} />
    </>
  )
}

const Near = ({ view, list }: { view: View; list: DrawList }) => {
  const { contacts, services } = view.document
  return (
    <>
      <Local view={view} />
      {contacts.length === 0 && services.length === 0 && (
        <p class="box">
          <Said view={view} say="nothing_near" />
        </p>
      )}
      {(services.length > 0 || view.sites.length > 0) && (
        <p class="small">
          <Said view={view} say="all_stays_here" />
        </p>
      )}
      {list()}
    </>
  )
}

/** Where a form is not complete: its first text when that is signed, its signed pages, the numbers and their hours. */
const Facts = ({ view }: { view: View }) => {
  const { document, form, voice } = view
  const signed = hasPhrases(document, form)
  const first = pageText(view.page) === 'start' ? textOf(document, form, 'start') : undefined
  const pages = pagesOf(document, form).filter((id) => textOf(document, form, id) !== undefined && !(first && id === 'start'))
  const local = <Local view={{ ...view, page: 'start' }} />
  const lines = shownLines(view).filter((line) => !line.professionals)
  return (
    <>
      <h1 {...(signed ? {} : languageOf(form))}>{first?.title ?? (signed ? voice.words.facts : FORMS[form].name)}</h1>
      {signed && <p class="small">{voice.words.page_safe}</p>}
      {!signed && !first && <p class="lead">{word('numbers_only', 'sv')}</p>}
      <Danger view={view} />
      {first && (
        <div {...languageOf(form)}>
          <p class="lead">{first.lead}</p>
          <Blocks view={view} blocks={first.blocks} local={local} />
        </div>
      )}
      {pages.length > 0 && (
        <ul class="list" {...languageOf(form)}>
          {pages.map((id) => (
            <li>
              <a href={linkTo(view, id === 'start' ? 'start' : id)}>{nameOf(view, id)}</a>
            </li>
          ))}
        </ul>
      )}
      <LineList view={view} lines={lines} full />
      {!(first && hasLocal(first.blocks)) && local}
    </>
  )
}

/** Every language that is here, each by its own name. */
const Languages = ({ view, below = false }: { view: View; below?: boolean }) => (
  <>
    {!below && <h1>{view.voice.words.other_languages}</h1>}
    <ul class="list">
      {FORM_IDS.map((form: Form) => (
        <li>
          <a href={linkTo(view, 'start', form)} lang={FORMS[form].lang} hreflang={FORMS[form].lang}>
            {FORMS[form].name}
          </a>
        </li>
      ))}
    </ul>
    <InterpretersOf view={view} />
  </>
)
