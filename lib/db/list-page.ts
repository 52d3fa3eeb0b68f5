import 'server-only'
import { momentOf } from './id-days'
import type { Direction } from './walk'
import type { Found, Source } from './walk-rows'

/**
 * A place in a list, below (`before`) or above (`after`) a position in the order of its key, whichever way it is shown: newest first the next page
 * lies `before` the last row, oldest first `after` it. With both, `before` counts.
 */
export type ListPlace = { readonly before?: string | undefined; readonly after?: string | undefined }

/** One page. `next` and `previous` are places in the order shown; null where there is nothing. */
export type ListPage<Row> = {
  readonly rows: readonly Row[]
  /** Whether there are, or may be, rows with a lower and with a higher key. */
  readonly hasOlder: boolean
  readonly hasNewer: boolean
  readonly next: ListPlace | null
  readonly previous: ListPlace | null
  /** Set when the search stopped before the page was full: everything from here to where the page began has been looked through. `next` goes on. */
  readonly searchedTo: Date | null
}

/**
 * One page at a place. A page towards the list's beginning that would not be full is the first page instead. What is said of rows before and
 * after it is looked up where the page itself does not tell; the first page does.
 */
export async function pageBy<Row>(
  source: Source<Row>,
  onwards: Direction,
  { before, after }: ListPlace,
  take: number,
): Promise<ListPage<Row>> {
  const back: Direction = onwards === 'down' ? 'up' : 'down'
  const direction: Direction = before !== undefined ? 'down' : after !== undefined ? 'up' : onwards
  const at = (to: Direction, position: string): ListPlace => (to === 'down' ? { before: position } : { after: position })
  const isThere = async (to: Direction, position: string | undefined) => {
    const { found, stopped } = await source(to, position, 1)
    return found.length > 0 || stopped !== null
  }
  const answer = (shown: Found<Row>['found'], next: ListPlace | null, previous: ListPlace | null, stopped: string | null) => {
    const [below, above] = onwards === 'down' ? [next, previous] : [previous, next]
    const searchedTo = stopped === null ? null : new Date(momentOf(stopped))
    return { rows: shown.map(({ row }) => row), hasOlder: below !== null, hasNewer: above !== null, next, previous, searchedTo }
  }

  /** `begun`: the list's first rows, where they are known already. */
  const forwards = async (position: string | undefined, begun: Found<Row>['found'] = []) => {
    const { found: more, stopped } = await source(onwards, begun.at(-1)?.position ?? position, take + 1 - begun.length)
    const found = [...begun, ...more]
    const shown = found.slice(0, take)
    const [first, last] = [shown[0], shown.at(-1)]
    const next = found.length > take && last ? at(onwards, last.position) : stopped ? at(onwards, stopped) : null
    // Before an empty page lies whatever there is, the position's own row too.
    const isBefore = position !== undefined && (first ? await isThere(back, first.position) : await isThere(onwards, undefined))
    const previous = isBefore ? at(back, first?.position ?? position) : null
    return answer(shown, next, previous, stopped)
  }

  if (direction === onwards) return forwards(before ?? after)
  const { found, stopped } = await source(back, before ?? after, take + 1)
  // Searched anew from its beginning the first page could stop in time before the rows that are at hand.
  if (found.length < take && stopped === null) return forwards(undefined, found.toReversed())
  const shown = found.slice(0, take).reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  const previous = found.length > take && first ? at(back, first.position) : stopped ? at(back, stopped) : null
  const beyond = last?.position ?? before ?? after ?? ''
  const next = last === undefined || (await isThere(onwards, beyond)) ? at(onwards, beyond) : null
  return answer(shown, next, previous, stopped)
}
