/** Where this module's pages stand in the menu. */
export const QUESTIONS = { label: { sv: 'Frågor', en: 'Questions' }, href: '/fragor' }
export const FOLLOW_UP = { sv: 'Följa upp', en: 'Follow up' }
