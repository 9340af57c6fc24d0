import type { Text } from '../../platform/page/index.ts'
import { at, fault, type SetFault, WHOLE } from './check-words.ts'
import { type Question, type QuestionSet, questionsOf } from './question.ts'
import { missingIn } from './translation.ts'

/** Law is data with dates (D-R60): what has passed its day, and what nobody has verified, is said. */
export function remarksOf(set: QuestionSet, today: string): SetFault[] {
  const all = questionsOf(set)
  const count = (some: readonly Question[], sv: string, en: string, tail: Text) =>
    some.length === 0
      ? []
      : [
          fault(
            WHOLE,
            `${some.length} av ${all.length} frågor ${sv}. ${tail.sv}`,
            `${some.length} of ${all.length} questions ${en}. ${tail.en}`,
          ),
        ]
  const laws = all.flatMap((question) => (question.law ?? []).map((law) => ({ question, law })))
  return [
    ...laws
      .filter(({ law }) => law.valid_to !== undefined && law.valid_to < today)
      .map(({ question, law }) =>
        fault(
          at(question),
          `${law.cite} gällde till ${law.valid_to}. Byt till den regel som gäller nu.`,
          `${law.cite} held until ${law.valid_to}. Change to the rule that holds now.`,
        ),
      ),
    ...count(
      [...new Set(laws.filter(({ law }) => !law.verified).map(({ question }) => question))],
      'vilar på en hänvisning som inte är kontrollerad',
      'rest on a reference that has not been checked',
      { sv: 'Den visas som overifierad.', en: 'It is shown as unverified.' },
    ),
    ...count(
      all.filter((q) => q.kind !== 'choices' && q.good === undefined),
      'saknar ett exempel på ett gott svar',
      'lack an example of a good answer',
      { sv: 'Det hjälper den som svarar.', en: 'It helps whoever answers.' },
    ),
    ...count(
      all.filter((q) => q.law === undefined),
      'säger inte vilken lag de vilar på',
      'do not say which law they rest on',
      { sv: 'Lägg till den där det finns en.', en: 'Add it where there is one.' },
    ),
    ...count(
      all.filter((q) => (q.kind === 'level' || q.kind === 'yes_no') && q.actions === undefined),
      'saknar föreslagna åtgärder',
      'lack suggested actions',
      { sv: 'Utan dem får den som svarar lågt ingen väg vidare.', en: 'Without them whoever answers low gets no way on.' },
    ),
    ...(set.incomplete ?? []).map((lang) =>
      fault(
        WHOLE,
        `På språket ”${lang}” saknas ${missingIn(set, lang).length} texter. De visas på uppsättningens första språk.`,
        `In the language “${lang}” ${missingIn(set, lang).length} texts are missing. They are shown in the first language of the set.`,
      ),
    ),
  ]
}
