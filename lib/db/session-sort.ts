import { isIP } from 'node:net'
import { isId } from './id-days'
import type { ListPage, ListPlace } from './list-page'

/** What the list can be ordered by. All but the start only within live sessions (`status: 'active'`). */
export const sortKeys = ['started', 'user', 'device', 'browser', 'os', 'ip', 'country', 'city', 'activity'] as const
export type SortKey = (typeof sortKeys)[number]

/** A leading `-` is descending: `-started` is newest first. */
export type SessionSort = SortKey | `-${SortKey}`

/** A position is a session's id, for sorts by other columns its value and id as the page itself tells them. */
export type SessionPlace = ListPlace
export type SessionPage<Row> = ListPage<Row>

export const keyOf = (sort: SessionSort): SortKey => (sort.startsWith('-') ? sort.slice(1) : sort) as SortKey

/** A position of a list that is sorted by a column, as one word for the URL. */
export const positionOf = (value: string, id: string): string => `${id}.${Buffer.from(value).toString('base64url')}`

/** The parts of a position, or null when it is malformed. For the sort by start it is an id alone. */
export function parsePosition(sort: SessionSort, text: string): { readonly id: string; readonly value: string } | null {
  const [id = '', coded, ...rest] = text.split('.')
  if (!isId(id) || rest.length > 0 || (coded === undefined) !== (keyOf(sort) === 'started')) return null
  const value = Buffer.from(coded ?? '', 'base64url').toString()
  if (value.includes('\u0000') || Buffer.from(value).toString('base64url') !== (coded ?? '')) return null
  // A zone (RFC 4007) passes for an address in Node, and in PostgreSQL not.
  const fits = keyOf(sort) === 'ip' ? isIP(value) !== 0 && !value.includes('%') : keyOf(sort) !== 'activity' || /^\d{1,18}$/.test(value)
  return fits ? { id, value } : null
}
