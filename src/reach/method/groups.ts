import type { Choice } from '../../platform/field/index.ts'
import type { Text } from '../../platform/page/index.ts'
import { content } from '../text/index.ts'

/** The pages of the public site are the groups: one list for the visitor, the coverage and the methods. */
export const groupChoices = (): Choice[] =>
  content()
    .pages.filter(({ group }) => group === 'who' || group === 'now' || group === 'protected')
    .map(({ id, name }) => ({ value: id, label: name }))
export const groupName = (id: string): Text => content().pages.find((page) => page.id === id)?.name ?? { sv: id, en: id }
