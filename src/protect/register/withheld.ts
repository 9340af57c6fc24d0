/** Some systems write a note on protection where the name should stand; it names nobody, and must never be matched as a name. */
export function isNameWithheld(value: string): boolean {
  return /^(skydda(d|de)( (person)?uppgift(er)?| identitet| namn| adress)?|sekretess(markering|markerad)?|uppgift saknas|x+|-+|\*+|\.+)$/i.test(
    value.trim(),
  )
}
