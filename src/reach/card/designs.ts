/** Which designs there are. Pure. */
export type Layout = 'wallet' | 'tearoff' | 'slip' | 'poster'
export interface Design {
  readonly kind: 'card' | 'poster' | 'slip'
  readonly layout: Layout
  /** Tells nobody who sees it what it is for. */
  readonly discreet: boolean
  /** Trim size in millimetres. */
  readonly w: number
  readonly h: number
  readonly name: { readonly sv: string; readonly en: string }
  readonly use: { readonly sv: string; readonly en: string }
}
const poster = (
  name: { sv: string; en: string },
  use: { sv: string; en: string },
  discreet: boolean,
  [w, h]: [number, number],
): Design => ({ kind: 'poster', layout: 'poster', discreet, w, h, name, use })
export const DESIGNS = {
  wallet: {
    kind: 'card',
    layout: 'wallet',
    discreet: false,
    w: 170,
    h: 55,
    name: { sv: 'Plånbokskort', en: 'Wallet card' },
    use: {
      sv: '85 × 55 mm när det är vikt. Att lägga fram där den som tar det är ensam, till exempel på en toalett.',
      en: '85 × 55 mm when folded. To lay out where whoever takes it is alone, for example in a toilet.',
    },
  },
  'wallet-discreet': {
    kind: 'card',
    layout: 'wallet',
    discreet: true,
    w: 170,
    h: 55,
    name: { sv: 'Plånbokskort, diskret', en: 'Wallet card, discreet' },
    use: {
      sv: 'Bara nummer och tider. Säger inte vad det är till den som hittar det.',
      en: 'Numbers and hours only. Does not tell what it is to whoever finds it.',
    },
  },
  slip: {
    kind: 'slip',
    layout: 'slip',
    discreet: true,
    w: 80,
    h: 106,
    name: { sv: 'Remsa som ett kvitto', en: 'Slip like a receipt' },
    use: {
      sv: '80 mm bred. Att ge i handen på vårdcentralen, apoteket eller SFI. Ser ut som vilken papperslapp som helst.',
      en: '80 mm wide. To give in the hand at the health centre, the pharmacy or a language course. Looks like any slip of paper.',
    },
  },
  tearoff: {
    kind: 'poster',
    layout: 'tearoff',
    discreet: false,
    w: 210,
    h: 297,
    name: { sv: 'Anslag med tio rivlappar', en: 'Notice with ten tear-off strips' },
    use: {
      sv: 'A4. Klipp mellan lapparna. Riv av en eller två när du sätter upp det: den första lappen är svårast att ta.',
      en: 'A4. Cut between the strips. Tear off one or two when you put it up: the first is the hardest to take.',
    },
  },
  'tearoff-discreet': {
    kind: 'poster',
    layout: 'tearoff',
    discreet: true,
    w: 210,
    h: 297,
    name: { sv: 'Anslag med rivlappar, diskret', en: 'Notice with strips, discreet' },
    use: {
      sv: 'A4. För anslagstavlan i affären, tvättstugan eller lunchrummet.',
      en: 'A4. For the board in the shop, the laundry room or the canteen.',
    },
  },
  'poster-a4': poster(
    { sv: 'Affisch A4', en: 'Poster A4' },
    { sv: 'För väntrum och korridorer.', en: 'For waiting rooms and corridors.' },
    false,
    [210, 297],
  ),
  'poster-a3': poster(
    { sv: 'Affisch A3', en: 'Poster A3' },
    { sv: 'För stora rum. Läses på tre meters håll.', en: 'For large rooms. Is read from three metres.' },
    false,
    [297, 420],
  ),
  'poster-a4-discreet': poster(
    { sv: 'Affisch A4, diskret', en: 'Poster A4, discreet' },
    { sv: 'Nummer och tider, inget mer.', en: 'Numbers and hours, nothing more.' },
    true,
    [210, 297],
  ),
  'poster-a3-discreet': poster(
    { sv: 'Affisch A3, diskret', en: 'Poster A3, discreet' },
    { sv: 'Nummer och tider, stort.', en: 'Numbers and hours, large.' },
    true,
    [297, 420],
  ),
} as const satisfies Record<string, Design>
export type DesignId = keyof typeof DESIGNS
export const DESIGN_IDS = Object.keys(DESIGNS) as DesignId[]
