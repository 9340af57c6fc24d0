/** A file that a published site hands out: a leaflet, a card, a film, sound. Found by what it holds. */
export interface PublishedFile {
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  sha256: string
  media_type: string
  bytes: Buffer
}
