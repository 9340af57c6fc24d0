import { Hono } from 'hono'
import { Fault } from '../platform/faults.ts'
import { field, record } from '../platform/field/index.ts'
import { stepPages } from '../platform/field/step-page.tsx'
import type { Ctx, Env } from '../platform/http/context.ts'
import { seeOther } from '../platform/http/context.ts'
import { csrfOf } from '../platform/http/csrf.ts'
import { readForm as readBody, wordOf } from '../platform/http/form.ts'
import { Actions, Button, FieldGroup, Form, type FormError, LinkButton, Page, renderPage, SelectField, T } from '../platform/page/index.ts'
import { z } from 'zod'
import { editEntry, savePlace, type SeenEntry, seeEntry, setLevels, setOwners } from './deeds.ts'
import type { Outcome } from './deeds-entry.ts'
import { LEVEL_WORDS } from './directory.ts'
import { entered, locationIn, withBasics, withContact, withForWhom, withHours, withPhones } from './edit.ts'
import { audienceRecord, basicsRecord, languageName } from './fields.ts'
import { contactRecord, hoursRecord, phonesRecord, placeRecord } from './fields-place.ts'
import { entryFor, titleOf } from './pages-entry.tsx'
import { doer, entryHref, errorOf, ROOM } from './part.tsx'
import { nameOfPlace } from './places.ts'
import { isReference, type Leaf, type Tree } from './tree.ts'
import { LEVELS, type Level } from './visibility.ts'
import { thingOf, valueName } from './words.ts'

/** The parts of one entry, a form a page; and who sees what. */
export const editPages = new Hono<Env>()

const step = stepPages<SeenEntry>({
  routes: editPages,
  room: ROOM,
  label: { sv: 'Verksamheten', en: 'The service' },
  see: (c, id) => seeEntry(...doer(c), id),
  words: titleOf,
  may: ({ mayKeep, row }) => mayKeep && row.kind === 'service',
})
const SAVE = { sv: 'Spara', en: 'Save' }
/** What is written may be refused because it gives away what is secret: then the words come back with the reason. */
async function said(c: Ctx, id: string, outcome: Outcome): Promise<'done' | 'absent' | 'conflict' | FormError> {
  if (outcome.ok) return 'done'
  if (outcome.because === 'absent' || outcome.because === 'conflict') return outcome.because
  const seen = await seeEntry(...doer(c), id)
  return errorOf(outcome, seen?.leaves ?? [])
}
const edit = async (c: Ctx, id: string, work: (tree: Tree) => Tree) => said(c, id, await editEntry(...doer(c), id, work))
const wordsIn = (values: object): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === undefined ? undefined : String(value)]))

step('grund', {
  title: { sv: 'Vad den är', en: 'What it is' },
  submit: SAVE,
  record: () => basicsRecord,
  entered: ({ whole }) => entered.basics(whole),
  does: (c, id, values) => edit(c, id, (tree) => withBasics(tree, values)),
})
step('for-vem', {
  title: { sv: 'För vem', en: 'For whom' },
  submit: SAVE,
  record: audienceRecord,
  entered: ({ whole }) => entered.forWhom(whole, nameOfPlace),
  does: (c, id, values) =>
    edit(c, id, (tree) =>
      withForWhom(tree, values, {
        place: nameOfPlace,
        language: (code) => {
          const name = languageName(code)
          return typeof name === 'string' ? name : name.sv
        },
      }),
    ),
})
step('plats', {
  title: { sv: 'Plats', en: 'Place' },
  submit: SAVE,
  record: () => placeRecord,
  entered: ({ whole, row }) => entered.place(whole, row.confidential.includes(String(locationIn(whole)?.id ?? ''))),
  does: async (c, id, { secret, ...where }) => said(c, id, await savePlace(...doer(c), id, where, secret)),
})
step('telefon', {
  title: { sv: 'Telefon', en: 'Telephone' },
  lead: {
    sv: 'Ett riktnummer säger ungefär var ni finns. Är platsen hemlig: använd ett nummer utan riktnummer till orten.',
    en: 'An area code tells roughly where you are. If the place is secret: use a number without the area code of the town.',
  },
  submit: SAVE,
  record: () => phonesRecord,
  entered: ({ whole }) => entered.phones(whole),
  does: (c, id, values) => edit(c, id, (tree) => withPhones(tree, wordsIn(values))),
})
step('tider', {
  title: { sv: 'Tider', en: 'Hours' },
  submit: SAVE,
  record: () => hoursRecord,
  entered: ({ whole }) => entered.hours(whole),
  does: (c, id, values) => edit(c, id, (tree) => withHours(tree, wordsIn(values))),
})
step('kontakt', {
  title: { sv: 'Kontakt', en: 'Contact' },
  lead: {
    sv: 'För dem som hänvisar. Visas inte på de publika sidorna om du inte ändrar det.',
    en: 'For those who refer. Not shown on the public pages unless you change that.',
  },
  submit: SAVE,
  record: () => contactRecord,
  entered: ({ whole }) => entered.contact(whole),
  does: (c, id, values) => edit(c, id, (tree) => withContact(tree, values)),
})
step('agare', {
  title: { sv: 'Ägare och ersättare', en: 'Owner and deputy' },
  lead: {
    sv: 'De får påminnelsen när verksamheten ska kontrolleras. Båda finns i er enhet.',
    en: 'They get the reminder when the service is to be checked. Both stand in your unit.',
  },
  submit: SAVE,
  may: ({ mayKeep }) => mayKeep,
  record: ({ colleagues }) => {
    const options = colleagues.map(({ id, signature }) => ({ value: id, label: signature }))
    return record(
      {
        owner: field({ schema: z.uuid(), label: { sv: 'Ägare', en: 'Owner' }, control: 'select', options }),
        deputy: field({ schema: z.uuid().optional(), label: { sv: 'Ersättare', en: 'Deputy' }, control: 'select', options }),
      },
      ({ owner, deputy }) =>
        owner === deputy
          ? [{ field: 'deputy', message: { sv: 'Ägare och ersättare är två olika.', en: 'Owner and deputy are two.' } }]
          : [],
    )
  },
  entered: ({ row }) => ({ owner: row.owner, ...(row.deputy ? { deputy: row.deputy } : {}) }),
  does: async (c, id, { owner, deputy }) => said(c, id, await setOwners(...doer(c), id, { owner, deputy: deputy ?? null })),
})

