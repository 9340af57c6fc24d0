/** What stands on the visitor's pages. The entry puts its frame around: same size, same headers, the exit first. */
import type { Child } from 'hono/jsx'
import { writeDay } from '../../platform/page/when.tsx'
import { content, FORMS, type Form, type PublicQueue, type SiteDocument } from '../text/index.ts'
import type { Letter } from './box.ts'
import { LIMITS } from './limits.ts'
import { EMPTY, NAMES, type WritingFault, type Written } from './writing.ts'
import { type Say, sayIn, type Word, wordsForm } from './words.ts'

export interface At {
  document: SiteDocument
  form: Form
  /** Where these pages are met: `/stod/h2k7wq/s/a`. */
  here: string
  /** The page of the entry that leads here. */
  back: string
}

/** Words in another language than the page's own are marked as what they are. */
const Spoken = ({ form, children }: { form: Form; children?: Child }) =>
  wordsForm(form) === form ? (
    <>{children}</>
  ) : (
    <div lang="sv" dir="ltr">
      {children}
    </div>
  )

const inForm = (texts: { sv: string } & { [F in Form]?: string | undefined }, form: Form): string => texts[form] ?? texts.sv

/** The numbers that never vanish, for when nothing else answers. */
const Numbers = ({ form, say }: { form: Form; say: Say }) => (
  <>
    <h2>{say('call')}</h2>
    <ul class="list">
      {content()
        .lines.filter(({ always }) => always)
        .map((line) => (
          <li class="card">
            <h3>{line.name[wordsForm(form)]}</h3>
            <p>
              <a class="number" href={`tel:${line.number.replace(/[^\d+]/g, '')}`} dir="ltr">
                {line.number}
              </a>
            </p>
          </li>
        ))}
    </ul>
  </>
)

/** What can be said at a fixed address. One digit: it tells nothing. */
export const NOTICES = {
  '3': { name: 'unavailable', numbers: true },
  '4': { name: 'closed', numbers: true },
  '5': { name: 'left', numbers: false },
  '6': { name: 'gone', numbers: false },
  '7': { name: 'wrong', numbers: false },
  '8': { name: 'later', numbers: true },
  '9': { name: 'large', numbers: false },
} as const
export type NoticeCode = keyof typeof NOTICES
export type Notice = (typeof NOTICES)[NoticeCode]['name']
export const codeOfNotice = (name: Notice): string => Object.entries(NOTICES).find(([, notice]) => notice.name === name)?.[0] ?? '6'

export const NoticePage = ({ at: { form, here, back }, code }: { at: At; code: NoticeCode }) => {
  const say = sayIn(form)
  const { name, numbers } = NOTICES[code]
  return (
    <Spoken form={form}>
      <h1>{say(`${name}_title`)}</h1>
      <p>{say(name)}</p>
      {name === 'wrong' ? <ReadDoor here={here} say={say} /> : null}
      {numbers ? <Numbers form={form} say={say} /> : null}
      <p>
        <a href={back}>{say('back')}</a>
      </p>
    </Spoken>
  )
}

const ReadDoor = ({ here, say }: { here: string; say: Say }) => (
  <form method="post" action={`${here}/2`} autocomplete="off">
    <p>
      <label for="n">{say('read_label')}</label>
      <input id="n" name="n" inputmode="numeric" autocomplete="off" autocorrect="off" spellcheck={false} maxlength={40} />
    </p>
    <p>
      <button class="plain" type="submit">
        {say('read')}
      </button>
    </p>
  </form>
)

/** Where the digits are typed, and where one comes back to when they were wrong. */
export const ReadPage = ({ at: { form, here, back } }: { at: At }) => {
  const say = sayIn(form)
  return (
    <Spoken form={form}>
      <h1>{say('read_title')}</h1>
      <ReadDoor here={here} say={say} />
      <p>
        <a href={back}>{say('back')}</a>
      </p>
    </Spoken>
  )
}

type TextName = Exclude<keyof Written, 'danger'>
interface Fields {
  say: Say
  written: Written
  faults: readonly WritingFault[]
}
const faultOf = (faults: readonly WritingFault[], field: keyof typeof NAMES) => faults.find((one) => one.field === field)
const described = (field: keyof typeof NAMES, faults: readonly WritingFault[]) =>
  faultOf(faults, field) === undefined ? {} : { 'aria-describedby': `w-${NAMES[field]}`, 'aria-invalid': 'true' as const }

