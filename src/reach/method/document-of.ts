/** A method as a document, for paper and for the one who is to do it. Pure. */
import type { Block, Document } from '../../platform/document/index.ts'
import type { Lang } from '../../platform/page/language.tsx'
import { GROUP_WORDS, type Method, sayIn, SETTING_WORDS, type Words } from './method.ts'

const SAID = {
  sv: {
    where: 'Var',
    who: 'För vilka',
    steps: 'Gör så här',
    material: 'Material',
    follow: 'Se om det fungerar',
    risks: 'Vad kan gå fel',
    law: 'Lagrum',
    origin: 'Var metoden kommer ifrån',
    by: 'Skriven av',
    source: 'Källa',
    tried: 'Prövad.',
    untried: 'Inte prövad än.',
    small: 'Passar bäst i en liten kommun.',
  },
  en: {
    where: 'Where',
    who: 'For whom',
    steps: 'Do this',
    material: 'Material',
    follow: 'See whether it works',
    risks: 'What can go wrong',
    law: 'Law',
    origin: 'Where the method comes from',
    by: 'Written by',
    source: 'Source',
    tried: 'Tried.',
    untried: 'Not tried yet.',
    small: 'Suits a small municipality best.',
  },
} as const

const list = (heading: string, items: readonly string[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: heading },
        { kind: 'list', items },
      ]

/** `by` and `date`: who hands the paper out, and when. */
export function documentOf(method: Method, given: { lang: Lang; by: string; date: string }): Document {
  const { lang } = given
  const words = SAID[lang]
  const say = (text: Words) => sayIn(text, lang)
  const { origin } = method
  return {
    lang,
    title: say(method.title),
    by: given.by,
    date: given.date,
    marks: [],
    blocks: [
      { kind: 'paragraph', text: say(method.lead) },
      {
        kind: 'list',
        items: [
          `${words.where}: ${method.settings.map((one) => SETTING_WORDS[one][lang]).join(', ')}`,
          `${words.who}: ${method.for_groups.map((one) => GROUP_WORDS[one][lang]).join(', ')}`,
          ...(method.size === 'small' ? [words.small] : []),
        ],
      },
      { kind: 'heading', level: 2, text: words.steps },
      ...method.steps.flatMap((step, index): Block[] => [
        { kind: 'heading', level: 3, text: `${index + 1}. ${say(step.title)}` },
        { kind: 'paragraph', text: say(step.text) },
      ]),
      ...list(
        words.material,
        method.material.map(({ title }) => say(title)),
      ),
      ...list(
        words.follow,
        method.follow_up.map(({ question, how }) => (say(question) === say(how) ? say(how) : `${say(question)} ${say(how)}`)),
      ),
      ...list(words.risks, method.risks.map(say)),
      ...list(words.law, method.law),
      { kind: 'heading', level: 2, text: words.origin },
      {
        kind: 'paragraph',
        text: `${words.by}: ${origin.by}. ${origin.tried === 'yes' ? words.tried : words.untried} ${say(origin.note)}`,
      },
      ...(origin.source === undefined ? [] : [{ kind: 'paragraph' as const, text: `${words.source}: ${origin.source}` }]),
    ],
  }
}
