import type { Look, Styles } from '../extract/docx-hidden.ts'
import { groundLook, isHiddenLook, lookOf } from '../extract/docx-hidden.ts'
import type { XmlElement, XmlNode } from '../extract/xml.ts'
import { attribute, child, children, descendants, isElement, textOf } from '../extract/xml.ts'
import { replaceChildren } from './docx-accept.ts'

/** Elements of the running text that the copy keeps. Everything else is unwrapped, or dropped with its content. */
const KEPT = new Set(
  (
    'w:document w:body w:hdr w:ftr w:footnotes w:endnotes w:footnote w:endnote w:p w:r w:t w:tab w:br w:cr w:noBreakHyphen w:sym w:ptab ' +
    'w:tbl w:tr w:tc w:pPr w:rPr w:tblPr w:tblGrid w:trPr w:tcPr w:tblPrEx w:sectPr w:footnoteReference w:endnoteReference w:footnoteRef w:endnoteRef w:separator w:continuationSeparator'
  ).split(' '),
)
/** Wrappers whose text is ordinary text: links, smart tags, content controls, text boxes. */
const UNWRAPPED =
  /^(w:(hyperlink|smartTag|customXml|sdt|sdtContent|fldSimple|dir|bdo|ruby|rt|rubyBase|drawing|pict|object|txbxContent|background)|m:\w+|mc:(AlternateContent|Choice|Fallback)|wps:\w+|wp:(inline|anchor)|wpg:\w+|a:(graphic|graphicData)|v:\w+)$/
/** Numbers of pages change by themselves and tell nothing. All other fields are left as the text they last showed. */
const LIVING_FIELD = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\s*(\\\*\s*\w+\s*)*$/
const PROPERTY_BLOCK = /^w:(pPr|rPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|sectPr)$/
/** Properties that carry words or ties to other parts. */
const PROPERTY_DROPPED = /^w:(tblCaption|tblDescription|divId|cnfStyle|printerSettings|framePr|webHidden)$/
const ATTRIBUTES_DROPPED = /^(w:rsid\w*|w14:.*|w15:.*|w16\w*:.*|w:author|w:date|w:initials|mc:Ignorable)$/

export interface Stripped {
  pictures: number
}
interface Walk {
  styles: Styles
  count: Stripped
  kept: (relationship: string) => boolean
}

/** Elements of the text itself need only these; any other attribute could hold words. */
const TEXT_ATTRIBUTES = /^(w:(id|type|clear|char|font|fldCharType|alignment|relativeTo|leader)|xml:space)$/

function cleanAttributes(element: XmlElement): void {
  element.attributes = element.attributes.filter((a) => !ATTRIBUTES_DROPPED.test(a.name) && (!a.name.startsWith('r:') || a.name === 'r:id'))
}

/** Layout: names of styles, sizes, borders. No element here holds text. */
function cleanBlock(w: Walk, block: XmlElement): void {
  const kept = block.children.filter(
    (node): node is XmlElement => isElement(node) && node.name.startsWith('w:') && !PROPERTY_DROPPED.test(node.name),
  )
  const bound = kept.filter((node) => !/^w:(headerReference|footerReference)$/.test(node.name) || w.kept(attribute(node, 'r:id') ?? ''))
  replaceChildren(block, bound)
  cleanAttributes(block)
  for (const node of bound) cleanBlock(w, node)
}

function isHiddenRun(w: Walk, run: XmlElement, paragraph: Look, isGroundKnown: boolean): boolean {
  const properties = child(run, 'w:rPr')
  const style = w.styles.get(attribute(child(properties, 'w:rStyle'), 'w:val') ?? '') ?? {}
  return isHiddenLook({ ...paragraph, ...style, ...lookOf(properties) }, isGroundKnown)
}

/** The second form of a drawing repeats the first's text; a picture has none that anyone has read. */
function alternativesOf(node: XmlElement): XmlNode[] {
  if (node.name !== 'mc:AlternateContent') return node.children
  return node.children.filter(isElement).slice(0, 1)
}

function holdsPicture(node: XmlElement): boolean {
  return (
    [...descendants(node)].some((inner) => /(^|:)(blip|imagedata|chart|relIds|OLEObject|contentPart)$/.test(inner.name)) &&
    !/\S/.test(boxText(node))
  )
}

function boxText(node: XmlElement): string {
  return [...descendants(node)]
    .filter((inner) => inner.name === 'w:txbxContent')
    .map(textOf)
    .join('')
}

/** Runs between the marks of a complex field: its instruction goes, its shown result stays. */
function stripFields(paragraph: XmlElement): void {
  const keepsField: boolean[] = []
  const runs = [...descendants(paragraph)].filter((element) => element.name === 'w:r')
  // A living field is kept whole; find which begin marks are of one by their instruction.
  const living = livingBegins(runs)
  for (const run of runs) {
    const kept = run.children.filter((node) => {
      if (!isElement(node)) return true
      if (node.name === 'w:fldChar') {
        const type = attribute(node, 'w:fldCharType')
        if (type === 'begin') {
          keepsField.push(living.has(node))
          return living.has(node)
        }
        const isLiving = keepsField.at(-1) ?? false
        if (type === 'end') keepsField.pop()
        return isLiving
      }
      if (node.name === 'w:instrText') return keepsField.at(-1) ?? false
      return node.name !== 'w:delInstrText'
    })
    replaceChildren(run, kept)
  }
}

