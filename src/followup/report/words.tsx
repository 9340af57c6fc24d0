import type { Place, Text } from '../../platform/page/index.ts'
import { Tag } from '../../platform/page/index.ts'
import type { Version } from './report.ts'

export const REPORTS: Place = { label: { sv: 'Rapporter', en: 'Reports' }, href: '/rapporter' }

const STATES: Readonly<Record<Version['state'], { text: Text; tone: 'plain' | 'waiting' | 'done' }>> = {
  setting: { text: { sv: 'Görs i ordning', en: 'Being set' }, tone: 'waiting' },
  ready: { text: { sv: 'Klar', en: 'Ready' }, tone: 'done' },
  failed: { text: { sv: 'Kunde inte göras i ordning', en: 'Could not be set' }, tone: 'waiting' },
}
export function StateTag({ version }: { version: Version }) {
  if (version.open?.withdrawn_at === null) return <Tag tone="done" text={{ sv: 'Öppen för alla', en: 'Open to all' }} />
  return <Tag {...STATES[version.state]} />
}
export const versionName = (version: Pick<Version, 'number'>): Text => ({
  sv: `Version ${version.number}`,
  en: `Version ${version.number}`,
})

export const STALE: Text = {
  sv: 'Någon annan har ändrat rapporten sedan du öppnade den. Det du skrev står kvar här: läs det andra och spara igen.',
  en: 'Somebody else has changed the report since you opened it. What you wrote stands here: read the other and save again.',
}
export const ARCHIVED: Text = {
  sv: 'Rapporten är undanlagd. Ta fram den igen om den ska ändras.',
  en: 'The report has been put away. Take it out again to change it.',
}
