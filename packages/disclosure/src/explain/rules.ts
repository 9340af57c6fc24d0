/**
 * Why a finding is one. Each rule has an id that stays, the section of law it rests on, and a sentence for the one
 * who must decide. The law is told as verified in docs/domain.md section 3.1.
 */
export interface Rule {
  law: string
  sv: string
  en: string
}

export const RULES = {
  'R.where.unique': {
    law: 'OSL 21:3',
    sv: 'Uppgiften visar var en skyddad person bor eller kan nås. Bostadsadress, telefon, e-post och jämförbara uppgifter, även om anhöriga, skyddas i hela den offentliga sektorn när det finns särskild anledning att anta hot, våld eller annat allvarligt men.',
    en: 'This shows where a protected person lives or can be reached. Home address, phone, mail and the like, of relatives too, are protected throughout the public sector where there is special reason to fear threats, violence or other serious harm.',
  },
  'R.where.party': {
    law: 'OSL 21:3 a',
    sv: 'Personen har skyddad folkbokföring. Är hon part i ärendet gäller sekretess för allt som visar var hon bor, också sådant som bidrar till det tillsammans med andra uppgifter.',
    en: 'The person has skyddad folkbokföring. If she is a party to the case, anything that shows where she lives is secret, also what contributes to it together with other data.',
  },
  'R.where.uncertain': {
    law: 'OSL 21:3',
    sv: 'Uppgiften liknar en skyddad persons adress eller kontaktuppgift, men skrivsättet gör det osäkert. Jämför med registret innan något skickas.',
    en: 'This resembles the address or contact of a protected person, but the way it is written makes it uncertain. Compare with the register before anything is sent.',
  },
  'R.where.weak': {
    law: 'OSL 21:3 a',
    sv: 'Platsen finns i registret för en skyddad person. Ensam säger den lite; tillsammans med andra uppgifter kan den visa var hon vistas.',
    en: 'The place stands in the register for a protected person. Alone it says little; with other data it may show where she is.',
  },
  'R.where.site': {
    law: 'OSL 21:3 a',
    sv: 'Skola, arbetsplats, vård, domstol eller plats för överlämning pekar ut ett litet område där en skyddad person regelbundet vistas.',
    en: 'A school, workplace, care unit, court or place of hand-over points at a small area where a protected person regularly is.',
  },
  'R.where.school': {
    law: 'OSL 23:2',
    sv: 'Skolan finns i registret för en skyddad person. I skolan gäller sekretess för identitet och adress när det finns särskild anledning att anta men, och skolan är en plats (OSL 21:3 a).',
    en: 'The school stands in the register for a protected person. In schools identity and address are secret where there is special reason to fear harm, and the school is a place (OSL 21:3 a).',
  },
  'R.where.preschool': {
    law: 'OSL 23:1',
    sv: 'Förskolan finns i registret för en skyddad person. I förskolan är sekretess huvudregel, och förskolan är en plats (OSL 21:3 a).',
    en: 'The preschool stands in the register for a protected person. In preschools secrecy is the rule, and the preschool is a place (OSL 21:3 a).',
  },
  'R.where.care': {
    law: 'OSL 25:1',
    sv: 'Vårdenheten finns i registret för en skyddad person. I hälso- och sjukvården är sekretess huvudregel, och enheten är en plats (OSL 21:3 a).',
    en: 'The care unit stands in the register for a protected person. In health care secrecy is the rule, and the unit is a place (OSL 21:3 a).',
  },
  'R.where.shelter': {
    law: 'OSL 26:1',
    sv: 'Det skyddade boendet finns i registret för en skyddad person. I socialtjänsten är sekretess huvudregel. Även andra som bor där röjs.',
    en: 'The shelter stands in the register for a protected person. In social services secrecy is the rule. Others who live there are disclosed too.',
  },
  'R.where.workplace': {
    law: 'OSL 39:3',
    sv: 'Arbetsplatsen finns i registret för en skyddad person. För anställda som kan utsättas för våld gäller sekretess också för personliga förhållanden, och arbetsplatsen är en plats (OSL 21:3 a).',
    en: 'The workplace stands in the register for a protected person. For employees who may meet violence personal circumstances are secret too, and the workplace is a place (OSL 21:3 a).',
  },
  'R.who_where.near': {
    law: 'OSL 21:3',
    sv: 'Vem och var står tillsammans: samma stycke, tabellrad eller brevhuvud nämner en skyddad person och en plats som är hennes.',
    en: 'Who and where stand together: the same paragraph, table row or letter head names a protected person and a place that is hers.',
  },
  'R.who_where.near.party': {
    law: 'OSL 21:3 a',
    sv: 'Vem och var står tillsammans för en person med skyddad folkbokföring. Även uppgifter som bara tillsammans visar var hon bor är hemliga när hon är part.',
    en: 'Who and where stand together for a person with skyddad folkbokföring. Data that only together show where she lives are secret too when she is a party.',
  },
  'R.who_where.apart': {
    law: 'OSL 21:3 a',
    sv: 'Handlingarna nämner en skyddad person på ett ställe och en plats som är hennes på ett annat. Tillsammans kan de visa var hon vistas.',
    en: 'The documents name a protected person in one spot and a place that is hers in another. Together they may show where she is.',
  },
  'R.combination': {
    law: 'OSL 21:3 a',
    sv: 'Två eller flera svaga uppgifter om samma person står nära varandra och ringar tillsammans in var hon vistas.',
    en: 'Two or more weak data about the same person stand near each other and together narrow down where she is.',
  },
  'R.sender_place': {
    law: 'OSL 21:3',
    sv: 'Avsändaren är själv en plats som är hemlig för personen. Ett brev härifrån som nämner henne berättar var hon har kontakt.',
    en: 'The sender is itself a place that is secret for the person. A letter from here that names her tells where she is in contact.',
  },
  'R.who.number': {
    law: 'OSL 22:1',
    sv: 'Personnumret tillhör en skyddad person. Mottagaren kan vara den som inte ska veta att hon finns i ärendet.',
    en: 'The identity number belongs to a protected person. The recipient may be the one who must not learn that she is in the case.',
  },
  'R.who.name': {
    law: 'OSL 22:1',
    sv: 'Namnet tillhör en skyddad person. Pröva om mottagaren behöver det och om det tillsammans med resten av handlingen visar var hon är.',
    en: 'The name belongs to a protected person. Weigh whether the recipient needs it and whether, with the rest of the document, it shows where she is.',
  },
  'R.who.name.common': {
    law: 'OSL 22:1',
    sv: 'En skyddad person heter så, men så många bär namnet att det ensamt inte pekar ut någon.',
    en: 'A protected person has this name, but so many bear it that alone it points at nobody.',
  },
  'R.who.name.uncertain': {
    law: 'OSL 22:1',
    sv: 'Namnet liknar en skyddad persons, men skrivsättet gör det osäkert. Jämför med registret.',
    en: 'The name resembles that of a protected person, but the way it is written makes it uncertain. Compare with the register.',
  },
  'R.who.namesake': {
    law: 'OSL 22:1',
    sv: 'Namnet är en skyddad persons, men intill står någon annans personnummer: troligen en namne.',
    en: 'The name is that of a protected person, but beside it stands someone else’s identity number: probably a namesake.',
  },
  'R.who.new_name': {
    law: 'OSL 21:3',
    sv: 'Det är en skyddad persons nya namn. Ett nytt namn är lika känsligt som en adress: det leder till henne i alla register (jämför JO 1136-2015).',
    en: 'This is the new name of a protected person. A new name is as sensitive as an address: it leads to her in every register (compare JO 1136-2015).',
  },
  'R.who.relation': {
    law: 'OSL 21:3',
    sv: 'Uppgiften gäller en anhörig till en skyddad person. Anhörigas uppgifter skyddas på samma sätt, eftersom de leder till henne.',
    en: 'This is about a relative of a protected person. Data about relatives are protected in the same way, since they lead to her.',
  },
  'R.who.fingerade': {
    law: 'OSL 21:3 st. 3',
    sv: 'Personen står under den starkaste sekretessen i registret. Skicka ingenting om henne utan beslut av den som ansvarar för skyddet.',
    en: 'The person stands under the strongest secrecy in the register. Send nothing about her without a decision by the one responsible for the protection.',
  },
  'R.other': {
    law: 'OSL 21:3 a',
    sv: 'Uppgiften finns i registret för en skyddad person och kan leda till henne.',
    en: 'This stands in the register for a protected person and may lead to her.',
  },
  'R.property': {
    law: 'OSL 21:3 st. 2',
    sv: 'Fastighetsbeteckningen leder till en skyddad persons bostad. Den är offentlig i fastighetsregistret och skyddas inte av 21:3: pröva om den behövs och om någon annan bestämmelse gäller (till exempel OSL 26:1).',
    en: 'The property designation leads to the home of a protected person. It is public in the property register and not protected by 21:3: weigh whether it is needed and whether another provision applies (such as OSL 26:1).',
  },
  'R.gap.property': {
    law: 'OSL 21:3 st. 2',
    sv: 'Lagen skyddar inte fastighetsbeteckningar. Även om de tas bort här kan de begäras ut ur fastighetsregistret.',
    en: 'The law does not protect property designations. Even when removed here they can be requested from the property register.',
  },
  'R.gap.company': {
    law: 'OSF 5 §',
    sv: 'Handlingen talar om bolags- eller handelsregister intill en skyddad person. Uppgifter där är offentliga också om henne: ta upp det med henne, i stället för att räkna med skydd.',
    en: 'The document speaks of a company register beside a protected person. Data there are public about her too: take it up with her instead of counting on protection.',
  },
  'R.anyones.personnummer': {
    law: 'OSL 21:7',
    sv: 'Här står ett personnummer. Pröva om mottagaren behöver det.',
    en: 'An identity number stands here. Weigh whether the recipient needs it.',
  },
  'R.anyones.address': {
    law: 'OSL 21:3',
    sv: 'Här står något som ser ut som en bostadsadress. Pröva om mottagaren behöver den.',
    en: 'Something that looks like a home address stands here. Weigh whether the recipient needs it.',
  },
  'R.anyones.phone': {
    law: 'OSL 21:3',
    sv: 'Här står ett mobilnummer som kan vara privat. Pröva om mottagaren behöver det.',
    en: 'A mobile number that may be private stands here. Weigh whether the recipient needs it.',
  },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES
