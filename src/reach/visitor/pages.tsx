/** What stands on the visitor's pages. The entry puts its frame around: same size, same headers, the exit first. */
import type { Child } from 'hono/jsx'
import { content, type Form, type PublicQueue, type SiteDocument } from '../text/index.ts'
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
export const Spoken = ({ form, children }: { form: Form; children?: Child }) =>
  wordsForm(form) === form ? (
    children
  ) : (
    <div lang="sv" dir="ltr">
      {children}
    </div>
  )

export const inForm = (texts: { sv: string } & { [F in Form]?: string | undefined }, form: Form): string => texts[form] ?? texts.sv

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
      {say(name as Word)}
      {name === 'number' ? '' : ` ${say('optional')}`}
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
export const TextField = ({ say, written, faults, word }: Fields & { word: Word }) => (
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
export const Pictures = ({ say, faults }: Pick<Fields, 'say' | 'faults'>) => (
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
export const Trap = ({ say }: { say: Say }) => (
  <p hidden class="trap">
    <label for={NAMES.trap}>{say('trap')}</label>
    <input id={NAMES.trap} name={NAMES.trap} tabindex={-1} autocomplete="off" />
  </p>
)
export const PutRight = ({ faults, say }: Pick<Fields, 'faults' | 'say'>) =>
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
