import { Budget, Collector } from '../extract/collector.ts'
import { readDocx } from '../extract/docx.ts'
import type { Styles } from '../extract/docx-hidden.ts'
import { readStyles } from '../extract/docx-hidden.ts'
import { readFile } from '../extract/extract.ts'
import type { OfficePackage } from '../extract/ooxml.ts'
import { openPackage, readRelationships } from '../extract/ooxml.ts'
import type { XmlElement, XmlText } from '../extract/xml.ts'
import { descendants, isElement, parseXml } from '../extract/xml.ts'
import type { ThemeFonts } from './docx-fonts.ts'
import { readThemeFonts, settleFonts } from './docx-fonts.ts'
import { readZip } from '../extract/zip.ts'
import type { Document, Limits } from '../types.ts'
import { accept, replaceChildren } from './docx-accept.ts'
import type { CopyPart } from './docx-package.ts'
import { writePackage, xmlOf } from './docx-package.ts'
import { strip } from './docx-strip.ts'
import type { Cut } from './removal.ts'
import { applyCuts, mergeCuts } from './removal.ts'

/** Which parts of a document the copy holds, by the end of the relationship that leads to them. */
const KEPT: Record<string, { file: (n: number) => string; story: boolean }> = {
  header: { file: (n) => `header${n}.xml`, story: true },
  footer: { file: (n) => `footer${n}.xml`, story: true },
  footnotes: { file: () => 'footnotes.xml', story: true },
  endnotes: { file: () => 'endnotes.xml', story: true },
  styles: { file: () => 'styles.xml', story: false },
  numbering: { file: () => 'numbering.xml', story: false },
}

export interface OpenDocx {
  pkg: OfficePackage
  stories: Map<string, XmlElement>
  collector: Collector
  document: Document
  kept: KeptPart[]
  styles: Styles
}
interface KeptPart {
  name: string
  id: string
  kind: string
}

function keptParts(pkg: OfficePackage): KeptPart[] {
  const relsName = pkg.main.replace(/([^/]+)$/, '_rels/$1.rels')
  const bytes = pkg.entries.get(relsName)
  if (bytes === undefined) return []
  const folder = pkg.main.split('/').slice(0, -1).join('/')
  return readRelationships(bytes, relsName)
    .filter((r) => !r.external)
    .flatMap((r) => {
      const kind = r.type.split('/').at(-1) ?? ''
      const name = r.target.startsWith('/') ? r.target.slice(1) : [folder, r.target].filter((part) => part !== '').join('/')
      return KEPT[kind] !== undefined && pkg.entries.has(name) ? [{ name, id: r.id, kind }] : []
    })
}

/** Reads a document as `extract` does, and keeps the trees that its parts point into. */
export async function openDocx(bytes: Uint8Array, limits: Partial<Limits>): Promise<OpenDocx> {
  const collector = new Collector(new Budget(limits), {}, readFile)
  const pkg = openPackage(readZip(bytes, collector.budget))
  const stories = await readDocx(collector, pkg)
  const kept = keptParts(pkg)
  const styleName = kept.find((part) => part.kind === 'styles')?.name
  const styles = readStyles(styleName === undefined ? undefined : parseXml(pkg.entries.get(styleName) ?? new Uint8Array(), styleName))
  return { pkg, stories, collector, document: collector.document('docx'), kept, styles }
}

/** A gap matters when it is about something that the copy would carry on. */
export function gapInCopy(open: OpenDocx): string | undefined {
  const names = new Set([open.pkg.main, ...open.kept.map((part) => part.name)])
  const gap = open.collector.unread.find(
    ({ where }) =>
      where === undefined ||
      names.has(where.split(' › ')[0]?.replace(/:[^/]*$/, '') ?? '') ||
      !open.pkg.entries.has(where.split(' › ')[0] ?? ''),
  )
  return gap === undefined ? undefined : `${gap.code} ${gap.where ?? ''}`.trim()
}

