import type { Proven } from '../proof.ts'
import { about } from './about.ts'
import { access } from './access.ts'
import { accounts } from './account.ts'
import { answer } from './answer.ts'
import { action } from './action.ts'
import { breakGlass } from './break-glass.ts'
import { card } from './card.ts'
import { check } from './check.ts'
import { circle } from './circle.ts'
import { host } from './host.ts'
import { hosting } from './hosting.ts'
import { registerImport } from './import.ts'
import { contact } from './contact.ts'
import { deviation } from './deviation.ts'
import { directory } from './directory.ts'
import { federation } from './federation.ts'
import { intake } from './intake.ts'
import { logreview } from './logreview.ts'
import { indicator } from './indicator.ts'
import { mandate } from './mandate.ts'
import { method } from './method.ts'
import { person } from './person.ts'
import { question } from './question.ts'
import { report } from './report.ts'
import { routine } from './routine.ts'
import { risk } from './risk.ts'
import { round } from './round.ts'
import { scim } from './scim.ts'
import { language } from './language.ts'
import { line } from './line.ts'
import { site } from './site.ts'
import { signin } from './signin.ts'
import { trainingNeeds } from './training-needs.ts'
import { staff } from './staff.ts'
import { conversation } from './conversation.ts'
import { upkeep } from './upkeep.ts'
import { vouching } from './vouching.ts'

/** Every file of policies; a test refuses one that is not here. */
export const PROOFS: readonly Proven[] = [
  access,
  accounts,
  action,
  answer,
  breakGlass,
  check,
  circle,
  contact,
  deviation,
  directory,
  federation,
  host,
  hosting,
  registerImport,
  intake,
  logreview,
  indicator,
  mandate,
  method,
  person,
  question,
  report,
  routine,
  risk,
  round,
  scim,
  signin,
  language,
  line,
  site,
  about,
  card,
  trainingNeeds,
  staff,
  conversation,
  upkeep,
  vouching,
]
