/** Words as somebody wrote them: paragraphs and lines kept, nothing read as markup. */
export function Written({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</p>
      ))}
    </>
  )
}