/** From stretches of a part's text to the text nodes they came from. The label goes where a stretch begins. */
function cutNodes(open: OpenDocx, cuts: ReadonlyMap<string, Cut[]>): void {
  const byNode = new Map<XmlText, Cut[]>()
  for (const [part, own] of cuts) {
    const segments = open.collector.writer(part)?.segments ?? []
    for (const cut of own) {
      let isFirst = true
      for (const segment of segments) {
        if (segment.end <= cut.start || segment.start >= cut.end) continue
        const start = Math.max(cut.start, segment.start) - segment.start + segment.from
        const end = Math.min(cut.end, segment.end) - segment.start + segment.from
        const node = segment.source as XmlText
        const list = byNode.get(node) ?? []
        list.push({ start, end, label: isFirst ? cut.label : '' })
        byNode.set(node, list)
        isFirst = false
      }
    }
  }
  for (const [node, list] of byNode) {
    const labelled = mergeCuts(list).map((cut) => ({
      ...cut,
      label: list.find((other) => other.label !== '' && other.start < cut.end && other.end > cut.start)?.label ?? '',
    }))
    node.text = applyCuts(node.text, labelled)
  }
}

/** Styles and numbering: layout with names. Embedded pictures of bullets, history and comments go. */
function cleanLayout(root: XmlElement): void {
  for (const element of [root, ...descendants(root)]) {
    element.attributes = element.attributes.filter((a) => !/^(w:rsid\w*|w14:.*|w15:.*|w16\w*:.*|mc:Ignorable|w:nsid)$/.test(a.name))
    replaceChildren(
      element,
      element.children.filter(
        (node) =>
          isElement(node) &&
          node.name.startsWith('w:') &&
          !/^w:(rsid|numPicBullet|lvlPicBulletId|nsid|tmpl|rPrChange|pPrChange|numberingChange|latentStyles)$/.test(node.name),
      ),
    )
  }
}

function themeFonts(pkg: OfficePackage): ThemeFonts {
  const theme = [...pkg.entries].find(([name]) => /officedocument\.theme\+xml$/.test(pkg.typeOf(name)))
  return theme === undefined ? new Map() : readThemeFonts(parseXml(theme[1], theme[0]))
}

export interface DocxCopy {
  bytes: Uint8Array
  pictures: number
  embedded: number
}

/**
 * Makes the copy: the marked stretches are replaced in the text nodes, tracked changes accepted, hidden runs, comments,
 * properties, pictures, embedded files, links and fields left out, and a new container written.
 */
export function copyDocx(open: OpenDocx, cuts: ReadonlyMap<string, Cut[]>): DocxCopy {
  cutNodes(open, cuts)
  const storyNames = new Set(open.kept.filter((part) => KEPT[part.kind]?.story === true).map((part) => part.id))
  const walk = { styles: open.styles, count: { pictures: 0 }, kept: (id: string) => storyNames.has(id) }
  const fonts = themeFonts(open.pkg)
  const finish = (root: XmlElement): string => {
    accept(root)
    strip(walk, root)
    settleFonts(root, fonts)
    return xmlOf(root)
  }
  const body = open.stories.get(open.pkg.main)
  if (body === undefined) throw new Error('no body')
  const numbers = new Map<string, number>()
  const parts: CopyPart[] = []
  const written = new Set<string>()
  for (const part of open.kept) {
    if (written.has(part.name)) continue
    written.add(part.name)
    const kind = KEPT[part.kind]
    const story = open.stories.get(part.name)
    const root = kind?.story === true ? story : parseXml(open.pkg.entries.get(part.name) ?? new Uint8Array(), part.name)
    if (kind === undefined || root === undefined) continue
    const n = (numbers.get(part.kind) ?? 0) + 1
    numbers.set(part.kind, n)
    if (!kind.story) {
      cleanLayout(root)
      settleFonts(root, fonts)
    }
    const xml = kind.story ? finish(root) : xmlOf(root)
    parts.push({
      file: kind.file(n),
      type: `application/vnd.openxmlformats-officedocument.wordprocessingml.${part.kind}+xml`,
      relation: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${part.kind}`,
      id: part.id,
      xml,
    })
  }
  const embedded = [...open.pkg.entries.keys()].filter((name) => /\/(embeddings|afchunk)/i.test(name)).length
  return { bytes: writePackage(finish(body), parts), pictures: walk.count.pictures, embedded }
}
