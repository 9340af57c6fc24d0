import type { Text } from '../cli/command.ts'

export const HELP: Text = {
  sv: `Användning: samvarn init [FLAGGOR] [--lang sv|en]
            samvarn init --new-link [--slug KORTNAMN]

Gör en installation på riktigt: frågar efter det som behövs, skriver en inställningsfil (samvarn.conf, bara för ägaren),
grundar organisationen och skriver ut en engångslänk för den första personen. Inget lösenord finns från början.

  --url ADRESS               adressen som medarbetarna använder, till exempel https://samvarn.example.se
  --port PORT                porten på den här datorn (förval: 3000)
  --database builtin|ADRESS  den inbyggda databasen, eller en egen: postgresql://server:5432/samvarn
  --admin-url ADRESS         administratör som gör roller och databas; används en gång och sparas inte (eller SAMVARN_ADMIN_URL)
  --owner-url ADRESS         ägarens adress, när roller och databas redan är gjorda
  --organisation NAMN        organisationens namn
  --slug KORTNAMN            kortnamnet i inloggningens adress, till exempel norrvik
  --kind SLAG                state_agency, region, municipality, county_board, ngo eller company
  --parts DELAR              all (förval), eller followup: bara följa upp och samordna, utan tabeller om personer
  --unit NAMN                den första personens enhet (förval: Stab)
  --function FUNKTION        hennes funktion (förval: Systemägare)
  --smtp ADRESS              e-postserver, till exempel smtp://användare:lösenord@mejl.example.se:587
  --mail-from ADRESS         avsändarens adress
  --backup-recipient AGE     mottagare för säkerhetskopior (age1…), eller new för att göra en nyckel
  --yes                      fråga inget
  --replace                  skriv över inställningsfilen; den gamla sparas bredvid
  --new-link                 ny engångslänk för systemägaren som har förlorat sin nyckel; har rollen gått ut hos alla ges den igen
`,
  en: `Usage: samvarn init [OPTIONS] [--lang sv|en]
       samvarn init --new-link [--slug SHORTNAME]

Makes an installation in earnest: asks for what it needs, writes one configuration file (samvarn.conf, for its owner only),
founds the organisation and prints a one-time link for the first person. There is no password from the start.

  --url ADDRESS              the address people use, such as https://samvarn.example.se
  --port PORT                the port on this machine (default: 3000)
  --database builtin|ADDRESS the built-in database, or your own: postgresql://server:5432/samvarn
  --admin-url ADDRESS        an administrator who makes roles and database; used once, never kept (or SAMVARN_ADMIN_URL)
  --owner-url ADDRESS        the owner's address, when roles and database are made already
  --organisation NAME        name of the organisation
  --slug SHORTNAME           the short name in the address of its sign-in, such as norrvik
  --kind KIND                state_agency, region, municipality, county_board, ngo or company
  --parts PARTS              all (default), or followup: follow up and coordinate only, without tables about persons
  --unit NAME                unit of the first person (default: Stab)
  --function FUNCTION        her function (default: Systemägare)
  --smtp ADDRESS             mail server, such as smtp://user:password@mail.example.se:587
  --mail-from ADDRESS        the sender's address
  --backup-recipient AGE     recipient of backups (age1…), or new to make an identity
  --yes                      ask nothing
  --replace                  overwrite the configuration file; the old one is kept beside
  --new-link                 a new one-time link for the system owner who has lost her passkey; gives the role again when it has run out for all
`,
}