function livingBegins(runs: readonly XmlElement[]): Set<XmlElement> {
  const living = new Set<XmlElement>()
  let begin: XmlElement | undefined
  let instruction = ''
  for (const node of runs.flatMap((run) => run.children).filter(isElement)) {
    const type = node.name === 'w:fldChar' ? attribute(node, 'w:fldCharType') : undefined
    if (type === 'begin') {
      begin = node
      instruction = ''
    } else if (node.name === 'w:instrText') instruction += textOf(node)
    else if (type === 'separate' || type === 'end') {
      if (begin !== undefined && LIVING_FIELD.test(instruction)) living.add(begin)
      begin = undefined
    }
  }
  return living
}

const FIELD_PARTS = /^w:(fldChar|instrText)$/

function stripNode(w: Walk, node: XmlNode, paragraph: Look, isGroundKnown: boolean): XmlNode[] {
  if (!isElement(node)) return node.parent.name === 'w:t' || node.parent.name === 'w:instrText' ? [node] : []
  if (PROPERTY_BLOCK.test(node.name)) {
    cleanBlock(w, node)
    return [node]
  }
  if (/^w:(drawing|pict|object)$/.test(node.name) && holdsPicture(node)) {
    w.count.pictures++
    return []
  }
  if (node.name === 'w:r' && isHiddenRun(w, node, paragraph, isGroundKnown)) return []
  if (node.name === 'm:t') {
    node.name = 'w:t'
    node.raw = 'w:t'
  }
  if (node.name === 'm:r') {
    node.name = 'w:r'
    node.raw = 'w:r'
    node.children = node.children.filter((inner) => isElement(inner) && inner.name === 'm:t')
  }
  if (KEPT.has(node.name) || FIELD_PARTS.test(node.name)) {
    strip(w, node, paragraph, isGroundKnown)
    return [node]
  }
  if (!UNWRAPPED.test(node.name)) return []
  replaceChildren(node, alternativesOf(node))
  strip(w, node, paragraph, isGroundKnown)
  return node.children
}

/** Paragraphs that come out of a text box inside a run cannot stand in a run: their runs are put in its place. */
function liftBoxes(element: XmlElement): void {
  if (element.name !== 'w:p') return
  const lift = (nodes: XmlNode[]): XmlNode[] =>
    nodes.flatMap((node): XmlNode[] => {
      if (!isElement(node) || node.name !== 'w:r') return [node]
      if (!node.children.some((inner) => isElement(inner) && /^w:(p|tbl|r)$/.test(inner.name))) return [node]
      const properties = child(node, 'w:rPr')
      const result: XmlNode[] = []
      for (const inner of node.children) {
        if (isElement(inner) && /^w:(p|tbl|r)$/.test(inner.name)) result.push(...runsOf(inner))
        else if (inner !== properties) {
          const own: XmlElement = { ...node, children: [] }
          replaceChildren(own, [...(properties === undefined ? [] : [structuredCopy(properties)]), inner])
          result.push(own)
        }
      }
      return result
    })
  replaceChildren(element, lift(element.children))
}

function structuredCopy(element: XmlElement): XmlElement {
  const copy: XmlElement = { ...element, children: [] }
  replaceChildren(
    copy,
    element.children.map((node) => (isElement(node) ? structuredCopy(node) : { ...node })),
  )
  return copy
}

function runsOf(element: XmlElement): XmlElement[] {
  if (element.name === 'w:r') return [element]
  const paragraphs = element.name === 'w:p' ? [element] : [...descendants(element)].filter((inner) => inner.name === 'w:p')
  return paragraphs.flatMap((p) => {
    const space: XmlElement = { name: 'w:r', raw: p.raw.replace(/p$/, 'r'), attributes: [], children: [], parent: p }
    const gap: XmlElement = { name: 'w:br', raw: p.raw.replace(/p$/, 'br'), attributes: [], children: [], parent: space }
    space.children.push(gap)
    return [...children(p, 'w:r'), space]
  })
}

export function strip(w: Walk, element: XmlElement, outer: Look = {}, isGroundKnown = true): void {
  element.attributes = element.attributes.filter((a) => TEXT_ATTRIBUTES.test(a.name))
  let look = outer
  if (element.name === 'w:p') {
    stripFields(element)
    const properties = child(element, 'w:pPr')
    look = { ...outer, ...(w.styles.get(attribute(child(properties, 'w:pStyle'), 'w:val') ?? '') ?? {}), ...groundLook(properties) }
  } else if (element.name === 'w:tc') look = { ...outer, ...groundLook(child(element, 'w:tcPr')) }
  else if (element.name === 'w:txbxContent') look = {}
  const known =
    isGroundKnown &&
    element.name !== 'w:txbxContent' &&
    (element.name !== 'w:tbl' || child(child(element, 'w:tblPr'), 'w:tblStyle') === undefined)
  replaceChildren(
    element,
    element.children.flatMap((node) => stripNode(w, node, look, known)),
  )
  liftBoxes(element)
  if (element.name === 'w:t' && /^\s|\s$/.test(textOf(element)) && attribute(element, 'xml:space') === undefined)
    element.attributes.push({ name: 'xml:space', raw: 'xml:space', value: 'preserve' })
}
