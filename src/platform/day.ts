const LOCAL_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })

/** The day in Sweden, ISO: a deadline ends at midnight where people live. */
export const dayOf = (at: Date = new Date()): string => LOCAL_DAY.format(at)
export const today = (): string => dayOf()
/** Days before or after an ISO day. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
