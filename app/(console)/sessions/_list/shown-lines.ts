import type { SessionLine } from './session-line'

/** Lines by session, and when they were read, on the database's clock. */
export type LinesAt = { readonly lines: ReadonlyMap<string, SessionLine>; readonly at: number }

/** The rows that the list holds, each as it was told last: by the page, which is made anew now and then, or by what was heard in between. */
export function shownLines(held: readonly SessionLine[], page: LinesAt, heard: LinesAt): readonly SessionLine[] {
  const [newer, older] = heard.at > page.at ? [heard, page] : [page, heard]
  return held.map((line) => newer.lines.get(line.id) ?? older.lines.get(line.id) ?? line)
}
