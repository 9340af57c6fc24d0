import { zipSync } from 'fflate'
import { writeXml } from '../extract/xml.ts'
import type { XmlElement } from '../extract/xml.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'

export interface CopyPart {
  file: string
  type: string
  relation: string
  id: string
  xml: string
}

/** Elements and attributes by their usual names, with the two namespaces that the copy needs and no other. */
export function canonicalise(root: XmlElement): void {
  const visit = (element: XmlElement): void => {
    element.raw = element.name
    element.attributes = element.attributes
      .filter((a) => /^(w:|r:|xml:space$)/.test(a.name) && !a.name.startsWith('xmlns'))
      .map((a) => ({ ...a, raw: a.name }))
    for (const node of element.children) if ('children' in node) visit(node)
  }
  visit(root)
  root.attributes.unshift({ name: 'xmlns:w', raw: 'xmlns:w', value: W }, { name: 'xmlns:r', raw: 'xmlns:r', value: R })
}

export function xmlOf(root: XmlElement): string {
  canonicalise(root)
  return writeXml(root)
}

const SETTINGS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="${W}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

/** The same time in every copy: when it was made is nobody's business either. 1980 is where zip's calendar begins. */
const NEUTRAL_TIME = new Date(1980, 0, 1)

/** Writes a whole new file. Nothing of the old container is taken over: no entry, name, time, comment or extra field. */
export function writePackage(document: string, parts: readonly CopyPart[]): Uint8Array {
  const all: CopyPart[] = [
    ...parts,
    { file: 'settings.xml', type: `${TYPE}settings+xml`, relation: `${R}/settings`, id: 'rIdSettings', xml: SETTINGS },
  ]
  const overrides = [{ file: 'document.xml', type: `${TYPE}document.main+xml` }, ...all]
    .map(({ file, type }) => `<Override PartName="/word/${file}" ContentType="${type}"/>`)
    .join('')
  const relations = all.map(({ file, relation, id }) => `<Relationship Id="${id}" Type="${relation}" Target="${file}"/>`).join('')
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${RELATIONSHIPS}">${relations}</Relationships>`,
    'word/document.xml': document,
  }
  for (const { file, xml } of all) files[`word/${file}`] = xml
  const encoder = new TextEncoder()
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])), {
    level: 6,
    mtime: NEUTRAL_TIME,
    os: 0,
  })
}
