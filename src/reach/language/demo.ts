import type { Founded } from '../../organisation/founding/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { addDays, dayOf } from '../../platform/day.ts'
import type { Form } from '../text/index.ts'
import { seeOffer, writeOffer } from './deeds-interpreter.ts'
import { seePart, signText } from './deeds.ts'
import { PHRASES_PART } from './language.ts'

/** Invented people of the demonstration. In earnest nothing is signed before a real reader has read it. */
const READERS: readonly { form: Form; name: string; function: string }[] = [
  { form: 'ar', name: 'Amal Saga (påhittad)', function: 'Påhittad översättare i demonstrationen, arabiska' },
  { form: 'fi', name: 'Aino Fabel (påhittad)', function: 'Påhittad översättare i demonstrationen, finska' },
]

/** In Norrvik the facts and the first page of two languages are signed, by readers who do not exist. Does nothing twice. */
export async function makeDemoLanguages(db: Database, founded: readonly Founded[]): Promise<void> {
  const norrvik = founded.find((one) => one.accounts['norrvik-kommunikator'])
  const account = norrvik?.accounts['norrvik-kommunikator']?.account
  if (!norrvik || account === undefined) return
  const actor = { tenant: norrvik.tenant, account }
  for (const { form, name, function: said } of READERS) {
    for (const what of [PHRASES_PART, 'start']) {
      const part = await seePart(db, actor, form, what)
      if (part?.text?.origin !== 'shipped' || part.history.length > 0) continue
      const on = addDays(dayOf(new Date()), -20)
      await signText(db, actor, { form, what, read: part.text.sha256 }, { name, function: said, on })
    }
  }
  if (!(await seeOffer(db, actor))?.offer)
    await writeOffer(db, actor, {
      languages: ['sv', 'en', 'ar', 'fi'],
      how_sv: 'Ring och säg vilket språk du talar. Vi ringer upp en tolk medan du väntar. Tolken kostar inget och får inte berätta vidare.',
      how_ll: 'Ring och säg ditt språk. Vi ringer en tolk. Det kostar inget. Tolken får inte berätta för någon.',
      how_en:
        'Call and say which language you speak. We call an interpreter while you wait. It costs nothing, and the interpreter may not tell others.',
    })
}
