import type { PartKind } from '../types.ts'
import type { Collector } from './collector.ts'
import { Stop } from './collector.ts'
import { startsWith } from './encoding.ts'
import { readStyles } from './docx-hidden.ts'
import { commentAuthors, readStory } from './docx-story.ts'
import type { OfficePackage } from './ooxml.ts'
import { readOtherParts } from './ooxml.ts'
import { sweepAttributes, sweepText } from './sweep.ts'
import type { XmlElement } from './xml.ts'
import { parseXml } from './xml.ts'

interface StoryKind {
  kind: PartKind
  hidden: boolean
  place: 'header' | 'property' | undefined
}

/** Parts that hold running text, by the end of their content type. */
const STORIES: [RegExp, StoryKind][] = [
  [/(document|template)\.(macroEnabled\w*\.)?main\+xml$/i, { kind: 'body', hidden: false, place: undefined }],
  [/\.header\+xml$/, { kind: 'header', hidden: false, place: 'header' }],
  [/\.footer\+xml$/, { kind: 'footer', hidden: false, place: 'header' }],
  [/\.(footnotes|endnotes)\+xml$/, { kind: 'note', hidden: false, place: 'property' }],
  [/\.comments\+xml$/, { kind: 'comment', hidden: true, place: 'property' }],
  [/\.document\.glossary\+xml$/, { kind: 'hidden', hidden: true, place: 'property' }],
]

/** Comment threads, and the people who wrote them: names, and often their mail addresses. */
const PEOPLE = /\.(commentsExtended|commentsIds|commentsExtensible|people)\+xml$/

export function storyKind(type: string): StoryKind | undefined {
  return STORIES.find(([pattern]) => pattern.test(type))?.[1]
}

/** The trees of the stories, by part name, for the one who wants to write in them. */
export type Stories = Map<string, XmlElement>

/** Reads every part of a Word document. Returns the trees whose text nodes the written parts point back to. */
export async function readDocx(c: Collector, pkg: OfficePackage): Promise<Stories> {
  if (pkg.main === '') throw new Stop('broken', '[Content_Types].xml')
  const stories: Stories = new Map()
  const authors = new Set<string>()
  const styleName = [...pkg.entries.keys()].find((name) => /wordprocessingml\.styles\+xml$/.test(pkg.typeOf(name)))
  const styleBytes = styleName === undefined ? undefined : pkg.entries.get(styleName)
  const styles = readStyles(styleBytes === undefined ? undefined : parseXml(styleBytes, styleName ?? ''))
  const readOne = (name: string, type: string, bytes: Uint8Array): boolean => {
    const story = startsWith(bytes, 'PK') ? undefined : storyKind(type)
    if (story === undefined) {
      if (!PEOPLE.test(type)) return false
      const writer = c.part(`${name}:text`, 'author', true, { property: name })
      sweepText(parseXml(bytes, name), writer)
      sweepAttributes(parseXml(bytes, name), writer)
      return true
    }
    const root = parseXml(bytes, name)
    stories.set(name, root)
    const short =
      name
        .split('/')
        .at(-1)
        ?.replace(/\.xml$/, '') ?? name
    const place = story.place === undefined ? {} : { [story.place]: short }
    readStory(c, root, name, story.kind, story.hidden, styles, place, authors)
    for (const author of commentAuthors(root)) authors.add(author)
    return true
  }
  // The body first: a reviewer reads from there.
  const body = pkg.entries.get(pkg.main)
  if (body !== undefined) readOne(pkg.main, pkg.typeOf(pkg.main), body)
  await readOtherParts(c, pkg, (name, type, bytes) => name === pkg.main || readOne(name, type, bytes))
  const writer = c.part('authors', 'author', true, { property: 'author' })
  for (const author of authors) if (author.trim() !== '') writer.line(author)
  return stories
}
