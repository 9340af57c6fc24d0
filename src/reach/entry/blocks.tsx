/** Draws what the texts are written in: a text can hold no script, no picture and no way to another site. */
import type { Child } from 'hono/jsx'
import { content, FORMS, type Form, type Inline, readBlocks, type SiteDocument, type TextBlock } from '../text/index.ts'
import { Contact, LineList, LineNumber } from './facts.tsx'
import { completeOf, languageOf, linkTo, pageText, shownLines, textOf, type View } from './view.ts'

const Word = ({ view, word }: { view: View; word: Inline }) => {
  switch (word.kind) {
    case 'text':
      return <>{word.text}</>
    case 'strong':
      return <strong>{word.text}</strong>
    case 'tel':
      return <LineNumber view={view} id={word.line} />
    case 'page':
      return <PageLink view={view} page={word.page} text={word.text} />
  }
}
const Words = ({ view, words }: { view: View; words: readonly Inline[] }) => (
  <>
    {words.map((word) => (
      <Word view={view} word={word} />
    ))}
  </>
)
/** In a form that lacks the page the Swedish one is better than none. */
const PageLink = ({ view, page, text }: { view: View; page: string; text: string }) => {
  const has = textOf(view.document, view.form, page) !== undefined
  return <a href={linkTo(view, page, has ? view.form : completeOf(view.form))}>{text}</a>
}

/** `local`: what the place has of its own, where the text leaves room for it. */
export const Blocks = ({ view, blocks, local = null }: { view: View; blocks: readonly TextBlock[]; local?: Child }) => (
  <>
    {blocks.map((block) => (
      <Block view={view} block={block} local={local} />
    ))}
  </>
)
const Block = ({ view, block, local }: { view: View; block: TextBlock; local: Child }) => {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case 'paragraph':
      return (
        <p>
          <Words view={view} words={block.words} />
        </p>
      )
    case 'important':
      return (
        <p class="box">
          <Words view={view} words={block.words} />
        </p>
      )
    case 'list': {
      const items = block.items.map((words) => (
        <li>
          <Words view={view} words={words} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'lines': {
      const shown = shownLines(view)
      return <LineList view={view} lines={block.lines.flatMap((id) => shown.filter((line) => line.id === id))} />
    }
    case 'details':
      return (
        <details>
          <summary>{block.summary}</summary>
          <div>
            <Blocks view={view} blocks={block.blocks} local={local} />
          </div>
        </details>
      )
    case 'local':
      return <>{local}</>
  }
}

/** Markup that somebody in the house has written. It was read when it was published; what cannot be read now is not shown. */
export function blocksOf(text: string): TextBlock[] {
  try {
    return readBlocks(text, content().known)
  } catch {
    return []
  }
}

const isOut = ({ from, until }: SiteDocument['pieces'][number], at: Date): boolean =>
  (from === undefined || Date.parse(from) <= at.getTime()) && (until === undefined || at.getTime() < Date.parse(until))

interface Piece {
  form: Form
  blocks: TextBlock[]
}
/** The place's own words for a page: in the form, or in Swedish where it has none. */
export function piecesOf({ document, form, page, at }: View): Piece[] {
  const id = pageText(page)
  const here = document.pieces.filter((piece) => piece.page === id && isOut(piece, at))
  const own = here.filter((piece) => piece.form === form)
  const shown = own.length > 0 ? own : here.filter((piece) => piece.form === 'sv')
  return shown.map((piece) => ({ form: piece.form, blocks: blocksOf(piece.text) })).filter(({ blocks }) => blocks.length > 0)
}

/** What the place adds: its own words first, then its numbers. A place that has none leaves no empty heading. */
export const Local = ({ view, numbers = true }: { view: View; numbers?: boolean }) => {
  const { document, page, voice } = view
  const id = pageText(page)
  const pieces = piecesOf(view)
  const contacts = document.contacts.filter(({ pages }) => numbers && (pages.length === 0 || pages.includes(id)))
  if (pieces.length === 0 && contacts.length === 0) return null
  return (
    <section aria-labelledby="l">
      <h2 id="l">{voice.words.here}</h2>
      {pieces.map((piece) => (
        <PieceOf view={view} piece={piece} />
      ))}
      {contacts.length > 0 && (
        <ul class="list">
          {contacts.map((point) => (
            <Contact view={view} point={point} />
          ))}
        </ul>
      )}
    </section>
  )
}
const PieceOf = ({ view, piece }: { view: View; piece: Piece }) => {
  const blocks = <Blocks view={{ ...view, page: 'piece' }} blocks={piece.blocks} />
  if (FORMS[piece.form].lang === FORMS[view.voice.form].lang) return blocks
  return (
    <div {...languageOf(piece.form)}>
      {view.voice.form !== 'sv' && piece.form === 'sv' && (
        <p class="small" {...languageOf(view.voice.form)}>
          {view.voice.words.swedish_only}
        </p>
      )}
      {blocks}
    </div>
  )
}
