export { interpretersOf, mediaOf, ownTranslations, signedTexts } from './deeds-publish.ts'
