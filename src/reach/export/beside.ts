/** What stands beside the exported pages, for the one who runs the web server. */
import { apacheConfiguration, type Hosting, iisConfiguration, nginxConfiguration } from './configurations.ts'
import { PAGES } from './folder.ts'

const readme = ({ name, base }: Hosting) => `Sidor att lägga ut utan att den som besöker dem lämnar spår

1. Lägg mappen ${PAGES} på webbservern. Filerna ska ligga precis som de är: ändra inget, lägg inte till mätning eller kakfråga.
2. Lägg in nginx.conf eller apache.conf i konfigurationen för ${name}, eller web.config i mappen ${PAGES} (IIS).
   Raderna ger samma huvuden till alla sidor, ingen packning, en väg ut som fungerar utan skript och ingen logg över vem som kom.
3. Låt ingen lastbalanserare, brandvägg eller molntjänst framför sätta kakor, packa sidorna eller visa en egen felsida.
4. Se efter: samvarn verify-site https://${name}${base} --manifest manifest.json
   Eller lägg till adressen under Värd i Samvärn, som ser efter varje vecka och säger vad som har tappats.
5. Kommer nya filer: byt hela mappen på en gång.

Sidorna ligger på organisationens vanliga webbnamn under en intetsägande adress. Ett eget talande namn syns för den som ser nätet.
Att skriva till ett team kräver Samvärns egen process (samvarn public); utlagda filer säger i stället vart man kan ringa.

In English: publish the folder ${PAGES} untouched, add the configuration for your web server, let nothing in front set cookies,
compress or show error pages of its own, and look with: samvarn verify-site https://${name}${base} --manifest manifest.json
`

/** The files beside the pages, by name. */
export const besideOf = (hosting: Hosting): Record<string, string> => ({
  'LÄS-MIG.txt': readme(hosting),
  'nginx.conf': nginxConfiguration(hosting),
  'apache.conf': apacheConfiguration(hosting),
  'web.config': iisConfiguration(hosting),
})
