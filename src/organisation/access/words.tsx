/** What this room says in more than one place. */
import { Fault } from '../../platform/faults.ts'
import { type FormError, Law, Notice, T, Tag, type Text, useLang, writeDay } from '../../platform/page/index.ts'
import { ROLES } from '../founding/index.ts'
import { type CircleSize, type Ground, type Holding, isTooWide, type Naming, sizeLimit } from './access.ts'
import type { Refusal } from './policy.ts'

/** Why not, and what to do. `unreached` is answered by the page that there is nothing to show. */
export const REFUSAL_TEXTS: Readonly<Record<Exclude<Refusal, 'unreached'>, { field?: string; text: Text }>> = {
  self: {
    text: {
      sv: 'Ingen ger sig själv behörighet. Be en annan systemägare.',
      en: 'Nobody gives access to oneself. Ask another system owner.',
    },
  },
  same_hand: {
    text: {
      sv: 'Du har själv utsett personen. En annan systemägare behöver besluta.',
      en: 'You named the person yourself. Another system owner needs to decide.',
    },
  },
  decided: {
    text: { sv: 'Det är redan beslutat. Ladda om sidan.', en: 'It has already been decided. Reload the page.' },
  },
  access_ended: {
    field: 'account',
    text: { sv: 'Personens åtkomst har avslutats. Välj någon annan.', en: 'The person’s access has ended. Choose somebody else.' },
  },
  not_of_unit: {
    field: 'account',
    text: {
      sv: 'Personen hör inte till enheten. Be systemägaren att flytta kontot först, eller välj någon annan.',
      en: 'The person does not belong to the unit. Ask the system owner to move the account first, or choose somebody else.',
    },
  },
  not_for_naming: {
    field: 'what',
    text: { sv: 'Den rollen tilldelar systemägaren direkt.', en: 'The system owner gives that role directly.' },
  },
  must_be_named: {
    field: 'role',
    text: {
      sv: 'Rollen når skyddade personer. Enhetschefen behöver utse personen först.',
      en: 'The role reaches protected persons. The unit head needs to name the person first.',
    },
  },
  no_analysis: {
    field: 'analysis',
    text: {
      sv: 'Det här kräver en behovs- och riskanalys. Välj en, eller skriv en först.',
      en: 'This needs an analysis of needs and risks. Choose one, or write one first.',
    },
  },
  analysis_ended: {
    field: 'analysis',
    text: { sv: 'Analysen är avslutad. Välj en som gäller.', en: 'The analysis has ended. Choose one that stands.' },
  },
  analysis_past_review: {
    field: 'analysis',
    text: { sv: 'Analysen skulle ha gåtts igenom. Förnya den först.', en: 'The analysis is past its review. Renew it first.' },
  },
  analysis_elsewhere: {
    field: 'analysis',
    text: {
      sv: 'Analysen gäller något annat. Välj en som gäller enheten eller just den kretsen.',
      en: 'The analysis is about something else. Choose one about the unit or that very circle.',
    },
  },
  day_past: {
    field: 'until',
    text: { sv: 'Dagen har redan varit. Välj en dag inom ett år.', en: 'The day has passed. Choose a day within a year.' },
  },
  day_beyond_year: {
    field: 'until',
    text: {
      sv: 'Ingen behörighet ges för mer än ett år. Välj en tidigare dag.',
      en: 'No access is given for more than a year. Choose an earlier day.',
    },
  },
  day_beyond_review: {
    field: 'until',
    text: {
      sv: 'Dagen är efter den då analysen ska gås igenom. Välj en tidigare dag, eller förnya analysen.',
      en: 'The day is past the day when the analysis is to be gone through. Choose an earlier day, or renew the analysis.',
    },
  },
  reviewer_is_apart: {
    text: {
      sv: 'Loggranskaren är oberoende: den som granskar loggen ingår inte i en krets och är inte systemägare, enhetschef, skyddsansvarig, ersättare eller handläggare. Avsluta det ena först, eller välj någon annan.',
      en: 'The log reviewer is independent: whoever reviews the log is in no circle and is not system owner, unit head, protection officer, deputy or caseworker. End the one first, or choose somebody else.',
    },
  },
  owner_reaches_nobody: {
    text: {
      sv: 'Systemägaren ger behörighet och når därför inga skyddade personer själv. Avsluta det ena först, eller välj någon annan.',
      en: 'The system owner gives access and therefore reaches no protected persons. End the one first, or choose somebody else.',
    },
  },
}

