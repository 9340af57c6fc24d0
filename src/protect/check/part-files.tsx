import { T, When } from '../../platform/page/index.ts'

/** The names of a set's files, or when they were deleted. */
export function FileNames({ files, deletedAt }: { files: readonly { ordinal: number; name: string }[]; deletedAt: Date | null }) {
  if (deletedAt !== null) {
    return (
      <>
        <T text={{ sv: 'Raderat', en: 'Deleted' }} /> <When at={deletedAt} day />
      </>
    )
  }
  return (
    <ul>
      {files.map((file) => (
        <li>{file.name}</li>
      ))}
    </ul>
  )
}
