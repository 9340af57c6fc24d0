/**
 * Goes through a question set as a patient colleague would: every fault with its place and what to do about it. A fault
 * stops the set; a remark is worth a look and stops nothing.
 */
import type { Text } from '../../platform/page/index.ts'
import { compareVersions, type Level, placeOf, type Question, type QuestionSet, questionsOf } from './question.ts'
import { at, fault, issueText, placeIn, type SetFault, textPlace, WHOLE } from './check-words.ts'
import { remarksOf } from './check-remarks.ts'
import { parseSet } from './schema.ts'
import { missingIn } from './translation.ts'

export interface Surroundings {
  /** All sets that this one may point at. */
  readonly sets: readonly QuestionSet[]
  /** Ids that are taken by sets that come with Samvärn. */
  readonly taken?: readonly string[]
  /** ISO date, for law that has passed its day. */
  readonly today: string
}
export interface CheckedSet {
  readonly set: QuestionSet | undefined
  readonly faults: readonly SetFault[]
  readonly remarks: readonly SetFault[]
}

function repeatedIn(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

function idFaults(set: QuestionSet): SetFault[] {
  const twice = (place: Text, ids: readonly string[], sv: string, en: string) =>
    repeatedIn(ids).map((id) =>
      fault(
        place,
        `${sv} ”${id}” finns mer än en gång. Ge den ena ett annat id.`,
        `${en} “${id}” is there more than once. Give one another id.`,
      ),
    )
  const ids = (list: readonly { id: string }[] | undefined) => (list ?? []).map((one) => one.id)
  return [
    ...twice(WHOLE, ids(set.sections), 'Avsnittet', 'The section'),
    ...twice(WHOLE, ids(questionsOf(set)), 'Frågan', 'The question'),
    ...questionsOf(set).flatMap((question) => [
      ...twice(at(question), ids(question.actions), 'Åtgärden', 'The action'),
      ...twice(at(question), ids(question.options), 'Alternativet', 'The option'),
    ]),
  ]
}

function levelFaults(place: Text, levels: readonly Level[]): SetFault[] {
  return levels.every((level, index) => level.value === index)
    ? []
    : [
        fault(
          place,
          `Nivåerna ska vara 0, 1, 2 … i ordning utan luckor; här står ${levels.map((level) => level.value).join(', ')}. Numrera om dem.`,
          `The levels must be 0, 1, 2 … in order without gaps; here they are ${levels.map((level) => level.value).join(', ')}. Number them anew.`,
        ),
      ]
}

function questionFaults(set: QuestionSet, question: Question): SetFault[] {
  const place = at(question)
  const faults: SetFault[] = question.levels === undefined ? [] : levelFaults(place, question.levels)
  const steps = (question.levels ?? set.levels).length
  if (question.levels !== undefined && question.kind !== 'level')
    faults.push(
      fault(
        place,
        'Bara frågor av slaget ”level” har egna nivåer. Ta bort dem.',
        'Only questions of kind “level” have levels of their own. Remove them.',
      ),
    )
  else if (steps !== set.levels.length)
    faults.push(
      fault(
        place,
        `Frågan har ${steps} nivåer och uppsättningen ${set.levels.length}. Gör dem lika många, annars går svaren inte att räkna ihop.`,
        `The question has ${steps} levels and the set ${set.levels.length}. Make them as many, or answers cannot be counted together.`,
      ),
    )
  if (question.kind === 'choices' && (question.options ?? []).length < 2)
    faults.push(
      fault(
        place,
        'En fråga med val behöver minst två alternativ. Lägg till dem.',
        'A question of choices needs at least two options. Add them.',
      ),
    )
  if (question.kind !== 'choices' && question.options !== undefined)
    faults.push(
      fault(
        place,
        'Bara frågor av slaget ”choices” har alternativ. Ta bort dem eller ändra slaget.',
        'Only questions of kind “choices” have options. Remove them or change the kind.',
      ),
    )
  const highest = question.kind === 'yes_no' ? 1 : steps - 1
  for (const action of question.actions ?? [])
    if ((action.upto ?? 0) > highest)
      faults.push(
        fault(
          place,
          `Åtgärden ”${action.id}” visas till och med nivå ${action.upto}, men högsta nivån är ${highest}. Ändra till ${highest} eller lägre.`,
          `The action “${action.id}” is offered up to level ${action.upto}, but the highest is ${highest}. Change it to ${highest} or lower.`,
        ),
      )
  return faults
}

function targetFaults(set: QuestionSet, sets: readonly QuestionSet[]): SetFault[] {
  const all = [set, ...sets.filter((other) => other.id !== set.id)]
  const known = new Map(all.flatMap((one) => questionsOf(one).map((question) => [placeOf(one, question), question.kind] as const)))
  return questionsOf(set).flatMap((question) =>
    (question.same_as ?? []).flatMap((target) => {
      const kind = known.get(target)
      if (target.startsWith(`${set.id}/`))
        return [
          fault(
            at(question),
            `”${target}” är en fråga i samma uppsättning. Peka på en annan uppsättning.`,
            `“${target}” is a question of the same set. Point at another set.`,
          ),
        ]
      if (kind === undefined)
        return [
          fault(
            at(question),
            `Det finns ingen fråga ”${target}”. Rätta pekaren eller ta bort den.`,
            `There is no question “${target}”. Correct the pointer or remove it.`,
          ),
        ]
      return kind === question.kind
        ? []
        : [
            fault(
              at(question),
              `”${target}” besvaras på ett annat sätt (${kind}). Samma svar kan inte gälla båda.`,
              `“${target}” is answered in another way (${kind}). One answer cannot serve both.`,
            ),
          ]
    }),
  )
}

function coverFaults(set: QuestionSet): SetFault[] {
  const covered = new Set(questionsOf(set).flatMap((q) => (q.covers ?? []).map((c) => `${c.text} ${c.part} ${c.number}`)))
  const promised = (set.covering ?? []).flatMap(({ text, part, count }) =>
    Array.from({ length: count }, (_, i) => `${text} ${part} ${i + 1}`),
  )
  return [
    ...promised
      .filter((point) => !covered.has(point))
      .map((point) =>
        fault(
          WHOLE,
          `Punkten ”${point}” täcks inte av någon fråga. Lägg till ”covers” på den fråga som gäller den.`,
          `The point “${point}” is covered by no question. Add “covers” to the question that is about it.`,
        ),
      ),
    ...[...covered]
      .filter((point) => !promised.includes(point))
      .map((point) =>
        fault(
          WHOLE,
          `En fråga täcker ”${point}”, som inte finns i ”covering”. Rätta numret eller lägg till texten där.`,
          `A question covers “${point}”, which is not in “covering”. Correct the number or add the text there.`,
        ),
      ),
  ]
}

function languageFaults(set: QuestionSet): SetFault[] {
  return [
    ...set.languages.flatMap((lang) =>
      missingIn(set, lang).map((place) =>
        fault(
          textPlace(place),
          `Texten saknas på språket ”${lang}”. Skriv den, eller flytta språket till ”incomplete”.`,
          `The text is missing in the language “${lang}”. Write it, or move the language to “incomplete”.`,
        ),
      ),
    ),
    ...(set.incomplete ?? [])
      .filter((lang) => set.languages.includes(lang))
      .map((lang) =>
        fault(
          WHOLE,
          `Språket ”${lang}” står både som färdigt och som påbörjat. Ta bort det ena.`,
          `The language “${lang}” stands both as whole and as under way. Remove one.`,
        ),
      ),
  ]
}

function versionFaults(set: QuestionSet, { sets, taken = [] }: Surroundings): SetFault[] {
  if (taken.includes(set.id))
    return [
      fault(
        WHOLE,
        `Namnet ”${set.id}” hör till en uppsättning som följer med Samvärn. Byt id.`,
        `The name “${set.id}” belongs to a set that comes with Samvärn. Change the id.`,
      ),
    ]
  const [latest] = sets.filter((one) => one.id === set.id).toSorted((a, b) => compareVersions(b.version, a.version))
  if (latest === undefined || compareVersions(set.version, latest.version) > 0) return []
  return [
    fault(
      WHOLE,
      `Version ${set.version} är inte högre än ${latest.version}, som redan finns. Höj versionen.`,
      `Version ${set.version} is not higher than ${latest.version}, which is there already. Raise the version.`,
    ),
  ]
}

export function checkSet(json: unknown, around: Surroundings): CheckedSet {
  const parsed = parseSet(json)
  if (!parsed.ok)
    return {
      set: undefined,
      faults: parsed.issues.map((issue) => ({ place: placeIn(json, issue.path), message: issueText(issue) })),
      remarks: [],
    }
  const { set } = parsed
  const faults = [
    ...versionFaults(set, around),
    ...idFaults(set),
    ...levelFaults(WHOLE, set.levels),
    ...questionsOf(set).flatMap((question) => questionFaults(set, question)),
    ...targetFaults(set, around.sets),
    ...coverFaults(set),
    ...languageFaults(set),
  ]
  return { set, faults, remarks: remarksOf(set, around.today) }
}
