import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { SessionEndedError } from '@/lib/db/transaction'
import { enExport } from '@/lib/i18n/en-export'
import { type CsvColumns, csvHead, csvLines } from '@/lib/lists/csv'
import { standingOf } from '@/lib/sessions/standing-of'

const words = enExport.export.cutLine

/** Rows of a file at most; a spreadsheet has 1,048,576. */
export const MOST_ROWS = 1_000_000

async function assertLive({ sessionId }: UserContext): Promise<void> {
  if (!(await standingOf(sessionId)).live) throw new SessionEndedError()
}

/**
 * A file of these pages, part by part. Before each part leaves the session is looked at once more, so that none does after a kill was acknowledged. A file
 * that is not whole says so in a last line; where it was broken off, the error comes after that.
 */
export async function* exportLines<Row>(
  ctx: UserContext,
  columns: CsvColumns<Row>,
  pages: AsyncGenerator<readonly Row[], void>,
  most = MOST_ROWS,
): AsyncGenerator<string, void> {
  const titles = Object.keys(columns)
  const cells = Object.values(columns)
  const cut = (why: string) => csvLines([titles.map((_, at) => (at === 0 ? why : null))])
  let written = 0
  yield csvHead(titles)
  try {
    for await (const rows of pages) {
      await assertLive(ctx)
      const room = rows.slice(0, most - written)
      written += room.length
      // A search that found nothing so far is a part too: whoever has left stops it here.
      yield csvLines(room.map((row) => cells.map((cell) => cell(row))))
      if (rows.length > room.length) return yield cut(words.most(most))
    }
  } catch (error) {
    yield cut(error instanceof SessionEndedError ? words.ended : words.failed)
    throw error
  }
}
