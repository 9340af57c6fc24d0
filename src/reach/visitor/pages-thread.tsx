/** The receipt, and the conversation that it opens. */
import { writeDay } from '../../platform/page/when.tsx'
import { FORMS, type PublicQueue } from '../text/index.ts'
import type { Letter } from './box.ts'
import { type At, type FormHeld, inForm, Pictures, PutRight, Spoken, TextField, Trap } from './pages.tsx'
import { EMPTY } from './writing.ts'
import { type Say, sayIn, wordsForm } from './words.ts'

/** Four groups of digits and not a word about what they are for: a screen that anybody may see. */
export const ReceiptPage = ({ at, digits, danger }: { at: At; digits: string; danger: boolean }) => {
  const say = sayIn(at.form)
  return (
    <Spoken form={at.form}>
      {danger ? (
        <p class="danger">
          <a href="tel:112">{say('receipt_danger')}</a>
        </p>
      ) : null}
      <h1 class="number" dir="ltr">
        {digits}
      </h1>
      <p>{say('receipt_note')}</p>
      <p>
        <a href={at.back}>{say('receipt_done')}</a>
      </p>
    </Spoken>
  )
}

export interface Said {
  from_visitor: boolean
  sent_at: Date
  letter: Letter
}
export interface Thread {
  messages: readonly Said[]
  closed_at: Date | null
  delete_on: string | null
  /** May she write more: the conversation goes on, and the form is open. */
  open: boolean
  page: number
  pages: number
}
export const ThreadPage = ({ at, ticket, thread, held }: { at: At; ticket: string; thread: Thread; held?: FormHeld | undefined }) => {
  const { document, form, here, back } = at
  const say = sayIn(form)
  const { messages, page, pages } = thread
  const { written, faults } = held ?? { written: EMPTY, faults: [] }
  const lang = FORMS[wordsForm(form)].lang === 'en' ? 'en' : 'sv'
  return (
    <Spoken form={form}>
      <h1>{say('thread_title')}</h1>
      <p class="small">{say('minutes')}</p>
      <PutRight faults={faults} say={say} />
      {messages.map(({ from_visitor, sent_at, letter }) => (
        <section class={from_visitor ? 'card' : 'box'}>
          <h2>
            {from_visitor ? say('yours') : say('ours')}, {writeDay(sent_at, lang)}
          </h2>
          {letter.text.split('\n').map((line) => (
            <p dir="auto">{line}</p>
          ))}
        </section>
      ))}
      {pages === 1 && messages.every(({ from_visitor }) => from_visitor) && document.queue && thread.closed_at === null ? (
        <p>{say('no_answer', { answers: inForm(document.queue.answers, form).replace(/\.$/, '') })}</p>
      ) : null}
      <Pages here={here} ticket={ticket} page={page} pages={pages} say={say} />
      <p class="small">{deletionWords(thread, document.queue, say, lang)}</p>
      {thread.open ? (
        <form
          method="post"
          action={`${here}/${ticket}`}
          autocomplete="off"
          enctype={document.queue?.attachments ? 'multipart/form-data' : undefined}
        >
          <TextField say={say} written={written} faults={faults} word="more" />
          {document.queue?.attachments ? <Pictures say={say} faults={faults} /> : null}
          <Trap say={say} />
          <p>
            <button type="submit">{say('send')}</button>
          </p>
        </form>
      ) : (
        <p>{thread.closed_at === null ? say('thread_closed_queue') : say('thread_closed')}</p>
      )}
      <form method="post" action={`${here}/${ticket}`} autocomplete="off">
        <input type="hidden" name="z" value="1" />
        <p>
          <button class="plain" type="submit">
            {say('leave')}
          </button>
        </p>
      </form>
      <p>
        <a href={back}>{say('back')}</a>
      </p>
    </Spoken>
  )
}
const Pages = ({ here, ticket, page, pages, say }: { here: string; ticket: string; page: number; pages: number; say: Say }) =>
  pages === 1 ? null : (
    <p>
      {page < pages ? <a href={`${here}/${ticket}/${page + 1}`}>{say('older')}</a> : null}{' '}
      {page > 1 ? <a href={`${here}/${ticket}/${page - 1}`}>{say('newer')}</a> : null}
    </p>
  )
function deletionWords(thread: Thread, queue: PublicQueue | undefined, say: Say, lang: 'sv' | 'en'): string {
  if (thread.delete_on !== null) return say('deleted_on', { date: writeDay(new Date(`${thread.delete_on}T12:00:00Z`), lang) })
  if (!queue) return ''
  return queue.retention_days === undefined ? say('not_deleted') : say('deleted_later', { days: String(queue.retention_days) })
}
