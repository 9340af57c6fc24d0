/** What a print shop needs to know, as a text to send along with the file. Pure. */
import { FORMS, type Form } from '../text/index.ts'
import { DESIGNS, type Design, type DesignId } from './designs.ts'

export function orderText({ design: id, form, code }: { design: DesignId; form: Form; code: string }, lang: 'sv' | 'en'): string {
  const design: Design = DESIGNS[id]
  const folded = design.layout === 'wallet'
  const paper = design.layout === 'wallet' ? 250 : design.layout === 'slip' ? 80 : design.layout === 'tearoff' ? 120 : 150
  return lang === 'sv'
    ? [
        `Beställning, märkt ${code}`,
        'Fil: information-1.pdf (1 sida, PDF/UA-1)',
        `Format efter skärning: ${design.w} × ${design.h} mm${folded ? ', vikes på mitten till 85 × 55 mm med trycket utåt' : ''}`,
        'Utfall: 3 mm på alla sidor. Skärmärken finns i filen.',
        'Tryck: ensidigt, svart (1 + 0)',
        `Papper: obestruket vitt, ${paper} g`,
        ...(folded ? ['Efterbehandling: bigning på mitten'] : []),
        ...(design.layout === 'tearoff' ? ['Efterbehandling: perforering eller slits mellan de tio lapparna, 62 mm från nederkanten'] : []),
        `Språk: ${FORMS[form].name}`,
        'Upplaga: ____',
        'Leverans: i neutrala kartonger, märkta endast med omgångens kod.',
        'Visa inte trycket på webbplats, i nyhetsbrev eller som prov.',
      ].join('\n')
    : [
        `Order, marked ${code}`,
        'File: information-1.pdf (1 page, PDF/UA-1)',
        `Trim size: ${design.w} × ${design.h} mm${folded ? ', folded in the middle to 85 × 55 mm with the print outwards' : ''}`,
        'Bleed: 3 mm on every side. Crop marks are in the file.',
        'Print: one side, black (1 + 0)',
        `Paper: uncoated white, ${paper} g`,
        ...(folded ? ['Finishing: creased in the middle'] : []),
        ...(design.layout === 'tearoff' ? ['Finishing: perforated or slit between the ten strips, 62 mm from the lower edge'] : []),
        `Language: ${FORMS[form].name}`,
        'Copies: ____',
        'Delivery: in neutral boxes, marked with the code of the batch only.',
        'Do not show the print on a website, in a newsletter or as a sample.',
      ].join('\n')
}
