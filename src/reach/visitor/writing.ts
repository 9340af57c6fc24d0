/** The form that somebody writes on: its fields, and what has to be put right. Names say nothing to whoever sees them. Pure. */
import type { Letter, SafeAnswer } from './box.ts'
import { LIMITS } from './limits.ts'
import type { Word } from './words.ts'

/** As it was written, field by field. */
export interface Written {
  text: string
  danger: boolean
  how: string
  number: string
  when: string
  message: string
  say: string
  our_word: string
  her_word: string
  avoid: string
}
/** The names on the wire: single letters, which no browser knows how to fill in and no history says anything by. */
export const NAMES = {
  text: 'a',
  how: 'b',
  number: 'c',
  when: 'd',
  message: 'e',
  say: 'f',
  our_word: 'g',
  her_word: 'h',
  avoid: 'i',
  danger: 'j',
  pictures: 'k',
  /** Seen by nobody; filled in by programs that fill in everything. */
  trap: 'url',
} as const satisfies Record<Exclude<keyof Written, never> | 'pictures' | 'trap', string>

export const EMPTY: Written = {
  text: '',
  danger: false,
  how: 'here',
  number: '',
  when: '',
  message: 'no',
  say: '',
  our_word: '',
  her_word: '',
  avoid: '',
}
const WORDS = ['number', 'when', 'say', 'our_word', 'her_word', 'avoid'] as const

export interface WritingFault {
  field: keyof typeof NAMES
  word: Word
}
export interface Sent {
  written: Written
  files: File[]
  faults: WritingFault[]
}

const clean = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

/** `first`: with how it is safe to answer. */
export function readWriting(form: FormData, first: boolean): Sent {
  const word = (name: keyof typeof NAMES) => {
    const value = form.get(NAMES[name])
    return typeof value === 'string' ? clean(value) : ''
  }
  const written: Written = {
    ...EMPTY,
    text: word('text'),
    danger: word('danger') === '1',
    how: word('how') === 'phone' ? 'phone' : 'here',
    message: word('message') === 'yes' ? 'yes' : 'no',
    ...(first ? Object.fromEntries(WORDS.map((name) => [name, word(name)])) : {}),
  }
  const files = form.getAll(NAMES.pictures).filter((value): value is File => typeof value !== 'string' && value.size > 0)
  const faults: WritingFault[] = []
  if (written.text === '') faults.push({ field: 'text', word: 'fault_empty' })
  if (written.text.length > LIMITS.text_length_max) faults.push({ field: 'text', word: 'fault_long' })
  for (const name of WORDS) if (written[name].length > LIMITS.word_length_max) faults.push({ field: name, word: 'fault_word_long' })
  if (first && written.how === 'phone' && !/^[\d\s()+/–-]{5,30}$/.test(written.number))
    faults.push({ field: 'number', word: 'fault_number' })
  if (files.length > LIMITS.pictures_max) faults.push({ field: 'pictures', word: 'fault_pictures_many' })
  if (files.some(({ size }) => size > LIMITS.picture_bytes_max)) faults.push({ field: 'pictures', word: 'fault_picture_large' })
  if (word('trap') !== '') faults.push({ field: 'trap', word: 'fault_trap' })
  return { written, files, faults }
}

/** What is sealed. A number that is not to be used is not sent along. */
export function letterOf(written: Written, first: boolean): Letter {
  if (!first) return { text: written.text }
  const given = Object.fromEntries(WORDS.filter((name) => written[name] !== '').map((name) => [name, written[name]])) as Partial<SafeAnswer>
  const { number, ...rest } = given
  const how = written.how === 'phone' ? 'phone' : 'here'
  return {
    text: written.text,
    danger: written.danger,
    answer: {
      ...rest,
      ...(how === 'phone' && number !== undefined ? { number } : {}),
      how,
      message: written.message === 'yes' ? 'yes' : 'no',
    },
  }
}
