import { Fault } from '../../platform/faults.ts'
import { type Ctx, whoAsks } from '../../platform/http/context.ts'
import { Notice, T, Tag, type Text, When } from '../../platform/page/index.ts'
import { type Kept, seeSite } from './deeds.ts'
import { seeContent, type Whole } from './deeds-items.ts'
import { pageAddress } from '../entry/index.ts'
import { content, FORMS, type Form } from '../text/index.ts'
import type { PublishState, Site } from './site.ts'

export const ROOM: Text = { sv: 'Nå ut', en: 'Reach out' }
export const SITES = { label: { sv: 'Sidor', en: 'Sites' }, href: '/sidor' }
export const COVERAGE = { label: { sv: 'Täckning', en: 'Coverage' }, href: '/sidor/tackning' }
export const crumbOf = (site: Pick<Site, 'id' | 'name'>) => ({ label: site.name, href: `/sidor/${site.id}` })

export const idOf = (c: Ctx, name = 'id'): string => c.req.param(name) ?? ''
export async function mustKeep(c: Ctx): Promise<Kept> {
  const kept = await seeSite(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!kept) throw new Fault('not_found')
  return kept
}
export async function mustSeeContent(c: Ctx): Promise<Whole> {
  const whole = await seeContent(c.get('house').db, whoAsks(c).actor, idOf(c))
  if (!whole) throw new Fault('not_found')
  return whole
}

/** Where the public pages of this installation are met; nothing when nobody has said. */
export function entryBase(c: Ctx, site?: Pick<Site, 'entry_address'>): string | undefined {
  const { config } = c.get('house')
  const said = site?.entry_address ?? config.entry_url
  if (said) return said.replace(/\/$/, '')
  return config.demo ? `${config.public_url || new URL(c.req.url).origin}/stod` : undefined
}
export const addressOf = (c: Ctx, site: Site, form: Form = 'sv', page = 'start'): string | undefined => {
  const base = entryBase(c, site)
  return base === undefined ? undefined : `${base}${pageAddress(site.code, form, page)}`
}

const STATES: Record<PublishState, { text: Text; tone: 'plain' | 'waiting' | 'done' | 'danger' }> = {
  never: { text: { sv: 'Inte ute', en: 'Not out' }, tone: 'waiting' },
  soon: { text: { sv: 'På väg ut', en: 'On its way out' }, tone: 'waiting' },
  out: { text: { sv: 'Ute', en: 'Out' }, tone: 'done' },
  stopped: { text: { sv: 'Ändringen kom inte ut', en: 'The change did not come out' }, tone: 'waiting' },
  withdrawn: { text: { sv: 'Nedtagen', en: 'Taken down' }, tone: 'plain' },
}
export const StateTag = ({ kept }: { kept: Kept }) => <Tag {...STATES[kept.state]} />

/** Truthfully how far the last change has come. */
export function StateNotice({ kept }: { kept: Kept }) {
  const { state, published, site } = kept
  if (state === 'out' && published)
    return (
      <p>
        <StateTag kept={kept} /> <T text={{ sv: 'Det som står här är ute sedan', en: 'What stands here has been out since' }} />{' '}
        <When at={published.at} />.
      </p>
    )
  if (state === 'stopped')
    return (
      <Notice kind="waiting" title={STATES.stopped.text}>
        <p>
          <T text={stoppedWords(site)} />
        </p>
      </Notice>
    )
  return (
    <Notice kind="waiting" title={{ sv: 'Ändringen är på väg ut', en: 'The change is on its way out' }} announce>
      <p>
        <T
          text={{
            sv: 'Den brukar vara ute inom en minut. Ladda om sidan för att se när den är det.',
            en: 'It is usually out within a minute. Reload the page to see when it is.',
          }}
        />{' '}
        {published ? (
          <>
            <T text={{ sv: 'Ute nu är det som publicerades', en: 'What is out now was published' }} /> <When at={published.at} />.
          </>
        ) : null}
      </p>
    </Notice>
  )
}
/** Which part the entry could not read, in words, with what to do. */
function stoppedWords({ fault }: Pick<Site, 'fault'>): Text {
  const [part = ''] = (fault ?? '').split('.')
  const where: Record<string, Text> = {
    contacts: { sv: 'Nummer och tider', en: 'Numbers and hours' },
    pieces: { sv: 'Egna texter', en: 'Texts of your own' },
    about: { sv: 'Er sida', en: 'Your page' },
    services: { sv: 'Stödverksamheter', en: 'Support services' },
    media: { sv: 'Film och ljud under Språk', en: 'Film and sound under Languages' },
    translations: { sv: 'Översättningar under Språk', en: 'Translations under Languages' },
    feedback: { sv: 'Inställningar', en: 'Settings' },
  }
  const place = where[part]
  if (place === undefined)
    return {
      sv: 'Något gick fel när sidan sattes samman. Det som var ute ligger kvar. Vi försöker igen av oss själva; tryck på Publicera igen eller säg till den som driver Samvärn om det inte hjälper.',
      en: 'Something went wrong when the site was put together. What was out remains. We try again by ourselves; press Publish again, or tell whoever runs Samvärn if that does not help.',
    }
  return {
    sv: `Något i ”${place.sv}” går inte att visa, oftast för att det är för mycket eller för långt. Det som var ute ligger kvar. Rätta där, så publiceras sidan igen.`,
    en: `Something in “${place.en}” cannot be shown, mostly because it is too much or too long. What was out remains. Correct it there, and the site is published again.`,
  }
}

export const pageName = (id: string): Text => content().pages.find((page) => page.id === id)?.name ?? { sv: id, en: id }
export const formName = (form: Form): string => FORMS[form].name

/** One day, or the first and the last. */
export const Days = ({ of: { from, until } }: { of: { from: string; until: string } }) =>
  from === until ? (
    <When at={from} />
  ) : (
    <>
      <When at={from} />–<When at={until} />
    </>
  )

/** A number is never broken between two lines. */
export const Phone = ({ number }: { number: string }) => <>{number.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')}</>
