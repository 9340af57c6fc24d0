export { COMPLETE_FORMS, type CompleteForm, FORM_IDS, FORMS, type Form, formOfCode, isComplete } from './forms.ts'
export { daysOf, isAlways, type OpenHours, openHours } from './hours.ts'
export { isStale, type Line } from './lines.ts'
export { lixOf } from './lix.ts'
export {
  type Inline,
  inlinesOf,
  type Known,
  type PageText,
  readBlocks,
  readPageText,
  type TextBlock,
  TextFault,
  wordsOf,
} from './markup.ts'
export { type Phrase, PHRASE_IDS, type Phrases } from './phrases.ts'
export { PUBLISH_TASK, publishSoon } from './publish-soon.ts'
export type { PublishedFile } from './published-file.ts'
export { type Content, content, GROUPS, type Page, type Shipped } from './shipped.ts'
export {
  type ContactPoint,
  type Interpreters,
  type OwnTranslation,
  type PublicAbout,
  type PublicFile,
  type PublicMedia,
  type PublicQueue,
  type PublicService,
  type SignedText,
  type SiteDocument,
  siteDocument,
} from './site-document.ts'