const choosable = (seen: SeenEntry) => seen.leaves.filter((leaf) => !isReference(leaf))
const short = (value: unknown): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
/** Values that stand in the same part of the tree, together. */
function groupsOf<L extends Leaf>(leaves: readonly L[]): L[][] {
  const groups = new Map<string, L[]>()
  for (const leaf of leaves) groups.set(leaf.within, [...(groups.get(leaf.within) ?? []), leaf])
  return [...groups.values()]
}
function levelsPage(c: Ctx, seen: SeenEntry, errors: readonly FormError[] = []) {
  const leaves = choosable(seen)
  const named = new Map(leaves.map((leaf, index) => [leaf.path, `v${index}`]))
  const options = LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))
  return renderPage(
    c,
    <Page
      shell={c.get('shell')}
      title={{ sv: 'Vem ser vad', en: 'Who sees what' }}
      crumbs={[ROOM, { label: { sv: 'Verksamheten', en: 'The service' }, href: entryHref(seen.row.id) }]}
      errors={errors}
      lead={{
        sv: 'Varje uppgift för sig. Det som blir hemligt förseglas och försvinner från alla sidor direkt när du sparar.',
        en: 'Each value by itself. What becomes secret is sealed and leaves every page at once when you save.',
      }}
    >
      <Form action={`${entryHref(seen.row.id)}/vem-ser-vad`} csrf={csrfOf(c)}>
        <SelectField
          name="alla"
          label={{ sv: 'Allt på en gång', en: 'All at once' }}
          hint={{
            sv: 'Välj här för att sätta samma för allt som inte är hemligt. Annars lämnar du det tomt.',
            en: 'Choose here to set the same for all that is not secret. Otherwise leave it empty.',
          }}
          options={options.filter(({ value }) => value !== 'secret')}
        />
        {groupsOf(leaves).map((group) => (
          <FieldGroup legend={thingOf(group[0] ?? { type: undefined })}>
            {group.map((leaf) =>
              leaf.fixed ? (
                <p>
                  <T text={valueName(leaf)} />: {short(leaf.value)} (
                  <T text={{ sv: 'hemligt så länge platsen är det', en: 'secret as long as the place is' }} />)
                </p>
              ) : (
                <SelectField
                  name={named.get(leaf.path) ?? ''}
                  label={valueName(leaf)}
                  hint={short(leaf.value)}
                  required
                  options={options}
                  value={leaf.level}
                />
              ),
            )}
          </FieldGroup>
        ))}
        <input type="hidden" name="antal" value={String(leaves.length)} />
        <Actions>
          <Button text={SAVE} />
          <LinkButton kind="quiet" href={entryHref(seen.row.id)} text={{ sv: 'Avbryt', en: 'Cancel' }} />
        </Actions>
      </Form>
    </Page>,
    errors.length > 0 ? 422 : 200,
  )
}
async function keptFor(c: Ctx): Promise<SeenEntry> {
  const seen = await entryFor(c)
  if (!seen.mayKeep) throw new Fault('not_found')
  return seen
}
editPages.get('/stodverksamheter/:id/vem-ser-vad', async (c) => levelsPage(c, await keptFor(c)))
const isLevel = (word: string): word is Level => (LEVELS as readonly string[]).includes(word)
editPages.post('/stodverksamheter/:id/vem-ser-vad', async (c) => {
  const seen = await keptFor(c)
  const body = await readBody(c)
  const leaves = choosable(seen)
  // The form counts its fields: somebody else may have added or taken away a value since.
  if (wordOf(body, 'antal') !== String(leaves.length))
    return levelsPage(c, seen, [
      {
        message: {
          sv: 'Verksamheten ändrades under tiden. Gå igenom valen igen. Ingenting har sparats.',
          en: 'The service was changed meanwhile. Go through the choices again. Nothing has been saved.',
        },
      },
    ])
  const all = wordOf(body, 'alla')
  const chosen = new Map(
    leaves.flatMap((leaf, index): [string, Level][] => {
      const one = wordOf(body, `v${index}`)
      if (!isLevel(one)) return []
      return [[leaf.path, isLevel(all) && one !== 'secret' ? all : one]]
    }),
  )
  const outcome = await setLevels(...doer(c), seen.row.id, chosen)
  if (outcome.ok) return seeOther(c, entryHref(seen.row.id))
  return levelsPage(c, withChoice(seen, chosen), [errorOf(outcome, seen.leaves)])
})
/** What was chosen is not lost when the form comes back. */
const withChoice = (seen: SeenEntry, chosen: ReadonlyMap<string, Level>): SeenEntry => ({
  ...seen,
  leaves: seen.leaves.map((leaf) => ({ ...leaf, level: chosen.get(leaf.path) ?? leaf.level })),
})
