import type { UserContext } from '@/lib/access/context'
import { SessionEndedError } from '@/lib/db/transaction'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { assertMayContacts } from './offered'
import type { ContactIds } from './schema'

/** As many as are deleted in one write. */
const CHUNK = 25

/** What became of one contact. `unknown`: it was not there any more, or is somebody else's. `failed`: nothing is known to have changed. */
export type DeletedContact = { readonly id: string; readonly outcome: 'deleted' | 'unknown' | 'failed' }

/**
 * Deletes contacts in short writes, and says of each what became of it. What one write deleted stays deleted, whatever comes after it: a failure that
 * nobody knows is then told to `tell`, for the log, and ends the work. @throws that failure where nothing was deleted before.
 */
export async function deleteContacts(
  ctx: UserContext,
  { ids }: ContactIds,
  tell: (error: unknown) => void,
): Promise<readonly DeletedContact[]> {
  assertMayContacts(ctx, 'contact.delete')
  // In the order of ids: two people who delete the same rows then wait for each other instead of holding each other up.
  const sorted = [...ids].sort()
  const results: DeletedContact[] = []
  for (let at = 0; at < sorted.length; at += CHUNK) {
    try {
      results.push(...(await deleteChunk(ctx, sorted.slice(at, at + CHUNK))))
    } catch (error) {
      if (error instanceof SessionEndedError) throw error
      if (error instanceof AppError) continue
      if (!results.some(({ outcome }) => outcome === 'deleted')) throw error
      tell(error)
      break
    }
  }
  return ids.map((id) => results.find((result) => result.id === id) ?? { id, outcome: 'failed' })
}

const deleteChunk = (ctx: UserContext, ids: readonly string[]) =>
  write(ctx, async (tx) => {
    const results: DeletedContact[] = []
    for (const id of ids) results.push({ id, outcome: (await tx.contact.remove({ where: { id } })) === 0 ? 'unknown' : 'deleted' })
    return results
  })
