import type { UserContext } from '@/lib/access/context'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { assertMayContacts } from './offered'
import { type ImportPlan, MOST_ROWS, type PlannedRow, planImport } from './plan-import'
import type { ContactFields } from './schema'
import { asColumns } from './stored-contact'

/** Rows of one write: all of them, or none. Short enough that a kill of the own session need not wait. */
const CHUNK = 100

export type SkippedRow = { readonly line: number; readonly name: string; readonly reason: string }

/** What an import says as it goes: what it found, how far it has come with what it did since it last said so, and how it ended. */
export type ImportStep =
  | { readonly step: 'begun'; readonly rows: number; readonly used: readonly string[]; readonly ignored: readonly string[] }
  | { readonly step: 'done'; readonly through: number; readonly imported: number; readonly skipped: readonly SkippedRow[] }
  /** The write of these lines failed, and nothing of it stays; `rest` rows after them were not tried. */
  | { readonly step: 'failed'; readonly from: number; readonly to: number; readonly rest: number; readonly message: string | null }
  | { readonly step: 'finished' }

/**
 * Imports contacts of one's own from comma-separated values, in short writes; whoever stops asking stops it after the one in hand. A contact that
 * is there already (same name, address and phone) is skipped, so that the same file may be sent again after an import that stopped.
 * @throws AppError `invalid` when the file as a whole is no list of contacts; what is unknown to us, after the step that says where it failed.
 */
export function importContacts(ctx: UserContext, text: string): AsyncGenerator<ImportStep, void> {
  assertMayContacts(ctx, 'contact.import')
  return steps(ctx, planImport(text))
}

async function* steps(ctx: UserContext, { rows, used, ignored }: ImportPlan): AsyncGenerator<ImportStep, void> {
  yield { step: 'begun', rows: rows.length, used, ignored }
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK)
    const through = at + chunk.length
    try {
      yield { step: 'done', through, ...(await writeChunk(ctx, chunk)) }
    } catch (error) {
      const message = error instanceof AppError ? error.message : null
      yield { step: 'failed', from: chunk[0]?.line ?? 0, to: chunk.at(-1)?.line ?? 0, rest: rows.length - through, message }
      if (message === null) throw error
      return
    }
  }
  yield { step: 'finished' }
}

const keyOf = ({ name, email, phone }: Pick<ContactFields, 'name' | 'email' | 'phone'>) => JSON.stringify([name, email, phone])

function writeChunk(ctx: UserContext, rows: readonly PlannedRow[]): Promise<{ imported: number; skipped: readonly SkippedRow[] }> {
  return write(ctx, async (tx) => {
    const names = rows.flatMap((row) => ('fields' in row ? [row.fields.name] : []))
    const own = { ownerId: ctx.userId, name: { in: names } }
    const there = await tx.contact.list({ where: own, select: { name: true, email: true, phone: true }, take: MOST_ROWS })
    const known = new Set(there.map(keyOf))
    const skipped: SkippedRow[] = []
    let imported = 0
    for (const { line, name, ...row } of rows) {
      if ('problem' in row) skipped.push({ line, name, reason: row.problem })
      else if (known.has(keyOf(row.fields))) skipped.push({ line, name, reason: 'You have this contact already.' })
      else {
        known.add(keyOf(row.fields))
        await tx.contact.create({ ownerId: ctx.userId, ...asColumns(row.fields) })
        imported += 1
      }
    }
    return { imported, skipped }
  })
}
