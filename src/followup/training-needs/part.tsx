import { Notice, type Place, T, Tabs } from '../../platform/page/index.ts'
import { NOT_SHOWN } from '../../platform/small-groups/index.ts'
import { percentOf, type Shown } from './training-needs.ts'

export const ROOM: Place = { label: { sv: 'Kunskapsbehov', en: 'Knowledge needs' }, href: '/kunskapsbehov' }
export const unitPlace = ({ id, name }: { id: string; name: string }): Place => ({ label: name, href: `/kunskapsbehov/enhet/${id}` })

/** What may be said of how many know: figures where the groups are large enough, otherwise words. */
export function ShownWords({ shown }: { shown: Shown }) {
  switch (shown.kind) {
    case 'exact':
      return (
        <T
          text={{
            sv: `${shown.covered} av ${shown.needed} (${percentOf(shown)} %)`,
            en: `${shown.covered} of ${shown.needed} (${percentOf(shown)}%)`,
          }}
        />
      )
    case 'nearly_all':
      return <T text={{ sv: 'Alla eller nästan alla', en: 'All or nearly all' }} />
    case 'few':
      return <T text={{ sv: 'Ingen eller några få', en: 'None or a few' }} />
    default:
      return <T text={NOT_SHOWN} />
  }
}

export function TrainingPort() {
  return (
    <Notice kind="info" title={{ sv: 'Utbildning räknas för hand tills vidare', en: 'Training is counted by hand for now' }}>
      <p>
        <T
          text={{
            sv: 'Utbildningsrummet är inte byggt än. Skriv in hur många som har lärt sig, eller läs en fil ur ert utbildningssystem. Bara antal, aldrig namn.',
            en: 'The training room is not built yet. Enter how many have learned, or read a file from your training system. Numbers only, never names.',
          }}
        />
      </p>
    </Notice>
  )
}

export function UnitTabs({ unit, current }: { unit: string; current: 'gap' | 'plan' | 'series' }) {
  const at = `/kunskapsbehov/enhet/${unit}`
  return (
    <Tabs
      label={{ sv: 'Vyer över enheten', en: 'Views of the unit' }}
      tabs={[
        { label: { sv: 'Glapp', en: 'Gaps' }, href: at, current: current === 'gap' },
        { label: { sv: 'Plan', en: 'Plan' }, href: `${at}/plan`, current: current === 'plan' },
        { label: { sv: 'Över tid', en: 'Over time' }, href: `${at}/over-tid`, current: current === 'series' },
      ]}
    />
  )
}
