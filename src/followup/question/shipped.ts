/** The sets that come with Samvärn: the files of content/question-sets, read once and checked as any other set is. */
import { readdirSync, readFileSync } from 'node:fs'
import { compareVersions, type QuestionSet } from './question.ts'
import { parseSet } from './schema.ts'

const FOLDER = new URL('../../../content/question-sets/', import.meta.url)
/** As they are listed: whom they are for, from the one who leads to the one who writes the web. */
const ORDER = ['managers', 'professionals', 'civil-society', 'municipal-web', 'asking-about-violence']

let read: readonly QuestionSet[] | undefined

/** Every shipped set in every version that is kept, the latest of each first. Throws on a file that is not a set: it is ours. */
export function shippedVersions(): readonly QuestionSet[] {
  read ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json') && name !== 'schema.json')
    .map((name) => {
      const parsed = parseSet(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
      if (!parsed.ok) throw new Error(`content/question-sets/${name}: ${parsed.issues[0]?.path.join('/')} ${parsed.issues[0]?.message}`)
      return parsed.set
    })
    .sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id) || compareVersions(b.version, a.version))
  return read
}
/** The latest version of each. */
export const shippedSets = (): readonly QuestionSet[] =>
  shippedVersions().filter((set, index, all) => all.findIndex((one) => one.id === set.id) === index)
