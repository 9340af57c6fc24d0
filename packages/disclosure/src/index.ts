export * from './types.ts'
export { check } from './check.ts'
export { parseRegister, type RegisterError, type RegisterReading } from './register.ts'
export {
  canonical,
  findIdentityNumbers,
  formatIdentityNumber,
  type FoundIdentityNumber,
  type IdentityNumber,
  isOrganisationNumber,
  isValidIdentityNumber,
  luhnHolds,
  parseIdentityNumber,
} from './identity.ts'
export { type Key, keysOf } from './keys/keys.ts'
export { type Places, readPlaces } from './keys/places.ts'
export { phoneOf } from './keys/phones.ts'
export { mailOf } from './keys/mail.ts'
export { wordHashes } from './keys/hash.ts'
export { MemoryLookup } from './lookup/memory.ts'
export { WordFilter } from './lookup/filter.ts'
export { FINGERPRINT_BYTES, fingerprint, FingerprintLookup, type FingerprintLookupOptions } from './lookup/fingerprint.ts'
export { NORMALISER_VERSION, normalise } from './normalise/normalise.ts'
export { type Mapped, originalEnd, originalStart } from './normalise/mapped.ts'
export { CLASS_NAMES } from './explain/explain.ts'
export { type Rule, type RuleId, RULES } from './explain/rules.ts'
export {
  type Answer,
  answerOnce,
  type ChildLimits,
  type ChildResult,
  type ChildTask,
  extract,
  LIMITS,
  readInChild,
  redact,
  type Redacted,
  redactInChild,
  type RedactInChildOptions,
  type RedactOptions,
  REFUSALS,
  type Refusal,
  type Removal,
  type Removed,
  removalsOf,
  runInChild,
} from './sandbox.ts'
