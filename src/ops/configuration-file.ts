/** The one configuration file, as systemd, containers and `node:util` parseEnv read it alike: KEY=value, one a line. */
import { copyFileSync, existsSync } from 'node:fs'
import { SetupProblem } from '../platform/postgres/problem.ts'
import { writeFileWhole } from './files.ts'

/** What every reader takes for the same: no quote, backslash, space, # or line break. */
const PLAIN = /^[^\s"'`\\#$]*$/

export function configurationText(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      if (PLAIN.test(value)) return `${name}=${value}`
      if (/["\\$`\r\n]/.test(value))
        throw new SetupProblem({
          sv: `${name} har ett tecken som inte kan stå i en inställning (citattecken, omvänt snedstreck, dollar eller radbrytning).`,
          en: `${name} holds a character that cannot stand in a setting (double quote, backslash, dollar or line break).`,
        })
      return `${name}="${value}"`
    })
  return `# Samvärn. Läses av samvarn, systemd och behållare. Bara ägaren får läsa filen (chmod 600).\n${lines.join('\n')}\n`
}

/** Writes the file for its owner only, whole or not at all. One that stands there is kept beside when it is replaced. */
export function writeConfiguration(path: string, settings: Readonly<Record<string, string>>, replace = false): void {
  if (existsSync(path)) {
    if (!replace)
      throw new SetupProblem({
        sv: `${path} finns redan. Ändra den för hand, eller kör med --replace; då sparas den gamla bredvid.`,
        en: `${path} exists already. Change it by hand, or run with --replace; the old one is then kept beside.`,
      })
    copyFileSync(path, `${path}.${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`)
  }
  writeFileWhole(path, configurationText(settings))
}
