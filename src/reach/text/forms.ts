/**
 * The languages and ways of reading of the public pages. `code` is one letter of the address, so that every address is as
 * long as every other. Complete: every page is there. The others begin with the table of facts.
 */
export const FORMS = {
  sv: { code: 'a', lang: 'sv', dir: 'ltr', name: 'Svenska', complete: true },
  ll: { code: 'b', lang: 'sv', dir: 'ltr', name: 'Lätt svenska', complete: true },
  en: { code: 'c', lang: 'en', dir: 'ltr', name: 'English', complete: true },
  ar: { code: 'd', lang: 'ar', dir: 'rtl', name: 'العربية', complete: false },
  so: { code: 'e', lang: 'so', dir: 'ltr', name: 'Soomaali', complete: false },
  fa: { code: 'f', lang: 'fa', dir: 'rtl', name: 'فارسی', complete: false },
  uk: { code: 'g', lang: 'uk', dir: 'ltr', name: 'Українська', complete: false },
  fi: { code: 'h', lang: 'fi', dir: 'ltr', name: 'Suomi', complete: false },
  se: { code: 'i', lang: 'se', dir: 'ltr', name: 'Davvisámegiella', complete: false },
} as const
export type Form = keyof typeof FORMS
export const FORM_IDS = Object.keys(FORMS) as Form[]
export const COMPLETE_FORMS = ['sv', 'll', 'en'] as const satisfies readonly Form[]
export type CompleteForm = (typeof COMPLETE_FORMS)[number]
export const isComplete = (form: Form): form is CompleteForm => FORMS[form].complete
export const formOfCode = (code: string): Form | undefined => FORM_IDS.find((form) => FORMS[form].code === code)
