export const REACH_OUT = { sv: 'Nå ut', en: 'Reach out' }
export const METHODS = { label: { sv: 'Metoder', en: 'Methods' }, href: '/metoder' }
