import { isIP } from 'node:net'

/** What the list can be ordered by. All but the start only within live sessions (`status: 'active'`). */
export const sortKeys = ['started', 'user', 'device', 'browser', 'os', 'ip', 'country', 'city', 'activity'] as const
export type SortKey = (typeof sortKeys)[number]

/** A leading `-` is descending: `-started` is newest first. */
export type SessionSort = SortKey | `-${SortKey}`

/**
 * A place in the list, below (`before`) or above (`after`) a position in the order of the sort's key, whichever way it is shown: with
 * `-started` the next page lies `before` the last row, with `started` it lies `after` it. A position is a session's id, for sorts by other columns
 * its value and id as the page itself tells them. With both, `before` counts.
 */
export type SessionPlace = { readonly before?: string | undefined; readonly after?: string | undefined }

/** One page. `next` and `previous` are places in the order shown; null where there is nothing. */
export type SessionPage<Row> = {
  readonly rows: readonly Row[]
  /** Whether there are, or may be, rows with a lower and with a higher key. */
  readonly hasOlder: boolean
  readonly hasNewer: boolean
  readonly next: SessionPlace | null
  readonly previous: SessionPlace | null
  /** Set when the search stopped before the page was full: everything from here to where the page began has been looked through. `next` goes on. */
  readonly searchedTo: Date | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const keyOf = (sort: SessionSort): SortKey => (sort.startsWith('-') ? sort.slice(1) : sort) as SortKey

/** A position of a list that is sorted by a column, as one word for the URL. */
export const positionOf = (value: string, id: string): string => `${id}.${Buffer.from(value).toString('base64url')}`

/** The parts of a position, or null when it is malformed. For the sort by start it is an id alone. */
export function parsePosition(sort: SessionSort, text: string): { readonly id: string; readonly value: string } | null {
  const [id = '', coded, ...rest] = text.split('.')
  if (!uuid.test(id) || rest.length > 0 || (coded === undefined) !== (keyOf(sort) === 'started')) return null
  const value = Buffer.from(coded ?? '', 'base64url').toString()
  if (value.includes('\u0000') || Buffer.from(value).toString('base64url') !== (coded ?? '')) return null
  // A zone (RFC 4007) passes for an address in Node, and in PostgreSQL not.
  const fits = keyOf(sort) === 'ip' ? isIP(value) !== 0 && !value.includes('%') : keyOf(sort) !== 'activity' || /^\d{1,18}$/.test(value)
  return fits ? { id, value } : null
}