const Fault = ({ field, faults, say }: { field: keyof typeof NAMES; faults: readonly WritingFault[]; say: Say }) => {
  const fault = faultOf(faults, field)
  return fault ? (
    <span class="wrong" id={`w-${NAMES[field]}`}>
      {say(fault.word)}
    </span>
  ) : null
}
const Line = ({ name, say, written, faults, kind = 'text' }: Fields & { name: TextName; kind?: 'text' | 'tel' }) => (
  <p>
    <label for={NAMES[name]}>
      {say(name as Word)} {say('optional')}
    </label>
    <Fault field={name} faults={faults} say={say} />
    <input
      id={NAMES[name]}
      name={NAMES[name]}
      inputmode={kind}
      value={written[name]}
      maxlength={LIMITS.word_length_max}
      autocomplete="off"
      autocorrect="off"
      spellcheck={false}
      {...described(name, faults)}
    />
  </p>
)
const Choice = ({ name, value, word, say, written }: Omit<Fields, 'faults'> & { name: TextName; value: string; word: Word }) => (
  <label class="choice">
    <input type="radio" name={NAMES[name]} value={value} checked={written[name] === value} />
    <span>{say(word)}</span>
  </label>
)
const TextField = ({ say, written, faults, word }: Fields & { word: Word }) => (
  <p>
    <label for={NAMES.text}>{say(word)}</label>
    <Fault field="text" faults={faults} say={say} />
    <textarea
      id={NAMES.text}
      name={NAMES.text}
      rows={8}
      maxlength={LIMITS.text_length_max}
      autocomplete="off"
      autocorrect="off"
      spellcheck={false}
      {...described('text', faults)}
    >
      {`\n${written.text.slice(0, LIMITS.text_length_max)}`}
    </textarea>
  </p>
)
const Pictures = ({ say, faults }: Pick<Fields, 'say' | 'faults'>) => (
  <p>
    <label for={NAMES.pictures}>{say('pictures')}</label>
    <span class="small">{say('pictures_hint')}</span>
    <Fault field="pictures" faults={faults} say={say} />
    <input
      id={NAMES.pictures}
      name={NAMES.pictures}
      type="file"
      accept="image/jpeg,image/png"
      multiple
      {...described('pictures', faults)}
    />
  </p>
)
const Trap = ({ say }: { say: Say }) => (
  <p hidden class="trap">
    <label for={NAMES.trap}>{say('trap')}</label>
    <input id={NAMES.trap} name={NAMES.trap} tabindex={-1} autocomplete="off" />
  </p>
)
const PutRight = ({ faults, say }: Pick<Fields, 'faults' | 'say'>) =>
  faults.length === 0 ? null : (
    <div class="box" role="alert">
      <p>
        <strong>{say('put_right')}</strong>
      </p>
      <ul>
        {faults.map(({ field, word }) => (
          <li>{field === 'trap' ? say(word) : <a href={`#${NAMES[field]}`}>{say(word)}</a>}</li>
        ))}
      </ul>
    </div>
  )

export interface FormHeld {
  written: Written
  faults: WritingFault[]
}
export const FormPage = ({
  at,
  queue,
  ticket,
  held,
}: {
  at: At
  queue: PublicQueue | undefined
  ticket: string
  held?: FormHeld | undefined
}) => {
  const say = sayIn(at.form)
  const { written, faults } = held ?? { written: EMPTY, faults: [] }
  const fields = { say, written, faults }
  const down = faults.some(({ word }) => word === 'fault_down')
  return (
    <Spoken form={at.form}>
      <h1>{say('form_title')}</h1>
      <p>
        <strong>{say('danger_now')}</strong>
      </p>
      <PutRight faults={faults} say={say} />
      {down ? <Numbers form={at.form} say={say} /> : null}
      <form
        method="post"
        action={`${at.here}/${ticket}`}
        autocomplete="off"
        enctype={queue?.attachments ? 'multipart/form-data' : undefined}
      >
        <TextField {...fields} word="text" />
        <fieldset>
          <legend>{say('danger')}</legend>
          <label class="choice">
            <input type="checkbox" name={NAMES.danger} value="1" checked={written.danger} />
            <span>{say('danger_yes')}</span>
          </label>
        </fieldset>
        <fieldset>
          <legend>{say('how')}</legend>
          <Choice {...fields} name="how" value="here" word="how_here" />
          <Choice {...fields} name="how" value="phone" word="how_phone" />
        </fieldset>
        <details open={written.how === 'phone'}>
          <summary>{say('phone_part')}</summary>
          <Line {...fields} name="number" kind="tel" />
          <Line {...fields} name="when" />
          <fieldset>
            <legend>{say('message')}</legend>
            <Choice {...fields} name="message" value="no" word="message_no" />
            <Choice {...fields} name="message" value="yes" word="message_yes" />
          </fieldset>
          <Line {...fields} name="say" />
          <Line {...fields} name="our_word" />
          <Line {...fields} name="her_word" />
        </details>
        <Line {...fields} name="avoid" />
        {queue?.attachments ? <Pictures say={say} faults={faults} /> : null}
        <Trap say={say} />
        <p>
          <button type="submit">{say('send')}</button>
        </p>
      </form>
    </Spoken>
  )
}

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