export const whatText = (of: Pick<Holding | Naming, 'what' | 'circle_name'>): Text =>
  of.what === 'place' ? { sv: `Plats i ${of.circle_name ?? 'en krets'}`, en: `A place in ${of.circle_name ?? 'a circle'}` } : ROLES[of.what]

/** What came of a naming. */
export const OUTCOMES: Readonly<Record<NonNullable<Naming['decision']>, Text>> = {
  granted: { sv: 'Tilldelad', en: 'Granted' },
  declined: { sv: 'Systemägaren sade nej', en: 'The system owner declined' },
  withdrawn: { sv: 'Tillbakatagen', en: 'Taken back' },
}

const GROUNDS: Readonly<Record<Exclude<Ground, 'stands' | 'not_needed'>, Text>> = {
  none: { sv: 'Vilar inte på någon analys', en: 'Rests on no analysis' },
  ended: { sv: 'Analysen är avslutad', en: 'The analysis has ended' },
  past_review: { sv: 'Analysen skulle ha gåtts igenom', en: 'The analysis is past its review' },
  elsewhere: { sv: 'Analysen gäller en annan enhet', en: 'The analysis is about another unit' },
}
export function GroundOf({ held }: { held: Pick<Holding, 'ground' | 'analysis'> }) {
  if (held.ground === 'not_needed') return <T text={{ sv: 'Behövs inte', en: 'Not needed' }} />
  if (held.ground !== 'stands') return <Tag tone="waiting" text={GROUNDS[held.ground]} />
  return (
    <a href={`/behovsanalys/${held.analysis}`}>
      <T text={{ sv: 'Analysen', en: 'The analysis' }} />
    </a>
  )
}

/** "3 av högst 4": wherever a circle is shown, its size is. */
export const sizeText = (circle: Pick<CircleSize, 'members' | 'size_target' | 'analysed'>): Text => ({
  sv: `${circle.members} av högst ${sizeLimit(circle)}`,
  en: `${circle.members} of at most ${sizeLimit(circle)}`,
})
/** Said in plain words, with the next step. Nothing where the circle is as it is to be. */
export function TooWide({ circles }: { circles: readonly CircleSize[] }) {
  const wide = circles.filter(isTooWide)
  if (wide.length === 0) return null
  return (
    <>
      {wide.map((circle) => (
        <Notice kind="waiting" title={{ sv: `${circle.name} är större än den ska vara`, en: `${circle.name} is larger than it is to be` }}>
          <p>
            <T
              text={{
                sv: `${sizeText(circle).sv} ingår. Ju fler som vet, desto lättare sker ett misstag. Avsluta de platser som inte behövs, eller gör en ny behovs- och riskanalys.`,
                en: `${sizeText(circle).en} are in it. The more who know, the easier a mistake. End the places that are not needed, or make a new analysis of needs and risks.`,
              }}
            />
          </p>
        </Notice>
      ))}
    </>
  )
}

export function Day({ day }: { day: string }) {
  return <time datetime={day}>{writeDay(day, useLang())}</time>
}

export function AccessLaw() {
  return (
    <Law section="OSL 8:2, 21:3 · GDPR art. 32">
      <p>
        <T
          text={{
            sv: 'Sekretess gäller också mellan självständiga grenar av samma myndighet (OSL 8:2), och uppgifter om var en hotad person finns skyddas överallt (21:3). GDPR art. 32 kräver en säkerhet som svarar mot risken: så få som möjligt, under begränsad tid, och efter en bedömning som går att visa.',
            en: 'Secrecy applies between independent branches of one authority too (OSL 8:2), and data on where a threatened person is are protected everywhere (21:3). GDPR art. 32 asks for security that answers to the risk: as few as possible, for a limited time, and after an assessment that can be shown.',
          }}
        />
      </p>
      <p>
        <T
          text={{
            sv: 'För hälso- och sjukvården ska en behovs- och riskanalys föregå varje beslut om behörighet (HSLF-FS 2016:40, 4 kap.). Samvärn arbetar så för alla organisationer.',
            en: 'In health care an analysis of needs and risks must come before each decision on access (HSLF-FS 2016:40, ch. 4). Samvärn works that way for every organisation.',
          }}
        />
      </p>
    </Law>
  )
}

/** A refusal as an error on the form that was sent; out of reach and overtaken are answered as such. */
export function errorsFor(because: Refusal | 'conflict', fields: readonly string[] = []): FormError[] {
  if (because === 'unreached') throw new Fault('not_found')
  if (because === 'conflict') throw new Fault('conflict')
  const { field, text } = REFUSAL_TEXTS[because]
  return [field !== undefined && fields.includes(field) ? { field, message: text } : { message: text }]
}
