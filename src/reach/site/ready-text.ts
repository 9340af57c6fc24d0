import { content, FORMS, type Form, isComplete, type Line, type Phrases, type SiteDocument } from '../text/index.ts'

/**
 * A text for the organisation's existing website, from the same facts as the site: a heading, words of support, numbers,
 * a way onwards. Always the emergency number and the national helpline (D-R56). It meets what the six criteria ask for.
 */
export interface ReadyText {
  form: Form
  lang: string
  dir: 'ltr' | 'rtl'
  heading: string
  paragraphs: string[]
  numbers: { name: string; number: string; also?: string; about: string }[]
  link?: { text: string; address: string }
}
type Own = Record<'sv' | 'll' | 'en', string>

const HEADING: Own = {
  sv: 'Våld, hot och kontroll: här får du hjälp',
  ll: 'Om någon gör dig illa: här finns hjälp',
  en: 'Violence, threats and control: where to find help',
}
const SUPPORT: Record<'sv' | 'll' | 'en', string[]> = {
  sv: [
    'Det är aldrig ditt fel att någon slår, hotar, kränker eller kontrollerar dig, vare sig du kallar det misshandel eller inte. Du har rätt till hjälp, och du behöver inte vara säker på vad du vill för att höra av dig.',
    'Ring när det är tryggt: socialtjänsten, en kvinnojour eller en av linjerna här. Du kan fråga utan att säga vad du heter.',
  ],
  ll: [
    'Ingen får slå dig. Ingen får hota dig eller bestämma över dig. Det är inte ditt fel. Du kan få hjälp.',
    'Ring när det är tryggt. Du behöver inte säga vad du heter.',
  ],
  en: [
    'It is never your fault that somebody hits, threatens, degrades or controls you. You have a right to help, and you need not be sure of what you want before you get in touch.',
    'Call when it feels safe. You can ask without saying who you are.',
  ],
}
const TRACES: Own = {
  sv: 'Den här webbplatsen syns i webbläsarens historik. Sidan nedan är gjord för att lämna så lite spår som det går.',
  ll: 'Den här webbplatsen syns i telefonens historik. Sidan här nedanför lämnar så lite spår som det går.',
  en: 'This website shows in the browser’s history. The page below is made to leave as few traces as can be.',
}
const ONWARDS: Own = { sv: 'Mer information och hjälp', ll: 'Mer hjälp', en: 'More information and help' }

const spoken = (document: SiteDocument, form: Form): boolean => {
  const { sha256 } = content().phrases(form)
  return isComplete(form) || document.signed.some((one) => one.form === form && one.what === 'phrases' && one.sha256 === sha256)
}
/** The lines as they stand here: what is reported wrong or secret is left out, but for those that never vanish. */
function linesHere(document: SiteDocument): Line[] {
  const gone = new Set(document.lines.filter(({ state }) => state !== 'checked').map(({ line }) => line))
  return content().lines.filter(({ id, always, kind }) => always || (!gone.has(id) && kind === 'support'))
}
function aboutLine(line: Line, words: Phrases): string {
  return [line.free ? words.free : '', line.not_on_bill ? words.not_on_bill : '', line.anonymous ? words.anonymous : '']
    .filter(Boolean)
    .join(' ')
}

/** Undefined for a language whose facts nobody has signed yet: then there is no text, rather than one that nobody answers for. */
export function readyText(document: SiteDocument, form: Form, address: string | undefined): ReadyText | undefined {
  if (!spoken(document, form)) return undefined
  const { words } = content().phrases(form)
  const own = isComplete(form) ? form : undefined
  const national = linesHere(document).map((line) => ({
    name: words.lines[line.id]?.name ?? line.name.sv,
    number: line.number,
    ...(line.also === undefined ? {} : { also: line.also }),
    about: aboutLine(line, words),
  }))
  const local = document.contacts.flatMap(({ name, phone, pages }) =>
    phone === undefined || pages.length > 0 ? [] : [{ name: name[form] ?? name.sv, number: phone, about: '' }],
  )
  const emergency = national.slice(0, 2)
  return {
    form,
    lang: FORMS[form].lang,
    dir: FORMS[form].dir,
    heading: own === undefined ? words.facts : HEADING[own],
    paragraphs: own === undefined ? [words.danger] : [words.danger, ...SUPPORT[own], TRACES[own]],
    numbers: [...emergency, ...local, ...national.slice(2)],
    ...(address === undefined ? {} : { link: { text: own === undefined ? words.other_languages : ONWARDS[own], address } }),
  }
}

export function asPlainText({ heading, paragraphs, numbers, link }: ReadyText): string {
  const lines = numbers.map(
    ({ name, number, also, about }) => `${name}: ${number}${also === undefined ? '' : ` / ${also}`}${about === '' ? '' : `. ${about}`}`,
  )
  return `${[heading, ...paragraphs, lines.join('\n'), ...(link === undefined ? [] : [`${link.text}: ${link.address}`])].join('\n\n')}\n`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const telephone = (number: string): string => `<a href="tel:${number.replace(/[^\d+]/g, '')}">${escaped(number)}</a>`
/** A fragment that fits in any page: no style, no script, no picture, nothing that is fetched. */
export function asHtml({ lang, dir, heading, paragraphs, numbers, link }: ReadyText): string {
  const items = numbers.map(
    ({ name, number, also, about }) =>
      `    <li>${escaped(name)}: ${telephone(number)}${also === undefined ? '' : ` / ${telephone(also)}`}${about === '' ? '' : `. ${escaped(about)}`}</li>`,
  )
  return [
    `<section lang="${lang}" dir="${dir}">`,
    `  <h2>${escaped(heading)}</h2>`,
    ...paragraphs.map((text) => `  <p>${escaped(text)}</p>`),
    '  <ul>',
    ...items,
    '  </ul>',
    ...(link === undefined ? [] : [`  <p><a rel="noreferrer" href="${escaped(link.address)}">${escaped(link.text)}</a></p>`]),
    '</section>',
    '',
  ].join('\n')
}
