import { Zip, ZipDeflate } from 'fflate'
import type { Built } from './build.ts'

/** A zip as it is made, so that a browser begins to take it at once and no export stands whole in memory. */
export function zipStream(files: AsyncIterable<Built>, folder: string): ReadableStream<Uint8Array> {
  const iterator = files[Symbol.asyncIterator]()
  let zip: Zip
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, piece, final) => {
        if (error) controller.error(error)
        else {
          controller.enqueue(piece)
          if (final) controller.close()
        }
      })
    },
    async pull() {
      const { done, value } = await iterator.next()
      if (done) {
        zip.end()
        return
      }
      const file = new ZipDeflate(`${folder}/${value.path}`, { level: 6 })
      zip.add(file)
      file.push(value.bytes, true)
      // Others are served between two files.
      await new Promise((later) => setImmediate(later))
    },
    async cancel() {
      await iterator.return?.(undefined)
    },
  })
}
