import { REFUSALS, type Refusal } from '@samvarn/disclosure'
import { Actions, Button, DataTable, Form, Notice, T, type Text } from '../../platform/page/index.ts'
import type { ShownFile, ShownReview } from './deeds-review.ts'
import { COPIED_FORMATS, isCopyReady, NOTHING_TO_REMOVE } from './safe-copy.ts'

/** Safe copies of a set: asked for, made, refused with the reason, fetched by the circle, sent by the circle. */

function stateOf({ copy }: ShownFile): Text {
  if (copy === undefined) return { sv: 'Inte begärd', en: 'Not asked for' }
  if (copy.state === 'making') return { sv: 'Görs och läses igen …', en: 'Being made and read again …' }
  if (copy.state === 'made')
    return { sv: `Klar. ${copy.removed ?? 0} uppgifter borttagna.`, en: `Ready. ${copy.removed ?? 0} data taken away.` }
  if (copy.refusal === NOTHING_TO_REMOVE)
    return { sv: 'Inget att ta bort. Originalet kan användas.', en: 'Nothing to take away. The original can be used.' }
  return REFUSALS[copy.refusal as Refusal] ?? REFUSALS.crashed
}

/** Known before anything is asked for, and said plainly. */
function NoCopyYet({ files }: { files: readonly ShownFile[] }) {
  const without = files.filter(
    (file) =>
      (file.findings.some(({ detail }) => detail.level !== 'NOTE') || file.unread.length > 0) &&
      !COPIED_FORMATS.includes(file.format ?? ''),
  )
  if (without.length === 0) return null
  const numbers = without.map((file) => file.ordinal).join(', ')
  return (
    <p>
      <T
        text={{
          sv: `Säker kopia finns än så länge för TXT, CSV och DOCX. Fil ${numbers} är något annat: skicka tillbaka utskicket och be om DOCX, eller pröva att släppa det.`,
          en: `Safe copies exist so far for TXT, CSV and DOCX. File ${numbers} is something else: return the set and ask for DOCX, or weigh releasing it.`,
        }}
      />
    </p>
  )
}

export function Copies({ review, csrf }: { review: ShownReview; csrf: string }) {
  const { files, id } = review
  const asked = files.some((file) => file.copy !== undefined)
  const ready = asked && files.every((file) => isCopyReady(file.copy)) && files.some((file) => file.copy?.state === 'made')
  const again = files.some((file) => file.copy?.state === 'refused' && !isCopyReady(file.copy))
  return (
    <>
      <h2 id="saker-kopia">
        <T text={{ sv: 'Säker kopia', en: 'Safe copy' }} />
      </h2>
      <p>
        <T
          text={{
            sv: 'I en säker kopia är det som hittades ersatt med [sekretess]. Kretsen skickar den själv: vad som är borttaget visar vad som hittades.',
            en: 'In a safe copy what was found is replaced by [sekretess]. The circle sends it itself: what was taken away shows what was found.',
          }}
        />
      </p>
      <NoCopyYet files={files} />
      {asked ? (
        <DataTable
          caption={{ sv: 'Säkra kopior', en: 'Safe copies' }}
          captionHidden
          rows={files}
          columns={[
            { label: { sv: 'Fil', en: 'File' }, names: true, cell: (file) => `${file.ordinal}. ${file.name}` },
            { label: { sv: 'Kopia', en: 'Copy' }, cell: (file) => <T text={stateOf(file)} /> },
            {
              label: { sv: 'Hämta', en: 'Fetch' },
              cell: (file) =>
                file.copy?.state === 'made' && review.may.fetch ? (
                  <a href={`/granskning/${id}/kopia/${file.copy.id}`}>
                    <T text={{ sv: `Hämta kopian av fil ${file.ordinal}`, en: `Fetch the copy of file ${file.ordinal}` }} />
                  </a>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      ) : null}
      {review.may.copy && (!asked || again) ? (
        <Form action={`/granskning/${id}/kopia`} csrf={csrf}>
          <Actions>
            <Button
              kind="secondary"
              text={
                again
                  ? { sv: 'Försök göra kopiorna igen', en: 'Try to make the copies again' }
                  : { sv: 'Gör en säker kopia', en: 'Make a safe copy' }
              }
            />
          </Actions>
        </Form>
      ) : null}
      {review.may.copy && ready ? <Sent review={review} csrf={csrf} /> : null}
    </>
  )
}

function Sent({ review, csrf }: { review: ShownReview; csrf: string }) {
  return (
    <Form action={`/granskning/${review.id}/skickad`} csrf={csrf}>
      <Notice kind="info">
        <p>
          <T
            text={
              review.secondFor.safe_copy === 'head'
                ? {
                    sv: 'Du skrev utskicket själv. Enhetschefen frågas innan det räknas som handlagt.',
                    en: 'You wrote the set yourself. The unit’s head is asked before it counts as handled.',
                  }
                : {
                    sv: 'Avsändaren får veta att granskarna har tagit hand om utskicket, och inget mer.',
                    en: 'The sender is told that the reviewers have taken care of it, and nothing more.',
                  }
            }
          />
        </p>
      </Notice>
      <Actions>
        <Button kind="secondary" text={{ sv: 'Kretsen har skickat kopian', en: 'The circle has sent the copy' }} />
      </Actions>
    </Form>
  )
}
