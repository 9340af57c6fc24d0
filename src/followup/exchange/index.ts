/** Signed documents between a coordinator and an organisation. */
export { canonical } from './canonical.ts'
export { type AnswerDocument, type Envelope, type PartAnswers, type RoundDocument, SHARING, type Sharing } from './exchange.ts'
export { ENVELOPE_BYTES_MAX, ENVELOPE_FAULTS, type EnvelopeFault, openEnvelope, type Opened, type Travelling } from './envelope.ts'
export { fingerprint } from './fingerprint.ts'
export { forgetPeer, judgePeer, ownFingerprint, pinPeer, type Pinned, seal } from './deeds.ts'
