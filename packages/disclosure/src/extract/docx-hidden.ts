import type { XmlElement } from './xml.ts'
import { attribute, child, children } from './xml.ts'

/** What of a run's look decides whether a reader sees it. */
export interface Look {
  vanish?: boolean
  color?: string
  half_points?: number
  ground?: string
}
export type Styles = Map<string, Look>

function isOn(element: XmlElement | undefined): boolean | undefined {
  if (element === undefined) return undefined
  return !/^(0|false|off)$/.test(attribute(element, 'w:val') ?? 'true')
}

function groundOf(properties: XmlElement | undefined): string | undefined {
  const highlight = attribute(child(properties, 'w:highlight'), 'w:val')
  if (highlight !== undefined && highlight !== 'none') return highlight === 'black' ? '000000' : highlight === 'white' ? 'FFFFFF' : 'other'
  const fill = attribute(child(properties, 'w:shd'), 'w:fill')?.toUpperCase()
  return fill === undefined || fill === 'AUTO' ? undefined : fill
}

export function lookOf(properties: XmlElement | undefined): Look {
  const look: Look = {}
  const vanish = isOn(child(properties, 'w:vanish')) ?? isOn(child(properties, 'w:specVanish'))
  if (vanish !== undefined) look.vanish = vanish
  const color = child(properties, 'w:color')
  if (color !== undefined)
    look.color = /^(background1|light1|bg1|lt1)$/.test(attribute(color, 'w:themeColor') ?? '')
      ? 'FFFFFF'
      : (attribute(color, 'w:val') ?? 'auto').toUpperCase()
  const size = Number(attribute(child(properties, 'w:sz'), 'w:val'))
  if (Number.isFinite(size) && child(properties, 'w:sz') !== undefined) look.half_points = size
  const ground = groundOf(properties)
  if (ground !== undefined) look.ground = ground
  return look
}

/** Looks by style id, with what each style inherits. */
export function readStyles(root: XmlElement | undefined): Styles {
  const raw = new Map<string, { own: Look; base: string | undefined }>()
  for (const style of children(root, 'w:style')) {
    const own = { ...groundLook(child(style, 'w:pPr')), ...lookOf(child(style, 'w:rPr')) }
    raw.set(attribute(style, 'w:styleId') ?? '', { own, base: attribute(child(style, 'w:basedOn'), 'w:val') })
  }
  const resolve = (id: string | undefined, depth: number): Look => {
    const style = id === undefined || depth > 20 ? undefined : raw.get(id)
    return style === undefined ? {} : { ...resolve(style.base, depth + 1), ...style.own }
  }
  return new Map([...raw.keys()].map((id) => [id, resolve(id, 0)]))
}

/** A ground of its own behind the text; nothing when there is none, so that merging keeps the outer one. */
export function groundLook(properties: XmlElement | undefined): Look {
  const ground = groundOf(properties)
  return ground === undefined ? {} : { ground }
}

/**
 * True when an ordinary reader does not see the run: hidden by format, smaller than 2 points, or in the colour of its
 * ground. Where the ground is not known (a table style, a shape) white text counts as seen.
 */
export function isHiddenLook(look: Look, isGroundKnown: boolean): boolean {
  if (look.vanish === true) return true
  if (look.half_points !== undefined && look.half_points < 4) return true
  const color = look.color ?? 'AUTO'
  if (look.ground !== undefined) return color === look.ground
  return isGroundKnown && color === 'FFFFFF'
}
