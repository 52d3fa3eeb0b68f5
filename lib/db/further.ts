import 'server-only'
import { besideId } from './id-days'
import type { ListPlace } from './list-page'
import { type Direction, type Pace, usual } from './walk'
import type { Source } from './walk-rows'

/** Where a search for the next match came to: `found` is a place at which a page begins with it, `stopped` one from which to go on; neither at the end. */
export type Further = { readonly found: ListPlace | null; readonly stopped: ListPlace | null }

/** Nobody waits for it but a sign that it goes on; its statements are no longer than any. */
export const lasting: Pace = { ...usual, mostMs: 1_000 }

/** Looks for the next match beyond a position, in a list in the order of its ids. */
export async function furtherBy(source: Source<unknown>, direction: Direction, position: string): Promise<Further> {
  const at = (id: string): ListPlace => (direction === 'down' ? { before: id } : { after: id })
  const { found, stopped } = await source(direction, position, 1)
  const [match] = found
  if (match) return { found: at(besideId(match.position, direction === 'down' ? 1 : -1)), stopped: null }
  return { found: null, stopped: stopped === null ? null : at(stopped) }
}
